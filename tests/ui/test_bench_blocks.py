"""The window's pages of block times and of the roofline."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from latencies import BLOCKS, latency
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Machine
from archviz.ui import process, theme
from archviz.ui.bench.blocks import BlocksView
from archviz.ui.bench.closeup import Closeup
from archviz.ui.bench.roofline import RooflineView
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.selection import Selection

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """No worker of a later test is to free what is left of these views."""
    yield
    gc.collect()


@pytest.fixture
def blocks(qtbot: QtBot) -> BlocksView:
    view = BlocksView()
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    return view


def column(view: BlocksView, place: int) -> list[str]:
    return [view.model.item(row, place).text() for row in range(view.model.rowCount())]


def click(qtbot: QtBot, view: BlocksView, row: int) -> None:
    place = view.table.visualRect(view.model.index(row, 0)).center()
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place)


def test_it_says_what_to_do_until_blocks_are_timed(blocks: BlocksView) -> None:
    assert blocks.currentIndex() == 0
    blocks.show_latency(latency())
    assert blocks.currentIndex() == 1
    blocks.show_latency(latency(blocks=None))
    assert blocks.currentIndex() == 0


def test_rows_are_sorted_by_value_and_a_click_tells_the_block(blocks: BlocksView, qtbot: QtBot) -> None:
    told: list[str] = []
    blocks.picked.connect(told.append)
    blocks.show_latency(latency())
    assert column(blocks, 0) == ["stem", "layer1.0", "layer1.1", "pool", "head"]
    assert column(blocks, 8) == ["memory", "compute", "compute", "memory", "memory"]
    assert told == []
    header = blocks.table.horizontalHeader()
    for _ in range(2):  # ascending, then descending
        x = header.sectionViewportPosition(1) + 20
        qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 10))
    assert column(blocks, 0) == ["layer1.1", "layer1.0", "stem", "pool", "head"]
    assert column(blocks, 1)[-1] == "500.0 µs"
    click(qtbot, blocks, 1)
    assert told == ["layer1.0"]
    assert blocks.gap.text().startswith("Whole network 12.00 ms, sum of its blocks 12.50 ms: gap −500.0 µs")
    assert "below 8.00 FLOPs/byte" in blocks.ridge.text()
    assert "2,000,000 B" in blocks.model.item(1, 5).toolTip()


def test_a_copy_is_exact(blocks: BlocksView, qtbot: QtBot) -> None:
    blocks.show_latency(latency())
    click(qtbot, blocks, 1)
    qtbot.keyClick(blocks.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:4] == ["Block", "Time", "Share", "MACs"]
    assert line.split("\t") == [
        "layer1.0", "0.004", repr(0.004 / BLOCKS.sum), "20000000", "2000000", "2000000", "40.0", "10.0", "compute",
    ]  # fmt: skip


def test_the_roofline_is_drawn_beside_the_window_and_follows_its_theme(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = Bridge(process.shared())
    view = RooflineView(bridge)
    qtbot.addWidget(view)
    view.resize(900, 500)
    said: list[str] = []
    view.said.connect(said.append)
    view.refused.connect(said.append)
    view.show_latency(latency(), "here")
    assert not bridge.busy  # nobody looks
    view.show()
    qtbot.waitUntil(lambda: view.currentIndex() == 2, timeout=PATIENCE_MS)
    assert view.plot.renderer().isValid()
    assert view.plot.renderer().aspectRatioMode() == Qt.AspectRatioMode.KeepAspectRatio
    assert view.plot.accessibleDescription().startswith("Roofline of small at batch 2 (here).")

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    qtbot.waitUntil(lambda: not bridge.busy, timeout=PATIENCE_MS)
    seen = view.plot.grab().toImage().pixelColor(450, 20).lightness()
    theme.apply(app, "dark")
    try:
        qtbot.waitUntil(lambda: bridge.busy, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not bridge.busy, timeout=PATIENCE_MS)
        assert view.plot.grab().toImage().pixelColor(450, 20).lightness() < 60 < seen
    finally:
        theme.apply(app, "system")
    file = tmp_path / "roof.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(view.save, LEFT)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert said == [f"The roofline is in {file}"]
    assert ElementTree.parse(file).getroot().tag.endswith("svg")
    assert ElementTree.parse(file).getroot().get("viewBox").split()[2] == f"{16 / 2.54 * 72:.6f}"  # a page
    view.save_to(tmp_path / "roof.jpg")
    assert "must end in" in said[-1]
    view.show_latency(None)
    assert view.currentIndex() == 0
    assert bridge.close().result(0)


def test_it_is_drawn_for_its_room_and_enlarged_by_a_double_click(qtbot: QtBot) -> None:
    """The letters of the plot are as high in a low view as in a large one."""
    window, bridge = QWidget(), Bridge(process.shared())
    qtbot.addWidget(window)
    document = Document()
    closeup = Closeup(document, Selection(document), bridge, window)
    plan = Plan(designs=(zoo.network("resnet18"),))
    view = closeup.roofline
    QVBoxLayout(window).addWidget(view)
    window.resize(820, 200)
    window.show()

    def drawn(view: RooflineView) -> None:
        def fits() -> bool:
            box, room = view.plot.renderer().viewBoxF(), view.plot.size()
            near = [
                abs(side * 1.25 - pixels) < 2
                for side, pixels in ((box.width(), room.width()), (box.height(), room.height()))
            ]
            return view.currentIndex() == 2 and all(near)

        qtbot.waitUntil(fits, timeout=PATIENCE_MS)

    closeup.look(latency(), Outcome(plan, "", Machine()))
    drawn(view)
    window.resize(500, 420)
    drawn(view)
    qtbot.mouseDClick(view.plot, LEFT)
    enlarged = closeup.enlarged
    assert enlarged is not None
    assert not enlarged.isModal()
    assert not enlarged.view.enlarge.isVisible()
    drawn(enlarged.view)
    closeup.look(latency("other"), Outcome(plan, "", Machine()))
    told = enlarged.view.plot.accessibleDescription
    qtbot.waitUntil(lambda: told().startswith("Roofline of other"), timeout=PATIENCE_MS)
    closeup.close()
    assert not enlarged.isVisible()
    assert bridge.close().result(0)


def test_the_window_imports_neither_torch_nor_matplotlib_for_them() -> None:
    code = "import sys, archviz.ui.bench.blocks, archviz.ui.bench.roofline as _; "
    code += "print(*{'torch', 'matplotlib'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
