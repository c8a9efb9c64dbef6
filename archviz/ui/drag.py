"""Boxes of the picture carried away: their stages as data, and a ghost of them at the pointer."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from . import theme
from .canvas import Canvas
from .document import Document
from .items import BoxItem
from .mime import stages_data
from .selection import Selection

LARGEST = 200.0, 144.0  # pixels of a ghost
OPACITY = 0.7


def drag_stages(canvas: Canvas, document: Document, selection: Selection, name: str, stage: int) -> None:
    """Drag the selected stages, or the one of this box where it is not among them, until they are dropped."""
    if stage not in selection.stages:
        selection.pick(name, stage)
    if not selection.stages:  # the picture is of an older design
        return
    drag = QDrag(canvas)
    drag.setMimeData(stages_data(tuple(document.design.stages[i] for i in selection.stages), document))
    held = ghost(canvas.boxes, selection.stages, canvas.zoom, canvas.devicePixelRatioF())
    drag.setPixmap(held)
    width = held.deviceIndependentSize().width()
    drag.setHotSpot(QPoint(round(width) + theme.WIDE, -theme.WIDE))  # marks and words are to the right
    drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)


def ghost(boxes: Collection[BoxItem], stages: Collection[int], zoom: float, ratio: float) -> QPixmap:
    """The boxes of these stages, pale and no larger than LARGEST; `ratio` is of the screen's pixels to ours."""
    carried = [item for item in boxes if item.placed.box.stage in stages]
    frame = QRectF()
    for item in carried:
        frame |= item.boundingRect()
    scale = min(zoom, *(most / max(1.0, side) for most, side in zip(LARGEST, frame.size().toTuple(), strict=True)))
    size = (frame.size() * scale * ratio).toSize()
    pixmap = QPixmap(max(1, size.width()), max(1, size.height()))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(OPACITY)
    painter.scale(scale, scale)
    painter.translate(-frame.topLeft())
    for item in carried:
        item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return pixmap
