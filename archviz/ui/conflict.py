"""The document's file was changed by another program: what the window says, and asks before it overwrites."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from .document import Document
from .language import tr
from .message import MessageBar

_KEY = "disk"  # of the offer: there is one at a time
Answer = Literal["overwrite", "reload", "save_as", "cancel"]


class Conflict(QObject):
    """Shows in the message bar what other programs do with the file, and offers to reload it."""

    def __init__(self, document: Document, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._message = document, message
        document.disk.turned.connect(self._on_turned)
        document.disk.shared.connect(self._on_shared)

    def _on_turned(self, condition: str) -> None:
        name = self._name()
        if condition != "changed":
            self._message.withdraw(_KEY)
        if condition == "gone":
            text = tr("{file} was removed or renamed by another program; saving writes it again", file=name)
            self._message.say(text)
        elif condition == "changed":
            kept = tr("{file} was changed by another program; your changes are kept, and saving asks first", file=name)
            clean = tr("{file} was changed by another program", file=name)
            keep = tr("Keep what is open here")
            choices = {tr("Reload (can be undone)"): self._reload, keep: lambda: None}
            self._message.say(kept if self._document.modified else clean, choices=choices, key=_KEY)

    def _on_shared(self) -> None:
        text = tr(
            "{file} is open in another window too; where both change it, saving asks before it overwrites the other",
            file=self._name(),
        )
        self._message.say(text)

    def _reload(self) -> None:
        self._document.reload()

    def _name(self) -> str:
        return self._document.path.name if self._document.path else ""


def ask(parent: QWidget, path: Path) -> Answer:
    """What to do with a file that another program has changed since it was read."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Changed by another program"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("{file} was changed by another program since it was opened or saved here.", file=path.name))
    box.setInformativeText(
        tr("Overwrite its changes, reload the file (this can be undone), or save under another name?")
    )
    roles = QMessageBox.ButtonRole
    answers: dict[object, Answer] = {
        box.addButton(tr("Save &as…"), roles.AcceptRole): "save_as",
        box.addButton(tr("&Reload"), roles.ResetRole): "reload",
        box.addButton(tr("&Overwrite"), roles.DestructiveRole): "overwrite",
    }
    box.setDefaultButton(next(iter(answers)))  # type: ignore[call-overload]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    answer = answers.get(box.clickedButton(), "cancel")
    box.deleteLater()
    return answer
