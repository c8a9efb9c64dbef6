"""The shapes of a picture in TikZ: the drawing commands, by the styles that tikz.py defines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import dist

from .anatomy import BAR, LEADS, LEFT, PAD, STACK, badge_width, bold, inside
from .font import DETAIL, LABEL, TITLE, text_width
from .layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from .route import LEAD, MERGE, Point, label_lines
from .tex import escaped


def number(value: float) -> str:
    """A length to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def at(x: float, y: float) -> str:
    """A place."""
    return f"({number(x)},{number(y)})"


def node_name(id: str) -> str:
    """A name that TikZ takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", id).strip("-") or "box"


def shapes(picture: Picture) -> Iterator[str]:
    """Every tint, wire and box, in the order of painting."""
    for cluster in picture.clusters:
        yield from _cluster(cluster)
    for link in sorted(picture.links, key=lambda k: k.link.source == k.link.target):
        yield from _link(link)
    for box in picture.boxes:
        yield from _box(box)


_LETTERS = {"title": (TITLE, False), "name": (TITLE, True), "caption": (LABEL, True)}  # of styles; else DETAIL


def _text(style: str, x: float, y: float, text: str) -> str:
    """A line of text; one with letters that TeX may have to name is no longer than it was measured."""
    told = escaped(text)
    if r"\archvizletter" in told:
        size, bold = _LETTERS.get(style.split(",")[0], (DETAIL, False))
        told = rf"\archvizfit{{{number(text_width(text, size, bold))}bp}}{{{told}}}"
    return rf"\node[archviz/{style}] at {at(x, y)} {{{told}}};"


def _rectangle(style: str, x: float, y: float, width: float, height: float) -> str:
    return rf"\path[{style}] {at(x, y)} rectangle {at(x + width, y + height)};"


def _badge(style: str, placed: PlacedBox | PlacedCluster, count: int) -> str:
    """×N in the upper right corner."""
    width = badge_width(count)
    middle = at(placed.x + placed.width - 3 - width / 2, placed.y + 10)
    return rf"\node[{style}, minimum width={number(width)}bp] at {middle} {{{escaped(f'×{count}')}}};"


def _cluster(placed: PlacedCluster) -> Iterator[str]:
    share, count = (0.0 if placed.outer else 0.07), placed.cluster.count
    frame = placed.width, placed.height
    for sheet in (2, 1) if count > 1 else ():
        mixed = (0.09 * sheet + (1 - 0.09 * sheet) * share) * 100
        shift = sheet * STACK
        style = f"archviz/tint, fill=archviz-line!{mixed:.4g}!archviz-tint"
        yield _rectangle(style, placed.x + shift, placed.y + shift, *frame)
    fill = "" if placed.outer else f", fill=archviz-line!{share * 100:g}!archviz-tint"
    yield _rectangle(f"archviz/tint{fill}", placed.x, placed.y, *frame)
    if count > 1:
        yield _badge("archviz/badge, fill=archviz-quiet", placed, count)
    name, _, rest = placed.cluster.caption.partition(" · ")
    yield _text("caption", *placed.name_at, name)
    if rest:
        yield _text("detail", *placed.rest_at, rest)


def _link(placed: PlacedLink) -> Iterator[str]:
    link, points = placed.link, placed.points
    path = at(*points[0])
    for i in range(1, len(points) - 2, 3):
        path += " .. controls {} and {} .. {}".format(*(at(*p) for p in points[i : i + 3]))
    style = "archviz/wire" + (", archviz/projection" if link.kind == "projection" else "")
    if placed.tip:
        path, style = f"{path} -- {at(*placed.tip)}", f"{style}, archviz/arrow"
    yield rf"\draw[{style}] {path};"
    if placed.tip and link.source == link.target:
        length = dist(placed.tip, points[-1]) or 1.0
        ahead = [(a - b) / length * MERGE for a, b in zip(placed.tip, points[-1], strict=True)]
        middle = placed.tip[0] + ahead[0], placed.tip[1] + ahead[1]
        yield rf"\draw[archviz/wire, fill=archviz-page] {at(*middle)} circle[radius={MERGE:g}bp];"
        yield _cross("archviz/wire", middle, MERGE)
    if placed.label_at:
        x, y = placed.label_at
        lines = label_lines(link.label, not placed.stacked)
        y += LABEL * 0.36 - LEAD * (len(lines) - 1) / 2
        yield from (_text("detail", x, y + row * LEAD, line) for row, line in enumerate(lines))


def _cross(style: str, middle: Point, radius: float) -> str:
    (x, y), arm = middle, radius * 0.5
    return rf"\draw[{style}] {at(x - arm, y)} -- {at(x + arm, y)} {at(x, y - arm)} -- {at(x, y + arm)};"


def _box(placed: PlacedBox) -> Iterator[str]:
    box, category = placed.box, f"archviz/{placed.box.category}"
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    if box.title == "+":
        centre = x + width / 2, y + height / 2
        shape = f"circle, minimum size={number(width)}bp, rounded corners=0pt"
        yield rf"\node[{category}, {shape}] ({node_name(box.id)}) at {at(*centre)} {{}};"
        yield _cross("archviz-text, line width=0.8bp", centre, width / 2)
        return
    for sheet in (2, 1) if box.count > 1 else ():
        yield _rectangle(f"{category} sheet", x + sheet * STACK, y + sheet * STACK, width, height)
    size = f"minimum width={number(width)}bp, minimum height={number(height)}bp"
    middle = at(x + width / 2, y + height / 2)
    yield rf"\node[{category}, {category} bar, {size}] ({node_name(box.id)}) at {middle} {{}};"
    yield rf"\pic at {at(x + BAR + 5, y + PAD + 1.5)} {{{category}}};"
    yield from _lines(placed)
    if box.count > 1:
        yield _badge(f"{category} badge", placed, box.count)


def _lines(placed: PlacedBox) -> Iterator[str]:
    """The texts of a box, and its branches."""
    box, x, y = placed.box, placed.x + LEFT, placed.y + PAD
    if box.flow:
        drawn = inside(box)
        drawn = drawn.moved(placed.x + placed.width / 2 - drawn.axis, y)
        for wire in drawn.wires:
            yield rf"\draw[archviz/branch wire] {_way(wire)};"
        for words in drawn.words:
            middle = words.at[0] + text_width(words.text, DETAIL) / 2  # other letters are narrower or wider
            style = "branch, text=archviz-quiet" if words.quiet else "branch"
            yield _text(style, middle, words.at[1], words.text)
        y += drawn.height
    for line in () if box.flow else box.title.split("\n"):
        yield _text("name" if bold(box) else "title", x, y + TITLE, line)
        y += LEADS[TITLE]
    for line in box.detail.split("\n") if box.detail else ():
        yield _text("detail", x, y + DETAIL, line)
        y += LEADS[DETAIL]


def _way(points: Iterable[Point]) -> str:
    return " -- ".join(at(*p) for p in points)
