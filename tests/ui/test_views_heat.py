"""Heat and the receptive-field strip in the window, by mouse and keys."""

from __future__ import annotations

from typing import get_args

import pytest
from conftest import Open
from PySide6.QtCore import QItemSelectionModel, QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QToolButton
from pytestqt.qtbot import QtBot

from archviz.app.settings import load_settings
from archviz.diagram.heat import METRICS
from archviz.diagram.style import CIVIDIS, colours, luminance, mix
from archviz.ui import theme
from archviz.ui.canvas import Canvas
from archviz.ui.cell import SOFT, Cell, Index, dress_rows, soft
from archviz.ui.columns import COLUMNS
from archviz.ui.items import BoxItem
from archviz.ui.rows import HEATED, SHARE
from archviz.ui.table import HEATED_SOFT
from archviz.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def drawn(open_window: Open, qtbot: QtBot, name: str = "resnet50") -> Window:
    window = open_window(name)
    qtbot.waitUntil(lambda: window.picture.picture is not None, timeout=20_000)
    return window


def item(canvas: Canvas, name: str) -> BoxItem:
    return next(found for found in canvas.boxes if found.placed.box.id == name)


def ground(canvas: Canvas, name: str) -> QColor:
    """The colour of a box below its texts, in its lower right corner."""
    frame: QRectF = item(canvas, name).outline
    place = canvas.mapFromScene(frame.right() - 6, frame.bottom() - 4)
    return canvas.grab().toImage().pixelColor(place)


