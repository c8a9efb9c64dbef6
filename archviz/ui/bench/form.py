"""What is measured and under which conditions: fields that say at once what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from archviz.app import bench, conditions
from archviz.app.conditions import FLAGS, Conditions
from archviz.bench.plan import Plan
from archviz.footprint import Dtype
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.language import tr
from archviz.words import word

from .candidates import Candidates
from .devices import Devices
from .note import Note

TITLES: Mapping[str, tuple[str, str]] = {
    "per_block": (word("Time of each block"), word("Each block is called apart, too: where the time goes")),
    "channels_last": (word("Channels last"), word("NHWC in memory: often faster on GPUs, and in half precision")),
    "compile": (word("torch.compile"), word("The network is compiled before it is measured; that takes a while")),
    "cuda_graph": (word("CUDA graph"), word("Recorded once and replayed: without the cost of launching each kernel")),
}


class Form(QWidget):
    """`conditions` are what the fields say, `fault` why that cannot be measured; `changed` when it is other."""

    changed = Signal()
    settled = Signal()  # a value is whole: worth being remembered

    def __init__(self, start: Conditions, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.designs = Candidates()
        self.devices = Devices(start.device, bridge)
        self.batches, self.input = QLineEdit(start.batches), QLineEdit(start.input)
        self.threads, self.seconds = QSpinBox(), QDoubleSpinBox()
        self.dtype = QComboBox()
        self.flags = {name: QCheckBox(tr(title)) for name, (title, _) in TITLES.items()}
        self._wrong: dict[QLineEdit, Note] = {}
        self._assemble(start)
        self._connect()
        self._explain()

    @property
    def conditions(self) -> Conditions:
        """As the fields have them."""
        return Conditions(
            device=self.devices.current,
            batches=self.batches.text(),
            input=self.input.text(),
            threads=self.threads.value(),
            dtype=self.dtype.currentData(),
            seconds=self.seconds.value(),
            **{name: box.isChecked() for name, box in self.flags.items()},
        )

    @property
    def fault(self) -> str:
        """Why nothing can be measured so; empty where it can."""
        return self.designs.fault or self.fault_of_conditions

    @property
    def fault_of_conditions(self) -> str:
        """The same, whatever designs are measured."""
        return next((note.text for note in self._wrong.values() if note.text), "")

    def plan(self, designs: Sequence[Architecture] = (), **others: Any) -> Plan:
        """Of these designs, else of the ticked ones; Refused where it cannot be."""
        return bench.plan(designs or self.designs.chosen, **{**self.conditions.fields, **others})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form, not a value that merely lies under the pointer."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- assembling

    def _assemble(self, start: Conditions) -> None:
        for dtype in get_args(Dtype):
            self.dtype.addItem(dtype, dtype)
        self.dtype.setCurrentIndex(self.dtype.findData(start.dtype))
        self.threads.setRange(0, 4096)
        self.threads.setSpecialValueText(tr("automatic"))
        self.threads.setValue(start.threads)
        self.seconds.setRange(0.05, 3600)
        self.seconds.setDecimals(2)
        self.seconds.setSuffix(" s")
        self.seconds.setValue(start.seconds)
        self.input.setPlaceholderText(tr("that of each design"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GRID)
        column.addWidget(self.designs)
        fields = self._fields = QFormLayout()
        fields.setContentsMargins(0, theme.GRID, 0, 0)
        fields.setHorizontalSpacing(theme.MARGIN)
        fields.setVerticalSpacing(theme.GRID)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(fields)
        seconds = tr("Measured for so long, each design at each batch size; longer finds smaller differences")
        self._add(tr("Device"), self.devices)
        self._add(tr("Batches"), self.batches, tr("Batch sizes, with commas between them: 1, 8, 32"))
        self._add(tr("Seconds"), self.seconds, seconds)
        self._add(tr("Precision"), self.dtype, tr("The number type of weights and input"))
        self._add(tr("Threads"), self.threads, tr("Of the CPU; automatic is what torch takes by itself"))
        self._add(tr("Input"), self.input, tr("Channels x height x width for all designs, such as 3x224x224"))
        for name, box in self.flags.items():
            box.setChecked(getattr(start, name))
            box.setAccessibleName(box.text())
            column.addWidget(box)
        column.addStretch(1)

    def _add(self, title: str, field: QWidget, tip: str = "") -> None:
        label = QLabel(title)
        label.setBuddy(field)
        if tip:
            field.setToolTip(tip)
            field.setAccessibleName(title)
        label.setToolTip(tip)
        self._fields.addRow(label, field)
        if isinstance(field, QLineEdit):
            self._wrong[field] = Note()
            self._fields.addRow(self._wrong[field])

    def _connect(self) -> None:
        changes = [self.designs.changed, self.devices.changed, self.dtype.currentIndexChanged]
        changes += [self.threads.valueChanged, self.seconds.valueChanged]
        for signal in (*changes, *(box.toggled for box in self.flags.values())):
            signal.connect(self._on_something_changed)
        for field in (self.devices.list, self.dtype, self.threads, self.seconds):
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)
        for line, read in ((self.batches, conditions.batches), (self.input, conditions.size)):
            line.textChanged.connect(partial(self._on_line_changed, line, read))
            line.editingFinished.connect(self.settled)
            self._check(line, read)

    def _check(self, line: QLineEdit, read: Callable[[str], object]) -> None:
        """What is wrong with a line stands below it."""
        try:
            read(line.text())
            fault = ""
        except Refused as refusal:
            fault = tr(refusal.sentence)
        self._wrong[line].say(fault)
        line.setAccessibleDescription(fault or line.toolTip())

    def _explain(self) -> None:
        """Flags that have no effect are grey and say why."""
        idle = self.conditions.idle
        for name in FLAGS:
            why, box = idle.get(name), self.flags[name]
            box.setEnabled(why is None)
            box.setToolTip(tr("No effect: {why}", why=why) if why else tr(TITLES[name][1]))
            box.setAccessibleDescription(box.toolTip())

    def _on_line_changed(self, line: QLineEdit, read: Callable[[str], object], _: str) -> None:
        self._check(line, read)
        self.changed.emit()

    def _on_something_changed(self) -> None:
        self._explain()
        self.changed.emit()
        self.settled.emit()
