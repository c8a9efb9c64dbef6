"""Commands as text, to be pasted into a shell."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable


def command_line(words: Iterable[str]) -> str:
    """The words as a shell reads them; a file's name may hold bytes that are no text, which reports cannot encode."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError:
        letters = (chr(b) if 32 <= b < 127 and b not in b"'\\" else f"\\x{b:02x}" for b in os.fsencode(word))
        return f"$'{''.join(letters)}'"
    return shlex.quote(word)
