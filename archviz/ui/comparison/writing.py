"""Writes a comparison into a file, and tells in a line at the foot of the view where it is and how to get there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from archviz.app import remake, reports
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.spec.shell import command_line
from archviz.ui import theme
from archviz.ui.bench.note import Note
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.files import completed
from archviz.ui.language import told, tr
from archviz.ui.speech import announce
from archviz.words import word

LONGEST = 60  # letters of a name that is proposed
KINDS = {
    ".html": word("Web page"),
    ".pdf": "PDF",
    ".md": "Markdown",
    ".csv": "CSV",
    ".tex": "LaTeX",
    ".json": "JSON",
}


def command(targets: tuple[str, ...], document: Document, figures: tuple[str, ...], *more: str) -> str:
    """What makes the same report; without targets from the file that the designs will lie in."""
    file = str(document.path or f"{document.title}{files.SUFFIX}")
    wanted = ["--figures", ",".join(figures)] if figures else []
    return command_line(["archviz", "compare", *(targets or (file,)), *wanted, *more])


def named(names: Sequence[str]) -> str:
    """What a file about these designs is called: "resnet50-vs-vgg16", "resnet50-vs-7-others"."""
    tries = "-vs-".join(names), f"{names[0]}-vs-{len(names) - 1}-others"
    name = next((name for name in tries if len(name) <= LONGEST), tries[1][-LONGEST:])
    return re.sub(r'[\s/\\:*?"<>|]+', "_", name).strip("._")


class Writing(QWidget):
    """Tells of the latest file alone; hidden while there is none, and once it is dismissed."""

    refused = Signal(str)

    def __init__(self, torch: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._torch, self._path = torch, Path()
        self.note = Note("check")
        self.open, self.folder, close = QPushButton(tr("&Open")), QPushButton(tr("Show the fol&der")), QToolButton()
        self.open.setToolTip(tr("Open it in the program for files of its kind"))
        self.folder.setToolTip(tr("Open the folder that it lies in"))
        self.open.clicked.connect(lambda: _show(self._path))
        self.folder.clicked.connect(lambda: _show(self._path.parent))
        close.setIcon(theme.icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(tr("Dismiss"))
        close.setAccessibleName(tr("Dismiss"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.WIDE, theme.GRID, theme.WIDE, theme.GRID)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.open, self.folder, close):
            row.addWidget(button)
        self.hide()

    def choose(self, designs: tuple[Architecture, ...], document: Document, figures: tuple[str, ...]) -> None:
        """Ask for a file and write these designs with these figures."""
        start = document.path or Path.home() / document.title
        name = start.name.removesuffix(files.SUFFIX) if document.path else named([design.name for design in designs])
        kinds = {f"{tr(title)} (*{ending})": ending for ending, title in KINDS.items()}
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Export the comparison"), str(start.with_name(f"{name}.html")), ";;".join(kinds)
        )
        ending = "" if Path(chosen).suffix.lower() in KINDS else kinds.get(kind, ".html")
        if chosen and (path := completed(self, chosen, ending)):
            self.write(path, designs, document, figures)

    def write(
        self, path: Path, designs: tuple[Architecture, ...], document: Document, figures: tuple[str, ...]
    ) -> None:
        """Write it; the ending, one of KINDS, says how."""
        targets = remake.targets(designs, document.path, by_name=True)
        words = command(targets, document, figures, "-o", path.name) if targets else ""
        work = partial(reports.report, designs, words, figures, path.suffix.lower())
        self._torch.entrust(f"report {path}", work, partial(self._on_made, path), self._on_failed)
        self._say(path, tr("The comparison is being written to {path}", path=path), there=False)

    def _on_made(self, path: Path, content: bytes) -> None:
        try:
            write_atomically(path, content)
        except Refused as refusal:
            self._on_failed(refusal)
        else:
            self._say(path, tr("The comparison is in {path}", path=path), there=True)

    def _on_failed(self, error: BaseException) -> None:
        self.hide()
        self.refused.emit(told(error))

    def _say(self, path: Path, text: str, *, there: bool) -> None:
        self._path = path
        self.note.mark.show_role("check" if there else "info")
        self.note.say(text)
        for button in (self.open, self.folder):
            button.setVisible(there)
        self.show()
        announce(self, text)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
