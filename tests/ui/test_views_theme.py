"""The theme: legible in light and dark, icons of one family that follow it, figures of one width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import dist
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archviz.diagram.glyph import GLYPHS
from archviz.diagram.style import CATEGORIES, Theme, colours, mix
from archviz.ui import theme
from archviz.ui.icons import ROLES
from archviz.ui.theme import Scheme

ROLE = QPalette.ColorRole
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio: 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def least(name: Theme) -> float:
    """WCAG 2.1: 1.4.3 for everyone, 1.4.6 where somebody asks for more."""
    return 7.0 if name.startswith("contrast") else 4.5


@pytest.mark.parametrize("name", SCHEMES)
def test_every_text_of_the_window_can_be_read(name: Scheme) -> None:
    palette, c = theme.palette(name), colours(name)
    pairs = [
        (palette.color(text).name(), palette.color(ground).name())
        for text, grounds in {
            ROLE.WindowText: (ROLE.Window, ROLE.Base),
            ROLE.Text: (ROLE.Base, ROLE.AlternateBase),
            ROLE.PlaceholderText: (ROLE.Window, ROLE.Base, ROLE.AlternateBase),
            ROLE.ButtonText: (ROLE.Button,),
            ROLE.ToolTipText: (ROLE.ToolTipBase,),
            ROLE.HighlightedText: (ROLE.Highlight,),
            ROLE.Link: (ROLE.Base,),
        }.items()
        for ground in grounds
    ]
    field = theme.palette(name, field=True)
    pairs += [(field.color(role).name(), field.color(ROLE.Base).name()) for role in (ROLE.Text, ROLE.PlaceholderText)]
    ground, text = theme.selected(name)
    share = mix(c.selection, ground, 0.18)  # the bar behind a number, in a selected row
    pairs += [(text, ground), (text, share), (c.quiet, ground), (c.issue, palette.color(ROLE.Window).name())]
    bad = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < least(name)]
    assert not bad


@pytest.mark.parametrize("name", SCHEMES)
def test_outlines_rings_and_marks_can_be_seen(name: Scheme) -> None:
    """WCAG 2.1, 1.4.11: 3:1 for what tells a control, its state, or where the keyboard is."""
    c, window = colours(name), theme.palette(name).color(ROLE.Window).name()
    grounds = [window, c.page, theme.palette(name, field=True).color(ROLE.Base).name(), theme.selected(name)[0]]
    pairs = [(c.selection, ground) for ground in grounds] + [(theme.outline(name), window)]
    bad = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 3]
    assert not bad


@pytest.mark.parametrize("make", [QLineEdit, QSpinBox, QComboBox, QCheckBox, QPushButton, QPlainTextEdit])
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.usefixtures("light_again")
def test_a_control_has_an_edge_that_can_be_seen(
    qtbot: QtBot, qapp: QApplication, mode: theme.Mode, make: type[QWidget]
) -> None:
    """As it is painted: some pixel on the way in from the left stands out from the window by 3:1."""
    theme.apply(qapp, mode)
    around = QWidget()
    qtbot.addWidget(around)
    control = make(around)
    control.setGeometry(20, 20, 90, 30)
    with qtbot.waitExposed(around):
        around.show()
    control.clearFocus()
    image = around.grab().toImage()
    ground = image.pixelColor(2, 2).name()
    across = [image.pixelColor(x, 35).name() for x in range(16, 40)]
    assert max(contrast(colour, ground) for colour in across[:8]) >= 3, across


@pytest.mark.parametrize("name", [*SCHEMES, "print"])
def test_every_text_of_a_picture_can_be_read(name: Theme) -> None:
    c = colours(name)
    pairs = [(text, ground) for text in (c.text, c.quiet) for ground in (c.page, c.tint, *map(c.fill, CATEGORIES))]
    pairs += [(c.page, c.badge(category)) for category in CATEGORIES]
    pairs += [(c.issue, c.page)]
    bad = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < least(name)]
    assert not bad


@pytest.mark.parametrize("name", [n for n in SCHEMES if n.startswith("contrast")])
def test_boxes_in_high_contrast_have_outlines_that_can_be_seen(name: Theme) -> None:
    c = colours(name)
    grounds = [(category, ground) for category in CATEGORIES for ground in (c.page, c.tint, c.fill(category))]
    bad = [(k, g, round(contrast(c.edge(k), g), 2)) for k, g in grounds if contrast(c.edge(k), g) < 3]
    assert not bad


# -- for readers who see fewer colours: Viénot, Brettel and Mollon 1999, in linear RGB

BLIND = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def lab(colour: str, eyes: str) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* (D65) of what these eyes make of a colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    r, g, b = (min(max(sum(m * v for m, v in zip(row, linear, strict=True)), 0), 1) for row in BLIND[eyes])
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def alike(eyes: str, name: Theme) -> set[frozenset[str]]:
    """The pairs of categories whose bars are closer than ΔE 10 to these eyes: side by side still apart, alone not."""
    c = colours(name)
    pairs = combinations(CATEGORIES, 2)
    return {frozenset(p) for p in pairs if dist(lab(c.bar(p[0]), eyes), lab(c.bar(p[1]), eyes)) < 10}


def test_the_simulation_sees_what_is_known() -> None:
    assert dist(lab("#FF0000", "none"), lab("#00FF00", "none")) > 150
    assert lab("#FFFFFF", "none") == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#808080", "protanopia") == pytest.approx(lab("#808080", "none"), abs=0.5)
    dark_red, olive = "#8B0000", "#404000"  # a classic of red-blindness
    assert dist(lab(dark_red, "protanopia"), lab(olive, "protanopia")) < dist(lab(dark_red, "none"), lab(olive, "none"))


@pytest.mark.parametrize("name", [*SCHEMES, "print"])
@pytest.mark.parametrize("eyes", [e for e in BLIND if e != "grey"])
def test_categories_are_told_apart_by_colour_or_else_by_sign(eyes: str, name: Theme) -> None:
    """The commonest pairs by colour; every pair by its sign, grey prints too."""
    found = alike(eyes, name)
    main = ("convolution", "linear", "activation", "pooling")
    assert not {pair for pair in found if pair <= set(main)}
    for pair in found | alike("grey", name):
        one, other = pair
        assert GLYPHS[one] != GLYPHS[other]


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The opaque colours of an icon at 20 px, which antialiasing blurs by one."""
    image = icon.pixmap(20, 20, mode).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for x, y in points if (colour := image.pixelColor(x, y)).alpha() > 200}


