"""The tree of the palette: sections, families, and what is in them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from . import theme
from .lines import DENSE, Lines
from .stages import BLOCK_MIME

KIND, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Group:
    """A family in the tree and what is in it."""

    def __init__(self, section: QTreeWidgetItem, title: str, kind: str, tip: str) -> None:
        self.kind, self.section = kind, section
        self.item = QTreeWidgetItem(section, [title])
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
        self.entries.append(item)

    def show_matches(self, text: str) -> int:
        """Hide what does not contain the text, unless the family does; how many entries are left."""
        whole = text in self.item.text(0).lower()
        left = 0
        for item in self.entries:
            hit = whole or text in item.text(0).lower() or text in item.data(0, NAME)
            item.setHidden(not hit)
            left += hit
        self.item.setHidden(not left)
        self.item.setExpanded(bool(left) if text else self.kind == "block")
        return left


class Catalogue(QTreeWidget):
    """Sections, families, and what is in them; blocks can be dragged away."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[Group] = []
        self.setAccessibleName("Blocks and networks")
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(Lines(self, DENSE))
        self.setUniformRowHeights(True)

    def section(self, title: str) -> QTreeWidgetItem:
        """A heading over families."""
        item = QTreeWidgetItem(self, [title])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setExpanded(True)
        return item

    def group(self, section: QTreeWidgetItem, title: str, kind: str, tip: str = "") -> Group:
        """A family below a heading."""
        group = Group(section, title, kind, tip)
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
        data = QMimeData()
        data.setData(BLOCK_MIME, str(items[0].data(0, NAME)).encode())
        return data
