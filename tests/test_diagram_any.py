"""Any part is drawn with each node once, or in exactly one fold: paths that share nodes, dense wiring, gates, nests."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archviz.analyse.paths import ways
from archviz.blocks.branches import Branches
from archviz.diagram import wording
from archviz.diagram.flow import Branching, Flow, Fork, twins
from archviz.diagram.scene import scene, shortcut
from archviz.graph import INPUT, Graph, Part, Unit, Wire, Wiring
from archviz.graph.ops import Add, Multiply
from archviz.graph.regions import Regions, regions
from archviz.spec.registry import BLOCKS, Block

SHAPE = (4, 6, 6)


def graph_of(part: Part) -> Graph:
    return Graph(part.input, (Unit("s.0", part, 0, 0, INPUT),), ("s",))


def gated(g: Wiring, x: Wire) -> Wire:
    """Squeeze-and-excitation, as the blocks wire it."""
    hidden = g.conv(g.global_pool(x, "se.pool"), "se.fc1", 2, 1)
    return g.apply("se.scale", Multiply(), x, g.act(g.conv(g.act(hidden, "se.relu"), "se.fc2", 4, 1), "se.sigmoid"))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """Operations that read whatever came before: merges of two to five, gates, plain chains, equal paths."""
    g = Wiring(SHAPE)
    found = [g.input]
    near = draw(st.integers(1, 30))  # how far back an operation may read: 1 chains, 30 tangles
    for _ in range(draw(st.integers(0, 40))):
        recent = st.sampled_from(found[-near:])
        kind = draw(st.sampled_from(["conv", "conv", "relu", "add", "concat", "sum", "gate", "fork", "project"]))
        x = draw(recent)
        if kind == "conv":
            x = g.conv(x, "conv", 4, draw(st.sampled_from([1, 3])))
        elif kind == "relu":
            x = g.act(x, "relu")
        elif kind == "gate":
            x = gated(g, x)
        elif kind == "sum":
            x = g.add("add", x, draw(recent))
        elif kind == "project":
            x = g.add("add", g.conv(x, "conv", 4, 3), g.conv(x, "downsample.0", 4, 1, role="shortcut"))
        elif kind == "fork":
            x = g.apply(
                "join", Add(), *(g.conv(g.conv(x, "a", 4, 1), "b", 4, 3) for _ in range(draw(st.integers(2, 4))))
            )
        else:
            sources = draw(st.lists(recent, min_size=2, max_size=5))
            x = g.apply("join", Add(), *sources)
            if kind == "concat":
                x = g.conv(g.concat("cat", *sources), "after", 4, 1)
        found.append(x)
    return g.part(found[-1] if draw(st.booleans()) else g.apply("end", Add(), *found[-near:]))


def dense(count: int) -> Part:
    """Every convolution reads everything before it."""
    g = Wiring(SHAPE)
    found = [g.input]
    for _ in range(count):
        found.append(g.conv(g.concat("cat", *found), "conv", 4, 3))
    return g.part(g.concat("out", *found))


def res2net(scales: int) -> Part:
    """Gao et al. 2019, fig. 2(b): each 3×3 reads its own group and what the 3×3 before it gave."""
    g = Wiring((64, 6, 6))
    groups = [g.conv(g.input, f"split.{i}", 16, 1) for i in range(scales)]
    found = [groups[0]]
    for i, group in enumerate(groups[1:]):
        x = group if i == 0 else g.apply(f"sum{i}", Add(), group, found[-1])
        found.append(g.conv(x, f"conv{i}", 16, 3))
    y = g.conv(g.concat("concat", *found), "last", 64, 1)
    return g.part(g.act(g.add("add", y, g.input), "relu"))


def nested(count: int) -> Part:
    """Each sum adds another convolution of the input to the sum before it."""
    g = Wiring(SHAPE)
    x = g.input
    for _ in range(count):
        x = g.apply("add", Add(), x, g.conv(g.input, "conv", 4, 1))
    return g.part(x)


def residual(count: int) -> Part:
    """Sums in series, each with the one before it."""
    g = Wiring(SHAPE)
    x = g.input
    for _ in range(count):
        x = g.add("add", g.conv(x, "conv", 4, 3), x)
    return g.part(x)


LARGE = {"dense": dense(300), "nested": nested(600), "residual": residual(600), "res2net": res2net(200)}


def weigh(flow: Flow, counts: int = 1) -> Counter[str]:
    """How many operations each text of a flow stands for; merges under "(merge)", what is not listed under "(more)"."""
    found: Counter[str] = Counter()
    for item in flow:
        if isinstance(item, Fork):
            found["(merge)"] += counts
            for path, count in zip(item.paths, item.counts, strict=True):
                found += weigh(path, counts * count)
        elif item.startswith("… "):
            found["(more)"] += counts * int(item.split()[1])
        elif item != "interconnected":
            text, _, times = item.removesuffix(", not read").partition("  ×")
            found[text] += counts * int(times or 1)
    return found


def check_once(part: Part) -> None:
    """Each node is in the flow by its own name once, or in one number; a gate stands for its six nodes."""
    said = weigh(Branching(part, lambda n: n.name).flow())
    own = regions(part).residual
    aside = {own[0].name, *(n.name for n in own[1])} if own else set()
    names = {n.name for n in part.nodes}
    hidden = said.pop("(more)", 0)
    gates = said.pop("SE, /2", 0)
    merges = said.pop("(merge)", 0)
    assert not said.keys() - names
    assert set(said.values()) <= {1}
    assert not said.keys() & aside
    assert said.total() + hidden + merges + 6 * gates + len(aside) == len(names)


@given(parts())
def test_each_node_of_any_part_stands_in_its_box_once(part: Part) -> None:
    check_once(part)


@pytest.mark.parametrize("name", LARGE)
def test_each_node_of_a_large_part_stands_in_its_box_once(name: str) -> None:
    check_once(LARGE[name])


@given(parts())
def test_folds_in_a_box_keep_the_number_of_operations(part: Part) -> None:
    """Equal paths and equal lines become numbers, here where all convolutions of one size read alike."""
    said = weigh(Branching(part, lambda n: n.op.label(n.shapes) if n.op.category == "convolution" else "").flow())
    own = regions(part).residual
    aside = {n.name for n in own[1]} if own else set()
    told = said.total() - said["(merge)"] - said["sum"] - said["concat"] - said["product"] + said["SE, /2"]
    assert told >= 0
    if not said["(more)"]:
        wanted = [n for n in part.nodes if n.op.category == "convolution" and n.name not in aside]
        assert told == len(wanted)


@given(parts())
def test_each_node_of_any_part_is_a_layer_or_in_one_fold(part: Part) -> None:
    check_layers(part)


@pytest.mark.parametrize("name", LARGE)
def test_each_node_of_a_large_part_is_a_layer_or_in_one_fold(name: str) -> None:
    check_layers(LARGE[name])


def check_layers(part: Part) -> None:
    shown = scene(graph_of(part), level="layer")
    if shown.level != "layer":
        assert shown.note
        return
    members = [i for box in shown.boxes[1:-1] for i in (box.members or (box.id,))]
    assert sorted(members) == sorted(f"s.0.{n.name}" for n in part.nodes)
    places = {name: box for box in shown.boxes for name in (box.members or (box.id,))}
    wires = {(places[f"s.0.{i}" if i != INPUT else "(input)"].id, places[f"s.0.{n.name}"].id)
             for n in part.nodes for i in n.inputs}  # fmt: skip
    drawn = {(k.source, k.target) for k in shown.links}
    assert drawn == wires | {(places[f"s.0.{part.output}"].id if part.nodes else "(input)", "(output)")}


@given(parts())
def test_dominators_are_those_of_the_definition(part: Part) -> None:
    """Without it, nothing behind it is reached; it is the nearest such node."""
    found = Regions(part)
    readers = {n.name: n.inputs for n in part.nodes}

    def reached(without: str) -> set[str]:
        seen = {INPUT} - {without}
        for name, inputs in readers.items():
            if name != without and seen.intersection(inputs):
                seen.add(name)
        return seen

    cut = {name: set(readers) - reached(name) - {name} for name in (INPUT, *readers)}
    for name in readers:
        above = [other for other in cut if name in cut[other]]
        assert found.above[name] == max(above, key=lambda other: len([o for o in above if other in cut[o]]))


def test_equal_paths_in_both_orders_end() -> None:
    """Two merges of the same two paths: neither path is a like of the other, since both merges read both."""
    g = Wiring(SHAPE)
    a, b = g.conv(g.input, "a", 4, 1), g.conv(g.input, "b", 4, 1)
    part = g.part(g.apply("end", Add(), g.concat("ab", a, b), g.concat("ba", b, a)))
    assert twins(part) == {}
    check_layers(part)


def test_what_a_dead_end_reads_is_no_twin() -> None:
    g = Wiring(SHAPE)
    a, b = g.conv(g.input, "a", 4, 1), g.conv(g.input, "b", 4, 1)
    g.act(b, "unread")
    part = g.part(g.apply("end", Add(), a, b))
    assert twins(part) == {}
    assert "3×3, 4, not read" not in wording.title(graph_of(part).units[0], "resnet")[0]
    g.conv(a, "unread", 4, 3)
    assert "3×3, 4, not read" in wording.title(graph_of(g.part(Wire("end", SHAPE))).units[0], "resnet")[0]


def test_box_of_a_res2net_block() -> None:
    """Three 3×3, as the paper has them for four groups; drawn by paths they would be six."""
    flow = wording.title(graph_of(res2net(4)).units[0], "resnet")[1]
    fork, last = flow
    assert isinstance(fork, Fork)
    assert fork.paths == (("1×1, 16",), ("interconnected", "1×1, 16  ×3", "3×3, 16  ×3", "sum  ×2"))
    assert last == "1×1, 64 linear"
    assert weigh(flow) == {"(merge)": 1, "1×1, 16": 4, "3×3, 16": 3, "sum": 2, "1×1, 64 linear": 1}
    assert shortcut(graph_of(res2net(4)).units[0], "resnet") == ("identity", "")


def test_sums_inside_a_block_are_forks() -> None:
    """Only the sum around everything is the arc around the box, and makes two networks of one."""
    part = residual(2)
    fork = Fork((("3×3, 4 linear",), ()), (1, 1), "sum")
    unit = graph_of(part).units[0]
    assert wording.title(unit, "resnet")[1] == (fork, fork)
    assert shortcut(unit, "resnet") is None
    assert ways(part) == (2,)
    assert ways(residual(1)) == (1, 0)


@pytest.mark.parametrize("name", BLOCKS)
def test_each_node_of_every_block_is_drawn_once(name: str) -> None:
    block: type[Block] = BLOCKS[name]
    g = Wiring(tuple(block.about.example))
    check_layers(g.part(block().wire(g, g.input)))


def test_a_sum_of_branches_and_a_residual_sum() -> None:
    g = Wiring((256, 5, 5))
    part = g.part(Branches(line="conv3-256 | conv1-256 => add, add").wire(g, g.input))
    unit = graph_of(part).units[0]
    assert wording.title(unit, "resnet")[1] == (Fork((("3×3, 256",), ("1×1, 256",)), (1, 1), "sum"),)
    assert shortcut(unit, "resnet") == ("identity", "")
    check_once(part)
    check_layers(part)
