"""How well a few typed letters fit a text: all of them in order, and the better the more they start words or touch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_STARTS = re.compile(r"(?<![^\W\d_])[^\W\d_]|(?<!\d)\d|(?<=[a-z])[A-Z]|[\u2e80-\u9fff]")  # a Chinese sign is a word
FIRST, START, TOUCH, LOOSE, END, ALL, BESIDE = 20, 10, 8, -3, 6, 20, 3


class Text:
    """A title to fit letters to; `beside` are texts that it can be found by too, but not as well."""

    __slots__ = ("_beside", "_hay", "_low", "_starts")

    def __init__(self, title: str, *beside: str) -> None:
        low = title.lower()
        self._low = low if len(low) == len(title) else title  # a few letters of Turkish grow
        self._starts = frozenset(found.start() for found in _STARTS.finditer(title))
        self._beside = tuple(text.lower() for text in beside if text)
        self._hay = "\n".join((self._low, *self._beside))

    def fit(self, query: Query) -> Fit | None:
        """How well every word of the query fits; None where one does not."""
        score, at = 0, list[int]()
        for word, pattern in query.words:
            if not pattern.search(self._hay):
                return None
            found = self._best(word) or next((f for text in self._beside if (f := _within(word, text))), None)
            if found is None:
                return None
            score += found.score
            at += found.at
        return Fit(score, tuple(at))

    def _best(self, word: str) -> Fit | None:
        """From where a word starts, from where all of it stands, else from the first letter that is there."""
        low, first = self._low, word[0]
        places = {at for at in self._starts if low[at] == first} | {low.find(word)}
        fits = [fit for at in places if at >= 0 and (fit := self._walk(word, at))]
        return max(fits, key=lambda fit: fit.score) if fits else self._walk(word, low.find(first), leap=False)

    def _walk(self, word: str, at: int, *, leap: bool = True) -> Fit | None:
        """From the first letter on: the letter that touches, else one that starts a word, else the next one."""
        low, starts = self._low, self._starts
        if at < 0:
            return None
        score, places = FIRST if at == 0 else START if at in starts else LOOSE, [at]
        for letter in word[1:]:
            last = places[-1] + 1
            touches = low.startswith(letter, last)
            ahead = [i for i in starts if i > last and low[i] == letter] if leap and not touches else []
            place = last if touches else min(ahead) if ahead else low.find(letter, last)
            if place < 0:
                return None
            score += TOUCH if touches else START if place in starts else LOOSE
            places.append(place)
        whole = places[-1] - places[0] + 1 == len(word)
        ends = whole and (places[-1] + 1 == len(low) or places[-1] + 1 in starts or not low[places[-1] + 1].isalnum())
        return Fit(score + END * ends + ALL * (word == low), tuple(places))


@dataclass(frozen=True, slots=True)
class Fit:
    """The better, the higher the score; `at` are the letters of the title that were meant."""

    score: int
    at: tuple[int, ...]


class Query:
    """What was typed: words, each with the pattern that a text must have to be looked at."""

    def __init__(self, text: str) -> None:
        typed = text.lower().split()
        self.words = tuple((word, re.compile(_in_order(word))) for word in typed)


def best(query: Query, texts: Iterable[Text]) -> list[tuple[int, Fit]]:
    """Which of the texts fit, best first; equal ones stay in order."""
    found = [(index, fit) for index, text in enumerate(texts) if (fit := text.fit(query))]
    return sorted(found, key=lambda pair: -pair[1].score)


def _in_order(word: str) -> str:
    """The pattern of its letters in one line, whatever stands between them."""
    return re.escape(word[0]) + "".join(f"[^{re.escape(letter)}\\n]*{re.escape(letter)}" for letter in word[1:])


def _within(word: str, text: str) -> Fit | None:
    """In a text that is not the title: as it was typed, where a word starts."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return Fit(BESIDE * len(word), ()) if at >= 0 else None
