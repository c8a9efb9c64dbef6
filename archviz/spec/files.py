"""Project files: JSON with a version, read with limits and written atomically."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from archviz.words import say

from . import bounded_json
from .architecture import Project
from .bounded_json import MAX_BYTES
from .issue import Refused, reason
from .migration import VERSION, migrate
from .text import shown
from .value import sentence
from .writing import place as place
from .writing import write_atomically as write_atomically

SUFFIX = ".archviz.json"
_TEXT = say("the text")  # the place of what comes from no file


def dumps(project: Project) -> str:
    """The text of a project file."""
    return _text(_document(project), indent=1)


def _document(project: Project) -> dict[str, Any]:
    return {"archviz": VERSION, **project.model_dump(mode="json")}


def _text(document: dict[str, Any], indent: int | None) -> str:
    return json.dumps(document, indent=indent, ensure_ascii=False) + "\n"


def loads(text: str | bytes, place: str = _TEXT) -> Project:
    """A project from the text of a file; Refused, with the place, for anything else."""
    try:
        document = bounded_json.loads(text)
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=place, fault=refusal.sentence)) from None
    if not isinstance(document, dict) or "archviz" not in document:
        raise Refused(say('{place} is not an ArchViz project: it has no "archviz" version', place=place))
    try:
        return Project.model_validate(_migrate(document))
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=place, fault=refusal.sentence)) from None
    except ValidationError as error:
        raise Refused(say("{place}: {fault}", place=place, fault=sentence(error))) from None


def _migrate(document: dict[str, Any]) -> dict[str, Any]:
    """The document as this version writes it."""
    version = document.pop("archviz")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(say("{version!r} is not a version of the file format", version=shown(version)))
    if version > VERSION:
        fault = say(
            "written by a newer ArchViz (format {version}, this one reads up to {most}); update ArchViz",
            version=shown(version),
            most=VERSION,
        )
        raise Refused(fault)
    migrate(version, document.get("designs"), document.get("blocks"))
    return document


@dataclass(frozen=True, slots=True)
class Version:
    """What a file holds: the SHA-256 of its bytes, so that a later change of it is noticed."""

    digest: str

    @classmethod
    def of(cls, data: bytes) -> Version:
        """That of these bytes."""
        return cls(hashlib.sha256(data).hexdigest())


def version(path: Path) -> Version | None:
    """What a file holds now; None where there is none, or none that can be read."""
    try:
        return Version.of(_data(path))
    except Refused:
        return None


def load(path: str | Path) -> Project:
    """A project from a file; Refused when it cannot be read or is not one."""
    return read(path)[0]


def read(path: str | Path) -> tuple[Project, Version]:
    """A project from a file, and what the file held; Refused when it cannot be read or is not one."""
    data = _data(Path(path))
    return loads(data, str(path)), Version.of(data)


def _data(path: Path) -> bytes:
    with regular(path) as file:
        if (size := os.fstat(file.fileno()).st_size) > MAX_BYTES:
            found, most = size / 2**20, MAX_BYTES >> 20
            fault = say(
                "{path} has {found:.0f} MiB; project files are at most {most} MiB", path=path, found=found, most=most
            )
            raise Refused(fault)
        return file.read(MAX_BYTES + 1)  # it may grow meanwhile


@contextmanager
def regular(path: Path) -> Iterator[BinaryIO]:
    """An open file; Refused when it cannot be read, or is a pipe or a device, which may never end."""
    if "\0" in str(path):
        raise Refused(say("{path!r} cannot be read: a file name holds no NUL character", path=str(path)))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(say("{path} cannot be read: it is a folder, a device or a pipe, not a file", path=path))
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Refused(say("{path} cannot be read: {reason}", path=path, reason=reason(error))) from None


def save(project: Project, path: str | Path) -> Version:
    """Write a project so that a crash leaves either the old file or the new one; what the file holds now."""
    data = encoded(project)
    write_atomically(path, data)
    return Version.of(data)


def encoded(project: Project) -> bytes:
    """The bytes of a project file; Refused where they could not be opened again."""
    document = _document(project)
    try:
        bounded_json.check(document)
        data = _text(document, indent=1).encode()
        if len(data) > MAX_BYTES:
            data = _text(document, indent=None).encode()
        if len(data) > MAX_BYTES:
            raise Refused(say("it has more than {most} MiB", most=MAX_BYTES >> 20))
    except Refused as refusal:
        fault = say(
            "the project is too large to be opened again ({why}); save some of its designs in another file",
            why=refusal.sentence,
        )
        raise Refused(fault) from None
    return data
