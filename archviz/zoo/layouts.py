"""The two ways in which the residual papers stack stages: for ImageNet and for CIFAR."""

from __future__ import annotations

from collections.abc import Callable

from archviz.blocks.ends import Head, StemCifar, StemImageNet
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.registry import Block

# units per stage by depth: He et al. 2015, table 1; 200: He et al. 2016, sec. 5
BASIC = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3)}
DEEP = {50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3), 200: (3, 24, 36, 3)}
DEPTHS = BASIC | DEEP

BlockAt = Callable[[int], Block]  # the block of stage 0, 1, 2, …


def imagenet(name: str, depth: int, block: BlockAt, *, preact: bool = False, note: str = "") -> Architecture:
    """Stem 7×7 + pool, four stages, head of 1,000 classes, at 3×224×224."""
    body = _body(block, DEPTHS[depth])
    return Architecture(name=name, stages=(_stem(StemImageNet()), *body, _head(Head(preact=preact))), note=note)


def cifar(
    name: str,
    n: int,
    block: BlockAt,
    *,
    stem: int = 16,
    classes: int = 10,
    preact: bool = False,
    note: str = "",
) -> Architecture:
    """Stem 3×3, three stages of n units, head, at 3×32×32."""
    first = StemCifar(out=stem, norm=not preact, activation="none" if preact else "relu")
    stages = (_stem(first), *_body(block, (n, n, n)), _head(Head(classes=classes, preact=preact)))
    return Architecture(name=name, input=(3, 32, 32), stages=stages, note=note)


def _body(block: BlockAt, repeats: tuple[int, ...]) -> list[Stage]:
    return [Stage(name=f"layer{i + 1}", block=block(i), repeat=r) for i, r in enumerate(repeats)]


def _stem(block: Block) -> Stage:
    return Stage(name="stem", block=block)


def _head(block: Block) -> Stage:
    return Stage(name="head", block=block)
