"""Stages as text, for the clipboard: between windows, into a mail, back from one."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import FailFast, Field, TypeAdapter, ValidationError

from archviz.words import say

from . import bounded_json
from .architecture import MAX_STAGES, Project, Stage
from .bounded_json import MAX_BYTES
from .files import loads
from .issue import Refused
from .migration import VERSION, migrate
from .value import sentence

_KEY = "archviz stages"
_STAGES = TypeAdapter(Annotated[tuple[Stage, ...], FailFast(), Field(max_length=MAX_STAGES)])


def copied(stages: tuple[Stage, ...]) -> str:
    """The text of these stages."""
    document = {_KEY: VERSION, "stages": [stage.model_dump(mode="json") for stage in stages]}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def pasted(text: str) -> tuple[Stage, ...] | Project:
    """The stages of a text, or the designs of a project's text; Refused, with the reason, for anything else."""
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise Refused(say("the clipboard holds more than {limit} MiB; copy stages or a project", limit=MAX_BYTES >> 20))
    document = _json(text)
    if "archviz" in document:
        return loads(text, say("the clipboard"))
    version = document.get(_KEY)
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise Refused(say("the clipboard was written by another version of ArchViz; update ArchViz"))
    migrate(version, document.get("stages"))
    try:
        stages = _STAGES.validate_python(document.get("stages"))
    except ValidationError as error:
        raise Refused(say("the clipboard: {fault}", fault=sentence(error))) from None
    if not stages:
        raise Refused(say("the clipboard holds no stages; select some and copy them"))
    return stages


def _json(text: str) -> dict[str, Any]:
    try:
        document = bounded_json.loads(text)
    except Refused as refusal:
        if _KEY in text or '"archviz"' in text:
            raise Refused(say("the clipboard: {fault}", fault=refusal.sentence)) from None
        document = None
    if isinstance(document, dict) and ("archviz" in document or _KEY in document):
        return document
    if not text.strip():
        raise Refused(say("the clipboard holds no text; copy stages first"))
    raise Refused(say("the clipboard holds no stages of ArchViz; copy them from its list or its picture"))
