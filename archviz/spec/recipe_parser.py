"""Reading a line of branches: tokens with columns, recursive descent, refusals that say what was expected where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast, get_args

from archviz.graph.ops import Pair
from archviz.words import Sentence, say

from .fields import MAX_WIDTH
from .issue import Refused
from .recipe import (
    MAX_DILATION,
    MAX_FACTOR,
    MAX_KERNEL,
    MAX_PADDING,
    MAX_RESIZED,
    MAX_STRIDE,
    MAX_UNITS,
    WORDS,
    Bracket,
    ConvStep,
    Counted,
    Merge,
    NumberStep,
    Order,
    Path,
    PoolKind,
    PoolStep,
    Recipe,
    ResizeStep,
    Step,
    WordStep,
)

_TOKEN = re.compile(r"\s*(=>|[\[\]|,]|[^\s\[\]|,=]+|=)")
_SIDES = r"(\d+)(?:x(\d+))?"
_CONV = re.compile(rf"conv{_SIDES}-(\d+)(?:/{_SIDES})?", re.ASCII)
_POOL = re.compile(rf"(max|avg)pool{_SIDES}(?:/{_SIDES})?", re.ASCII)
_LINEAR = re.compile(r"linear-(\d+)", re.ASCII)
_STRIDE = re.compile(rf"/{_SIDES}", re.ASCII)
_PAIR = re.compile(_SIDES, re.ASCII)
_SHARES = re.compile(r"\d+(?::\d+)*", re.ASCII)
MAX_LENGTH = 8000
MAX_STEPS = 512
_DEPTH = 8
_REST = (  # what may follow the merge, by what is already there
    say("convK-N or scale X or add or add project or relu or no relu"),
    say("scale X or add or add project or relu or no relu"),
    say("add or add project or relu or no relu"),
    say("relu or no relu"),
    say("the end of the line"),
)
_STEP = say(
    "a step: convK-N, maxpoolK, avgpoolK, globalpool, flatten, linear-N, relu, bn, lrn, id, se R, shuffle G, "
    "resize, add left, '[', 'split', or an option of the last one: /2, valid, pad 1, groups 2, dilation 2, bn, "
    "linear, pre, ceil"
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

    def flag(self, word: str) -> bool:
        """Whether this word comes next; it is taken."""
        if self.peek() == word:
            self.take()
            return True
        return False

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The next token, taken where it has this form."""
        if found := pattern.fullmatch(self.peek()):
            self.take()
        return found

    def refuse(self, expected: Sentence, back: int = 0) -> Misread:
        """The refusal of the token `back` before the next one."""
        place = self.at - back
        if place >= len(self.tokens):
            return Misread(self.end, expected, say("the end"))
        token, column = self.tokens[place]
        return Misread(column, expected, "".join(c if c.isprintable() else "\ufffd" for c in token[:30]))

    def number(self, text: str, limit: int, what: Sentence, least: int = 1) -> int:
        """A bounded number inside the token just taken."""
        if len(text) > 9 or not least <= int(text) <= limit:
            expected = say("a {what} from {least} to {limit:,}", what=what, least=least, limit=limit)
            raise self.refuse(expected, back=1)
        return int(text)

    def pair(self, high: str, wide: str | None, limit: int, what: Sentence, least: int = 1) -> Pair:
        """3 or 3x1 inside the token just taken."""
        first = self.number(high, limit, what, least)
        return first, first if wide is None else self.number(wide, limit, what, least)

    def option(self, word: str, limit: int) -> int:
        """The number behind a word."""
        value = self.take()
        if not (value.isascii() and value.isdigit()):
            raise self.refuse(say("a number behind {option!r}", option=word), back=1)
        return self.number(value, limit, say("number for {option!r}", option=word))


@lru_cache(maxsize=512)
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
    while r.flag("|"):
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
    if r.steps > MAX_STEPS:
        raise r.refuse(say("at most {most} steps", most=MAX_STEPS))
    token = r.take()
    if token in ("[", "split"):
        return _bracket(r, depth, split=token == "split")
    if match := _CONV.fullmatch(token):
        return _conv(r, match)
    if match := _POOL.fullmatch(token):
        return _pool(r, match)
    if match := _LINEAR.fullmatch(token):
        return NumberStep("linear", r.number(match[1], MAX_UNITS, say("number of outputs")))
    if token in ("se", "shuffle"):
        return NumberStep(cast(Counted, token), r.option(token, MAX_WIDTH))
    if token == "resize":
        return _resize(r)
    if token == "add":
        if not r.flag("left"):
            raise r.refuse(say("'left' behind 'add'"))
        return WordStep("add left")
    if token in WORDS:
        return WordStep(token)
    raise r.refuse(_STEP, back=1)


