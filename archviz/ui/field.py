"""One declared field as an editor: spin box, combo box, check box or line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from archviz.spec.fields import FieldSpec
from archviz.words import word

from .language import tr
from .number import Number

WORDS = {  # what short values of a choice say in a form
    ("shortcut", "projection"): word("1×1 where needed (B)"),
    ("shortcut", "A"): word("zero-padding (A)"),
    ("shortcut", "C"): word("1×1 everywhere (C)"),
}
Input = QSpinBox | QDoubleSpinBox | QComboBox | QCheckBox | QLineEdit


class Field(QWidget):
    """Shows a value and tells of each change at once, of a text when it is whole; stays while it is typed into."""

    edited = Signal(object)
    refused = Signal(str)  # what was typed cannot be
    settled = Signal()  # left, or Enter: the gesture is over

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.input: Input = self._make()
        tip = tr(spec.help)
        if spec.kind in ("int", "float"):
            bounds = tr("from {least} to {most}", least=f"{spec.minimum:g}", most=f"{spec.maximum:g}")
            tip = f"{tip}\n{bounds}".strip()
        self.input.setToolTip(tip)
        self.input.setObjectName(spec.name)
        self.input.setAccessibleName(tr(spec.title))
        self.input.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.input.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.input)
        self.setFocusProxy(self.input)

    def show_value(self, value: Any) -> None:
        """Show a value that came from elsewhere; nothing is told."""
        box = self.input
        with QSignalBlocker(box):
            if isinstance(box, QCheckBox):
                box.setChecked(value)
            elif isinstance(box, QComboBox):
                box.setCurrentIndex(box.findData(value))
            elif isinstance(box, QLineEdit):
                if box.text() != value:
                    box.setText(value)
            elif box.value() != value:  # else the text that is being typed would be tidied
                box.setValue(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form, not a value that merely lies under the pointer; undo is the document's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        if event.type() == QEvent.Type.Wheel and not self.input.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def commit(self) -> None:
        """Tell of a text that is still being typed."""
        if isinstance(self.input, QLineEdit) and self.input.isModified():
            self.input.setModified(False)
            self.edited.emit(self.input.text())

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if isinstance(self.input, QComboBox):
            self.edited.emit(self.input.itemData(index))

    @Slot()
    def _on_settled(self) -> None:
        """A method, not a lambda: Qt forgets it when the field goes, before a line that loses the focus tells so."""
        self.commit()
        self.settled.emit()
        if isinstance(self.input, Number) and self.input.beyond:
            self.refused.emit(self.input.beyond)
            self.input.beyond = ""

    def _make(self) -> Input:
        spec = self.spec
        if spec.kind == "choice":
            combo = QComboBox()
            for value in spec.choices:
                combo.addItem(tr(WORDS.get((spec.name, value), value)), value)
            combo.setMinimumContentsLength(6)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.currentIndexChanged.connect(self._on_chosen)
            combo.activated.connect(self._on_settled)
            return combo
        if spec.kind == "bool":
            check = QCheckBox()
            check.toggled.connect(self.edited.emit)
            check.clicked.connect(self._on_settled)
            return check
        if spec.kind == "text":
            line = QLineEdit()
            line.setMaxLength(int(spec.maximum) or 120)
            line.editingFinished.connect(self._on_settled)
            return line
        spin: QSpinBox | QDoubleSpinBox
        if spec.kind == "int":
            spin = Number()
            spin.setRange(int(spec.minimum), int(spec.maximum))
            spin.setSingleStep(int(spec.step))
            spin.setSpecialValueText(tr(spec.choices[0]) if spec.choices else "")
        else:
            spin = QDoubleSpinBox()
            spin.setRange(spec.minimum, spec.maximum)
            spin.setSingleStep(spec.step)
        spin.setSuffix(f" {tr(spec.unit)}" if spec.unit else "")
        spin.setGroupSeparatorShown(True)
        spin.setAccelerated(True)
        spin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spin.setMinimumWidth(60)
        spin.valueChanged.connect(self.edited.emit)
        spin.editingFinished.connect(self._on_settled)
        return spin