def near(colour: str, wanted: str) -> bool:
    return all(abs(int(colour[i : i + 2], 16) - int(wanted[i : i + 2], 16)) <= 2 for i in (1, 3, 5))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_an_icon_in_the_text_colour(role: str) -> None:
    found = ink(theme.icon(role))
    assert found
    assert all(near(colour, colours("light").text) for colour in found)


def test_icons_are_all_different() -> None:
    assert len(set(ROLES.values())) == len(ROLES)


@pytest.mark.usefixtures("light_again")
def test_an_icon_already_handed_out_follows_the_theme(qapp: QApplication) -> None:
    icon = theme.icon("warning")
    theme.apply(qapp, "dark")
    assert all(near(colour, colours("dark").text) for colour in ink(icon))
    assert not any(near(colour, colours("dark").text) for colour in ink(icon, QIcon.Mode.Disabled))


@pytest.mark.usefixtures("light_again")
def test_dark_and_back(qapp: QApplication) -> None:
    assert not theme.is_dark()
    theme.apply(qapp, "dark")
    assert theme.is_dark()
    assert theme.current() == colours("dark")
    assert QApplication.palette().color(ROLE.Base) == QColor(colours("dark").page)
    theme.apply(qapp, "system")
    assert not theme.is_dark()  # this platform knows of no scheme


@pytest.mark.usefixtures("light_again")
def test_high_contrast_by_choice_and_by_the_desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.apply(qapp, "contrast")
    assert theme.scheme() == "contrast-light"
    assert QApplication.palette().color(ROLE.Window).name() == "#ffffff"
    with monkeypatch.context() as desktop:
        desktop.setattr(theme, "_high_contrast", lambda _: True)
        theme.apply(qapp, "system")
        assert theme.current() == colours("contrast-light")
        theme.apply(qapp, "dark")  # what was chosen is meant
        assert theme.scheme() == "dark"
        desktop.setattr(theme, "_dark", lambda *_: True)
        theme.apply(qapp, "contrast")
        assert theme.scheme() == "contrast-dark"
        assert QApplication.palette().color(ROLE.Window).name() == "#000000"


def test_figures_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.numbers(qapp.font()))
    assert metrics.horizontalAdvance("1111111111") == metrics.horizontalAdvance("8888888888")


def test_a_platform_without_a_font_of_its_own_gets_ours(qapp: QApplication) -> None:
    assert qapp.font().families()[0] == theme.FONT
