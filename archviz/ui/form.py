"""The form of what is selected, generated from declared fields; a mistake stands at its field with its remedies."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from archviz.spec.architecture import MAX_SIDE, Architecture, Stage
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Issue, Path
from archviz.spec.recipe import BRANCHES
from archviz.spec.value import Value
from archviz.words import word

from .field import Field
from .issue import IssueBox
from .language import tr
from .recipe import RecipeField


def _declared(model: type[Value], name: str, title: str, help: str, unit: str = "") -> FieldSpec:
    """A field of the document in the form's words, with the bounds that the model has."""
    spec = next(spec for spec in describe(model) if spec.name == name)
    limits = (getattr(m, "max_length", None) for m in model.model_fields[name].metadata)
    return replace(spec, title=title, help=help, unit=unit, maximum=next(filter(None, limits), spec.maximum))


STAGE = (
    _declared(Stage, "name", word("Name"), word("prefix of the names in torch: letters, digits and _")),
    _declared(Stage, "repeat", word("Repeat"), word("how often the block stands in a row"), "×"),
)
_INPUT = {
    "channels": (word("Input channels"), word("channels of what enters")),
    "height": (word("Input height"), word("height of what enters")),
    "width": (word("Input width"), word("width of what enters")),
}
DESIGN = (
    _declared(Architecture, "name", word("Name"), word("of the design, as its tab shows it")),
    *(FieldSpec(n, title, "int", 1, help, "", 1, MAX_SIDE) for n, (title, help) in _INPUT.items()),
)


class Form(QWidget):
    """Fields of a stage and its block, or of the whole design. Kept as it is while the kind of block stays."""

    edited = Signal(object, object)  # path, value
    settled = Signal()
    fixed = Signal(object)  # Fix

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field | RecipeField] = {}
        self._boxes: dict[str, IssueBox] = {}
        self._kind: object = None
        self._stage = self._design = -1
        self._refused: Issue | None = None
        self._issues: tuple[Issue, ...] = ()
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(4)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def show_stage(self, design: Architecture, index: int, issues: tuple[Issue, ...], active: int = 0) -> None:
        """A stage's name, repeat and the fields of its block; `active` is the place of the design among others."""
        stage = design.stages[index]
        block = type(stage.block)
        moved = (self._design, self._stage) != (active, index)
        self._design, self._stage = active, index
        self._build(block, {**{s.name: s for s in STAGE}, **{f"block.{s.name}": s for s in describe(block)}})
        self.fields["name"].show_value(stage.name)
        self.fields["repeat"].show_value(stage.repeat)
        for spec in describe(block):
            field = self.fields[f"block.{spec.name}"]
            field.show_value(getattr(stage.block, spec.name))
            if moved and isinstance(field, RecipeField):
                field.forget()
        self._say(issues)

    def show_design(self, design: Architecture, issues: tuple[Issue, ...]) -> None:
        """The design's name and input shape."""
        self._stage = -1
        self._build(None, {s.name: s for s in DESIGN})
        self.fields["name"].show_value(design.name)
        for name, side in zip(_INPUT, design.input, strict=True):
            self.fields[name].show_value(side)
        self._say(issues)

    def _build(self, kind: object, specs: dict[str, FieldSpec]) -> None:
        if self.fields and kind is self._kind:
            return
        self._kind = kind
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self.fields, self._boxes = {}, {}
        self._add_box("block")
        for key, spec in specs.items():
            field = RecipeField(spec) if spec.unit == BRANCHES else Field(spec)
            field.edited.connect(partial(self._on_field_edited, key))
            field.settled.connect(self.settled)
            if isinstance(field, Field):
                field.refused.connect(partial(self._on_field_refused, key))
            label = QLabel(tr(spec.title))
            label.setBuddy(field.input)
            label.setToolTip(field.input.toolTip())
            self.fields[key] = field
            if isinstance(field, RecipeField):
                self._layout.addRow(label)
                self._layout.addRow(field)
            else:
                self._layout.addRow(label, field)
            self._add_box(key)

    def _add_box(self, key: str) -> None:
        box = IssueBox()
        box.chosen.connect(self.fixed)
        self._boxes[key] = box
        self._layout.addRow(box)
        self._layout.setRowVisible(box, False)

    def _say(self, issues: tuple[Issue, ...]) -> None:
        """Each issue at its field; those of no field of this form stand on top."""
        self._issues = issues
        refused = (self._refused,) if self._refused else ()
        for key, box in self._boxes.items():
            here = tuple(i for i in (*issues, *refused) if self._key(i) == key)
            box.show_issues(here)
            self._layout.setRowVisible(box, bool(here))

    def _key(self, issue: Issue) -> str:
        key = ".".join(map(str, issue.path[2:] if self._stage >= 0 else issue.path[:1]))
        return key if key in self._boxes else "block"

    def show_refusal(self, place: Path, text: str) -> None:
        """Say at its field why an edit was refused, until `forget_refusal`."""
        self._refused = Issue(place, text)
        self._say(self._issues)

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self.fields.values():
            field.commit()

    def forget_refusal(self) -> None:
        """The next edit was taken, or something else is looked at."""
        self._refused = None

    def _place(self, key: str) -> Path:
        if self._stage >= 0:
            return ("stages", self._stage, *key.split("."))
        return (key,)

    def _on_field_refused(self, key: str, text: str) -> None:
        self.show_refusal(self._place(key), text)

    def _on_field_edited(self, key: str, value: object) -> None:
        place = self._place(key)
        if self._stage < 0 and key in _INPUT:
            place, value = ("input",), tuple(self.fields[n].input.property("value") for n in _INPUT)
        self.edited.emit(place, value)
