"""The Pareto front over two figures: nothing else is at least as good in both and better in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archviz.spec.issue import Refused
from archviz.words import say

from .cost import QUANTITIES, Quantity

Point = tuple[float, float]
# MACs stand for what a network can learn, activations for its time on a GPU: Dollár et al. 2021, "Fast and accurate
# model scaling", arXiv:2103.06877, sec. 3.
FRONT = "activations,+macs"
TOP = 10


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure, and whether more of it is better."""

    figure: Quantity
    most: bool = False

    @property
    def sign(self) -> int:
        """What turns the figure into one of which less is better."""
        return -1 if self.most else 1


def goals(text: str) -> tuple[Goal, Goal]:
    """ "activations,+macs": the fewest activations and the most MACs; Refused for anything else."""
    words = [word.strip() for word in text.split(",")]
    names = [word.lstrip("+-") for word in words]
    if len(names) != 2 or names[0] == names[1] or not {*names} <= {*QUANTITIES}:
        fault = say(
            "a front is over two of {figures}, with + before one of which more is better, such as {example} "
            "(given: {given})",
            figures=", ".join(QUANTITIES),
            example=FRONT,
            given=text[:40],
        )
        raise Refused(fault)
    one, other = (Goal(QUANTITIES[name], word.startswith("+")) for name, word in zip(names, words, strict=True))
    return one, other


def front(points: Sequence[Point]) -> tuple[int, ...]:
    """The places of the points on the front, by their first figure; less is better, equal points are all on it."""
    return tuple(_front(points, _order(points)))


def ranked(points: Sequence[Point], most: int) -> Iterator[tuple[int, int]]:
    """At most so many places with their rank: the front (1), then the front of the rest (2), and so on.

    Of a front with too many points, some that are evenly spread along it, both ends among them.
    """
    left, rank = _order(points), 0
    while left and most > 0:
        rank += 1
        places = _front(points, left)
        chosen = places if len(places) <= most else _spread(places, most)
        yield from ((place, rank) for place in chosen)
        most -= len(chosen)
        gone = set(places)
        left = [place for place in left if place not in gone]


def _order(points: Sequence[Point]) -> list[int]:
    return sorted(range(len(points)), key=points.__getitem__)


def _front(points: Sequence[Point], order: Sequence[int]) -> list[int]:
    """The front among the places of `order`, which go up by their points."""
    found: list[int] = []
    for place in order:
        if not found or points[place][1] < points[found[-1]][1] or points[place] == points[found[-1]]:
            found.append(place)
    return found


def _spread(places: Sequence[int], most: int) -> list[int]:
    if most == 1:
        return [places[0]]
    return [places[round(i * (len(places) - 1) / (most - 1))] for i in range(most)]
