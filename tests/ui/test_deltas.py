"""Every number of the table beside that of the baseline."""

from __future__ import annotations

import pytest
from conftest import Open
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate
from archviz.spec.expand import expand
from archviz.ui.against import Against
from archviz.ui.columns import COLUMNS, change_of
from archviz.ui.table import CountsTable
from archviz.ui.window import Window
from archviz.zoo import network

PLACE = {column.key: place for place, column in enumerate(COLUMNS)}
OLD, NEW = (estimate(expand(network(name)).graph) for name in ("resnet50", "resnext50_32x4d"))
SHORT = estimate(expand(network("resnet50").remove(4)).graph)


def change(key: str) -> int:
    place = change_of(PLACE[key])
    assert place is not None
    return place


@pytest.fixture
def table(qtbot: QtBot) -> CountsTable:
    widget = CountsTable()
    qtbot.addWidget(widget)
    widget.resize(976, 260)
    widget.show_rows(NEW.stages, NEW.total, against=Against("resnet50", OLD.stages, OLD.total))
    widget.show()
    return widget


def cell(table: CountsTable, line: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(table.model.index(line, change(key)).data(role))


def test_a_number_is_followed_by_its_difference(table: CountsTable) -> None:
    now, then = NEW.stages[1].counts.params, OLD.stages[1].counts.params
    assert cell(table, 1, "params") == f"▼ −{100 * (then - now) / then:.1f} %"
    tip = cell(table, 1, "params", Qt.ItemDataRole.ToolTipRole)
    assert f"−{then - now:,} against {then:,} parameters in resnet50" in tip
    assert cell(table, 0, "params") == "="
    assert cell(table, 1, "rf") == "="
    header = table.view.horizontalHeader()
    for key in ("params", "macs", "activations", "rf"):
        assert header.visualIndex(change(key)) == header.visualIndex(PLACE[key]) + 1
        assert not table.view.isColumnHidden(change(key))
        assert table._foot.columnViewportPosition(change(key)) == table.view.columnViewportPosition(change(key))
    assert table.view.isColumnHidden(change("flops"))
    table.show_column(PLACE["flops"], True)
    assert not table.view.isColumnHidden(change("flops"))
    assert table._foot.model().index(0, change("macs")).data() == "▲ +3.5 %"
    assert table._foot.model().index(0, PLACE["what"]).data() == "against resnet50"


def test_without_a_baseline_there_are_no_differences(table: CountsTable) -> None:
    table.show_rows(NEW.stages, NEW.total)
    assert all(table.view.isColumnHidden(place) for place in range(len(COLUMNS), table.model.columnCount()))
    assert table._foot.model().index(0, PLACE["what"]).data() == ""


def test_what_is_new_and_what_is_gone_is_told(table: CountsTable) -> None:
    table.show_rows(OLD.stages, OLD.total, against=Against("short", SHORT.stages, SHORT.total))
    assert cell(table, 4, "params") == "new"
    assert "short has no layer4" in cell(table, 4, "params", Qt.ItemDataRole.ToolTipRole)
    assert not table._gone.isVisible()
    table.show_rows(SHORT.stages, SHORT.total, against=Against("long", OLD.stages, OLD.total))
    assert table._gone.isVisible()
    assert table._gone.text() == "1 row of long is gone: layer4"


def test_large_and_small_changes_and_pixels(table: CountsTable) -> None:
    table.show_rows(OLD.stages, OLD.total, against=Against("resnet18", *resnet18()))
    ratio = OLD.stages[1].counts.macs / resnet18()[0][1].counts.macs
    assert 0.5 < ratio < 2
    assert cell(table, 1, "macs").endswith("%")
    assert cell(table, 1, "activations").startswith("▲ ×")
    apart = OLD.stages[4].field[0] - resnet18()[0][4].field[0]
    assert cell(table, 4, "rf") == f"{'▲ +' if apart > 0 else '▼ −'}{abs(apart)}"


def resnet18() -> tuple[tuple, object]:  # type: ignore[type-arg]
    found = estimate(expand(network("resnet18")).graph)
    return found.stages, found.total


def test_differences_sort(table: CountsTable) -> None:
    def grown(name: str) -> float:
        now, then = ({r.name: r.counts.macs for r in rows.stages}[name] for rows in (NEW, OLD))
        return now / then

    table.view.sortByColumn(change("macs"), Qt.SortOrder.DescendingOrder)
    names = [row.name for row in table.model.rows]
    assert names == sorted(names, key=grown, reverse=True)
    assert grown(names[0]) > grown(names[-1])


def test_differences_are_copied_exactly(table: CountsTable, qtbot: QtBot) -> None:
    table.select("layer1", 1)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, line = (text.split("\t") for text in QGuiApplication.clipboard().text().splitlines())
    found = dict(zip(header, line, strict=True))
    assert int(found["Δ Params"]) == NEW.stages[1].counts.params - OLD.stages[1].counts.params < 0
    assert header.index("Δ Params") == header.index("Params") + 1


def test_a_filter_sums_up_the_same_rows_of_both(table: CountsTable, qtbot: QtBot) -> None:
    qtbot.keyClicks(table.filter.field, "layer1")
    now, then = NEW.stages[1].counts.macs, OLD.stages[1].counts.macs
    assert table._foot.model().index(0, change("macs")).data() == f"▼ −{100 * (then - now) / then:.1f} %"


def test_differences_come_and_go_with_the_design_that_is_looked_at(open_window: Open) -> None:
    window: Window = open_window("resnet50", "resnext50_32x4d")
    view = window.layers.table.view
    assert view.isColumnHidden(change("params"))
    window.document.activate(1)
    assert not view.isColumnHidden(change("params"))
    window.document.pin(1)
    assert view.isColumnHidden(change("params"))
    window.document.activate(0)
    window.layers.levels.choose("layer")
    window.document.edit(("stages", 1, "repeat"), 4)
    names = [row.name for row in window.layers.table.model.rows]
    assert window.layers.table.model.index(names.index("layer1.3.conv1"), change("macs")).data() == "new"
