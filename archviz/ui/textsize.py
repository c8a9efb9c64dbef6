"""How large the texts of the window are; pictures of networks have a zoom of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QToolBar

from archviz.app.settings import TextSize
from archviz.words import word

from . import theme
from .language import tr

if TYPE_CHECKING:
    from .actions import Actions
    from .window import Window

SIZES: tuple[TextSize, ...] = get_args(TextSize)
PALETTE, DESIGN, TABLES, TOOL = 228, 300, 244, 20  # pixels at the normal size
_TITLES: dict[TextSize, str] = {
    "smaller": word("Smaller"),
    "normal": word("Normal"),
    "larger": word("Larger"),
    "largest": word("Largest"),
}


def set_size(window: Window, size: TextSize) -> None:
    """Another size: everything that is measured in texts is measured again."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.memory.put(text=size)
    theme.scale(app, size)
    for view in window.findChildren(QTableView):
        view.verticalHeader().setDefaultSectionSize(theme.row())
    window.layers.table.fit()
    give_room(window)
    window.actions_.refresh()


def give_room(window: Window) -> None:
    """Docks and tools as large as their texts need."""
    palette, design, tables = window.docks
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    window.resizeDocks([palette, design], [theme.scaled(PALETTE), theme.scaled(DESIGN)], across)
    window.resizeDocks([tables], [theme.scaled(TABLES)], down)
    for bar in window.findChildren(QToolBar):
        bar.setIconSize(QSize(theme.scaled(TOOL), theme.scaled(TOOL)))


def add_actions(actions: Actions, window: Window) -> None:
    """One step larger, one step smaller."""
    larger, smaller = ("Ctrl+Shift++", "Ctrl+Shift+="), ("Ctrl+Shift+-", "Ctrl+Shift+_")
    last, first = tr("the texts are as large as they get"), tr("the texts are as small as they get")

    def step(by: int) -> None:
        set_size(window, SIZES[SIZES.index(window.memory.settings.text) + by])

    def why(end: TextSize, reason: str) -> str:
        return reason if window.memory.settings.text == end else ""

    actions.add("text_larger", tr("&Larger texts"), "", larger, partial(step, 1), partial(why, SIZES[-1], last))
    actions.add("text_smaller", tr("S&maller texts"), "", smaller, partial(step, -1), partial(why, SIZES[0], first))


def fill_sizes(window: Window, menu: QMenu) -> None:
    """The choice of sizes, and the two steps."""
    sizes = menu.addMenu(tr("Text si&ze"))
    sizes.setToolTipsVisible(True)
    group = QActionGroup(sizes)
    for size in SIZES:
        action = sizes.addAction(tr(_TITLES[size]), partial(set_size, window, size))
        action.setData(size)
        action.setCheckable(True)
        group.addAction(action)

    def mark() -> None:
        for action in group.actions():
            action.setChecked(action.data() == window.memory.settings.text)

    sizes.aboutToShow.connect(mark)
    mark()
    sizes.addSeparator()
    sizes.addActions([window.actions_["text_larger"], window.actions_["text_smaller"]])
