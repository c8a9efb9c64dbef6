"""Heat: what each box has of a metric, on which scale, in which colours."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from blocktimes import measured
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import colormaps

from archviz import cli, zoo
from archviz.analyse.estimate import estimate, layers
from archviz.app.design import Design, network
from archviz.bench.result import Blocks, BlockTime
from archviz.bench.timed import timed as beside
from archviz.diagram.heat import METRICS, Curve, Heat, heated, legend, metric
from archviz.diagram.scene import ENTRY, Scene, scene
from archviz.diagram.style import CIVIDIS, colours, heat, luminance
from archviz.graph import Graph
from archviz.results import Analysis, Level
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused


@cache
def hot(name: str, id: str, level: Level = "block") -> tuple[Scene, Heat]:
    graph = expand(zoo.network(name)).graph
    shown = scene(graph, level=level)
    return shown, heated(METRICS[id], shown, estimate(graph), lambda: layers(graph))


def test_a_box_has_what_its_members_have_together() -> None:
    # layer1 of ResNet-50: 64-64-256 bottlenecks on 56×56; the first enters with 64 channels and has a projection
    first = 64 * 64 + 64 * 64 * 9 + 64 * 256 + 64 * 256
    other = 256 * 64 + 64 * 64 * 9 + 64 * 256
    _, macs = hot("resnet50", "macs")
    assert macs.values["layer1.0"] == first * 56 * 56
    assert macs.values["layer1.1"] == 2 * other * 56 * 56
    _, params = hot("resnet50", "params")
    norms = 2 * (64 + 64 + 256)
    assert params.values["layer1.1"] == 2 * (other + norms)
    _, activations = hot("resnet50", "activations")
    assert activations.values["layer1.1"] == 2 * (64 + 64 + 256) * 56 * 56
    _, memory = hot("resnet50", "memory", "layer")
    kept = 256 * 56 * 56  # the ReLU behind the sum of layer1.1 and of layer1.2, no weights, float32
    assert memory.values["layer1.1.relu"] == 2 * 4 * kept
    assert memory.values["layer1.1.add"] == 0  # ReLU is derived from its output


def test_of_receptive_fields_the_largest_counts() -> None:
    _, rf = hot("resnet50", "rf")
    # stem: 7×7/2 and 3×3/2 pool see 11 pixels, 4 apart; each 3×3 of layer1 adds 2 × 4
    assert rf.values["layer1.0"] == 11 + 2 * 4
    assert rf.values["layer1.1"] == 11 + 3 * 2 * 4
    assert rf.share("layer1.1") is None


@pytest.mark.parametrize("name", ["resnet50", "googlenet", "resnext50_32x4d", "vgg16"])
@pytest.mark.parametrize("level", ["stage", "block", "layer"])
@pytest.mark.parametrize("id", ["params", "macs", "activations", "memory"])
def test_boxes_share_out_the_network(name: str, level: Level, id: str) -> None:
    shown, found = hot(name, id, level)
    rows = estimate(expand(zoo.network(name)).graph).stages
    total = sum(METRICS[id].value(row) for row in rows)
    assert sum(found.values.values()) == total
    assert sum(found.share(box.id) or 0.0 for box in shown.boxes) == pytest.approx(1)


def test_opened_parts_have_the_values_of_their_own_level() -> None:
    graph = expand(zoo.network("resnet50")).graph
    blocks, inner = scene(graph, level="block"), scene(graph, level="layer")
    opened = [box for box in inner.boxes if box.id.startswith("layer1.0.")]
    stage = next(box for box in scene(graph, level="stage").boxes if box.id == "layer4")
    rest = [box for box in blocks.boxes if box.id != "layer1.0" and not box.id.startswith("layer4")]
    mixed = replace(blocks, boxes=(*rest, *opened, stage))
    found = heated(METRICS["params"], mixed, estimate(graph), lambda: layers(graph))
    assert found.values["layer1.0.conv2"] == 64 * 64 * 9
    assert found.values["layer4"] == 14_964_736  # from torchvision
    assert found.total == 25_557_032


def test_what_has_nothing_has_no_place() -> None:
    _, macs = hot("resnet50", "macs", "layer")
    assert macs.values["bn1"] == 0
    assert macs.place("bn1") is None
    assert macs.place(ENTRY) is None
    assert macs.said("bn1") == "MACs: —"
    assert macs.said("conv1").startswith("MACs: 118.0 M, ")


def test_an_empty_design_has_no_heat() -> None:
    graph = expand(Architecture()).graph
    found = heated(METRICS["macs"], scene(graph), estimate(graph), lambda: ())
    assert found.place(ENTRY) is None
    assert legend(found).ticks == ("—", "", "—")
    assert legend(found).top == ""


@pytest.mark.parametrize(
    ("values", "curve", "middle"),
    [
        ((10, 20, 40), "linear", 20),  # half of them above a quarter of the largest
        ((10, 100, 1000), "root", 250),
        ((10, 1000, 100_000), "logarithmic", 1000),
        ((7,), "linear", 4),
    ],
)
def test_the_scale_is_the_mildest_that_shows_differences(values: tuple[int, ...], curve: Curve, middle: int) -> None:
    shown, _ = hot("resnet50", "params", "stage")
    analysis = estimate(expand(zoo.network("resnet50")).graph)
    stages = analysis.stages[: len(values)]
    rows = tuple(
        replace(row, counts=replace(row.counts, macs=value)) for row, value in zip(stages, values, strict=True)
    )
    boxes = tuple(box for box in shown.boxes if box.id in {row.name for row in rows})
    found = heated(METRICS["macs"], replace(shown, boxes=boxes), replace(analysis, stages=rows, blocks=()), lambda: ())
    assert found.curve == curve
    assert legend(found).ticks[1] == METRICS["macs"].text(middle)
    places = [found.place(row.name) or 0.0 for row in rows]
    assert places == sorted(places)
    assert places[-1] == 1


def test_the_legend_tells_scale_and_top_consumer() -> None:
    _, macs = hot("resnet50", "macs", "stage")
    said = legend(macs)
    assert (said.title, said.unit) == ("MACs", "batch 1")
    # layer3 of ResNet-50: 1.464 of 4.089 GMACs
    assert said.top == "Most: layer3, 36 %"
    assert said.ticks[0] == "0"
    assert said.ticks[2] == "1.464 G"
    _, rf = hot("resnet50", "rf", "stage")
    assert legend(rf).top == "Largest: head"  # it pools all of layer4


# -- what was measured


def timed(graph: Graph) -> Analysis:
    """With 1 ms for the first block, 2 ms for the second, and so on."""
    plain = estimate(graph)
    times = tuple(
        BlockTime(name=row.name, stage=row.stage, median=n * 1e-3, macs=0, activations=0, traffic=0)
        for n, row in enumerate(plain.blocks, 1)
    )
    return beside(plain, Blocks(blocks=times, whole=1.0), "cpu, batch 1, float32")


def test_boxes_have_the_times_of_their_blocks() -> None:
    graph = expand(zoo.network("resnet50")).graph
    shown = scene(graph, level="block")
    found = heated(METRICS["latency"], shown, timed(graph), lambda: layers(graph))
    # stem, layer1.0–2, layer2.0–3, layer3.0–5, layer4.0–2, head: 18 blocks
    assert found.values["stem"] == 1_000_000
    assert found.values["layer1.1"] == (3 + 4) * 1_000_000
    assert found.total == 18 * 19 // 2 * 1_000_000
    assert found.said("layer1.1") == "Latency: 7.000 ms, 4.1 % of all"
    said = legend(found)
    assert (said.title, said.unit) == ("Latency", "cpu, batch 1, float32")
    assert said.top == "Most: layer3.1 ×5, 35 %"  # (10 + … + 14) of 171 ms
    stages = heated(METRICS["latency"], scene(graph, level="stage"), timed(graph), lambda: layers(graph))
    assert stages.values["layer4"] == (15 + 16 + 17) * 1_000_000


def test_layers_have_no_times_and_say_why() -> None:
    graph = expand(zoo.network("resnet50")).graph
    found = heated(METRICS["latency"], scene(graph, level="layer"), timed(graph), lambda: layers(graph))
    assert {found.place(id) for id in found.values} == {None}
    said = legend(found)
    assert said.ticks == ("", "", "")
    assert said.top == "measured by block, not by layer"
    assert said.scale == "the levels Blocks and Stages show it"
    assert found.said("conv1") == f"Latency: — ({said.top}; {said.scale})"
    assert found.said(ENTRY) == "Latency: —"


def test_beside_an_opened_block_shares_are_those_of_the_network() -> None:
    graph = expand(zoo.network("resnet50")).graph
    mixed = scene(graph, level="block", opened=("layer4.0",))
    found = heated(METRICS["latency"], mixed, timed(graph), lambda: layers(graph))
    assert found.values["layer4.0.conv1"] == 0
    assert found.share("layer4.1") == pytest.approx((16 + 17) / 171)
    assert legend(found).top == "Most: layer3.1 ×5, 35 %"


def test_what_was_not_measured_says_what_to_do() -> None:
    graph = expand(zoo.network("resnet50")).graph
    found = heated(METRICS["latency"], scene(graph), estimate(graph), lambda: layers(graph))
    assert legend(found).top == "not measured"
    assert legend(found).scale == "Analyse > Measure latency, with the time of each block"


def test_files_take_the_times_of_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    net, file = zoo.network("resnet18"), tmp_path / "net.svg"
    words = ["diagram", "resnet18", "--heat", "latency", "-o", str(file)]
    assert cli.main(words) == 2
    assert "`archviz bench resnet18 --per-block` does it" in capsys.readouterr().err
    assert cli.main([*words, "--input", "3x64x64"]) == 2
    assert "`archviz bench resnet18 --input 3x64x64 --per-block` does it" in capsys.readouterr().err
    with pytest.raises(Refused, match="the blocks of resnet18 have not been measured"):
        Design(net).diagram(heat="latency")
    assert not file.exists()
    measured(net, lambda row: row.stage + 1.0)
    assert cli.main(words) == 0
    text = re.sub(r"<[^>]+>", " ", file.read_text("utf-8"))
    # stages 0–5 of 1, 2, 2, 2, 2, 1 blocks: 1 + 2·2 + 2·3 + 2·4 + 2·5 + 6 ms; the two blocks of layer4 differ
    for words_of_legend in ("Latency", "cpu, batch 1, float32", "Most: head, 17 %", "6.000 ms"):
        assert words_of_legend in text
    assert cli.main([*words, "--level", "layer"]) == 2
    assert "take --level block or --level stage" in capsys.readouterr().err


def test_an_unknown_heat_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="params, macs, activations, memory, rf"):
        metric("weight")
    with pytest.raises(Refused, match="no heat 'weight'"):
        network("resnet50").diagram(heat="weight")


# -- colours


def test_the_colours_are_matplotlibs_cividis() -> None:
    for step in range(256):
        ours = [int(heat(step / 255)[i : i + 2], 16) for i in (1, 3, 5)]
        theirs = [round(255 * v) for v in colormaps["cividis"](step)[:3]]
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 4
    assert (heat(-1), heat(2)) == (CIVIDIS[0], CIVIDIS[-1])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_luminance_is_that_of_the_standard() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the grey that just fails


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@given(place=st.one_of(st.none(), st.floats(0, 1)))
def test_every_text_of_a_heated_box_can_be_read(theme: str, place: float | None) -> None:
    coat = colours(theme).heated(place)  # type: ignore[arg-type]
    for ink, ground in ((coat.text, coat.fill), (coat.quiet, coat.fill), (coat.badge_text, coat.badge)):
        assert contrast(ink, ground) >= 4.5


@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_more_is_lighter(one: float, other: float) -> None:
    low, high = sorted((one, other))
    if high - low > 0.02:
        assert luminance(heat(low)) < luminance(heat(high))


# -- files


def test_files_are_coloured_and_carry_the_legend(tmp_path: Path) -> None:
    design = Design(zoo.network("resnet50"))
    plain = design.diagram("stage").save(tmp_path / "plain.svg").read_text("utf-8")
    hot = design.diagram("stage", heat="params").save(tmp_path / "hot.svg").read_text("utf-8")
    bare = design.diagram("stage", heat="params").save(tmp_path / "bare.svg", bare=True).read_text("utf-8")
    for text in (hot, bare):
        assert CIVIDIS[-1].lower() in text  # layer4 has most
        words = re.sub(r"<[^>]+>", " ", text)
        assert "Parameters" in words
        assert "square-root scale" in words
        assert "Most: layer4, 59 %" in words  # 14,964,736 of 25,557,032
    assert CIVIDIS[-1].lower() not in plain
    for ending in (".pdf", ".png"):
        assert design.diagram("stage", heat="rf").save(tmp_path / f"hot{ending}").stat().st_size > 1000
