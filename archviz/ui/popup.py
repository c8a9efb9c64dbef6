"""The menu of what is under the pointer: a stage, a wire between two, or the page; with keys, of what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from . import theme
from .gap import Gap, gaps, nearest
from .language import tr
from .offer import offer_blocks

if TYPE_CHECKING:
    from .window import Window

NEAR = 8.0  # pixels around a wire
MOST = 24  # places at which a repeat can be split that are listed one by one
STAGE = (
    *("open", "cut", "copy", "paste", "duplicate", "remove", "", "rename", "save_block", "", "split", "replace", ""),
    *("up", "down", "", "all"),
)
PAGE = ("paste", "insert", "", "all", "", "fit", "hand", "", "copy_picture", "export")


class Popup(QObject):
    """Opens the menus of the picture and of the list of stages."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.picture.canvas.asked.connect(self._on_canvas_asked)
        window.stages.customContextMenuRequested.connect(self._on_list_asked)
        window.outline.customContextMenuRequested.connect(self._on_outline_asked)

    def stage_menu(self) -> QMenu:
        """What can be done to the selected stages."""
        return self._filled(STAGE)

    def page_menu(self) -> QMenu:
        """What can be done beside all."""
        return self._filled(PAGE)

    def gap_menu(self, index: int, first: int = 0) -> QMenu:
        """What can come in front of a stage, or behind the `first` blocks of its repeat."""
        menu, commands, project = self._menu(), self._window.commands, self._window.document.project
        insert = menu.addMenu(theme.icon("add"), tr("&Insert here"))
        offer_blocks(insert, lambda key: commands.insert(key, index, first), project.blocks)
        paste = menu.addAction(theme.icon("paste"), tr("&Paste here"), lambda: commands.paste(index, first))
        paste.setToolTip(tr("What was copied, in this place"))
        return menu

    def replace_menu(self) -> QMenu:
        """Every block that the selected stages could be of."""
        menu = self._menu()
        offer_blocks(menu, self._window.commands.exchange, self._window.document.project.blocks)
        return menu

    def ask_replace(self) -> None:
        """Open it at the selected box, or at its line where the list has the focus."""
        stages, canvas = self._window.stages, self._window.picture.canvas
        view, place = canvas.viewport(), canvas.chosen_place()
        if stages.hasFocus() or place is None:
            view, place = stages.viewport(), stages.visualRect(stages.currentIndex()).bottomLeft()
        self.replace_menu().popup(view.mapToGlobal(place))

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        return menu

    def _filled(self, names: Sequence[str]) -> QMenu:
        menu, window = self._menu(), self._window
        saved = window.document.project.blocks
        for name in names:
            if name == "open":
                self._offer_view(menu)
            elif name == "insert":
                offer_blocks(menu.addMenu(theme.icon("add"), tr("&Insert")), window.commands.insert, saved)
            elif name == "replace":
                if replace := self._sub(menu, name, tr("Rep&lace by")):
                    offer_blocks(replace, window.commands.exchange, saved)
            elif name == "split":
                if split := self._sub(menu, name, tr("S&plit the repeat")):
                    self._offer_places(split)
            elif name:
                menu.addAction(window.actions_[name])
            else:
                menu.addSeparator()
        return menu

    def _offer_view(self, menu: QMenu) -> None:
        """Open the selected box in its place, or close what it lies in."""
        canvas = self._window.picture.canvas
        boxes = [item.placed.box for item in canvas.boxes if item.chosen]
        opens = next((box.opens for box in boxes if box.opens), "")
        if opens:
            menu.addAction(f"{tr('&Open it here')}\tEnter", lambda: canvas.opened.emit(opens))
        if any(box.within for box in boxes):
            menu.addAction(f"{tr('Close &what it lies in')}\tBackspace", canvas.left.emit)
        if menu.actions():
            menu.addSeparator()

    def _sub(self, menu: QMenu, name: str, title: str) -> QMenu | None:
        """A menu below an action of the window; the action itself, grey, where it cannot be done."""
        action = self._window.actions_[name]
        if not action.isEnabled():
            menu.addAction(action)
            return None
        return menu.addMenu(action.icon(), title)

    def _offer_places(self, menu: QMenu) -> None:
        """Where the selected repeat can be split: around the block that is meant, then everywhere."""
        window = self._window
        index, name = window.selection.stages[0], window.selection.name
        blocks = [unit.name for unit in window.document.expansion.graph.units if unit.stage == index]
        count = len(blocks)
        meant = next((i for i, block in enumerate(blocks) if name == block or name.startswith(f"{block}.")), None)
        if meant:
            menu.addAction(tr("In &front of {block}", block=blocks[meant]), partial(window.commands.split, meant))
        if meant is not None and meant + 1 < count:
            menu.addAction(tr("Be&hind {block}", block=blocks[meant]), partial(window.commands.split, meant + 1))
        every = range(1, count) if count <= MOST else sorted({*range(1, 9), count // 2, *range(count - 8, count)})
        menu.addSeparator()
        menu.addAction(window.actions_["split"])
        for first in every:
            text = tr("{first} + {rest} blocks", first=first, rest=count - first)
            menu.addAction(text, partial(window.commands.split, first))

    def _on_canvas_asked(self, place: QPoint, at: QPoint | None) -> None:
        """`at` is the place in the view; None: of what is selected."""
        canvas, selection = self._window.picture.canvas, self._window.selection
        if at is None:
            menu = self.stage_menu() if selection.stages else self.page_menu()
        elif gap := self._gap_at(at):
            menu = self.gap_menu(min(gap.index, len(self._window.document.design.stages)), gap.first)
        else:
            if canvas.stage_at(at)[1] not in selection.stages or len(selection.stages) < 2:
                canvas.clicked.emit(at)
            menu = self.stage_menu() if selection.stages else self.page_menu()
        menu.popup(place)

    def _gap_at(self, at: QPoint) -> Gap | None:
        """The gap whose wire is there, and no box."""
        canvas = self._window.picture.canvas
        point = canvas.mapToScene(at)
        if canvas.picture is None or any(item.outline.contains(point) for item in canvas.boxes):
            return None
        gap = nearest(gaps(canvas.picture, self._window.document.expansion.graph), point.toTuple())
        return gap if gap and gap.away(point.toTuple()) * canvas.zoom <= NEAR else None

    def _on_outline_asked(self, at: QPoint) -> None:
        menu = self.stage_menu() if self._window.selection.stages else self.page_menu()
        menu.popup(self._window.outline.viewport().mapToGlobal(at))

    def _on_list_asked(self, at: QPoint) -> None:
        stages = self._window.stages
        menu = self.stage_menu() if stages.itemAt(at) and self._window.selection.stages else self.page_menu()
        menu.popup(stages.viewport().mapToGlobal(at))
