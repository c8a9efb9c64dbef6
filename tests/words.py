"""Every text that the window can show, and the Qt Linguist file of each language: `make words` brings them in step."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

from archviz import zoo
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.fields import describe
from archviz.spec.recipe_fields import STEP, TAIL
from archviz.spec.registry import BLOCKS, Family

ROOT = Path(__file__).parent.parent
FILES = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
_CALLS = {"archviz.words": ("say", "word"), "archviz.ui.language": ("tr",), "language": ("tr",)}


def sources() -> list[str]:
    """English texts: literals given to tr, say and word, and what blocks, fields and families say of themselves."""
    found = dict.fromkeys(_registered())
    for file in sorted((ROOT / "archviz").rglob("*.py")):
        found.update(dict.fromkeys(_literals(ast.parse(file.read_text("utf-8")))))
    return [text for text in found if text.strip()]


def _literals(tree: ast.AST) -> Iterator[str]:
    calls = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in _CALLS.get(node.module or "", ())
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name) and node.func.id in calls:
            yield from _said(node.args[0])


def _said(text: ast.expr) -> Iterator[str]:
    """The literals that an expression can be: `"a" if x else "b"`, `x or "c"`."""
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield text.value
    elif isinstance(text, ast.IfExp):
        yield from (*_said(text.body), *_said(text.orelse))
    elif isinstance(text, ast.BoolOp):
        yield from (said for value in text.values for said in _said(value))


def _registered() -> Iterator[str]:
    yield from (family.capitalize() for family in get_args(Family))
    declared = (spec for model in (Stage, Architecture, *BLOCKS.values()) for spec in describe(model))
    for spec in (*declared, *STEP, *TAIL):
        yield from (spec.title, spec.help, spec.unit)
        if spec.kind in ("choice", "int"):
            yield from spec.choices
    for cls in BLOCKS.values():
        yield from (cls.about.title, cls.about.summary)
    for family in zoo.FAMILIES:
        yield from (family.title, family.grammar)


def read(language: str) -> dict[str, str]:
    """What a file holds: English → translation, empty where it is unfinished."""
    file = FILES / f"{language}.ts"
    if not file.exists():
        return {}
    messages = ElementTree.parse(file).getroot().iter("message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def write(language: str, table: dict[str, str]) -> None:
    """Write a file as Qt Linguist does."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "archviz"
    for source, translation in table.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = source
        made = ElementTree.SubElement(message, "translation")
        made.text = translation
        if not translation:
            made.set("type", "unfinished")
    ElementTree.indent(root, "  ")
    text = ElementTree.tostring(root, encoding="unicode")
    (FILES / f"{language}.ts").write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


if __name__ == "__main__":
    for language in LANGUAGES:
        known = read(language)
        table = {source: known.get(source, "") for source in sources()}
        write(language, table)
        print(f"{language}: {len(table)} texts, {sum(not t for t in table.values())} to translate")
