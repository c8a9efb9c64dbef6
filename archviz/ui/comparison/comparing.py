"""The Compare view in the window: it takes the place of the picture, and the panels beside make room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QGridLayout, QMenu, QWidget

from archviz.ui.language import tr

if TYPE_CHECKING:
    from archviz.ui.viewport import Viewport
    from archviz.ui.window import Window

    from .view import ComparisonView

PLACE = 1, 0  # of the picture
OF_PICTURE = "level", "labels", "direction"  # choices of the tool bar, and menus, that are about it alone


class Comparing(QObject):
    """Opens and leaves the view, which is made when it is first asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: tuple[QDockWidget, ...] = ()
        self.view: ComparisonView | None = None
        window.later.add(lambda: window._layout.ask("modules", _read_modules, _ignore, _ignore))

    @property
    def shown(self) -> bool:
        """Whether it has the place of the picture now."""
        return self.view is not None and not self.view.isHidden()

    @property
    def busy(self) -> bool:
        """Whether it is about to ask something."""
        return self.view is not None and self.view.busy

    @property
    def sight(self) -> Viewport:
        """What the commands to zoom are about: the picture, or the pictures that move together."""
        panes = self.view.page.pictures.panes if self.view is not None and self.shown else []
        return panes[0] if panes else self._window.picture.canvas

    def export(self) -> None:
        """Have what is looked at written: the comparison or the picture."""
        if self.view is not None and self.shown:
            self.view.export()
        else:
            self._window.export.open()

    def toggle(self) -> None:
        """Open it, or go back to the picture."""
        if self.shown:
            self.leave()
        else:
            self.open()

    def open(self) -> None:
        """In the place of the picture; palette and tables give way, the design that is edited stays beside it."""
        if self.shown:
            return
        window = self._window
        palette, _, tables = window.docks
        self._hidden = tuple(dock for dock in (palette, tables) if not dock.isHidden())
        for dock in self._hidden:
            dock.hide()
        window.picture.hide()
        if self.view is None:
            self.view = self._made()
        self.view.show()
        self._grid.setAlignment(window.message, Qt.AlignmentFlag.AlignBottom)  # not over what the view is led by
        window.message.raise_()
        self._free_picture(False)
        (self.view.page if len(self.view.chosen.designs) > 1 else self.view.bar.add).setFocus()

    def leave(self) -> bool:
        """Back to the picture; False where it is there."""
        if self.view is None or not self.shown:
            return False
        self.view.hide()
        self._window.picture.show()
        self._grid.setAlignment(self._window.message, Qt.AlignmentFlag.AlignTop)
        self._free_picture(True)
        for dock in self._hidden:
            dock.show()
        self._hidden = ()
        self._window.picture.canvas.setFocus()
        return True

    def _made(self) -> ComparisonView:
        from .view import ComparisonView  # a start does not wait for it

        window, middle = self._window, self._middle
        view = ComparisonView(
            window.document, window.commands, window.selection, window.memory, window._torch, window._layout, middle
        )
        self._grid.addWidget(view, *PLACE)
        view.left.connect(self.leave)
        view.refused.connect(window.message.say)
        view.said.connect(lambda text: window.message.say(text, icon="info"))
        view.page.measure.clicked.connect(lambda: window.measure_latency())
        for changed in (window.latency.measured, window.latency.marked):
            changed.connect(lambda *_: view.measured())
        return view

    @property
    def _middle(self) -> QWidget:
        middle = self._window.picture.parentWidget()
        assert middle is not None
        return middle

    @property
    def _grid(self) -> QGridLayout:
        grid = self._middle.layout()
        assert isinstance(grid, QGridLayout)
        return grid

    def _free_picture(self, on: bool) -> None:
        """What is about the picture has nothing to do while the comparison has its place, or is about that."""
        window, export = self._window, self._window.actions_["export"]
        export.setText(tr("&Export picture…") if on else tr("&Export comparison…"))
        window.actions_.refresh()
        menus = [window.menuBar().findChild(QMenu, name) for name in OF_PICTURE]
        for part in (*window.views.values(), window.heat, window.heat.menu_, *menus):
            assert part is not None
            part.setEnabled(on)


def _read_modules(_: object) -> None:
    """What takes longest of the first visit, before it and beside the window."""
    import archviz.app.remake
    import archviz.app.reports  # noqa: F401


def _ignore(_: object) -> None:
    """Whoever needs them is told."""
