"""Declared fields below each other, of which those are seen that have a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from archviz.spec.fields import FieldSpec

from .field import Field
from .language import tr


class FieldSet(QWidget):
    """Editors that are made once; `edited` tells the name of the field and its value."""

    edited = Signal(str, object)
    settled = Signal()

    def __init__(self, specs: tuple[FieldSpec, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(4)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for spec in specs:
            field, label = Field(spec), QLabel(tr(spec.title))
            field.edited.connect(partial(self.edited.emit, spec.name))
            field.settled.connect(self.settled)
            label.setBuddy(field.input)
            self.fields[spec.name], self._labels[spec.name] = field, label
            self._layout.addRow(label, field)

    def show_values(self, values: Mapping[str, Any], why_not: Callable[[str], str] = lambda _: "") -> None:
        """Show these fields with their values; those that have no effect are grey and say why."""
        for name, field in self.fields.items():
            self._layout.setRowVisible(field, name in values)
            if name in values:
                field.show_value(values[name])
                why = why_not(name)
                field.setEnabled(not why)
                for widget in (field, self._labels[name]):
                    widget.setToolTip(tr("No effect: {why}", why=tr(why)) if why else field.input.toolTip())
