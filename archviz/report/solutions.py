"""Designs of equal cost and of twice the cost as exact numbers: rows of one form, for JSON and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from archviz.explore.axes import AXES
from archviz.explore.cost import cost
from archviz.explore.depth import blocks
from archviz.explore.families import Member
from archviz.explore.match import Matches
from archviz.spec.architecture import Architecture
from archviz.words import SILENCE, Sentence

from . import conventions, match
from .published import published
from .tables import cell, printable

Record = dict[str, Any]
_BASELINE = "baseline"


class Line(NamedTuple):
    """What is asked, what was found, how it compares with what is asked, and why it is nothing, or nothing near."""

    asked: Record
    design: Architecture | None
    values: match.Values
    compared: Record
    note: Sentence


def equal(found: Sequence[Matches], command: str) -> Record:
    """A row per value, an error of 0.01 being 1 % more than the baseline has; without figures where nothing was
    found. The baselines stand beside them in rows of the same form."""
    lines, baselines = [], []
    for matches in found:
        varied, free = matches.varied.name, matches.free.name if matches.free else None
        asked = {"baseline": matches.baseline.name, "vary": varied, "solve": free, "keep": matches.keep.name}
        own, itself = matches.baseline, {"error": 0.0, "also": []}
        if matches.rows:
            baselines.append(Line({"role": _BASELINE, **asked}, own, match.values(own), itself, SILENCE))
        for row in matches.rows:
            role = _BASELINE if row.found and row.found.best.design == own else "match"
            if row.found is None:
                lines.append(
                    Line({"role": role, **asked}, None, {varied: row.value}, {"error": None, "also": []}, row.why)
                )
                continue
            best = row.found.best
            also = [{free: near.value, "error": near.error} for near in row.found.also]
            compared = {"error": best.error, "also": also}
            lines.append(Line({"role": role, **asked}, best.design, match.values(best.design), compared, row.why))
        if matches.why:
            lines.append(Line({"role": "match", **asked}, None, {}, {"error": None, "also": []}, matches.why))
    record = _record([*baselines, *lines], command)
    rows = record.pop("rows")
    return {"rows": rows[len(baselines) :], "baselines": rows[: len(baselines)], **record}


def dearer(found: Sequence[Sequence[Member]], of: str, command: str) -> Record:
    """A row per design; a way that could not be gone has its reason only."""
    lines = []
    for family in found:
        for member in family:
            asked = {"baseline": family[0].design and family[0].design.name, "of": of, "way": member.way}
            told = match.values(member.design) if member.design else {}
            ratio = member.ratio if member.design else None
            lines.append(Line(asked, member.design, told, {"ratio": ratio}, member.why))
    return _record(lines, command)


def _record(lines: Sequence[Line], command: str) -> Record:
    printed = published([line.design for line in lines if line.design])
    accuracies = iter(printed.accuracies if printed else ())
    rows, protocols = [], {}
    for line in lines:
        accuracy = next(accuracies, None) if line.design else None
        if accuracy:
            protocols[accuracy.protocol.id] = f"{accuracy.protocol.source}; {accuracy.protocol.conditions}"
        errors = {
            "published_top1": accuracy and accuracy.top1,
            "published_top5": accuracy and accuracy.top5,
            "published_protocol": accuracy and accuracy.protocol.id,
        }
        rows.append({**line.asked, **_facts(line), **line.compared, **errors, "note": line.note})
    footer = {"conventions": list(match.COUNTED), "versions": conventions.versions(), "command": command}
    return {"rows": rows, "protocols": protocols, **footer}


def _facts(line: Line) -> Record:
    """Name, dimensions and figures; None for what there is not."""
    found = cost(line.design) if line.design else None
    return {
        "name": line.design and line.design.name,
        **{name: line.values.get(name) for name in AXES},
        "group_width": match.product(line.values),
        "blocks": list(blocks(line.design)) if line.design else None,
        "params": found and found.params,
        "macs": found and found.macs,
        "flops": found and 2 * found.macs,
        "activations": found and found.activations,
        "memory_bytes": found and found.memory,
    }


def sheet(record: Record) -> str:
    """The rows as CSV: plain numbers, errors and ratios as fractions, an empty cell for what there is not.

    The baselines come first. What is about as near is in two columns: the value of what gives way, and its error.
    """
    file = io.StringIO()
    first = record.get("baselines", [])
    rows = [_flat(row) for row in (*first, *(r for r in record["rows"] if not first or r["role"] != _BASELINE))]
    write = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    write.writeheader()
    write.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return file.getvalue()


def _flat(row: Record) -> Record:
    flat: Record = {}
    for key, value in row.items():
        if key == "also":
            near = value[0] if value else {}
            flat |= {"also": near.get(row["solve"]), "also_error": near.get("error")}
        else:
            flat[key] = value
    return flat


def _plain(value: object) -> object:
    """A number as it is read again, a name that no spreadsheet takes for a formula."""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return " ".join(map(str, value))
    return cell(printable(value)) if isinstance(value, str) else value
