"""What the command palette offers: commands, blocks, networks, designs and every place of the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from archviz import zoo
from archviz.spec.registry import BLOCKS
from archviz.words import word

from .language import english, tr
from .mime import SAVED
from .palette import is_network
from .rank import Fit, Query, Text
from .roster import Command, bare, commands
from .spots import Spot, spots

if TYPE_CHECKING:
    from .window import Window

COMMAND, BLOCK, REPLACE, NETWORK = word("Command"), word("Block"), word("Replace"), word("Network")
DESIGN, PLACE = word("Design"), word("Place")
NETWORKS = "network"  # in front of a name, in keys
ICONS = {BLOCK: "block", REPLACE: "replace", NETWORK: "network", DESIGN: "design", PLACE: "place"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do. `key` is the same in every language; `why` says why it cannot be done now.

    `english` is the title in English, `also` what it can be found by besides.
    """

    key: str
    kind: str
    title: str
    run: Callable[[], object]
    detail: str = ""
    keys: str = ""
    why: str = ""
    checked: bool = False
    english: str = ""
    also: str = ""
    texts: tuple[Text, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        titles = dict.fromkeys((self.title, self.english or self.title))
        object.__setattr__(self, "texts", tuple(Text(title, self.also, self.detail) for title in titles))

    def fit(self, query: Query) -> Fit | None:
        """How well what was typed fits it, in the language of the window or in English."""
        own = self.texts[0].fit(query)
        other = self.texts[1].fit(query) if len(self.texts) > 1 else None
        return Fit(other.score) if other and (own is None or other.score > own.score) else own


class Entries:
    """All entries of a window; those that change seldom are kept."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._networks = {name: self.network(name) for name in zoo.names()}
        self._blocks = tuple(_block(window, name) for name in BLOCKS)
        self._replacing = tuple(_replacing(window, name) for name in BLOCKS)
        self._places: tuple[object, tuple[Entry, ...]] = (None, ())

    def all(self) -> list[Entry]:
        """What can be done now and what cannot, each once."""
        found = {entry.key: entry for entry in self._commands()}
        replacing = self._replacing if self._window.selection.stages else ()
        others = (*self._blocks, *self._saved(), *replacing, *self._designs(), *self._named(), *self._spots())
        found.update((entry.key, entry) for entry in others)
        return list(found.values())

    def network(self, name: str) -> Entry:
        """A network by its name, listed or not."""
        family = next(f for f in zoo.FAMILIES if f.pattern.fullmatch(name))
        run = partial(self._window.commands.open_network, name)
        title = tr("Open {name}", name=name)
        said = f"Open {name}"
        return Entry(f"{NETWORKS}:{name}", NETWORK, title, run, tr(family.title), english=said, also=family.title)

    def _named(self) -> Iterator[Entry]:
        yield from self._networks.values()
        for key in self._window.memory.settings.used:
            name = key.removeprefix(f"{NETWORKS}:")
            if name != key and name not in self._networks and is_network(name):
                yield self.network(name)

    def _commands(self) -> Iterator[Entry]:
        listed = commands(self._window.menuBar())
        actions = {command.action for command in listed}
        apart = (action for action in self._window.actions_.by_name.values() if action not in actions)
        for command in (*listed, *(Command(action, ()) for action in apart)):
            yield _command(command)

    def _saved(self) -> Iterator[Entry]:
        for kept in self._window.document.project.blocks:
            key = f"{SAVED}{kept.name}"
            run = partial(self._window.commands.insert, key)
            about, title = kept.block.about, tr("Insert {block}", block=kept.name)
            yield Entry(key, BLOCK, title, run, tr(about.title), english=f"Insert {kept.name}", also=about.title)

    def _designs(self) -> Iterator[Entry]:
        document = self._window.document
        for index, design in enumerate(document.project.designs):
            if index != document.state.active:
                title, run = tr("Look at {design}", design=design.name), partial(document.activate, index)
                said = f"Look at {design.name}"
                yield Entry(f"design:{index}:{design.name}", DESIGN, title, run, design.note, english=said)

    def _spots(self) -> tuple[Entry, ...]:
        design = self._window.document.design
        if self._places[0] != design:
            self._places = design, tuple(_place(self._window, spot) for spot in spots(design))
        return self._places[1]


def _command(command: Command) -> Entry:
    action = command.action
    source, *way = (bare(english(text)) for text in (action.text(), *command.path))
    name = action.objectName()
    return Entry(
        name if ":" in name else f"command:{name or ' ▸ '.join((*way, source))}",
        COMMAND,
        command.title,
        action.trigger,
        command.way,
        command.keys,
        command.why,
        action.isCheckable() and action.isChecked(),
        source,
        " ".join(way),
    )


def _block(window: Window, name: str) -> Entry:
    about = BLOCKS[name].about
    title = tr("Insert {block}", block=tr(about.title))
    run = partial(window.commands.insert, name)
    return Entry(f"block:{name}", BLOCK, title, run, about.source, english=f"Insert {about.title}")


def _replacing(window: Window, name: str) -> Entry:
    about = BLOCKS[name].about
    title = tr("Replace by {block}", block=tr(about.title))
    run = partial(window.commands.exchange, name)
    return Entry(f"replace:{name}", REPLACE, title, run, about.source, english=f"Replace by {about.title}")


def _place(window: Window, spot: Spot) -> Entry:
    title, run = tr("Go to {name}", name=spot.name), partial(window.find_bar.go, spot)
    return Entry(f"place:{spot.name}", PLACE, title, run, spot.said, english=f"Go to {spot.name}")
