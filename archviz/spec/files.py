"""Project files: JSON with a version, read with limits and written atomically."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .architecture import Project
from .issue import Refused
from .value import sentence

VERSION = 1
SUFFIX = ".archviz.json"
MAX_BYTES = 4 * 2**20  # some thousand stages have 1 MiB


def dumps(project: Project) -> str:
    """The text of a project file."""
    document = {"archviz": VERSION, **project.model_dump(mode="json")}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def loads(text: str, place: str = "the text") -> Project:
    """A project from the text of a file; Refused, with the place, for anything else."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(f"{place} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except (RecursionError, ValueError):
        raise Refused(f"{place} is not a project: it is nested too deeply or holds a number too long") from None
    if not isinstance(document, dict) or "archviz" not in document:
        raise Refused(f'{place} is not an ArchViz project: it has no "archviz" version')
    try:
        return Project.model_validate(_migrate(document, place))
    except Refused as refusal:
        raise Refused(f"{place}: {refusal}") from None
    except ValidationError as error:
        raise Refused(f"{place}: {sentence(error)}") from None


def _migrate(document: dict[str, Any], place: str) -> dict[str, Any]:
    """The document as this version writes it."""
    version = document.pop("archviz")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(f"{str(version)[:40]!r} is not a version of the file format")
    if version > VERSION:
        raise Refused(f"written by a newer ArchViz (format {version}, this one reads up to {VERSION}); update ArchViz")
    return document


def load(path: str | Path) -> Project:
    """A project from a file; Refused when it cannot be read or is not one."""
    path = Path(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(f"{path} cannot be read: it is a folder, a device or a pipe, not a file")
        size = status.st_size
        if size > MAX_BYTES:
            raise Refused(f"{path} has {size / 2**20:.0f} MiB; project files are at most {MAX_BYTES >> 20} MiB")
        text = path.read_text("utf-8")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is not a project: it is not UTF-8 text") from None
    return loads(text, str(path))


def save(project: Project, path: str | Path) -> None:
    """Write a project so that a crash leaves either the old file or the new one."""
    write_atomically(path, dumps(project).encode())


def write_atomically(path: str | Path, data: bytes) -> None:
    """Temporary file, fsync, replace; Refused with the reason when the place cannot be written.

    What a link points to is replaced, not the link; a device or a pipe is written into.
    """
    path = Path(path)
    temporary = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise Refused(f"{path} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
