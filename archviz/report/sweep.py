"""A sweep as tables, a sentence and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from archviz.bench.result import Latency
from archviz.explore.cost import QUANTITIES, Cost
from archviz.explore.front import Goal
from archviz.explore.probe import Sample
from archviz.explore.space import Definition, Space
from archviz.explore.store import Found, Tally
from archviz.words import Sentence, join, say, word

from . import conventions, numbers
from .tables import Column, Table

_TITLES = {
    "params": word("Params"), "macs": word("MACs"), "activations": word("Activations"), "memory": word("Memory"),
}  # fmt: skip
_NOUNS = {
    "params": say("parameters"), "macs": say("MACs"), "activations": say("activations"), "memory": say("memory"),
}  # fmt: skip


Chosen = tuple[Found, int, Latency | None]  # a winner, the rank of its front, what was measured


def announcement(space: Space, sample: Sample | None, finished: int) -> Sentence:
    """What a sweep is about to look at, how many of the designs that were tried are legal, what is finished already."""
    sizes = " × ".join(f"{axis.name} {len(axis.values):,}" for axis in space.axes)
    if space.sample is not None and space.sample < space.size:
        parts = [say("{count:,} designs at random of a grid of {size:,} ({sizes})",
                     count=space.count, size=space.size, sizes=sizes)]  # fmt: skip
    else:
        parts = [say("{count:,} designs ({sizes})", count=space.count, sizes=sizes)]
    if finished:
        parts.append(say("{count:,} are finished already", count=finished))
    elif sample and sample.legal < sample.looked < space.count:
        parts.append(say("of {count:,} tried {legal:,} are legal", count=sample.looked, legal=sample.legal))
    return join("; ", parts)


def beyond(sample: Sample) -> Sentence:
    """That no design of those looked at keeps to a limit, and what the least is."""
    most = join(", ", [_amount(name, limit) for name, (limit, _) in sample.beyond.items()])
    least = join(", ", [_amount(name, value) for name, (_, value) in sample.beyond.items()])
    return say(
        "none of {count:,} designs tried is within {most}; the least is {least}: allow more or vary something else",
        count=sample.looked,
        most=most,
        least=least,
    )


def summary(
    tally: Tally, definition: Definition, goals: tuple[Goal, Goal], front: int, ranks: Sequence[int]
) -> Sentence:
    """What a sweep has found, and which of it is shown in what order, in a sentence or two."""
    parts = [say("{count:,} designs looked at: {legal:,} legal", count=tally.finished, legal=tally.legal)]
    if tally.repeated:
        parts.append(say("{count:,} met again", count=tally.repeated))
    if tally.illegal:
        parts.append(say("{count:,} not legal (most often: {fault})", count=tally.illegal, fault=tally.fault))
    if definition.limits:
        parts.append(_within(tally, definition))
    if tally.legal and not tally.within:
        least = join(", ", [_amount(name, QUANTITIES[name].of(tally.least)) for name in definition.limits])
        parts.append(say("the least of them: {least}", least=least))
    facts = say("{facts}.", facts=join("; ", parts))
    return say("{facts} {front}", facts=facts, front=_shown(goals, front, ranks)) if front else facts


def caption(tally: Tally, definition: Definition, *, behind: bool) -> tuple[Sentence, Sentence]:
    """How many designs stand behind a chart, within what; and what its numbers and its hollow points are."""
    parts = [say("{count:,} designs looked at: {legal:,} legal", count=tally.finished, legal=tally.legal)]
    if definition.limits:
        parts.append(_within(tally, definition))
    key = say("the numbers are those of the table")
    hollow = say("{key}; a hollow point is on a front behind", key=key)
    return join("; ", parts), hollow if behind else key


def _within(tally: Tally, definition: Definition) -> Sentence:
    limits = join(", ", [_amount(name, most) for name, most in definition.limits.items()])
    return say("{count:,} within {limits}", count=tally.within, limits=limits)


def _shown(goals: tuple[Goal, Goal], front: int, ranks: Sequence[int]) -> Sentence:
    """How large the front is, and which designs are in the table."""
    first, second = map(_aim, goals)
    own = ranks.count(1)
    rest = len(ranks) - own
    if own < front:
        which = say("{count:,} of it, evenly spread, are shown", count=own)
    elif rest:
        which = say("it is shown whole, then {count:,} of the fronts behind it", count=rest)
    else:
        which = say("it is shown whole")
    return say("The front of {first} and {second} has {count:,}; {which}, from {first} to {second}.",
               first=first, second=second, count=front, which=which)  # fmt: skip


def _amount(name: str, value: int) -> Sentence:
    return say("{amount} {noun}", amount=_short(name, value), noun=_NOUNS[name])


def _short(name: str, value: int) -> str:
    return numbers.memory(value) if QUANTITIES[name].unit == "B" else numbers.si(value)


def _aim(goal: Goal) -> Sentence:
    noun = _NOUNS[goal.figure.name]
    return say("most {noun}", noun=noun) if goal.most else say("least {noun}", noun=noun)


def table(space: Space, chosen: Sequence[Chosen]) -> Table:
    """The winners: number, values, figures, rank of the front, fvcore's word, latency where it was measured."""
    measured = any(latency for _, _, latency in chosen)
    columns = (
        Column(word("No.")),
        *(Column(axis.name) for axis in space.axes),
        *(Column(_TITLES[name], rank=rank) for name, rank in zip(QUANTITIES, (0, 0, 2, 3), strict=True)),
        Column(word("Front"), rank=1),
        Column(word("fvcore"), rank=4),
        *((Column(word("Median")), Column(word("IQR"), rank=5)) if measured else ()),
    )
    rows = []
    for found, rank, latency in chosen:
        figures = (_short(name, value) for name, value in _figures(found.cost).items())
        times = (numbers.seconds(latency.median), numbers.seconds(latency.iqr)) if latency else ("—", "—")
        values = (found.parameters[axis.name] for axis in space.axes)
        rows.append((str(found.number), *values, *figures, str(rank), _told(found), *(times if measured else ())))
    return Table(columns, tuple(rows))


