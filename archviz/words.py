"""Sentences that can be said in another language: the English template is the key, its values are kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial


class Sentence(str):
    """An English text that remembers what it was made of, so that the window can say it anew in its language."""

    template: str
    values: dict[str, object]

    def __str__(self) -> str:
        return self  # else str(Refused(...)) would be a bare text

    def __reduce__(self) -> tuple[partial[Sentence], tuple[()]]:
        return partial(say, self.template, **self.values), ()


def say(template: str, /, **values: object) -> Sentence:
    """The template ("{name} needs {count} channels") with its values, which may be sentences themselves."""
    made = Sentence(template.format(**values) if values else template)
    made.template, made.values = template, values
    return made


def join(separator: str, parts: Iterable[str]) -> Sentence:
    """Several in a row, each translated by itself."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return say(separator.join(f"{{{name}}}" for name in values), **values)


SILENCE = say("")  # where there is nothing to say


def word(text: str) -> str:
    """The text as it is: marks a constant that the window translates when it shows it."""
    return text
