"""The export view, by mouse and keys: what it shows is what it writes, copies and remembers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Open, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from archviz.app.settings import load_settings
from archviz.ui.export_view import ExportView
from archviz.ui.window import Window

Keys = Qt.KeyboardModifier


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Callable[[], ExportView]:
    """Opens the view with its keys, and waits for its page."""

    def opener() -> ExportView:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press(qtbot, window, Qt.Key.Key_E, Keys.ControlModifier)
        view = window.export.view
        assert view is not None
        settle(window, qtbot)
        return view

    return opener


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until the page, and its file's size, are there."""
    qtbot.waitUntil(lambda: not window.export.busy, timeout=20_000)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def segment(view: ExportView, field: str, title: str) -> QToolButton:
    """The button of a choice, by what stands on it."""
    return next(b for b in view.form.fields[field].findChildren(QToolButton) if b.text() == title)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str, chosen: str = "") -> list[str]:
    """What the file chooser will answer, and where it was asked to begin."""
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, _filters: str, initial: str) -> tuple[str, str]:
        asked.append(start)
        return str(path), chosen or initial

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_it_opens_with_what_the_window_shows(window: Window, opened: Callable[[], ExportView], qtbot: QtBot) -> None:
    window.views["direction"].choose("LR")
    window.views["labels"].choose("resnext")
    view = opened()
    assert view.isVisible()
    assert not view.isModal()
    wanted = view.form.wanted
    assert (wanted.level, wanted.labels, wanted.direction) == ("block", "resnext", "LR")
    assert (wanted.options.format, wanted.options.theme) == ("pdf", "print")
    assert view.facts.labels["size"].text() in ("297 × 210 mm", "210 × 297 mm")
    assert view.facts.labels["boxes"].text() == "10"  # stem, head, and of each stage its first block and the others
    assert view.facts.labels["file"].text().startswith("PDF, ")
    assert not view.preview.image.isNull()


