"""What is selected, in full: its title and source, its form, its share of the numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archviz.blocks.resnext import ResNeXt
from archviz.results import Analysis, Counts
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Fix, Issue, Path

from . import theme
from .document import Document, analyse
from .figures import Figures
from .form import Form
from .language import sourced, tr
from .saved import SavedRow
from .selection import Selection
from .several import Several


class Inspector(QScrollArea):
    """The form below the list of stages."""

    verify = Signal()  # the forms of the selected ResNeXt stage

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("What is selected"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title, self._source = QLabel(), QLabel()
        self._title.setFont(theme.bold(self._title.font()))
        for label in (self._title, self._source):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.quiet(self._source)
        self._source.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._source.setMinimumHeight(3 * self._source.fontMetrics().lineSpacing())  # so that fields stay in place
        self.form = Form()
        self.form.edited.connect(self._on_form_edited)
        self.form.settled.connect(self._on_form_settled)
        self.form.fixed.connect(document.apply)
        self.saved = SavedRow(document)
        self.verify_button = QPushButton(theme.icon("audit"), tr("Verify forms"))
        self.verify_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.verify_button.clicked.connect(self.verify)
        self.figures, self.several = Figures(), Several()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        parts = (self._title, self._source, self.several, self.saved, self.form, self.verify_button, self.figures)
        for widget in parts:
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(body)
        self._refusal = ""
        document.refused.connect(self._on_refused)
        document.changed.connect(self._on_document_changed)
        selection.changed.connect(self._on_selection_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what is selected now."""
        document, index = self._document, self._selection.stage
        design, issues, analysis = document.design, document.issues, document.analysis
        baseline = analyse(document.baseline) if document.baseline else None
        chosen = [i for i in self._selection.stages if i < len(design.stages)]
        staged, many = 0 <= index < len(design.stages), len(chosen) > 1
        self.several.setVisible(many)
        self.form.setHidden(many)
        if many:
            self._show_several(chosen, baseline)
            return
        self.saved.setVisible(staged)
        self.verify_button.setVisible(staged and isinstance(design.stages[index].block, ResNeXt))
        if staged:
            self.saved.show_stage(index)
            stage = design.stages[index]
            about = stage.block.about
            times = f" ×{stage.repeat}" if stage.repeat > 1 else ""
            self._title.setText(f"{stage.name} · {tr(about.title)}{times}")
            self._source.setText(sourced(stage.block))
            here = [i for i in issues if i.stage == index]
            found = (*here, *_twins(design, index, issues))
            self.form.show_stage(design, index, found, document.state.active)
            row = analysis.stages[index]
            sure = tr("Of this stage (share of all)")
            caption = sure if document.expansion.sound else tr("Of this stage, ≈ without the mistake (share of all)")
            before = next((r.counts for r in baseline.stages if r.name == row.name), None) if baseline else None
            self.figures.show_counts(caption, (row.input, row.shape), row.counts, analysis.total, before)
        else:
            self._title.setText(design.name)
            self._source.setText(design.note or tr("The design as a whole; select a stage to edit its block."))
            self.form.show_design(design, tuple(i for i in issues if i.stage is None and i.severity == "error"))
            sound = document.expansion.sound or not design.stages
            caption = tr("Of the design") if sound else tr("Of the design, ≈ without the mistake")
            before = baseline.total if baseline else None
            self.figures.show_counts(caption, (analysis.input, analysis.shape), analysis.total, before=before)

    def _show_several(self, chosen: list[int], baseline: Analysis | None) -> None:
        """What these stages share, and their counts together; beside the baseline's, if it has all of them."""
        document, whole = self._document, self._document.analysis
        stages, rows = [document.design.stages[i] for i in chosen], [whole.stages[i] for i in chosen]
        self.saved.hide()
        self.verify_button.hide()
        self._title.setText(tr("{count} stages selected", count=len(stages)))
        self._source.setText(", ".join(stage.name for stage in stages))
        self.several.show_stages(stages)
        joined = chosen == list(range(chosen[0], chosen[-1] + 1))
        sure = tr("Of these stages (share of all)")
        caption = sure if document.expansion.sound else tr("Of these stages, ≈ without the mistake (share of all)")
        shapes = (rows[0].input, rows[-1].shape) if joined else None
        known = {row.name: row.counts for row in baseline.stages} if baseline else {}
        before = sum((known[r.name] for r in rows), Counts()) if all(r.name in known for r in rows) else None
        self.figures.show_counts(caption, shapes, sum((r.counts for r in rows), Counts()), whole.total, before)

    def show_verify(self, why: str) -> None:
        """Whether the forms of the stage can be verified, or why not."""
        self.verify_button.setEnabled(not why)
        self.verify_button.setToolTip(
            tr(why) or tr("Whether the equal forms of this block are one function, run in float64")
        )

    def rename(self) -> None:
        """Put the cursor into the name."""
        field = self.form.fields["name"]
        self.ensureWidgetVisible(field)
        field.setFocus()
        if hasattr(field.input, "selectAll"):
            field.input.selectAll()

    def save_block(self) -> None:
        """Put the cursor into the name under which the block is saved."""
        self.ensureWidgetVisible(self.saved)
        self.saved.name.setFocus()
        self.saved.name.selectAll()

    def show_place(self, place: Path) -> None:
        """Put the cursor into the field of a place, where the form has it; else the form is seen from its top."""
        field = self.form.fields.get(".".join(map(str, place[2:] if self._selection.stage >= 0 else place[:1])))
        if field is None:
            self.verticalScrollBar().setValue(0)
            return
        self.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Take what is being typed: a command is about to be done."""
        self.form.commit()

    def _on_form_edited(self, place: Path, value: object) -> None:
        if self._document.edit(place, value):
            self.form.forget_refusal()
        else:
            self.form.show_refusal(place, self._refusal)

    def _on_refused(self, text: str) -> None:
        self._refusal = text

    def _on_document_changed(self) -> None:
        self.form.forget_refusal()
        self.refresh()

    def _on_form_settled(self) -> None:
        self._document.settle()
        self.refresh()  # a name that was refused goes back to what it is

    def _on_selection_changed(self) -> None:
        self._document.settle()
        self.form.forget_refusal()
        self.refresh()


def _twins(design: Architecture, index: int, issues: tuple[Issue, ...]) -> list[Issue]:
    """What is said of the names of other stages that are called as this one: it may be the one to rename."""
    name, place = design.stages[index].name, ("stages", index, "name")
    return [
        Issue(place, issue.message, tuple(Fix(fix.text, ((place, fix.edits[0][1]),)) for fix in issue.fixes))
        for issue in issues
        if issue.stage not in (None, index) and issue.path == ("stages", issue.stage, "name")
        and design.stages[issue.stage].name == name
    ]  # fmt: skip
