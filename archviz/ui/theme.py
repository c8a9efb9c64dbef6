"""The look of the window: Qt's colour scheme, a palette from the diagrams' table of colours, fonts, the 4-px grid."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from archviz.diagram.style import Palette, colours, mix
from archviz.resources import resource

from .icons import icon

Mode = Literal["system", "light", "dark"]

GRID = 4
MARGIN = 2 * GRID
WIDE = 3 * GRID
ICON = 16
ROW = 6 * GRID
FONT = "Inter"
CHINESE = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")  # what FONT has no glyphs for

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_FIELDS = ("QLineEdit", "QAbstractSpinBox", "QCheckBox", "QRadioButton", "QPlainTextEdit")


def apply(app: QApplication, mode: Mode = "system") -> None:
    """Dress the application; "system" follows the desktop and its later changes."""
    hints = app.styleHints()
    app.setProperty("theme", mode)
    if not app.property("dressed"):
        app.setProperty("dressed", app.style().objectName().lower())  # a style sheet hides the name later
        _choose_font(app)
        hints.colorSchemeChanged.connect(lambda _: _paint(app))
    hints.setColorScheme(_SCHEMES[mode])
    _paint(app)


def is_dark() -> bool:
    """Whether the window is dark now."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def current() -> Palette:
    """The diagrams' colours that go with the window now."""
    return colours("dark" if is_dark() else "light")


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


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setFrameStyle(QFrame.Shape.HLine | QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setFixedHeight(1)
    return line


def plain(text: str) -> str:
    """A tool tip that shows the text as it is, whatever a file says: Qt would take "<b>" for rich text."""
    return f"<p style='white-space:pre-wrap'>{escape(text, quote=False)}</p>"


@lru_cache(maxsize=4)
def palette(theme: Literal["light", "dark"], field: bool = False) -> QPalette:
    """The widgets' colours; fields to fill in are lighter than a dark window, whose outlines cannot be seen."""
    c = colours(theme)
    base = mix(c.text, c.page, 0.14) if field and theme == "dark" else c.page
    roles = QPalette.ColorRole
    window = mix(c.tint, c.page, 0.8)
    button = mix(c.text, c.tint, 0.04)
    border = mix(c.text, c.tint, 0.22)
    table = {
        roles.Window: window,
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
        roles.Mid: border,
        roles.Dark: mix(c.text, c.tint, 0.34),
        roles.Shadow: mix(c.text, c.tint, 0.5),
    }
    made = QPalette()
    for role, colour in table.items():
        made.setColor(role, QColor(colour))
    disabled = QColor(mix(c.text, c.tint, 0.45))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made


def sheet(theme: Literal["light", "dark"]) -> str:
    """What no palette can say: soft selected rows, flat headers of tables, tool tips in the window's colours."""
    c = colours(theme)
    ground, border = mix(c.tint, c.page, 0.8), mix(c.text, c.tint, 0.16)
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


def selected(theme: Literal["light", "dark"]) -> tuple[str, str]:
    """Ground and text of a selected row: soft, so that bars and marks in it can still be seen."""
    c = colours(theme)
    return mix(c.selection, c.page, 0.2), c.text


def _paint(app: QApplication) -> None:
    """Our palette where the style paints with one (Fusion); native styles and high contrast keep the desktop's."""
    if app.property("dressed") != "fusion" or _high_contrast(app):
        return
    mode = app.property("theme")
    dark = mode == "dark" or (mode == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    theme: Literal["light", "dark"] = "dark" if dark else "light"
    app.setPalette(palette(theme))
    fields = palette(theme, field=True)
    for name in _FIELDS:
        app.setPalette(fields, name)  # type: ignore[arg-type]  # the stub wants bytes, the binding str
    app.setStyleSheet(sheet(theme))


def _high_contrast(app: QApplication) -> bool:
    """Whether the desktop asks for more contrast than any table of ours has (told since Qt 6.10)."""
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
    "FONT", "GRID", "ICON", "MARGIN", "ROW", "WIDE", "Mode",
    "apply", "bold", "current", "icon", "is_dark", "lift", "numbers",
    "palette", "plain", "quiet", "rule", "selected", "sheet",
]  # fmt: skip
