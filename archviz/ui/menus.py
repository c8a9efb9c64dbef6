"""Menu bar and tool bar: which action stands where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolBar

from archviz.app.ready import READY
from archviz.app.settings import Theme
from archviz.words import word

from . import theme
from .change import fill_languages
from .language import tr
from .layers import LEVELS
from .offer import offer_blocks
from .segments import Segments
from .textsize import fill_sizes

if TYPE_CHECKING:
    from .window import Window

LABELS = {"resnet": "3×3, 64", "resnext": "64, 3×3, 64"}
DIRECTIONS = {"TB": "↓", "LR": "→"}
_MENUS = {
    word("&File"): ("new", "open", "recent", "example", "single", "", "save", "save_as", "", "export", "", "quit"),
    word("&Edit"): (
        *("undo", "redo", "", "cut", "copy", "paste", "copy_picture", "", "all", "deselect", ""),
        *("find", "find_next", "find_previous", ""),
        *("rename", "duplicate", "remove", "save_block", "split", "replace", "", "up", "down"),
    ),
    word("&View"): (
        *("level", "labels", "direction", "heat", "names", "", "zoom_in", "zoom_out", "natural"),
        *("fit", "show_selection", "hand", "minimap", ""),
        *("theme", "text", "language", "", "pane_next", "pane_previous", "panels"),
    ),
    word("&Insert"): ("search", "blocks"),
    word("&Analyse"): (
        "audit",
        "verify",
        "",
        "bench",
        "bench_forms",
        "",
        "paths",
        "",
        "problem_next",
        "problem_previous",
    ),
    word("&Compare"): (
        *("design_new", "design_duplicate", "pin", "", "compare_view", "match", ""),
        *("design_next", "design_previous", "", "design_close", "design_others"),
    ),
    word("&Help"): ("launch", "shortcuts", "tour", "", "about"),
}


_VIEWS = {
    "level": {"stage": (word("&Stages"), "1"), "block": (word("&Blocks"), "2"), "layer": (word("&Layers"), "3")},
    "labels": {
        "resnet": (word("As the Res&Net papers: 3×3, 64"), "Ctrl+L"),
        "resnext": (word("As the ResNe&Xt papers: 64, 3×3, 64"), "Ctrl+Shift+L"),
    },
    "direction": {"TB": (word("&Top-down"), "Ctrl+Shift+Down"), "LR": (word("&Left-right"), "Ctrl+Shift+Right")},
}
_VIEW_TITLES = {
    "level": word("Level of the picture"),
    "labels": word("Labels of the picture"),
    "direction": word("Direction of the picture"),
}
_THEMES: Mapping[Theme, str] = {
    "system": word("System"),
    "light": word("Light"),
    "dark": word("Dark"),
    "contrast": word("High contrast"),
}


def fill_menus(window: Window, views: Mapping[str, Segments]) -> None:
    """Put the actions into the menu bar; `views` are the choices of the tool bar."""
    special = {
        "recent": _recent,
        "example": _example,
        "single": _single,
        "theme": _theme,
        "language": fill_languages,
        "text": fill_sizes,
        "names": _names,
        "heat": lambda window, menu: menu.addMenu(window.heat.menu_),
        "minimap": _minimap,
        "paths": _paths,
        "panels": _panels,
        "blocks": _blocks,
    }
    for title, names in _MENUS.items():
        menu = window.menuBar().addMenu(tr(title))
        menu.setToolTipsVisible(True)
        for name in names:
            if name in views:
                choices = menu.addMenu(tr(_VIEW_TITLES[name]))
                choices.setObjectName(name)
                _view(choices, views[name], _VIEWS[name])
            elif name in special:
                special[name](window, menu)
            elif name:
                menu.addAction(window.actions_[name])
            else:
                menu.addSeparator()


def fill_tools(window: Window) -> dict[str, Segments]:
    """Put the commonest ones into the tool bar, with how the picture is drawn: the choices by name."""
    bar = QToolBar(tr("Tools"), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    picture = window.picture
    levels = Segments(LEVELS, picture.level, tr("How much of the network the picture shows"))
    levels.chosen.connect(picture.set_level)
    labels = Segments(
        LABELS,
        picture.labels,
        tr("Labels as in the ResNet papers, or as in the ResNeXt papers: in, filter, out"),
    )
    labels.chosen.connect(picture.set_labels)
    direction = Segments(DIRECTIONS, picture.direction, tr("Top-down or left-right"))
    direction.chosen.connect(picture.set_direction)
    for group in (("new", "open", "save"), ("undo", "redo"), ("duplicate", "remove", "up", "down")):
        for name in group:
            bar.addAction(window.actions_[name])
        bar.addSeparator()
    for segments in (levels, labels, direction):
        bar.addWidget(segments)
    bar.addWidget(window.heat)
    bar.addSeparator()
    for name in ("hand", "zoom_out", "zoom_in", "fit", "compare_view", "bench", "export"):
        bar.addAction(window.actions_[name])
    bar.addSeparator()
    bar.addAction(window.actions_["launch"])
    window.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
    return {"level": levels, "labels": labels, "direction": direction}


def _view(menu: QMenu, segments: Segments, entries: Mapping[str, tuple[str, str]]) -> None:
    group = QActionGroup(menu)
    for value, (text, keys) in entries.items():
        action = menu.addAction(tr(text), partial(segments.choose, value))
        action.setShortcut(keys)
        action.setCheckable(True)
        action.setChecked(value == segments.current)
        group.addAction(action)
        segments.chosen.connect(lambda now, action=action, value=value: action.setChecked(now == value))


def _recent(window: Window, menu: QMenu) -> None:
    recent = menu.addMenu(tr("Open &recent"))

    def fill() -> None:
        recent.clear()
        for name in window.memory.settings.recent:
            action = recent.addAction(name.replace("&", "&&"), partial(window.files.open_path, Path(name)))
            action.setToolTip(theme.plain(name))
        recent.setEnabled(bool(window.memory.settings.recent))
        recent.menuAction().setToolTip("" if recent.isEnabled() else tr("no file was opened or saved yet"))

    window.memory.recent_changed.connect(fill)
    fill()


def _example(window: Window, menu: QMenu) -> None:
    examples = menu.addMenu(tr("Open e&xample"))
    examples.setToolTipsVisible(True)
    for name, title in READY.items():
        action = examples.addAction(tr(title), partial(window.open_example, name, ask=True))
        action.setToolTip(tr("Its designs, in the place of those that are open"))


def _single(window: Window, menu: QMenu) -> None:
    action = menu.addAction(tr("Open &files in this window"))
    action.setCheckable(True)
    action.setChecked(window.memory.settings.single)
    action.toggled.connect(lambda single: window.memory.put(single=single))
    action.setToolTip(tr("A file opened from outside comes into the window that runs, not into one of its own"))


def _theme(window: Window, menu: QMenu) -> None:
    themes = menu.addMenu(tr("&Theme"))
    group = QActionGroup(themes)
    for name in get_args(Theme):
        action = themes.addAction(tr(_THEMES[name]), partial(window.set_theme, name))
        action.setCheckable(True)
        action.setChecked(name == window.memory.settings.theme)
        group.addAction(action)


def _minimap(window: Window, menu: QMenu) -> None:
    """Its toggle, here and where the zoom is told."""
    canvas, memory = window.picture.canvas, window.memory
    action = menu.addAction(tr("&Minimap"))
    action.setCheckable(True)
    action.setToolTip(tr("The whole picture in a corner, where the view shows less than that"))
    action.toggled.connect(canvas.minimap.set_wanted)
    action.setChecked(memory.settings.minimap)
    action.toggled.connect(lambda shown: memory.put(minimap=shown))
    canvas.minimap.set_wanted(action.isChecked())
    canvas.zoom_button.offer([*(window.actions_[name] for name in ("fit", "natural", "show_selection")), action])


def _names(window: Window, menu: QMenu) -> None:
    names, naming = menu.addMenu(tr("&Names")), window.layers.naming
    names.setToolTipsVisible(True)
    group = QActionGroup(names)
    for title, keras in (("torchvision", False), ("Keras", True)):
        action = names.addAction(title, partial(naming.choose, keras))
        action.setCheckable(True)
        action.setChecked(keras == naming.keras)
        group.addAction(action)

    def fill() -> None:
        action.setEnabled(not naming.reason)
        tip = tr("res2a_branch2a for layer1.0.conv1, in the table and on hover")
        action.setToolTip(tr(naming.reason) or tip)

    window.document.changed.connect(fill)
    naming.changed.connect(lambda: action.setChecked(naming.keras))
    fill()


def _paths(window: Window, menu: QMenu) -> None:
    menu.addAction(tr("Paths throu&gh the network"), lambda: window.show_panel(window.bottom.indexOf(window.paths)))


def _panels(window: Window, menu: QMenu) -> None:
    panels = menu.addMenu(tr("&Panels"))
    for dock in window.docks:
        panels.addAction(dock.toggleViewAction())
    panels.addSeparator()
    for index in range(window.bottom.count()):
        action = panels.addAction(window.bottom.tabText(index), partial(window.show_panel, index))
        if index < 9:
            action.setShortcut(f"Ctrl+{index + 1}")


def _blocks(window: Window, menu: QMenu) -> None:
    offer_blocks(menu, window.commands.insert)
