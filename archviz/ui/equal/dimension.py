"""One dimension of the design as a row: whether it gives way, its name, a slider, a field; or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QSizePolicy, QSpinBox

from archviz.explore.axes import Axis
from archviz.spec.architecture import Architecture
from archviz.spec.fields import FieldSpec
from archviz.ui import theme
from archviz.ui.field import Field
from archviz.ui.language import tr
from archviz.words import Sentence

from .scale import Scale

FIELD = 88  # pixels


class Dimension(QObject):
    """`moved` tells of a value, `settled` that the hand is done, `chosen` that this one shall follow."""

    moved = Signal(str, int)
    settled = Signal()
    chosen = Signal(str)
    refused = Signal(str)

    def __init__(self, axis: Axis, parent: QObject) -> None:
        super().__init__(parent)
        self.axis = axis
        self._shown = 0  # in the field; 0 where it may hold something else
        title = tr(axis.title)
        self.radio, self.label, self.why = QRadioButton(), QLabel(title), QLabel()
        self.slider = Scale()
        self.field = Field(FieldSpec(axis.name, axis.title, "int", 1, axis.help, minimum=1, maximum=1))
        self.field.setFixedWidth(theme.scaled(FIELD))
        self.radio.setAccessibleName(tr("{axis} gives way", axis=title))
        self.slider.setAccessibleName(title)
        self.slider.setMinimumWidth(24 * theme.GRID)
        self.label.setBuddy(self.field.input)
        theme.quiet(self.why)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.slider.moved.connect(lambda value: self.moved.emit(axis.name, value))
        self.slider.settled.connect(self.settled)
        self.field.edited.connect(lambda value: self.moved.emit(axis.name, value))
        self.field.settled.connect(self._on_field_settled)
        self.field.refused.connect(self.refused)
        self.radio.clicked.connect(lambda: self.chosen.emit(axis.name))

    def stand(self, grid: QGridLayout, line: int) -> None:
        """Take this line of a grid."""
        for column, widget in enumerate((self.radio, self.label, self.slider, self.field)):
            grid.addWidget(widget, line, column)
        grid.addWidget(self.why, line, 2, 1, 2)

    def show_design(self, design: Architecture, most: int, why: Sentence, idle: str, *, follows: bool) -> None:
        """Its value in a design, on a slider up to `most`; or `why` it cannot be dragged. `idle`: nor give way."""
        for widget in (self.label, self.slider, self.field):
            widget.setEnabled(not why)
        self.radio.setEnabled(not why and not idle)
        self.radio.setVisible(not why and not idle)
        self.label.setToolTip(theme.plain("\n".join(filter(None, (tr(self.axis.help), idle)))))
        gives = tr("{axis} gives way when another dimension is dragged", axis=self.label.text())
        self.radio.setToolTip(tr(why) or idle or gives)
        for widget in (self.slider, self.field):
            widget.setVisible(not why)
        self.why.setVisible(bool(why))
        self.why.setText(tr(why))
        self.why.setToolTip(theme.plain(tr(why)))
        self.radio.setChecked(follows)
        if why:
            return
        legal, value = self.axis.values(design), self.axis.get(design)
        spin = self.field.input
        assert isinstance(spin, QSpinBox)
        with QSignalBlocker(spin):
            spin.setRange(legal[0], legal[-1])
            spin.setSingleStep(legal.step)
        if value != self._shown:  # else what is being typed and was refused would go
            self._shown = value
            self.field.show_value(value)
        self.slider.show_value(legal, max(most, value), value)
        bounds = tr("from {least} to {most}", least=legal[0], most=legal[-1])
        spin.setToolTip(f"{tr(self.axis.help)}\n{bounds}")
        steps = tr("Drag, or arrow keys; Page Up doubles it and Page Down halves it")
        self.slider.setToolTip(f"{tr(self.axis.help)}\n{steps}")
        self.slider.setAccessibleDescription(str(value))

    def _on_field_settled(self) -> None:
        self._shown = 0
        self.settled.emit()
