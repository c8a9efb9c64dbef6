"""A picture of a network on the screen: what is selected, faulty, found or hot in it, its legend and its minimap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from archviz.diagram.heat import Heat
from archviz.diagram.layout import Picture
from archviz.diagram.scene import Cluster
from archviz.diagram.style import Theme, colours
from archviz.words import word

from . import theme
from .items import BoxItem, said
from .language import tr
from .legend import LegendCard
from .match import hit, matching
from .minimap import Minimap
from .pieces import Pieces
from .speech import announce
from .viewport import SMALLEST_FIT, Viewport
from .zoom import ZoomButton

EMPTY = word("Drag a block here, or open a network")
MARGIN = 12.0  # around a picture, in its points
HEAD = 8.0  # more above it, where the breadcrumbs are


class Display(Viewport):
    """Shows a Picture and marks boxes of it; it takes nothing from mouse and keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.pieces = Pieces(self)
        self._subject: tuple[str, str, str] | None = None
        self._colours = colours("light")
        self.selected: tuple[str, int] = ("", -1)
        self.stages: tuple[int, ...] = ()
        self._issues: frozenset[int] = frozenset()
        self._names: Mapping[str, str] = {}
        self._sources: tuple[str, ...] = ()
        self._heat: Heat | None = None
        self._legend = LegendCard(self)
        self.minimap = Minimap(self, lambda: self.boxes, self._colours, (self._legend,))
        self.zoom_button = ZoomButton(self)
        self._hits: tuple[tuple[str, int], ...] = ()
        self._awaited = False  # whether a first picture is being laid out
        self._words = QLabel(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.quiet(self._words)
        self.setAccessibleName(tr("Picture of the network"))
        self.set_theme(theme.scheme())
        self._say()

    @property
    def sweeping(self) -> bool:
        """Whether a hand is choosing boxes just now: then the view stands still."""
        return False

    @property
    def boxes(self) -> tuple[BoxItem, ...]:
        """Those of the picture, wherever they are seen on their way."""
        return self.pieces.boxes

    def show_picture(self, picture: Picture | None, design: str = "", turned: str = "") -> None:
        """Paint a picture. While it is of the same design, by name, at the same level, what is looked at stays in
        place on the screen, and the rest moves to where it is now.

        `turned` is what was opened or closed in it: then that stays where it was on the screen, as far as it can.
        """
        subject = (design, picture.scene.level, picture.direction) if picture else None
        kept = subject == self._subject
        seen, held, known = self.pieces.look(), self._held_box(), self.boxes
        before = self._spots(turned)
        place = self.mapFromScene(before[0].center().x(), before[0].top()) if before else QPoint()
        self._glide.stop()
        self.picture, self._subject, self._awaited = picture, subject, False
        self._build()
        self._mark()
        self.set_hits(self._hits)
        after = self._spots(turned)
        if kept and before and after and not self.seen_whole():
            self.bring(after, place)
        elif not (kept and self.about_right()):
            self.begin()
        elif held:
            self._hold(*held)
            if any(item.chosen and item not in known for item in self.boxes):
                self._reveal()
        if kept:
            self.pieces.travel(seen)
        else:
            self.pieces.settle()
        self._settle_legend()

    def await_picture(self) -> None:
        """Say nothing of an empty design: its picture is being laid out."""
        self._awaited = True
        self._say()

    def select(self, name: str, stage: int = -1, stages: tuple[int, ...] = ()) -> None:
        """Highlight the box that is or holds this name, else the one around it, else those inside or of the stage.

        Of several `stages` all boxes are highlighted.
        """
        if (name, stage, stages) != (*self.selected, self.stages):
            self.selected, self.stages = (name, stage), stages
            self._mark()
            if not self.sweeping:
                self._reveal()

    def set_issues(self, stages: set[int]) -> None:
        """Mark the boxes of these stages as faulty."""
        self._issues = frozenset(stages)
        for item in self.boxes:
            item.mark(issue=item.placed.box.stage in self._issues)
        self.minimap.update()

    def set_hits(self, hits: Iterable[tuple[str, int]]) -> None:
        """Softly mark the boxes that are or hold what was found: names with their stages."""
        self._hits = tuple(hits)
        stages = [item.placed.box.stage for item in self.boxes]
        found = hit([item.names for item in self.boxes], stages, self._hits) if self._hits else set()
        for index, item in enumerate(self.boxes):
            if item.hit != (index in found):
                item.mark(hit=index in found)

    def approach(self) -> None:
        """Bring what is selected into view, large enough to be read."""
        if self.zoom < SMALLEST_FIT:
            self.show_selection()
        else:
            self._reveal()

    def set_names(self, names: Mapping[str, str], sources: tuple[str, ...] = ()) -> None:
        """What boxes are called besides, and what the block of each stage is and comes from, on hover."""
        self._names, self._sources = names, sources
        for item in self.boxes:
            stage = item.placed.box.stage
            item.call(names, sources[stage] if 0 <= stage < len(sources) else "")

    def set_heat(self, heat: Heat | None) -> None:
        """Colour the boxes by a number of theirs, with a legend; None for what they do."""
        if heat is None and self._heat is None:
            return
        self._heat = heat
        for item in self.boxes:
            item.warm(heat)
        self._legend.show_heat(heat if self.boxes else None, self._colours)
        self._settle_legend()

    def set_theme(self, name: Theme) -> None:
        """Light, dark or print; the window's own change of theme comes by itself."""
        self._colours = colours(name)
        self.setBackgroundBrush(QColor(self._colours.page))
        words = self._words.palette()
        words.setColor(words.ColorRole.PlaceholderText, QColor(self._colours.quiet))
        words.setColor(words.ColorRole.Window, QColor(self._colours.page))
        self._words.setPalette(words)
        self.pieces.dress(self._colours)
        self._legend.show_heat(self._heat if self.boxes else None, self._colours)
        self.minimap.dress(self._colours)

    def show_selection(self) -> None:
        """What is selected, as large as it can be read well."""
        chosen = [item.outline for item in self.boxes if item.chosen]
        if chosen:
            self.show_part(reduce(QRectF.united, chosen))

    def begin(self) -> None:
        """The first look, and what is selected."""
        super().begin()
        self._reveal()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.scene() is not None:
            self.set_theme(theme.scheme())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()
        self._settle_legend()

    def _build(self) -> None:
        picture = self.picture
        drawn = picture if picture and any(placed.box.stage >= 0 for placed in picture.boxes) else None
        self.pieces.show(drawn, self._colours)
        self.set_names(self._names, self._sources)
        frame = QRectF(0, 0, drawn.width, drawn.height) if drawn else QRectF()
        self.scene().setSceneRect(frame.adjusted(-MARGIN, -MARGIN - HEAD, MARGIN, MARGIN) if drawn else frame)
        self.set_issues(set(self._issues))
        self._say()

    def _settle_legend(self) -> None:
        if self._legend.isVisibleTo(self):
            tints = self.picture.clusters if self.picture else ()
            outlines = [item.outline for item in self.boxes] + [QRectF(t.x, t.y, t.width, t.height) for t in tints]
            taken = (self.mapFromScene(outline).boundingRect() for outline in outlines)
            beside = [w.geometry() for w in (self.zoom_button, self.minimap) if not w.isHidden()]
            self._legend.settle(self.viewport().rect(), (*taken, *beside))
        self.minimap.settle()

    def _held_box(self) -> tuple[str, QPoint] | None:
        """What the eye is on, and its place on the screen: a selected box in view, else the one nearest the middle."""
        places = [(item, self.mapFromScene(item.outline.center())) for item in self.boxes]
        room = self.viewport().rect()
        seen = [(item, at) for item, at in places if room.contains(at)]
        nearest = min(seen, key=lambda s: (not s[0].chosen, (s[1] - room.center()).manhattanLength()), default=None)
        return (nearest[0].placed.box.id, nearest[1]) if nearest else None

    def _hold(self, name: str, place: QPoint) -> None:
        """Keep a box at its place on the screen."""
        item = next((item for item in self.boxes if item.placed.box.id == name), None)
        if item is not None:
            self.carry(place - self.mapFromScene(item.outline.center()))

    def _mark(self) -> None:
        """Highlight what is selected."""
        names, stages = [item.names for item in self.boxes], [item.placed.box.stage for item in self.boxes]
        found = set(matching(names, stages, *self.selected))
        if len(self.stages) > 1:
            found = {index for index, stage in enumerate(stages) if stage in self.stages}
        for index, item in enumerate(self.boxes):
            if item.chosen != (index in found):
                item.mark(chosen=index in found)
        self.minimap.settle()
        several = tr("{count} stages selected", count=len(self.stages)) if len(self.stages) > 1 else ""
        self.setAccessibleDescription(several or (said(self.boxes[min(found)].placed) if found else ""))
        if self.hasFocus():
            announce(self, self.accessibleDescription())

    def _reveal(self) -> None:
        """Bring what is selected into view."""
        if first := next((item for item in self.boxes if item.chosen), None):
            self.ensureVisible(first.outline, 2 * theme.WIDE, 2 * theme.WIDE)

    def _spots(self, name: str) -> list[QRectF]:
        """Where the boxes are that this opens, or has opened."""
        found = (i for i in self.boxes if name in (i.placed.box.opens, *i.placed.box.within))
        return [item.outline for item in found] if name else []

    def _tint_at(self, point: QPointF) -> Cluster | None:
        """The block, else the stage, whose tint is there."""
        for placed in sorted(self.picture.clusters, key=lambda c: c.outer) if self.picture else ():
            if QRectF(placed.x, placed.y, placed.width, placed.height).contains(point):
                return placed.cluster
        return None

    def stage_at(self, place: QPoint) -> tuple[str, int]:
        """Name and stage of the box, else of the tint, at a place of the view; ("", -1) beside all."""
        point = self.mapToScene(place)
        item = next((item for item in self.boxes if item.outline.contains(point)), None)
        if item is not None:
            return item.placed.box.id, item.placed.box.stage
        stage = self._tint_at(point)
        return (stage.id, stage.stage) if stage else ("", -1)

    def stages_in(self, area: QRectF) -> set[int]:
        """The stages whose boxes an area of the scene touches; tints lie too close to each other."""
        area = area.adjusted(-0.5, -0.5, 0.5, 0.5)  # without height or width it would touch nothing
        return {i.placed.box.stage for i in self.boxes if i.outline.intersects(area)} - {-1}

    def chosen_place(self) -> QPoint | None:
        """The middle, in the view, of the first box that is highlighted."""
        self._reveal()
        return next((self.mapFromScene(item.outline.center()) for item in self.boxes if item.chosen), None)

    def _say(self) -> None:
        """What to do while there is nothing; what the picture leaves out."""
        note = self.picture.scene.note if self.picture else ""
        self._words.setText(tr(note if self.boxes else EMPTY))
        self._words.setAutoFillBackground(bool(note))  # it may lie on boxes
        self._words.setVisible(bool(note) or not (self.boxes or self._awaited))
        room = self.viewport().rect().adjusted(theme.WIDE, theme.MARGIN, -theme.WIDE, -theme.MARGIN)
        size = self._words.sizeHint().boundedTo(room.size())
        middle = room.center() - QRect(QPoint(), size).center()
        place = room.bottomLeft() - QPoint(0, size.height()) if self.boxes else middle
        self._words.setGeometry(QRect(place, size))
