"""The items of a picture, kept from one picture to the next by what they show, and moved from there to there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmapCache, QTransform
from PySide6.QtWidgets import QGraphicsView

from archviz.diagram.layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from archviz.diagram.route import Point
from archviz.diagram.style import Palette

from .items import BoxItem, ClusterItem, LinkItem, PartItem
from .motion import Motion, moves
from .spot import Placed, Spot, spot

MOST = 320  # parts; with more a frame would take too long to follow a hand
_KEPT_KB = 64 * 1024  # of painted boxes and wires, in this process: a large screen of them is 33 MB
_DAWN = 0.35  # share of the way after which what is new is seen: it comes to where others have made room


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a picture: each part's place and opacity, and the view of the scene."""

    parts: dict[Hashable, tuple[Spot, float]]
    view: QTransform


@dataclass(frozen=True, slots=True)
class Leg:
    """The way of one item; `shift` where it is only moved."""

    item: PartItem
    start: Spot
    end: Spot
    shift: Point | None
    opacity: tuple[float, float]

    def go(self, share: float, grain: float) -> None:
        """Show it at a share of its way; moved by whole grains (pixels), what was painted once can be shown again."""
        if self.shift is None:
            self.item.morph(self.start.to(self.end, share))
        elif self.shift != (0.0, 0.0):
            self.item.stray(*(round(part * (share - 1) / grain) * grain for part in self.shift))
        first, last = self.opacity
        if first < last:
            share = max(0.0, (share - _DAWN) / (1 - _DAWN))
        self.item.setOpacity(first + (last - first) * share)


class Pieces(QObject):
    """Boxes, links and tints in the scene of a view. What belongs to the picture does so at once, however it moves."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.boxes: tuple[BoxItem, ...] = ()
        self._items: dict[Hashable, PartItem] = {}
        self._leaving: dict[Hashable, PartItem] = {}
        self._legs: list[Leg] = []
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _KEPT_KB))
        self._motion = Motion(view, self._step, self.settle)

    @property
    def moving(self) -> bool:
        """Whether something is seen elsewhere than where it belongs."""
        return self._motion.running

    def look(self) -> Look:
        """What is seen now."""
        items = self._items | self._leaving
        few = len(items) <= MOST and moves(self._view)
        parts = {key: (item.spot, item.opacity()) for key, item in items.items()} if few else {}
        return Look(parts, self._view.viewportTransform())

    def show(self, picture: Picture | None, palette: Palette) -> None:
        """These parts and no others from now on; what leaves is there until `settle`, or the end of `travel`."""
        scene, before = self._view.scene(), self._items | self._leaving
        self._items = {}
        for number, (key, placed) in enumerate(_keyed(picture) if picture else ()):
            item = before.pop(key, None)
            if item is None:
                item = _item(placed, palette)
                scene.addItem(item)
            else:
                item.take(placed)
                item.setOpacity(1.0)
            if isinstance(item, ClusterItem):
                item.setZValue(number / (number + 1))  # the inner after the outer
            self._items[key] = item
        self._leaving = before
        self.boxes = tuple(item for item in self._items.values() if isinstance(item, BoxItem))

    def travel(self, since: Look) -> None:
        """Move from what was seen to where all belongs."""
        back, sure = self._view.viewportTransform().inverted()
        parts = len(self._items) + len(self._leaving)
        if not sure or not since.parts or parts > MOST or not self._motion.go():
            self.settle()
            return
        carry = since.view * back
        self._legs = [_arrival(item, since.parts.get(key), carry) for key, item in self._items.items()]
        self._legs += [_farewell(item, since.parts[key], carry) for key, item in self._leaving.items()]
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._step(0.0)

    def settle(self) -> None:
        """Everything where it belongs, at once."""
        self._motion.stop()
        for item in self._leaving.values():
            self._view.scene().removeItem(item)
        for leg in self._legs:
            leg.item.take(leg.item.placed)
            leg.item.setOpacity(1.0)
        self._leaving, self._legs = {}, []
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)

    def dress(self, palette: Palette) -> None:
        """Take the colours of another theme."""
        for item in (self._items | self._leaving).values():
            item.dress(palette)

    def _step(self, share: float) -> None:
        grain = 1 / (self._view.transform().m11() * self._view.devicePixelRatioF())
        for leg in self._legs:
            leg.go(share, grain)


def _keyed(picture: Picture) -> list[tuple[Hashable, Placed]]:
    """The parts by what they show. Wires of another number of points, arrow or label are others: they cannot morph."""
    seen: Counter[Hashable] = Counter()
    keyed: list[tuple[Hashable, Placed]] = []
    parts: tuple[Placed, ...] = (*picture.clusters, *picture.links, *picture.boxes)
    for placed in parts:
        key: Hashable
        if isinstance(placed, PlacedBox):
            key = ("box", placed.box.id)
        elif isinstance(placed, PlacedCluster):
            key = ("tint", placed.cluster.id, placed.outer)
        else:
            link, size = placed.link, len(placed.points)
            key = ("link", link.source, link.target, link.kind, size, placed.tip is None, placed.label_at is None)
        seen[key] += 1  # a stage has a tint in every column it reaches
        keyed.append(((key, seen[key]), placed))
    return keyed


def _item(placed: Placed, palette: Palette) -> PartItem:
    if isinstance(placed, PlacedBox):
        return BoxItem(placed, palette)
    return LinkItem(placed, palette) if isinstance(placed, PlacedLink) else ClusterItem(placed, palette)


def _arrival(item: PartItem, seen: tuple[Spot, float] | None, carry: QTransform) -> Leg:
    """From where it was seen, or out of nothing."""
    end = spot(item.placed)
    if seen is None:
        return Leg(item, end, end, (0.0, 0.0), (0.0, 1.0))
    start = seen[0].carried(carry)
    return Leg(item, start, end, start.shift(end), (seen[1], 1.0))


def _farewell(item: PartItem, seen: tuple[Spot, float], carry: QTransform) -> Leg:
    """Into nothing, where it was seen."""
    end = seen[0].carried(carry)
    return Leg(item, end, end, None, (seen[1], 0.0))
