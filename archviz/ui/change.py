"""Another language while the program runs: a new window around the same document, in the place of the old one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from archviz.app.settings import Language
from archviz.spec.issue import Refused

from .edit import Edit
from .language import NAMES, speak, tr

if TYPE_CHECKING:
    from .window import Window

_standing: list[Window] = []  # the last one that was made here: Qt keeps no window alive


def fill_languages(window: Window, menu: QMenu) -> None:
    """The choice of languages, each in its own words."""
    languages = menu.addMenu(tr("&Language"))
    group = QActionGroup(languages)

    def choose(language: Language) -> None:
        change_language(window, language)
        mark()

    def mark() -> None:
        for action in group.actions():
            action.setChecked(action.data() == window.memory.settings.language)

    for language in get_args(Language):
        action = languages.addAction(NAMES.get(language) or tr("System"), partial(choose, language))
        action.setData(language)
        action.setCheckable(True)
        group.addAction(action)
    mark()


def change_language(window: Window, language: Language) -> Window:
    """The window that stands there afterwards: the same one, and a message, where something is in the way."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if window.latency.running:  # it would end with the old window
        window.message.say(tr("A measurement is going on; wait for its end or cancel it, then change the language"))
        return window
    window.inspector.commit()
    try:
        speak(app, language)
    except Refused as refusal:
        window.message.say(tr(refusal.sentence))
        return window
    window.memory.put(language=language)
    window.remember()
    _cut_off(window)
    stack = window.document.stack
    for edit in map(stack.command, range(stack.count())):
        if isinstance(edit, Edit):
            edit.say()
    heir = type(window)(window.document, window.memory)
    _standing[:] = [heir]
    _furnish(heir, window)
    heir.show()
    heir.activateWindow()
    heir.picture.take_over(window.picture)
    window.close()
    return heir


def _cut_off(window: Window) -> None:
    """Nothing that happens to document and settings reaches the old window any more."""
    document, memory = window.document, window.memory
    signals = [document.changed, document.refused, document.unsaved, document.edited, document.loaded, document.filed]
    signals += [memory.recent_changed, memory.refused, document.disk.turned, document.disk.shared]
    if window.recovery:
        signals.append(window.recovery.refused)
    for signal in signals:
        signal.disconnect()
    document.disk.listen()


def _furnish(heir: Window, window: Window) -> None:
    """Its place and docks, what is selected, and how it is looked at."""
    if not window.isMaximized() and not window.isFullScreen():
        heir.setGeometry(window.geometry())  # exactly, where restoring them makes room for a frame
        heir.restoreState(window.saveState())
    for name, view in window.views.items():
        heir.views[name].choose(view.current)
    heir.layers.levels.choose(window.layers.levels.current)
    heir.layers.naming.choose(window.layers.naming.keras)
    heir.bottom.setCurrentIndex(window.bottom.currentIndex())
    heir.selection.take(window.selection)
    if window.recovery:
        window.recovery.hand_over(heir)
        heir.watch(window.recovery)
