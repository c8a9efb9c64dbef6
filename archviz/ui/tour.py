"""The tour: three callouts beside what they speak of, once per user and whenever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archviz.words import word

from . import theme
from .language import tr
from .speech import announce

if TYPE_CHECKING:
    from .window import Window

WIDTH, TIP, RADIUS = 320, 10, 6  # pixels: of the text at its normal size, of the pointer, of the corners
STEPS = (
    (
        word("Blocks and networks"),
        word(
            "Drag a block onto the picture or the list of stages. Name any network here, such as resnet50, to open it."
        ),
    ),
    (
        word("The picture is the design"),
        word(
            "Click a box to edit it at the right. Arrow keys walk from box to box; 1, 2, 3 show stages, blocks, layers."
        ),
    ),
    (
        word("Numbers and problems"),
        word("Totals and tables follow every change. Problems names each mistake and offers what mends it."),
    ),
)


class Tour(QWidget):
    """One callout at a time; Escape or Skip ends it, and nothing else is held up by it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self.step, self._tip = window, 0, QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title, self.text, self.place = QLabel(), QLabel(), QLabel()
        self.title.setFont(theme.bold(self.title.font()))
        self.text.setWordWrap(True)
        self.text.setFixedWidth(theme.scaled(WIDTH))
        theme.quiet(self.place)
        self.skip, self.next = QPushButton(tr("&Skip")), QPushButton()
        self.skip.setToolTip(tr("End the tour (Escape)"))
        self.skip.clicked.connect(self.close)
        self.next.clicked.connect(self._on_next_clicked)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        around = theme.WIDE + TIP
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(theme.MARGIN)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(row)
        window.installEventFilter(self)
        self.show()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays beside what it speaks of."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle()
        return False

    def event(self, event: QEvent) -> bool:
        """Escape ends the tour; elsewhere it belongs to the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.close()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.selection), 2))
        painter.setBrush(QColor(colours.page))
        frame = self.rect().adjusted(TIP, TIP, -TIP, -TIP)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        tip, inside = QPointF(self._tip), QPointF(frame.center())
        across = QPointF(0, TIP) if self._tip.x() in (0, self.width()) else QPointF(TIP, 0)
        base = QPointF(
            min(max(tip.x(), frame.left() + 1), frame.right()), min(max(tip.y(), frame.top() + 1), frame.bottom())
        )
        ahead = QPointF(inside.x() - base.x(), 0) if across.x() == 0 else QPointF(0, inside.y() - base.y())
        ahead /= max(1.0, abs(ahead.x()) + abs(ahead.y()))
        painter.drawPolyline(QPolygonF([base - across, tip, base + across]))
        painter.setPen(Qt.PenStyle.NoPen)
        inner = base + ahead * 2
        painter.drawPolygon(QPolygonF([inner - across, tip + ahead * 2, inner + across]))

    def _say(self) -> None:
        title, text = STEPS[self.step]
        self.title.setText(tr(title))
        self.text.setText(tr(text))
        self.place.setText(tr("{step} of {count}", step=self.step + 1, count=len(STEPS)))
        self.next.setText(tr("&Done") if self.step == len(STEPS) - 1 else tr("&Next"))
        self.skip.setVisible(self.step < len(STEPS) - 1)
        self.setAccessibleName(tr(title))
        self.next.setAccessibleDescription(tr(text))
        self._settle()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{tr(title)}. {tr(text)}")

    def _settle(self) -> None:
        """Beside its part of the window, its pointer at the part's edge."""
        window = self._window
        target = (window.palette_panel, window.picture, window.bottom)[self.step]
        part = QRect(target.mapTo(window, QPoint()), target.size()) if target.isVisible() else window.rect()
        self.adjustSize()
        size = self.size()
        if self.step == 0:
            place = QPoint(part.right(), part.top() + theme.MARGIN)
            self._tip = QPoint(0, TIP + 2 * theme.WIDE)
        elif self.step == 1:
            place = QPoint(part.center().x() - size.width() // 2, part.bottom() - size.height() - theme.WIDE)
            self._tip = QPoint(size.width() // 2, 0)
        else:
            place = QPoint(part.left() + 2 * theme.WIDE, part.top() - size.height())
            self._tip = QPoint(size.width() // 3, size.height())
        room = window.rect().adjusted(0, 0, -size.width(), -size.height())
        self.move(min(max(place.x(), 0), max(room.right(), 0)), min(max(place.y(), 0), max(room.bottom(), 0)))
        self.raise_()
        self.update()

    def _on_next_clicked(self) -> None:
        if self.step == len(STEPS) - 1:
            self.close()
        else:
            self.step += 1
            self._say()


def take(window: Window) -> Tour:
    """The tour from its beginning; one at a time."""
    for other in window.findChildren(Tour):
        other.close()
    window.memory.put(toured=True)
    tour = Tour(window)
    QTimer.singleShot(0, tour, tour.next.setFocus)  # a menu that asked for it gives the focus back first
    return tour
