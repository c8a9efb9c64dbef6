"""Counts as JSON: plain objects with exact numbers, for other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from archviz.footprint import Footprint
from archviz.numbers import one_or_both
from archviz.results import Analysis, AuditRow, Comparison, Counts, FvcoreCount, Row
from archviz.spec.issue import Issue

from . import footprint
from .conventions import CONVENTIONS, versions


def text(value: object) -> str:
    """JSON for standard output; × is written as it is where the other end takes UTF-8."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    return json.dumps(value, indent=1, ensure_ascii=plain)


def network(
    name: str,
    analysis: Analysis,
    layers: Iterable[Row],
    fvcore: FvcoreCount,
    memory: Footprint,
    issues: Iterable[Issue],
    *,
    audit: tuple[AuditRow, ...] | None = None,
    keras_names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Everything about one design; `audit` is there where it was asked for. Shapes are without the batch.

    Layers get the names that Keras has for them where it has any.
    """
    named = keras_names or {}
    return {
        "name": name,
        "input": list(analysis.input),
        "output_shape": list(analysis.shape),
        **_counts(analysis.total),
        "keras": _keras(analysis.total),
        "memory": footprint.record(memory),
        "auxiliary_heads": _aside(analysis),
        "receptive_field": list(analysis.field),
        "jump": one_or_both(analysis.jump),
        "fvcore": _fvcore(fvcore),
        **({} if audit is None else {"audit": _audit(audit)}),
        "conventions": list(CONVENTIONS),
        "versions": versions(),
        "issues": [{"path": list(i.path), "severity": i.severity, "message": i.message} for i in issues],
        "stages": [_row(row) for row in analysis.stages],
        "blocks": [_row(row) for row in analysis.blocks],
        "layers": [_layer(row, fvcore.by_node, named) for row in layers],
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "params": counts.params,
        "params_by_kind": counts.params_by_kind,
        "macs": counts.macs,
        "flops": counts.flops,
        "activations": counts.activations,
        "weight_bytes": counts.weight_bytes,
        "kept_bytes": counts.kept_bytes,
    }


def _row(row: Row, measured: dict[str, int] | None = None) -> dict[str, Any]:
    seen = row.counts.fvcore_total if measured is None else measured.get(row.name, 0)
    return {
        "name": row.name,
        "op": row.label,
        **({"category": row.category} if row.category else {}),
        "input": list(row.input),
        "output": list(row.shape),
        **_counts(row.counts),
        "fvcore": seen,
        "receptive_field": list(row.field),
        "jump": one_or_both(row.jump),
    }


def _layer(row: Row, measured: dict[str, int], named: Mapping[str, str]) -> dict[str, Any]:
    return {**_row(row, measured), **({"keras_name": named[row.name]} if row.name in named else {})}


def _keras(counts: Counts) -> dict[str, int]:
    """The totals as Keras prints them: moving statistics are parameters that are not trained."""
    return {
        "trainable": counts.keras_trainable,
        "non_trainable": counts.buffers,
        "total": counts.keras_total,
    }


def _aside(analysis: Analysis) -> dict[str, int]:
    aside = analysis.aside
    return {"counted": aside.counted, "left_out": aside.left_out, "params": aside.params}


def _fvcore(count: FvcoreCount) -> dict[str, Any]:
    return {
        "total": count.total,
        "by_operator": count.by_operator,
        "unsupported": count.unsupported,
        "version": count.version,
    }


def _audit(rows: tuple[AuditRow, ...]) -> dict[str, Any]:
    return {
        "estimate": sum(row.estimate for row in rows),
        "fvcore": sum(row.fvcore for row in rows),
        "flop_counter": sum(row.flop_counter for row in rows),
        "agree": all(row.agree for row in rows),
        "blocks": [_audit_row(row) for row in rows],
    }


def _audit_row(row: AuditRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "block": row.label,
        "estimate": row.estimate,
        "fvcore": row.fvcore,
        "flop_counter": row.flop_counter,
        "agree": row.agree,
        "beyond": row.beyond,
        "left_out": list(row.left_out),
    }


def comparison(value: Comparison, command: str) -> dict[str, Any]:
    """A comparison; `ratio` is null where the baseline has none."""
    return {
        "question": value.question,
        "verdict": value.verdict,
        "warnings": list(value.warnings),
        "baseline": value.names[0],
        "memory_for": footprint.conditions(value),
        "designs": [
            {
                "name": name,
                "input": list(analysis.input),
                "output_shape": list(analysis.shape),
                "receptive_field": list(analysis.field),
                "jump": one_or_both(analysis.jump),
                "keras": _keras(analysis.total),
                "auxiliary_heads": _aside(analysis),
                "stages": [_row(row) for row in analysis.stages],
            }
            for name, analysis in zip(value.names, value.analyses, strict=True)
        ],
        "figures": [
            {
                "name": f.key,
                "unit": f.unit or "1",
                "values": list(f.values),
                "differences": [v - f.values[0] for v in f.values],
                "ratios": [f.ratio(i) for i in range(len(f.values))],
            }
            for f in value.figures
        ],
        "conventions": list(CONVENTIONS),
        "versions": versions(),
        "command": command,
    }
