"""Quantiles, and whether two designs really differ: a block bootstrap over rounds in which both had a turn.

The ratio of a round stands on two turns a moment apart, so what drifts slowly (clock, temperature, other programs)
cancels in it. Neighbouring rounds are drawn together, since what disturbs one often disturbs the next. A bootstrap is
too sure of itself where rounds are few or depend on each other: the interval is never narrower than that of the sign
test over as many independent rounds as they are worth. The generator is seeded: equal samples give equal intervals.
Designs of different runs are never told apart: there one network differs from itself by more than any interval tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, comb, floor, log, log1p
from random import Random
from statistics import median

from archviz.words import Sentence, say

LEVEL = 0.99  # of the interval; with 20 designs in a table 95 % would tell of a false difference in every table
RESAMPLES = 2000
FEWEST = 12  # rounds: below, even the span from the lowest to the highest says little
LEAST = 0.01  # where a network's weights happen to lie in memory makes up to so much of one and the same network
P99_NEEDS = 1000  # samples: ten beyond it


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long the second takes as the first, between which bounds, at which level."""

    value: float
    low: float
    high: float
    rounds: int
    paired: bool = True
    level: float = LEVEL

    @property
    def differs(self) -> bool:
        """Whether both had their turns together, the interval leaves 1 out, and memory's layout makes less."""
        return self.paired and not self.low <= 1 <= self.high and abs(log(self.value)) >= log1p(LEAST)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile of values in ascending order, between neighbours on a line (R's type 7, numpy's default)."""
    place = (len(ordered) - 1) * share
    low, high = ordered[floor(place)], ordered[ceil(place)]
    return low + (high - low) * (place - floor(place))


def ratio(first: Sequence[float], second: Sequence[float], seed: int = 0, resamples: int = RESAMPLES) -> Ratio:
    """Of two designs measured in turns: the median over rounds of second ÷ first. Needs as many rounds of both."""
    ratios = [b / a for a, b in zip(first, second, strict=True)]
    draws = sorted(median(drawn) for drawn in _draws(ratios, seed, resamples))
    return _ratio(median(ratios), draws, len(ratios), _exact(ratios), paired=True)


def apart(first: Sequence[float], second: Sequence[float], seed: int = 0, resamples: int = RESAMPLES) -> Ratio:
    """Of two designs measured in different runs: what drifted between them is in it."""
    pairs = zip(_draws(first, seed, resamples), _draws(second, seed + 1, resamples), strict=True)
    draws = sorted(median(b) / median(a) for a, b in pairs)
    (low, high), (least, most) = _exact(list(first)), _exact(list(second))
    exact = least / high, most / low
    return _ratio(median(second) / median(first), draws, min(len(first), len(second)), exact, paired=False)


def _ratio(value: float, draws: list[float], rounds: int, within: tuple[float, float], *, paired: bool) -> Ratio:
    tail = (1 - LEVEL) / 2
    low, high = quantile(draws, tail), quantile(draws, 1 - tail)
    return Ratio(value, min(low, *within), max(high, *within), rounds, paired)


def _exact(values: list[float]) -> tuple[float, float]:
    """The interval of the median by the sign test: right for rounds of any distribution, however few.

    Rounds that follow their neighbours count for less: n(1-r)/(1+r) of them, r being the correlation of neighbours.
    """
    ordered, tied = sorted(values), _tied(values)
    count = max(1, floor(len(ordered) * (1 - tied) / (1 + tied)))
    beyond, rank = 0.0, 0
    while rank < (count + 1) // 2:
        beyond += comb(count, rank) / 2**count
        if beyond > (1 - LEVEL) / 2:
            break
        rank += 1
    rank = floor(rank * len(ordered) / count)
    return ordered[max(0, rank - 1)], ordered[len(ordered) - max(1, rank)]


def _tied(values: Sequence[float]) -> float:
    """How much a round tells of the next, 0 to 1: their rank correlation, less its bias (Kendall 1954)."""
    count = len(values)
    if count < 3:
        return 0.0
    order = sorted(range(count), key=values.__getitem__)
    places = [0.0] * count
    for place, index in enumerate(order):
        places[index] = place - (count - 1) / 2
    found = sum(a * b for a, b in pairwise(places)) / sum(place**2 for place in places)
    return min(0.99, max(0.0, found + (1 + 3 * found) / count))


def _draws(values: Sequence[float], seed: int, resamples: int) -> list[list[float]]:
    """Resamples of the same length, made of runs of neighbours that begin anywhere (circular blocks)."""
    count = len(values)
    length = max(1, round(count ** (1 / 3)))  # the rate of Hall, Horowitz and Jing 1995
    circle = [*values, *values[: length - 1]]
    random, starts = Random(seed), range(count)
    number = ceil(count / length)
    return [
        [value for start in random.choices(starts, k=number) for value in circle[start : start + length]][:count]
        for _ in range(resamples)
    ]


def verdict(first: str, second: str, found: Ratio) -> Sentence:
    """In words: "B is 1.12–1.15× slower than A", "no difference … beyond the noise (0.99–1.01×)"."""
    if found.rounds < FEWEST:
        return say("{second} and {first}: too few rounds to tell; measure longer", first=first, second=second)
    low, high = _bounds(found.low, found.high)
    if not found.paired:
        return say(
            "{second} took {ratio}× as long as {first}, in another run; measure both in turns to tell them apart",
            first=first,
            second=second,
            ratio=f"{found.value:.2f}",
        )
    if not found.low <= 1 <= found.high and not found.differs:
        return say(
            "{second} and {first} differ by less than {least} %, as one network does from itself ({low}–{high}×)",
            first=first,
            second=second,
            least=f"{100 * LEAST:g}",
            low=low,
            high=high,
        )
    if not found.differs:
        return say(
            "no difference between {second} and {first} beyond the noise ({low}–{high}×)",
            first=first,
            second=second,
            low=low,
            high=high,
        )
    if found.low > 1:
        return say("{second} is {low}–{high}× slower than {first}", first=first, second=second, low=low, high=high)
    low, high = _bounds(1 / found.high, 1 / found.low)
    return say("{second} is {low}–{high}× faster than {first}", first=first, second=second, low=low, high=high)


def _bounds(low: float, high: float) -> tuple[str, str]:
    """Two digits behind the point; three where they would not tell a bound from 1, or one from the other."""
    for digits in (2, 3):
        texts = f"{low:.{digits}f}", f"{high:.{digits}f}"
        if texts[0] != texts[1] and not any(
            float(t) == 1 != value for t, value in zip(texts, (low, high), strict=True)
        ):
            break
    return texts
