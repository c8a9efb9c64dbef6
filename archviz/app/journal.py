"""Unsaved work, written beside the program's data so that a crash loses at most half a second of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from archviz.spec.architecture import Project
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused, reason
from archviz.spec.writing import json_bytes
from archviz.words import say

SUFFIX = ".journal.json"


class Entry(BaseModel):
    """What a journal holds: the project, and the file that it was opened from ("" for none)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: str = ""
    project: Project


@dataclass(frozen=True)
class Journal:
    """One journal file; each running window has its own."""

    file: Path

    def prepare(self) -> None:
        """Make the folder that it lies in; Refused when that cannot be."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(say("{path} cannot be made: {reason}", path=self.file.parent, reason=reason(error))) from None

    def write(self, project: Project, path: Path | None) -> None:
        """Keep the project; Refused when the place cannot be written."""
        entry = Entry(path=str(path or ""), project=project)
        self.prepare()
        write_atomically(self.file, json_bytes(entry))

    def read(self) -> Entry | None:
        """What it holds; None when there is nothing, or nothing that can be read."""
        try:
            return Entry.model_validate_json(self.file.read_bytes())
        except (OSError, ValidationError, Refused):
            return None

    def discard(self) -> None:
        """Remove it: the work is saved, or not wanted. Where it cannot be removed it is offered again."""
        with suppress(OSError):
            self.file.unlink()


def journal_folder() -> Path:
    """Where journals lie."""
    return platformdirs.user_data_path("archviz", appauthor=False) / "unsaved"


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