def test_h_goes_through_all_metrics_and_back_to_none(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    window.picture.canvas.setFocus()
    seen = []
    for _ in range(len(METRICS) + 1):
        qtbot.keyClick(window.picture.canvas, Qt.Key.Key_H)
        seen.append(window.heat.current)
    assert seen == [*METRICS, ""]
    qtbot.keyClick(window.picture.canvas, Qt.Key.Key_H)
    qtbot.keyClick(window.picture.canvas, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert window.heat.current == ""
    assert window.picture.canvas.boxes[1].heat is None


def test_the_button_says_what_is_shown(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    assert isinstance(window.heat, QToolButton)
    assert window.heat.text() == "Heat: none ▾"
    next(a for a in window.heat.menu_.actions() if a.text() == "MACs").trigger()
    assert window.heat.text() == "Heat: MACs ▾"
    assert [a.text() for a in window.heat.menu_.actions() if a.isChecked()] == ["MACs"]


def test_the_boxes_take_the_colours_and_the_legend_says_them(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    canvas = window.picture.canvas
    cool = ground(canvas, "layer4.1")
    window.heat.choose("params")
    assert ground(canvas, "layer4.1").name().upper() == CIVIDIS[-1]  # 8,925,184 parameters, the most
    assert ground(canvas, "(input)").name().upper() == theme.current().cold
    assert canvas._legend.isVisible()
    assert "Most: layer4.1 ×2, 35 %" in canvas._legend.accessibleDescription()  # of 25,557,032
    window.heat.choose("")
    assert not canvas._legend.isVisible()
    assert ground(canvas, "layer4.1") == cool


def test_hovering_tells_value_and_share(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    window.heat.choose("params")
    # 2 × (2048·512 + 512·512·9 + 512·2048 + 2·(512 + 512 + 2048)) of 25,557,032
    assert "Parameters: 8.925 M, 34.9 % of all" in item(window.picture.canvas, "layer4.1").toolTip()
    assert "Parameters: —" in item(window.picture.canvas, "(input)").toolTip()
    window.heat.choose("")
    assert "Parameters" not in item(window.picture.canvas, "layer4.1").toolTip()


def test_heat_follows_an_edit_before_the_picture_does(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    window.heat.choose("params")
    picture = window.picture.picture
    window.document.edit(("stages", 4, "block", "width"), 1024)
    assert window.picture.picture is picture  # still the old one
    heat = item(window.picture.canvas, "layer4.1").heat
    assert heat is not None
    # width 1024: 2 × (2048·1024 + 1024·1024·9 + 1024·2048 + 2·(1024 + 1024 + 2048))
    assert heat.values["layer4.1"] == 2 * (2048 * 1024 * 2 + 1024 * 1024 * 9 + 2 * (1024 + 1024 + 2048))
    qtbot.waitUntil(lambda: window.picture.picture is not picture, timeout=20_000)
    assert item(window.picture.canvas, "layer4.1").heat is not None


@pytest.mark.parametrize("level", ["stage", "block", "layer"])
def test_the_legend_lets_clicks_through_and_covers_no_box_where_there_is_room(
    open_window: Open, qtbot: QtBot, level: str
) -> None:
    window = drawn(open_window, qtbot)
    window.resize(1800, 1200)
    window.picture.set_level(level)  # type: ignore[arg-type]
    window.heat.choose("macs")
    canvas = window.picture.canvas
    scene = lambda: window.picture.picture and window.picture.picture.scene.level  # noqa: E731
    qtbot.waitUntil(lambda: scene() == level and not window._layout.busy, timeout=20_000)
    legend = canvas._legend
    assert canvas.rect().contains(legend.geometry())
    covered = [b for b in canvas.boxes if legend.geometry().intersects(canvas.mapFromScene(b.outline).boundingRect())]
    assert covered == []
    assert legend.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_heat_is_remembered(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50", kept=True)
    window.heat.choose("rf")
    assert load_settings().heat == "rf"
    other = open_window("resnet50", kept=True)
    assert (other.heat.current, other.picture.heat) == ("rf", "rf")
    other.heat.choose("no longer there")
    assert (other.heat.current, load_settings().heat) == ("", "")


def test_the_column_of_the_heat_has_bars(open_window: Open, qtbot: QtBot) -> None:
    window = drawn(open_window, qtbot)
    place = {column.key: index for index, column in enumerate(COLUMNS)}
    model = window.layers.table.model
    stages = [row.name for row in model.rows]
    window.heat.choose("activations")
    index = model.index(stages.index("layer3"), place["activations"])
    assert index.data(HEATED)
    # layer3 of ResNet-50, of 11.11 million elements (Radosavovic et al. 2020: 11.1 M)
    elements = 256 * 28**2 + 11 * 256 * 14**2 + 7 * 1024 * 14**2
    assert index.data(SHARE) == pytest.approx(elements / 11.11e6, rel=1e-3)
    window.heat.choose("rf")
    # the head pools 7 positions of layer4, 32 apart: 427 + 6·32 pixels
    assert model.index(stages.index("head"), place["rf"]).data(SHARE) == 1
    assert model.index(stages.index("stem"), place["rf"]).data(SHARE) == pytest.approx(11 / 619)
    assert "% of all" not in str(model.index(0, place["rf"]).data(Qt.ItemDataRole.ToolTipRole))
    assert model.index(0, place["activations"]).data(SHARE) is None


def test_a_hidden_column_comes_with_its_heat_and_goes_with_it(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50")
    view, place = window.layers.table.view, [column.key for column in COLUMNS].index("memory")
    window.heat.choose("memory")
    assert not view.isColumnHidden(place)
    window.heat.choose("macs")
    assert view.isColumnHidden(place)
    window.layers.table.show_column(place, True)
    window.heat.choose("memory")
    window.heat.choose("")
    assert not view.isColumnHidden(place)  # somebody wanted it


@pytest.mark.parametrize("name", get_args(theme.Scheme))
def test_numbers_on_bars_can_be_read(name: theme.Scheme) -> None:
    c = colours(name)
    for ground in (c.page, mix(c.tint, c.page, 0.5), theme.selected(name)[0]):
        for bar in (mix(CIVIDIS[-1], ground, HEATED_SOFT[name]), mix(c.selection, ground, SOFT)):
            assert contrast(bar, c.text) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_a_bar_lies_under_the_number(mode: theme.Mode, qapp: QApplication, qtbot: QtBot) -> None:
    """Its letters keep their colour on it, and it is seen in a selected row, too."""

    class Bar(Cell):
        def bar(self, index: Index) -> tuple[float, QColor]:
            return 1.0, soft(CIVIDIS[-1], HEATED_SOFT[theme.scheme()])

    theme.apply(qapp, mode)
    try:
        table = QTableWidget(2, 1)
        qtbot.addWidget(table)
        dress_rows(table)
        table.setItemDelegate(Bar(table))
        font = theme.bold(table.font())
        font.setPixelSize(20)
        for row in range(2):
            item = QTableWidgetItem("HHHH")
            item.setFont(font)
            table.setItem(row, 0, item)
        with qtbot.waitExposed(table):
            table.show()
        flag = QItemSelectionModel.SelectionFlag.Select  # not selectRow, which asks for keys that are held
        table.selectionModel().select(table.model().index(1, 0), flag)
        c, image = theme.current(), table.viewport().grab().toImage()
        for row, ground in enumerate((c.page, theme.selected(theme.scheme())[0])):
            cell = table.visualItemRect(table.item(row, 0))
            seen = {image.pixelColor(x, cell.center().y() - 5).name() for x in range(cell.left() + 8, cell.right() - 8)}
            bar = QColor(mix(CIVIDIS[-1], ground, HEATED_SOFT[theme.scheme()]))
            assert any(all(abs(a - b) < 4 for a, b in zip(QColor(s).getRgb(), bar.getRgb(), strict=True)) for s in seen)
            assert max(contrast(s, bar.name()) for s in seen) >= 4.5
    finally:
        theme.apply(qapp, "light")


# -- the strip


@pytest.fixture
def window(open_window: Open) -> Window:
    window = open_window("resnet50")
    window.show_panel(window.bottom.indexOf(window.strip))
    return window


def test_a_click_on_a_column_selects_everywhere(window: Window, qtbot: QtBot) -> None:
    window.layers.levels.choose("block")
    strip = window.strip.strip
    index = next(i for i, row in enumerate(strip.growth.rows) if row.name == "layer2.1")
    qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.look().column(index).center())
    assert (window.selection.name, window.selection.stage) == ("layer2.1", 2)
    assert strip.chosen == [index]
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert window.selection.name == "layer2.2"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert window.selection.name == "layer2.0"
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert window.selection.name == "stem"
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert window.selection.name == "head"


def test_pointing_tells_the_exact_numbers(window: Window, qtbot: QtBot) -> None:
    strip = window.strip.strip
    window.selection.clear()
    assert strip.readout() == "Point at a column for its numbers, click to select it"
    index = next(i for i, row in enumerate(strip.growth.rows) if row.name == "layer4")
    qtbot.mouseMove(strip.viewport(), strip.look().column(index).center())
    # 427 pixels of 224, 32 apart: Araujo et al. 2019 give 483 for the stride in the first 1×1, 427 for the 3×3
    assert strip.readout() == "layer4: receptive field 427 px, 1.91 × the input, jump 32 px"
    qtbot.mouseMove(strip.viewport(), QPoint(2, 40))
    assert strip.readout().startswith("Point at")


def test_columns_stand_on_whole_pixels_and_larger_fields_higher(window: Window) -> None:
    growth, room = window.strip.strip.growth, 200
    heights = [growth.height(max(row.field), room) for row in growth.rows]
    assert all(isinstance(h, int) for h in heights)
    assert heights == sorted(heights)
    assert growth.height(1, room) == 0
    stage = {row.name: height for row, height in zip(growth.rows, heights, strict=True)}
    line = growth.height(224, room)
    assert stage["layer2"] < line < stage["layer4"] < room


def test_a_field_without_end_is_larger_than_the_input(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50")
    for _ in range(9):
        window.document.duplicate(4)
    for stage in range(5, 14):
        window.document.edit(("stages", stage, "repeat"), 40)
        window.document.edit(("stages", stage, "block", "stride"), 2)
        window.document.edit(("stages", stage, "block", "shortcut"), "C")  # an identity would keep the jump
    window.show_panel(window.bottom.indexOf(window.strip))
    strip = window.strip.strip
    last = strip.growth.rows[-1]
    assert max(last.field) == 999_999
    assert strip.said(last).startswith(f"{last.name}: receptive field > input, jump")
    assert strip.growth.height(999_999, 100) == 100
    assert strip.growth.top < 999_999 * 2
    strip.grab()
    assert window.totals.labels["field"].text() == "· RF > input"
    place = [column.key for column in COLUMNS].index("rf")
    model = window.layers.table.model
    window.show_panel(0)
    assert model.index(len(model.rows) - 1, place).data() == "> input"
    assert model.index(len(model.rows) - 1, place).data(Qt.ItemDataRole.ToolTipRole) == "> input"


def test_the_strip_follows_edits_and_levels(window: Window, qtbot: QtBot) -> None:
    strip = window.strip.strip
    assert [row.name for row in strip.growth.rows][-1] == "head"
    assert strip.growth.side == 224
    window.document.edit(("input",), (3, 96, 160))
    assert strip.growth.side == 160
    assert window.layers.levels.isVisible()
    qtbot.mouseClick(window.layers.levels._buttons["layer"], LEFT)
    QApplication.processEvents()
    assert len(strip.growth.rows) == len(window.document.layers)
    assert strip.horizontalScrollBar().maximum() > 0
    window.selection.pick("fc", 5)
    assert strip.look().column(strip.chosen[0]).right() <= strip.viewport().width()


def test_an_empty_design_says_so(open_window: Open) -> None:
    window = open_window("resnet50")
    while window.document.design.stages:
        window.document.remove(0)
    window.heat.choose("macs")
    window.show_panel(window.bottom.indexOf(window.strip))
    window.strip.strip.grab()
    assert window.strip.strip.readout() == "The design is empty"
    assert not window.picture.canvas._legend.isVisible()
