"""What a project file says is shown as it is: no part of the window takes a text of it for markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archviz.spec import files
from archviz.spec.architecture import Project
from archviz.ui.application import settle
from archviz.ui.window import Window

MARK = "<img src=hostile>"
NAME = f"<b>{MARK}"
ROLES = Qt.ItemDataRole


def hostile() -> Project:
    """A project every text of which is markup; the second design has mistakes, the third blocks that are unknown."""
    plain = {"type": "bottleneck", "width": 16, "out": 64}
    good = {"name": "layer1", "block": plain, "repeat": 2, "saved": f"{NAME} saved"}
    gone = {"name": "layer2", "block": plain, "saved": f"{NAME} gone"}
    wrong = {"name": "layer3", "block": plain | {"groups": 3}}
    unknown = {"name": "layer4", "block": {"type": f"{NAME} type"}}
    designs = [
        {"name": f"{NAME} {number}", "input": [64, 16, 16], "note": f"{NAME} note\n{MARK}", "stages": stages}
        for number, stages in enumerate(([good, gone], [good, wrong], [good, unknown], [gone]))
    ]
    blocks = [{"name": f"{NAME} saved", "block": plain}]
    return files.loads(json.dumps({"archviz": files.VERSION, "designs": designs, "blocks": blocks}))


def rich(text: object) -> bool:
    """Whether Qt takes the text for markup, and ours with it."""
    return isinstance(text, str) and MARK in text and GuiQt.mightBeRichText(text)  # type: ignore[attr-defined]


def columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def indices(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(parent), 300)):
        for column in range(columns(model, parent)):
            index = model.index(row, column, parent)
            yield index
            if column == 0:
                yield from indices(model, index)


def texts(root: QObject) -> Iterator[tuple[str, object]]:
    """Every text below a window that Qt may take for markup, and whose it is."""
    for found in (root, *root.findChildren(QObject)):
        where = f"{type(found).__name__} {found.objectName()}"
        if isinstance(found, QWidget | QAction):
            yield f"tool tip of {where}", found.toolTip()
            yield f"what's this of {where}", found.whatsThis()
        if isinstance(found, QLabel) and found.textFormat() != Qt.TextFormat.PlainText:
            yield f"text of {where} in {type(found.parent()).__name__}", found.text()
        if isinstance(found, QTextEdit):
            yield f"text of {where}", found.toHtml() if "<img" in found.toHtml() else ""
        if isinstance(found, QTabBar):
            for index in range(found.count()):
                yield f"tab of {where}", found.tabToolTip(index)
        if isinstance(found, QGraphicsView) and found.scene():
            for item in found.scene().items():
                yield f"item in {where}", item.toolTip()
        if isinstance(found, QAbstractItemView) and not isinstance(found, QHeaderView) and found.model():
            for index in indices(found.model(), QModelIndex()):
                yield f"row {index.row()}, {index.column()} of {where}", index.data(ROLES.ToolTipRole)
        if isinstance(found, QAbstractItemModel | QStandardItemModel):
            for orientation, count in (
                (Qt.Orientation.Horizontal, columns(found, QModelIndex())),
                (Qt.Orientation.Vertical, found.rowCount()),
            ):
                for section in range(min(count, 300)):
                    tip = found.headerData(section, orientation, ROLES.ToolTipRole)
                    yield f"header {section} of {where}", tip
        if isinstance(found, QComboBox):
            for index in range(found.count()):
                yield f"entry {index} of {where}", found.itemData(index, ROLES.ToolTipRole)


def check(window: Window) -> int:
    """No text of ours is markup anywhere; how many of them are shown at all."""
    found = list(texts(window))
    assert not sorted({(where, text) for where, text in found if rich(text)})
    return sum(isinstance(text, str) and "hostile" in text for _, text in found)


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> Window:
    path = tmp_path / f"{NAME}.archviz.json".replace("/", "")
    files.save(hostile(), path)
    return open_window(path=path, kept=True, watch=True)


def test_no_text_of_a_project_is_markup_in_any_panel(window: Window, qtbot: QtBot) -> None:
    document = window.document
    seen = 0
    for design in range(len(document.project.designs)):
        document.activate(design)
        for panel in range(window.bottom.count()):
            window.show_panel(panel)
            settle(window)
            for stages in ((), (0,), (0, 1)[: len(document.design.stages)]):
                window.selection.pick_stages(stages)
                seen += check(window)
    assert seen > 100  # they are there, as plain text


def test_nor_where_the_work_is_edited_undone_refused_and_said(window: Window, qtbot: QtBot) -> None:
    document = window.document
    document.edit(("name",), f"{NAME} renamed")
    document.save_block(0, f"{NAME} new")
    document.duplicate_design(0)
    document.close_design(1)
    document.rename_block(f"{NAME} new", f"{NAME} other")
    assert not document.edit(("name",), NAME * 50)
    window.show_panel(window.bottom.indexOf(window.history))
    check(window)
    for _ in range(3):
        window.actions_["undo"].trigger()
        check(window)
    window.launcher.open()
    window.launcher.line.setText("hostile")
    window.find_bar.open()
    check(window)
    window.comparing.open()
    settle(window)
    check(window)
    window.export.open()
    settle(window)
    check(window)
    document.path.unlink()
    document.disk.check()
    assert MARK in window.message.text.text()
    check(window)
