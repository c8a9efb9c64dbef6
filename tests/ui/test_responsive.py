"""The window goes on while others work: told by the order of things, since a shared machine has no honest clock."""

from __future__ import annotations

import pytest
from conftest import Open, turn
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from archviz.ui import icons
from archviz.ui.later import Later


class _Seen(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.log.append("painted")


def test_what_can_wait_waits_for_the_first_picture_and_lets_events_between(qtbot: QtBot) -> None:
    widget = _Seen()
    qtbot.addWidget(widget)
    later = Later(widget)
    later.add(lambda: (widget.log.append("first"), QTimer.singleShot(0, lambda: widget.log.append("event"))))
    later.add(lambda: widget.log.append("second"))
    assert later.busy
    turn()
    turn()
    assert not widget.log
    widget.show()
    qtbot.waitUntil(lambda: not later.busy, timeout=10_000)
    assert widget.log[:2] == ["painted", "first"]
    assert widget.log.index("second") > widget.log.index("first")
    later.add(lambda: widget.log.append("third"))
    assert widget.log[-1] != "third"
    qtbot.waitUntil(lambda: widget.log[-1] == "third", timeout=10_000)


def test_no_worker_begins_before_the_first_picture(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    log: list[str] = []
    see = Later.eventFilter

    def watch(self: Later, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            log.append("painted")
        return see(self, watched, event)

    monkeypatch.setattr(Later, "eventFilter", watch)
    monkeypatch.setattr("archviz.ui.picture.warm", lambda: log.append("begun"))
    window = open_window("resnet18")
    assert window.busy
    qtbot.waitUntil(lambda: "begun" in log, timeout=30_000)
    assert log == ["painted", "begun"]


def test_numbers_follow_a_spin_box_at_once_and_the_rest_arrives_by_itself(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet152")
    window.selection.pick("layer3", 3)
    spin = window.inspector.findChild(QSpinBox, "width")
    assert spin is not None
    said: list[str] = []
    for number in range(12):
        spin.setValue(136 + 8 * number)
        said.append(window.totals.labels["params"].text())
        assert window.busy  # picture and confirmation are still to come
        QApplication.processEvents()
    assert len(set(said)) == 12
    qtbot.waitUntil(lambda: not window.busy, timeout=120_000)
    assert "✓" in window.totals.labels["fvcore"].text()
    assert {box.placed.box.stage for box in window.picture.canvas.boxes} >= set(range(5))


def test_every_icon_has_its_letter_in_the_font(qapp: QApplication) -> None:
    letters = QFontMetrics(QFont(icons._family()))
    assert "phosphor" in icons._family().lower()
    for role, name in icons.ROLES.items():
        assert letters.inFontUcs4(int(icons._codes()[name], 16)), role
