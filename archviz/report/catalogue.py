"""What there is: blocks with their fields, networks with the grammar of their names."""

from __future__ import annotations

from fnmatch import fnmatchcase

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from archviz import blocks as _registered  # noqa: F401 - registers every block
from archviz import zoo
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS
from archviz.words import say


def _matches(pattern: str, *texts: str) -> bool:
    pattern = pattern.lower()
    pattern = pattern if set(pattern) & set("*?[") else f"*{pattern}*"
    return any(fnmatchcase(text.lower(), pattern) for text in texts)


def blocks(out: Console, pattern: str = "") -> None:
    """Every block that matches: type, title, source, fields; Refused where none does."""
    found = [b for b in BLOCKS.values() if _matches(pattern, b.about.type, b.about.title, b.about.family)]
    if not found:
        fault = say(
            "no block matches {name!r}; `archviz list blocks` shows all {count}", name=pattern[:80], count=len(BLOCKS)
        )
        raise Refused(fault)
    for number, cls in enumerate(found):
        about = cls.about
        if number:
            out.print()
        out.print(Text.assemble((about.type, "bold"), f"  {about.title}: {about.summary}"))
        _indented(out, about.source, style="dim")
        _indented(out, ", ".join(map(_field, describe(cls))))


def _field(field: FieldSpec) -> str:
    if field.kind == "choice":
        others = "|".join(c for c in field.choices if c != field.default)
        return f"{field.name}={field.default}|{others}"
    default = str(field.default).lower() if field.kind == "bool" else field.default
    return f"{field.name}={default}"


def networks(out: Console, pattern: str = "") -> None:
    """Every family that matches, with its grammar and its matching examples; a valid name is said to be one."""
    found = []
    for family in zoo.FAMILIES:
        whole = not pattern or _matches(pattern, family.title)
        examples = family.examples if whole else tuple(n for n in family.examples if _matches(pattern, n))
        if examples:
            found.append((family, examples))
    valid = pattern and pattern not in zoo.names() and any(f.pattern.fullmatch(pattern) for f in zoo.FAMILIES)
    if valid:
        zoo.network(pattern)
        family = next(f for f in zoo.FAMILIES if f.pattern.fullmatch(pattern))
        out.print(Text.assemble((pattern, "bold"), f"  valid: {family.title}, {family.grammar}"))
        return
    if not found:
        near = ", ".join(zoo.nearest(pattern))
        raise Refused(say("no network matches {name!r}; nearest: {near}", name=pattern[:80], near=near))
    for number, (family, examples) in enumerate(found):
        if number:
            out.print()
        out.print(Text.assemble((family.title, "bold"), f"  {family.grammar}"))
        _indented(out, family.source, style="dim")
        _indented(out, ", ".join(examples))


def _indented(out: Console, text: str, style: str = "") -> None:
    out.print(Padding(Text(text, style=style), (0, 0, 0, 2), expand=False))
