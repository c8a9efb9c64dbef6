"""Boxes, links and clusters of a picture as items of a QGraphicsScene; the painting is the diagrams' own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from archviz.diagram.heat import Heat
from archviz.diagram.layout import PlacedBox, PlacedCluster, PlacedLink
from archviz.diagram.paint import paint_box, paint_cluster, paint_link
from archviz.diagram.style import Palette

from . import theme
from .language import tr

_LETTER = 7.0  # no letter of a link's label is wider
_AROUND = 12.0  # what is painted outside of the given points: outlines, sheets of a stack, badges, arrow heads
_HALO, _SOFT = 5.0, 0.35  # around what was found


class BoxItem(QGraphicsItem):
    """A box that can be hit, selected and marked as faulty."""

    def __init__(self, placed: PlacedBox, palette: Palette) -> None:
        super().__init__()
        self.placed, self.palette = placed, palette
        self.heat: Heat | None = None
        self._other = ""
        self.chosen = self.issue = self.hit = False
        self.outline = QRectF(placed.x, placed.y, placed.width, placed.height)
        self.setZValue(2)
        self.call({})

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that this box stands for."""
        return self.placed.box.members or (self.placed.box.id,)

    def call(self, names: Mapping[str, str]) -> None:
        """Say on hover what the box is called besides."""
        self._other = names.get(self.placed.box.id, "")
        self._tell()

    def warm(self, heat: Heat | None) -> None:
        """Colour it by a number of its own, and say that on hover; None for what it does."""
        self.heat = heat
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = said(self.placed) + ("\n" + tr("{name} in Keras", name=self._other) if self._other else "")
        text += "\n" + tr("Double-click or Enter opens it") if self.placed.box.opens else ""
        self.setToolTip(theme.plain(text + ("\n" + tr(self.heat.said(self.placed.box.id)) if self.heat else "")))

    def mark(self, *, chosen: bool | None = None, issue: bool | None = None, hit: bool | None = None) -> None:
        """Change how it is painted."""
        self.hit = self.hit if hit is None else hit
        self.chosen = self.chosen if chosen is None else chosen
        self.issue = self.issue if issue is None else issue
        self.update()

    def boundingRect(self) -> QRectF:
        return self.outline.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.hit:
            soft = QColor(self.palette.selection)
            soft.setAlphaF(_SOFT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(self.outline.adjusted(-_HALO, -_HALO, _HALO, _HALO), 2 * _HALO, 2 * _HALO)
        paint_box(painter, self.placed, self.palette, selected=self.chosen, issue=self.issue, heat=self.heat)


class LinkItem(QGraphicsItem):
    """A wire with its arrow and its label."""

    def __init__(self, placed: PlacedLink, palette: Palette) -> None:
        super().__init__()
        self.placed, self.palette = placed, palette
        points = [*placed.points, *([placed.tip] if placed.tip else [])]
        if placed.label_at:
            x, y = placed.label_at
            points += [(x, y), (x + _LETTER * len(placed.link.label), y)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._bounds = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        return self._bounds.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_link(painter, self.placed, self.palette)


class ClusterItem(QGraphicsItem):
    """The tint of a stage or a unit with its caption."""

    def __init__(self, placed: PlacedCluster, palette: Palette) -> None:
        super().__init__()
        self.placed, self.palette = placed, palette
        self._bounds = QRectF(placed.x, placed.y, placed.width, placed.height)

    def boundingRect(self) -> QRectF:
        return self._bounds.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_cluster(painter, self.placed, self.palette)


def said(placed: PlacedBox) -> str:
    """A box in words: its name, how often it stands there, what it does, its output."""
    box = placed.box
    name = box.id.strip("()")
    last = box.members[-1] if box.members else ""
    first = f"{name} … {last}  (×{box.count})" if last else f"{name}  ×{box.count}" if box.count > 1 else name
    return "\n".join(part for part in (first, tr(box.title) if box.title != name else "", tr(box.detail)) if part)
