"""Changes of a recipe as a table of branches: every one takes a recipe and gives another that is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from .recipe import Bracket, ConvStep, Path, PoolStep, Recipe, Step, WordStep, spaced

T = TypeVar("T")
NEW: Path = (ConvStep((3, 3), 64),)


def put_step(recipe: Recipe, path: int, at: int, step: Step) -> Recipe:
    """Another step in the place of one."""
    return _path(recipe, path, lambda p: (*p[:at], step, *p[at + 1 :]))


def add_step(recipe: Recipe, path: int, at: int, step: Step = NEW[0]) -> Recipe:
    """A step in front of the one at `at`."""
    return _path(recipe, path, lambda p: (*p[:at], step, *p[at:]))


def remove_step(recipe: Recipe, path: int, at: int) -> Recipe:
    """Without a step; a branch that has no other lets its input through."""
    return _path(recipe, path, lambda p: (*p[:at], *p[at + 1 :]) or (WordStep("id"),))


def move_step(recipe: Recipe, path: int, at: int, by: int) -> Recipe:
    """A step up (−1) or down (+1); at the end of its branch it stays."""
    return _path(recipe, path, lambda p: _moved(p, at, by))


def add_path(recipe: Recipe, at: int, path: Path = NEW) -> Recipe:
    """A branch in front of the one at `at`."""
    return replace(recipe, paths=(*recipe.paths[:at], path, *recipe.paths[at:]))


def remove_path(recipe: Recipe, at: int) -> Recipe:
    """Without a branch; the last one stays."""
    return replace(recipe, paths=(*recipe.paths[:at], *recipe.paths[at + 1 :]) or recipe.paths)


def move_path(recipe: Recipe, at: int, by: int) -> Recipe:
    """A branch to the left (−1) or right (+1)."""
    return replace(recipe, paths=_moved(recipe.paths, at, by))


def _path(recipe: Recipe, at: int, change: Callable[[Path], Path]) -> Recipe:
    paths = recipe.paths
    return replace(recipe, paths=(*paths[:at], spaced(change(paths[at])), *paths[at + 1 :]))


def _moved(items: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    if not 0 <= at + by < len(items):
        return items
    rest = [*items[:at], *items[at + 1 :]]
    rest.insert(at + by, items[at])
    return tuple(rest)


def overpadded(paths: tuple[Path, ...]) -> Iterator[PoolStep]:
    """The pools that are padded by more than half their window, which torch refuses."""
    for step in (step for path in paths for step in path):
        if isinstance(step, Bracket):
            yield from overpadded(step.paths)
        elif isinstance(step, PoolStep) and _cut(step) != step:
            yield step


def cut_padding(recipe: Recipe) -> Recipe:
    """The padding of every pool cut to half its window."""
    return replace(recipe, paths=tuple(tuple(map(_cut, path)) for path in recipe.paths))


def _cut(step: Step) -> Step:
    if isinstance(step, Bracket):
        return replace(step, paths=tuple(tuple(map(_cut, path)) for path in step.paths))
    if isinstance(step, PoolStep) and step.padding is not None:
        (high, wide), (above, left) = step.kernel, step.padding
        return replace(step, padding=(min(above, high // 2), min(left, wide // 2)))
    return step
