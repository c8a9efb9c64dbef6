"""Single things open in a folded picture: which boxes and links there are, by hand and for any network."""

from __future__ import annotations

from dataclasses import replace
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_diagram import edges, graph_of, links, stand_apart

from archviz import zoo
from archviz.blocks.resnext import ResNeXt
from archviz.diagram import draw
from archviz.diagram.layout import Picture
from archviz.diagram.scene import ENTRY, EXIT, Box, Scene, scene
from archviz.graph import Graph
from archviz.spec.expand import expand

pytestmark = pytest.mark.usefixtures("qapp")

NETWORKS = ("resnet50", "resnet18", "preact_resnet164_cifar", "inception_v4", "googlenet_aux", "inception_v3_aux")
LAYERS = ("conv1", "bn1", "relu1", "conv2", "bn2", "relu2", "conv3", "bn3", "add", "relu")  # of a bottleneck


def net(name: str) -> Graph:
    return expand(zoo.network(name)).graph


def ids(shown: Scene) -> list[str]:
    return [b.id for b in shown.boxes]


def arcs(shown: Scene) -> set[str]:
    return {k.source for k in shown.links if k.source == k.target}


def test_an_open_repeat_is_its_blocks() -> None:
    shown = scene(net("resnet50"), opened=["layer2.1 ×"])
    trunk = [ENTRY, "stem", "layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer2.2", "layer2.3", "layer3.0",
             "layer3.1", "layer4.0", "layer4.1", "head", EXIT]  # fmt: skip
    assert ids(shown) == trunk
    assert {(k.source, k.target) for k in shown.links if k.source != k.target} == set(pairwise(trunk))
    assert arcs(shown) == {*trunk[2:-2]}
    counts = {b.id: b.count for b in shown.boxes if b.count > 1}
    assert counts == {"layer1.1": 2, "layer3.1": 5, "layer4.1": 2}


def test_an_open_block_is_its_layers_between_its_neighbours() -> None:
    shown = scene(net("resnet50"), opened=["layer2.1 ×", "layer2.1"])
    inner = [f"layer2.1.{name}" for name in LAYERS]
    trunk = [ENTRY, "stem", "layer1.0", "layer1.1", "layer2.0", *inner, "layer2.2", "layer2.3", "layer3.0", "layer3.1",
             "layer4.0", "layer4.1", "head", EXIT]  # fmt: skip
    assert ids(shown) == trunk
    assert {(a, b) for a, b in links(shown, "flow") if a != b} == set(pairwise(trunk))
    assert {(a, b) for a, b in links(shown, "identity") if a != b} == {("layer2.0", "layer2.1.add")}
    assert "layer2.1" not in arcs(shown)
    assert [(c.id, c.count) for c in shown.clusters if c.id.startswith("layer2")] == [("layer2", 1), ("layer2.1", 1)]
    assert {b.cluster for b in shown.boxes if b.id in inner} == {"layer2.1"}


def test_an_open_projection_leaves_and_joins_inside_its_block() -> None:
    shown = scene(net("resnet50"), opened=["layer2.0"])
    down = ["layer1.1", "layer2.0.downsample.0", "layer2.0.downsample.1", "layer2.0.add"]
    assert {(a, b) for a, b in links(shown, "projection") if a != b} == set(pairwise(down))
    assert ("layer2.0.relu", "layer2.1") in links(shown, "flow")


def test_an_open_stage_is_its_folded_blocks() -> None:
    shown = scene(net("resnet152"), level="stage", opened=["layer3"])
    trunk = [ENTRY, "stem", "layer1", "layer2", "layer3.0", "layer3.1", "layer4", "head", EXIT]
    assert ids(shown) == trunk
    assert {(k.source, k.target) for k in shown.links if k.source != k.target} == set(pairwise(trunk))
    assert [c.id for c in shown.clusters] == ["layer3"]
    assert [(b.count, b.opens) for b in shown.boxes if b.cluster] == [(1, "layer3.0"), (35, "layer3.1 ×")]


