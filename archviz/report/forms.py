"""The check of ResNeXt's equal forms, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import numbers
from .tables import Column, Table

if TYPE_CHECKING:
    from archviz.analyse.forms import FormCheck

HOW = "Largest absolute difference to form (c) in float64, weights mapped path by path; wrong: paths mapped one off."


def table(checks: Sequence[FormCheck]) -> Table:
    """One row a form: parameters, differences in eval and train mode, with the wrong mapping, verdict."""
    columns = (
        Column("Form", right=False),
        Column("Params"),
        Column("Eval"),
        Column("Train"),
        Column("Wrong mapping"),
        Column("", right=False),
    )
    lines = tuple(
        (
            c.title,
            numbers.exact(c.parameters),
            *(f"{v:.1e}" for v in _measured(c)),
            ("reference" if c.form == "grouped" else "✓ equal") if c.equal else "✗ differs",
        )
        for c in checks
    )
    return Table(columns, lines)


def verdict(checks: Sequence[FormCheck]) -> str:
    """One sentence."""
    if all(c.equal for c in checks):
        return "All four are the same function, and a wrong mapping is found out."
    odd = ", ".join(c.title for c in checks if not c.equal)
    return f"Not the same function, or a wrong mapping goes unseen: {odd}."


def _measured(check: FormCheck) -> tuple[float, float, float]:
    return check.evaluating, check.training, check.wrong


def record(name: str, what: str, checks: Sequence[FormCheck]) -> dict[str, Any]:
    """The same for other programs."""
    keys = ("eval", "train", "wrong_mapping")
    return {
        "name": name,
        "block": what,
        "equal": all(c.equal for c in checks),
        "forms": [
            {
                "form": c.form,
                "title": c.title,
                "params": c.parameters,
                **dict(zip(keys, _measured(c), strict=True)),
                "equal": c.equal,
            }
            for c in checks
        ],
        "how": HOW,
    }
