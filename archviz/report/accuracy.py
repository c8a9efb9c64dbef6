"""The table of published errors in a report, and what belongs below it."""

from __future__ import annotations

from archviz.words import Sentence, say, word

from .content import Content
from .published import PROVENANCE, Accuracy, Protocol, Published
from .tables import Column, Table, printable

OTHER = "†"  # behind an error that was found under another protocol


def table(content: Content) -> Table | None:
    """One row a design that any is known of: its network, its errors, how they differ from the baseline's."""
    found = content.published
    if found is None:
        return None
    columns = (
        Column(word("Design"), right=False),
        Column(word("Network"), right=False, rank=1),
        Column(word("Top-1 error")),
        Column(word("Top-5 error")),
        Column(word("Top-1 change")),
    )
    base = found.shared[0]
    rows = []
    for name, printed in zip(content.comparison.names, found.accuracies, strict=True):
        if printed is None:
            continue
        mark = "" if printed.protocol is found.protocol else f" {OTHER}"
        errors = (error(printed.top1, mark), error(printed.top5, mark))
        rows.append((printable(name), printed.network, *errors, _points(base, printed) if not mark else "—"))
    told = [n for n, cells in enumerate(zip(*rows, strict=True)) if {*cells} - {"—", ""}]  # no column of nothing
    if all(row[1] == row[0] for row in rows):
        told.remove(1)
    return Table(tuple(columns[n] for n in told), tuple(tuple(row[n] for n in told) for row in rows))


def error(percent: float | None, mark: str) -> str:
    """As it is printed: "22.0 %", "21.43 % †"."""
    return "—" if percent is None else f"{percent if percent % 1 else f'{percent:.1f}'} %{mark}"


def _points(base: Accuracy | None, printed: Accuracy) -> str:
    """In percentage points, to as many decimals as both errors have: "▼ −1.7", "▼ −0.60"."""
    if base is None or base.top1 is None or printed.top1 is None or printed is base:
        return "—" if printed is not base else ""
    apart = round(printed.top1 - base.top1, 3)
    decimals = max(len(str(error).partition(".")[2]) for error in (printed.top1, base.top1))
    return f"{'▲ +' if apart > 0 else '▼ −'}{abs(apart):.{decimals or 1}f}" if apart else "="


def notes(content: Content) -> tuple[Sentence, ...]:
    """What belongs below the errors; nothing where there are none."""
    found = content.published
    if not found:
        return ()
    none = found.accuracies.count(None)
    of = {"none": none, "count": len(found.accuracies)}
    without = [say("Nothing is published here for {none} of the {count} designs.", **of)] if none else []
    return (*without, *sources(found, content.comparison.names))


def sources(found: Published, names: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Under what the errors of designs were found, who differs, how sure the figures are."""
    note = found.note(names)
    others = [say("{mark} {source}", mark=OTHER, source=_source(found, protocol)) for protocol in found.others]
    return (_source(found, found.protocol), *([note] if note else []), *others)


def _source(found: Published, protocol: Protocol) -> Sentence:
    parts = [protocol.source, protocol.conditions, say(PROVENANCE[protocol.provenance])]
    said = say("{parts}.", parts="; ".join(filter(None, parts)))
    return say("{source} {note}", source=said, note=protocol.note) if found.applies(protocol) else said
