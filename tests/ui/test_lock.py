"""The Match panel with real mouse and keys: a dimension is dragged, another follows, the total stays."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from conftest import Open, press, turn
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.explore.axes import AXES
from archviz.explore.cost import cost
from archviz.ui.equal.dimension import Dimension
from archviz.ui.equal.matching import Matching
from archviz.ui.equal.panel import MatchPanel
from archviz.ui.equal.scale import Scale, stops
from archviz.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def opened(window: Window) -> MatchPanel:
    window.actions_["match"].trigger()
    assert window.match.isVisible()
    return window.match


def value(window: Window, name: str) -> int:
    return AXES[name].get(window.document.design)


def waits(matching: Matching) -> bool:
    """Whether something is still to be solved or put into the document."""
    return matching._timer.isActive() or matching._follow.isActive()


def handle(slider: Scale) -> QPoint:
    """The middle of what the hand takes."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    return slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, slider).center()


def chosen(slider: Scale) -> int:
    return slider.stops[slider.value()]


def drag(slider: Scale, wanted: int, *, release: bool = True) -> None:
    """The handle by the mouse until the slider stands at a value, with a look at the design now and then."""
    at = handle(slider)
    QTest.mousePress(slider, LEFT, pos=at)
    way = 1 if wanted > chosen(slider) else -1
    while chosen(slider) != wanted:
        at += QPoint(way, 0)
        assert slider.rect().contains(at)
        QTest.mouseMove(slider, at)
        if at.x() % 64 == 0:
            turn()
    if release:
        QTest.mouseRelease(slider, LEFT, pos=at)


def test_cardinality_is_dragged_to_32_and_the_width_follows_to_4(window: Window) -> None:
    """Table 3 of Xie et al. 2017: 32×4d beside 1×64d."""
    panel = opened(window)
    before = window.document.design
    drag(panel.rows["cardinality"].slider, 32)
    assert (value(window, "cardinality"), value(window, "width")) == (32, 4)
    known = cost(zoo.network("resnext50_32x4d"))
    assert cost(window.document.design).params == known.params
    assert window.document.design.name == "resnext50_32x4d"
    off = f"{100 * (known.params / cost(before).params - 1):+.2f} %".replace("-", "−")
    assert panel.lock.locked.text() == "25.56 M"
    assert (panel.lock.now.text(), panel.lock.error.text()) == ("25.03 M", off)
    assert panel.rows["width"].radio.isChecked()
    assert "25.03 M" in window.totals.labels["params"].text()
    assert window.document.stack.count() == 1
    assert window.actions_["undo"].text() == "Undo Cardinality C = 32, Path width d = 4"
    window.actions_["undo"].trigger()
    assert window.document.design == before
    assert [panel.rows[n].field.input.property("value") for n in ("cardinality", "width")] == [1, 64]


def test_the_design_follows_while_the_mouse_is_down_and_back_is_no_step(window: Window, qtbot: QtBot) -> None:
    slider = opened(window).rows["cardinality"].slider
    drag(slider, 8, release=False)
    qtbot.waitUntil(lambda: value(window, "cardinality") == 8)
    assert value(window, "width") == 14  # table 2: 8 × 14d
    at = handle(slider)
    while chosen(slider) != 1:
        at -= QPoint(1, 0)
        QTest.mouseMove(slider, at)
    QTest.mouseRelease(slider, LEFT, pos=at)
    assert window.document.design == zoo.network("resnet50")
    assert window.document.stack.count() == 0


@pytest.mark.parametrize("way", ["mouse", "keys", "typed"])
def test_escape_gives_a_drag_up(window: Window, qtbot: QtBot, way: str) -> None:
    row = opened(window).rows["cardinality"]
    slider, spin = row.slider, row.field.input
    before, seen = window.document.design, window.selection.stages
    if way == "mouse":
        drag(slider, 8, release=False)
    elif way == "typed":
        spin.setFocus()
        qtbot.keyClicks(spin, "8")
    else:
        slider.setFocus()
        press(qtbot, slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: window.document.design != before)
    press(qtbot, spin if way == "typed" else slider, Qt.Key.Key_Escape)
    assert window.document.design == before
    assert (window.document.stack.count(), chosen(slider), spin.property("value")) == (0, 1, 1)
    assert window.selection.stages == seen  # Escape was the drag's
    QTest.mouseMove(slider, slider.rect().center())
    QTest.mouseRelease(slider, LEFT, pos=slider.rect().center())
    assert window.document.design == before
    drag(slider, 2)
    assert value(window, "width") == 40  # table 2


