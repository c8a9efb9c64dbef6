"""Designs that are found beside the one that is looked at: a table at equal cost, and those of twice the cost."""

from __future__ import annotations

from collections.abc import Iterable

from archviz.explore.axes import Axis
from archviz.explore.families import family
from archviz.explore.names import named
from archviz.explore.solve import solve
from archviz.explore.values import wholes
from archviz.report.comparison import MAX_DESIGNS
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused
from archviz.ui.clash import distinct
from archviz.ui.document import Document
from archviz.words import Sentence, join, say
from archviz.zoo.layouts import DEPTHS

from .matching import Matching

_PAPERS = {"cardinality": (1, 2, 4, 8, 32), "depth": tuple(sorted(DEPTHS))}  # Xie et al. 2017, table 3; ResNets


def usual(axis: Axis, design: Architecture) -> str:
    """The values of a table that nobody has chosen: those of the papers, else half of its own to twice as many."""
    legal, value = axis.values(design), axis.get(design)
    near = (round((value * times - legal[0]) / legal.step) for times in (0.5, 0.75, 1.25, 1.5, 2))
    known = [value for value in _PAPERS.get(axis.name, ()) if value in legal]
    found = known or [legal[min(max(0, i), len(legal) - 1)] for i in near]
    return ", ".join(map(str, dict.fromkeys(found)))


def values(text: str) -> tuple[int, ...]:
    """The numbers in "1, 2, 4..8"; Refused without any, or where nobody could compare so many designs."""
    if not text.strip():
        raise Refused(say("the table needs values, such as 1, 2, 4, 8, 32"))
    found = wholes(text)
    if len(found) >= MAX_DESIGNS:
        raise Refused(say("a table takes up to {most} values, not {count}", most=MAX_DESIGNS - 1, count=len(found)))
    return found


def table(document: Document, matching: Matching, varied: Axis, text: str) -> bool:
    """Add the design at each of these values at the locked cost; Refused where one cannot be, False where the
    project cannot take them."""
    design, free = document.design, matching.follower(varied)
    if free is None:
        raise Refused(say("nothing else can give way"))
    found = [
        solve(varied.put(design, value), free, matching.keep, matching.target, matching.multiple).best.design
        for value in values(text)
    ]
    return _add(document, (named(one, design) for one in found))


def keep(document: Document, matching: Matching) -> bool:
    """Lay what was found beside the locked design, which comes back in its place, as one step.

    Refused where it is there already.
    """
    locked, active = matching.locked, document.state.active
    found = document.design
    others = [design for place, design in enumerate(document.project.designs) if place != active]
    if locked is None or _nameless(found) in map(_nameless, (locked, *others)):
        raise Refused(say("this design is in the project already"))
    (new,) = distinct((found,), {design.name for design in (locked, *others)})

    def change(project: Project) -> Project:
        back = project.put_design(active, locked)
        return back.put(designs=(*back.designs, new))

    return document.replace(change, say("add {name}", name=new.name))


def dearer(document: Document, matching: Matching) -> tuple[bool, Sentence]:
    """Add the designs of twice the cost; and the ways that cannot be gone, with the reasons."""
    members = family(document.design, matching.keep, matching.multiple if matching.multiple > 1 else None)
    lacking = join("; ", [say("{way}: {why}", way=say(m.way), why=m.why) for m in members if m.why])
    designs = [member.design for member in members[1:] if member.design]
    if not designs:
        raise Refused(lacking)
    return _add(document, designs), lacking


def _add(document: Document, designs: Iterable[Architecture]) -> bool:
    """Behind the others as one step, without those that are there already; what is looked at stays."""
    there = document.project.designs
    known = {_nameless(design) for design in there}
    new = [design for design in dict.fromkeys(designs) if _nameless(design) not in known]
    if not new:
        raise Refused(say("all of these designs are in the project already"))
    added = distinct(tuple(new), {design.name for design in there})
    text = say("add {name}", name=", ".join(design.name for design in added))
    return document.replace(lambda project: project.put(designs=(*project.designs, *added)), text)


def _nameless(design: Architecture) -> Architecture:
    return design.model_copy(update={"name": ""})
