"""The table of counts, driven by mouse and keys."""

from __future__ import annotations

from math import prod

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate, layers
from archviz.app.design import Design
from archviz.results import Counts
from archviz.spec.expand import expand
from archviz.ui.columns import COLUMNS
from archviz.ui.rows import HEATED, QUIET, SHARE
from archviz.ui.table import CountsTable
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton
GRAPH = expand(network("resnet50")).graph
TOTAL = estimate(GRAPH).total
ROWS = {"stage": estimate(GRAPH).stages, "block": estimate(GRAPH).blocks, "layer": layers(GRAPH)}
PLACE = {column.title: place for place, column in enumerate(COLUMNS)}


@pytest.fixture
def table(qtbot: QtBot) -> CountsTable:
    widget = CountsTable()
    qtbot.addWidget(widget)
    widget.resize(764, 260)
    widget.show_rows(ROWS["stage"], TOTAL)
    widget.show()
    return widget


def cell(table: CountsTable, line: int, title: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return table.model.index(line, PLACE[title]).data(role)


def click(qtbot: QtBot, table: CountsTable, line: int, keys: Qt.KeyboardModifier | None = None) -> None:
    place = table.view.visualRect(table.model.index(line, 1)).center()
    qtbot.mouseClick(table.view.viewport(), LEFT, keys or Qt.KeyboardModifier.NoModifier, place)


def header_click(qtbot: QtBot, table: CountsTable, title: str) -> None:
    header = table.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(PLACE[title]) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)


def marked(table: CountsTable) -> list[str]:
    return [table.model.rows[index.row()].name for index in table.view.selectionModel().selectedRows()]


def copied(table: CountsTable, qtbot: QtBot) -> list[dict[str, str]]:
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, *lines = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_a_row_says_its_counts(table: CountsTable) -> None:
    table.show_rows(ROWS["layer"], TOTAL)
    assert cell(table, 0, "Name") == "conv1"
    assert cell(table, 0, "What") == "7×7, 64, /2"
    assert cell(table, 0, "Output") == "64×112×112"
    assert cell(table, 0, "Params") == "9.408 k"
    assert cell(table, 0, "MACs") == "118.0 M"
    weights = 64 * 3 * 7 * 7
    tip = Qt.ItemDataRole.ToolTipRole
    assert str(cell(table, 0, "Params", tip)).startswith(f"{weights:,} parameters")
    assert str(cell(table, 0, "MACs", tip)).startswith(f"{weights * 112 * 112:,} MACs, 2.9 % of all")
    assert cell(table, 0, "RF (px)") == "7"


def test_numbers_stand_to_the_right(table: CountsTable) -> None:
    for title in PLACE:
        right = bool(int(cell(table, 0, title, Qt.ItemDataRole.TextAlignmentRole)) & int(Qt.AlignmentFlag.AlignRight))
        assert right == (title not in ("Name", "What"))


def test_copying_gives_exact_integers(table: CountsTable, qtbot: QtBot) -> None:
    table.show_rows(ROWS["layer"], TOTAL)
    click(qtbot, table, 0)
    click(qtbot, table, 1, Qt.KeyboardModifier.ShiftModifier)
    rows = copied(table, qtbot)
    assert [row["Name"] for row in rows] == ["conv1", "bn1"]
    assert [row["Params"] for row in rows] == [str(64 * 3 * 49), str(2 * 64)]
    assert [row["MACs"] for row in rows] == [str(64 * 3 * 49 * 112 * 112), "0"]
    assert rows[0]["Activations"] == str(prod((64, 112, 112)))


def test_everything_is_copied_with_the_total(table: CountsTable, qtbot: QtBot) -> None:
    everything = next(action for action in table.view.actions() if "whole" in action.text())
    everything.trigger()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    shown = [column.title for column in COLUMNS if column.shown]
    assert lines[0] == shown
    assert len(lines) == 1 + len(ROWS["stage"]) + 1
    assert lines[-1][shown.index("Params")] == "25557032"  # torchvision's ResNet-50
    assert lines[-1][shown.index("MACs")] == "4089184256"
    assert lines[-1][shown.index("Output")] == ""


def test_the_total_stands_below_its_columns(table: CountsTable) -> None:
    foot = table._foot
    assert foot.model().index(0, PLACE["Params"]).data() == "25.56 M"
    assert foot.model().index(0, PLACE["RF (px)"]).data() == ""
    table.show_column(PLACE["FLOPs"], True)
    for place in range(len(COLUMNS)):
        assert foot.isColumnHidden(place) == table.view.isColumnHidden(place)
        assert foot.columnViewportPosition(place) == table.view.columnViewportPosition(place)


@pytest.mark.parametrize("level", ["stage", "layer"])
@pytest.mark.parametrize("width", [764, 1280])
def test_the_columns_fill_the_width(table: CountsTable, level: str, width: int) -> None:
    table.show_rows(ROWS[level], TOTAL)
    table.resize(width, 260)
    QApplication.processEvents()
    assert table.view.horizontalHeader().length() == table.view.viewport().width()
    assert table._foot.viewport().width() == table.view.viewport().width()


