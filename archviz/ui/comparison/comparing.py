"""The Compare view in the window: it takes the place of the picture, and the panels beside make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QGridLayout

if TYPE_CHECKING:
    from archviz.ui.window import Window

    from .view import ComparisonView

PLACE = 1, 0  # of the picture


class Comparing(QObject):
    """Opens and leaves the view, which is made when it is first asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: tuple[QDockWidget, ...] = ()
        self.view: ComparisonView | None = None

    @property
    def shown(self) -> bool:
        """Whether it has the place of the picture now."""
        return self.view is not None and not self.view.isHidden()

    @property
    def busy(self) -> bool:
        """Whether it is about to ask something."""
        return self.view is not None and self.view.busy

    def toggle(self) -> None:
        """Open it, or go back to the picture."""
        if self.shown:
            self.leave()
        else:
            self.open()

    def open(self) -> None:
        """In the place of the picture; palette and tables give way, the design that is edited stays beside it."""
        window = self._window
        palette, _, tables = window.docks
        self._hidden = tuple(dock for dock in (palette, tables) if not dock.isHidden())
        for dock in self._hidden:
            dock.hide()
        window.picture.hide()
        if self.view is None:
            self.view = self._made()
        self.view.show()
        window.message.raise_()
        self.view.page.setFocus()

    def leave(self) -> bool:
        """Back to the picture; False where it is there."""
        if self.view is None or not self.shown:
            return False
        self.view.hide()
        self._window.picture.show()
        for dock in self._hidden:
            dock.show()
        self._hidden = ()
        self._window.picture.canvas.setFocus()
        return True

    def _made(self) -> ComparisonView:
        from .view import ComparisonView  # a start does not wait for it

        window = self._window
        middle = window.picture.parentWidget()
        assert middle is not None
        grid = middle.layout()
        assert isinstance(grid, QGridLayout)
        view = ComparisonView(window.document, window.commands, window.memory, window._torch, window._layout, middle)
        grid.addWidget(view, *PLACE)
        view.left.connect(self.leave)
        view.said.connect(lambda text: window.message.say(text, icon="info"))
        view.refused.connect(window.message.say)
        return view
