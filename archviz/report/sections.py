"""The tables of a report beside that of the figures, in every format the same: published accuracy, what differs stage
by stage, measured latency."""

from __future__ import annotations

from collections.abc import Iterator

from archviz.results import Figure
from archviz.words import Sentence, join, say, word

from . import measured, numbers
from .content import Content
from .differing import KEYS
from .measured import Measured
from .published import PROVENANCE, Accuracy, Protocol, Published
from .tables import Column, Table, change, printable

SHOWN = ("params", "macs", "activations")  # of the figures of a stage, in tables; `beyond` tells the rest
OTHER = "†"  # behind an error that was found under another protocol
CONFIRMED = word("✓ fvcore, counting each design itself, finds the same MACs to the unit.")
DOUBTED = word("✗ fvcore does not find the same MACs.")


def confirmed(content: Content) -> str:
    """Whether fvcore counts the same; empty where it was not asked."""
    comparison = content.comparison
    if not comparison.counted:
        return ""
    pairs = zip(comparison.counted, comparison.analyses, strict=True)
    return CONFIRMED if all(count.macs == analysis.total.macs for count, analysis in pairs) else DOUBTED


def accuracy(content: Content) -> Table | None:
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
    """In percentage points: "▼ −1.7"."""
    if base is None or base.top1 is None or printed.top1 is None or printed is base:
        return "—" if printed is not base else ""
    apart = round(printed.top1 - base.top1, 3)
    told = f"{abs(apart):g}" if apart % 1 else f"{abs(apart):.1f}"
    return f"{'▲ +' if apart > 0 else '▼ −'}{told}" if apart else "="


def accuracy_notes(content: Content) -> tuple[Sentence, ...]:
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


def differences(content: Content, index: int) -> Table:
    """How design `index` differs from the baseline: one row a stage, its figures from and to, and how far apart."""
    columns = (
        Column(word("Stage"), right=False),
        Column(word("Difference"), right=False),
        *(Column(KEYS[key]) for key in SHOWN),
    )
    rows = tuple(
        (d.title, d.words, *(from_to(e.before, e.after) for e in d.effects if e.key in SHOWN))
        for d in content.differences[index - 1]
    )
    one, other = (content.comparison.analyses[n].total for n in (0, index))
    total = tuple(from_to(getattr(one, key), getattr(other, key)) for key in SHOWN)
    return Table(columns, rows, (word("Whole design"), "", *total))


def beyond(content: Content, index: int) -> Sentence:
    """What the differences do to memory and, where both were measured alike, to the latency of the whole."""
    one, other = (content.comparison.analyses[n].total for n in (0, index))
    said = []
    for key in KEYS:
        if key in SHOWN:
            continue
        before, after = getattr(one, key), getattr(other, key)
        said.append(
            say(
                "{figure} {before} → {after}, {change}",
                figure=say(KEYS[key]),
                before=numbers.memory(before),
                after=numbers.memory(after),
                change=change(Figure(key, "", "B", (before, after)), 1),
            )
        )
    return join(" · ", [*said, *_times(content.measured, index)])


def _times(found: Measured | None, index: int) -> Iterator[Sentence]:
    """The latency of the baseline and of another design, where both were measured alike; how far apart, if in turns."""
    if not found or not (first := found.comparable[0]) or not (second := found.comparable[index]):
        return
    before, after = (numbers.seconds(m.latency.median) for m in (first, second))
    ratio = found.ratios[index]
    if found.reference == 0 and ratio and ratio.paired:
        times = f"{ratio.value:.3f}"
        yield say("Measured latency {before} → {after}, ×{ratio}", before=before, after=after, ratio=times)
    else:
        flag = say("not measured in turns")
        yield say("Measured latency {before} → {after}, {flag}", before=before, after=after, flag=flag)


def notes(content: Content) -> tuple[Sentence, ...]:
    """What the designs say of themselves."""
    pairs = zip(content.comparison.names, content.designs, strict=True)
    found = ((printable(name), " ".join(design.note.split())) for name, design in pairs)
    return tuple(say("{name}: {note}", name=name, note=printable(note)) for name, note in found if note)


def remade(content: Content) -> Sentence:
    """What stands before the command; without one, why there is none."""
    if content.command:
        return say("This command makes it again:")
    return say(
        "It was made in the window, from designs that no file holds as they are: save the project, then "
        "`archviz compare` with its file makes it again."
    )


def from_to(before: int, after: int) -> str:
    """ "7.098 M → 26.17 M, ▲ +19.07 M"."""
    if before == after:
        return f"{numbers.si(after)}, ="
    sign = "▲ +" if after > before else "▼ −"
    return f"{numbers.si(before)} → {numbers.si(after)}, {sign}{numbers.si(abs(after - before))}"


def alike(content: Content, index: int) -> Sentence:
    """What is said where no stage differs."""
    first, other = content.comparison.names[0], content.comparison.names[index]
    return say("{other} has the same stages as {first}.", other=printable(other), first=printable(first))


def latency(content: Content) -> Table | None:
    """One row a design; None where nothing was measured."""
    found = content.measured
    if found is None:
        return None
    columns = (
        Column(word("Design"), right=False),
        Column(word("Median")),
        Column(word("IQR")),
        Column(word("p90")),
        Column(say("Times {name}", name=printable(content.comparison.names[found.reference]))),
        Column(word("Mind"), right=False),
    )
    rows = []
    for name, measure, ratio in zip(content.comparison.names, found.measures, found.ratios, strict=True):
        cells = (
            (*measured.cells(measure, ratio), measure.flag) if measure else ("—", "—", "—", "—", say("not measured"))
        )
        rows.append((printable(name), *cells))
    return Table(columns, tuple(rows))


def changes(content: Content, index: int) -> Table:
    """The same as `differences` for a terminal: how far apart alone."""
    table = differences(content, index)
    lines = [tuple(cell.rpartition(", ")[2] if n > 1 else cell for n, cell in enumerate(row)) for row in table.rows]
    total = tuple(cell.rpartition(", ")[2] for cell in table.total)
    return Table(table.columns, tuple(lines), total)


def latency_notes(content: Content) -> tuple[str, ...]:
    """Verdicts, conditions and machine; or how to measure."""
    if content.lost:
        return (content.lost,)
    if content.measured is None:
        return (say("No latency of these designs was measured here; `archviz bench` with the same designs does."),)
    return (*content.measured.verdicts, content.measured.conditions)
