"""fvcore's confirmation arrives in the background; a design that torch cannot run is not asked about."""

from __future__ import annotations

import threading
import time
from functools import partial
from pathlib import Path

import jobs
import pytest
from conftest import Open
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz.app import questions
from archviz.app.jobs import Token
from archviz.numbers import pixels
from archviz.results import FvcoreCount
from archviz.ui import process
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


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Path]:
    """Counters that go on until they are told not to; files that are there when one has begun, and has ended."""
    marks = tmp_path / "begun", tmp_path / "ended"
    for name in ("count", "audit"):
        monkeypatch.setattr(questions, name, partial(jobs.go_on, *marks))
    return marks


def test_closing_breaks_off_a_long_count(open_window: Open, qtbot: QtBot, endless: tuple[Path, Path]) -> None:
    begun, ended = endless
    window = open_window("resnet50")
    qtbot.waitUntil(begun.exists, timeout=60_000)
    before = time.monotonic()
    window.close()
    assert time.monotonic() - before < 1
    qtbot.waitUntil(ended.exists, timeout=10_000)


def test_an_audit_can_be_cancelled(open_window: Open, qtbot: QtBot, endless: tuple[Path, Path]) -> None:
    begun, ended = endless
    window = open_window("resnet50")
    window.show_panel(3)
    qtbot.waitUntil(begun.exists, timeout=60_000)
    qtbot.mouseClick(window.audit.button, Qt.MouseButton.LeftButton)
    assert window.audit.cancel.isVisible()
    qtbot.mouseClick(window.audit.cancel, Qt.MouseButton.LeftButton)
    assert window.audit.currentIndex() == 0
    assert window.audit.button.isEnabled()
    window.document.edit(("name",), "again")
    qtbot.waitUntil(ended.exists, timeout=10_000)


def test_another_design_is_told_against_the_baseline(open_window: Open) -> None:
    window = open_window("resnet50", "resnext50_32x4d")
    assert "%" not in window.totals.labels["params"].text()
    window.document.activate(1)
    assert window.totals.labels["params"].text() == "25.03 M params ▼ −2.1 %"
    window.document.pin(1)
    assert window.totals.labels["params"].text() == "25.03 M params"


def test_workers_are_warmed_before_they_are_asked(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[str] = []
    monkeypatch.setattr("archviz.ui.picture.warm", lambda: warmed.append(threading.current_thread().name))
    window = open_window()
    qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
    assert warmed == ["archviz-layout_0"]
    window.counting.warm()
    qtbot.waitUntil(lambda: not window.busy, timeout=60_000)
    assert process.shared().pid
    found = process.shared().submit(jobs.where, Token())
    qtbot.waitUntil(found.done, timeout=10_000)
    assert found.result() == (process.shared().pid, True)


def test_numbers_under_a_mistake_are_marked(window: Window) -> None:
    doubt = window.totals.labels["doubt"]
    assert not doubt.isVisible()
    window.document.edit(("stages", 2, "block", "groups"), 48)
    assert doubt.isVisible()
    assert "48" in doubt.toolTip()
    assert "without the mistake" in window.inspector.figures.caption.text()
    window.document.stack.undo()
    assert not doubt.isVisible()
    assert "mistake" not in window.inspector.figures.caption.text()


def test_a_receptive_field_beyond_what_is_told_is_larger_than_any_input() -> None:
    assert pixels((427, 427)) == "427"
    assert pixels((427, 427), "px") == "427 px"
    assert pixels((31, 427)) == "31×427"
    assert pixels((999_998, 5)) == "999998×5"
    assert pixels((999_999, 5), "px") == "> input"  # as far as any is told; no input has more than 65,536


def test_every_figure_of_stage_and_design_is_told_against_the_baseline(open_window: Open) -> None:
    window = open_window("resnet50", "resnext50_32x4d")
    lines = window.inspector.figures.lines
    assert {change.text() for _, _, change in lines.values()} == {""}
    window.document.activate(1)
    # 25,028,904 parameters against 25,557,032; 4,230,479,872 MACs against 4,089,184,256
    assert lines["Parameters"][2].text() == "▼ −2.1 %"
    assert lines["MACs"][2].text() == "▲ +3.5 %"
    window.commands.select(1)  # layer1: 215,808 parameters of ResNet-50, 205,824 here
    assert lines["Parameters"][2].text() == "▼ −4.6 %"
    assert "215,808" in lines["Parameters"][2].toolTip()
    window.document.pin(1)
    assert {change.text() for _, _, change in lines.values()} == {""}
