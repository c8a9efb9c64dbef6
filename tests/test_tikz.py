"""TikZ pictures fill their page and never exceed it: by TeX's own arithmetic for all, and compiled."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_export_files import HOSTILE, streams

from archviz import zoo
from archviz.app.design import Design, network
from archviz.diagram.anatomy import STACK
from archviz.diagram.layout import Picture
from archviz.diagram.options import Options
from archviz.diagram.paper import Paper, paper
from archviz.diagram.tikz import scale
from archviz.spec.architecture import Architecture

PAGES = ["auto", "a5", "column", "columns"]
LEVELS = ["stage", "block", "layer"]
UNICODE = "λ-Netz 网络 Ω 🙂 é"

pytestmark = pytest.mark.usefixtures("qapp")


def points(length: str) -> int:
    """So many bp in TeX's sp, as TeX reads them: 7227/7200 pt of 65536 sp each, rounded down (The TeXbook, ch. 10)."""
    return int(Decimal(length) * 7227 * 65_536 / 7200)


def scaled(length: int, factor: str) -> int:
    """A length times a decimal factor, as TeX multiplies: the factor in whole 65536ths, the product rounded down."""
    whole = int(Decimal(factor) * 65_536 + Decimal("0.5"))
    return length * whole // 65_536


def extent(picture: Picture) -> Iterator[tuple[float, float]]:
    """Places up to which something is drawn."""
    for box in picture.boxes:
        sheets = 2 * STACK if box.box.count > 1 else 0
        yield from ((box.x, box.y), (box.x + box.width + sheets, box.y + box.height + sheets))
    for tint in picture.clusters:
        sheets = 2 * STACK if tint.cluster.count > 1 else 0
        yield from ((tint.x, tint.y), (tint.x + tint.width + sheets, tint.y + tint.height + sheets))
    for link in picture.links:
        yield from (*link.points, *([link.tip] if link.tip else []))


def fits(page: Paper) -> bool:
    """Whether TeX's box for a picture is no larger than its page."""
    factor = scale(page)
    sides = (page.picture.width, page.width), (page.picture.height, page.height)
    return all(scaled(points(f"{side:.2f}"), factor) <= points(f"{room:.5f}") for side, room in sides)


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_of_every_network_fits_its_page(page: str) -> None:
    for name in zoo.names():
        for level in LEVELS:
            drawing = network(name).diagram(level, page=page)  # type: ignore[arg-type]
            picture = drawing.picture
            for x, y in extent(picture):
                assert -0.01 <= x <= picture.width + 0.01, (name, level)
                assert -0.01 <= y <= picture.height + 0.01, (name, level)
            placed = drawing.paper(Options("tex", page=page))  # type: ignore[arg-type]
            if placed.scale != 1:  # else the page is as large as the picture
                assert fits(placed), (name, level)
                assert placed.scale * 0.9999 < float(scale(placed)) < placed.scale + 1e-5, (name, level)


@given(
    wide=st.floats(20, 5000),
    high=st.floats(20, 5000),
    page=st.sampled_from(["column", "columns", "a3", "a5", "letter"]),
)
def test_a_picture_of_any_size_fits_its_page(wide: float, high: float, page: str) -> None:
    drawn = network("resnet18").diagram("stage").picture
    assert fits(paper(replace(drawn, width=wide, height=high), Options("tex", page=page)))  # type: ignore[arg-type]


def test_arithmetic_of_tex() -> None:
    """By hand: 72.27 pt to the inch; half of 3 sp is 1 sp."""
    assert points("72") == int(72.27 * 65_536)
    assert scaled(3, "0.5") == 1
    assert scaled(65_536, "0.8500") == 55_706  # 0.85 is not a whole number of 65536ths: TeX makes more of it


def compiled(engine: str, text: bytes, folder: Path) -> tuple[bytes, str]:
    """The PDF of a file that is compiled by itself, and TeX's log."""
    (folder / "net.tex").write_bytes(text)
    words = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "net.tex"]
    run = subprocess.run(words, cwd=folder, capture_output=True, timeout=600, check=False)
    log = (folder / "net.log").read_text(errors="replace")
    assert run.returncode == 0, log[-2000:]
    return (folder / "net.pdf").read_bytes(), log


def media(pdf: bytes) -> list[float]:
    """Width and height of its page in points."""
    whole = pdf + b"".join(streams(pdf))  # TeX compresses its objects
    found = re.search(rb"/MediaBox *\[ *0 0 ([\d.]+) ([\d.]+) *\]", whole)
    assert found, whole[-300:]
    return [float(found[1]), float(found[2])]


def check(design: Design, level: str, page: str, engine: str, folder: Path) -> str:
    """Compile a picture: one page of its size, nothing overfull, no letter missing; returns the log."""
    drawing = design.diagram(level, page=page)  # type: ignore[arg-type]
    options = Options("tex", page=page)  # type: ignore[arg-type]
    pdf, log = compiled(engine, drawing.render(options), folder)
    assert re.search(r"Output written on net.pdf \(1 page[,)]", log), log[-500:]
    assert "Overfull" not in log
    assert "Missing character" not in log
    placed = drawing.paper(options)
    room = placed.width, placed.height
    asked = [side * placed.scale for side in (placed.picture.width, placed.picture.height)]
    for found, most, side in zip(media(pdf), room, asked, strict=True):
        assert found == pytest.approx(side, rel=2e-4, abs=0.02)  # a bp is a little less than it should be in TikZ
        assert found <= most + 0.006  # as far as the picture itself is written in hundredths
    return log


def needs(engine: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(engine), reason=f"{engine} is not installed")


@pytest.mark.parametrize(
    ("name", "level", "page"),
    [
        pytest.param("vgg19", "block", "column", marks=needs("pdflatex")),  # gave a blank page in front of its picture
        pytest.param("inception_v4", "stage", "columns", marks=needs("pdflatex")),
        pytest.param("wrn-40-4_cifar10", "layer", "a5", marks=needs("pdflatex")),
        pytest.param("resnet18", "stage", "auto", marks=needs("pdflatex")),
    ],
)
def test_a_picture_is_one_page_of_its_size(name: str, level: str, page: str, tmp_path: Path) -> None:
    check(network(name), level, page, "pdflatex", tmp_path)


@pytest.mark.parametrize("engine", [pytest.param(e, marks=needs(e)) for e in ("pdflatex", "xelatex", "lualatex")])
def test_names_in_any_script(engine: str, tmp_path: Path) -> None:
    found: Architecture = zoo.network("resnet18")
    stages = tuple(
        stage.model_copy(update={"saved": text}) for stage, text in zip(found.stages, (UNICODE, HOSTILE), strict=False)
    )
    design = Design(found.put(name=UNICODE, stages=(*stages, *found.stages[2:])))
    check(design, "stage", "column", engine, tmp_path)
    drawing = design.diagram("stage", page="column")
    assert r"$\lambda$-Netz \archvizletter{网}{7F51}" in drawing.render(Options("tex", page="column")).decode()


@pytest.mark.tikz
@needs("pdflatex")
@pytest.mark.parametrize("name", zoo.names())
def test_every_network_compiles(name: str, tmp_path: Path) -> None:
    for level in LEVELS:
        for page in PAGES:
            check(network(name), level, page, "pdflatex", tmp_path)
