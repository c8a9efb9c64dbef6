"""Pictures on pages: what the options promise is in the file; read back by other means than ours."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from test_diagram import drawn

from archviz import zoo
from archviz.app.design import Design, network
from archviz.diagram import draw
from archviz.diagram.export import render
from archviz.diagram.layout import Picture
from archviz.diagram.options import Options, sheets
from archviz.diagram.paper import paper
from archviz.diagram.style import CATEGORIES, colours
from archviz.diagram.tex import escaped
from archviz.spec.issue import Refused

SVG = "{http://www.w3.org/2000/svg}"
FOOTER = "MAC = one multiply-add; FLOPs = 2 × MACs; ArchViz 0.1.0"
# millimetres: ISO 216; ANSI A; IEEE's instructions for authors
SIZES = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "letter": (215.9, 279.4)}
WIDTHS = {"column": 88.9, "columns": 181.9}

pytestmark = pytest.mark.usefixtures("qapp")


def placed(name: str, page: str, level: str = "block") -> Picture:
    """A network laid out for a page."""
    design = network(name)
    return draw(design.graph, design.titles, level=level, sheets=sheets(page))  # type: ignore[arg-type]


def svg_size(data: bytes) -> tuple[float, float]:
    """Width and height that the file claims, in millimetres."""
    root = ET.fromstring(data)
    return float(root.get("width", "").removesuffix("mm")), float(root.get("height", "").removesuffix("mm"))


def media(data: bytes) -> tuple[float, float]:
    """The size of a PDF's page, in millimetres."""
    whole = data + b"".join(streams(data))  # TeX compresses its objects
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", whole)
    assert found
    return float(found[1]) * 25.4 / 72, float(found[2]) * 25.4 / 72


@pytest.mark.parametrize("page", SIZES)
@pytest.mark.parametrize("name", ["resnet18", "inception_v3"])
def test_a_sheet_has_the_size_of_the_paper(name: str, page: str) -> None:
    picture = placed(name, page)
    for size in (
        svg_size(render(picture, Options("svg", page=page), title=name, footer=FOOTER)),
        media(render(picture, Options("pdf", page=page), title=name, footer=FOOTER)),
    ):
        assert sorted(size) == pytest.approx(SIZES[page], abs=0.4)
    image = QImage.fromData(render(picture, Options("png", page=page, dpi=100), title=name))
    assert sorted((image.width(), image.height())) == [round(side / 25.4 * 100) for side in SIZES[page]]


@pytest.mark.parametrize("page", WIDTHS)
@pytest.mark.parametrize("name", ["resnet18", "resnext50_32x4d"])
def test_a_figure_is_as_wide_as_the_column(name: str, page: str) -> None:
    picture = placed(name, page)
    for data in (render(picture, Options("svg", page=page)), render(picture, Options("pdf", page=page))):
        width, height = svg_size(data) if data.startswith(b"<?xml") else media(data)
        assert width == pytest.approx(WIDTHS[page], abs=0.2)
        assert height <= 9 * 25.4 + 0.2


@pytest.mark.parametrize("page", ["a3", "a4", "a5", "letter", "column", "columns"])
@pytest.mark.parametrize("name", ["alexnet", "resnet18", "resnet152"])
def test_the_picture_stays_on_its_page(name: str, page: str) -> None:
    picture = placed(name, page)
    options = Options(page=page)
    found = paper(picture, options, "A title", FOOTER)
    margin = 0.0 if page in WIDTHS else options.margin * 72 / 25.4
    assert found.scale <= 1.25
    assert found.x >= margin - 1e-6
    assert found.x + picture.width * found.scale <= found.width - margin + 1e-6
    title, foot = found.lines[0], found.lines[-1]
    assert title.y < found.y
    assert found.y + picture.height * found.scale <= foot.y - foot.size + 1e-6
    assert foot.y <= found.height - margin + 1e-6


def test_a_picture_is_broken_for_its_page() -> None:
    """The same network in a narrow column is not the picture of the sheet, shrunk."""
    narrow, sheet = placed("resnet50", "column", "layer"), placed("resnet50", "a4", "layer")
    options = Options(page="column", words=False)
    assert paper(narrow, options).scale > paper(sheet, options).scale


def test_the_smallest_letters_are_told() -> None:
    """Measured in the SVG: the size of the letters there times what they are scaled by."""
    picture = placed("resnet50", "a5", "layer")
    options = Options("svg", page="a5")
    found = []
    for group in ET.fromstring(render(picture, options, title="x", footer=FOOTER)).iter(f"{SVG}g"):
        scale = float(re.findall(r"matrix\(([\d.]+)", group.get("transform", "matrix(1"))[0])
        found += [float(text.get("font-size", "")) * scale for text in group.findall(f"{SVG}text") if text.text]
    assert paper(picture, options, "x", FOOTER).least == pytest.approx(min(found), rel=0.01)
    assert min(found) < 8


