"""What a picture's file is to be like, as fields; those that mean nothing for its format say why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QToolButton, QWidget

from archviz.diagram.dot import Direction
from archviz.diagram.options import DPI, MARGINS, PAPERS, Options
from archviz.graph.ops import LabelStyle
from archviz.results import Level
from archviz.words import word

from . import theme
from .language import tr
from .segments import Segments

Choices = Mapping[str, str]
FORMATS: Choices = {"pdf": "PDF", "svg": "SVG", "png": "PNG", "tex": "TikZ", "dot": "DOT"}
_LEVELS: Choices = {"stage": word("Stages"), "block": word("Blocks"), "layer": word("Layers")}
_LABELS: Choices = {"resnet": "3×3, 64", "resnext": "64, 3×3, 64"}
_DIRECTIONS: Choices = {"TB": word("Top-down"), "LR": word("Left-right")}
_THEMES: Choices = {"print": word("Print"), "light": word("Light"), "dark": word("Dark")}
_FONTS: Choices = {"embedded": word("As text"), "outlined": word("As shapes")}
_PAGES: Choices = {
    "auto": word("Automatic"),
    "fit": word("As large as the picture"),
    "a4": "A4",
    "a3": "A3",
    "a5": "A5",
    "letter": word("US Letter"),
    "column": word("One column of a paper (3.5 in)"),
    "columns": word("Two columns of a paper (7.16 in)"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the picture is drawn, and what its file is like."""

    level: Level
    labels: LabelStyle
    direction: Direction
    options: Options
    opened: tuple[str, ...] = ()  # blocks that show their layers
    heat: str = ""  # what their colours tell


class ExportForm(QWidget):
    """`wanted` is what the fields say; `changed` when it is something else."""

    changed = Signal()

    def __init__(self, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self.fields: dict[str, QWidget] = {}
        self._tips: dict[str, str] = {}
        self._labels: dict[str, QLabel] = {}
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.MARGIN)
        form.setHorizontalSpacing(theme.WIDE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        options = wanted.options
        self._segments("format", tr("Format"), FORMATS, options.format, tr("What kind of file"))
        self._segments("level", tr("Level"), _LEVELS, wanted.level, tr("How much of the network is drawn"))
        self._segments("labels", tr("Labels"), _LABELS, wanted.labels, tr("As the ResNet or the ResNeXt papers write"))
        self._segments("direction", tr("Direction"), _DIRECTIONS, wanted.direction, tr("Which way the network runs"))
        self._segments("theme", tr("Colours"), _THEMES, options.theme, tr("The colours of the picture"))
        self._pages(options)
        self._numbers(options)
        tip = tr("Letters as text can be searched and need their font; as shapes they look the same everywhere")
        self._segments("fonts", tr("Letters"), _FONTS, options.fonts, tip)
        self._check(
            "transparent", tr("Transparent background"), options.transparent, tr("No ground behind the picture")
        )
        self._check("words", tr("Title and footer"), options.words, tr("The design's name, and what was counted"))
        self._explain()

    def set_wanted(self, wanted: Wanted) -> None:
        """Show another choice, as one change."""
        self.blockSignals(True)
        options = wanted.options
        for name in ("level", "labels", "direction"):
            cast(Segments, self.fields[name]).choose(getattr(wanted, name))
        for name in ("format", "theme", "fonts"):
            cast(Segments, self.fields[name]).choose(getattr(options, name))
        self.page.setCurrentIndex(self.page.findData(options.page))
        self.dpi.setValue(options.dpi)
        self.margin.setValue(options.margin)
        for name in ("transparent", "words"):
            cast(QCheckBox, self.fields[name]).setChecked(getattr(options, name))
        self.blockSignals(False)
        self.wanted = wanted
        self._explain()
        self.changed.emit()

    def _add(self, name: str, title: str, field: QWidget, tip: str) -> None:
        label = QLabel(title)
        label.setBuddy(field)
        field.setAccessibleName(title)
        self.fields[name], self._tips[name], self._labels[name] = field, tip, label
        self._form.addRow(label, field)

    def _segments(self, name: str, title: str, choices: Choices, current: str, tip: str) -> None:
        field = Segments(choices, current, tip)
        if layout := field.layout():
            layout.setContentsMargins(0, 0, 0, 0)
        for button in field.findChildren(QToolButton):
            button.setAccessibleName(f"{title}: {button.text()}")
        field.chosen.connect(lambda value: self._choose(name, value))
        self._add(name, title, field, tip)

    def _pages(self, options: Options) -> None:
        field = self.page = QComboBox()
        for value, title in _PAGES.items():
            field.addItem(tr(title), value)
        field.setCurrentIndex(field.findData(options.page))
        field.currentIndexChanged.connect(lambda _: self._choose("page", field.currentData()))
        tip = tr("Automatic: A4 for a PDF whose letters stay readable there, else as large as the picture")
        self._add("page", tr("Page"), field, tip)

    def _numbers(self, options: Options) -> None:
        margin = self.margin = QDoubleSpinBox(minimum=MARGINS[0], maximum=MARGINS[1], decimals=0, value=options.margin)
        margin.setSuffix(" mm")
        dpi = self.dpi = QSpinBox(minimum=DPI[0], maximum=DPI[1], singleStep=50, value=options.dpi)
        dpi.setSuffix(" dpi")
        margin.valueChanged.connect(lambda value: self._choose("margin", value))
        dpi.valueChanged.connect(lambda value: self._choose("dpi", value))
        self._add("margin", tr("Margin"), margin, tr("Kept free around the picture"))
        self._add("dpi", tr("Resolution"), dpi, tr("Pixels per inch"))

    def _check(self, name: str, title: str, on: bool, tip: str) -> None:
        field = QCheckBox(title)
        field.setChecked(on)
        field.setAccessibleName(title)
        field.toggled.connect(lambda value: self._choose(name, value))
        self.fields[name], self._tips[name] = field, tip
        self._form.addRow("", field)

    def _choose(self, name: str, value: Any) -> None:
        if name in ("level", "labels", "direction"):
            self.wanted = replace(self.wanted, **{name: value})
        else:
            self.wanted = replace(self.wanted, options=replace(self.wanted.options, **{name: value}))
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        """Fields that change nothing are off, and say why."""
        options = self.wanted.options
        dot, tex, png = (options.format == f for f in ("dot", "tex", "png"))
        source = tr("DOT is the text that Graphviz lays out: it has no page and no colours") if dot else ""
        sheet = options.page in PAPERS or (options.page == "auto" and options.format == "pdf" and options.words)
        letters = tr("LaTeX sets the letters") if tex else tr("A PNG has pixels, no letters") if png else ""
        why = {
            "theme": source,
            "dpi": "" if png else tr("Only a PNG has a resolution"),
            "margin": source or ("" if sheet else tr("Only a sheet of paper has a margin")),
            "fonts": source or letters,
            "transparent": source,
            "words": source or (tr("A paper has its own captions") if tex else ""),
        }
        for name, field in self.fields.items():
            reason = why.get(name, "")
            field.setEnabled(not reason)
            for part in (field, *field.findChildren(QToolButton)):
                part.setToolTip(reason or self._tips[name])
            field.setAccessibleDescription(reason or self._tips[name])
            if label := self._labels.get(name):
                label.setEnabled(not reason)
                label.setToolTip(reason or self._tips[name])
