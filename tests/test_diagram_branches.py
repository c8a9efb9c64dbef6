"""Pictures of what branches: columns inside a box, auxiliary heads beside the trunk, equal paths drawn once."""

from __future__ import annotations

import pytest

from archviz import zoo
from archviz.blocks.branches import Branches
from archviz.blocks.densenet import DenseLayer
from archviz.blocks.inception import InceptionA, InceptionC
from archviz.blocks.inception_resnet import InceptionResNetA
from archviz.blocks.keras import KerasResNeXt
from archviz.blocks.residual import Bottleneck
from archviz.blocks.resnext import ResNeXt
from archviz.diagram import draw
from archviz.diagram.anatomy import measure
from archviz.diagram.columns import A4
from archviz.diagram.flow import Fork, twins
from archviz.diagram.font import text_width
from archviz.diagram.layout import Picture
from archviz.diagram.scene import ENTRY, EXIT, Box, Scene, scene
from archviz.diagram.sketch import LEAD, sketch
from archviz.graph import Graph
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.registry import BLOCKS, Block

pytestmark = pytest.mark.usefixtures("qapp")
VIEWS = [(level, direction) for level in ("stage", "block", "layer") for direction in ("TB", "LR")]


def graph_of(block: Block, repeat: int = 1) -> Graph:
    stages = (Stage(name="s", block=block, repeat=repeat),)
    return expand(Architecture(input=tuple(block.about.example), stages=stages)).graph


def box_of(block: Block, repeat: int = 1) -> Box:
    return scene(graph_of(block, repeat)).boxes[1]


def fork(*paths: tuple[object, ...], merge: str = "concat", counts: tuple[int, ...] = ()) -> Fork:
    return Fork(paths, counts or (1,) * len(paths), merge)  # type: ignore[arg-type]


def test_branches_stand_side_by_side_in_front_of_their_merge() -> None:
    """Szegedy et al. 2016, fig. 4."""
    four = fork(("avg 3×3", "1×1, 96"), ("1×1, 96",), ("1×1, 64", "3×3, 96"), ("1×1, 64", "3×3, 96", "3×3, 96"))
    assert box_of(InceptionA()).flow == (four,)


def test_merge_of_a_residual_module_is_told_to_its_end() -> None:
    """Fig. 16: concatenate, linear 1×1, scale; the sum is the ⊕ at the end of the arc."""
    flow = box_of(InceptionResNetA()).flow
    three = fork(("1×1, 32",), ("1×1, 32", "3×3, 32"), ("1×1, 32", "3×3, 48", "3×3, 64"))
    assert flow == (three, "1×1, 384 linear", "scale 0.17")
    around = [k for k in scene(graph_of(InceptionResNetA())).links if k.source == k.target]
    assert [(k.source, k.kind) for k in around] == [("s.0", "identity")]


def test_split_inside_a_branch() -> None:
    """Fig. 6."""
    (outer,) = box_of(InceptionC()).flow
    assert isinstance(outer, Fork)
    assert outer.paths[2] == ("1×1, 384", fork(("1×3, 256",), ("3×1, 256",)))


def test_what_came_in_is_a_path_too() -> None:
    assert box_of(DenseLayer()).flow == (fork((), ("1×1, 128", "3×3, 32")),)


def test_squeeze_and_excitation_is_one_line() -> None:
    box = box_of(Bottleneck(excite=16))
    assert box.title == "1×1, 64\n3×3, 64\n1×1, 256\nSE, /16"
    assert box.flow == ()


@pytest.mark.parametrize("block", [Bottleneck(), Bottleneck(stride=2), ResNeXt()])
def test_boxes_without_branches_stay_lists(block: Block) -> None:
    assert box_of(block).flow == ()


def test_equal_paths_stand_once_in_a_box() -> None:
    path = ("1×1, 4", "3×3, 4", "1×1, 256")
    assert box_of(ResNeXt(form="paths")).flow == (fork(path, merge="sum", counts=(32,)),)
    assert box_of(ResNeXt(form="concat")).flow == (fork(path[:2], counts=(32,)), "1×1, 256")
    words = [w.text for w in sketch(box_of(ResNeXt(form="paths")).flow, text_width).words]
    assert "sum, total 32 paths" in words


BRANCHED = [name for name, cls in BLOCKS.items() if box_of(cls()).flow]


def test_the_inception_blocks_are_among_those_that_branch() -> None:
    inception = {name for name, cls in BLOCKS.items() if cls.about.family == "inception"}
    assert inception <= set(BRANCHED)


@pytest.mark.parametrize("repeat", [1, 3])
@pytest.mark.parametrize("name", BRANCHED)
def test_words_keep_apart_and_inside_their_box(name: str, repeat: int) -> None:
    box = box_of(BLOCKS[name](), repeat)
    drawn = sketch(box.flow, text_width)
    width, height = measure(box)
    assert drawn.width <= width
    assert drawn.height <= height
    spots = [(w.at[0], w.at[1], w.at[0] + text_width(w.text)) for w in drawn.words]
    for left, base, right in spots:
        assert left >= -0.01
        assert right <= drawn.width + 0.01
        assert 0 < base <= drawn.height
    for i, (left, base, right) in enumerate(spots):
        for other, below, end in spots[:i]:
            assert abs(base - below) >= LEAD - 0.01 or right <= other or end <= left
    assert all(-0.01 <= x <= drawn.width + 0.01 and y <= drawn.height for wire in drawn.wires for x, y in wire)