def test_words_that_fill_the_page_are_refused() -> None:
    picture = placed("resnet18", "a5")
    with pytest.raises(Refused, match="title and footer leave no room on the page; take a larger one, or leave them"):
        render(picture, Options("pdf", page="a5"), title="net " * 1000)
    assert render(picture, Options("pdf", page="a5", words=False), title="net " * 1000).startswith(b"%PDF")


def test_a_word_wider_than_the_column_is_broken() -> None:
    found = paper(placed("resnet18", "column"), Options(page="column"), "W" * 60)
    assert len(found.lines) > 1
    assert "".join(line.text for line in found.lines) == "W" * 60


# letters


def test_outlined_letters_are_shapes() -> None:
    picture = drawn("resnet18")
    text = render(picture, Options("svg", fonts="outlined"), title="ResNet-18").decode()
    root = ET.fromstring(text)
    assert not list(root.iter(f"{SVG}text"))
    assert "font" not in text
    embedded = render(picture, Options("svg"), title="ResNet-18").decode()
    lines = list(ET.fromstring(embedded).iter(f"{SVG}text"))
    assert text.count("<path") - embedded.count("<path") == len(lines) > 30
    pdf = render(picture, Options("pdf", fonts="outlined"))
    assert b"/FontFile" not in pdf
    assert b"/FontFile" in render(picture, Options("pdf"))


