"""A comparison report as text: Markdown for people, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from . import accuracy, changes, conventions, differing, latency, numbers, record, sections, times
from .content import Content
from .published import Accuracy
from .tables import Column, Table, cell, escaped, figures, markdown, measured, printable

Line = tuple[str, str, tuple[float | None, ...]]  # figure, unit, one value a design


def plain(content: Content) -> str:
    """The report as Markdown, with exact values; pictures and charts are left to the other formats."""
    return "\n".join(_lines(content))


def _lines(content: Content) -> Iterator[str]:
    comparison = content.comparison
    exact = Table(
        (Column("Exact", right=False), *map(Column, comparison.names)),
        tuple((measured(f), *map(numbers.exact, f.values)) for f in comparison.figures),
    )
    yield f"# {escaped(comparison.question)}\n"
    yield f"{escaped(comparison.verdict)}\n"
    yield from (f"**Mind:** {escaped(warning)}\n" for warning in comparison.warnings)
    yield from (markdown(figures(comparison)), markdown(exact))
    if said := sections.confirmed(content):
        yield f"{said}\n"
    if told := sections.notes(content):
        yield _list(told)
    if errors := accuracy.table(content):
        yield from ("## Published accuracy\n", markdown(errors))
        yield _list(accuracy.notes(content))
    yield "## What differs, stage by stage\n"
    for index in range(1, len(comparison.names)):
        yield f"### {escaped(comparison.names[index])}\n"
        found = content.differences[index - 1]
        if found:
            yield markdown(changes.table(content, index))
        yield f"{escaped(changes.beyond(content, index) if found else changes.alike(content, index))}\n"
    yield "## Measured latency\n"
    if latencies := times.table(content):
        yield markdown(latencies)
    yield _list(times.notes(content))
    yield "## What is counted\n"
    yield _list(conventions.CONVENTIONS)
    made = f"Made with {conventions.versions()} on {conventions.machine()}. {sections.remade(content)}"
    yield f"{escaped(made)}\n"
    if content.command:
        yield f"    {printable(content.command)}\n"
    if content.measured:
        yield "The latencies were measured with:\n"
        yield "".join(f"    {printable(command)}\n" for command in content.measured.commands)


def _list(lines: tuple[str, ...]) -> str:
    return "".join(f"- {escaped(line)}\n" for line in lines)


def spreadsheet(content: Content) -> str:
    """Exact numbers, then difference and ratio of each design to the baseline; errors are those of one protocol.

    Latencies that were not measured in turns with the baseline's have neither.
    Below the figures of whole designs those of their stages, one row for those that stand beside each other.
    """
    comparison = content.comparison
    names = [cell(name) for name in comparison.names]
    others = range(1, len(names))
    file = io.StringIO()
    write = csv.writer(file, lineterminator="\n").writerow
    write(["figure", "unit", *names, *(f"{k} {names[i]}" for i in others for k in ("difference", "ratio"))])
    turns = content.measured.turns if content.measured else ()
    rows: list[Line] = [(f.key, f.unit or "1", f.values) for f in comparison.figures]
    if found := content.published:
        rows.append(("top1_error", "%", tuple(a.top1 if a else None for a in found.shared)))
        rows.append(("top5_error", "%", tuple(a.top5 if a else None for a in found.shared)))
    if here := content.measured:
        rows.append(("latency", "s", tuple(m.latency.median if m else None for m in here.comparable)))
        rows.append(("latency_iqr", "s", tuple(m.latency.iqr if m else None for m in here.comparable)))
    rows += _stages(content)
    for key, unit, values in rows:
        told = [values[i] if not key.startswith("latency") or (turns[0] and turns[i]) else None for i in others]
        against = [cells for value in told for cells in _against(values[0], value)]
        write([key, unit, *("" if value is None else value for value in values), *against])
    return file.getvalue()


def _stages(content: Content) -> Iterator[Line]:
    """The figures of each stage that a difference is told of; empty where a design has no such stage."""
    comparison = content.comparison
    units = {figure.key: figure.unit or "1" for figure in comparison.figures}
    for number, places in enumerate(content.rows, 1):
        rows = [None if i is None else a.stages[i] for a, i in zip(comparison.analyses, places, strict=True)]
        names = ", ".join(dict.fromkeys(row.name for row in rows if row))
        for key in (key for key in differing.KEYS if key in units):
            values = tuple(row.counts.value(key, comparison.batch, comparison.dtype) if row else None for row in rows)
            yield f"{key} of stage {number}, {names}", units[key], values


def _against(base: float | None, value: float | None) -> tuple[object, str]:
    """Difference and ratio; empty where there is none."""
    if base is None or value is None:
        return "", ""
    apart = value - base
    return apart if isinstance(apart, int) else f"{apart:.6g}", f"{value / base:.6g}" if base else ""


def document(content: Content) -> str:
    """Everything as JSON."""
    return json.dumps(_record(content), indent=1, ensure_ascii=False) + "\n"


def _record(content: Content) -> dict[str, Any]:
    names = content.comparison.names
    found, here = content.published, content.measured
    return {
        **record.comparison(content.comparison, content.command),
        "machine": conventions.machine(),
        "published": found
        and {
            "protocol": found.protocol.id,
            "errors": [printed and _accuracy(printed) for printed in found.accuracies],
            "note": found.note(names),
        },
        "differences": {
            name: [
                {"before": d.before, "after": d.after, "words": d.words, "effects": [asdict(e) for e in d.effects]}
                for d in differences
            ]
            for name, differences in zip(names[1:], content.differences, strict=True)
        },
        "aligned_stages": [list(row) for row in content.rows],
        "measured": here
        and {
            "conditions": here.conditions,
            "reference": names[here.reference],
            "verdicts": list(here.verdicts),
            "results": [
                m
                and {
                    "number": m.entry.id,
                    "in_turns": m.turns,
                    "differs": list(m.differs),
                    "ratio_to_reference": ratio and {**asdict(ratio), "differs": ratio.differs},
                    "command": m.entry.command,
                    **latency.latency(m.latency),
                }
                for m, ratio in zip(here.measures, here.ratios, strict=True)
            ],
        },
    }


def _accuracy(printed: Accuracy) -> dict[str, Any]:
    protocol = printed.protocol
    facts = ("source", "dataset", "crop", "protocol", "provenance", "note")
    said = {name: getattr(protocol, name) for name in facts}
    return {
        "network": printed.network,
        "top1_error": printed.top1,
        "top5_error": printed.top5,
        "protocol_id": protocol.id,
        **said,
    }
