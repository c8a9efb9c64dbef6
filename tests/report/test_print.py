"""Reports as files for print: PDF pages in vectors, LaTeX that needs booktabs alone; and what charts mark."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from archviz.app.comparison import side_by_side, sketched, written
from archviz.app.design import Design
from archviz.diagram.pages import Pages
from archviz.diagram.strip import Strip, put_strip
from archviz.report import latex
from archviz.report.scatter import families
from archviz.zoo import network

PDFLATEX = shutil.which("pdflatex")


def test_the_pdf_is_a4_with_pictures_as_vectors() -> None:
    pair = [Design(network(name)) for name in ("resnet18", "resnet34")]
    data = written(sketched(pair, "archviz compare resnet18 resnet34"), ".pdf")
    assert data.startswith(b"%PDF-1.")
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]", data)
    assert {(int(w), int(h)) for w, h in boxes} == {(595, 842)}
    assert len(boxes) >= 3
    assert b"/Subtype /Image" not in data  # nothing is in pixels
    assert b"Inter" in data


def test_pictures_below_names_of_two_lines_stay_on_one_page() -> None:
    report = sketched([Design(network("resnet50")), Design(network("resnext50_32x4d"))], "")
    pages = Pages()
    put_strip(pages, Strip("Pictures", ("resnet50 " * 12, "resnext50_32x4d"), side_by_side(report)))
    assert len(pages.drawn) == 1


@pytest.mark.parametrize("name", ["a_b & 50 % of #1 {x} ~^\\ $", "瓶颈 ×½ → µ <>"])
def test_names_are_escaped_for_latex(name: str) -> None:
    text = latex.escaped(name)
    assert text.isascii()
    assert not re.search(r"(?<!\\)[&%#_]", text)


def test_latex_needs_booktabs_alone(tmp_path: Path) -> None:
    designs = [Design(network("resnet18").put(name="50 % & a_b #{$} \\~^ 瓶颈")), Design(network("inception_v3"))]
    long = "layer2.block.width=64,layer3.block.width=128,layer4.block.width_512 and more"
    designs += [Design(network("resnet18").put(name=name)) for name in ("瓶颈", "[a] b, =c|d", "* x", long)]
    text = written(sketched(designs, "archviz compare a b"), ".tex").decode()
    assert re.findall(r"\\usepackage.*?\{(.*?)\}", text) == ["booktabs"]
    assert text.count(r"\toprule") == text.count(r"\bottomrule") == 4  # headlines, every figure twice, what differs
    assert r"{}[a] b, =c\textbar{}d &" in text  # neither an option of the line above, nor a figure with its change
    assert "different inputs" in text
    if PDFLATEX:
        (tmp_path / "out.tex").write_text(text, "utf-8")
        made = subprocess.run(
            [PDFLATEX, "-halt-on-error", "-interaction=nonstopmode", "out.tex"],
            cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout[-2000:]
        wide = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", made.stdout)]
        assert all(points < 5 for points in wide), wide


def test_families_differ_in_numbers_only() -> None:
    names = ["resnet50", "resnext50_2x40d", "resnext50_4x24d", "resnext101_32x4d", "resnet101"]
    assert families(names) == [[1, 2, 3]]