def test_a_click_picks(table: CountsTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.picked) as seen:
        click(qtbot, table, 2)
    assert seen.args == ["layer2", 2]


def test_keys_pick(table: CountsTable, qtbot: QtBot) -> None:
    table.select("layer2", 2)
    with qtbot.waitSignal(table.picked) as seen:
        qtbot.keyClick(table.view, Qt.Key.Key_Down)
    assert seen.args == ["layer3", 3]


@pytest.mark.parametrize(
    ("level", "name", "stage", "rows"),
    [
        ("block", "layer3.4", 3, ["layer3.4"]),
        ("block", "layer3.4.conv2", 3, ["layer3.4"]),
        ("block", "layer1", 1, ["layer1.0", "layer1.1", "layer1.2"]),
        ("stage", "layer3.4.conv2", 3, ["layer3"]),
        ("layer", "layer3.4.conv2", 3, ["layer3.4.conv2"]),
        ("layer", "stem", 0, [node.name for node in GRAPH.units[0].nodes()]),
        ("block", "layer1.10", 1, ["layer1.0", "layer1.1", "layer1.2"]),  # not layer1.1, which only begins alike
        ("block", "", -1, []),
    ],
)
def test_what_a_name_selects(
    table: CountsTable, qtbot: QtBot, level: str, name: str, stage: int, rows: list[str]
) -> None:
    table.show_rows(ROWS[level], TOTAL)
    with qtbot.assertNotEmitted(table.picked):
        table.select("head", 5)
        table.select(name, stage)
    assert marked(table) == rows


def test_selecting_brings_into_view(table: CountsTable) -> None:
    table.show_rows(ROWS["layer"], TOTAL)
    table.select("layer4.2.conv3", 4)
    index = table.view.currentIndex()
    assert table.model.rows[index.row()].name == "layer4.2.conv3"
    assert table.view.viewport().rect().contains(table.view.visualRect(index).center())


def test_a_header_sorts_and_a_third_click_restores(table: CountsTable, qtbot: QtBot) -> None:
    network_order = [row.name for row in ROWS["stage"]]
    by_params = sorted(ROWS["stage"], key=lambda row: row.counts.params)
    table.select("layer4", 4)
    header_click(qtbot, table, "Params")
    assert [row.name for row in table.model.rows] == [row.name for row in by_params]
    assert marked(table) == ["layer4"]
    header_click(qtbot, table, "Params")
    assert [row.name for row in table.model.rows] == [row.name for row in reversed(by_params)]
    table.show_rows(ROWS["stage"][1:], TOTAL)
    assert table.model.rows[0].name == "layer4"  # other rows are sorted as these were
    table.show_rows(ROWS["stage"], TOTAL)
    header_click(qtbot, table, "Params")
    assert [row.name for row in table.model.rows] == network_order


def test_the_header_offers_the_other_columns(table: CountsTable) -> None:
    assert table.view.isColumnHidden(PLACE["FLOPs"])
    next(action for action in table.column_menu().actions() if action.text().startswith("FLOPs")).trigger()
    assert not table.view.isColumnHidden(PLACE["FLOPs"])
    assert cell(table, 1, "FLOPs", Qt.ItemDataRole.ToolTipRole) == f"{2 * ROWS['stage'][1].counts.macs:,} FLOPs"


def test_counts_beyond_64_bits_are_shown_and_sorted(table: CountsTable, qtbot: QtBot) -> None:
    from dataclasses import replace

    huge = [replace(ROWS["stage"][0], name=f"s{i}", counts=Counts(macs=2**70 + i)) for i in (2, 1)]
    table.show_rows(tuple(huge), Counts(macs=2**71 + 3))
    header_click(qtbot, table, "MACs")
    assert [row.name for row in table.model.rows] == ["s1", "s2"]
    click(qtbot, table, 0)
    assert copied(table, qtbot)[0]["MACs"] == str(2**70 + 1)


def test_no_rows(table: CountsTable, qtbot: QtBot) -> None:
    table.show_rows((), Counts())
    table.select("layer1", 1)
    table.view.setFocus()
    table.grab()
    assert marked(table) == []
    assert copied(table, qtbot) == []


def test_every_cell_answers_every_role(table: CountsTable) -> None:
    """Asked in Python: an exception behind Qt's back ends the program."""
    model = table.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in (*Qt.ItemDataRole, SHARE, HEATED, QUIET):
                model.data(model.index(row, column), role)


def test_a_shape_is_filtered_by_its_elements() -> None:
    output = next(c for c in COLUMNS if c.key == "output")
    row = Design(network("resnet50")).rows("stage")[0]
    assert output.number(row) == 64 * 56 * 56
    assert output.tip(row) == "64×56×56"
