"""The base of all that a document is made of, and how its faults are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from typing_extensions import Self

from archviz.words import Sentence, say

from .issue import Refused
from .text import shown


class Value(BaseModel):
    """A frozen value with typed, bounded fields; nothing unknown is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _known(cls, data: Any) -> Any:
        """The first unknown field ends the reading: a file may hold a million of them."""
        if isinstance(data, dict):
            unknown = next((str(key) for key in data if key not in cls.model_fields), None)
            if unknown is not None:
                raise ValueError(say("{name}: there is no such field", name=shown(unknown)))
        return data

    def put(self, **fields: Any) -> Self:
        """The value with some fields replaced; Refused, naming the field, when one is out of bounds."""
        try:
            return type(self).model_validate({**dict(self), **fields})
        except ValidationError as error:
            raise Refused(sentence(error)) from None


_FAULTS: Mapping[str, Callable[[Mapping[str, Any]], Sentence]] = {  # by pydantic's names, from its context
    "int_type": lambda _: say("a whole number is needed"),
    "int_from_float": lambda _: say("a whole number is needed"),
    "float_type": lambda _: say("a number is needed"),
    "finite_number": lambda _: say("a finite number is needed"),
    "bool_type": lambda _: say("must be true or false"),
    "string_type": lambda _: say("a text is needed"),
    "string_too_short": lambda _: say("must not be empty"),
    "string_too_long": lambda c: say("has more than {most} characters", most=c["max_length"]),
    "tuple_type": lambda _: say("a list is needed"),
    "model_type": lambda _: say("an object with fields is needed"),
    "greater_than_equal": lambda c: say("must be at least {least}", least=c["ge"]),
    "less_than_equal": lambda c: say("must be at most {most}", most=c["le"]),
    "extra_forbidden": lambda _: say("there is no such field"),
    "missing": lambda _: say("is missing"),
    "literal_error": lambda c: _one_of(c["expected"]),
    "string_pattern_mismatch": lambda _: say("must be a name of letters, digits and _"),
    "too_long": lambda c: say("has more than {most} entries", most=c["max_length"]),
    "value_error": lambda c: c["error"].args[0],
}


def _one_of(expected: str) -> Sentence:
    """pydantic's "'a', 'b' or 'c'"."""
    some, _, last = expected.rpartition(" or ")
    return say("must be one of {some} or {last}", some=some, last=last)


def sentence(error: ValidationError) -> Sentence:
    """The first fault of a validation, as one sentence with its place."""
    first = error.errors(include_url=False)[0]
    kind, given, more = first["type"], first.get("input"), error.error_count() - 1
    fault = _FAULTS[kind](first.get("ctx", {})) if kind in _FAULTS else say(first["msg"])
    if isinstance(given, int | float | str) and kind != "missing":
        fault = say("{fault} (given: {given})", fault=fault, given=shown(given))
    if more:
        fault = say("{fault}, and {count} more", fault=fault, count=more)
    place = ".".join(shown(p) for p in first["loc"] if p != "function-before[_parse(), Block]")
    return say("{place}: {fault}", place=place, fault=fault) if place else fault
