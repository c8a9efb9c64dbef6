"""How near the picture is, in a corner of it; a click offers other sizes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from . import theme
from .language import tr
from .viewport import Viewport

_LOOK = """
ZoomButton { background: palette(window); color: palette(placeholder-text); border: 1px solid palette(mid);
    border-radius: 4px; }
ZoomButton:hover { color: palette(text); }
ZoomButton::menu-indicator { image: none; }
"""


class ZoomButton(QToolButton):
    """Says "85 %"."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self.setStyleSheet(_LOOK)
        self.setFont(theme.numbers(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("Zoom: pixels to a point of the picture"))
        view.looked.connect(self.settle)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """As large as its text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance("888 %") + 2 * theme.MARGIN
        self.setFixedSize(QSize(width, theme.row() - theme.GRID))
        self.settle()

    def offer(self, actions: Sequence[QAction]) -> None:
        """What a click offers."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions(list(actions))
        self.setMenu(menu)

    def settle(self) -> None:
        """Say the zoom, in the lower right corner."""
        text = f"{100 * self._view.zoom:.0f} %"
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(tr("Zoom {percent}", percent=text))
        corner = self._view.viewport().geometry().bottomRight() + QPoint(1, 1)
        self.move(corner - QPoint(self.width() + theme.MARGIN, self.height() + theme.MARGIN))
