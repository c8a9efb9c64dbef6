"""The look of the window: Qt's colour scheme, a palette from the diagrams' table of colours, fonts, the 4-px grid."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from archviz.app.settings import TextSize
from archviz.diagram.style import CONTRAST, Palette, colours, mix
from archviz.resources import resource

from .icons import icon

Mode = Literal["system", "light", "dark", "contrast"]
Scheme = Literal["light", "dark", "contrast-light", "contrast-dark"]  # rows of the diagrams' table

GRID = 4
MARGIN = 2 * GRID
WIDE = 3 * GRID
ICON = 16
ROW = 6 * GRID
FONT = "Inter"
CHINESE = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")  # what FONT has no glyphs for

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}  # the other modes follow the desktop
_FIELDS = ("QLineEdit", "QAbstractSpinBox", "QCheckBox", "QRadioButton", "QPlainTextEdit")
_CONTROLS = (*_FIELDS, "QComboBox", "QPushButton")
_FACTORS: dict[TextSize, float] = {"smaller": 0.9, "normal": 1.0, "larger": 1.2, "largest": 1.5}


def apply(app: QApplication, mode: Mode = "system") -> None:
    """Dress the application; "system" follows the desktop and its later changes, "contrast" its light or dark."""
    hints = app.styleHints()
    app.setProperty("theme", mode)
    if not app.property("dressed"):
        app.setProperty("dressed", app.style().objectName().lower())  # a style sheet hides the name later
        _choose_font(app)
        hints.colorSchemeChanged.connect(lambda _: _paint(app))
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(lambda _: _paint(app))
    hints.setColorScheme(_SCHEMES.get(mode, Qt.ColorScheme.Unknown))
    _paint(app)


def scale(app: QApplication, size: TextSize) -> None:
    """Every text of the window larger or smaller than the platform's; pictures of networks have a zoom of their own."""
    if app.property("points") is None:
        app.setProperty("points", QFontInfo(app.font()).pointSizeF())
    app.setProperty("factor", _FACTORS[size])
    font = QFont(app.font())
    font.setPointSizeF(app.property("points") * _FACTORS[size])
    app.setStyleSheet("")  # under a style sheet, widgets that are there already keep their font
    app.setFont(font)
    _paint(app)


def scaled(pixels: int) -> int:
    """A length that grows with the texts."""
    app = QApplication.instance()
    return round(pixels * ((app.property("factor") if app else None) or 1.0))


def row() -> int:
    """The height of a line of a table or list, in pixels."""
    return scaled(ROW)


def is_dark() -> bool:
    """Whether the window is dark now."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def scheme() -> Scheme:
    """The row of the diagrams' table of colours that goes with the window now."""
    app = QApplication.instance()
    if app is not None and app.property("contrast"):
        return "contrast-dark" if is_dark() else "contrast-light"
    return "dark" if is_dark() else "light"


def current() -> Palette:
    """The diagrams' colours that go with the window now."""
    return colours(scheme())


