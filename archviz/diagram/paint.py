"""The painter of pictures, for window, SVG, PDF and PNG alike.

One unit is one point. Fonts are in those units too, so that text keeps its proportion to its box on every device.
"""

from __future__ import annotations

from functools import lru_cache
from math import dist

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from .anatomy import BAR, LEADS, LEFT, PAD, STACK, badge_width, bold, inside
from .font import BADGE, DETAIL, LABEL, TITLE, font
from .glyph import GLYPHS
from .heat import Heat
from .layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from .legend import paint_below
from .route import LEAD, MERGE, label_lines
from .sketch import Sketch
from .style import Coat, Palette, Theme, colours, mix


def paint_picture(painter: QPainter, picture: Picture, theme: Theme = "light") -> None:
    """The whole picture, its upper left corner at the painter's origin; the page is not filled."""
    palette = colours(theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for cluster in picture.clusters:
        paint_cluster(painter, cluster, palette)
    for link in sorted(picture.links, key=lambda k: k.link.source == k.link.target):
        paint_link(painter, link, palette)
    for box in picture.boxes:
        paint_box(painter, box, palette, heat=picture.heat)
    paint_below(painter, picture, palette)


def paint_box(
    painter: QPainter,
    placed: PlacedBox,
    palette: Palette,
    selected: bool = False,
    issue: bool = False,
    heat: Heat | None = None,
) -> None:
    """A box at its place: stack, ground, bar, glyph, texts, badge; a ring when selected, another when at fault."""
    box = placed.box
    place = heat.place(box.id) if heat else None
    coat = palette.heated(place) if heat else palette.coat(box.category)
    frame = QRectF(placed.x, placed.y, placed.width, placed.height)
    edge = palette.issue if issue else palette.selection if selected else coat.edge
    ring = 3.0 if palette.theme.startswith("contrast") else 1.8
    pen = QPen(QColor(edge), ring if selected or issue else 0.8)
    if heat and place is None and not (selected or issue):
        pen.setDashPattern([3.0, 2.0])  # so that grey is not taken for a colour of the bar
    if box.title == "+":
        _sum(painter, frame.center(), placed.width / 2, pen, coat.fill, coat.text)
        return
    radius = 4.0
    painter.setPen(pen)
    for sheet in (2, 1) if box.count > 1 else ():
        painter.setBrush(QColor(coat.sheet))
        painter.drawRoundedRect(frame.translated(sheet * STACK, sheet * STACK), radius, radius)
    painter.setBrush(QColor(coat.fill))
    painter.drawRoundedRect(frame, radius, radius)
    outline = QPainterPath()
    outline.addRoundedRect(frame, radius, radius)
    bar = QPainterPath()
    bar.addRect(QRectF(frame.left(), frame.top(), BAR, frame.height()))
    painter.fillPath(outline.intersected(bar), QBrush(QColor(coat.mark)))
    _glyph(painter, box.category, QPointF(frame.left() + BAR + 5, frame.top() + PAD + 1.5), coat.mark)
    _texts(painter, placed, coat)


def _glyph(painter: QPainter, category: str, at: QPointF, ink: str) -> None:
    lines, areas = _sign(category)
    colour = QColor(ink)
    painter.setPen(QPen(colour, 1.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines.translated(at))
    painter.fillPath(areas.translated(at), QBrush(colour))


@lru_cache(maxsize=64)
def _sign(category: str) -> tuple[QPainterPath, QPainterPath]:
    """The sign of a category at the origin: what is stroked, what is filled."""
    sign = GLYPHS.get(category, GLYPHS["shape"])
    lines, areas = QPainterPath(), QPainterPath()
    for stroke in sign.strokes:
        lines.addPolygon(QPolygonF([QPointF(x, y) for x, y in stroke]))
    for ring in sign.rings:
        lines.addEllipse(QRectF(*ring))
    for square in sign.squares:
        areas.addRect(QRectF(*square))
    for disc in sign.discs:
        areas.addEllipse(QRectF(*disc))
    return lines, areas


def _texts(painter: QPainter, placed: PlacedBox, coat: Coat) -> None:
    box = placed.box
    x, y = placed.x + LEFT, placed.y + PAD
    if box.flow:
        sketched = inside(box)
        y += _sketched(painter, sketched.moved(placed.x + placed.width / 2 - sketched.axis, y), coat)
    painter.setFont(font(TITLE, bold(box)))
    painter.setPen(QColor(coat.text))
    for line in () if box.flow else box.title.split("\n"):
        painter.drawText(QPointF(x, y + TITLE), line)
        y += LEADS[TITLE]
    painter.setFont(font(DETAIL))
    painter.setPen(QColor(coat.quiet))
    for line in box.detail.split("\n") if box.detail else ():
        painter.drawText(QPointF(x, y + DETAIL), line)
        y += LEADS[DETAIL]
    if box.count > 1:
        frame = QRectF(placed.x, placed.y, placed.width, placed.height)
        _badge(painter, frame, box.count, coat.badge, coat.badge_text)


def _sketched(painter: QPainter, inside: Sketch, coat: Coat) -> float:
    """Branches side by side and their merge; their height."""
    painter.setPen(QPen(QColor(coat.line), 0.7))
    for wire in inside.wires:
        painter.drawPolyline(QPolygonF([QPointF(*p) for p in wire]))
    painter.setFont(font(DETAIL))
    for words in inside.words:
        painter.setPen(QColor(coat.quiet if words.quiet else coat.text))
        painter.drawText(QPointF(*words.at), words.text)
    return inside.height


def _badge(painter: QPainter, frame: QRectF, count: int, ground: str, ink: str) -> None:
    """×N in the upper right corner of a frame."""
    width = badge_width(count)
    badge = QRectF(frame.right() - width - 3, frame.top() + 4, width, 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(badge, 6, 6)
    painter.setFont(font(BADGE, True))
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(badge.left() + 4, badge.bottom() - 3.2), f"×{count}")


def _sum(painter: QPainter, at: QPointF, radius: float, pen: QPen, fill: str, ink: str) -> None:
    """⊕"""
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor(ink), pen.widthF()))
    arm = radius * 0.5
    painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
    painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))


