"""From part to part of the window by F6, as desktop programs do: palette, picture, stages, form, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from .language import tr

if TYPE_CHECKING:
    from .actions import Actions
    from .window import Window


def add_actions(actions: Actions, window: Window) -> None:
    """To the next part and back."""
    actions.add("pane_next", tr("Ne&xt part of the window"), "", "F6", lambda: move(window, 1))
    actions.add("pane_previous", tr("Pre&vious part of the window"), "", "Shift+F6", lambda: move(window, -1))


def move(window: Window, by: int) -> None:
    """Focus to the next part that is seen (+1) or the one before (−1); from outside of all to the first or last."""
    panes = [pane for pane in _panes(window) if pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((i for i, pane in enumerate(panes) if pane is focus or (focus and pane.isAncestorOf(focus))), None)
    if not panes:
        return
    start = -1 if by > 0 else 0
    pane = panes[((start if here is None else here) + by) % len(panes)]
    target = _entry(pane)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    window.ring.follow()


def _panes(window: Window) -> list[QWidget]:
    page = window.bottom.currentWidget()
    middle = window.comparing.view if window.comparing.view and window.comparing.shown else window.picture
    return [window.palette_panel, window.tabs, middle, window.stages, window.inspector, page]


def _entry(pane: QWidget) -> QWidget:
    """What takes the focus in a part: itself, or the first control in it that can."""
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus and not pane.focusProxy():
        return pane
    inside = (w for w in pane.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((w for w in inside if w.isVisible() and w.isEnabled()), pane)
