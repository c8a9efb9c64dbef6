"""What is said beside the tables of equal cost and of twice the cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archviz import zoo
from archviz.explore.cost import QUANTITIES, cost
from archviz.explore.depth import layers
from archviz.explore.families import Member
from archviz.explore.match import Matches
from archviz.spec.architecture import Architecture
from archviz.words import SILENCE, Sentence, join, say

from . import accuracy
from .match import errors
from .published import Published


def sources(designs: Sequence[Architecture]) -> tuple[Sentence, ...]:
    """Where the published errors are from; empty where there are none."""
    found = errors(designs)
    if found is None:
        return ()
    return *accuracy.sources(found, tuple(design.name for design in designs)), *_others(found, designs)


def _others(found: Published, designs: Sequence[Architecture]) -> Iterator[Sentence]:
    """Networks that the source notes something of and that are not shown, where another as deep as one is."""
    pairs = zip(designs, found.accuracies, strict=True)
    shown = {printed.network: layers(design) for design, printed in pairs if printed}
    protocol = found.protocol
    for name in protocol.about:
        top1, _ = protocol.errors[name]
        if top1 is not None and name not in shown and layers(zoo.network(name)) in shown.values():
            error = accuracy.error(top1, "")
            yield say(
                "{source}: {note} This is {network} with {error}, none of these designs.",
                source=protocol.title, note=protocol.note, network=name, error=error,
            )  # fmt: skip


def notes(found: Sequence[Matches]) -> tuple[Sentence, ...]:
    """What gave way, what stays as it is, and how near what is about as near is."""
    said = [(matches.baseline.name, _gave(matches)) for matches in found if matches.rows]
    gave = dict.fromkeys(sentence for _, sentence in said)
    if len(gave) > 1:  # each has its own
        gave = dict.fromkeys(_about(name, sentence) for name, sentence in said)
    near = any(row.found and row.found.also for matches in found for row in matches.rows)
    about = say("About as near: on the other side of the cost, and at most twice as far off.")
    return *gave, *filter(None, map(_apart, found)), *([about] if near else [])


def _apart(matches: Matches) -> Sentence:
    """Where the baseline's own value is none of the multiples that were asked for."""
    own = matches.free.get(matches.baseline) if matches.free and matches.rows else 0
    if not matches.free or own % matches.multiple == 0:
        return SILENCE
    return say(
        "{design} stays as it is, though its {axis} = {value} is no multiple of {multiple}.",
        design=matches.baseline.name,
        axis=matches.free.name,
        value=own,
        multiple=matches.multiple,
    )


def _gave(matches: Matches) -> Sentence:
    axis, figure = matches.varied.name, matches.keep.name
    if matches.free:
        gave = say("{axis} gives way to keep {figure}", axis=matches.free.name, figure=figure)
        if matches.better is None:
            return say("{parts}.", parts=gave)
        option = f"--solve {matches.better.name}"
        advice = say("more of these values can be matched by another: ask with {option}", option=option)
        return say("{parts}.", parts=join("; ", [gave, advice]))
    whole = cost(matches.baseline)
    costs = [row.found.best.cost for row in matches.rows if row.found]
    others = [name for name, q in QUANTITIES.items() if any(q.of(one) != q.of(whole) for one in costs)]
    still = say("{axis} does not change {figure}, so nothing gives way", axis=axis, figure=figure)
    if matches.solved:
        still = say("{parts}, {axis} neither", parts=still, axis=matches.solved)
    if not others:
        return say("{parts}.", parts=still)
    remedy = say(
        "it changes {figures}; to keep one of these, ask with {option}",
        figures=", ".join(others),
        option=f"--keep {others[0]}",
    )
    return say("{parts}.", parts=join("; ", [still, remedy]))


def faults(found: Sequence[Matches]) -> tuple[Sentence, ...]:
    """Where the cost could not be kept, and why."""
    return tuple(
        why if why is matches.why else _about(matches.baseline.name, why)
        for matches in found
        for why in (matches.why, *(row.why for row in matches.rows))
        if why
    )


def lacking(found: Iterable[Sequence[Member]]) -> tuple[Sentence, ...]:
    """The ways that a design cannot go, or not near, and why."""
    return tuple(
        _about(f"{family[0].design.name}, {member.way}", member.why)
        for family in found
        for member in family
        if member.why and family[0].design
    )


def _about(place: str, sentence: Sentence) -> Sentence:
    return say("{place}: {fault}", place=place, fault=sentence)
