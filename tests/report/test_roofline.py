"""The roofline plot and the table of blocks: against positions and sums worked out by hand."""

from __future__ import annotations

import re
import struct
import zlib
from math import log10
from pathlib import Path
from xml.etree import ElementTree

import pytest
from latencies import BLOCKS, block, latency

from archviz.bench.plan import Plan
from archviz.bench.result import Machine
from archviz.bench.roof import roof, works
from archviz.report import apart, figure, roofline
from archviz.report.key import Entry, columns, rows
from archviz.report.marks import marks
from archviz.report.placing import Box, around, place
from archviz.spec.issue import Refused
from archviz.zoo import network

SVG = "{http://www.w3.org/2000/svg}"
FOUND = latency()
Point = tuple[float, float]


# what bounds


def test_the_ridge_point_parts_memory_from_compute() -> None:
    above = roof(FOUND)
    assert (above.peak, above.bandwidth, above.ridge) == (40e9, 5e9, 8.0)
    assert (above.at(4), above.at(8), above.at(100)) == (20e9, 40e9, 40e9)
    done = works(FOUND)
    assert [work.intensity for work in done] == pytest.approx([4, 40, 40, 0, 0.4])
    assert [work.bound for work in done] == ["memory", "compute", "compute", "memory", "memory"]
    assert above.bound(8) == "compute"
    assert done[1].rate == pytest.approx(80e6 / 0.004)
    assert works(latency(blocks=None)) == ()


def test_the_table_of_blocks() -> None:
    table = apart.table(FOUND)
    titles = ["Block", "Time", "Share", "MACs", "Activations", "Traffic", "FLOPs/byte", "GMAC/s", "Bound by"]
    assert [column.title for column in table.columns] == titles
    assert table.rows[1] == (
        "layer1.0", "4.000 ms", "32.0%", "20.00 M", "2.000 M", "1.907 MiB", "40.00", "10.00", "compute",
    )  # fmt: skip
    assert table.rows[3] == ("pool", "1.000 ms", "8.0%", "—", "—", "488.3 KiB", "—", "—", "memory")
    assert table.total[:4] == ("Sum", "12.50 ms", "100.0%", "41.10 M")
    assert table.total[6] == f"{4 * 41.1 / 6.5:.2f}"
    assert apart.gap(BLOCKS).startswith("whole network 12.00 ms, sum of its blocks 12.50 ms: gap −500.0 µs")
    assert "below 8.00 FLOPs/byte" in apart.ridge(FOUND)
    assert "40.00 GFLOP/s in a large matrix product and 5.000 GB/s" in apart.ridge(FOUND)
    told = apart.record(FOUND)
    assert told["blocks"][1]["flops_per_byte"] == 40
    assert told["blocks"][1]["macs_per_second"] == pytest.approx(1e10)
    assert [row["bound_by"] for row in told["blocks"]] == ["memory", "compute", "compute", "memory", "memory"]
    assert (told["sum"], told["ridge_flops_per_byte"]) == (pytest.approx(0.0125), 8)


# marks and labels


def test_equal_blocks_are_one_mark() -> None:
    stem, layer1, head = marks(works(FOUND))
    assert (stem.name, layer1.name, head.name) == ("stem", "layer1.0–1", "head")
    assert layer1.share == pytest.approx(9 / 12.5)
    assert layer1.rate == pytest.approx(160e6 / 0.009)
    assert layer1.spread == pytest.approx((80e6 / 0.005, 80e6 / 0.004))
    mixed = [block(f"s.{i}", 0, 0.001, macs, 100) for i, macs in enumerate((10, 20, 10))]
    found = marks(works(latency(blocks=BLOCKS.put(blocks=tuple(mixed)))))
    assert [mark.name for mark in found] == ["s.0 ×2", "s.1"]


def test_a_label_is_near_and_hides_nothing() -> None:
    room, mark = Box(0, 0, 200, 100), around(100, 50, 10, 10)
    right, led = place(mark, 30, 8, room, [mark])
    assert not led
    assert right.left > mark.right
    left, _ = place(mark, 30, 8, room, [mark, right])
    assert left.right < mark.left
    edge = around(195, 50, 10, 10)
    inside, _ = place(edge, 30, 8, room, [edge])
    assert inside.common(room) == pytest.approx(inside.area)
    crowd = [mark, around(100, 50, 80, 30)]
    far, led = place(mark, 30, 8, room, crowd)
    assert led
    assert far.common(crowd[1]) == 0


# the file


def path(svg: ElementTree.Element, id: str) -> list[Point]:
    """The corners of a line."""
    line = next(g for g in svg.iter(f"{SVG}g") if g.get("id") == id)
    text = line.find(f"{SVG}path").get("d")
    return [(float(x), float(y)) for x, y in re.findall(r"[ML] ([\d.]+) ([\d.]+)", text)]


def spot(svg: ElementTree.Element, name: str) -> Point:
    """The middle of a mark."""
    mark = next(g for g in svg.iter(f"{SVG}g") if g.get("id") == f"mark {name}")
    use = next(mark.iter(f"{SVG}use"))
    return float(use.get("x")), float(use.get("y"))


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return roofline.draw(FOUND, "here")


