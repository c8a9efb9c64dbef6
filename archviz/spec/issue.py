"""How a mistake is said: returned as an `Issue` where a design can hold it, raised as `Refused` where nothing can."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from archviz.words import Sentence, say, word

Path = tuple[str | int, ...]  # ("stages", 2, "block", "groups"); () is the design itself


class Refused(ValueError):
    """Input that cannot be taken: the message is one sentence with the place and the remedy, fit for the user."""

    @property
    def sentence(self) -> str:
        """The message as it was said, so that the window can translate it."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else ""


_REASONS: Mapping[int | None, str] = {
    errno.ENOENT: word("No such file or directory"),
    errno.EACCES: word("Permission denied"),
    errno.EPERM: word("Operation not permitted"),
    errno.EROFS: word("Read-only file system"),
    errno.ENOSPC: word("No space left on device"),
    errno.EDQUOT: word("Disk quota exceeded"),
    errno.EISDIR: word("Is a directory"),
    errno.ENOTDIR: word("Not a directory"),
    errno.EEXIST: word("File exists"),
    errno.ENAMETOOLONG: word("File name too long"),
    errno.ELOOP: word("Too many levels of symbolic links"),
    errno.EIO: word("Input/output error"),
}


def reason(error: OSError) -> Sentence:
    """Why the system refused, as it says it."""
    return say(_REASONS.get(error.errno) or error.strerror or str(error))


@dataclass(frozen=True, slots=True)
class Fix:
    """A one-click remedy: what it is called, and the new value of each place."""

    text: Sentence
    edits: tuple[tuple[Path, object], ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A mistake inside a design: where, what, and what would mend it."""

    path: Path
    message: str
    fixes: tuple[Fix, ...] = ()
    severity: Literal["error", "note"] = "error"

    @property
    def stage(self) -> int | None:
        """The stage it belongs to; None when it is about the whole design."""
        return self.path[1] if len(self.path) > 1 and isinstance(self.path[1], int) else None

    @property
    def field(self) -> str:
        """The block field it belongs to; empty when it is about the block or stage as a whole."""
        return str(self.path[3]) if len(self.path) > 3 else ""
