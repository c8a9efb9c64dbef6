"""The picture as TikZ for papers: the same places, its letters set by TeX, its colours and boxes as named styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import dist

from .anatomy import BAR, LEADS, LEFT, PAD, STACK, badge_width, bold, inside
from .font import BADGE, DETAIL, LABEL, TITLE, text_width
from .glyph import GLYPHS
from .layout import Picture, PlacedBox, PlacedCluster, PlacedLink
from .options import Options
from .paper import Paper
from .route import LEAD, MERGE, Point, label_lines
from .style import Palette, colours
from .tex import LETTER, escaped

_HOW = r"""Put it into a paper with \input{%(name)s}, and these two lines into the paper's preamble:
  \usepackage{tikz}
  \usetikzlibrary{arrows.meta}
By itself it compiles into a page of the picture's size. Boxes are nodes: "%(node)s" can be pointed at by name.
Colours are the archviz-... below, looks the archviz/... styles; letters are those of archviz/letters."""
_ALONE = r"""\ifdefined\tikzpicture\else
  \documentclass{article}
  \usepackage{tikz}
  \usetikzlibrary{arrows.meta}
  \paperwidth=%(width)sbp \paperheight=%(height)sbp
  \ifdefined\pdfpagewidth \pdfpagewidth=\paperwidth \pdfpageheight=\paperheight \fi
  \ifdefined\pagewidth \pagewidth=\paperwidth \pageheight=\paperheight \fi
  \hoffset=-1in \voffset=-1in \oddsidemargin=0pt \topmargin=0pt \headheight=0pt \headsep=0pt \topskip=0pt
  \textwidth=\paperwidth \textheight=\paperheight \parindent=0pt \pagestyle{empty}
  \def\archvizend{\end{document}}
  \begin{document}
\fi"""


def tikz(page: Paper, options: Options, title: str = "", footer: str = "") -> str:
    """A .tex file with one tikzpicture, to be included in a paper or compiled alone; the page gives its scale."""
    picture, palette = page.picture, colours(options.theme)
    body = list(_body(picture, palette))
    size = {"width": _number(picture.width * page.scale), "height": _number(picture.height * page.scale)}
    name = f"{re.sub(r'[^A-Za-z0-9]+', '-', title).strip('-') or 'picture'}.tex"
    node = _node(next((p.box.id for p in picture.boxes if p.box.stage >= 0), picture.boxes[0].box.id))
    head = f"{title or 'A network'}, drawn by ArchViz. {footer}\n{_HOW % {'name': name, 'node': node}}"
    shrunk = abs(page.scale - 1) > 1e-6
    lines = [*_comment(head), _ALONE % size]
    lines += [rf"\scalebox{{{page.scale:.4f}}}{{%"] if shrunk else []
    lines += [r"\begin{tikzpicture}[x=1bp, y=-1bp, line join=round]", *_styles(picture, palette)]
    lines += [LETTER] if any(r"\archvizletter" in line for line in body) else []
    ground = r"\fill[archviz-page]" if options.theme == "dark" and not options.transparent else r"\useasboundingbox"
    lines += [f"{ground} (0,0) rectangle {_at(picture.width, picture.height)};", *body, r"\end{tikzpicture}%"]
    lines += ["}%"] if shrunk else []
    return "\n".join([*lines, r"\ifdefined\archvizend \expandafter\archvizend \fi", ""])


def _comment(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield "% " + "".join(c if c.isprintable() else " " for c in line)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _at(x: float, y: float) -> str:
    return f"({_number(x)},{_number(y)})"


def _node(id: str) -> str:
    """A name that TikZ takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", id).strip("-")


def _styles(picture: Picture, palette: Palette) -> Iterator[str]:
    """Colours from the one table; a style for each category, its stack, badge and sign."""
    used = sorted({p.box.category for p in picture.boxes})
    named = {k: getattr(palette, k) for k in ("page", "text", "quiet", "line", "tint")}
    for name, colour in (named | {c: palette.bar(c) for c in used}).items():
        yield rf"\definecolor{{archviz-{name}}}{{HTML}}{{{colour[1:]}}}"
    share = palette.share * 100
    yield r"\tikzset{"
    yield r"  archviz/letters/.style={font=\sffamily\fontsize{#1}{#1}\selectfont}, archviz/letters/.default=9,"
    line = "inner sep=0pt, outer sep=0pt, anchor=base west, archviz/letters"
    yield rf"  archviz/title/.style={{{line}={TITLE}, text=archviz-text}},"
    yield rf"  archviz/name/.style={{{line}={TITLE}, text=archviz-text, node font=\bfseries}},"
    yield rf"  archviz/caption/.style={{{line}={LABEL}, text=archviz-text, node font=\bfseries}},"
    yield rf"  archviz/detail/.style={{{line}={DETAIL}, text=archviz-quiet}},"
    yield rf"  archviz/branch/.style={{{line}={DETAIL}, text=archviz-text, anchor=base}},"
    yield r"  archviz/tint/.style={fill=archviz-tint, rounded corners=5bp},"
    yield r"  archviz/wire/.style={draw=archviz-line, line width=0.9bp},"
    yield r"  archviz/branch wire/.style={draw=archviz-line, line width=0.7bp},"
    yield r"  archviz/arrow/.style={-{Triangle[length=5bp, width=4.4bp]}},"
    yield r"  archviz/projection/.style={dash pattern=on 3.15bp off 2.25bp},"
    yield r"  archviz/box/.style={rounded corners=4bp, line width=0.8bp, inner sep=0pt, outer sep=0pt},"
    yield r"  archviz/badge/.style={rounded corners=6bp, minimum height=12bp, inner sep=0pt, text=archviz-page,"
    yield rf"    archviz/letters={BADGE}, node font=\bfseries\boldmath}},"
    corner = "path picture bounding box"
    for category in used:
        full = f"archviz-{category}"
        edge = f"draw={full}!55!archviz-page"
        yield f"  archviz/{category} sheet/.style={{archviz/box, {edge}, fill={full}!{share * 0.6:g}!archviz-page}},"
        yield f"  archviz/{category}/.style={{archviz/box, {edge}, fill={full}!{share:g}!archviz-page}},"
        yield (
            f"  archviz/{category} bar/.style={{path picture={{"
            rf"\fill[{full}] ({corner}.north west) rectangle ([xshift={BAR:g}bp]{corner}.south west);}}}},"
        )
        yield f"  archviz/{category} badge/.style={{archviz/badge, fill={full}!62!archviz-text}},"
        yield f"  pics/archviz/{category}/.style={{code={{{''.join(_sign(category))}}}}},"
    yield "}"


