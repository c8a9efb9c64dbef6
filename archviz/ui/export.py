"""Pictures out of the window: the export view, and what is looked at on the clipboard."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from archviz.app.jobs import Token, WorkerThread

from . import theme
from .bench.times import Times
from .bridge import Bridge
from .document import Document
from .language import told, tr
from .memory import Memory
from .picture import PicturePane

if TYPE_CHECKING:
    from .clipboard import Copied
    from .export_view import ExportView


class Export(QObject):
    """The view is made when it is first asked for; files and copies are made in a worker of their own."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, window: QWidget, document: Document, memory: Memory, picture: PicturePane, layout: Bridge, times: Times
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._memory, self._times = window, document, memory, times
        worker = WorkerThread("export")
        worker.begin()
        self._picture, self._layout, self._files = picture, layout, Bridge(worker, self)
        self.view: ExportView | None = None

    @property
    def busy(self) -> bool:
        """Whether a page, a file or a copy is still to come."""
        return self._files.busy or self._layout.busy or bool(self.view and self.view.busy)

    def open(self) -> None:
        """Show the view, the picture as the window draws it, the file as it was the last time."""
        from .export_form import Wanted  # a start does not wait for them
        from .export_view import ExportView

        view, picture = self.view, self._picture
        options, look = self._memory.settings.export, (picture.level, picture.labels, picture.direction)
        wanted = Wanted(*look, options, picture.opened.names, picture.heat)
        if view is None:
            workers = self._layout, self._files
            view = ExportView(self._window, self._document, self._memory, *workers, self._times, wanted)
            view.said.connect(self.said)
            self.view = view
        elif not view.isVisible():
            view.form.set_wanted(wanted)
        view.show()
        view.activateWindow()

    def copy(self) -> None:
        """What is looked at, on the clipboard."""
        from archviz.app.drawing import Drawing
        from archviz.diagram.options import Options

        from .clipboard import copied

        picture = self._picture.picture
        if picture is None:
            self.refused.emit(tr("There is no picture to copy: the design is empty"))
            return
        drawing = Drawing(picture, self._document.design.name, theme.scheme())
        options = Options("svg", drawing.theme, "fit", words=False)

        def make(_: Token) -> Copied:
            return copied(drawing, options)

        self._files.ask("copy", make, self._on_copied, lambda error: self.refused.emit(told(error)))

    def close(self) -> Future[bool]:
        """End the worker, which still writes the files that were asked for; done when it has ended."""
        if self.view:
            self.view.close()
        return self._files.close()

    def _on_copied(self, what: Copied) -> None:
        from .clipboard import put

        put(what)
        self.said.emit(tr("The picture is on the clipboard"))
