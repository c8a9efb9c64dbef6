"""JSON from a file, the clipboard or another program: read within bounds, so that a hostile text costs little.

All that is read in is checked here once, before any model sees it: bytes, entries, depth, numbers, text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from archviz.words import Sentence, say, word

from .issue import Refused
from .text import SURROGATE, shown
from .value import sentence

MAX_BYTES = 4 * 2**20  # some thousand stages have 1 MiB
MAX_VALUES = 400_000  # the largest project has half of that
MAX_DEPTH = 64
MAX_DIGITS = 40
MAX_LINES = 500_000  # characters of different branches lines, which are parsed
_LINE = "line"  # their key

M = TypeVar("M", bound=BaseModel)
_Trail = tuple[Any, ...]  # the path to a value, from inside: (key, (key, ()))

_FAULTS = frozenset(  # what the json module of Python complains of
    (
        word("Expecting value"),
        word("Expecting property name enclosed in double quotes"),
        word("Expecting ':' delimiter"),
        word("Expecting ',' delimiter"),
        word("Illegal trailing comma before end of object"),
        word("Illegal trailing comma before end of array"),
        word("Extra data"),
        word("Unterminated string starting at"),
        word("Invalid control character at"),
        word("Invalid \\escape"),
        word("Invalid \\uXXXX escape"),
        word("Unexpected UTF-8 BOM (decode using utf-8-sig)"),
    )
)


def loads(data: str | bytes, most: int = MAX_BYTES) -> Any:
    """The value of a JSON text; Refused, with the place inside it, where it is none or is out of bounds."""
    if len(data) > most:
        raise Refused(say("it has more than {most} MiB", most=most >> 20))
    objects = _Objects()
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        if text.count("[") > 2 * MAX_VALUES:  # a list of lists of lists costs most, and no hook sees them
            raise _too_many()
        value = json.loads(text, object_pairs_hook=objects.made, parse_int=_whole)
    except json.JSONDecodeError as error:
        fault = say(error.msg) if error.msg in _FAULTS else error.msg
        where = say("{fault} at line {line}, column {column}", fault=fault, line=error.lineno, column=error.colno)
        raise Refused(say("it is not JSON ({where})", where=where)) from None
    except UnicodeDecodeError:
        raise Refused(say("it is not UTF-8 text")) from None
    except RecursionError:
        raise Refused(say("it is nested too deeply")) from None
    check(value)
    return value


def validated(kind: type[M], data: str | bytes, most: int = MAX_BYTES) -> M:
    """A model from its JSON text; Refused where it is none."""
    try:
        return kind.model_validate(loads(data, most))
    except ValidationError as error:
        raise Refused(sentence(error)) from None


class _Objects:
    """Builds objects while a text is read, and stops where they are too many."""

    def __init__(self) -> None:
        self._left = MAX_VALUES

    def made(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._left -= len(pairs) + 1
        if self._left < 0:
            raise _too_many()
        made = dict(pairs)
        if len(made) < len(pairs):  # one of the two would be lost
            seen: set[str] = set()
            twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            raise Refused(say("{name} is given twice in one object", name=shown(twice)))
        return made


def _whole(text: str) -> int | float:
    """A whole number; infinite where its digits would take Python long, which `check` finds with its place."""
    return int(text) if len(text) <= MAX_DIGITS else math.inf


def _too_many() -> Refused:
    return Refused(say("it has more than {most:,} values", most=MAX_VALUES))


def check(value: Any) -> None:
    """Refused at the first value that is out of bounds; no recursion, and no more steps than MAX_VALUES."""
    left = MAX_VALUES
    lines: set[str] = set()
    waiting: list[tuple[Any, _Trail, int]] = [([value], (), 0)]
    while waiting:
        inside, trail, depth = waiting.pop()
        left -= len(inside)
        if left < 0:
            raise _too_many()
        named = isinstance(inside, dict)
        items: Iterable[tuple[Any, Any]] = inside.items() if named else enumerate(inside)
        for key, item in items:
            if named and not key.isprintable() and SURROGATE.search(key):
                raise _refused((key, trail), say("its name holds half a surrogate pair, which is not valid text"))
            if isinstance(item, str):
                if not item.isprintable() and SURROGATE.search(item):
                    raise _refused((key, trail), say("holds half a surrogate pair, which is not valid text"))
                if key == _LINE:
                    lines.add(item)
            elif isinstance(item, float):
                if not math.isfinite(item):
                    raise _refused((key, trail), say("is a number too long or not finite"))
            elif isinstance(item, dict | list):
                if depth > MAX_DEPTH:
                    raise _refused((key, trail), say("is nested too deeply"))
                waiting.append((item, (key, trail), depth + 1))
    if sum(map(len, lines)) > MAX_LINES:
        raise Refused(say("its lines of branches have more than {most:,} characters together", most=MAX_LINES))


def _refused(trail: _Trail, fault: Sentence) -> Refused:
    path: list[str] = []
    while trail:
        key, trail = trail
        path.append(shown(key))
    names = path[-2::-1]  # without the place of the whole in its own list
    if len(names) > 8:
        names = [*names[:4], "…", *names[-3:]]
    return Refused(say("{place}: {fault}", place=".".join(names), fault=fault) if names else fault)
