"""A picture on the clipboard: pixels for most programs, SVG for those that draw, text for those that read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from archviz.app.drawing import Drawing
from archviz.diagram.devices import image
from archviz.diagram.options import Options
from archviz.diagram.paper import Paper

SVG_MIME = "image/svg+xml"
DPI = 192  # of the pixels, where the file has none of its own
_MOST_PIXELS = 24_000_000  # other programs take their time with more


@dataclass(frozen=True, slots=True)
class Copied:
    """What the clipboard is to hold."""

    image: QImage
    svg: bytes
    text: str = ""


def copied(drawing: Drawing, options: Options) -> Copied:
    """A picture made ready for the clipboard, in any thread; TikZ and DOT are there as text, too."""
    page = drawing.paper(options)
    wanted = options.dpi if options.format == "png" else DPI
    svg = drawing.render(replace(options, format="svg"))
    text = drawing.render(options).decode() if options.format in ("tex", "dot") else ""
    return Copied(image(page, options, min(wanted, _most(page))), svg, text)


def put(what: Copied) -> None:
    """Hand it to the clipboard; in the window's thread."""
    data = QMimeData()
    data.setImageData(what.image)
    data.setData(SVG_MIME, what.svg)
    if what.text:
        data.setText(what.text)
    QGuiApplication.clipboard().setMimeData(data)


def _most(page: Paper) -> float:
    return float((_MOST_PIXELS / page.width / page.height) ** 0.5 * 72)