def _bracket(r: _Reader, depth: int, *, split: bool) -> Bracket:
    """What follows "[", or "split" and its shares."""
    if depth >= _DEPTH:
        raise r.refuse(say("splits nested at most {most} deep", most=_DEPTH), back=1)
    shares: tuple[int, ...] | None = None
    start = r.at
    if split:
        match = r.match(_SHARES)
        numbers = match[0].split(":") if match else []
        shares = tuple(r.number(n, MAX_WIDTH, say("share of the channels")) for n in numbers)
        if not r.flag("["):
            raise r.refuse(say("shares such as 64:192 or '['") if not shares else say("'['"))
    paths = _paths(r, depth + 1)
    if shares and len(shares) != len(paths):
        raise r.refuse(say("{count} shares, one for each branch", count=len(paths)), back=r.at - start)
    merge = _merge(r) if r.flag("=>") else "concat"
    if r.take() != "]":
        raise r.refuse(say("']' that closes the split"), back=1)
    return Bracket(paths, merge, shares)


def _merge(r: _Reader) -> Merge:
    merge = r.take()
    if merge not in get_args(Merge):
        raise r.refuse(say("concat, add or multiply"), back=1)
    return cast(Merge, merge)


def _conv(r: _Reader, match: re.Match[str]) -> ConvStep:
    kernel = r.pair(match[1], match[2], MAX_KERNEL, say("kernel"))
    out, stride = r.number(match[3], MAX_WIDTH, say("number of channels")), _stride(r, match[4], match[5])
    padding: Pair | None = None
    order: Order = ""
    groups, dilation = 1, 1
    while (word := r.peek()) in ("valid", "pad", "bn", "linear", "pre", "groups", "dilation"):
        if word == "bn" and order:  # a step of its own
            break
        if word in ("valid", "pad"):
            padding = _padding(r)
            continue
        r.take()
        if word == "groups":
            groups = r.option(word, MAX_WIDTH)
        elif word == "dilation":
            dilation = r.option(word, MAX_DILATION)
        elif order not in ("", word):
            both = say("either {order!r} or {word!r}, not both: {order!r} is already there", order=order, word=word)
            raise r.refuse(both, back=1)
        else:
            order = cast(Order, word)
    return ConvStep(kernel, out, stride, padding, groups, dilation, order)


def _pool(r: _Reader, match: re.Match[str]) -> PoolStep:
    kernel, stride = r.pair(match[2], match[3], MAX_KERNEL, say("window")), _stride(r, match[4], match[5])
    ceil = r.flag("ceil")
    padding = _padding(r)
    return PoolStep(cast(PoolKind, match[1]), kernel, stride, padding, r.flag("ceil") or ceil)


def _stride(r: _Reader, high: str | None, wide: str | None) -> Pair:
    """conv3-64/2, or with a blank as the papers print it: conv3-64 /2."""
    if high is None:
        if (match := r.match(_STRIDE)) is None:
            return 1, 1
        high, wide = match[1], match[2]
    return r.pair(high, wide, MAX_STRIDE, say("stride"))


def _padding(r: _Reader) -> Pair | None:
    if r.flag("valid"):
        return 0, 0
    if not r.flag("pad"):
        return None
    if (match := r.match(_PAIR)) is None:
        raise r.refuse(say("a number behind {option!r}", option="pad"))
    what = say("number for {option!r}", option="pad")
    return r.pair(match[1], match[2], MAX_PADDING, what, least=0 if match[2] else 1)


def _resize(r: _Reader) -> ResizeStep:
    to: int | Pair | None = None
    if match := r.match(_PAIR):
        if match[2]:
            to = r.pair(match[1], match[2], MAX_RESIZED, say("side"))
        else:
            to = r.number(match[1], MAX_FACTOR, say("factor"))
    return ResizeStep(to, r.flag("nearest"))


def _tail(r: _Reader, paths: tuple[Path, ...]) -> Recipe:
    """What follows "=>"."""
    merge = _merge(r)
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
            shortcut, stage = "projection" if r.flag("project") else "identity", 3
        elif token in ("relu", "no") and stage < 4:
            active, stage = token == "relu", 4
            if not active and r.take() != "relu":
                raise r.refuse(say("'relu' behind 'no'"), back=1)
        else:
            raise r.refuse(_REST[stage], back=1)
    return Recipe(paths, merge, project, scale, shortcut, active)


def _scale(r: _Reader) -> float:
    text = r.take()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", text, re.ASCII):
        raise r.refuse(say("a residual scale such as 0.17"), back=1)
    return float(text)
