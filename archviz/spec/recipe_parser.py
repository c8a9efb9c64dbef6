"""Reading a line of branches: tokens with columns, recursive descent, refusals that say what was expected where."""

from __future__ import annotations

import re
from typing import Literal, cast, get_args

from archviz.words import Sentence, say

from .fields import MAX_WIDTH
from .issue import Refused
from .recipe import ConvStep, Merge, Path, PoolStep, Recipe, Split, Step, Word, WordStep

_TOKEN = re.compile(r"\s*(=>|[\[\]|,]|[^\s\[\]|,=]+|=)")
_CONV = re.compile(r"conv(\d+)(?:x(\d+))?-(\d+)(?:/(\d+))?", re.ASCII)
_POOL = re.compile(r"(max|avg)pool(\d+)(?:/(\d+))?", re.ASCII)
MAX_LENGTH = 4000
_MAX_STEPS = 256
_REST = (  # what may follow the merge, by what is already there
    say("convK-N or scale X or add or add project or relu or no relu"),
    say("scale X or add or add project or relu or no relu"),
    say("add or add project or relu or no relu"),
    say("relu or no relu"),
    say("the end of the line"),
)


class Misread(Refused):
    """A line that does not parse: the column (from 1) and what was expected there."""

    def __init__(self, column: int, expected: Sentence, found: str) -> None:
        super().__init__(
            say("column {column}: expected {expected}, found {found!r}", column=column, expected=expected, found=found)
        )
        self.column = column


class _Reader:
    """The tokens of a line and where each stands (columns from 1)."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            most = say("at most {most:,} characters", most=MAX_LENGTH)
            raise Misread(MAX_LENGTH + 1, most, say("{count:,} of them", count=len(text)))
        self.tokens = [(m.group(1), m.start(1) + 1) for m in _TOKEN.finditer(text)]
        self.end = len(text.rstrip()) + 1
        self.at = 0
        self.steps = 0

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def refuse(self, expected: Sentence, back: int = 0) -> Misread:
        """The refusal of the token `back` before the next one."""
        place = self.at - back
        if place >= len(self.tokens):
            return Misread(self.end, expected, say("the end"))
        token, column = self.tokens[place]
        return Misread(column, expected, token[:30])

    def number(self, text: str, limit: int, what: Sentence) -> int:
        """A bounded number inside the token just taken."""
        if len(text) > 9 or not 1 <= int(text) <= limit:
            raise self.refuse(say("a {what} from 1 to {limit:,}", what=what, limit=limit), back=1)
        return int(text)


def parse(text: str) -> Recipe:
    """A line of branches; Misread with the column and what was expected there."""
    r = _Reader(text)
    paths = _paths(r, depth=0)
    if not r.peek():
        return Recipe(paths)
    if r.take() != "=>":
        raise r.refuse(say("a step, '|' or '=>'"), back=1)
    return _tail(r, paths)


def _paths(r: _Reader, depth: int) -> tuple[Path, ...]:
    paths = [_path(r, depth)]
    while r.peek() == "|":
        r.take()
        paths.append(_path(r, depth))
    return tuple(paths)


def _path(r: _Reader, depth: int) -> Path:
    steps: list[Step] = []
    while r.peek() not in ("", "|", "]", "=>"):
        steps.append(_step(r, depth))
    if not steps:
        raise r.refuse(say("a step such as conv3-64, avgpool3 or id"))
    return tuple(steps)


def _step(r: _Reader, depth: int) -> Step:
    r.steps += 1
    if r.steps > _MAX_STEPS:
        raise r.refuse(say("at most {most} steps", most=_MAX_STEPS))
    token = r.take()
    if token == "[":
        if depth >= 8:
            raise r.refuse(say("splits nested at most 8 deep"), back=1)
        paths = _paths(r, depth + 1)
        if r.take() != "]":
            raise r.refuse(say("']' that closes the split"), back=1)
        return Split(paths)
    if match := _CONV.fullmatch(token):
        return _conv(r, match)
    if match := _POOL.fullmatch(token):
        kind: Literal["max", "avg"] = "max" if match[1] == "max" else "avg"
        kernel, stride = r.number(match[2], 31, say("window")), _stride(r, match[3])
        return PoolStep(kind, kernel, stride, _padding(r), _flag(r, "ceil"))
    if token in get_args(Word):
        return WordStep(cast(Word, token))
    expected = say(
        "a step: convK-N, convKxL-N, maxpoolK, avgpoolK, relu, bn, lrn, id or '[', or an option of the one before it: "
        "/2, valid, pad 1, groups 2, dilation 2, linear, pre, ceil"
    )
    raise r.refuse(expected, back=1)


def _conv(r: _Reader, match: re.Match[str]) -> ConvStep:
    kernel = (r.number(match[1], 31, say("kernel")), r.number(match[2] or match[1], 31, say("kernel")))
    out, stride = r.number(match[3], MAX_WIDTH, say("number of channels")), _stride(r, match[4])
    padding, order, groups, dilation = _padding(r), "", 1, 1
    while (word := r.peek()) in ("linear", "pre", "groups", "dilation"):
        r.take()
        if word in ("linear", "pre"):
            if order not in ("", word):
                both = say("either 'linear' or 'pre', not both: {order!r} is already there", order=order)
                raise r.refuse(both, back=1)
            order = word
        elif word == "groups":
            groups = _option(r, word, MAX_WIDTH)
        else:
            dilation = _option(r, word, 32)
    return ConvStep(kernel, out, stride, padding, groups, dilation, order == "linear", order == "pre")


def _stride(r: _Reader, joined: str | None) -> int:
    """conv3-64/2, or with a blank as the papers print it: conv3-64 /2."""
    if joined:
        return r.number(joined, 8, say("stride"))
    if (match := re.fullmatch(r"/(\d+)", r.peek(), re.ASCII)) is None:
        return 1
    r.take()
    return r.number(match[1], 8, say("stride"))


def _padding(r: _Reader) -> int | None:
    if _flag(r, "valid"):
        return 0
    return _option(r, "pad", 31) if _flag(r, "pad") else None


def _option(r: _Reader, word: str, limit: int) -> int:
    """The number behind an option's word."""
    value = r.take()
    if not (value.isascii() and value.isdigit()):
        raise r.refuse(say("a number behind {option!r}", option=word), back=1)
    return r.number(value, limit, say("number for {option!r}", option=word))


