"""fvcore's confirmation arrives in the background; a design that torch cannot run is not asked about."""

from __future__ import annotations

import pytest
from conftest import Open
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz.results import FvcoreCount
from archviz.ui.totals import Totals
from archviz.ui.window import Window

Said = list[tuple[FvcoreCount | None, bool | None, str]]


def spy(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What the status bar is told."""
    said: Said = []
    show = Totals.show_fvcore

    def note(self: Totals, count: FvcoreCount | None, agrees: bool | None, why: str = "") -> None:
        said.append((count, agrees, why))
        show(self, count, agrees, why)

    monkeypatch.setattr(Totals, "show_fvcore", note)
    return said


def test_fvcore_confirms_the_estimate(open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = spy(monkeypatch)
    window = open_window("resnet50")
    assert {s[:2] for s in said} == {(None, None)}  # the window is there before torch is
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)
    count, agrees, _ = said[-1]
    assert count is not None
    assert (count.total, agrees) == (4_111_512_576, True)
    window.document.edit(("stages", 1, "block", "width"), 72)
    assert said[-1] == (None, None, "")
    qtbot.waitUntil(lambda: said[-1][1] is True, timeout=60_000)


def test_a_mistake_is_the_reason_why_nothing_is_counted(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("resnet50")
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)
    said = spy(monkeypatch)
    window.document.edit(("stages", 2, "block", "groups"), 48)
    count, agrees, why = said[-1]
    assert (count, agrees) == (None, None)
    assert "48" in why
    assert not window.counting.busy
    window.document.stack.undo()
    qtbot.waitUntil(lambda: said[-1][1] is True, timeout=60_000)


def test_the_audit_runs_when_asked_and_goes_with_the_next_edit(window: Window, qtbot: QtBot) -> None:
    window.show_panel(3)
    qtbot.mouseClick(window.audit.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.audit.table.rowCount() > 0, timeout=60_000)
    assert window.audit.currentIndex() == 2
    assert "agree to the unit" in window.audit.summary.text()
    window.document.edit(("stages", 1, "repeat"), 4)
    assert window.audit.currentIndex() == 0
    window.document.edit(("stages", 1, "block", "groups"), 48)
    assert "48" in window.audit.reason.text()