@pytest.mark.parametrize("page", ["auto", "column", (590.0, 116.0), (250.0, 300.0)])
def test_roofs_and_marks_stand_where_their_values_say(page: roofline.Page | roofline.Size) -> None:
    """The two corners of the roof give the scale of both axes; every mark is held against it."""
    svg = ElementTree.fromstring(roofline.draw(FOUND, "here", page=page))
    start, corner, end = path(svg, "roof")
    foot, top = path(svg, "ridge")
    assert foot[0] == top[0] == corner[0]
    assert top[1] == corner[1] == end[1]
    points = {"stem": (4.0, 2.0), "layer1.0": (40.0, 160e-3 / 0.009), "head": (0.4, 0.8)}  # GFLOP/s
    spots = {name: spot(svg, name) for name in points}
    across = (spots["layer1.0"][0] - spots["stem"][0]) / log10(40 / 4)  # points a decade
    up = (spots["head"][1] - spots["stem"][1]) / log10(2 / 0.8)
    for name, (x, y) in points.items():
        assert spots[name][0] == pytest.approx(corner[0] + across * log10(x / 8), abs=0.01), name
        assert spots[name][1] == pytest.approx(corner[1] + up * log10(40 / y), abs=0.01), name
    slope = (start[1] - corner[1]) / up / ((corner[0] - start[0]) / across)
    assert slope == pytest.approx(1.0, abs=1e-3)  # on logarithmic axes


def test_its_words_and_caption(drawn: bytes) -> None:
    said = re.findall(r"<!-- (.*?) -->", drawn.decode(), re.DOTALL)
    assert {"40.00 GFLOP/s in a large matrix product", "5.000 GB/s in a large copy"} <= set(said)
    assert {"ridge point: 8.00 FLOPs/byte", "stem", "layer1", "head", "layer1.0–1, 72%", "stem, 16%"} <= set(said)
    plan = Plan(designs=(network("resnet18"),), channels_last=True)
    machine = Machine(cpu="Abacus 9", threads=2, torch="2.13.0")
    where = roofline.source(machine, plan, "2026-05-01")
    assert where == "Abacus 9, 2 threads, float32, channels last, torch 2.13.0, 2026-05-01"
    told = roofline.caption(FOUND, where)
    assert told.startswith(f"Roofline of small at batch 2 ({where}). ")
    assert told.endswith("Left out, as they have no MACs: pool (8.0% of the time).")
    assert "here" in " ".join(said)
    assert "above the flat roof" not in told
    assert "A mark above the flat roof" in roofline.caption(FOUND.put(peak=5e9), where)


def words(svg: bytes) -> list[str]:
    return re.findall(r"<!-- (.*?) -->", svg.decode(), re.DOTALL)


def sides(svg: bytes) -> tuple[float, ...]:
    return tuple(map(float, re.findall(r'<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.decode())[0]))


def test_a_column_of_a_paper_has_letters_of_their_own_size_and_the_caption(drawn: bytes) -> None:
    column = roofline.draw(FOUND, "here", page="column")
    assert sides(column)[0] == 3.5 * 72
    assert sides(drawn)[0] == pytest.approx(16 / 2.54 * 72)
    assert roofline.caption(FOUND, "here") in " ".join(words(column))


def test_a_view_is_all_plot_with_the_key_where_room_is() -> None:
    for size, beside in (((590.0, 116.0), True), ((250.0, 300.0), False)):
        svg = roofline.draw(FOUND, "here", page=size)
        assert sides(svg) == size
        assert {"small, batch 2", "Stage", "stem", "layer1", "head", "20%"} <= set(words(svg))
        assert "here" not in " ".join(words(svg))
        end = max(x for x, _ in path(ElementTree.fromstring(svg), "roof"))
        assert (size[0] - end > 80) == beside


def test_a_key_in_columns_and_in_rows() -> None:
    first, second = [Entry("a", 10)] * 3, [Entry("b", 30, 24)] * 2
    beside = columns([first, second], 50)
    assert [(p.x, p.y) for p in beside.placed] == [(0, 6), (0, 18), (0, 30), (18, 12), (18, 36)]
    assert (beside.width, beside.height) == (48, 48)
    assert [p.x for p in columns([first], 24).placed] == [0, 0, 18]  # too high for one column
    above = rows([first, second], 40)
    assert [(p.x, p.y) for p in above.placed] == [(0, 6), (18, 6), (0, 18), (0, 36), (0, 60)]
    assert above.height == 72


def test_the_same_values_give_the_same_bytes_and_no_date(drawn: bytes) -> None:
    assert roofline.draw(FOUND, "here") == drawn
    pdf = roofline.draw(FOUND, "here", "pdf")
    assert pdf.startswith(b"%PDF")
    assert b"CreationDate" not in pdf
    assert b"/Type3" not in pdf
    assert b"<dc:date>" not in drawn


def test_a_png_in_the_colours_of_its_theme() -> None:
    """Decoded by hand: 16 cm at 300 dots an inch, its first pixel the page."""
    data = roofline.draw(FOUND, "here", "png", "dark")
    assert struct.unpack(">I", data[16:20])[0] == pytest.approx(16 / 2.54 * 300, abs=1)
    length, kind = struct.unpack(">I4s", data[33:41])
    pieces, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        pieces += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    assert zlib.decompress(pieces)[1:4] == bytes.fromhex("1E2126")


def test_odd_names_and_what_cannot_be_drawn() -> None:
    assert roofline.draw(latency(name="$x_{网络}$ <a>\n-- _"), "here").startswith(b"<?xml")
    with pytest.raises(Refused, match="small has no times of blocks that multiply; measure it with --per-block"):
        roofline.draw(latency(blocks=None), "here")
    with pytest.raises(Refused, match=r"roof\.jpg: a plot's name must end in one of \.svg, \.pdf, \.png"):
        figure.format_of(Path("roof.jpg"))
