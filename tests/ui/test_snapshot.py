"""The window drawn into a file, counts confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import project
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from archviz.spec.architecture import Project
from archviz.spec.issue import Refused
from archviz.ui.application import snapshot


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_a_snapshot_has_the_size_and_theme_asked_for(qtbot: QtBot, tmp_path: Path, theme: str, dark: bool) -> None:
    target = tmp_path / "designer.png"
    snapshot(project("resnet20_cifar", "resnet32_cifar"), target, size=(1280, 800), theme=theme)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    assert (image.pixelColor(700, 100).lightness() < 128) is dark
    assert len({image.pixel(x, y) for x in range(300, 900, 3) for y in range(100, 500, 3)}) > 20  # a picture is there


def test_a_place_that_cannot_be_written_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        snapshot(Project(), tmp_path / "no such folder" / "x.png", size=(800, 600))