@pytest.mark.parametrize(
    ("block", "paths", "first"),
    [
        (ResNeXt(form="paths"), 32, "path1.conv1"),
        (ResNeXt(form="concat", cardinality=4), 4, "path1.conv1"),
        (KerasResNeXt(), 8, "path1.conv1"),
        (Branches(line="conv3-8 relu | conv1-8 | conv3-8 relu => add"), 2, "branch1.conv1"),
    ],
)
def test_equal_paths_are_drawn_once(block: Block, paths: int, first: str) -> None:
    graph = graph_of(block)
    folded, whole = scene(graph, level="layer"), scene(graph, level="layer", fold=False)
    head = next(b for b in folded.boxes if b.id == f"s.0.{first}")
    assert head.count == paths
    assert head.detail.endswith(f"total {paths} paths")
    assert head.members[0] == head.id
    assert len(head.members) == paths
    members = [i for b in folded.boxes for i in (b.members or (b.id,))]
    assert sorted(members) == sorted(b.id for b in whole.boxes)
    ids = {b.id for b in folded.boxes}
    assert {i for k in folded.links for i in (k.source, k.target)} == ids
    assert len(set(folded.links)) == len(folded.links)


def test_unlike_paths_are_no_twins() -> None:
    lines = ("conv3-8 | conv3-9 => concat", "conv3-8 | conv3-8 relu => concat", "conv3-8 | bn conv3-8 => concat",
             "conv3-8 | conv3-8 dilation 2 => add", "id | conv3-256 => add")  # fmt: skip
    for line in lines:
        assert twins(graph_of(Branches(line=line)).units[0].part) == {}


def test_twins_inside_twins_have_one_picture() -> None:
    line = "conv1-8 [ conv3-4 | conv3-4 ] | conv1-8 [ conv3-4 | conv3-4 ] => concat"
    part = graph_of(Branches(line=line)).units[0].part
    found = twins(part)
    convolutions = [n.name for n in part.nodes if n.op.category == "convolution" and n.name not in found]
    assert convolutions == ["branch1.conv1", "branch1.split2_1.conv1"]
    assert not set(found.values()) & found.keys()


def drawn(name: str, level: str, direction: str, tall: float = A4[1]) -> Picture:
    graph = expand(zoo.network(name)).graph
    return draw(graph, level=level, direction=direction, sheets=((A4[0], tall), (tall, A4[0])))


def beside(shown: Scene) -> set[str]:
    return {b.id for b in shown.boxes if b.aside}


@pytest.mark.parametrize(("level", "direction"), VIEWS)
@pytest.mark.parametrize("name", ["inception_v3_aux", "googlenet_aux"])
def test_auxiliary_head_hangs_on_the_trunk(name: str, level: str, direction: str) -> None:
    """It reads what its unit reads; nothing leaves it; the trunk runs past it and stands straight."""
    picture = drawn(name, level, direction)
    shown, aside = picture.scene, beside(picture.scene)
    heads = {k.target: k.source for k in shown.links if k.target in aside and k.source not in aside}
    wanted = {"aux": "mixed_6e", "aux4a": "inception4a", "aux4d": "inception4d"}
    assert {t.split(".")[0]: s.split(".")[0] for t, s in heads.items()} == {
        k: v for k, v in wanted.items() if k in {i.split(".")[0] for i in aside}
    }
    assert not [k for k in shown.links if k.source in aside and k.target not in aside]
    trunk = [k for k in shown.links if k.source in heads.values() and k.target not in aside]
    assert {k.source for k in trunk} == set(heads.values())
    reached, todo = {ENTRY}, [ENTRY]
    while todo:
        here = todo.pop()
        new = {k.target for k in shown.links if k.source == here} - reached - aside
        reached |= new
        todo += new
    assert reached == {b.id for b in shown.boxes} - aside
    assert EXIT in reached
    places = {p.box.id: p for p in picture.boxes}
    for head, source in heads.items():
        there, above = places[head], places[source]
        along = (there.y, above.y + above.height) if direction == "TB" else (there.x, above.x + above.width)
        assert along[0] >= along[1] - 0.5, "a head stands behind what it reads, in the same column"


@pytest.mark.parametrize("level", ["stage", "block"])
def test_heads_and_trunk_do_not_overlap(level: str) -> None:
    for direction in ("TB", "LR"):
        for tall in (300.0, 842.0, 5000.0):
            boxes = drawn("googlenet_aux", level, direction, tall).boxes
            for i, a in enumerate(boxes):
                for b in boxes[:i]:
                    apart = a.x >= b.x + b.width or b.x >= a.x + a.width or a.y >= b.y + b.height
                    assert apart or b.y >= a.y + a.height


def test_head_that_is_left_out_says_so() -> None:
    design = zoo.network("inception_v3_aux")
    index = next(i for i, s in enumerate(design.stages) if s.block.aside)
    shown = scene(expand(design.edit(("stages", index, "block", "counted"), False)).graph)
    head = next(b for b in shown.boxes if b.aside)
    assert head.title == "left out"
    assert [k.target for k in shown.links if k.source == "mixed_6e.0"] == ["aux.0", "mixed_7a.0"]
