"""Times of blocks in the window: from the history, beside the counts, as long as the design is the one measured."""

from __future__ import annotations

import pytest
from blocktimes import HERE, latency, measured
from conftest import Open
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.bench.history import History, history
from archviz.bench.plan import Plan
from archviz.diagram.style import CIVIDIS
from archviz.results import Row
from archviz.spec.issue import Refused
from archviz.ui.columns import COLUMNS
from archviz.ui.table import change_of
from archviz.ui.window import Window
from archviz.words import say

NET = zoo.network("resnet18")
PLACE = [column.key for column in COLUMNS].index("latency")
TIP = Qt.ItemDataRole.ToolTipRole


def by_stage(row: Row) -> float:
    """Milliseconds: 1, 2, 2, 3, 3, 4, 4, 5, 5, 6 for stem, layer1.0, layer1.1, …, head; 35 altogether."""
    return row.stage + 1.0


def ready(window: Window, qtbot: QtBot) -> Window:
    """With its picture, its answer from the history, and the blocks in the table."""
    qtbot.waitUntil(lambda: window.picture.picture is not None and not window.times.busy, timeout=20_000)
    window.show_panel(0)
    window.layers.levels.choose("block")
    return window


def column(window: Window, section: int = PLACE) -> list[str]:
    model = window.layers.table.model
    return [str(model.index(line, section).data()) for line in range(model.rowCount())]


def tip(window: Window, line: int = 0, section: int = PLACE) -> str:
    return str(window.layers.table.model.index(line, section).data(TIP))


def said(window: Window) -> str:
    return window.picture.canvas._legend.accessibleDescription()


def test_what_the_history_has_is_shown_until_an_edit_and_after_its_undo(open_window: Open, qtbot: QtBot) -> None:
    measured(NET, by_stage)
    window = ready(open_window("resnet18"), qtbot)
    table, times = window.layers.table, window.times
    assert not table.view.isColumnHidden(PLACE)
    expected = [f"{ms}.000 ms" for ms in (1, 2, 2, 3, 3, 4, 4, 5, 5, 6)]
    assert column(window) == expected
    assert table._summary.index(0, PLACE).data() == "35.00 ms"
    assert "6,000,000 ns, 17.1 % of all\ncpu, batch 1, float32; measured 20" in tip(window, 9)
    window.heat.choose("latency")
    head = next(box for box in window.picture.canvas.boxes if box.placed.box.id == "head")
    assert head.heat is not None
    later = {f"layer{n}.{i}": (n + 1) * 10**6 for n in (2, 3, 4) for i in (0, 1)}
    assert head.heat.values == {"stem": 10**6, "layer1.0": 2 * 2 * 10**6, **later, "head": 6 * 10**6}
    assert head.palette.heated(head.heat.place("head")).fill.upper() == CIVIDIS[-1]
    assert said(window).startswith("Latency, cpu, batch 1, float32, 0")
    assert "Most: head, 17 %" in said(window)
    window.document.edit(("stages", 1, "block", "excite"), 16)
    assert column(window) == ["—"] * 10
    assert "changed since it was measured; Analyse &gt; Measure latency" in tip(window)
    assert "changed since it was measured" in said(window)
    assert times.why(window.document.design).startswith("changed since it was measured; ")
    assert not table.view.isColumnHidden(PLACE)
    window.document.stack.undo()
    assert column(window) == expected
    assert "Most: head, 17 %" in said(window)


def test_a_result_that_was_removed_is_no_longer_shown(open_window: Open, qtbot: QtBot) -> None:
    found = measured(NET, by_stage)
    window = ready(open_window("resnet18"), qtbot)
    window.times.take(found, Plan(designs=(NET,), per_block=True), HERE)  # the one that the history has
    assert column(window)[-1] == "6.000 ms"
    window.times.refresh()
    qtbot.waitUntil(lambda: not window.times.busy, timeout=20_000)
    assert column(window)[-1] == "6.000 ms"
    history().remove([entry.id for entry in history().entries()])
    window.times.refresh()
    qtbot.waitUntil(lambda: set(column(window)) == {"—"}, timeout=20_000)