def _figures(cost: Cost) -> dict[str, int]:
    return {name: quantity.of(cost) for name, quantity in QUANTITIES.items()}


def _told(found: Found) -> str:
    if found.fvcore is None:
        return "—"
    return "✓" if found.fvcore == found.cost.macs else f"✗ {numbers.exact(found.fvcore)}"


def exact(
    space: Space, found: Sequence[Found], definition: Definition, ranks: Mapping[int, int], chosen: Sequence[int]
) -> Table:
    """Every legal design with plain numbers, for spreadsheets; memory is bytes, latency seconds, 1 is yes.

    `ranks`: the front of each number that is on one; `chosen`: the numbers of the winners.
    """
    told = ("within", "front", "winner")
    columns = ("number", *(axis.name for axis in space.axes), *QUANTITIES, *told, "digest", "fvcore_macs", "latency")
    rows = (
        (
            str(f.number),
            *(f.parameters[axis.name] for axis in space.axes),
            *map(str, _figures(f.cost).values()),
            str(int(f.within(definition))),
            str(ranks.get(f.number, "")),
            str(int(f.number in chosen)),
            f.digest,
            "" if f.fvcore is None else str(f.fvcore),
            repr(json.loads(f.latency)["median"]) if f.latency else "",
        )
        for f in found
    )
    return Table(tuple(map(Column, columns)), tuple(rows))


def record(
    definition: Definition, tally: Tally, goals: tuple[Goal, Goal], front: Sequence[int],
    chosen: Sequence[Chosen], command: str,
) -> dict[str, Any]:  # fmt: skip
    """The sweep, the numbers of the front and the winners for other programs."""
    return {
        "command": command,
        "definition": definition.model_dump(mode="json"),
        "designs": asdict(tally) | {"least": _figures(tally.least)},
        "goals": [{"figure": goal.figure.name, "better": "more" if goal.most else "less"} for goal in goals],
        "front": list(front),
        "winners": [
            {
                "number": found.number,
                "parameters": dict(found.parameters),
                "digest": found.digest,
                **_figures(found.cost),
                "rank": rank,
                "fvcore_macs": found.fvcore,
                "latency": latency.model_dump(mode="json") if latency else None,
            }
            for found, rank, latency in chosen
        ],
        "conventions": list(conventions.CONVENTIONS),
        "versions": conventions.versions(),
    }
