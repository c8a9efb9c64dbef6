"""The method: warm up until it settles, then give every design a turn in every round, in an order that is shuffled.

A turn is one call that is not counted (the caches hold what the turn before left there) and a few samples in a row. So
a drift of the machine falls on all designs alike, and each round tells by itself how they compare.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
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
_PRODUCT_S = 0.05  # a product that takes so long is large enough
_SIDES = {"cpu": 2048, "cuda": 8192, "mps": 8192}
_COPIED = 2**28  # bytes
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
    first: float = 0.0  # seconds of the first call, with all that it compiles
    samples: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def warm(self, seconds: float) -> None:
        """Call until two windows in a row agree to `_SETTLED`; in 20 windows of `seconds`, or three times that."""
        start = time.perf_counter()
        self.first = self.clock.once(self.call)
        self.time = self.clock.once(self.call)
        before = None
        for _ in range(_WINDOWS):
            self.calls = self.clock.calls(self.time)
            count = max(3, round(seconds / _WINDOWS / (self.time * self.calls)))
            self.time = median(self.clock.samples(self.call, min(count, 1000), self.calls))
            if before is not None:
                self.drift = abs(self.time / before - 1)
                if self.drift < _SETTLED or time.perf_counter() - start > _LONGEST * seconds:
                    break
            before = self.time
        self.warm_up = time.perf_counter() - start

    def take(self, seconds: float) -> float:
        """One turn of about so many seconds; how many it took."""
        start = time.perf_counter()
        count = max(1, round(seconds / (self.time * self.calls)))
        self.call()
        found = self.clock.samples(self.call, count, self.calls)
        self.samples += found
        self.rounds.append(median(found))
        mean = sum(found) / count
        if not 1 / _OFF < mean / self.time < _OFF:
            self.time = mean  # the warm-up has seen another machine: turns of its length would be few, or endless
        return time.perf_counter() - start


@torch.inference_mode()
def rounds(
    turns: dict[int, Turn], seconds: float, seed: int, about: Callable[[int, float], None], lost: Callable[[int], None]
) -> None:
    """Let all have their turns until each has had `seconds`; `about` hears whose turn begins, and the share done.

    `lost`, inside the handling of what a turn has raised, hears whose it was; the others go on.
    """
    order, random = list(turns), Random(seed)
    spent = dict.fromkeys(order, 0.0)
    taken = 0
    with _uncollected():
        while order and (done := _done(taken, min(spent[i] for i in order) / seconds)) < 1:
            random.shuffle(order)
            for i in tuple(order):
                about(i, done)
                try:
                    spent[i] += turns[i].take(seconds / ROUNDS)
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
def matmul(clock: Clock, dtype: torch.dtype) -> float:
    """MACs per second in a large square product of this type, on this device, with these threads."""
    side, free = 256, clock.free()
    with _like_convolutions():
        while True:
            a, b = (torch.randn(side, side, device=clock.device).to(dtype) for _ in range(2))
            turn = Turn(partial(torch.mm, a, b), clock)
            clock.once(turn.call)
            taken = clock.once(turn.call)
            full = side == _SIDES[clock.device.type] or (free is not None and 64 * side**2 > free)
            if taken > _PRODUCT_S or full:  # emulated types are a thousand times slower
                return float(side**3 / min(clock.samples(turn.call, max(3, round(6 * _PRODUCT_S / taken)), 1)))
            side *= 2


@contextmanager
def _like_convolutions() -> Iterator[None]:
    """Products in float32 as convolutions are: torch rounds these to TF32 on a GPU, and not those."""
    products, convolutions = torch.backends.cuda.matmul, getattr(torch.backends.cudnn, "conv", torch.backends.cudnn)
    name = "fp32_precision" if hasattr(convolutions, "fp32_precision") else "allow_tf32"  # the latter before 2.9
    before = getattr(products, name)
    setattr(products, name, getattr(convolutions, name))
    try:
        yield
    finally:
        setattr(products, name, before)


@torch.inference_mode()
def bandwidth(clock: Clock) -> float:
    """Bytes per second, read and written, of copying a tensor that no cache holds (STREAM's copy, McCalpin 1995)."""
    free = clock.free()
    count = _COPIED if free is None else min(_COPIED, max(1, free // 8))
    a = torch.ones(count, dtype=torch.uint8, device=clock.device)
    b = torch.empty_like(a)
    taken = clock.once(partial(b.copy_, a)) and clock.once(partial(b.copy_, a))
    return 2 * count / min(clock.samples(partial(b.copy_, a), max(3, min(100, round(0.3 / taken))), 1))


@torch.inference_mode()
def each_in_turn(calls: Sequence[Call], clock: Clock, seconds: float, about: Callable[[float], None]) -> list[float]:
    """The medians of calls made one after the other, over and over, as the parts of one network are."""
    for call in calls:
        clock.once(call)
    found: list[list[float]] = []
    start = time.perf_counter()
    with _uncollected():
        while (done := _done(len(found), (time.perf_counter() - start) / seconds, _FEW, FEWEST)) < 1:
            about(done)
            found.append(clock.series(calls))
    return [median(taken) for taken in zip(*found, strict=True)]
