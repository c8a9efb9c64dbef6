"""The base of all that a document is made of, and how its faults are said."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from typing_extensions import Self

from .issue import Refused


class Value(BaseModel):
    """A frozen value with typed, bounded fields; nothing unknown is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _known(cls, data: Any) -> Any:
        """The first unknown field ends the reading: a file may hold a million of them."""
        if isinstance(data, dict):
            unknown = next((str(key) for key in data if key not in cls.model_fields), None)
            if unknown is not None:
                raise ValueError(f"{unknown[:40]}: there is no such field")
        return data

    def put(self, **fields: Any) -> Self:
        """The value with some fields replaced; Refused, naming the field, when one is out of bounds."""
        try:
            return type(self).model_validate({**dict(self), **fields})
        except ValidationError as error:
            raise Refused(sentence(error)) from None


def sentence(error: ValidationError) -> str:
    """The first fault of a validation, as one sentence with its place."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(p)[:40] for p in first["loc"] if p != "function-before[_parse(), Block]")
    context = first.get("ctx", {})
    text = {
        "int_type": "a whole number is needed",
        "int_from_float": "a whole number is needed",
        "float_type": "a number is needed",
        "finite_number": "a finite number is needed",
        "bool_type": "must be true or false",
        "string_type": "a text is needed",
        "string_too_short": "must not be empty",
        "string_too_long": f"has more than {context.get('max_length')} characters",
        "tuple_type": "a list is needed",
        "model_type": "an object with fields is needed",
        "greater_than_equal": f"must be at least {context.get('ge')}",
        "less_than_equal": f"must be at most {context.get('le')}",
        "extra_forbidden": "there is no such field",
        "missing": "is missing",
        "literal_error": f"must be one of {context.get('expected')}",
        "string_pattern_mismatch": "must be a name of letters, digits and _",
        "too_long": f"has more than {context.get('max_length')} entries",
    }.get(first["type"], str(first["msg"]).removeprefix("Value error, "))
    given = first.get("input")
    shown = (
        f" (given: {str(given)[:40]})" if isinstance(given, int | float | str) and first["type"] != "missing" else ""
    )
    more = f", and {error.error_count() - 1} more" if error.error_count() > 1 else ""
    return f"{place}: {text}{shown}{more}" if place else f"{text}{more}"
