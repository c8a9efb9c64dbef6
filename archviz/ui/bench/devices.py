"""The devices that are there, as a choice; they are asked for when the choice is first seen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from archviz.app import bench
from archviz.app.jobs import Token
from archviz.bench.result import Device
from archviz.report import numbers
from archviz.report.tables import printable
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.language import told, tr

ASKING = Device(name="cpu", title="…")
_LISTED: list[tuple[Device, ...]] = []  # what was found, once it is


class Devices(QWidget):
    """`current` is the name that torch gives the chosen one. Only cpu until the others are known."""

    changed = Signal()

    def __init__(self, current: str, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._wanted, self._asked = bridge, current, False
        self.fault = ""  # why they cannot be listed
        self.list = QComboBox()
        self.list.setAccessibleName(tr("Device"))
        self.list.setMinimumContentsLength(8)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.currentIndexChanged.connect(self._on_index_changed)
        self.again = QToolButton()
        self.again.setIcon(theme.icon("refresh"))
        self.again.setIconSize(QSize(theme.ICON, theme.ICON))
        self.again.setAutoRaise(True)
        self.again.setToolTip(tr("Look for devices again"))
        self.again.setAccessibleName(tr("Look for devices again"))
        self.again.clicked.connect(self._on_again_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.list, 1)
        row.addWidget(self.again)
        self.setFocusProxy(self.list)
        self._fill((ASKING,))

    @property
    def current(self) -> str:
        """As torch calls it."""
        return str(self.list.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        """Nobody waits for what nobody looks at."""
        super().showEvent(event)
        if not self._asked:
            self.ask()

    def ask(self) -> None:
        """Look for them."""
        self._asked = True
        self.again.setEnabled(False)
        self._bridge.ask("devices", _known, self._on_found, self._on_failed)

    def _fill(self, found: tuple[Device, ...]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for device in found:
                memory = (numbers.memory(device.memory),) if device.memory else ()
                text = " · ".join((device.name, printable(tr(device.title)), *memory))
                self.list.addItem(text, device.name)
                self.list.setItemData(self.list.count() - 1, theme.plain(text), Qt.ItemDataRole.ToolTipRole)
            self.list.setCurrentIndex(max(0, self.list.findData(self._wanted)))
        self.list.view().setMinimumWidth(self.list.view().sizeHintForColumn(0) + 2 * theme.WIDE)
        self._explain()

    def _explain(self) -> None:
        where = tr("Where the designs run: {device}", device=self.list.currentText())
        self.list.setToolTip(theme.plain(self.fault or where))

    def _on_found(self, found: tuple[Device, ...]) -> None:
        self.fault = ""
        self.again.setEnabled(True)
        self._fill(found)
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.fault = told(error)
        self.again.setEnabled(True)
        self._fill((Device(name="cpu", title=tr("the others are not known")),))
        self.changed.emit()

    def _on_again_clicked(self) -> None:
        _LISTED.clear()
        self._fill((ASKING,))
        self.ask()

    def _on_index_changed(self) -> None:
        self._wanted = self.current
        self._explain()
        self.changed.emit()


def _known(token: Token) -> tuple[Device, ...]:
    """Asked once for all windows: it takes a process that imports torch."""
    if not _LISTED:
        _LISTED.append(bench.devices(token))
    return _LISTED[0]
