"""Sentences that can be said in another language: the English template is the key, its values are kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

LONGEST = 1000  # characters of a value in a sentence


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
    values = {name: _short(value) for name, value in values.items()}
    made = Sentence(template.format(**values) if values else template)
    made.template, made.values = template, values
    return made


def _short(value: object) -> object:
    """A long value without its middle: a file may hold anything, and both ends of a path are needed."""
    if type(value) is str and len(value) > LONGEST:
        return f"{value[: LONGEST // 2]} … {value[-LONGEST // 2 :]}"
    return value


def join(separator: str, parts: Iterable[str]) -> Sentence:
    """Several in a row, each translated by itself."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return say(separator.join(f"{{{name}}}" for name in values), **values)


SILENCE = say("")  # where there is nothing to say


def word(text: str) -> str:
    """The text as it is: marks a constant that the window translates when it shows it."""
    return text
