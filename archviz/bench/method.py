"""The method: warm up until it settles, then give every design a turn in every round, in an order that is shuffled.

A turn is one call that is not counted (the caches hold what the turn before left there) and a few samples in a row. So
a drift of the machine falls on all designs alike, and each round tells by itself how they compare.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from statistics import median

import torch

from archviz.words import say

from .clock import Call, Clock
from .result import Memory
from .stats import FEWEST, P99_NEEDS, quantile

ROUNDS = 100  # that a run is divided into, where its calls are short enough: many turns cancel more than long ones
ENOUGH = 40  # rounds: the sign test's interval then leaves out the 11 highest and the 11 lowest
_LONGEST = 3.0  # times what was asked for
_OFF = 2.0  # times as long or as short as was thought
_WINDOWS = 20  # of the warm-up, at most
CALLS = 3  # of a design at least: the first, the one during which memory is watched, a round
CALLS_APART = 4  # of the time of a call, for blocks: the whole, its blocks for their inputs, a round of both
_ALONE_S = 0.1  # of a call that takes so long, filling the caches is a small part
_FEW = 5  # rounds of blocks at least: their medians judge nothing
_SETTLED = 0.02  # drift between two windows that ends the warm-up


@dataclass
class Turn:
    """A design at one batch size: what is called, and what has been measured of it so far."""

    call: Call
    clock: Clock
    time: float = 0.0  # seconds of a call, as the warm-up saw it
    calls: int = 1  # per sample
    drift: float = 0.0
    warm_up: float = 0.0
    own: int = 0  # bytes of weights, buffers and input
    first: float = 0.0  # seconds of the first call, with all that it compiles
    samples: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def warm(self, seconds: float) -> None:
        """Call until two windows in a row agree to `_SETTLED`; in 20 windows of `seconds`, or three times that.

        Of a call that takes longer there are two: the first, and the one during which memory is watched.
        """
        now = self.clock.now
        start = now()
        self.first = self.clock.once(self.call)
        begun = now()
        self.memory = self.clock.memory(self.call, self.own)
        self.time = now() - begun
        before = None
        for _ in range(_WINDOWS):
            self.calls = self.clock.calls(self.time)
            count = min(1000, max(3, round(seconds / _WINDOWS / (self.time * self.calls))))
            if now() - start + count * self.calls * self.time > _LONGEST * seconds:
                break
            self.time = median(self.clock.samples(self.call, count, self.calls))
            if before is not None:
                self.drift = abs(self.time / before - 1)
                if self.drift < _SETTLED:
                    break
            before = self.time
        self.warm_up = now() - start

    @property
    def shortest(self) -> float:
        """Seconds of a turn of one sample."""
        return self.time * (self.calls + (self.time < _ALONE_S))

    def take(self, seconds: float) -> float:
        """One turn of about so many seconds; how many it took."""
        start = self.clock.now()
        count = max(1, round(seconds / (self.time * self.calls)))
        if self.time < _ALONE_S:
            self.call()
        found = self.clock.samples(self.call, count, self.calls)
        self.samples += found
        self.rounds.append(median(found))
        mean = sum(found) / count
        if not 1 / _OFF < mean / self.time < _OFF:
            self.time = mean  # the warm-up has seen another machine: turns of its length would be few, or endless
        return self.clock.now() - start


@torch.inference_mode()
def rounds(
    turns: dict[int, Turn], seconds: float, seed: int, about: Callable[[int, float], None], lost: Callable[[int], None]
) -> None:
    """Let all have their turns until each has had `seconds`; `about` hears whose turn begins, and the share done.

    `lost`, inside the handling of what a turn has raised, hears whose it was; the others go on.
    """
    order, random = list(turns), Random(seed)
    spent = dict.fromkeys(order, 0.0)
    taken, done = 0, 0.0
    with _uncollected():
        while order:
            # The slowest design limits the rounds; turns of the others are longer where there are few.
            fewest, enough, planned = _wanted(max(turns[i].shortest for i in order) / seconds)
            done = max(done, _done(taken, min(spent[i] for i in order) / seconds, fewest, enough))
            if done >= 1:
                break
            random.shuffle(order)
            for i in tuple(order):
                about(i, done)
                try:
                    spent[i] += turns[i].take(seconds / planned)
                except Exception:
                    order.remove(i)
                    lost(i)
            taken += 1


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's garbage collector would fall on whoever has the turn."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _wanted(share: float) -> tuple[int, int, int]:
    """Rounds at least, rounds that are enough, and rounds to plan for, where a turn takes this share of the time.

    Calls that are too slow for `FEWEST` rounds in `_LONGEST` times what was asked for have fewer, but one.
    """
    share = max(share, 1 / ROUNDS)
    fewest, fitting = max(1, min(FEWEST, int(_LONGEST / share))), int(1 / share)
    return fewest, min(ENOUGH, max(fewest, fitting)), max(fewest, fitting)


def _done(taken: int, time: float, fewest: int = FEWEST, enough: int = ENOUGH) -> float:
    """How far a run is after so many rounds, in which each has had `time` times the seconds that it was to have.

    A disturbed run, whose turns take longer, goes on until it has enough rounds to judge by, up to `_LONGEST` times.
    """
    return min(taken / fewest, time, max(taken / enough, time / _LONGEST))


def told(turn: Turn) -> dict[str, object]:
    """The figures of a design, as `Latency` names them."""
    ordered = sorted(turn.samples)
    count = len(ordered)
    lack = ""
    if turn.calls > 1:
        lack = say("p99 is that of single calls; here a sample holds {calls}, as one is too short", calls=turn.calls)
    elif count < P99_NEEDS:
        lack = say("p99 needs {least:,} samples, here are {count:,}", least=P99_NEEDS, count=count)
    return {
        "samples": count,
        "calls": turn.calls,
        "median": quantile(ordered, 0.5),
        "q1": quantile(ordered, 0.25),
        "q3": quantile(ordered, 0.75),
        "p90": quantile(ordered, 0.9),
        "p99": None if lack else quantile(ordered, 0.99),
        "why_no_p99": lack,
        "min": ordered[0],
        "memory": turn.memory,
        "warm_up": turn.warm_up,
        "drift": turn.drift,
        "rounds": tuple(turn.rounds),
    }


@torch.inference_mode()
def each_in_turn(calls: Sequence[Call], clock: Clock, seconds: float, about: Callable[[float], None]) -> list[float]:
    """The medians of calls made one after the other, over and over, as the parts of one network are.

    All have been called before; where few rounds take the time asked for, there are few.
    """
    found: list[list[float]] = []
    start, fewest = clock.now(), _FEW
    with _uncollected():
        while (done := _done(len(found), (clock.now() - start) / seconds, fewest, FEWEST)) < 1:
            about(done)
            found.append(clock.series(calls))
            if sum(found[0]) * _FEW > _LONGEST * seconds:
                fewest = 1
    return [median(taken) for taken in zip(*found, strict=True)]