def test_a_name_of_ones_own_stays(open_window: Open) -> None:
    window = open_window("resnet50", "resnext50_32x4d")
    panel = opened(window)
    panel.matching.vary("cardinality", 32)
    panel.matching.settle()
    assert window.document.design.name == "resnext50_32x4d 2"  # the other one is called so
    window.document.stack.undo()
    assert window.document.design.name == "resnet50"
    window.document.edit(("name",), "mine")
    panel.matching.vary("cardinality", 32)
    panel.matching.settle()
    assert window.document.design.name == "mine"


def test_what_was_found_is_kept_beside_the_locked_one(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    keeping = panel.keeping
    assert not keeping.keep.isEnabled()
    for paths in (32, 2):
        drag(panel.rows["cardinality"].slider, paths)
        qtbot.mouseClick(keeping.keep, LEFT)
    names = [design.name for design in window.document.project.designs]
    assert names == ["resnet50", "resnext50_32x4d", "resnext50_2x40d"]
    assert window.document.design == zoo.network("resnet50")
    assert panel.lock.locked.text() == "25.56 M"
    assert not keeping.keep.isEnabled()
    drag(panel.rows["cardinality"].slider, 32)
    qtbot.mouseClick(keeping.keep, LEFT)
    assert "already" in panel.offers.note.text()
    qtbot.mouseClick(keeping.compare, LEFT)
    assert window.comparing.shown


def test_a_total_that_does_not_depend_on_a_dimension_says_so(window: Window) -> None:
    panel = opened(window)
    row = panel.rows["resolution"]
    assert not row.radio.isEnabled()
    assert "does not depend on Resolution" in row.radio.toolTip()
    panel.matching.vary("resolution", 256)
    panel.matching.settle()
    assert (value(window, "resolution"), value(window, "width")) == (256, 64)
    assert "nothing has to give way" in panel.offers.note.text()
    panel.lock.figures.choose("macs")
    assert row.radio.isEnabled()


def test_the_panel_is_made_when_it_is_first_seen(window: Window) -> None:
    assert window.match.widget() is None
    assert opened(window).widget() is not None


def test_keys_move_a_slider_and_typing_moves_a_field(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    row = panel.rows["cardinality"]
    row.slider.setFocus()
    for _ in range(3):
        press(qtbot, row.slider, Qt.Key.Key_Right)
        turn()
    qtbot.waitUntil(lambda: value(window, "cardinality") == 4)
    assert value(window, "width") == 24  # table 2
    spin = panel.rows["depth"].field.input
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    assert window.document.stack.count() == 1
    spin.selectAll()
    qtbot.keyClicks(spin, "101")
    press(qtbot, spin, Qt.Key.Key_Return)
    assert value(window, "depth") == 101
    assert value(window, "width") < 24  # the path width gave way
    assert window.document.stack.count() == 2
    assert abs(cost(window.document.design).params / panel.matching.held.target - 1) < 0.05
    spin.selectAll()
    qtbot.keyClicks(spin, "102")  # between 101 and 104: three layers a block
    turn()
    assert spin.text() == "102"
    assert "101, 104" in panel.offers.note.text()
    press(qtbot, spin, Qt.Key.Key_Return)
    assert spin.text() == "101"


def test_what_follows_is_chosen_and_so_is_what_is_kept(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    macs = cost(window.document.design).macs
    panel.lock.figures.choose("macs")
    assert panel.lock.locked.text() == "4.089 GMACs"
    qtbot.mouseClick(panel.rows["depth"].radio, LEFT, pos=QPoint(8, 8))
    drag(panel.rows["resolution"].slider, 256)
    assert value(window, "width") == 64
    assert value(window, "depth") < 50
    assert abs(cost(window.document.design).macs / macs - 1) < 0.05
    drag(panel.rows["depth"].slider, 50)  # what is dragged cannot follow
    assert panel.rows["width"].radio.isChecked()
    assert value(window, "width") < 64


def test_the_lock_holds_until_it_is_renewed_or_another_design_is_looked_at(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50", "resnet101")
    panel = opened(window)
    window.document.edit(("stages", 1, "repeat"), 6)
    assert panel.lock.locked.text() == "25.56 M"
    assert panel.lock.error.text().startswith("+")
    assert panel.rows["depth"].field.input.property("value") == 59
    qtbot.mouseClick(panel.lock.again, LEFT)
    assert panel.lock.error.text() == "="
    window.document.activate(1)
    assert panel.lock.locked.text() == "44.55 M"


def test_several_solutions_are_offered_and_one_is_taken(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    panel.matching.vary("cardinality", 9)
    panel.matching.settle()
    found = panel.matching.solved
    assert found is not None
    assert [b.text() for b in panel.offers.buttons] == ["12 (−5.05 %)", "13 (+2.54 %)"]
    other = next(b for b in panel.offers.buttons if not b.isChecked())
    qtbot.mouseClick(other, LEFT)
    assert other.isChecked()
    assert value(window, "width") == found[1].also[0].value
    assert window.document.stack.count() == 2


def test_multiples_and_matches_that_are_none_are_said(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    drag(panel.rows["cardinality"].slider, 4)
    multiple = panel.offers.multiple
    multiple.setFocus()
    press(qtbot, multiple, Qt.Key.Key_End)
    assert value(window, "width") == 32
    assert "cannot be kept: the closest is Path width d = 32" in panel.offers.note.text()
    assert window.document.stack.count() == 2


@pytest.mark.parametrize(
    ("name", "grey", "sentence"),
    [
        ("vgg16", "width", "none of its blocks is a bottleneck or a ResNeXt block"),
        ("inception_v3", "depth", "its blocks differ in their layers (3, 5)"),
    ],
)
def test_a_dimension_that_is_not_there_is_grey_and_says_why(
    open_window: Open, name: str, grey: str, sentence: str
) -> None:
    row: Dimension = opened(open_window(name)).rows[grey]
    assert not row.radio.isEnabled()
    assert row.slider.isHidden()
    assert row.why.text() == sentence


def test_the_table_and_twice_the_cost_come_beside_it(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    assert panel.keeping.values.text() == "1, 2, 4, 8, 32"
    qtbot.mouseClick(panel.keeping.table, LEFT)
    assert [(AXES["cardinality"].get(d), AXES["width"].get(d)) for d in window.document.project.designs] == [
        *((1, 64), (2, 40), (4, 24), (8, 14), (32, 4)),
    ]
    assert window.comparing.shown
    assert window.document.state.active == 0
    opened(window)
    qtbot.mouseClick(panel.keeping.table, LEFT)
    assert panel.offers.note.text() == "all of these designs are in the project already"
    panel.lock.figures.choose("macs")
    qtbot.mouseClick(panel.keeping.twice, LEFT)
    found = [design.name for design in window.document.project.designs]
    assert {"resnet101", "resnet50_1x100d", "resnext50_2x64d", "resnext50_64x4d"} < set(found)
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert [design.name for design in window.document.project.designs] == ["resnet50"]


def test_a_slider_has_the_depths_and_widths_of_the_papers() -> None:
    depths = stops(AXES["depth"].values(zoo.network("resnet50")), 200, 50)
    assert {26, 38, 50, 101, 152, 200} <= set(depths)
    found = stops(range(1, 65_537), 256, 77)
    assert {1, 2, 4, 14, 24, 32, 40, 64, 77, 128, 256} <= set(found)
    assert found == tuple(sorted(found))
    assert max(b / a for a, b in pairwise(found[15:])) < 1.1


def test_a_design_that_cannot_cost_twice_as_much_says_so(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("inception_v3")
    panel = opened(window)
    qtbot.mouseClick(panel.keeping.twice, LEFT)
    assert len(window.document.project.designs) == 1
    assert "deeper: its blocks differ in their layers (3, 5)" in panel.offers.note.text()
    assert panel.isVisible()


def test_a_design_with_mistakes_is_not_matched_until_they_are_mended(window: Window) -> None:
    panel = opened(window)
    window.document.edit(("stages", 2, "block", "groups"), 48)
    assert panel.reason.text() == "The design has mistakes; mend them first, Problems lists them"
    assert not panel.rows["depth"].slider.isVisible()
    window.actions_["undo"].trigger()
    assert panel.offers.note.text() == ""
    assert panel.rows["depth"].slider.isVisible()
    assert panel.lock.error.text() == "="


def test_the_lock_holds_when_what_was_kept_beside_it_is_undone(open_window: Open, qtbot: QtBot) -> None:
    """Also where the kept one has the very name of that which was dragged; a look at another design ends it."""
    window = open_window("resnet50")
    panel = opened(window)
    qtbot.mouseClick(panel.rows["depth"].radio, LEFT, pos=QPoint(8, 8))
    panel.matching.vary("cardinality", 2)
    panel.matching.settle()
    qtbot.mouseClick(panel.keeping.keep, LEFT)
    assert len(window.document.project.designs) == 2
    for act in ("undo", "undo", "redo", "redo", "undo", "undo"):
        window.actions_[act].trigger()
        assert panel.lock.locked.text() == "25.56 M", act
    assert value(window, "cardinality") == 1  # the locked one came back
    window.actions_["redo"].trigger()
    window.actions_["redo"].trigger()
    window.document.close_design(0)
    assert value(window, "cardinality") == 2
    assert panel.lock.error.text() == "="


def test_a_table_at_another_resolution_bears_it_in_its_names(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    panel.lock.figures.choose("macs")
    panel.matching.vary("resolution", 288)
    panel.matching.vary("cardinality", 2)
    panel.matching.settle()
    panel.keeping.values.setText("1, 2, 4")
    qtbot.mouseClick(panel.keeping.table, LEFT)
    added = window.document.project.designs[1:]
    assert {design.input[1] for design in added} == {288}
    assert all(design.name.endswith(", resolution 288") for design in added)
    assert window.comparing.shown


def test_twice_the_cost_is_twice_the_locked_total_without_what_is_far_from_it(window: Window, qtbot: QtBot) -> None:
    """The only cardinality that costs twice 1341 paths at 1 × 1 pixel is not sound."""
    panel = opened(window)
    panel.lock.figures.choose("macs")
    panel.matching.vary("depth", 26)
    panel.matching.settle()
    qtbot.mouseClick(panel.keeping.twice, LEFT)
    assert "resnet101" in [design.name for design in window.document.project.designs]  # of ResNet-50, not of 26 layers
    locked = cost(zoo.network("resnet50")).macs
    added = [cost(design).macs / locked for design in window.document.project.designs[1:]]
    assert all(0.7 < ratio < 1.3 or 1.5 < ratio < 2.5 for ratio in added)


def test_what_has_no_sound_design_of_twice_the_cost_is_told_once_over_the_comparison(
    window: Window, qtbot: QtBot
) -> None:
    """700 paths are near the bound of 262,144 channels: more of them would be beyond it."""
    panel = opened(window)
    window.document.change(lambda d: AXES["cardinality"].put(d, 500), "many")
    qtbot.mouseClick(panel.lock.again, LEFT)
    qtbot.mouseClick(panel.keeping.twice, LEFT)
    assert window.comparing.shown
    added = window.document.project.designs[1:]
    assert added
    assert not any(cost(design).fault for design in added)
    assert window.message.text.text().count("wider") == 1


def test_what_is_no_design_at_any_depth_stops_the_drag(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    qtbot.mouseClick(panel.rows["depth"].radio, LEFT, pos=QPoint(8, 8))
    panel.matching.vary("cardinality", 5000)
    panel.matching.settle()
    assert window.document.design == zoo.network("resnet50")
    assert "more than the 262,144 channels" in panel.offers.note.text()


@pytest.mark.parametrize("text", ["1-4", "2.5, -8", "1, 12345678901", "", "4..1"])
def test_values_that_are_none_are_refused_in_one_sentence(window: Window, qtbot: QtBot, text: str) -> None:
    panel = opened(window)
    panel.keeping.values.setText(text)
    qtbot.mouseClick(panel.keeping.table, LEFT)
    assert len(window.document.project.designs) == 1
    assert re.search(r"whole numbers|must be from 1 to|needs values", panel.offers.note.text())


def test_the_values_of_the_table_are_those_of_the_locked_design(window: Window) -> None:
    panel = opened(window)
    panel.matching.vary("width", 77)
    panel.refresh()
    assert panel.keeping.values.text() == "32, 48, 80, 96, 128"  # of 64
    panel.keeping.values.setText("8")
    panel.matching.vary("width", 50)
    panel.matching.settle()
    assert panel.keeping.values.text() == "8"


def test_what_cannot_hold_the_total_is_not_taken(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    row = panel.rows["width"]
    spin = row.field.input
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, "5000")
    press(qtbot, spin, Qt.Key.Key_Return)
    total = cost(window.document.design).params / cost(zoo.network("resnet50")).params
    assert 1.5 < total <= 2  # the last that holds, and no other that it passed
    assert spin.value() == value(window, "width") < 200
    assert panel.offers.note.text().startswith("Path width d = 5000: Parameters cannot be kept")
    assert f"it stays at {spin.value()}" in panel.offers.note.text()
    assert window.document.stack.count() == 1


def test_what_gives_way_is_what_is_marked_and_stays(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    rows = panel.rows

    def marked() -> list[str]:
        return [name for name, row in rows.items() if row.radio.isChecked()]

    assert marked() == ["width"]
    panel.matching.vary("channels", 100)
    panel.matching.settle()
    assert marked() == ["width"]
    qtbot.mouseClick(rows["depth"].radio, LEFT, pos=QPoint(8, 8))
    panel.matching.vary("depth", 26)  # it cannot give way for itself
    panel.matching.settle()
    assert marked() == ["width"]
    panel.matching.vary("cardinality", 2)
    panel.matching.settle()
    assert marked() == ["width"]
    qtbot.mouseClick(rows["cardinality"].radio, LEFT, pos=QPoint(8, 8))  # dragged last
    assert marked() == ["cardinality"]
    assert not rows["resolution"].radio.isVisible()  # the parameters do not depend on it


def test_every_dimension_that_changed_is_told(window: Window, qtbot: QtBot) -> None:
    panel = opened(window)
    qtbot.mouseClick(panel.rows["depth"].radio, LEFT, pos=QPoint(8, 8))
    panel.matching.vary("channels", 100)
    panel.matching.settle()
    assert panel.offers.became.text().startswith("Path width d = 25, Channels = 100, Depth = ")
    assert panel.offers.became.text() == window.document.stack.undoText()


def test_a_design_of_which_nothing_can_be_traded_says_so(open_window: Open) -> None:
    panel = opened(open_window("inception_v4"))
    assert "Nothing can be traded" in panel.offers.note.text()


def test_a_drag_that_was_given_up_or_overtaken_leaves_nothing_behind(window: Window) -> None:
    matching = opened(window).matching
    before = window.document.design
    matching.vary("cardinality", 8)
    matching._solve()
    matching.cancel()
    assert not matching.open
    matching.vary("cardinality", 4)
    window.document.edit(("name",), "mine")  # while the move waits
    edited = window.document.design
    assert not waits(matching)
    turn()
    assert (window.document.design, matching.open) == (edited, False)
    matching.vary("cardinality", 4)
    matching._solve()  # found, not yet put
    window.document.stack.undo()
    assert not waits(matching)
    assert window.document.design == before
    matching.choose_multiple(4)  # nothing is left that would be solved anew
    assert window.document.design == before
