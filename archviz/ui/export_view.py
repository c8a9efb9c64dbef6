"""The view in which a picture becomes a file: the page at the left, what it is to be like at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archviz.app.design import Design
from archviz.app.drawing import Drawing
from archviz.app.jobs import Token
from archviz.diagram.devices import image, most_dpi
from archviz.diagram.export import COLD, format_of
from archviz.diagram.options import Options
from archviz.diagram.paper import Paper
from archviz.report import numbers
from archviz.results import Analysis
from archviz.spec.architecture import Architecture
from archviz.spec.files import write_atomically

from . import theme
from .bench.times import Times
from .bridge import Bridge
from .clipboard import Copied, copied, put
from .document import Document
from .export_facts import Facts
from .export_form import FORMATS, ExportForm, Wanted
from .files import completed
from .language import told, tr
from .memory import Memory
from .message import MessageBar
from .preview import Preview

SIDE = 332  # of the options, in pixels
CALM_MS = 200  # after the last edit: until then the picture in the window has the processor
LARGEST = 2.0  # a small picture is not blown up beyond this in the preview

Kept = tuple[object, Drawing]  # a drawing, and for what it was laid out
Sources = tuple[Architecture, Analysis, Wanted, Kept | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn, and an image of it."""

    drawing: Drawing
    paper: Paper
    image: QImage


