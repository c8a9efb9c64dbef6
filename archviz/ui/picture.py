"""The picture in the middle: laid out in the background, painted by the canvas; a welcome where nothing is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from archviz.app.design import Design
from archviz.app.jobs import Token
from archviz.diagram.dot import Direction
from archviz.diagram.engine import warm
from archviz.diagram.font import TITLE, font
from archviz.diagram.heat import METRICS, UNMEASURED, heated
from archviz.graph.ops import LabelStyle
from archviz.results import Level
from archviz.words import word

from .bench.times import Times
from .breadcrumbs import Breadcrumbs
from .bridge import Bridge
from .canvas import Canvas
from .document import Document
from .drag import drag_stages
from .drop import Drops
from .language import tr
from .opened import Opened
from .selection import Selection

if TYPE_CHECKING:
    from archviz.diagram import Picture

RESIZED_MS = 150
SHEET_STEP = 64  # pixels

WELCOME = word("""<h3>An empty design</h3>
<p>Drag a block here from the palette, or double-click one.</p>
<p>Or open <a href="resnet50">resnet50</a>, <a href="resnext50_32x4d">resnext50_32x4d</a>
or <a href="wrn-28-10_cifar10">wrn-28-10_cifar10</a>;<br>
the search field knows every member of their families by name.</p>""")


class PicturePane(QStackedWidget):
    """Canvas or welcome; `level`, `labels`, `direction`, `opened` and `heat` say how it is drawn."""

    network_chosen = Signal(str)
    failed = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, bridge: Bridge, times: Times, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._bridge, self._times = document, selection, bridge, times
        self.level: Level = "block"
        self.labels: LabelStyle = "resnet"
        self.direction: Direction = "TB"
        self.heat = ""
        self.picture: Picture | None = None
        self.opened = Opened(document, selection, self)
        self._drawn: object = None
        self._turned = ""  # what was opened or closed since the picture that is shown
        font(TITLE)  # registered by the thread of the window; the worker then only measures with it
        self.canvas = Canvas()
        self.canvas.picked.connect(selection.pick)
        self.canvas.emptied.connect(selection.clear)
        self.canvas.opened.connect(self.opened.open)
        self.canvas.turned.connect(self.opened.turn)
        self.canvas.left.connect(self.opened.leave)
        self.breadcrumbs = Breadcrumbs(self.canvas)
        self.breadcrumbs.chosen.connect(self._on_step_chosen)
        grip = self.canvas.grip
        grip.toggled.connect(selection.toggle)
        grip.extended.connect(selection.extend)
        grip.swept.connect(selection.pick_stages)
        grip.grabbed.connect(partial(drag_stages, self.canvas, document, selection))
        self.drops = Drops(self, self.canvas, document, selection)
        self.addWidget(self.canvas)
        self.addWidget(self._welcome())
        self.setAcceptDrops(True)
        bridge.prepare(lambda _: warm())
        self._resized = QTimer(self, interval=RESIZED_MS, singleShot=True)
        self._resized.timeout.connect(self.refresh)
        document.changed.connect(self.refresh)
        document.changed.connect(self._show_heat)
        times.changed.connect(self._show_heat)
        selection.changed.connect(self._on_selection_changed)
        self.opened.changed.connect(self._on_opened_changed)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether a resize may still ask for other columns."""
        return self._resized.isActive()

    def take_over(self, other: PicturePane) -> None:
        """Show at once what another pane shows, as it is looked at there."""
        self.opened.take(other.opened)
        if other.picture and not other._bridge.busy:  # nothing has to be laid out
            self._bridge.drop("picture")
            self._drawn = other._drawn
        else:
            self.refresh()
        self._show(other.picture)
        self.canvas.look_as(other.canvas)

    def set_level(self, level: Level) -> None:
        """Stages, blocks or layers."""
        self.level = level
        self.refresh()

    def set_labels(self, labels: LabelStyle) -> None:
        """As the ResNet papers or the ResNeXt papers write them."""
        self.labels = labels
        self.refresh()

    def set_direction(self, direction: Direction) -> None:
        """Top-down or left-right."""
        self.direction = direction
        self.refresh()

    def set_heat(self, id: str) -> None:
        """Coloured by a metric, by its id; "" for what boxes do."""
        self.heat = id
        self._show_heat()

    def refresh(self) -> None:
        """Draw what is looked at now; the old picture stays until the new one is laid out."""
        design = self._document.design
        self.setCurrentIndex(0 if design.stages else 1)
        if not design.stages:
            self._bridge.drop("picture")
            self._drawn = None
            self._show(None)
            return
        sheet = self._sheet()
        opened = self.opened.names
        wanted = (design.name, design.input, design.stages, self.level, self.labels, self.direction, opened, sheet)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        graph, labels = self._document.expansion.graph, Design(design).titles
        level, style, direction = self.level, self.labels, self.direction

        def draw(token: Token) -> Picture:
            from archviz.diagram import draw

            how: dict[str, Any] = {"level": level, "labels": style, "direction": direction, "opened": opened}
            return draw(graph, labels, sheets=(sheet,), check=token.check, **how)

        if self.picture is None:
            self.canvas.await_picture()
        self._bridge.ask("picture", draw, self._show, self._on_drawing_failed)

    def _sheet(self) -> tuple[float, float]:
        """What the picture is broken into columns for: the canvas, in steps, so that a pixel more changes nothing."""
        width, height = (max(side // SHEET_STEP, 4) * SHEET_STEP for side in (self.width(), self.height()))
        return float(width), float(height)

    def _show(self, picture: Picture | None) -> None:
        self.picture = picture
        issues = self._document.expansion.issues
        self.opened.settle(picture.scene if picture else None)
        self.canvas.show_picture(picture, self._document.design.name, self._turned)
        self._turned = ""
        self._show_heat()
        self.canvas.set_issues({i.stage for i in issues if i.stage is not None and i.severity == "error"})
        self._on_selection_changed()

    def _show_heat(self) -> None:
        """The values of the boxes as they are now, whether or not they are about to be laid out anew."""
        heat, document, times = None, self._document, self._times
        if self.heat and self.picture:
            analysis, lack = times.of(document.design), times.lack(document.design) or UNMEASURED
            heat = heated(METRICS[self.heat], self.picture.scene, analysis, lambda: document.layers, lack)
        self.canvas.set_heat(heat)

    def _on_drawing_failed(self, error: BaseException) -> None:
        self._drawn = None
        self._show(None)
        self.failed.emit(tr("The picture cannot be drawn: {why}", why=str(error)))

    def _on_selection_changed(self) -> None:
        self.canvas.select(self._selection.name, self._selection.stage, self._selection.stages)
        self.breadcrumbs.show_way(self.opened.way)

    def _on_step_chosen(self, name: str, stage: int) -> None:
        self.canvas.setFocus()  # the button goes
        self.opened.back(name, stage)

    def _on_opened_changed(self, name: str) -> None:
        self._turned = name
        self.refresh()

    def _welcome(self) -> QWidget:
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        text = self._text = QLabel(tr(WELCOME))
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.linkActivated.connect(self.network_chosen)
        layout = QVBoxLayout(page)
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignCenter)
        return page

    def changeEvent(self, event: QEvent) -> None:
        """Links keep the colour that they were read with."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._text.setText(tr(WELCOME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns may suit the new size."""
        super().resizeEvent(event)
        self._resized.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Blocks and stages may be dropped on the picture, or on the welcome."""
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)
