"""Whether a design holds: no mistakes, and within its limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from archviz.report import numbers
from archviz.spec.issue import Refused
from archviz.words import say

from .design import Design

_AMOUNT = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)\s*([kMGT]?)(iB)?", re.IGNORECASE | re.ASCII)
_PREFIXES = ("", "k", "m", "g", "t")
_NOUNS = {"params": "parameters", "macs": "MACs", "activations": "activations"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and the lines that say it."""

    passed: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of one count that is allowed, and how the user wrote it."""

    count: str
    most: int
    text: str


def limits(**texts: str | None) -> tuple[Limit, ...]:
    """The limits that were given, such as params="26M"; Refused for what is no amount."""
    return tuple(_limit(count, text) for count, text in texts.items() if text is not None)


def _limit(count: str, text: str) -> Limit:
    match = _AMOUNT.fullmatch(text.strip())
    if not match:
        fault = say(
            "{option} {given!r} is no amount; write a number with k, M, G or T, such as 26M or 4.2G",
            option=f"--max-{count}",
            given=text[:40],
        )
        raise Refused(fault)
    step = 1024 if match[3] else 1000
    return Limit(count, int(Decimal(match[1]) * step ** _PREFIXES.index(match[2].lower())), text.strip())


def judge(design: Design, limits: tuple[Limit, ...]) -> Verdict:
    """Every mistake with its place and fix; else every limit that is exceeded; else one line of figures."""
    mistakes = [issue for issue in design.issues if issue.severity == "error"]
    if mistakes:
        lines = (f"{design.name}: {design.say(issue)}" for issue in mistakes)
        return Verdict(False, tuple(lines))
    over = tuple(_over(design, limit) for limit in limits if getattr(design.counts, limit.count) > limit.most)
    if over:
        return Verdict(False, over)
    within = f", within {', '.join(f'--max-{limit.count} {limit.text}' for limit in limits)}" if limits else ""
    return Verdict(True, (f"{design.name}: {', '.join(text for text, _ in design.totals)}{within}",))


def _over(design: Design, limit: Limit) -> str:
    value = getattr(design.counts, limit.count)
    excess = numbers.exact(value - limit.most)
    return (
        f"{design.name}: {numbers.exact(value)} {_NOUNS[limit.count]} are {excess} more than "
        f"--max-{limit.count} {limit.text}"
    )
