"""Filtering the table: the grammar, and a person who types it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from conftest import Open
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate, layers
from archviz.results import FARTHEST, Counts, Row
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.ui.columns import COLUMNS
from archviz.ui.query import MEASURES, query
from archviz.ui.table import CountsTable
from archviz.ui.window import Window
from archviz.zoo import network

GRAPH = expand(network("resnet50")).graph
LAYERS = layers(GRAPH)
BLOCKS = estimate(GRAPH).blocks
PLACE = {column.key: place for place, column in enumerate(COLUMNS)}
LEFT = Qt.MouseButton.LeftButton


def kept(text: str, rows: tuple[Row, ...] = LAYERS) -> list[str]:
    keep = query(text)
    return [row.name for row in rows if keep(row, row.name)]


def row(macs: int = 0, field: int = 1) -> Row:
    return Row("a", "layer", "", "", 0, (), (), Counts(macs=macs), (1, field), 1)


# -- the grammar


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("downsample", [f"layer{n}.0.downsample.{i}" for n in (1, 2, 3, 4) for i in (0, 1)]),
        ("LAYER1.0.conv", [f"layer1.0.conv{n}" for n in (1, 2, 3)]),
        ("7x7, 64", ["conv1"]),
        ("7×7, 64", ["conv1"]),
        ("pooling", ["maxpool", "avgpool"]),
        ("2048×1×1", ["avgpool"]),
        ("linear", ["fc"]),
        ("no such thing", []),
        # 2,359,296 = 512·512·9 are the largest convolutions; the last layer has 2,049,000
        ("params > 2M", ["layer4.0.conv2", "layer4.1.conv2", "layer4.2.conv2", "layer4.0.downsample.0", "fc"]),
        ("params > 2M conv2", ["layer4.0.conv2", "layer4.1.conv2", "layer4.2.conv2"]),
        ("conv2 and params>2M", ["layer4.0.conv2", "layer4.1.conv2", "layer4.2.conv2"]),
        ("params = 2,049,000", ["fc"]),
        ("params = 2.049M", ["fc"]),
        ("params = 2.049 M", ["fc"]),
        ("params >= 2049000 params ≤ 2049000", ["fc"]),
        ("rf < 8 macs > 0", ["conv1"]),
        ("rf=7 jump=2 conv", ["conv1"]),
        ("macs > 100M rf < 11", ["conv1"]),
        ("m > 1k", None),
    ],
)
def test_what_a_filter_keeps(text: str, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(Refused, match="m may be macs, memory"):
            query(text)
    else:
        assert sorted(kept(text)) == sorted(expected)


def test_memory_is_in_powers_of_two_where_it_says_so() -> None:
    small = replace(row(), counts=Counts(conv_weight=256))  # 1,024 bytes
    assert kept("weight_memory >= 1KiB", (small,))
    assert kept("weight_memory = 1 KiB", (small,))
    assert not kept("weight_memory > 1KiB", (small,))
    assert kept("weight_memory > 1kB", (small,))


def test_a_field_without_end_is_larger_than_any_number() -> None:
    assert kept("rf > 999,999,999", (row(field=FARTHEST),))
    assert not kept("rf < 1T", (row(field=FARTHEST),))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("macs >", "a number is missing behind macs >, such as macs > 1M"),
        ("macs > big", "big is no number, such as 100, 1.5M or 64KiB"),
        ("macs > 1x", "1x is no number"),
        ("macs > 1,00", "1,00 is no number"),
        ("macs > -5", "-5 is no number"),
        ("macs > 1iB", "1iB is no number"),
        ("macs > 1 ms", "1 ms is no number"),
        ("latency > 2", "latency > needs a time behind it, such as 1.5 ms or 200 µs"),
        ("latency >", "latency > needs a time behind it"),
        ("latency > 1M", "latency > needs a time behind it"),
        ("size > 5", "size is no column of numbers; there are params"),
        ("name = conv", "name is no column of numbers"),
        ("> 5", "in front of > stands one of params"),
        ("rf < 3 < 5", "in front of < stands one of"),
        ("params > 1M flops <", "a number is missing behind flops <"),
    ],
)
def test_what_is_not_understood_says_why(text: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        query(text)
    assert str(refusal.value).startswith(why)


@given(text=st.text(st.sampled_from("macsrf <>=≤≥.,0159kMiB×é\t٣"), max_size=30))
def test_any_text_is_taken_or_refused(text: str) -> None:
    try:
        keep = query(text)
    except Refused:
        return
    keep(LAYERS[0], "conv1")


@given(
    macs=st.integers(0, 10**15),
    whole=st.integers(0, 5000),
    part=st.integers(0, 999),
    power=st.integers(0, 4),
    gap=st.sampled_from(("", " ")),
    sign=st.sampled_from((">", "<", ">=", "<=")),
)
def test_comparisons_are_exact(macs: int, whole: int, part: int, power: int, gap: str, sign: str) -> None:
    suffix = ("", "k", "M", "G", "T")[power]
    bound = (Fraction(whole) + Fraction(part, 1000)) * 1000**power
    expected = {">": macs > bound, "<": macs < bound, ">=": macs >= bound, "<=": macs <= bound}[sign]
    assert bool(kept(f"macs{gap}{sign}{gap}{whole}.{part:03}{gap}{suffix}", (row(macs),))) == expected


@pytest.mark.parametrize("column", MEASURES, ids=lambda column: column.key)
def test_every_column_of_numbers_can_be_asked(column: object) -> None:
    key = column.key  # type: ignore[attr-defined]
    every = {r.name for r in LAYERS}
    rows = tuple(replace(row, latency=10**9) for row in LAYERS)
    unit = "s" if key == "latency" else ""
    assert set(kept(f"{key} >= 0", rows)) == every
    assert set(kept(f"{key} > 1{unit}", rows)) | set(kept(f"{key} <= 1{unit}", rows)) == every


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("latency > 1ms", ["b", "c"]),
        ("latency>1.5 ms", ["c"]),
        ("latency <= 1,500 us a", ["a"]),
        ("lat < 0.002 s", ["a", "b"]),
        ("latency ≥ 2000000ns", ["c"]),
        ("latency = 1.5 MS", ["b"]),
        ("latency = 1.5001 ms", ["b"]),  # which is shown as 1.500 ms, too
        ("latency > 0", ["a", "b", "c"]),
        ("latency < 1 s", ["a", "b", "c"]),  # what was not measured is not short
    ],
)
def test_times_are_compared_in_their_units(text: str, expected: list[str]) -> None:
    times = {"a": 900_000, "b": 1_500_000, "c": 2_000_000, "d": 0}
    rows = tuple(replace(row(), name=name, latency=time) for name, time in times.items())
    assert kept(text, rows) == expected


# -- a person


@pytest.fixture
def table(qtbot: QtBot) -> CountsTable:
    widget = CountsTable()
    qtbot.addWidget(widget)
    widget.resize(764, 300)
    widget.show_rows(BLOCKS, estimate(GRAPH).total)
    widget.show()
    return widget


def shown(table: CountsTable) -> list[str]:
    return [str(table.model.index(line, 0).data()) for line in range(table.model.rowCount())]


def total(table: CountsTable, key: str) -> str:
    return str(table._summary.index(0, PLACE[key]).data())


def marked(table: CountsTable) -> list[str]:
    return [table.model.rows[index.row()].name for index in table.view.selectionModel().selectedRows()]


def test_typing_filters_and_the_total_says_of_what_it_is(table: CountsTable, qtbot: QtBot) -> None:
    line = table.filter
    assert line.answer.text() == "18 rows"
    qtbot.keyClicks(line.field, "layer2")
    assert shown(table) == [f"layer2.{n}" for n in range(4)]
    assert line.answer.text() == "4 of 18 rows"
    assert total(table, "name") == "Sum of 4 rows"
    # layer2 of ResNet-50, from torchvision: 379,392 + 3 × 280,064 parameters
    assert total(table, "params") == "1.220 M"
    qtbot.keyClicks(line.field, " params > 300k")
    assert shown(table) == ["layer2.0"]
    assert total(table, "params") == "379.4 k"
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.field.text() == ""
    assert len(shown(table)) == 18
    assert total(table, "name") == "Total"
    assert total(table, "params") == "25.56 M"


def test_what_is_not_understood_is_said_in_place_and_filters_nothing(table: CountsTable, qtbot: QtBot) -> None:
    qtbot.keyClicks(table.filter.field, "macs > ")
    assert table.filter.answer.text().startswith("a number is missing behind macs >")
    assert len(shown(table)) == 18
    assert total(table, "name") == "Total"
    qtbot.keyClicks(table.filter.field, "1T")
    assert shown(table) == []
    assert table.filter.answer.text() == "0 of 18 rows"


def test_rows_can_be_sorted_and_selected_while_filtered(table: CountsTable, qtbot: QtBot) -> None:
    qtbot.keyClicks(table.filter.field, "layer3")
    header = table.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(PLACE["params"]) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert shown(table)[0] == "layer3.0" or shown(table)[-1] == "layer3.0"
    line = shown(table).index("layer3.4")
    with qtbot.waitSignal(table.picked) as seen:
        qtbot.mouseClick(table.view.viewport(), LEFT, pos=table.view.visualRect(table.model.index(line, 1)).center())
    assert seen.args == ["layer3.4", 3]
    table.filter.field.clear()


def test_a_selected_row_is_marked_again_when_it_comes_back(table: CountsTable, qtbot: QtBot) -> None:
    table.select("layer3.4", 3)
    with qtbot.assertNotEmitted(table.picked):
        qtbot.keyClicks(table.filter.field, "layer2")
        assert marked(table) == []  # and not those of its stage or around it
        table.filter.field.clear()
    assert marked(table) == ["layer3.4"]


def test_copying_takes_what_is_shown(table: CountsTable, qtbot: QtBot) -> None:
    qtbot.keyClicks(table.filter.field, "layer2")
    table.copy_all()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [*(f"layer2.{n}" for n in range(4)), "Sum of 4 rows"]
    assert lines[-1].split("\t")[lines[0].split("\t").index("Params")] == str(379392 + 3 * 280064)


def test_escape_in_the_filter_leaves_the_selection(open_window: Open, qtbot: QtBot) -> None:
    window: Window = open_window("resnet50")
    window.selection.pick("layer2", 2)
    field = window.layers.table.filter.field
    field.setFocus()
    qtbot.keyClicks(field, "layer")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), window.selection.name) == ("", "layer2")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.layers.table.view.hasFocus()
    assert window.selection.name == "layer2"


def test_letters_of_a_filter_are_no_commands(open_window: Open, qtbot: QtBot) -> None:
    window: Window = open_window("resnet50")
    field = window.layers.table.filter.field
    field.setFocus()
    qtbot.keyClicks(field, "h1/")
    assert field.text() == "h1/"
    assert (window.heat.current, window.picture.level) == ("", "block")


def test_the_filter_stays_while_the_design_changes(open_window: Open, qtbot: QtBot) -> None:
    window: Window = open_window("resnet50")
    table = window.layers.table
    qtbot.keyClicks(table.filter.field, "layer2")
    before = total(table, "params")
    window.document.edit(("stages", 2, "repeat"), 5)
    assert shown(table) == ["layer2"]
    assert table.filter.answer.text() == "1 of 6 rows"
    assert total(table, "params") != before