def _sign(category: str) -> Iterator[str]:
    """The sign that tells categories apart without colour."""
    sign, colour = GLYPHS.get(category, GLYPHS["shape"]), f"archviz-{category}"
    pen = rf"\draw[{colour}, line width=1.1bp, line cap=round] "
    for stroke in sign.strokes:
        yield pen + " -- ".join(_at(*p) for p in stroke) + ";"
    for x, y, w, h in sign.rings:
        yield rf"{pen}{_at(x + w / 2, y + h / 2)} circle[radius={_number(w / 2)}bp];"
    for x, y, w, h in sign.squares:
        yield rf"\fill[{colour}] {_at(x, y)} rectangle {_at(x + w, y + h)};"
    for x, y, w, h in sign.discs:
        yield rf"\fill[{colour}] {_at(x + w / 2, y + h / 2)} circle[radius={_number(w / 2)}bp];"


def _body(picture: Picture, palette: Palette) -> Iterator[str]:
    for cluster in picture.clusters:
        yield from _cluster(cluster)
    for link in sorted(picture.links, key=lambda k: k.link.source == k.link.target):
        yield from _link(link)
    for box in picture.boxes:
        yield from _box(box)


def _text(style: str, x: float, y: float, text: str) -> str:
    return rf"\node[archviz/{style}] at {_at(x, y)} {{{escaped(text)}}};"


def _rectangle(style: str, x: float, y: float, width: float, height: float) -> str:
    return rf"\path[{style}] {_at(x, y)} rectangle {_at(x + width, y + height)};"


def _badge(style: str, placed: PlacedBox | PlacedCluster, count: int) -> str:
    """×N in the upper right corner."""
    width = badge_width(count)
    middle = _at(placed.x + placed.width - 3 - width / 2, placed.y + 10)
    return rf"\node[{style}, minimum width={_number(width)}bp] at {middle} {{{escaped(f'×{count}')}}};"


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
    path = _at(*points[0])
    for i in range(1, len(points) - 2, 3):
        path += " .. controls {} and {} .. {}".format(*(_at(*p) for p in points[i : i + 3]))
    style = "archviz/wire" + (", archviz/projection" if link.kind == "projection" else "")
    if placed.tip:
        path, style = f"{path} -- {_at(*placed.tip)}", f"{style}, archviz/arrow"
    yield rf"\draw[{style}] {path};"
    if placed.tip and link.source == link.target:
        length = dist(placed.tip, points[-1]) or 1.0
        ahead = [(a - b) / length * MERGE for a, b in zip(placed.tip, points[-1], strict=True)]
        middle = placed.tip[0] + ahead[0], placed.tip[1] + ahead[1]
        yield rf"\draw[archviz/wire, fill=archviz-page] {_at(*middle)} circle[radius={MERGE:g}bp];"
        yield _cross("archviz/wire", middle, MERGE)
    if placed.label_at:
        x, y = placed.label_at
        lines = label_lines(link.label, not placed.stacked)
        y += LABEL * 0.36 - LEAD * (len(lines) - 1) / 2
        yield from (_text("detail", x, y + number * LEAD, line) for number, line in enumerate(lines))


def _cross(style: str, middle: Point, radius: float) -> str:
    (x, y), arm = middle, radius * 0.5
    return rf"\draw[{style}] {_at(x - arm, y)} -- {_at(x + arm, y)} {_at(x, y - arm)} -- {_at(x, y + arm)};"


def _box(placed: PlacedBox) -> Iterator[str]:
    box, category = placed.box, f"archviz/{placed.box.category}"
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    if box.title == "+":
        middle = x + width / 2, y + height / 2
        shape = f"circle, minimum size={_number(width)}bp, rounded corners=0pt"
        yield rf"\node[{category}, {shape}] ({_node(box.id)}) at {_at(*middle)} {{}};"
        yield _cross("archviz-text, line width=0.8bp", middle, width / 2)
        return
    for sheet in (2, 1) if box.count > 1 else ():
        yield _rectangle(f"{category} sheet", x + sheet * STACK, y + sheet * STACK, width, height)
    size = f"minimum width={_number(width)}bp, minimum height={_number(height)}bp"
    yield rf"\node[{category}, {category} bar, {size}] ({_node(box.id)}) at {_at(x + width / 2, y + height / 2)} {{}};"
    yield rf"\pic at {_at(x + BAR + 5, y + PAD + 1.5)} {{{category}}};"
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
    return " -- ".join(_at(*p) for p in points)