def test_outlined_letters_stand_where_letters_stood() -> None:
    """The same picture in pixels, but for the way that small letters are smoothed."""
    page = paper(drawn("resnet18"), Options("png", words=False))
    from archviz.diagram.devices import image

    one, other = (image(page, Options("svg", fonts=fonts), 144) for fonts in ("embedded", "outlined"))
    wide, high = one.width(), one.height()
    far = [
        (x, y)
        for x in range(0, wide, 2)
        for y in range(0, high, 2)
        if abs(QColor(one.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) > 128
    ]
    assert len(far) < wide * high / 4 * 0.001


# background and resolution


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by their names; the last of each."""
    found, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found[data[at + 4 : at + 8]] = data[at + 8 : at + 8 + length]
        at += length + 12
    return found


@pytest.mark.parametrize("dpi", [96, 600])
def test_png_says_its_resolution(dpi: int) -> None:
    found = chunks(render(drawn("plain-34", "stage"), Options("png", dpi=dpi)))
    across, down, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert (across, down, unit) == (round(dpi / 0.0254), round(dpi / 0.0254), 1)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_transparent_png_has_no_ground(theme: str) -> None:
    data = render(drawn("resnet18"), Options("png", theme, dpi=72, transparent=True))  # type: ignore[arg-type]
    assert chunks(data)[b"IHDR"][9] == 6  # red, green, blue, alpha
    image = QImage.fromData(data)
    assert image.pixelColor(1, 1).alpha() == 0
    box = drawn("resnet18").boxes[2]
    inside = image.pixelColor(round(box.x + box.width - 6), round(box.y + box.height / 2))
    assert inside.alpha() == 255
    assert inside.name().upper() == colours(theme).fill(box.box.category)  # type: ignore[arg-type]


def test_a_transparent_page_has_no_ground() -> None:
    """On black in the SVG nothing is painted over the whole page; in the PDF one fill fewer."""
    picture = drawn("resnet18")
    page = f'd="M0,0 L{picture.width:.6g},0'.encode()
    filled, clear = (render(picture, Options("svg", "dark", transparent=t, words=False)) for t in (False, True))
    assert colours("dark").page.lower().encode() in filled
    assert filled.count(b"<rect") + filled.count(page) == clear.count(b"<rect") + clear.count(page) + 1
    pdfs = (render(picture, Options("pdf", transparent=t, words=False)) for t in (False, True))
    fills = [sum(stream.count(b"\nf") for stream in streams(pdf)) for pdf in pdfs]
    assert fills[0] == fills[1] + 1


def streams(pdf: bytes) -> list[bytes]:
    """What the compressed streams of a PDF hold."""
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            continue
    return found


# TikZ


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("3×3, 64, /2", r"3$\times$3, 64, /2"),
        (r"\input{a}", r"\textbackslash{}input\{a\}"),
        ("50 % #1 & $x_1^2$ ~", r"50 \% \#1 \& \$x\_1\textasciicircum{}2\$ \textasciitilde{}"),
        ("a--b|c<d", "a-{}-b$|$c$<$d"),
        ("é – ü", "é -- ü"),
        ("块", r"\archvizletter{块}{5757}"),
        ("a\nb\x07", "a b "),
    ],
)
def test_text_is_set_as_it_reads(text: str, tex: str) -> None:
    assert escaped(text) == tex


def tex(design: Design, level: str = "block", page: str = "fit", **options: object) -> str:
    """A design as TikZ."""
    drawing = design.diagram(level, page=page)  # type: ignore[arg-type]
    return drawing.render(Options("tex", page=page, **options)).decode()  # type: ignore[arg-type]


def test_tikz_holds_the_whole_picture() -> None:
    design = network("resnet50")
    picture = design.diagram().picture
    text = tex(design)
    names = re.findall(r"\\node\[archviz/\w+, archviz/\w+ bar, [^]]*\] \(([\w-]+)\)", text)
    assert len(names) == len(set(names)) == len(picture.boxes)
    assert "layer1-0" in names
    wires = [line for line in text.split("\n") if ".. controls" in line]
    assert len(wires) == len(picture.links)
    assert sum("archviz/projection" in w for w in wires) == 4  # a projection at the head of every stage
    for placed_box in picture.boxes:
        for line in placed_box.box.title.split("\n"):
            assert f"{{{escaped(line)}}};" in text
    assert sorted(set(re.findall(r"badge, [^{]*\{\$\\times\$(\d+)\}", text))) == ["2", "3", "5"]
    used = {p.box.category for p in picture.boxes}
    for category in CATEGORIES:
        defined = rf"\definecolor{{archviz-{category}}}{{HTML}}{{{CATEGORIES[category][1:]}}}"
        assert (defined in text) == (category in used)
    assert text.startswith("% resnet50, drawn by ArchViz. MAC: one")
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def tex_width(text: str) -> float:
    """How wide a TikZ picture is, in points: its own width, scaled."""
    own = re.search(r"bounding ?box \(0,0\) rectangle \(([\d.]+),", text)
    assert own
    factor = re.search(r"\\scalebox\{([\d.]+)\}", text)
    return float(own[1]) * (float(factor[1]) if factor else 1)


def test_tikz_fits_the_column() -> None:
    assert 251.9 < tex_width(tex(network("resnet50"), page="column")) <= 252.001  # 3.5 inches
    assert "scalebox" not in tex(network("resnet18"))


HOSTILE = r"50% \input{x} #1 & $a_b^c$ ~ 块 é {"


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="pdflatex is not installed")
@pytest.mark.parametrize(
    ("design", "level", "page", "how"),
    [
        (network("resnet50"), "block", "column", "included"),
        (network("googlenet"), "block", "fit", "alone"),
        (network("resnext50_32x4d"), "layer", "a4", "alone"),
        (Design(zoo.network("resnet18").put(name=HOSTILE)), "stage", "columns", "alone"),
    ],
    ids=["resnet50", "googlenet", "resnext50", "hostile"],
)
def test_tikz_compiles(design: Design, level: str, page: str, how: str, tmp_path: Path) -> None:
    """Alone its page has the size of the picture; in a paper it is one box of that size."""
    text = tex(design, level, page)
    (tmp_path / "net.tex").write_text(text)
    if how == "included":
        preamble = "\\documentclass{article}\\usepackage{tikz}\\usetikzlibrary{arrows.meta}\\begin{document}\n"
        lines = (
            r"\setbox0\hbox{\input{net.tex}}\typeout{WIDTH \the\wd0}",
            r"\setbox2\hbox{\input{net.tex}\input{net.tex}}\typeout{TWICE \the\wd2}\end{document}",
        )
        (tmp_path / "net2.tex").write_text(preamble + "\n".join(lines))
    name = "net" if how == "alone" else "net2"
    words = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", f"{name}.tex"]
    run = subprocess.run(words, cwd=tmp_path, capture_output=True, timeout=120)
    log = (tmp_path / f"{name}.log").read_text(errors="replace")
    assert run.returncode == 0, log[-2000:]
    assert "Missing character" not in log
    points = tex_width(text)
    if how == "alone":
        assert "Overfull" not in log
        assert media((tmp_path / "net.pdf").read_bytes())[0] == pytest.approx(points * 25.4 / 72, abs=0.1)
    else:
        widths = [float(w) for w in re.findall(r"(?:WIDTH|TWICE) ([\d.]+)pt", log)]
        assert widths[0] == pytest.approx(points * 72.27 / 72, abs=0.2)
        assert widths[1] == pytest.approx(2 * widths[0], abs=0.1)


def test_heat_is_drawn_in_pictures_and_refused_where_colours_are_those_of_categories() -> None:
    drawing = network("resnet18").diagram("stage", heat="macs")
    assert b"layer1" in drawing.render(Options("svg"))
    for format in ("tex", "dot"):
        with pytest.raises(Refused, match="no heat"):
            drawing.render(Options(format))  # type: ignore[arg-type]
