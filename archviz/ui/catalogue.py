"""The tree of the palette: sections, families, and what is in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem

from . import theme
from .language import tr
from .lines import DENSE, Lines
from .mime import BLOCK_MIME, saved_name

KIND, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Group:
    """A family in the tree and what is in it."""

    def __init__(self, section: QTreeWidgetItem, title: str, kind: str, tip: str, *, opened: bool) -> None:
        self.kind, self.section, self.opened = kind, section, opened
        self.item = QTreeWidgetItem(section, [title]) if title else section
        self.item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.item.setToolTip(0, tip)
        self.entries: list[QTreeWidgetItem] = []

    def add(self, title: str, name: str, tip: str) -> None:
        """A block or network of this family."""
        item = QTreeWidgetItem(self.item, [title])
        item.setIcon(0, theme.icon(self.kind))
        item.setToolTip(0, tip)
        item.setData(0, KIND, self.kind)
        item.setData(0, NAME, name)
        if self.kind == "network":
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        if self.kind == "saved":
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.entries.append(item)

    def clear(self) -> None:
        """Without its entries."""
        self.entries = []
        self.item.takeChildren()

    def show_matches(self, text: str) -> int:
        """Hide what does not contain the text, unless the family does; how many entries are left."""
        whole = text in self.item.text(0).lower()
        left = 0
        for item in self.entries:
            hit = whole or text in item.text(0).lower() or text in item.data(0, NAME)
            item.setHidden(not hit)
            left += hit
        self.item.setHidden(not left)
        self.item.setExpanded(bool(left) if text else self.opened)
        return left


class Catalogue(QTreeWidget):
    """Sections, families, and what is in them; blocks can be dragged away, the project's own be renamed and removed."""

    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[Group] = []
        self.setAccessibleName(tr("Blocks and networks"))
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(Lines(self, DENSE))
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemChanged.connect(self._on_item_changed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def section(self, title: str) -> QTreeWidgetItem:
        """A heading over families."""
        item = QTreeWidgetItem(self, [title])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setExpanded(True)
        return item

    def group(self, section: QTreeWidgetItem, title: str, kind: str, tip: str = "", *, opened: bool = False) -> Group:
        """A family below a heading; without a title the heading itself."""
        group = Group(section, title, kind, tip, opened=opened)
        self._groups.append(group)
        return group

    def entries(self) -> list[QTreeWidgetItem]:
        """All blocks and networks that are not hidden."""
        return [item for group in self._groups for item in group.entries if not item.isHidden()]

    def show_matches(self, text: str) -> int:
        """Hide what does not contain the text; how many entries are left."""
        left: dict[int, int] = {}
        for group in self._groups:
            found = group.show_matches(text)
            left[id(group.section)] = left.get(id(group.section), 0) + found
            group.section.setHidden(not left[id(group.section)])
        return sum(left.values())

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]
        """The type name of the block that is dragged."""
        data = QMimeData()  # of a saved block its key
        data.setData(BLOCK_MIME, str(items[0].data(0, NAME)).encode())
        return data

    # -- the project's own blocks

    def event(self, event: QEvent) -> bool:
        """Del never leaves for a stage; F2 belongs to the saved block that is current, elsewhere to the window."""
        own = (Qt.Key.Key_Delete, *([Qt.Key.Key_F2] if self._current() else []))
        if isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()  # of the shortcut override; the key press itself goes the usual way
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename, remove."""
        if event.key() == Qt.Key.Key_F2 and self._current():
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self._current():
            self.removed.emit(self._current())
        else:
            super().keyPressEvent(event)

    def _current(self) -> str:
        """The name of the saved block that is current; empty without one."""
        item = self.currentItem()
        return saved_name(item.data(0, NAME) or "") if item else ""

    def saved_menu(self, item: QTreeWidgetItem) -> QMenu:
        """What can be done to a saved block."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = saved_name(item.data(0, NAME))
        menu.addAction(tr("Insert"), lambda: self.itemActivated.emit(item, 0))
        menu.addAction(f"{tr('Rename')}\tF2", lambda: self.editItem(item))
        menu.addAction(f"{tr('Remove')}\tDel", lambda: self.removed.emit(name))
        return menu

    def _on_menu_requested(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item and saved_name(item.data(0, NAME) or ""):
            self.saved_menu(item).popup(self.viewport().mapToGlobal(point))

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        """A name that was typed; the entry goes back to what it is until the project says otherwise."""
        name, typed = saved_name(item.data(0, NAME) or ""), item.text(0)
        if name and typed != name:
            item.setText(0, name)
            self.renamed.emit(name, typed)
