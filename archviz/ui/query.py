"""What a filter of the table means: words that a row says, and comparisons such as "macs > 1M" or "rf < 100"."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from operator import ge, gt, le, lt

from archviz.report.numbers import shape
from archviz.results import Row
from archviz.spec.issue import Refused
from archviz.words import say

from .columns import COLUMNS, Column
from .language import tr

Keep = Callable[[Row, str], bool]  # whether a row that is called so is shown

MEASURES = tuple(column for column in COLUMNS if column.numeric and column.key != "output")
_SIGNS: dict[str, Callable[[float, Fraction], bool]] = {">": gt, "<": lt, ">=": ge, "<=": le, "≥": ge, "≤": le}
_POWERS = " kmgt"
_CONDITION = re.compile(
    r"(?P<name>[^\s<>=≤≥]*)\s*(?P<sign>[<>]=?|[=≤≥])\s*"
    r"(?P<number>[0-9][0-9.,]*\s*([kmgt]?i?b?|[nuµμm]?s)(?=\s|$)|[^\s<>=≤≥]*)",
    re.I,
)
_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?\s*"
    r"((?P<power>[kmgt]?)(?P<two>i?)b?|(?P<time>[nuµμm]?s))",
    re.I,
)
_NANOSECONDS = {"ns": 1, "us": 10**3, "µs": 10**3, "μs": 10**3, "ms": 10**6, "s": 10**9}


def query(text: str) -> Keep:
    """All conditions and words must hold; Refused where a condition is not whole."""
    conditions = [_condition(found) for found in _CONDITION.finditer(text)]
    words = [_plain(word) for word in _CONDITION.sub(" ", text).split()]
    if conditions:
        words = [word for word in words if word not in ("and", "&")]

    def keep(row: Row, called: str) -> bool:
        if not all(holds(row) for holds in conditions):
            return False
        said = _plain(" ".join((called, row.name, row.label, tr(row.label), row.category, shape(row.shape))))
        return all(word in said for word in words)

    return keep


def _plain(text: str) -> str:
    """As it is compared: capitals and the sign of times make no difference."""
    return text.casefold().replace("×", "x")


def _condition(found: re.Match[str]) -> Callable[[Row], bool]:
    name, sign, text = found["name"], found["sign"], found["number"].strip()
    column = _column(name, sign)
    number = _number(name, sign, text, column.measured)
    if sign != "=":  # what was not measured is neither more nor less
        return lambda row: not (column.measured and not row.latency) and _SIGNS[sign](column.number(row), number)
    shown = column.text(round(number)) if column.total else ""  # equal is what is shown alike, to four digits
    return lambda row: column.number(row) == number or column.text(column.value(row)) == shown


def _column(name: str, sign: str) -> Column:
    """The column that a word names, whole or by its beginning."""
    known = ", ".join(column.key for column in MEASURES)
    if not name:
        raise Refused(say("in front of {sign} stands one of {known}", sign=sign, known=known))
    word = name.casefold()
    found = [c for c in MEASURES if word in (c.key, tr(c.title).casefold())]
    found = found or [c for c in MEASURES if c.key.startswith(word)]
    if len(found) > 1:
        both = ", ".join(column.key for column in found)
        raise Refused(say("{name} may be {known}: write more of it", name=name, known=both))
    if not found:
        raise Refused(say("{name} is no column of numbers; there are {known}", name=name, known=known))
    return found[0]


def _number(name: str, sign: str, text: str, time: bool) -> Fraction:
    found = _NUMBER.fullmatch(text)
    if time and not (found and (found["time"] or not (int(found["digits"].replace(",", "")) or found["part"]))):
        raise Refused(say("{name} {sign} needs a time behind it, such as 1.5 ms or 200 µs", name=name, sign=sign))
    if not found or (found["two"] and not found["power"]) or (found["time"] and not time):
        if text:
            raise Refused(say("{text} is no number, such as 100, 1.5M or 64KiB", text=text))
        raise Refused(say("a number is missing behind {name} {sign}, such as {name} {sign} 1M", name=name, sign=sign))
    whole = Fraction(found["digits"].replace(",", "") + (found["part"] or ""))
    if found["time"]:
        return whole * _NANOSECONDS[found["time"].lower()]
    scale: int = (1024 if found["two"] else 1000) ** _POWERS.index(found["power"].lower() or " ")
    return whole * scale