def test_a_stage_that_is_one_block_opens_to_its_layers() -> None:
    shown = scene(net("resnet50"), level="stage", opened=["stem"])
    assert ids(shown)[:6] == [ENTRY, "conv1", "bn1", "relu1", "maxpool", "layer1"]
    assert {b.cluster for b in shown.boxes[1:5]} == {"stem"}


def test_equal_paths_are_parted() -> None:
    graph = graph_of(ResNeXt(form="paths", cardinality=4), shape=(256, 8, 8))
    folded = scene(graph, level="layer")
    (word,) = {b.opens for b in folded.boxes if b.count > 1}
    shown = scene(graph, level="layer", opened=[word])
    assert sorted(ids(shown)) == sorted(ids(scene(graph, level="layer", fold=False)))
    within = {b.id for b in shown.boxes if b.within}
    assert within == {i for b in folded.boxes if b.count > 1 for i in b.members}


def test_an_open_auxiliary_head_hangs_on_the_trunk() -> None:
    shown = scene(net("googlenet_aux"), opened=["aux4a.0", "inception4b.0"])
    aside = {b.id for b in shown.boxes if b.id.startswith("aux4a")}
    assert len(aside) > 3
    assert {(k.source, k.target in aside) for k in shown.links if k.target in aside and k.source not in aside} == {
        ("inception4a.0", True)
    }
    assert not [k for k in shown.links if k.source in aside and k.target not in aside]
    into = {k.target for k in shown.links if k.source == "inception4a.0"} - aside
    assert into == {f"inception4b.0.branch{n}.conv1" for n in (1, 2, 3)} | {"inception4b.0.branch4.pool1"}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_level_is_everything_open_to_a_depth(name: str) -> None:
    graph = net(name)

    def bare(boxes: tuple[Box, ...]) -> list[Box]:
        return [replace(b, within=()) for b in boxes]

    layers, blocks = scene(graph, level="layer"), scene(graph, level="block")
    shown = scene(graph, level="block", opened=[b.id for b in blocks.boxes])
    assert (bare(shown.boxes), set(shown.links)) == (bare(layers.boxes), set(layers.links))
    assert {c.id for c in shown.clusters} == {c.id for c in layers.clusters}
    single = {u.name or graph.stages[u.stage] for u in graph.units}
    stages = [s for s in graph.stages if s not in single]
    opened = scene(graph, level="stage", opened=stages)
    there = {b.id for b in opened.boxes} - set(graph.stages)
    assert [b for b in bare(opened.boxes) if b.id in there] == [b for b in bare(blocks.boxes) if b.id in there]
    assert ids(opened) == ids(blocks)


def test_what_is_not_there_is_passed_over() -> None:
    graph = net("resnet50")
    plain = scene(graph)
    for name in ("nothing", "layer2.2", "layer2", "layer2.0 ×", "layer2.0 paths", "layer2.1.conv1", ENTRY, ""):
        assert scene(graph, opened=[name]) == plain
    assert scene(graph, level="stage", opened=["layer2.1"]) == scene(graph, level="stage")


def test_what_is_too_much_stays_closed_and_is_said() -> None:
    """Of 7 boxes folded, with 200, 199 and 199 equal blocks: one repeat leaves no room for another."""
    graph = net("resnet1202_cifar")
    words = [b.opens for b in scene(graph).boxes if b.count > 100]
    shown = scene(graph, opened=words)
    assert (len(words), len(shown.boxes)) == (3, 2 + 7 + 199)
    assert shown.opened == {words[0]}
    assert shown.note == f"{words[1]}, {words[2]} cannot be opened here: the picture would have more than 400 boxes"
    first, second = words[1], words[0]
    assert scene(graph, opened=[first, second]).opened == {first}


