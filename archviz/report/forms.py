"""The check of ResNeXt's equal forms, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from archviz.words import Sentence, join, say, word

from . import numbers
from .tables import Column, Table

if TYPE_CHECKING:
    from archviz.results import FormCheck

HOW = word(
    "Largest absolute difference to form (c) in float64, weights mapped path by path; wrong: paths mapped one off."
)


def table(checks: Sequence[FormCheck]) -> Table:
    """One row a form: parameters, differences in eval and train mode, with the wrong mapping, verdict."""
    columns = (
        Column(word("Form"), right=False),
        Column(word("Params")),
        Column(word("Eval")),
        Column(word("Train")),
        Column(word("Wrong mapping")),
        Column("", right=False),
    )
    lines = tuple(
        (
            c.title,
            numbers.exact(c.parameters),
            *(f"{v:.1e}" for v in _measured(c)),
            _judged(c),
        )
        for c in checks
    )
    return Table(columns, lines)


def _judged(check: FormCheck) -> str:
    if not check.equal:
        return word("✗ differs")
    return word("reference") if check.form == "grouped" else word("✓ equal")


def verdict(checks: Sequence[FormCheck]) -> Sentence:
    """One sentence."""
    if all(c.equal for c in checks):
        return say("All four are the same function, and a wrong mapping is found out.")
    odd = join(", ", [say(c.title) for c in checks if not c.equal])
    return say("Not the same function, or a wrong mapping goes unseen: {forms}.", forms=odd)


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
