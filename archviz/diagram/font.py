"""The letters of pictures: the bundled font, its sizes and widths. Qt, as paint.py and devices.py."""

from __future__ import annotations

from functools import lru_cache
from threading import get_ident

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from archviz.resources import resource

FAMILY = "Inter"
TITLE, DETAIL, LABEL, BADGE = 10, 9, 9, 9  # sizes of letters in points
_BREAKS = "_-/.:"  # signs behind which a word may go on below
LEAST = min(TITLE, DETAIL, LABEL, BADGE)


@lru_cache(maxsize=1)
def application() -> QGuiApplication:
    """The running application. Fonts need one: where there is none, an offscreen one that widgets can use later."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    from PySide6.QtWidgets import QApplication

    return QApplication(["archviz", "-platform", "offscreen"])


def font(size: int, bold: bool = False) -> QFont:
    """The bundled font at a size in points; the platform's own where the bundled one cannot be read."""
    return _font(size, bold, get_ident())


@lru_cache(maxsize=64)
def _font(size: int, bold: bool, thread: int) -> QFont:
    """One a thread: Qt keeps what it has loaded for a font by thread, and one that two threads use ends in a crash."""
    application()
    family = _family()
    found = QFont(family) if family else QFont()
    found.setPixelSize(size)
    found.setBold(bold)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


@lru_cache(maxsize=1)
def _family() -> str:
    loaded = [QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{w}.ttf"))) for w in ("Regular", "Bold")]
    return FAMILY if min(loaded) >= 0 else ""


@lru_cache(maxsize=16384)
def text_width(text: str, size: int = LABEL, bold: bool = False) -> float:
    """Width of one line in points."""
    return QFontMetricsF(font(size, bold)).horizontalAdvance(text)


def wrapped(text: str, width: float, size: int = LABEL, bold: bool = False) -> list[str]:
    """Lines of words no wider than `width`; a word that is wider is broken, behind a sign if it can be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
            continue
        while len(word) > 1 and text_width(word, size, bold) > width:
            most = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or text_width(word[:n], size, bold) <= width)
            most = max(word.rfind(sign, most // 3, most) for sign in _BREAKS) + 1 or most
            lines.append(word[:most])
            word = word[most:]
        lines.append(word)
    return lines
