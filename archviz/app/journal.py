"""Unsaved work, written beside the program's data so that a crash loses at most half a second of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import BaseModel, ConfigDict, model_validator

from archviz.spec.architecture import Project
from archviz.spec.bounded_json import validated
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused, reason
from archviz.spec.migration import VERSION, migrate
from archviz.spec.text import SURROGATE
from archviz.words import say

SUFFIX = ".journal.json"
MOST = 64 * 2**20  # bytes: what is too large to be saved is kept nevertheless


class Entry(BaseModel):
    """What a journal holds: the project, the file that it was opened from ("" for none), and what that held then."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    archviz: int = VERSION
    path: str = ""
    digest: str = ""
    project: Project

    @model_validator(mode="before")
    @classmethod
    def _present(cls, data: Any) -> Any:
        """The first journals have no version."""
        if isinstance(data, dict) and isinstance(project := data.get("project"), dict):
            migrate(data.get("archviz", 1), project.get("designs"), project.get("blocks"))
            return {**data, "archviz": VERSION}
        return data


@dataclass(frozen=True)
class Journal:
    """One journal file; each running window has its own."""

    file: Path

    def prepare(self) -> None:
        """Make the folder that it lies in, for its owner alone; Refused when that cannot be."""
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.file.parent.chmod(0o700)  # an earlier version let others read it
        except OSError as error:
            raise Refused(say("{path} cannot be made: {reason}", path=self.file.parent, reason=reason(error))) from None

    def write(self, project: Project, path: Path | None, digest: str = "") -> None:
        """Keep the project, its file and what that held; Refused when the place cannot be written."""
        entry = Entry(path=_encodable(path), digest=digest, project=project)
        self.prepare()
        write_atomically(self.file, entry.model_dump_json().encode())
        with suppress(OSError):  # until then its folder keeps others out
            self.file.chmod(0o600)

    def read(self) -> Entry | None:
        """What it holds; None when there is nothing, or nothing that can be read."""
        try:
            return validated(Entry, self.file.read_bytes(), MOST)
        except (OSError, Refused):
            return None

    def discard(self) -> None:
        """Remove it: the work is saved, or not wanted. Where it cannot be removed it is offered again."""
        with suppress(OSError):
            self.file.unlink()


def _encodable(path: Path | None) -> str:
    """Return the path, or "" if its name is not valid text: the work is then kept without its file."""
    text = str(path or "")
    return "" if SURROGATE.search(text) else text


def journal_folder() -> Path:
    """Where journals lie."""
    return platformdirs.user_data_path("archviz", appauthor=False) / "unsaved"


def open_folder() -> Path:
    """Where the locks of the files lie that windows have open."""
    return platformdirs.user_data_path("archviz", appauthor=False) / "open"


def journals() -> list[Journal]:
    """Those that lie there, the latest first."""
    found = journal_folder().glob(f"*{SUFFIX}")
    return [Journal(file) for file in sorted(found, key=_written, reverse=True)]


def _written(file: Path) -> float:
    """When; 0 for one that another window has just removed."""
    try:
        return file.stat().st_mtime
    except OSError:
        return 0