def test_by_layer_there_is_no_time_and_by_stage_a_sum(open_window: Open, qtbot: QtBot) -> None:
    measured(NET, by_stage)
    window = ready(open_window("resnet18"), qtbot)
    window.layers.levels.choose("stage")
    assert column(window) == [f"{ms}.000 ms" for ms in (1, 4, 6, 8)] + ["10.00 ms", "6.000 ms"]
    window.layers.levels.choose("layer")
    assert set(column(window)) == {"—"}
    assert "measured by block, not by layer; the levels Blocks and Stages show it" in tip(window)


def test_without_times_the_column_waits_for_its_heat_and_both_say_what_to_do(open_window: Open, qtbot: QtBot) -> None:
    window = ready(open_window("resnet18"), qtbot)
    view = window.layers.table.view
    assert view.isColumnHidden(PLACE)
    window.heat.choose("latency")
    assert not view.isColumnHidden(PLACE)
    assert set(column(window)) == {"—"}
    remedy = "Analyse > Measure latency, with the time of each block"
    assert said(window) == f"Latency, measured, by block, not measured, {remedy}"
    assert window.times.why(window.document.design) == f"not measured; {remedy}"
    window.times.take(latency(NET, by_stage), Plan(designs=(NET,), per_block=True), HERE)
    assert column(window)[-1] == "6.000 ms"
    assert "Most: head, 17 %" in said(window)
    window.heat.choose("")
    assert not view.isColumnHidden(PLACE)
    window.times.take(latency(NET, lambda _: 7.0), Plan(designs=(NET,), per_block=True), HERE)
    assert set(column(window)) == {"7.000 ms"}
    window.times.refresh()  # what was measured last is not replaced by an older result of the history
    measured(NET, by_stage)
    qtbot.waitUntil(lambda: not window.times.busy, timeout=20_000)
    table = window.layers.table
    table.filter.field.setText("latency > 1 ms layer1")
    assert column(window) == ["7.000 ms"] * 2
    assert table._summary.index(0, PLACE).data() == "14.00 ms"
    table.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].endswith("\tLatency [ns]")
    assert copied[1].endswith("\t7000000")


def test_beside_a_baseline_measured_alike_stands_the_difference(open_window: Open, qtbot: QtBot) -> None:
    other = NET.edit(("stages", 1, "block", "excite"), 16)
    measured(NET, by_stage)
    measured(other, lambda row: 1.5 * by_stage(row) if row.stage == 1 else by_stage(row))
    window = open_window("resnet18")
    window.document.new_design(other)
    ready(window, qtbot)
    section = change_of(PLACE)
    assert section is not None
    qtbot.waitUntil(lambda: column(window, section)[1] == "▲ +50.0 %", timeout=20_000)
    assert column(window, section)[0] == "="
    assert "+1,000,000 against 2,000,000 ns in resnet18" in tip(window, 1, section)
    foot = window.layers.table._summary.index(0, section).data()
    assert foot == "▲ +5.7 %"  # 2 of 35 ms
    plan = Plan(designs=(other,), batches=(8,), per_block=True)
    window.times.take(latency(other, by_stage, batch=8), plan, HERE)
    assert set(column(window, section)) == {""}
    assert "resnet18 was measured otherwise: Batch: 8 | 1" in tip(window, 1, section)


def test_a_history_that_cannot_be_read_is_said(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused(say("{path} cannot be used: {reason}", path="history.sqlite", reason="database is locked"))

    monkeypatch.setattr(History, "apart", refuse)
    window = ready(open_window("resnet18"), qtbot)
    window.heat.choose("latency")
    why = window.times.why(window.document.design)
    assert why == "the history of latencies cannot be read; history.sqlite cannot be used: database is locked"
    assert "the history of latencies cannot be read" in said(window)


def test_the_exported_page_has_the_same_times(open_window: Open, qtbot: QtBot) -> None:
    measured(NET, by_stage)
    window = ready(open_window("resnet18"), qtbot)
    window.heat.choose("latency")
    window.export.open()
    view = window.export.view
    assert view is not None
    qtbot.waitUntil(lambda: view.shown is not None, timeout=20_000)
    assert view.shown is not None
    heat = view.shown.drawing.picture.heat
    assert heat is not None
    assert heat.values["head"] == 6 * 10**6
    window.times.take(latency(NET, lambda _: 7.0), Plan(designs=(NET,), per_block=True), HERE)

    def follows() -> None:
        assert view is not None
        assert view.shown is not None
        heat = view.shown.drawing.picture.heat
        assert heat is not None
        assert heat.values["head"] == 7 * 10**6

    qtbot.waitUntil(follows, timeout=20_000)
