"""What can be dragged in the window, and between windows: blocks of the palette, and stages."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject

from archviz.spec.architecture import Stage
from archviz.spec.clip import copied, pasted
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS

STAGES_MIME = "application/x-archviz-stages"
BLOCK_MIME = "application/x-archviz-block"
SAVED = "saved:"  # in front of the name of a block of the project's own; types of blocks hold no colon
_ORIGIN = "origin"


def saved_name(key: str) -> str:
    """The name of a saved block; empty where the key is that of a type."""
    return key.removeprefix(SAVED) if key.startswith(SAVED) else ""


def stages_data(stages: tuple[Stage, ...], origin: QObject | None = None) -> QMimeData:
    """Stages, as data for windows of ours and as text for everything else; `origin` is the document they lie in."""
    data, text = QMimeData(), copied(stages)
    data.setProperty(_ORIGIN, id(origin))
    data.setText(text)
    data.setData(STAGES_MIME, text.encode())
    return data


def block_key(data: QMimeData) -> str:
    """The key of a dragged block of the palette; empty where it is none that is known here."""
    key = bytes(data.data(BLOCK_MIME).data()).decode(errors="replace")
    return key if key in BLOCKS or saved_name(key) else ""


def is_from(data: QMimeData, document: QObject) -> bool:
    """Whether the stages that are dragged lie in this document, so that to drop them is to move them."""
    return data.hasFormat(STAGES_MIME) and data.property(_ORIGIN) == id(document)


def stages_of(data: QMimeData) -> tuple[Stage, ...]:
    """The dragged stages; none where there are none, or none that can be read."""
    try:
        found = pasted(bytes(data.data(STAGES_MIME).data()).decode(errors="replace"))
    except Refused:
        return ()
    return found if isinstance(found, tuple) else ()