def numbers(font: QFont) -> QFont:
    """The font with figures of equal width, so that digits stand below each other."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def bold(font: QFont) -> QFont:
    """The heavier of the two weights."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def quiet(widget: QWidget) -> None:
    """Second-rank text: hints and explanations."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def lift(frame: QFrame) -> None:
    """Let a frame stand out from the work that it lies on: a ground and a thin edge of its own."""
    look = f"background: palette(window); border: 1px solid palette(mid); border-radius: {GRID}px;"
    frame.setStyleSheet(f"{type(frame).__name__} {{ {look} }}")


@lru_cache(maxsize=1)
def logo() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource("icons/archviz.svg")))


def rule(*, upright: bool = False) -> QFrame:
    """A thin line across, or from top to bottom."""
    line = QFrame()
    line.setFrameStyle((QFrame.Shape.VLine if upright else QFrame.Shape.HLine) | QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    (line.setFixedWidth if upright else line.setFixedHeight)(1)
    return line


def plain(text: str) -> str:
    """A tool tip that shows the text as it is, whatever a file says: Qt would take "<b>" for rich text."""
    return f"<p style='white-space:pre-wrap'>{escape(text, quote=False)}</p>"


def literal(text: str) -> str:
    """A tool tip as it is, or as `plain` shows it where Qt would take it for rich text."""
    return plain(text) if "<" in text or "&lt;" in text else text


@lru_cache(maxsize=12)
def palette(theme: Scheme, field: bool = False, control: bool = False) -> QPalette:
    """The widgets' colours; fields to fill in are lighter than a dark window; controls have outlines that can be seen.

    Fusion draws an outline as `Window.darker(140)` and shows nothing else of that role on a control.
    """
    c = colours(theme)
    strong = theme in CONTRAST
    base = mix(c.text, c.page, 0.14) if field and theme == "dark" else c.page
    roles = QPalette.ColorRole
    window = c.page if strong else mix(c.tint, c.page, 0.8)
    button = c.page if strong else mix(c.text, c.tint, 0.04)
    border = outline(theme)
    table = {
        roles.Window: QColor(border).lighter(140).name() if control else window,
        roles.WindowText: c.text,
        roles.Base: base,
        roles.AlternateBase: mix(c.tint, c.page, 0.5),
        roles.Text: c.text,
        roles.PlaceholderText: c.quiet,
        roles.Button: button,
        roles.ButtonText: c.text,
        roles.BrightText: c.page,
        roles.ToolTipBase: c.tint,
        roles.ToolTipText: c.text,
        roles.Highlight: c.selection,
        roles.HighlightedText: c.page,
        roles.Accent: c.selection,
        roles.Link: c.selection,
        roles.LinkVisited: c.selection,
        roles.Light: mix(c.page, c.tint, 0.9),
        roles.Midlight: mix(c.text, c.tint, 0.08),
        roles.Mid: c.text if strong else mix(c.text, c.tint, 0.22),
        roles.Dark: border,
        roles.Shadow: mix(c.text, c.tint, 0.5),
    }
    made = QPalette()
    for role, colour in table.items():
        made.setColor(role, QColor(colour))
    disabled = QColor(mix(c.text, c.tint, 0.62 if strong else 0.45))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made


def outline(theme: Scheme) -> str:
    """The edge of a control: at least 3:1 on the window and on a field."""
    c = colours(theme)
    return c.text if theme in CONTRAST else mix(c.text, c.tint, 0.58)


def sheet(theme: Scheme) -> str:
    """What no palette can say: soft selected rows, flat headers of tables, tool tips in the window's colours."""
    c = colours(theme)
    strong = theme in CONTRAST
    ground = c.page if strong else mix(c.tint, c.page, 0.8)
    border = c.text if strong else mix(c.text, c.tint, 0.16)
    ground_of_row, text_of_row = selected(theme)
    return f"""
        QAbstractItemView {{ selection-background-color: {ground_of_row}; selection-color: {text_of_row}; }}
        QTableView {{ gridline-color: {border}; }}
        QHeaderView {{ background: {ground}; border: none; }}
        QHeaderView::section {{ background: {ground}; color: {c.quiet}; border: none; padding: 4px 8px; }}
        QHeaderView::section:horizontal {{ border-bottom: 1px solid {border}; }}
        QHeaderView::section:vertical {{ border-right: 1px solid {border}; padding: 0 12px; }}
        QTableView QTableCornerButton::section {{ background: {ground}; border: none;
            border-bottom: 1px solid {border}; border-right: 1px solid {border}; }}
        QToolTip {{ background: {c.tint}; color: {c.text}; border: 1px solid {border}; padding: 4px; }}
    """


def selected(theme: Scheme) -> tuple[str, str]:
    """Ground and text of a selected row: soft, so that bars and marks in it can still be seen."""
    c = colours(theme)
    return mix(c.selection, c.page, 0.2), c.text


def _paint(app: QApplication) -> None:
    """Our palette where the style paints with one (Fusion); native styles keep the desktop's."""
    mode = app.property("theme")
    dark = _dark(app, mode)
    strong = mode == "contrast" or (mode == "system" and _high_contrast(app))
    app.setProperty("contrast", strong)
    if app.property("dressed") != "fusion":
        return
    theme: Scheme = "dark" if dark else "light"
    if strong:
        theme = "contrast-dark" if dark else "contrast-light"
    app.setPalette(palette(theme))
    for name in _CONTROLS:
        made = palette(theme, field=name in _FIELDS, control=True)
        app.setPalette(made, name)  # type: ignore[arg-type]  # the stub wants bytes, the binding str
    if strong:  # the handle of a scroll bar has no outline that can be told from its ground
        bars = palette(theme, control=True)
        bars.setColor(QPalette.ColorRole.Button, QColor(mix(colours(theme).text, colours(theme).page, 0.55)))
        app.setPalette(bars, "QScrollBar")  # type: ignore[arg-type]
    else:
        app.setPalette(palette(theme), "QScrollBar")  # type: ignore[arg-type]
    app.setStyleSheet(sheet(theme))


def _dark(app: QApplication, mode: Mode) -> bool:
    """Whether the mode, or the desktop where it is followed, is dark."""
    return mode == "dark" or (mode != "light" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def _high_contrast(app: QApplication) -> bool:
    """Whether the desktop asks for more contrast (told since Qt 6.10)."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def _choose_font(app: QApplication) -> None:
    """The platform's font; where it names none of its own, or has none at all, the bundled one."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    if app.font().family() in ("", "Sans Serif"):
        font = QFont(app.font())
        font.setFamilies([FONT, *filter(QFontDatabase.hasFamily, CHINESE), "Sans Serif"])
        app.setFont(font)


__all__ = [
    "FONT", "GRID", "ICON", "MARGIN", "ROW", "WIDE", "Mode", "Scheme",
    "apply", "bold", "current", "icon", "is_dark", "lift", "literal", "logo", "numbers", "outline", "palette", "plain",
    "quiet", "row", "rule", "scale", "scaled", "scheme", "selected", "sheet",
]  # fmt: skip
