"""Text that a person gives: characters that no font, file format or terminal can show are taken out here, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import log10
from typing import Any

from pydantic import BeforeValidator

_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, byte order marks, and what turns the direction of writing (Unicode's Bidi_Control).
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_ILLEGAL = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")  # half a pair is no text; XML has none of them
SURROGATE = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """The text on one line, without control characters; what is no character becomes U+FFFD."""
    return text if text.isprintable() else _clean(_BREAK.sub(" ", text.replace("\t", " ")))


def several_lines(text: str) -> str:
    """The same with its lines and tabs."""
    return text if text.isprintable() else "\n".join("\t".join(map(_clean, s.split("\t"))) for s in _BREAK.split(text))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", _HIDDEN.sub("", text))


def shown(value: object, most: int = 40) -> str:
    """The beginning of a value as a message quotes it, on one line: a file may hold anything."""
    if isinstance(value, int) and value.bit_length() > 1000:  # Python writes no numbers of over 4,300 digits
        return f"{'-' if value < 0 else ''}10^{int(value.bit_length() * log10(2))}"
    text = str(value)
    return " ".join(one_line(text[:most]).split()) + ("…" if len(text) > most else "")


def _if_text(value: Any, clean: Callable[[str], str]) -> Any:
    return clean(value) if isinstance(value, str) else value


ONE_LINE = BeforeValidator(lambda value: _if_text(value, one_line))  # for a field: the last of its annotations
LINES = BeforeValidator(lambda value: _if_text(value, several_lines))
