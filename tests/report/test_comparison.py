"""What a comparison says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from archviz.app.comparison import takes
from archviz.app.outputs import check
from archviz.cli.comparison import chosen
from archviz.report import numbers, tables, texts
from archviz.report.comparison import compare
from archviz.report.content import content
from archviz.results import Figure
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS
from archviz.zoo import network


def plain(name: str, out: int, side: int = 8) -> Architecture:
    block = BLOCKS["plain"].model_validate({"out": out, "norm": False})
    return Architecture(name=name, input=(4, side, side), stages=(Stage(name="body", block=block),))


def test_verdict_of_a_great_difference() -> None:
    # 3×3 convolutions 4→8→8 and 4→16→16: 9 × (32 + 64) and 9 × (64 + 256)
    value = compare([plain("small", 8), plain("large", 16)])
    assert value.verdict == "large has 3.33 times the convolution weights of small (2,880 against 864)."
    assert compare([plain("large", 16), plain("small", 8)]).verdict == value.verdict
    assert value.question == "What does large cost beside small?"
    assert value.warnings == ()


def test_verdict_of_a_small_difference() -> None:
    # 9 × (4·31 + 31·31) and 9 × (4·32 + 32·32)
    value = compare([plain("a", 31), plain("b", 32)])
    assert value.verdict == "b has 6.2 % more convolution weights than a (10,368 against 9,765)."


def test_verdict_of_none() -> None:
    value = compare([plain("twin", 8), plain("twin", 8)])
    assert value.names == ("twin", "twin (2)")
    assert value.verdict == "twin and twin (2) have the same parameters, MACs and activations."


def test_verdict_of_several() -> None:
    value = compare([network("resnet50"), network("resnet18"), network("resnext50_32x4d")])
    assert value.verdict == (
        "Of 3 designs, resnet18 has the fewest parameters (11.69 M, against up to 25.56 M in resnet50) "
        "and the fewest MACs (1.814 G, against up to 4.230 G in resnext50_32x4d)."
    )
    assert value.question == "What do resnet18 and resnext50_32x4d cost beside resnet50?"


def test_memory_of_the_whole_is_that_of_its_stages_at_any_batch_and_type() -> None:
    designs = [network("resnet18"), network("resnet34")]
    found = content(compare(designs, batch=4, dtype="bfloat16"), designs, "")
    figures = {figure.key: figure.values for figure in found.comparison.figures}
    assert figures["weight_bytes"][0] == 2 * (11_689_512 + 2 * 4_800) + 8 * 20
    rows = list(csv.DictReader(io.StringIO(texts.spreadsheet(found))))
    for key in ("weight_bytes", "kept_bytes"):
        stages = [row for row in rows if row["figure"].startswith(f"{key} of stage")]
        for name, value in zip(("resnet18", "resnet34"), figures[key], strict=True):
            assert sum(int(row[name] or 0) for row in stages) == value
    assert "batch 4, bfloat16" in texts.plain(found)


def test_an_empty_design_has_nothing_to_divide_by() -> None:
    value = compare([Architecture(name="none", input=(4, 8, 8)), plain("some", 8)])
    assert value.verdict == "some has 864 convolution weights, none none."
    assert [f.key for f in value.figures if f.values[1] and f.ratio(1) is not None] == ["peak_bytes"]  # the input
    assert "▲ +864" in tables.markdown(tables.figures(value))


def test_what_depends_on_the_input_is_no_headline_where_inputs_differ() -> None:
    # parameters as torchvision counts them: 27,161,264 and 25,557,032
    pair = [network("resnet50"), network("inception_v3_aux")]
    assert "MACs" not in compare(pair).verdict
    assert compare([*pair, network("resnet18")]).verdict.startswith("Of 3 designs, resnet18 has the fewest parameters")
    assert "MACs" not in compare([*pair, network("resnet18")]).verdict
    assert compare([plain("a", 8), plain("b", 8, side=16)]).verdict == "a and b have the same parameters."


def test_different_inputs_are_a_warning() -> None:
    (warning,) = compare([plain("a", 8), plain("b", 8, side=16)]).warnings
    assert "4×8×8, 4×16×16" in warning
    assert "--input 4x8x8" in warning


def grouped(groups: int, channels: int) -> Architecture:
    block = BLOCKS["branches"].model_validate({"line": f"conv3-6 groups {groups} => concat"})
    return Architecture(name=f"{groups}", input=(channels, 8, 8), stages=(Stage(name="body", block=block),))


def test_an_input_is_advised_that_all_of_them_take() -> None:
    (warning,) = compare([plain("any", 8).put(input=(3, 8, 8)), grouped(2, 2)]).warnings
    assert "--input 2x8x8" in warning  # 2 groups do not divide 3 channels
    for designs in ((grouped(3, 3), grouped(2, 2)), (network("resnet18"), plain("block", 8))):
        (warning,) = compare(designs).warnings
        assert "none of these suits all of them" in warning  # nor does an image have 4 channels
        assert "--input" not in warning


def test_how_many() -> None:
    with pytest.raises(Refused, match="2 to 20 designs, here is one"):
        compare([plain("a", 8)])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((100, 100), "="),
        ((0, 0), "="),
        ((0, 7), "▲ +7"),
        ((1000, 979), "▼ −2.1 %"),
        ((1000, 1035), "▲ +3.5 %"),
        ((69_632, 1_179_648), "▲ ×16.94"),
        ((1_179_648, 69_632), "▼ ×0.05903"),
        ((5, 0), "▼ −100 %"),
    ],
)
def test_changes(values: tuple[int, int], text: str) -> None:
    figure = Figure("params", "Parameters", "", values)
    assert tables.change(figure, 1) == text
    assert tables.change(figure, 0) == ""


def test_designs_that_tie_share_the_verdict() -> None:
    names = ("plain-34", "resnet34_optionA", "plain-18", "resnet18_optionA")
    found = compare([network(name) for name in names]).verdict
    assert "plain-18 and resnet18_optionA have the fewest parameters (11.52 M" in found
    found = compare([network(name) for name in ("plain-34", "plain-18", "plain-18", "plain-18")]).verdict
    assert "3 of them have the fewest" in found


@pytest.mark.parametrize(
    ("value", "text"),
    [(2_000_800, "▲ +0.04 %"), (1_999_760, "▼ −0.01 %"), (1_999_999, "▼ <0.01 %"), (1_900_000, "▼ −5.0 %")],
)
def test_a_small_difference_is_not_nothing(value: int, text: str) -> None:
    assert numbers.difference(value, 2_000_000) == text


def test_what_cannot_be_written_is_refused_before_anything_is_counted(tmp_path: Path) -> None:
    one, again = tmp_path / "x.md", tmp_path / "." / "x.md"
    check([(one, takes), (tmp_path / "x.csv", takes)])
    for paths, said in (
        ([one, again], "x.md would be written twice; name another file"),
        ([tmp_path / "none" / "x.md"], "there is no folder .*none"),
        ([tmp_path / "x.doc"], "a comparison is written as .html"),
    ):
        with pytest.raises(Refused, match=said):
            check([(path, takes) for path in paths])


@pytest.mark.parametrize("figures", ["", " ", ", ,"])
def test_no_figures_are_refused(figures: str) -> None:
    with pytest.raises(Refused, match="--figures names no figure; such as params,macs,activations"):
        chosen(figures)
    assert chosen(" params, macs,") == ("params", "macs")