def _flag(r: _Reader, word: str) -> bool:
    if r.peek() == word:
        r.take()
        return True
    return False


def _tail(r: _Reader, paths: tuple[Path, ...]) -> Recipe:
    """What follows "=>"."""
    merge = r.take()
    if merge not in get_args(Merge):
        raise r.refuse(say("concat, add or multiply"), back=1)
    project, scale, active = None, 1.0, True
    shortcut: Literal["none", "identity", "projection"] = "none"
    stage = 0  # 1 projection, 2 scale, 3 shortcut, 4 activation: in this order, each at most once
    while r.peek():
        if r.take() != ",":
            raise r.refuse(say("','"), back=1)
        token = r.take()
        if (match := _CONV.fullmatch(token)) and stage < 1:
            project, stage = _conv(r, match), 1
        elif token == "scale" and stage < 2:
            scale, stage = _scale(r), 2
        elif token == "add" and stage < 3:
            shortcut, stage = "projection" if _flag(r, "project") else "identity", 3
        elif token in ("relu", "no") and stage < 4:
            active, stage = token == "relu", 4
            if not active and r.take() != "relu":
                raise r.refuse(say("'relu' behind 'no'"), back=1)
        else:
            raise r.refuse(_REST[stage], back=1)
    return Recipe(paths, cast(Merge, merge), project, scale, shortcut, active)


def _scale(r: _Reader) -> float:
    text = r.take()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", text, re.ASCII):
        raise r.refuse(say("a residual scale such as 0.17"), back=1)
    return float(text)
