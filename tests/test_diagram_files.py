"""Pictures as files: every text inside its box, valid SVG, PDF, PNG and DOT, and one sentence where it cannot be."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from test_diagram import NETWORKS, VIEWS, drawn, edges

from archviz.app.drawing import Drawing
from archviz.diagram.export import format_of, render
from archviz.diagram.font import text_width
from archviz.diagram.layout import Picture
from archviz.diagram.options import Options
from archviz.diagram.paint import paint_box
from archviz.diagram.style import CATEGORIES, colours
from archviz.spec.issue import Refused

FOOTER = "MAC = one multiply-add; FLOPs = 2 × MACs; ArchViz 0.1.0"
SVG = "{http://www.w3.org/2000/svg}"

pytestmark = pytest.mark.usefixtures("qapp")


def texts(picture: Picture) -> list[tuple[str, float, float, float]]:
    """Every line of text of the SVG: text, left, right, base line."""
    found = []
    for group in ET.fromstring(render(picture, Options("svg"))).iter(f"{SVG}g"):
        shift = [float(v) for v in re.findall(r"-?[\d.]+(?:e-?\d+)?", group.get("transform", "0 0"))][-2:]
        for node in group.findall(f"{SVG}text"):
            x, y = float(node.get("x", "")) + shift[0], float(node.get("y", "")) + shift[1]
            bold = int(node.get("font-weight", "")) > 500
            text = (node.text or "").strip()
            if text:
                found.append((text, x, x + text_width(text, round(float(node.get("font-size", ""))), bold), y))
    return found


@pytest.mark.parametrize(("level", "direction"), VIEWS)
@pytest.mark.parametrize("name", NETWORKS)
def test_every_text_stays_in_its_box(name: str, level: str, direction: str) -> None:
    picture = drawn(name, level, direction)
    shown = texts(picture)
    wanted = [line for p in picture.boxes if p.box.title != "+" for line in p.box.title.split("\n")]
    assert set(wanted) <= {text for text, *_ in shown}
    for text, left, right, base in shown:
        assert right <= picture.width, text
        for p in picture.boxes:
            x, y, x2, y2 = edges(p)
            if y < base < y2 and left < x2 and right > x:
                assert x < left, text
                assert right < x2, text


@pytest.mark.parametrize(("level", "direction"), VIEWS)
@pytest.mark.parametrize("name", NETWORKS)
def test_texts_do_not_cover_each_other(name: str, level: str, direction: str) -> None:
    shown = texts(drawn(name, level, direction))
    for number, (one, left, right, base) in enumerate(shown):
        for other, left2, right2, base2 in shown[:number]:
            assert abs(base - base2) > 7 or right <= left2 or right2 <= left, (one, other)


def test_svg_is_the_same_every_time_and_says_what_it_counts() -> None:
    picture = drawn("resnet18")
    first = render(picture, Options("svg"), footer=FOOTER, title="ResNet-18")
    assert first == render(picture, Options("svg"), footer=FOOTER, title="ResNet-18")
    said = [node.text.strip() for node in ET.fromstring(first).iter(f"{SVG}text") if node.text]
    assert " ".join(said).count(FOOTER) == 1
    assert "ResNet-18" in said
    assert b"@font-face" in first


def test_shortcuts_differ_without_colour() -> None:
    dashes = re.findall(r'stroke-dasharray="([^"]*)"', render(drawn("resnet18"), Options("svg")).decode())
    assert len([d for d in dashes if d != "none"]) == 3  # layer2, layer3 and layer4 begin with a projection


@pytest.mark.parametrize("dpi", [72, 300])
def test_png_has_the_resolution_asked_for(dpi: int) -> None:
    picture = drawn("plain-34")
    image = QImage.fromData(render(picture, Options("png", dpi=dpi)))
    assert (image.width(), image.height()) == (round(picture.width * dpi / 72), round(picture.height * dpi / 72))
    assert image.dotsPerMeterX() == round(dpi / 0.0254)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_png_is_on_its_themes_page(theme: str) -> None:
    image = QImage.fromData(render(drawn("plain-34"), Options("png", theme, dpi=72)))
    assert QColor(image.pixel(1, 1)).name().upper() == colours(theme).page


def page(data: bytes) -> tuple[int, int]:
    """Width and height of a PDF's only page, in points."""
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert re.findall(rb"/Count (\d+)", data) == [b"1"]
    return round(float(boxes[-1][0])), round(float(boxes[-1][1]))


def test_pdf_is_one_sheet_with_its_font() -> None:
    tall = render(drawn("resnet18"), Options("pdf"), footer=FOOTER)
    assert page(tall) == (595, 842)
    assert b"Inter" in tall
    assert page(render(drawn("resnet152", fold=False), Options("pdf"), footer=FOOTER, title="ResNet-152")) == (842, 595)


def test_pdf_takes_a_larger_page_rather_than_unreadable_letters() -> None:
    picture = drawn("resnet50", "layer")
    assert page(render(picture, Options("pdf"))) == (ceil(picture.width), ceil(picture.height))


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png", "dot", "tex", "tikz", "SVG"])
def test_export_goes_by_the_suffix(tmp_path: Path, suffix: str) -> None:
    starts = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG", "dot": b"digraph", "tex": b"%", "tikz": b"%"}
    path = tmp_path / f"picture.{suffix}"
    Drawing(drawn("plain-34"), "plain-34", "print").save(path, dpi=72)
    assert path.read_bytes().startswith(starts[suffix.lower()])
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    picture = drawn("plain-34")
    drawing = Drawing(picture, "plain-34", "print")
    with pytest.raises(Refused, match=r"a.bmp: a picture's name must end in one of \.svg, \.pdf, \.png, \.tex, \.dot"):
        drawing.save(tmp_path / "a.bmp")
    with pytest.raises(Refused, match="a picture's name must end in one of"):
        format_of("picture")
    with pytest.raises(Refused, match="cannot be written: there is no folder"):
        drawing.save(tmp_path / "nowhere" / "a.svg")
    with pytest.raises(Refused, match=r"at 2400 dpi the picture would have 36\d+×\d+ pixels; take at most \d+ dpi"):
        render(drawn("resnet152", fold=False), Options("png", dpi=2400))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"format": "gif"}, "format: there is no 'gif'; one of svg, pdf, png, tex, dot"),
        ({"theme": "neon"}, "there is no theme 'neon'; themes: light, dark, print"),
        ({"dpi": 0}, "0 dpi is out of bounds; take 36 to 2400"),
        ({"page": "a0"}, "page: there is no 'a0'; one of auto, fit, a3"),
        ({"fonts": "none"}, "embedded, outlined"),
        ({"margin": -1}, "a margin of -1 mm is out of bounds; take 0 to 40"),
    ],
)
def test_options_that_no_file_can_have(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        Options(**wrong)  # type: ignore[arg-type]


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_letters_can_be_read_on_their_ground(theme: str, category: str) -> None:
    palette = colours(theme)
    for ground in (palette.page, palette.tint, palette.fill(category)):
        assert contrast(palette.text, ground) >= 7
        assert contrast(palette.quiet, ground) >= 4.5
    assert contrast(palette.page, palette.badge(category)) >= 4.5


def test_selection_and_mistake_are_seen_apart() -> None:
    placed = drawn("plain-34").boxes[2]
    seen = set()
    for state in ({}, {"selected": True}, {"issue": True}):
        image = QImage(400, 600, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_box(painter, placed, colours("light"), **state)
        painter.end()
        seen.add(bytes(image.constBits()))
    assert len(seen) == 3
