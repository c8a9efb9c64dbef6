"""The picture as TikZ for papers: the same places, its letters set by TeX, its colours and boxes as named styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import floor

from .anatomy import BAR
from .font import BADGE, DETAIL, LABEL, TITLE
from .glyph import GLYPHS
from .layout import Picture
from .options import Options
from .paper import Paper
from .style import Palette, colours
from .tex import LETTER
from .tikz_shapes import at, node_name, number, shapes

_HOW = r"""Put it into a paper with \input{%(name)s}, and these two lines into the paper's preamble:
  \usepackage{tikz}
  \usetikzlibrary{arrows.meta}
By itself it compiles into a page of the picture's size. Boxes are nodes: "%(node)s" can be pointed at by name.
Colours are the archviz-... below, looks the archviz/... styles; letters are those of archviz/letters."""
# The page takes the size of the box that TeX has measured: no arithmetic of ours can make it too small for the box.
_ALONE = r"""\ifdefined\tikzpicture\else
  \documentclass{article}
  \usepackage{tikz}
  \usetikzlibrary{arrows.meta}
  \def\archvizend{\egroup
    \paperwidth=\wd0 \paperheight=\ht0 \advance\paperheight by \dp0
    \ifdefined\pdfpagewidth \pdfpagewidth=\paperwidth \pdfpageheight=\paperheight \fi
    \ifdefined\pagewidth \pagewidth=\paperwidth \pageheight=\paperheight \fi
    \hoffset=-1in \voffset=-1in \shipout\box0 \end{document}}
  \begin{document}
  \setbox0=\hbox\bgroup
\fi"""


def tikz(page: Paper, options: Options, title: str = "", footer: str = "") -> str:
    """A .tex file with one tikzpicture, to be included in a paper or compiled alone; the page gives its scale."""
    picture, palette = page.picture, colours(options.theme)
    body = list(shapes(picture))
    name = f"{re.sub(r'[^A-Za-z0-9]+', '-', title).strip('-') or 'picture'}.tex"
    node = node_name(next((p.box.id for p in picture.boxes if p.box.stage >= 0), picture.boxes[0].box.id))
    head = f"{title or 'A network'}, drawn by ArchViz. {footer}\n{_HOW % {'name': name, 'node': node}}"
    scaled = abs(page.scale - 1) > 1e-6
    lines = [*_comment(head), _ALONE]
    lines += [rf"\scalebox{{{scale(page)}}}{{%"] if scaled else []
    lines += [r"\begin{tikzpicture}[x=1bp, y=-1bp, line join=round]", *_styles(picture, palette)]
    lines += [LETTER] if any(r"\archvizletter" in line for line in body) else []
    ground = r"\fill[archviz-page]" if palette.page != "#FFFFFF" and not options.transparent else r"\useasboundingbox"
    lines += [f"{ground} (0,0) rectangle {at(picture.width, picture.height)};", *body, r"\end{tikzpicture}%"]
    lines += ["}%"] if scaled else []
    return "\n".join([*lines, r"\ifdefined\archvizend \expandafter\archvizend \fi", ""])


def scale(page: Paper) -> str:
    """The factor as TeX keeps it, in whole 65536ths, rounded down: the picture is never larger than its page."""
    picture = page.picture
    sides = (page.width, picture.width), (page.height, picture.height)
    most = min(page.scale, *(room / float(number(side)) for room, side in sides))
    return f"{floor(most * 65_536) / 65_536:.5f}"


def _comment(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield "% " + "".join(c if c.isprintable() else " " for c in line)


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
        yield pen + " -- ".join(at(*p) for p in stroke) + ";"
    for x, y, w, h in sign.rings:
        yield rf"{pen}{at(x + w / 2, y + h / 2)} circle[radius={number(w / 2)}bp];"
    for x, y, w, h in sign.squares:
        yield rf"\fill[{colour}] {at(x, y)} rectangle {at(x + w, y + h)};"
    for x, y, w, h in sign.discs:
        yield rf"\fill[{colour}] {at(x + w / 2, y + h / 2)} circle[radius={number(w / 2)}bp];"
