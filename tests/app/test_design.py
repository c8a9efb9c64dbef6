"""A design as scripts and notebooks hold it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import torch

import archviz
from archviz.resources import resource
from archviz.spec.issue import Refused

SVG = "{http://www.w3.org/2000/svg}svg"


def test_a_network_and_its_readings() -> None:
    design = archviz.network("resnext50_32x4d")
    assert design.name == "resnext50_32x4d"
    assert design.counts.params == 25_028_904
    assert design.fvcore.macs == design.counts.macs == sum(row.counts.macs for row in design.layers)
    assert design.analysis.shape == (1000,)
    assert all(row.agree for row in design.audit)
    assert design.issues == ()
    assert repr(design.counts) == "Counts(params=25,028,904, macs=4,230,479,872, activations=14,401,512)"
    assert repr(design).startswith("<Design 'resnext50_32x4d': 3×224×224 → 1000, 25.03 M parameters, 4.230 GMACs,")


def test_a_module_with_these_layers() -> None:
    design = archviz.network("resnet20_cifar")
    module = design.module()
    assert sum(p.numel() for p in module.parameters()) == design.counts.params == 269_722
    assert module.eval()(torch.zeros(2, 3, 32, 32)).shape == (2, 10)


def test_another_input() -> None:
    assert archviz.network("resnet18", input=(3, 32, 32)).analysis.stages[-2].shape == (512, 1, 1)


def test_a_block() -> None:
    design = archviz.block("bottleneck", input=(256, 56, 56), width=64, out=256)
    assert design.counts.conv_weight == 69_632
    assert archviz.block("plain", input=(256, 56, 56), out=256).counts.conv_weight == 1_179_648
    with pytest.raises(Refused, match="nearest: width"):
        archviz.block("bottleneck", widht=64)
    with pytest.raises(Refused, match="nearest: bottleneck"):
        archviz.block("bottelneck")
    with pytest.raises(Refused, match="whole number"):
        archviz.block("bottleneck", width=6.5)


def test_a_file() -> None:
    designs = archviz.load(resource("examples/bottleneck-vs-plain.archviz.json"))
    assert [design.counts.conv_weight for design in designs] == [69_632, 1_179_648]


def test_equal_designs_are_equal() -> None:
    assert {archviz.network("resnet18"), archviz.network("resnet18")} == {archviz.network("resnet18")}


def test_mistakes_refuse_what_torch_would_have_to_run() -> None:
    design = archviz.block("bottleneck", width=72, groups=32)
    assert len(design.issues) == 1
    assert design.counts.params > 0
    for reading in (design.module, design.source, lambda: design.fvcore, lambda: design.audit):
        with pytest.raises(Refused, match=r"block, groups: groups = 32 must divide .*fix: width = 64"):
            reading()


def test_shows_itself_in_a_notebook() -> None:
    design = archviz.network("resnet18")
    html = design._repr_html_()
    assert "11.69 M parameters" in html
    assert 'title="11,689,512"' in html
    assert html.count("<svg") == 1
    drawing = design.diagram("stage")
    assert ElementTree.fromstring(drawing._repr_svg_()).tag == SVG


def test_a_hostile_name_stays_text() -> None:
    design = archviz.Design(archviz.network("resnet18").architecture.put(name="<img src=x onerror=alert(1)>"))
    assert "<img" not in design._repr_html_()


@pytest.mark.parametrize(
    ("ending", "magic"), [("svg", b"<"), ("pdf", b"%PDF"), ("png", b"\x89PNG"), ("dot", b"digraph")]
)
def test_saves_the_picture(tmp_path: Path, ending: str, magic: bytes) -> None:
    path = archviz.block("basic").diagram("layer", direction="LR", theme="print").save(tmp_path / f"out.{ending}")
    assert path.read_bytes().lstrip().startswith(magic)


def test_the_public_names() -> None:
    assert set(archviz.__all__) <= set(dir(archviz))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        archviz.nothing  # noqa: B018


def test_counting_a_design_needs_no_qt() -> None:
    code = "import archviz, sys; archviz.network('resnet18').counts; print({'torch', 'PySide6'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_figure_for_another_document(tmp_path: Path) -> None:
    drawing = archviz.network("resnet18").diagram()
    page, bare = (
        drawing.save(tmp_path / f"{n}.pdf", bare=b).read_bytes() for n, b in (("page", False), ("bare", True))
    )
    assert b"595" in page
    assert f"{round(drawing.picture.width)}" in bare.decode("latin-1")
    assert "MAC: one" in drawing.save(tmp_path / "page.svg").read_text()
    assert "MAC: one" not in drawing.save(tmp_path / "bare.svg", bare=True).read_text()


@pytest.mark.parametrize("wrong", [{"level": "x"}, {"labels": "x"}, {"direction": "x"}, {"engine": "x"}])
def test_a_wrong_word_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(archviz.Refused, match="there is no 'x' here; one of"):
        archviz.network("resnet18").diagram(**wrong)


def test_a_drawing_is_told_in_a_line() -> None:
    assert repr(archviz.network("resnet18").diagram()).startswith("Drawing('resnet18', by block, ")


def test_a_field_beyond_all_measure_is_told_short() -> None:
    stem = archviz.block("stem_imagenet").architecture
    deep = archviz.Design(stem.edit(("stages", 0, "repeat"), 400))
    assert deep.analysis.field == (999_999, 999_999)
    assert deep.layers[-1].jump == (999_999, 999_999)