class ExportView(QDialog):
    """Follows every choice at once and the design when it rests; nothing waits for it."""

    said = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        memory: Memory,
        layout: Bridge,
        files: Bridge,
        times: Times,
        wanted: Wanted,
    ) -> None:
        super().__init__(parent)
        self._document, self._memory, self._layout, self._files = document, memory, layout, files
        self._times = times
        self._kept: Kept | None = None  # the drawing that was laid out last, and for what
        self.shown: Shown | None = None
        self._room = QSize()  # what the page was last asked for
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self._on_calm)
        self.setWindowTitle(tr("Export picture"))
        self.preview, self.form, self.message = Preview(), ExportForm(wanted), MessageBar()
        self.facts = Facts()
        self.copy = QPushButton(theme.icon("duplicate"), tr("&Copy picture"))
        self.save = QPushButton(theme.icon("save"), tr("&Save as…"))
        self._assemble()
        self.form.changed.connect(self.refresh)
        self.preview.resized.connect(self._on_preview_resized)
        document.changed.connect(self._on_document_changed)
        times.changed.connect(self._on_document_changed)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save.clicked.connect(self._on_save_clicked)

    def _assemble(self) -> None:
        self.copy.setToolTip(tr("Pixels, SVG and, of TikZ and DOT, text on the clipboard"))
        self.save.setToolTip(tr("Choose where the file goes"))
        self.copy.setAutoDefault(False)
        self.save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.MARGIN)
        for button in (self.copy, self.save):
            button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            buttons.addWidget(button, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.WIDE)
        column.addWidget(self.form)
        column.addWidget(theme.rule())
        column.addWidget(self.facts)
        column.addStretch(1)
        column.addLayout(buttons)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.WIDE, 0)
        row.setSpacing(theme.WIDE)
        row.addWidget(self.preview, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, theme.WIDE, 0, theme.WIDE)
        right.addWidget(side)
        row.addLayout(right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.message)
        whole.addLayout(row, 1)
        self.resize(960, 680)

    # -- the page

    @property
    def busy(self) -> bool:
        """Whether the page has yet to follow an edit or a resize."""
        return self._calm.isActive() or self.preview.resizing

    def refresh(self) -> None:
        """Draw the page anew; the old one stays until the new one is there."""
        if not self.isVisible():
            return
        design, wanted, room = self._document.design, self.form.wanted, self.preview.room
        self._room = room
        for button in (self.copy, self.save):
            button.setEnabled(bool(design.stages))
        if not design.stages:
            self._files.drop("page")
            self._files.drop("size")
            self._empty(tr("The design is empty: there is nothing to export"))
            return
        sources = self._sources()

        def draw(token: Token) -> tuple[object, Shown]:
            key, drawing = _drawn(*sources)
            token.check()
            page = drawing.paper(wanted.options)
            fit = min(room.width() / page.width, room.height() / page.height, LARGEST * self.devicePixelRatio())
            return key, Shown(drawing, page, image(page, wanted.options, min(fit * 72, most_dpi(page))))

        self._files.ask("page", draw, self._show, self._on_failed)

    def _sources(self) -> Sources:
        """What the picture is drawn from, for a worker."""
        design = self._document.design
        return design, self._times.of(design), self.form.wanted, self._kept

    def _show(self, found: tuple[object, Shown]) -> None:
        key, shown = found
        self._kept, self.shown = (key, shown.drawing), shown
        options, page = self.form.wanted.options, shown.paper
        self.preview.show_page(shown.image, page.margin / page.width, options.transparent)
        self.facts.show_page(page, options, tr(shown.drawing.note))
        self._files.ask(
            "size",
            lambda _: len(shown.drawing.render(options)),
            lambda size: self.facts.show_file(f"{FORMATS[options.format]}, {numbers.memory(size)}"),
            lambda error: self.facts.show_file(told(error)),
        )

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _on_preview_resized(self) -> None:
        """Draw the page again only for another size: the first resize belongs to the page that showing asked for."""
        if self.preview.room != self._room:
            self.refresh()

    def _on_calm(self) -> None:
        if self._layout.busy:
            self._calm.start()
        else:
            self.refresh()

    def _empty(self, why: str) -> None:
        self.shown = None
        self.preview.say(why)
        self.facts.clear()

    def _on_failed(self, error: BaseException) -> None:
        self._empty(told(error))

    # -- what becomes of it

    def _on_copy_clicked(self) -> None:
        wanted, sources = self.form.wanted, self._sources()

        def make(_: Token) -> Copied:
            return copied(_drawn(*sources)[1], wanted.options)

        self._files.ask("copy", make, self._on_copied, self._tell)

    def _on_copied(self, what: Copied) -> None:
        put(what)
        self.message.say(tr("The picture is on the clipboard"), icon="info")

    def _on_save_clicked(self) -> None:
        wanted = self.form.wanted
        name = self._document.design.name.replace("/", "-") or "picture"
        start = Path(self._memory.settings.export_folder or self._folder()) / f"{name}.{wanted.options.format}"
        filters = {f"{title} (*.{format})": format for format, title in FORMATS.items()}
        chosen = next(words for words, format in filters.items() if format == wanted.options.format)
        name, chosen = QFileDialog.getSaveFileName(self, tr("Save the picture"), str(start), ";;".join(filters), chosen)
        if name and (path := completed(self, name, "" if Path(name).suffix else f".{filters.get(chosen, 'pdf')}")):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the file; its suffix says how."""
        wanted, sources = self.form.wanted, self._sources()

        def write(_: Token) -> Path:
            options = replace(wanted.options, format=format_of(path))
            write_atomically(path, _drawn(*sources)[1].render(options))
            return path

        self._files.entrust(f"save {path}", write, self._on_saved, self._tell)

    def _on_saved(self, path: Path) -> None:
        self._memory.put(export=self.form.wanted.options, export_folder=str(path.parent))
        text = tr("The picture is in {path}", path=path)
        self.message.say(text, icon="info")
        self.said.emit(text)

    def _tell(self, error: BaseException) -> None:
        self.message.say(told(error))

    def _folder(self) -> str:
        return str(self._document.path.parent if self._document.path else Path.home())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was chosen is there the next time."""
        super().hideEvent(event)
        self._memory.put(export=self.form.wanted.options)


def _drawn(design: Architecture, timed: Analysis, wanted: Wanted, kept: Kept | None) -> Kept:
    """The picture laid out as wanted; the one that was kept where only its file is another."""
    page, colours = wanted.options.page, wanted.options.theme
    if wanted.options.format in COLD:
        wanted = replace(wanted, heat="")
    key = (design, timed, replace(wanted, options=Options(page=page)))
    if kept and kept[0] == key:
        return key, replace(kept[1], theme=colours)
    view = wanted.level, wanted.labels, colours, wanted.direction
    return key, Design(design).diagram(*view, opened=wanted.opened, heat=wanted.heat, page=page, timed=timed)
