"""Networks by name: each family is a pattern and a function of its numbers, so any valid member can be asked for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archviz.spec.architecture import MAX_REPEAT, Architecture
from archviz.spec.issue import Refused
from archviz.words import Sentence, say

Build = Callable[..., Architecture]


@dataclass(frozen=True, slots=True)
class NetworkFamily:
    """A family of networks: how its names read, examples for lists, and where it comes from."""

    title: str
    grammar: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    source: str
    build: Build


FAMILIES: list[NetworkFamily] = []


def family(title: str, grammar: str, pattern: str, *, examples: Iterable[str], source: str) -> Callable[[Build], Build]:
    """Register a builder; it is called with the whole name and the pattern's groups, and may refuse."""

    def register(build: Build) -> Build:
        compiled = re.compile(pattern, re.ASCII)
        FAMILIES.append(NetworkFamily(title, grammar, compiled, tuple(examples), source, build))
        return build

    return register


def names() -> tuple[str, ...]:
    """The examples of every family, in order: what a list or a palette shows."""
    return tuple(name for f in FAMILIES for name in f.examples)


def network(name: str) -> Architecture:
    """A network by name; Refused, with the nearest valid names, when there is none."""
    for f in FAMILIES:
        if match := f.pattern.fullmatch(name):
            return f.build(name, **match.groupdict())
    raise Refused(say("there is no network {name!r}; nearest: {near}", name=name[:80], near=", ".join(nearest(name))))


def nearest(name: str) -> list[str]:
    """The valid names closest to a wrong one."""
    return difflib.get_close_matches(name.lower(), names(), 3, 0.3) or list(names()[:3])


def whole(name: str, text: str, what: Sentence, limit: int = 65_536) -> int:
    """A number out of a name; Refused when it is 0 or absurd."""
    if len(text) > 9 or not 1 <= int(text) <= limit:
        fault = say("{what} {given} must be from 1 to {most:,}", what=what, given=text[:20], most=limit)
        raise Refused(say("{place}: {fault}", place=name[:80], fault=fault))
    return int(text)


def depth_rule(name: str, text: str, step: int, offset: int) -> int:
    """n of a depth that must be step·n + offset; Refused with the two nearest names."""
    depth = whole(name, text, say("depth"), step * MAX_REPEAT + offset)
    n = (depth - offset) // step
    if n >= 1 and n * step + offset == depth:
        return n
    near = sorted({max(n, 1) * step + offset, max(n + 1, 1) * step + offset})
    offers = ", ".join(name.replace(text, str(d), 1) for d in near)
    fault = say("the depth must be {rule}; nearest: {near}", rule=f"{step}n+{offset}", near=offers)
    raise Refused(say("{place}: {fault}", place=name, fault=fault))


def one_of(name: str, text: str, depths: Iterable[int]) -> int:
    """A depth out of a fixed set; Refused with the nearest names."""
    allowed = sorted(depths)
    depth = whole(name, text, say("depth"), 9000)
    if depth in allowed:
        return depth
    near = sorted(sorted(allowed, key=lambda d: abs(d - depth))[:2])
    offers = ", ".join(name.replace(text, str(d), 1) for d in near)
    known = ", ".join(map(str, allowed))
    fault = say("there is no such depth ({known}); nearest: {near}", known=known, near=offers)
    raise Refused(say("{place}: {fault}", place=name, fault=fault))
