"""Under which name a block is saved in the project, and the button that saves it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from archviz.spec.architecture import MAX_NAME

from .document import Document
from .language import tr


class SavedRow(QWidget):
    """A name and a button; an empty name makes the stage forget where it came from."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._stage = document, -1
        self.name, self.button = QLineEdit(), QPushButton()
        self.name.setMaxLength(MAX_NAME)
        self.name.setPlaceholderText(tr("name to use again"))
        self.name.setAccessibleName(tr("Saved as"))
        self.name.setToolTip(tr("The name of this block in the palette, under This project"))
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        label = QLabel(tr("Saved as"))
        label.setBuddy(self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label)
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        self.name.textChanged.connect(self._say)
        self.name.returnPressed.connect(self._on_button_clicked)
        self.button.clicked.connect(self._on_button_clicked)

    def show_stage(self, index: int) -> None:
        """Show the name of a stage; what is typed stays while the stage does."""
        saved = self._document.design.stages[index].saved
        if index != self._stage or not self.name.hasFocus():
            self.name.setText(saved)
        self._stage = index
        self._say()

    def _say(self) -> None:
        """What the button would do, or why it would do nothing."""
        stages = self._document.design.stages
        if not 0 <= self._stage < len(stages):
            return
        stage, name = stages[self._stage], self.name.text().strip()
        kept = self._document.project.saved(name)
        done = bool(name) and kept == stage.block and stage.saved == name
        text, why = tr("Save"), tr("Save this block in the project under this name")
        if not name and stage.saved:
            text, why = tr("Forget"), tr("The stage forgets the name, and keeps its data")
        elif not name:
            why = tr("Type a name first")
        elif done:
            text, why = tr("Saved"), tr("The project has it as it is here")
        elif kept == stage.block:
            text = tr("Name it")
        elif kept is not None:
            text = tr("Replace")
            why = tr("The project has another block called {name}: put this one in its place", name=name)
        self.button.setText(text)
        self.button.setToolTip(why)
        self.button.setEnabled(not done and bool(name or stage.saved))

    def _on_button_clicked(self) -> None:
        name = self.name.text().strip()
        if not self.button.isEnabled():
            return
        if name:
            self._document.save_block(self._stage, name)
        else:
            self._document.edit(("stages", self._stage, "saved"), "")
        self._say()