def test_every_choice_is_seen_at_once(window: Window, opened: Callable[[], ExportView], qtbot: QtBot) -> None:
    view = opened()
    before = view.preview.image.size()
    click(qtbot, segment(view, "level", "Layers"))
    settle(window, qtbot)
    assert int(view.facts.labels["boxes"].text()) > 50
    view.form.page.setFocus()
    while view.form.page.currentText() != "A5":
        qtbot.keyClick(view.form.page, Qt.Key.Key_Down)
    settle(window, qtbot)
    assert "too small to be read on paper" in view.facts.labels["letters"].text()
    assert view.facts.labels["size"].text() in ("148 × 210 mm", "210 × 148 mm")
    click(qtbot, segment(view, "theme", "Dark"))
    settle(window, qtbot)
    assert view.preview.image.pixelColor(2, 2).name() == "#1e2126"
    click(qtbot, view.form.fields["transparent"])
    settle(window, qtbot)
    assert view.preview.image.pixelColor(2, 2).alpha() == 0
    image = view.preview.image
    assert image.size() != before
    shown = view.preview.grab().toImage()
    left, top = ((a - b) // 2 for a, b in zip(view.preview.size().toTuple(), image.size().toTuple(), strict=True))
    seen = {QColor(shown.pixel(left + 3 + x, top + 3)).name() for x in (0, 8)}
    assert seen == {"#ffffff", "#d5d8dc"}  # squares where nothing is painted


def test_it_follows_the_design(window: Window, opened: Callable[[], ExportView], qtbot: QtBot) -> None:
    view = opened()
    window.document.remove(4)
    settle(window, qtbot)
    assert view.facts.labels["boxes"].text() == "8"
    for _ in range(len(window.document.design.stages)):
        window.document.remove(0)
    settle(window, qtbot)
    assert "empty" in view.preview.words
    assert not view.save.isEnabled()


def test_it_leaves_the_thread_of_the_live_picture_alone(
    window: Window, opened: Callable[[], ExportView], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, layout = opened(), Busy()
    asked: list[str] = []
    monkeypatch.setattr(view, "_layout", layout)
    ask = view._files.ask
    monkeypatch.setattr(view._files, "ask", lambda key, *rest: (asked.append(key), ask(key, *rest)))
    for repeat in (4, 5, 6):
        window.document.edit(("stages", 1, "repeat"), repeat)
    qtbot.waitUntil(lambda: layout.times > 2)
    assert asked == [], "the picture is still to come"
    assert window.export.busy
    layout.working = False
    settle(window, qtbot)
    assert asked == ["page", "size"], "one page for all edits"


class Busy:
    """A worker that does nothing but work, and counts how often it is asked whether it does."""

    working, times = True, 0

    @property
    def busy(self) -> bool:
        self.times += 1
        return self.working


@pytest.mark.parametrize(
    ("title", "off"),
    [
        ("PDF", {"dpi"}),
        ("SVG", {"dpi", "margin"}),
        ("PNG", {"margin", "fonts"}),
        ("TikZ", {"dpi", "margin", "fonts", "words"}),
        ("DOT", {"theme", "dpi", "margin", "fonts", "transparent", "words"}),
    ],
)
def test_what_means_nothing_is_off_and_says_why(
    opened: Callable[[], ExportView], qtbot: QtBot, title: str, off: set[str]
) -> None:
    view = opened()
    plain = {name: field.toolTip() for name, field in view.form.fields.items()}
    click(qtbot, segment(view, "format", title))
    assert {name for name, field in view.form.fields.items() if not field.isEnabled()} == off
    for name in off - {"dpi"}:
        assert view.form.fields[name].toolTip() not in ("", plain[name])
    assert all(field.accessibleName() and field.toolTip() for field in view.form.fields.values())


@pytest.mark.parametrize(
    ("title", "begins"),
    [("PDF", b"%PDF"), ("SVG", b"<?xml"), ("PNG", b"\x89PNG"), ("TikZ", b"% "), ("DOT", b"digraph")],
)
def test_it_writes_what_it_shows(
    window: Window,
    opened: Callable[[], ExportView],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    title: str,
    begins: bytes,
) -> None:
    view = opened()
    click(qtbot, segment(view, "format", title))
    asked = choose(monkeypatch, tmp_path / "net")
    click(qtbot, view.save)
    settle(window, qtbot)
    suffix = "tex" if title == "TikZ" else title.lower()
    assert asked[0].endswith(f"resnet50.{suffix}")
    target = tmp_path / f"net.{suffix}"
    assert target.read_bytes().startswith(begins)
    assert str(target) in view.message.text.text()
    assert str(target) in window.message.text.text()


def test_the_suffix_says_how(
    window: Window, opened: Callable[[], ExportView], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = opened()
    choose(monkeypatch, tmp_path / "net.tikz")
    press(qtbot, view, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert "tikzpicture" in (tmp_path / "net.tikz").read_text()
    choose(monkeypatch, tmp_path / "net.bmp")
    click(qtbot, view.save)
    settle(window, qtbot)
    assert ".svg, .pdf, .png, .tex, .dot" in view.message.text.text()
    choose(monkeypatch, tmp_path / "nowhere" / "net.pdf")
    click(qtbot, view.save)
    settle(window, qtbot)
    assert "cannot be written" in view.message.text.text()
    assert [p.name for p in tmp_path.iterdir()] == ["net.tikz"]


def test_a_file_that_the_chooser_did_not_ask_about_is_kept(
    window: Window,
    opened: Callable[[], ExportView],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: dict[str, QMessageBox.StandardButton],
) -> None:
    view = opened()
    (tmp_path / "mine.pdf").write_text("precious")
    choose(monkeypatch, tmp_path / "mine")
    answer["button"] = QMessageBox.StandardButton.No
    click(qtbot, view.save)
    settle(window, qtbot)
    assert (tmp_path / "mine.pdf").read_text() == "precious"
    answer["button"] = QMessageBox.StandardButton.Yes
    click(qtbot, view.save)
    settle(window, qtbot)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_copies_hold_pixels_drawing_and_text(window: Window, opened: Callable[[], ExportView], qtbot: QtBot) -> None:
    view = opened()
    QGuiApplication.clipboard().clear()
    click(qtbot, segment(view, "format", "PNG"))
    view.form.dpi.setValue(100)
    click(qtbot, view.form.fields["transparent"])
    click(qtbot, view.copy)
    settle(window, qtbot)
    data = QGuiApplication.clipboard().mimeData()
    image = QImage(data.imageData())
    millimetres = [
        float(side) for side in re.findall(r"\d+(?= [×m])", view.facts.labels["size"].text().split("px, ")[1])
    ]
    assert [round(side / 100 * 25.4) for side in (image.width(), image.height())] == millimetres
    assert image.pixelColor(1, 1).alpha() == 0
    assert b"<svg" in bytes(data.data("image/svg+xml").data())
    assert not data.hasText()
    click(qtbot, segment(view, "format", "TikZ"))
    click(qtbot, view.copy)
    settle(window, qtbot)
    assert r"\begin{tikzpicture}" in QGuiApplication.clipboard().text()
    assert "clipboard" in view.message.text.text()


def test_the_window_copies_what_is_looked_at(window: Window, qtbot: QtBot) -> None:
    settle(window, qtbot)
    QGuiApplication.clipboard().clear()
    window.views["level"].choose("stage")
    settle(window, qtbot)
    press(qtbot, window, Qt.Key.Key_C, Keys.ControlModifier, Keys.ShiftModifier)
    settle(window, qtbot)
    data = QGuiApplication.clipboard().mimeData()
    picture = window.picture.picture
    assert picture is not None
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (round(picture.width * 192 / 72), round(picture.height * 192 / 72))
    assert b"Bottleneck" in bytes(data.data("image/svg+xml").data())
    assert "clipboard" in window.message.text.text()


def test_an_empty_design_cannot_be_copied(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet18")
    for _ in range(len(window.document.design.stages)):
        window.document.remove(0)
    for name in ("export", "copy_picture"):
        assert not window.actions_[name].isEnabled()
        assert "empty" in window.actions_[name].toolTip()


def test_it_remembers_the_choices_and_the_folder(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    window = open_window("resnet18", kept=True)
    press(qtbot, window, Qt.Key.Key_E, Keys.ControlModifier)
    view = window.export.view
    assert view is not None
    settle(window, qtbot)
    click(qtbot, segment(view, "format", "SVG"))
    click(qtbot, segment(view, "fonts", "As shapes"))
    choose(monkeypatch, tmp_path / "net.svg")
    click(qtbot, view.save)
    settle(window, qtbot)
    assert b"<text" not in (tmp_path / "net.svg").read_bytes()
    click(qtbot, segment(view, "theme", "Dark"))
    press(qtbot, view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert window.isVisible()
    kept = load_settings()
    assert (kept.export.format, kept.export.fonts, kept.export.theme) == ("svg", "outlined", "dark")
    assert kept.export_folder == str(tmp_path)
    again = open_window("resnet34", kept=True)
    press(qtbot, again, Qt.Key.Key_E, Keys.ControlModifier)
    other = again.export.view
    assert other is not None
    settle(again, qtbot)
    assert other.form.wanted.options == kept.export
    asked = choose(monkeypatch, "")
    click(qtbot, other.save)
    assert asked == [str(tmp_path / "resnet34.svg")]


def test_reopening_takes_the_view_of_the_window_again(
    window: Window, opened: Callable[[], ExportView], qtbot: QtBot
) -> None:
    view = opened()
    click(qtbot, segment(view, "level", "Stages"))
    click(qtbot, segment(view, "format", "PNG"))
    press(qtbot, view, Qt.Key.Key_Escape)
    view = opened()
    assert view.form.wanted.level == "block"
    assert segment(view, "level", "Blocks").isChecked()
    assert view.form.wanted.options.format == "png"
