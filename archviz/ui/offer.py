"""The blocks of the palette as a menu: families, titles, sources on hover."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import get_args

from PySide6.QtWidgets import QMenu

from archviz.spec.architecture import SavedBlock
from archviz.spec.registry import BLOCKS, Family

from . import theme
from .language import tr
from .mime import SAVED


def offer_blocks(menu: QMenu, take: Callable[[str], object], saved: Iterable[SavedBlock] = ()) -> None:
    """Fill a menu with every block, the project's own first; `take` gets the key of the one that is chosen."""
    menu.setToolTipsVisible(True)
    own = [(kept.name.replace("&", "&&"), f"{SAVED}{kept.name}", kept.block.about) for kept in saved]
    groups = [(tr("This project"), own)]
    for family in get_args(Family):
        members = [(name, cls.about) for name, cls in BLOCKS.items() if cls.about.family == family]
        groups.append((tr(family.capitalize()), [(tr(about.title), name, about) for name, about in members]))
    for title, entries in groups:
        if entries:
            group = menu.addMenu(title)
            group.setToolTipsVisible(True)
            for text, key, about in entries:
                action = group.addAction(theme.icon("block"), text)
                action.setObjectName(f"block:{key}")
                action.triggered.connect(lambda _=False, key=key: take(key))
                source = escape(f"{tr(about.summary)} {about.source}")
                action.setToolTip(f"<b>{escape(tr(about.title))}</b><br>{source}")