def held(graph: Graph, box: Box) -> list[str]:
    """The nodes that a box stands for."""
    names = box.members or (box.id,)
    if box.inner:
        return list(names)
    if box.cluster:
        units = [u for u in graph.units if u.stage == box.stage and (u.name or graph.stages[u.stage]) in names]
    else:
        units = [u for u in graph.units if u.stage == box.stage]
    return [n.name for u in units for n in u.nodes()]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_is_opened_can_be_drawn_and_closed(data: st.DataObject) -> None:
    graph = net(data.draw(st.sampled_from(NETWORKS)))
    level = data.draw(st.sampled_from(["stage", "block", "layer"]))
    opened: list[str] = []
    shown = before = scene(graph, level=level)
    for _ in range(data.draw(st.integers(1, 5))):
        words = sorted({x.opens for x in (*shown.boxes, *shown.clusters)} - {""})
        more = (
            scene(graph, level=level, opened=[*opened, word := data.draw(st.sampled_from(words))]) if words else shown
        )
        if more is shown or more.note:
            break
        opened.append(word)
        before, shown = shown, more
        assert shown.opened == set(opened)
        assert sorted(n for b in shown.boxes[1:-1] for n in held(graph, b)) == sorted(n.name for n in graph.nodes)
        whole = {b.id for b in shown.boxes}
        assert len(whole) == len(shown.boxes)
        assert {i for k in shown.links for i in (k.source, k.target)} == whole
        assert len(set(shown.links)) == len(shown.links)
        order = TopologicalSorter({i: {k.source for k in shown.links if k.target == i} - {i} for i in whole})
        assert {*order.static_order()} == whole  # no cycle
        assert {b.cluster for b in shown.boxes} - {""} <= {c.id for c in shown.clusters}
    if opened:
        closed = set(opened) - shown.inside(opened[-1])
        assert scene(graph, level=level, opened=closed) == before
    if len(shown.boxes) > 120:
        return  # Graphviz takes seconds
    direction = data.draw(st.sampled_from(["TB", "LR"]))
    picture = draw(graph, level=level, opened=opened, direction=direction)
    stand_apart(picture)
    tints_hold(picture)


def tints_hold(picture: Picture) -> None:
    """Boxes on their tints, tints of blocks on those of their stages."""
    tints = [(c, c.x, c.y, c.x + c.width, c.y + c.height) for c in picture.clusters]
    for placed in picture.boxes:
        left, top, right, bottom = edges(placed)
        if placed.box.cluster:
            around = [t for c, *t in tints if c.cluster.id == placed.box.cluster]
            assert any(a < left and b < top and right < c and bottom < d for a, b, c, d in around), placed.box.id
    for tint, left, top, right, bottom in tints:
        if not tint.outer:
            around = [t for c, *t in tints if c.outer and c.cluster.stage == tint.cluster.stage]
            assert any(a < left and b < top and right < c and bottom < d for a, b, c, d in around), tint.cluster.id


@pytest.mark.parametrize("direction", ["TB", "LR"])
@pytest.mark.parametrize("opened", [("layer2.1 ×", "layer2.1"), ("layer2.0",), ("layer3.1",)])
def test_shortcuts_stay_on_the_tint_of_their_block(direction: str, opened: tuple[str, ...]) -> None:
    picture = draw(net("resnet50"), opened=opened, direction=direction)
    (tint,) = (c for c in picture.clusters if not c.outer)
    inner = {p.box.id for p in picture.boxes if p.box.cluster == tint.cluster.id}
    between = [p for k in picture.links if {k.link.source, k.link.target} <= inner for p in k.points]
    assert len(between) > 30
    assert all(tint.x < x < tint.x + tint.width and tint.y < y < tint.y + tint.height for x, y in between)


def test_the_trunk_runs_straight_through_an_open_block() -> None:
    picture = draw(net("resnet50"), opened=["layer2.1 ×", "layer2.1"], sheets=((400.0, 4000.0),))
    trunk = [f"layer2.1.{name}" for name in LAYERS]
    middles = {round(p.x + p.width / 2) for p in picture.boxes if p.box.id in (*trunk, "layer2.0", "layer2.2")}
    assert len(middles) == 1
