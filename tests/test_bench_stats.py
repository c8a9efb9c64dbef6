"""The verdict on two designs, on made-up samples whose truth is known: no clock is read here."""

from __future__ import annotations

import itertools
import random
import statistics

import pytest

from archviz.bench import stats

ROUNDS = 60


def turns(slower: float, seed: int) -> tuple[list[float], list[float]]:
    """Rounds of two designs on a bad machine: a common drift of up to a half, own noise of 3 %, and heavy tails."""
    source = random.Random(seed)
    drift, first, second = 1.0, [], []
    for _ in range(ROUNDS):
        drift *= source.uniform(0.97, 1.04)
        for found, factor in ((first, 1.0), (second, slower)):
            spike = source.paretovariate(2) if source.random() < 0.1 else 1.0
            found.append(0.01 * factor * drift * source.gauss(1, 0.03) * spike)
    return first, second


def judged(slower: float, runs: int) -> list[stats.Ratio]:
    return [stats.ratio(*turns(slower, seed), resamples=400) for seed in range(runs)]


def test_one_design_against_itself_is_no_difference() -> None:
    found = judged(1.0, 400)
    assert sum(r.differs for r in found) <= 0.05 * len(found)
    assert abs(statistics.mean(r.value for r in found) - 1) < 0.005


@pytest.mark.parametrize("slower", [1.05, 1 / 1.05])
def test_five_per_cent_are_found(slower: float) -> None:
    found = judged(slower, 150)
    right = [r.differs and (r.value > 1) == (slower > 1) for r in found]
    assert sum(right) >= 0.9 * len(found)
    assert sum(r.low <= slower <= r.high for r in found) >= 0.95 * len(found)


def test_drift_cancels_only_where_both_had_their_turns_together() -> None:
    """The same samples, taken one design after the other, seem to tell of a difference; nothing is said of it."""
    drift = [1 + 0.01 * i for i in range(2 * ROUNDS)]
    assert not stats.ratio(drift[::2], drift[1::2]).differs
    found = stats.apart(drift[:ROUNDS], drift[ROUNDS:])
    assert found.low > 1
    assert not found.differs
    assert "in another run" in stats.verdict("A", "B", found)


@pytest.mark.parametrize("tie", [0.5, 0.9])
def test_rounds_that_follow_their_neighbours_are_worth_less(tie: float) -> None:
    """What slows one round often slows the next, of one design more than of the other: that is no difference."""

    def rounds(source: random.Random) -> list[float]:
        found = [source.gauss(0, 0.05)]
        for _ in range(99):
            found.append(tie * found[-1] + (1 - tie**2) ** 0.5 * source.gauss(0, 0.05))
        return [1 + value for value in found]

    sources = map(random.Random, range(150))
    found = [stats.ratio(rounds(source), rounds(source), resamples=200) for source in sources]
    assert sum(r.differs for r in found) <= 0.05 * len(found)


def test_a_difference_is_one_from_either_side() -> None:
    """1.01005 is more than one per cent above 1, its inverse less than one per cent below."""
    steady = [1.0 + 1e-6 * (i % 3) for i in range(30)]
    slower = [1.01005 * value for value in steady]
    assert stats.ratio(steady, slower).differs
    assert stats.ratio(slower, steady).differs


def test_the_same_samples_give_the_same_interval() -> None:
    first, second = turns(1.1, 3)
    assert stats.ratio(first, second) == stats.ratio(first, second)
    assert stats._draws(first, 0, 5) == stats._draws(first, 0, 5) != stats._draws(first, 1, 5)


def test_neighbouring_rounds_are_drawn_together() -> None:
    """Waves of eight equal rounds are an eighth as many observations as they seem: the interval must know."""
    source = random.Random(1)
    noise = [source.gauss(1, 0.05) for _ in range(16)]
    waves = [value for value in noise for _ in range(8)]
    mixed = waves.copy()
    source.shuffle(mixed)
    ones = [1.0] * len(waves)
    together, alone = stats.ratio(ones, waves), stats.ratio(ones, mixed)
    assert together.high - together.low > 1.3 * (alone.high - alone.low)


def test_quantiles_are_those_of_the_textbook() -> None:
    values = sorted(random.Random(0).uniform(0, 1) for _ in range(101))
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    assert [stats.quantile(values, k / 20) for k in range(1, 20)] == pytest.approx(cuts)
    assert stats.quantile([3.0], 0.9) == 3.0


def test_a_difference_that_memory_layout_makes_is_none() -> None:
    steady = [1.0 + 1e-6 * (i % 3) for i in range(30)]
    assert not stats.ratio(steady, [0.995 * value for value in steady]).differs
    assert stats.ratio(steady, [0.98 * value for value in steady]).differs


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((1.13, 1.12, 1.15, 40), "B is 1.12–1.15× slower than A"),
        ((0.5, 0.4, 0.8, 40), "B is 1.25–2.50× faster than A"),
        ((1.0, 0.99, 1.01, 40), "no difference between B and A beyond the noise (0.99–1.01×)"),
        ((1.013, 1.001, 1.02, 40), "B is 1.001–1.020× slower than A"),
        ((1.009, 1.008, 1.012, 40), "B and A differ by less than 1 %, as one network does from itself (1.008–1.012×)"),
        ((1.2, 1.1, 1.3, 11), "B and A: too few rounds to tell; measure longer"),
    ],
)
def test_the_verdict_in_words(bounds: tuple[float, float, float, int], said: str) -> None:
    assert stats.verdict("A", "B", stats.Ratio(*bounds)) == said


@pytest.mark.parametrize(("count", "rank"), [(8, 1), (12, 2), (17, 3)])
def test_few_rounds_are_judged_by_the_sign_test(count: int, rank: int) -> None:
    """The narrowest ranks that a fair coin misses in 1 % of all its series at most: every series is looked at."""
    heads = [bin(series).count("1") for series in range(2**count)]
    assert 2 * sum(n < rank for n in heads) <= 0.01 * len(heads) < 2 * sum(n <= rank for n in heads)
    values = [float(i) for i in range(1, count + 1)]
    random.Random(0).shuffle(values)
    assert stats._exact(values) == (rank, count + 1 - rank)


def test_resamples_are_as_long_as_what_they_are_drawn_from() -> None:
    for count in itertools.chain(range(1, 30), (1000,)):
        assert {len(drawn) for drawn in stats._draws(list(range(count)), 0, 3)} == {count}
