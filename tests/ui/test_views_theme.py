"""The theme: legible in light and dark, icons of one family that follow it, figures of one width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from archviz.diagram.style import CATEGORIES, Theme, colours, mix
from archviz.ui import theme
from archviz.ui.icons import ROLES

ROLE = QPalette.ColorRole


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


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_of_the_window_can_be_read(name: Literal["light", "dark"]) -> None:
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
    bad = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert not bad


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_every_text_of_a_picture_can_be_read(name: Theme) -> None:
    c = colours(name)
    pairs = [(text, ground) for text in (c.text, c.quiet) for ground in (c.page, c.tint, *map(c.fill, CATEGORIES))]
    bad = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert not bad


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


def test_figures_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.numbers(qapp.font()))
    assert metrics.horizontalAdvance("1111111111") == metrics.horizontalAdvance("8888888888")


def test_a_platform_without_a_font_of_its_own_gets_ours(qapp: QApplication) -> None:
    assert qapp.font().families()[0] == theme.FONT
