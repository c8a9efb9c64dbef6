"""Blocks and networks to choose from; the search field understands the names of all networks, listed or not."""

from __future__ import annotations

import re
from html import escape
from typing import get_args

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz import zoo
from archviz.spec.architecture import SavedBlock
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS, Family
from archviz.words import word

from . import theme
from .catalogue import KIND, NAME, Catalogue
from .language import tr
from .mime import SAVED

INSERTS = word(
    "Double-click or Enter puts it behind the selected stage. "
    "Drag it onto a wire of the picture, amid a box to take its place, or into the list."
)
OPENED: tuple[Family, ...] = ("residual", "pre-activation", "grouped", "wide")
LEAST = 4  # letters from which on a name that fits nothing is taken for the name of a network


class Palette(QWidget):
    """A search field over a tree; Enter, double click or drag take an entry."""

    block_chosen = Signal(str)
    network_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search, or name a network"))
        self.search.setAccessibleName(tr("Find a block or a network"))
        self.search.setToolTip(tr("A block, a family, or any network by its name, such as resnext50_16x8d  (/)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_search_changed)
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.RichText)
        self.answer.linkActivated.connect(self._on_answer_link)
        self.answer.hide()
        self.tree = Catalogue()
        self._saved: tuple[SavedBlock, ...] = ()
        self.tree.itemActivated.connect(self._on_item_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(6)
        for widget in (self.search, self.answer, self.tree):
            layout.addWidget(widget)
        self._fill()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Links keep the colour that they were read with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._on_search_changed(self.search.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the first match, Down goes into the tree, Escape clears."""
        if isinstance(event, QKeyEvent):
            key = event.key()
            if event.type() == QEvent.Type.ShortcutOverride:
                if key == Qt.Key.Key_Escape and self.search.text():
                    event.accept()  # else it would deselect the stage
                return super().eventFilter(watched, event)
            if event.type() != QEvent.Type.KeyPress:
                return super().eventFilter(watched, event)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_first()
                return True
            if key == Qt.Key.Key_Down:
                self.tree.setFocus()
                if first := self._first():
                    self.tree.setCurrentItem(first)
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        own = self.tree.section(tr("This project"))
        blocks, networks = self.tree.section(tr("Blocks")), self.tree.section(tr("Networks"))
        self._own = self.tree.group(own, "", "saved", opened=True)
        for family in get_args(Family):
            members = {name: cls.about for name, cls in BLOCKS.items() if cls.about.family == family}
            if members:
                group = self.tree.group(blocks, tr(family.capitalize()), "block", opened=family in OPENED)
                for name, about in members.items():
                    title = tr(about.title)
                    group.add(title, name, _tip(title, tr(about.summary), about.source, tr(INSERTS)))
        for known in zoo.FAMILIES:
            title, grammar = tr(known.title), tr(known.grammar)
            group = self.tree.group(networks, title, "network", _tip(title, grammar, known.source))
            for name in known.examples:
                group.add(name, name, _tip(name, grammar, known.source, tr("Opens as a design of its own.")))
        self.tree.show_matches("")

    def show_saved(self, saved: tuple[SavedBlock, ...]) -> None:
        """The project's own blocks, above all others."""
        if saved == self._saved:
            return
        self._saved = saved
        with QSignalBlocker(self.tree):
            self._own.clear()
            for kept in saved:
                about = kept.block.about
                tip = _tip(kept.name, tr(about.title), about.source, tr(INSERTS))
                self._own.add(kept.name, f"{SAVED}{kept.name}", tip)
            self.tree.show_matches(self.search.text().strip().lower())

    def _on_search_changed(self, text: str) -> None:
        text = text.strip()
        self._show_answer(text, self.tree.show_matches(text.lower()))

    def _show_answer(self, text: str, matches: int) -> None:
        """Offer a network that is not listed; say why a name is none."""
        if not text or (matches and text not in zoo.names() and not is_network(text)):
            self.answer.hide()
            return
        try:
            zoo.network(text)
        except Refused as refusal:
            said = _linked(tr(refusal.sentence)) if len(text) >= LEAST else tr("Nothing is called so; type more of it")
            self.answer.setText(said)
            self.answer.setVisible(not matches or len(text) >= LEAST)
        else:
            self.answer.setText(tr('<a href="{name}">Open {name}</a>', name=escape(text)))
            self.answer.setVisible(text not in zoo.names())

    def _first(self) -> QTreeWidgetItem | None:
        return next(iter(self.tree.entries()), None)

    def _take_first(self) -> None:
        text = self.search.text().strip()
        if is_network(text):
            self.search.clear()
            self.network_chosen.emit(text)
        elif text and (item := self._first()):
            self._on_item_activated(item)

    def _on_item_activated(self, item: QTreeWidgetItem) -> None:
        kind, name = item.data(0, KIND), item.data(0, NAME)
        if kind in ("block", "saved"):
            self.block_chosen.emit(name)
        elif kind == "network":
            self.network_chosen.emit(name)

    def _on_answer_link(self, name: str) -> None:
        if is_network(name):
            self.search.clear()
            self.network_chosen.emit(name)
        else:
            self.search.setText(name)


def is_network(text: str) -> bool:
    """Whether a family of networks has a member of this name."""
    if not any(known.pattern.fullmatch(text) for known in zoo.FAMILIES):
        return False  # at once: a refusal looks for the nearest names
    try:
        zoo.network(text)
    except Refused:
        return False
    return True


def _linked(text: str) -> str:
    """A sentence as rich text, in which every network that it names can be opened."""
    return re.sub(r"\w[\w-]*", _link, escape(text), flags=re.ASCII)


def _link(found: re.Match[str]) -> str:
    name = found[0]
    return f'<a href="{name}">{name}</a>' if is_network(name) else name


def _tip(title: str, *lines: str) -> str:
    return f"<b>{escape(title)}</b>" + "".join(f"<br>{escape(line)}" for line in lines)
