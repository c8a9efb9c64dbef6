"""How a mistake is said: returned as an `Issue` where a design can hold it, raised as `Refused` where nothing can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]  # ("stages", 2, "block", "groups"); () is the design itself


class Refused(ValueError):
    """Input that cannot be taken: the message is one sentence with the place and the remedy, fit for the user."""

    @property
    def sentence(self) -> str:
        """The message as it was said, so that the window can translate it."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A one-click remedy: what it is called, and the new value of each place."""

    text: str
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
