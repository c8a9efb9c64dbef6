"""How well a few typed letters fit a text: all of them in order, and the better the more they start words or touch."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_STARTS = re.compile(r"(?<![^\W\d_])[^\W\d_]|(?<!\d)\d|(?<=[a-z])[A-Z]|[\u2e80-\u9fff]")  # a Chinese sign is a word
FIRST, START, TOUCH, LOOSE, END, ALL, BESIDE = 20, 10, 8, -3, 6, 20, 3


class Fit(NamedTuple):
    """The better, the higher the score; `at` are the letters of the title that were meant."""

    score: int
    at: tuple[int, ...] = ()


class Query:
    """What was typed: words, each with the pattern that a text must have to be looked at; the rarest first."""

    def __init__(self, text: str) -> None:
        typed = sorted(text.lower().split(), key=len, reverse=True)
        self.words = tuple((word, re.compile(_in_order(word))) for word in typed)


class Text:
    """A title to fit letters to; `beside` are texts that it can be found by too, but not as well."""

    __slots__ = ("_beside", "_hay", "_initials", "_low", "_starts")

    def __init__(self, title: str, *beside: str) -> None:
        low = title.lower()
        self._low = low if len(low) == len(title) else title  # a few letters of Turkish grow
        self._starts = tuple(found.start() for found in _STARTS.finditer(title))
        self._initials = "".join(self._low[at] for at in self._starts)
        self._beside = tuple(text.lower() for text in beside if text)
        self._hay = "\n".join((self._low, *self._beside))

    def fit(self, query: Query) -> Fit | None:
        """How well every word of the query fits; None where one does not."""
        score, at = 0, list[int]()
        for word, pattern in query.words:
            if not pattern.search(self._hay):
                return None
            found = self._best(word) or self._aside(word)
            if found is None:
                return None
            score += found.score
            at += found.at
        return Fit(score, tuple(at))

    def _best(self, word: str) -> Fit | None:
        """From where a word starts, from where all of it stands, else from the first letter that is there."""
        first = word[0]
        places = {at for at, initial in zip(self._starts, self._initials, strict=True) if initial == first}
        if len(word) > 1:
            places.add(self._low.find(word))
        elif places:
            places = {min(places)}
        fits = [fit for at in places if (fit := self._walk(word, at))]
        return max(fits) if fits else self._walk(word, self._low.find(first), leap=False)

    def _walk(self, word: str, at: int, *, leap: bool = True) -> Fit | None:
        """From the first letter on: the letter that touches, else one that starts a word, else the next one."""
        low, starts, initials = self._low, self._starts, self._initials
        if at < 0:
            return None
        score, places = FIRST if at == 0 else START if low[at] in initials and at in starts else LOOSE, [at]
        for letter in word[1:]:
            last = places[-1] + 1
            if low.startswith(letter, last):
                score += TOUCH
                places.append(last)
                continue
            start = initials.find(letter, bisect_left(starts, last)) if leap else -1
            place = starts[start] if start >= 0 else low.find(letter, last)
            if place < 0:
                return None
            score += START if place in starts else LOOSE
            places.append(place)
        end = places[-1] + 1
        if end - at == len(word) and (end == len(low) or end in starts or not low[end].isalnum()):
            score += END + ALL * (word == low)
        return Fit(score, tuple(places))

    def _aside(self, word: str) -> Fit | None:
        """In a text that is not the title: as it was typed, where a word starts."""
        return next((Fit(BESIDE * len(word)) for text in self._beside if _begins(word, text)), None)


def _in_order(word: str) -> str:
    """The pattern of its letters in one line, whatever stands between them."""
    return re.escape(word[0]) + "".join(f"[^{re.escape(letter)}\\n]*{re.escape(letter)}" for letter in word[1:])


def _begins(word: str, text: str) -> bool:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0
