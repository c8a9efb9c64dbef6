"""What is dropped on the picture: on a wire it comes in there, amid a box it takes the box's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from archviz.diagram.layout import Picture
from archviz.graph import Graph
from archviz.spec.architecture import Stage
from archviz.spec.registry import BLOCKS

from .canvas import Canvas
from .document import Document
from .edge import EdgeScroll
from .gap import Gap, gaps, marked, nearest
from .items import BoxItem
from .language import tr
from .mime import block_key, is_from, saved_name, stages_of
from .selection import WHOLE, Selection
from .veil import Drawn
from .viewport import CTRL

MIDDLE = 0.5  # of a box along the flow: there it is the box that is meant, nearer to its ends the wire
SAID = 3  # stages that are named; more are counted


@dataclass(frozen=True)
class Held:
    """What is held: the key of a block, or stages; `own` ones are the selected ones of this document."""

    key: str = ""
    stages: tuple[Stage, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class Aim:
    """What a drop would do: the picture of it, and the deed."""

    drawn: Drawn
    act: Callable[[], object]


class Drops(QObject):
    """Takes the drag events of a widget around the canvas; tells what is to be done to which stage or gap."""

    inserted = Signal(str, int, int)  # a block by its key, in front of which stage, or behind how many of its repeat
    replaced = Signal(str, int)  # by a block with this key, which stage
    moved = Signal(int)  # the selected stages, in front of which stage
    dropped = Signal(object, int, int)  # further stages, in front of which stage, or behind how many of its repeat

    def __init__(self, pane: QWidget, canvas: Canvas, document: Document, selection: Selection) -> None:
        super().__init__(pane)
        self._pane, self._canvas, self._document, self._selection = pane, canvas, document, selection
        self._held: Held | None = None
        self._picture: Picture | None = None
        self._graph: Graph | None = None  # of the design now; the picture may still be of another
        self._gaps: tuple[Gap, ...] = ()  # of both
        self._place, self._copying = QPoint(), False
        self._edge = EdgeScroll(canvas)
        self._edge.scrolled.connect(self._show)

    def enter(self, event: QDragMoveEvent) -> None:
        """Take blocks and stages; whatever else comes is not for the picture."""
        data = event.mimeData()
        self._held = Held(block_key(data), stages_of(data), is_from(data, self._document))
        if not (self._held.key or self._held.stages):
            self._held = None
            return
        self.move(event)

    def move(self, event: QDragMoveEvent) -> None:
        """Show what would happen here."""
        if self._held is None:
            return
        self._follow(event)
        self._edge.hold(self._place)
        moves = self._held.own and not self._copying
        event.setDropAction(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        event.accept()
        self._show()

    def leave(self, event: QDragLeaveEvent) -> None:
        """Nothing is held here any more."""
        self._end()

    def drop(self, event: QDropEvent) -> None:
        """Do what was shown."""
        if self._held is None:
            return
        self._follow(event)
        aim = self._aim(self._held)
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever is dragged from keeps what it has
        event.accept()
        self._end()
        aim.act()

    def _follow(self, event: QDropEvent) -> None:
        view = self._canvas.viewport()
        self._place = view.mapFrom(self._pane, event.position().toPoint())
        self._copying = bool(event.modifiers() & CTRL)

    def _end(self) -> None:
        self._held = None
        self._edge.release()
        self._canvas.veil.draw(None)

    def _show(self) -> None:
        if self._held is not None and self._canvas.picture is not None:
            self._canvas.veil.draw(self._aim(self._held).drawn, across=self._canvas.picture.direction == "LR")

    def _aim(self, held: Held) -> Aim:
        point = self._canvas.mapToScene(self._place)
        picture, graph = self._canvas.picture, self._document.expansion.graph
        if picture is not self._picture or graph is not self._graph:
            self._picture, self._graph = picture, graph
            self._gaps = gaps(picture, graph) if picture else ()
        if held.key and (box := self._amid(point)):
            return self._replacing(held.key, box)
        moves = held.own and not self._copying
        places = tuple(gap for gap in self._gaps if not (moves and gap.first))
        gap = nearest(places, point.toTuple())
        index, first = (min(gap.index, len(self._document.design.stages)), gap.first) if gap else (WHOLE, 0)
        spot = gap.spot(point.toTuple()) if gap else (0.0, 0.0)
        drawn = Drawn(gaps=marked(places), gap=gap, spot=spot, where=self._between(index, first))
        if held.key:
            what = tr("Insert {block}", block=_title(held.key))
            return _aim(drawn, what, lambda: self.inserted.emit(held.key, index, first))
        names = _called([stage.name for stage in held.stages])
        end = index if gap else len(self._document.design.stages)
        if not moves:
            what = tr("Copy {stages}", stages=names) if held.own else tr("Insert {stages}", stages=names)
            return _aim(drawn, what, lambda: self.dropped.emit(held.stages, end, first))
        if self._stays(end):
            still = Drawn(gaps=marked(places), spot=point.toTuple(), what=tr("{stages}: no change", stages=names))
            return Aim(still, lambda: None)
        faded = tuple(i.outline for i in self._canvas.boxes if i.placed.box.stage in self._selection.stages)
        return _aim(drawn, tr("Move {stages}", stages=names), lambda: self.moved.emit(end), faded)

    def _replacing(self, key: str, box: BoxItem) -> Aim:
        stage = box.placed.box.stage
        old, new = self._document.design.stages[stage], _title(key)
        if old.block.type == key:
            what, where = (
                tr("{stage} is {block} already", stage=old.name, block=new),
                tr("Drop it on a wire to insert it"),
            )
            return Aim(Drawn(gaps=marked(self._gaps), ringed=box.outline, what=what, where=where), lambda: None)
        drawn = Drawn(gaps=marked(self._gaps), ringed=box.outline, where=tr("What both have in common carries over"))
        what = tr("Replace {stage} by {block}", stage=old.name, block=new)
        return _aim(drawn, what, lambda: self.replaced.emit(key, stage))

    def _amid(self, point: QPointF) -> BoxItem | None:
        """The box whose middle is there."""
        across = self._canvas.picture is not None and self._canvas.picture.direction == "LR"
        for item in self._canvas.boxes:
            side = (item.outline.width() if across else item.outline.height()) * (1 - MIDDLE) / 2
            middle = item.outline.adjusted(side, 0, -side, 0) if across else item.outline.adjusted(0, side, 0, -side)
            if middle.contains(point) and 0 <= item.placed.box.stage < len(self._document.design.stages):
                return item
        return None

    def _stays(self, gap: int) -> bool:
        """Whether the selected stages would stand where they stand."""
        stages = self._selection.stages
        to = gap - sum(i < gap for i in stages)
        return stages == tuple(range(to, to + len(stages)))

    def _between(self, index: int, first: int) -> str:
        """A gap in words."""
        names = [stage.name for stage in self._document.design.stages]
        if index == WHOLE or not names:
            return ""
        blocks = [unit.name for unit in self._document.expansion.graph.units if unit.stage == index]
        if 0 < first < len(blocks):
            ends = blocks[first - 1], blocks[first]
            return tr("between {first} and {second}, which splits the repeat", first=ends[0], second=ends[1])
        if index == 0:
            return tr("in front of {stage}", stage=names[0])
        if index == len(names):
            return tr("behind {stage}", stage=names[-1])
        return tr("between {first} and {second}", first=names[index - 1], second=names[index])


def _aim(drawn: Drawn, what: str, act: Callable[[], object], faded: tuple[QRectF, ...] = ()) -> Aim:
    return Aim(replace(drawn, what=what, faded=faded), act)


def _title(key: str) -> str:
    """What a block of the palette is called."""
    return saved_name(key) or tr(BLOCKS[key].about.title)


def _called(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= SAID else tr("{count} stages", count=len(names))
