"""Letters fit texts: which, how well, and where."""

from __future__ import annotations

import pytest

from archviz.ui.rank import Query, Text


def meant(typed: str, title: str, *beside: str) -> str | None:
    """The letters of the title that were meant; None where it does not fit."""
    fit = Text(title, *beside).fit(Query(typed))
    return None if fit is None else "".join(title[at] for at in sorted(fit.at))


def best(typed: str, *titles: str) -> str:
    fits = {title: fit.score for title in titles if (fit := Text(title).fit(Query(typed)))}
    return max(fits, key=lambda title: fits[title])


@pytest.mark.parametrize(
    ("typed", "title", "letters"),
    [
        ("sas", "Save as", "Sas"),
        ("save as", "Save as", "Saveas"),
        ("as save", "Save as", "Saveas"),
        ("l34c2", "Go to layer3.4.conv2", "l34c2"),
        ("ottle", "Bottleneck", "ottle"),
        ("axx", "xa xx", "axx"),  # a start of a word that leads nowhere is given up
        ("ZOOM", "Zoom in", "Zoom"),
        ("打图", "打开图片", "打图"),
    ],
)
def test_letters_in_order_fit(typed: str, title: str, letters: str) -> None:
    assert meant(typed, title) == letters


@pytest.mark.parametrize(("typed", "title"), [("ba", "ab"), ("saved", "Save"), ("save xx", "Save as"), ("aa", "a")])
def test_letters_that_are_missing_or_in_another_order_do_not(typed: str, title: str) -> None:
    assert meant(typed, title) is None


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("fit", "Fit the picture", "Benefits"),  # the start of the title before the inside of a word
        ("conv", "conv1", "Co-op never"),  # touching before scattered
        ("za", "Zoom again", "Pizza"),  # starts of words before a run inside of one
        ("resnet50", "resnet50", "resnet50_cifar"),  # all of it before a part
        ("layer3.4", "layer3.4", "layer3.41"),  # a whole word before the start of one
        ("ag", "Add group", "Magic"),
    ],
)
def test_the_better_fit_is_the_one_that_is_meant(typed: str, first: str, second: str) -> None:
    assert best(typed, first, second) == best(typed, second, first) == first


def test_what_stands_beside_counts_less_and_only_from_where_a_word_starts() -> None:
    assert meant("file save", "Save", "File") == "Save"
    assert meant("ile", "Save", "File") is None
    assert meant("sf", "Save", "File") is None
    beside, title = Text("Save", "theme").fit(Query("theme")), Text("Theme").fit(Query("theme"))
    assert beside is not None
    assert title is not None
    assert title.score > beside.score
    assert beside.at == ()


def test_no_letters_fit_everything() -> None:
    assert Text("Save").fit(Query("  ")) == (0, ())
