"""The window says that a picture never came, and draws the next one."""

from __future__ import annotations

import threading

import pytest
from conftest import Open
from pytestqt.qtbot import QtBot

from archviz.diagram import limit


def test_a_picture_that_never_comes_is_said_and_the_next_one_is_drawn(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "SECONDS", 0.5)
    with monkeypatch.context() as hanging:
        hanging.setattr("archviz.diagram.layout.place", lambda *_: threading.Event().wait())
        window = open_window("resnet18")
        qtbot.waitUntil(lambda: "drawing took longer than 0.5 s" in window.message.text.text(), timeout=20_000)
    monkeypatch.setattr(limit, "SECONDS", 60.0)
    assert window.picture.picture is None
    window.picture.set_level("stage")
    qtbot.waitUntil(lambda: window.picture.picture is not None, timeout=60_000)