def paint_link(painter: QPainter, placed: PlacedLink, palette: Palette) -> None:
    """A wire with its arrowhead; a projection is dashed. An arc around a block ends on a small ⊕."""
    link, points = placed.link, [QPointF(*p) for p in placed.points]
    path = QPainterPath(points[0])
    for i in range(1, len(points) - 2, 3):
        path.cubicTo(*points[i : i + 3])
    pen = QPen(QColor(palette.line), 0.9)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if link.kind == "projection":
        pen.setDashPattern([3.5, 2.5])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    if placed.tip:
        tip, end = QPointF(*placed.tip), points[-1]
        length = dist(placed.tip, placed.points[-1]) or 1.0
        ahead = (tip - end) / length
        aside = QPointF(-ahead.y(), ahead.x()) * 2.2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.line))
        painter.drawPolygon(QPolygonF([tip, tip - ahead * 5 + aside, tip - ahead * 5 - aside]))
        if link.source == link.target:
            ring = QPen(QColor(palette.line), 0.9)
            _sum(painter, tip + ahead * MERGE, MERGE, ring, palette.page, palette.line)
    if placed.label_at:
        painter.setFont(font(LABEL))
        painter.setPen(QColor(palette.quiet))
        x, y = placed.label_at
        lines = label_lines(link.label, not placed.stacked)
        y += LABEL * 0.36 - LEAD * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            painter.drawText(QPointF(x, y + number * LEAD), line)


def paint_cluster(painter: QPainter, placed: PlacedCluster, palette: Palette) -> None:
    """A tint with its caption: the name at the left, what it is made of at the other side of the flow."""
    frame = QRectF(placed.x, placed.y, placed.width, placed.height)
    painter.setPen(Qt.PenStyle.NoPen)
    tint = palette.tint if placed.outer else mix(palette.line, palette.tint, 0.07)
    for sheet in (2, 1) if placed.cluster.count > 1 else ():
        painter.setBrush(QColor(mix(palette.line, tint, 0.09 * sheet)))
        painter.drawRoundedRect(frame.translated(sheet * STACK, sheet * STACK), 5, 5)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(frame, 5, 5)
    if placed.cluster.count > 1:
        _badge(painter, frame, placed.cluster.count, palette.quiet, palette.page)
    name, _, rest = placed.cluster.caption.partition(" · ")
    painter.setFont(font(LABEL, True))
    painter.setPen(QColor(palette.text))
    painter.drawText(QPointF(*placed.name_at), name)
    painter.setFont(font(LABEL))
    painter.setPen(QColor(palette.quiet))
    painter.drawText(QPointF(*placed.rest_at), rest)
