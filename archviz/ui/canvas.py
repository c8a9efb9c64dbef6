"""The canvas: the picture of a network to look at, to walk through with the arrow keys and to pick from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from archviz.diagram.heat import Heat
from archviz.diagram.layout import Picture, PlacedBox
from archviz.diagram.scene import Cluster
from archviz.diagram.style import Theme, colours
from archviz.words import word

from . import theme
from .grip import Grip
from .items import BoxItem, said
from .language import tr
from .legend import LegendCard
from .match import hit, matching
from .minimap import Minimap
from .pieces import Pieces
from .speech import announce
from .veil import Veil
from .viewport import CTRL, SHIFT, SMALLEST_FIT, Viewport
from .walk import Way, neighbour
from .zoom import ZoomButton

EMPTY = word("Drag a block here, or open a network")
MARGIN = 12.0  # around a picture, in its points
HEAD = 8.0  # more above it, where the breadcrumbs are
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class Canvas(Viewport):
    """Shows a Picture. `picked` tells the box a person chose (its id and stage), `emptied` a click beside all.

    `opened` tells what opens the box that was clicked twice, `turned` the tint; `left` that the innermost be closed.
    `asked` tells where (on the screen, in the view) a menu is wanted, None: of what is selected. `grip` tells what
    else the left button does.
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "Up, Down, Left, Right": word("Go from box to box"),
        "Shift+Up, Shift+Down": word("Select one stage more, or one less"),
        "Home, End": word("The first and the last box"),
        "Return, Enter": word("Open the box in place"),
        "Backspace": word("Close what was opened last"),
        "+, =, -": word("Zoom"),
        "0": word("Fit the picture"),
        "Escape": word("Give up what is being drawn or dragged"),
        "Space": word("Hold it and drag to move the picture"),
        word("Ctrl+click, Shift+click"): word("Take a stage in or out, or all up to it"),
        word("Drag of a box"): word("Move its stages; with Ctrl copy them"),
        word("Drag of the page"): word("Select what it touches; with Shift add it"),
        word("Double click"): word("Open a box, close a tint"),
        word("Ctrl+wheel"): word("Zoom at the pointer"),
        word("Shift+wheel"): word("Scroll sideways"),
    }

    picked = Signal(str, int)
    emptied = Signal()
    opened = Signal(str)
    turned = Signal(str, int)
    left = Signal()
    asked = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.pieces = Pieces(self)
        self._subject: tuple[str, str, str] | None = None
        self._colours = colours("light")
        self.selected: tuple[str, int] = ("", -1)
        self.stages: tuple[int, ...] = ()
        self._under: PlacedBox | Cluster | None = None  # the last click
        self._issues: frozenset[int] = frozenset()
        self._names: Mapping[str, str] = {}
        self._sources: tuple[str, ...] = ()
        self._heat: Heat | None = None
        self._legend = LegendCard(self)
        self.minimap = Minimap(self, lambda: self.boxes, self._colours, (self._legend,))
        self.zoom_button = ZoomButton(self)
        self._hits: tuple[tuple[str, int], ...] = ()
        self._words = QLabel(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.quiet(self._words)
        self.veil, self.grip = Veil(self), Grip(self)
        self.clicked.connect(self._on_clicked)
        self.setAcceptDrops(False)  # blocks dragged here are for whoever holds the canvas
        self.viewport().setAcceptDrops(False)
        self.setAccessibleName(tr("Picture of the network"))
        self.set_theme(theme.scheme())
        self._say()

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
        self.picture, self._subject = picture, subject
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

    def select(self, name: str, stage: int = -1, stages: tuple[int, ...] = ()) -> None:
        """Highlight the box that is or holds this name, else the one around it, else those inside or of the stage.

        Of several `stages` all boxes are highlighted.
        """
        if (name, stage, stages) != (*self.selected, self.stages):
            self.selected, self.stages = (name, stage), stages
            self._mark()
            if not self.grip.sweeping:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WAYS and not modifiers:
            self._walk(_WAYS[key])
        elif key in _WAYS and modifiers == SHIFT:
            self._extend(1 if _WAYS[key] in ("down", "right") else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.boxes:
            self._pick(self.boxes[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(next((i.placed.box.opens for i in self.boxes if i.chosen and i.placed.box.opens), ""))
        elif key == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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

    def _pick(self, item: BoxItem) -> None:
        box = item.placed.box
        self.select(box.id, box.stage)
        self.picked.emit(box.id, box.stage)

    def _walk(self, way: Way) -> None:
        if self.picture is None or not self.boxes:
            return
        chosen = next((item.placed.box.id for item in self.boxes if item.chosen), "")
        target = neighbour(self.picture, chosen, way)
        item = next((item for item in self.boxes if item.placed is target), None)
        if item is not None:
            self._pick(item)

    def _tint_at(self, point: QPointF) -> Cluster | None:
        """The block, else the stage, whose tint is there."""
        for placed in sorted(self.picture.clusters, key=lambda c: c.outer) if self.picture else ():
            if QRectF(placed.x, placed.y, placed.width, placed.height).contains(point):
                return placed.cluster
        return None

    def _extend(self, by: int) -> None:
        """One stage more, or one less, at the end that moves while the stage that is looked at stays."""
        start, stages = self.selected[1], self.stages
        far = stages[0] if stages and stages[-1] == start else stages[-1] if stages else -1
        if 0 <= far + by <= max((item.placed.box.stage for item in self.boxes), default=-1):
            self.grip.extended.emit(far + by)

    def stage_at(self, place: QPoint) -> tuple[str, int]:
        """Name and stage of the box, else of the tint, at a place of the view; ("", -1) beside all."""
        point = self.mapToScene(place)
        item = next((item for item in self.boxes if item.outline.contains(point)), None)
        if item is not None:
            return item.placed.box.id, item.placed.box.stage
        stage = self._tint_at(point)
        return (stage.id, stage.stage) if stage else ("", -1)

    def stages_in(self, area: QRectF) -> set[int]:
        """The stages whose boxes or tints an area of the scene touches."""
        area = area.adjusted(-0.5, -0.5, 0.5, 0.5)  # without height or width it would touch nothing
        tints = self.picture.clusters if self.picture else ()
        found = {t.cluster.stage for t in tints if QRectF(t.x, t.y, t.width, t.height).intersects(area)}
        return found | {i.placed.box.stage for i in self.boxes if i.outline.intersects(area)} - {-1}

    def event(self, event: QEvent) -> bool:
        """Escape, which elsewhere empties the selection, first gives up a band."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.grip.sweeping:
            self.grip.cancel()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.held:
            self.grip.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.grip.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.grip.release(event)

    def chosen_place(self) -> QPoint | None:
        """The middle, in the view, of the first box that is highlighted."""
        self._reveal()
        return next((self.mapFromScene(item.outline.center()) for item in self.boxes if item.chosen), None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done to what is under the pointer; with a key, to what is selected."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.chosen_place() or self.viewport().rect().center()
            self.asked.emit(self.viewport().mapToGlobal(place), None)
        else:
            self.asked.emit(event.globalPos(), event.pos())

    def _on_clicked(self, place: QPoint) -> None:
        point = self.mapToScene(place)
        item = next((item for item in self.boxes if item.outline.contains(point)), None)
        tint = self._tint_at(point)
        self._under = item.placed if item else tint
        if item is not None:
            self._pick(item)
        elif tint is not None:
            self.select(tint.id, tint.stage)
            self.picked.emit(tint.id, tint.stage)
        else:
            self.select("")
            self.emptied.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What the first click hit, which may have moved since, is opened; a tint is closed."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & (CTRL | SHIFT):
            self.grip.press(event)  # two quick clicks that select
        elif isinstance(self._under, Cluster):
            self.turned.emit(self._under.id, self._under.stage)
        elif self._under:
            self.opened.emit(self._under.box.opens)

    def _say(self) -> None:
        """What to do while there is nothing; what the picture leaves out."""
        note = self.picture.scene.note if self.picture else ""
        self._words.setText(tr(note if self.boxes else EMPTY))
        self._words.setAutoFillBackground(bool(note))  # it may lie on boxes
        self._words.setVisible(bool(note) or not self.boxes)
        room = self.viewport().rect().adjusted(theme.WIDE, theme.MARGIN, -theme.WIDE, -theme.MARGIN)
        size = self._words.sizeHint().boundedTo(room.size())
        middle = room.center() - QRect(QPoint(), size).center()
        place = room.bottomLeft() - QPoint(0, size.height()) if self.boxes else middle
        self._words.setGeometry(QRect(place, size))
