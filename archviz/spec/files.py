"""Project files: JSON with a version, read with limits and written atomically."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from archviz.words import Sentence, say, word

from .architecture import Project
from .issue import Refused, reason
from .value import sentence
from .writing import place as place
from .writing import write_atomically as write_atomically

VERSION = 1
SUFFIX = ".archviz.json"
_TEXT = say("the text")  # the place of what comes from no file
MAX_BYTES = 4 * 2**20  # some thousand stages have 1 MiB


_JSON = frozenset(  # what the json module of Python complains of
    (
        word("Expecting value"),
        word("Expecting property name enclosed in double quotes"),
        word("Expecting ':' delimiter"),
        word("Expecting ',' delimiter"),
        word("Illegal trailing comma before end of object"),
        word("Illegal trailing comma before end of array"),
        word("Extra data"),
        word("Unterminated string starting at"),
        word("Invalid control character at"),
        word("Invalid \\escape"),
        word("Invalid \\uXXXX escape"),
        word("Unexpected UTF-8 BOM (decode using utf-8-sig)"),
    )
)


def dumps(project: Project) -> str:
    """The text of a project file."""
    document = {"archviz": VERSION, **project.model_dump(mode="json")}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def loads(text: str, place: str = _TEXT) -> Project:
    """A project from the text of a file; Refused, with the place, for anything else."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(_not_json(place, error)) from None
    except (RecursionError, ValueError):
        fault = say("{place} is not a project: it is nested too deeply or holds a number too long", place=place)
        raise Refused(fault) from None
    if not isinstance(document, dict) or "archviz" not in document:
        raise Refused(say('{place} is not an ArchViz project: it has no "archviz" version', place=place))
    try:
        return Project.model_validate(_migrate(document))
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=place, fault=refusal.sentence)) from None
    except ValidationError as error:
        raise Refused(say("{place}: {fault}", place=place, fault=sentence(error))) from None


def _not_json(place: str, error: json.JSONDecodeError) -> Sentence:
    return say(
        "{place} is no project file: it is not JSON ({fault} at line {line}, column {column})",
        place=place,
        fault=say(error.msg) if error.msg in _JSON else error.msg,
        line=error.lineno,
        column=error.colno,
    )


def _migrate(document: dict[str, Any]) -> dict[str, Any]:
    """The document as this version writes it."""
    version = document.pop("archviz")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(say("{version!r} is not a version of the file format", version=str(version)[:40]))
    if version > VERSION:
        fault = say(
            "written by a newer ArchViz (format {version}, this one reads up to {most}); update ArchViz",
            version=version,
            most=VERSION,
        )
        raise Refused(fault)
    return document


def load(path: str | Path) -> Project:
    """A project from a file; Refused when it cannot be read or is not one."""
    path = Path(path)
    if "\0" in str(path):
        raise Refused(say("{path!r} cannot be read: a file name holds no NUL character", path=str(path)))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused(say("{path} cannot be read: it is a folder, a device or a pipe, not a file", path=path))
        size = status.st_size
        if size > MAX_BYTES:
            found, most = size / 2**20, MAX_BYTES >> 20
            fault = say(
                "{path} has {found:.0f} MiB; project files are at most {most} MiB", path=path, found=found, most=most
            )
            raise Refused(fault)
        text = path.read_text("utf-8")
    except OSError as error:
        raise Refused(say("{path} cannot be read: {reason}", path=path, reason=reason(error))) from None
    except UnicodeDecodeError:
        raise Refused(say("{path} is not a project: it is not UTF-8 text", path=path)) from None
    return loads(text, str(path))


def save(project: Project, path: str | Path) -> None:
    """Write a project so that a crash leaves either the old file or the new one."""
    write_atomically(path, dumps(project).encode())
