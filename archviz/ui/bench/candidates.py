"""Which designs of the project are measured: a list to tick, the baseline first; those with mistakes say why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from archviz.bench.bounds import MAX_DESIGNS
from archviz.report.tables import printable
from archviz.spec.architecture import Architecture
from archviz.spec.expand import outline
from archviz.ui import theme
from archviz.ui.cell import Index
from archviz.ui.language import tr
from archviz.ui.lines import DENSE, Lines

SEEN = 5  # lines that are seen at once


class _Ticks(Lines):
    """Lines whose boxes have the outline that check boxes have."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        role = QPalette.ColorRole.Window
        option.palette.setColor(role, QApplication.palette("QCheckBox").color(role))  # type: ignore[call-overload]


class Candidates(QListWidget):
    """`chosen` are the ticked ones that can be measured; a new design is ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._designs: tuple[Architecture, ...] = ()
        self._left: set[str] = set()  # names that were unticked
        self.setItemDelegate(_Ticks(self, DENSE))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Designs to measure"))
        self.itemChanged.connect(self._on_item_changed)

    @property
    def chosen(self) -> tuple[Architecture, ...]:
        """In order; the first is what the others are compared with."""
        return tuple(d for d in self._designs if d.name not in self._left and not _fault(d))

    @property
    def fault(self) -> str:
        """Why they cannot be measured; empty where they can."""
        return fault(d for d in self._designs if d.name not in self._left)

    def show_designs(self, designs: Sequence[Architecture]) -> None:
        """List these."""
        if tuple(designs) != self._designs:
            self._designs = tuple(designs)
            if self.isVisible():
                self._fill()
            self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            for place, design in enumerate(self._designs):
                self.addItem(self._item(design, baseline=place == 0 and len(self._designs) > 1))
        lines = min(max(self.count(), 1), SEEN)
        self.setFixedHeight(lines * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2)

    def _item(self, design: Architecture, *, baseline: bool) -> QListWidgetItem:
        why, name = _fault(design), printable(design.name)
        item = QListWidgetItem(tr("{name} · baseline", name=name) if baseline else name)
        item.setData(Qt.ItemDataRole.UserRole, design.name)
        tip = tr("the others are compared with it") if baseline else tr("ticked: it is measured")
        if why:
            item.setText(f"{name} — {why}")
            tip = tr("it cannot be measured: {why}", why=why)
        item.setToolTip(theme.plain(f"{name}\n{tip}"))
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(Qt.ItemFlag.NoItemFlags if why else able)
        ticked = not why and design.name not in self._left
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() == Qt.CheckState.Checked:
            self._left.discard(name)
        else:
            self._left.add(name)
        self.changed.emit()


def fault(ticked: Iterable[Architecture]) -> str:
    """Why these cannot be measured; empty where they can. No more of them are looked at than it needs."""
    those = tuple(ticked)
    sound = (design for design in those if not _fault(design))
    if next(sound, None) is None:
        return tr("tick a design that has no mistakes")
    if len(those) > MAX_DESIGNS and sum(1 for _ in sound) >= MAX_DESIGNS:
        return tr("tick at most {most} designs", most=MAX_DESIGNS)
    return ""


def _fault(design: Architecture) -> str:
    """Its first mistake; empty where it can be measured."""
    if not design.stages:
        return tr("the design is empty")
    return next((tr(issue.message) for issue in outline(design).issues if issue.severity == "error"), "")
