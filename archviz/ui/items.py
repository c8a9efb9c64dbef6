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
from .spot import Placed, Spot, put, spot

_LETTER = 7.0  # no letter of a link's label is wider
_AROUND = 12.0  # what is painted outside of the given points: outlines, sheets of a stack, badges, arrow heads
_HALO, _SOFT = 5.0, 0.35  # around what was found


class PartItem(QGraphicsItem):
    """A part of a picture. `placed` is where it belongs; on its way there it is seen elsewhere.

    What is only moved is not painted anew.
    """

    def __init__(self, placed: Placed, palette: Palette) -> None:
        super().__init__()
        self.placed = self._shown = placed
        self.palette = palette
        self._bounds = _bounds(placed).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        self._home = QPointF()

    @property
    def spot(self) -> Spot:
        """Where it is seen now."""
        return spot(self._shown).moved(self.x(), self.y())

    def take(self, placed: Placed) -> None:
        """Belong there, and be there."""
        self.placed = placed
        here, there = spot(self._shown), spot(placed)
        step = here.shift(there)
        if step and put(self._shown, here) == put(placed, here):
            self._home = QPointF(*step)
        else:
            self._home = QPointF()
            self._look(placed)
        self.setPos(self._home)

    def stray(self, x: float, y: float) -> None:
        """Be seen this far from where it belongs."""
        self.setPos(self._home.x() + x, self._home.y() + y)

    def morph(self, at: Spot) -> None:
        """Be seen there, in another form."""
        self._look(put(self.placed, at))
        self.setPos(0.0, 0.0)

    def dress(self, palette: Palette) -> None:
        """Take the colours of another theme."""
        self.palette = palette
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds  # Qt asks some times a frame

    def _look(self, placed: Placed) -> None:
        self.prepareGeometryChange()
        self._shown = placed
        self._bounds = _bounds(placed).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        self.update()


class BoxItem(PartItem):
    """A box that can be hit, selected and marked as faulty."""

    placed: PlacedBox
    _shown: PlacedBox

    def __init__(self, placed: PlacedBox, palette: Palette) -> None:
        super().__init__(placed, palette)
        self.chosen = self.issue = self.hit = False
        self.heat: Heat | None = None
        self._told: object = None  # what the tip was made of
        self._other = ""
        self.setZValue(2)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.call({})

    @property
    def outline(self) -> QRectF:
        """Where it belongs, in the scene."""
        return _bounds(self.placed)

    @property
    def ground(self) -> str:
        """The colour that stands for it where it is too small for words."""
        box = self.placed.box
        return self.palette.heated(self.heat.place(box.id)).fill if self.heat else self.palette.bar(box.category)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that this box stands for."""
        return self.placed.box.members or (self.placed.box.id,)

    def call(self, names: Mapping[str, str], source: str = "") -> None:
        """Say on hover what the box is called besides, and where its block comes from."""
        self._other, self._source = names.get(self.placed.box.id, ""), f"\n{source}" if source else ""
        self._tell()

    def warm(self, heat: Heat | None) -> None:
        """Colour it by a number of its own, and say that on hover; None for what it does."""
        before, self.heat = self.ground, heat
        self._tell()
        if self.ground != before:
            self.update()

    def _tell(self) -> None:
        heat = self.heat.said(self.placed.box.id) if self.heat else ""
        told = self.placed.box, self._other, self._source, heat
        if told == self._told:
            return
        self._told = told
        text = said(self.placed) + ("\n" + tr("{name} in Keras", name=self._other) if self._other else "")
        text += self._source
        text += "\n" + tr("Double-click or Enter opens it") if self.placed.box.opens else ""
        self.setToolTip(theme.plain(text + ("\n" + tr(heat) if heat else "")))

    def mark(self, *, chosen: bool | None = None, issue: bool | None = None, hit: bool | None = None) -> None:
        """Change how it is painted."""
        before = self.chosen, self.issue, self.hit
        self.hit = self.hit if hit is None else hit
        self.chosen = self.chosen if chosen is None else chosen
        self.issue = self.issue if issue is None else issue
        if (self.chosen, self.issue, self.hit) != before:
            self.setZValue(2.5 if self.chosen else 2.0)  # on its way it passes in front
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.hit:
            soft = QColor(self.palette.selection)
            soft.setAlphaF(_SOFT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(_bounds(self._shown).adjusted(-_HALO, -_HALO, _HALO, _HALO), 2 * _HALO, 2 * _HALO)
        paint_box(painter, self._shown, self.palette, selected=self.chosen, issue=self.issue, heat=self.heat)


class LinkItem(PartItem):
    """A wire with its arrow and its label."""

    placed: PlacedLink
    _shown: PlacedLink

    def __init__(self, placed: PlacedLink, palette: Palette) -> None:
        super().__init__(placed, palette)
        self.setZValue(1)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_link(painter, self._shown, self.palette)


class ClusterItem(PartItem):
    """The tint of a stage or a unit with its caption: large, and cheaper to paint than to keep."""

    placed: PlacedCluster
    _shown: PlacedCluster

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_cluster(painter, self._shown, self.palette)


def _bounds(placed: Placed) -> QRectF:
    """All but outlines, sheets, badges and arrow heads."""
    if not isinstance(placed, PlacedLink):
        return QRectF(placed.x, placed.y, placed.width, placed.height)
    points = [*placed.points, *([placed.tip] if placed.tip else [])]
    if placed.label_at:
        x, y = placed.label_at
        points += [(x, y), (x + _LETTER * len(placed.link.label), y)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


def said(placed: PlacedBox) -> str:
    """A box in words: its name, how often it stands there, what it does, its output."""
    box = placed.box
    name = box.id.strip("()")
    last = box.members[-1] if box.members else ""
    first = f"{name} … {last}  (×{box.count})" if last else f"{name}  ×{box.count}" if box.count > 1 else name
    return "\n".join(part for part in (first, tr(box.title) if box.title != name else "", tr(box.detail)) if part)
