"""Random lines of branches and random networks against torch, fvcore, the gradient and the picture.

`make random` runs thousands: RANDOM_LINES and RANDOM_NETWORKS say how many, RANDOM_SEED where they begin.
"""

from __future__ import annotations

import os
import random

import pytest
from contract import check_counts, check_file, check_source, shaken, sound
from random_lines import Lines, check, design
from test_field import check_part, span_of

import archviz.blocks  # noqa: F401 - registers them
from archviz.analyse.estimate import layers
from archviz.blocks.branches import Branches
from archviz.build import module
from archviz.diagram import draw
from archviz.graph import Graph
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.recipe import text
from archviz.spec.registry import BLOCKS, Block

pytestmark = [
    pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel"), pytest.mark.usefixtures("qapp"),
]  # fmt: skip
SEED = int(os.environ.get("RANDOM_SEED", 0))
LINES = range(SEED, SEED + int(os.environ.get("RANDOM_LINES", 40)))
NETWORKS = range(SEED, SEED + int(os.environ.get("RANDOM_NETWORKS", 15)))
CHECKED = 60  # nodes of a block whose gradients are taken one by one


def drawn_once(graph: Graph) -> None:
    """Every node is in the picture of layers, itself or as one of equal paths."""
    shown = [member for box in draw(graph, level="layer").scene.boxes for member in (box.members or (box.id,))]
    names = [node.name for node in graph.nodes]
    assert sorted(name for name in shown if name in names) == sorted(names)


@pytest.mark.parametrize("seed", LINES)
def test_line(seed: int) -> None:
    """A sound one is what torch makes of it; the mistake of any other is said, with fixes that are whole lines."""
    lines = Lines(seed)
    shape = (lines.random.choice((4, 6, 8)), lines.random.randint(3, 20), lines.random.randint(3, 20))
    recipe = lines.recipe(shape)
    found = expand(design(text(recipe), shape))
    if not found.sound:
        for issue in found.issues:
            for fix in issue.fixes:
                mended = design(text(recipe), shape)
                for path, value in fix.edits:
                    mended = mended.edit(path, value)
                assert issue not in expand(mended).issues
        return
    graph = check(recipe, shape)
    drawn_once(graph)
    if graph.size <= CHECKED:
        check_part(graph.units[0].part)


def value(field: FieldSpec, r: random.Random) -> object:
    """A small legal value."""
    if field.kind == "choice":
        return r.choice(field.choices)
    if field.kind == "bool":
        return r.random() < 0.5
    if field.kind == "text":
        return r.choice((field.default, *field.choices))
    if field.kind == "float":
        return r.uniform(field.minimum, field.maximum)
    return min(max(r.choice((1, 2, 3, 4, 8, 12)), int(field.minimum)), int(field.maximum))


def block(r: random.Random, shape: tuple[int, ...]) -> Block:
    """Any block with some fields changed, or a random line."""
    if r.random() < 0.5 and len(shape) == 3:
        return Branches(line=text(Lines(r.randrange(10**9)).recipe((shape[0], shape[1], shape[2]))))
    cls = BLOCKS[r.choice(sorted(BLOCKS))]
    fields = [f for f in describe(cls) if r.random() < 0.5]
    return cls(**{f.name: value(f, r) for f in fields if f.unit != "branches"})


def network(seed: int) -> Architecture:
    """Up to four stages; one that does not fit is left out."""
    r = random.Random(seed)
    made = Architecture(input=(r.choice((1, 3, 4, 8)), r.randint(8, 24), r.randint(8, 24)))
    for place in range(r.randint(2, 8)):
        shape = expand(made).graph.shape
        stage = Stage(name=f"stage{place}", block=block(r, shape), repeat=r.choice((1, 1, 2, 3)))
        longer = made.put(stages=(*made.stages, stage))
        found = expand(longer)
        if found.sound and found.graph.size < 400 and len(longer.stages) <= 4:
            made = longer
    return made


@pytest.mark.parametrize("seed", NETWORKS)
def test_network(seed: int) -> None:
    made = network(seed)
    if not made.stages:
        return
    graph = sound(made).graph
    net = shaken(module(graph))
    check_file(made)
    check_counts(graph, net)
    check_source(graph, net=net)
    drawn_once(graph)
    if graph.size <= 120:
        field = {row.name: row.field for row in layers(graph)}[graph.output]
        for side, (seen, size) in enumerate(zip(span_of(graph), graph.input[1:], strict=True)):
            assert seen <= min(field[side], size)
