"""Designs that are found beside the one that is looked at: a table at equal cost, and those of twice the cost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from archviz.explore.axes import Axis
from archviz.explore.families import family
from archviz.explore.solve import at_value
from archviz.explore.values import wholes
from archviz.report.comparison import MAX_DESIGNS
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused
from archviz.ui.clash import distinct
from archviz.ui.document import Document
from archviz.words import SILENCE, Sentence, join, say
from archviz.zoo.layouts import DEPTHS

from .matching import Matching
from .naming import derived
from .reach import followed, holds

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
    try:
        found = wholes(text)
    except Refused as refusal:
        why = refusal.sentence
        raise Refused(say("the table takes whole numbers, such as 1, 2, 4..8: {why}", why=why)) from None
    if len(found) >= MAX_DESIGNS:
        raise Refused(say("a table takes up to {most} values, not {count}", most=MAX_DESIGNS - 1, count=len(found)))
    return found


def table(document: Document, matching: Matching, varied: Axis, text: str) -> tuple[bool, Sentence]:
    """Add the design at each of these values at the locked total; and where it cannot be held, with the reasons.

    Refused where a value cannot be, or none holds the total.
    """
    design, held = document.design, matching.held
    free = held.follower(varied)
    if free is None:
        raise Refused(say("nothing else can give way"))
    found = {
        value: followed(design, varied, value, free, held.keep, held.target, held.multiple) for value in values(text)
    }
    lacking = join("; ", [at_value(varied, value, there.why) for value, there in found.items() if there.why])
    near = [derived(there.best.design, design) for there in found.values() if holds(there.best)]
    return _add(document, near, lacking), lacking


def keep(document: Document, matching: Matching) -> bool:
    """Lay what was found beside the locked design, which comes back in its place, as one step.

    Refused where it is there already.
    """
    before, locked, active = document.state, matching.held.locked, document.state.active
    found = document.design
    others = [design for place, design in enumerate(document.project.designs) if place != active]
    if locked is None or found.nameless in [design.nameless for design in (locked, *others)]:
        raise Refused(say("this design is in the project already"))
    (new,) = distinct((found,), {design.name for design in (locked, *others)})

    def change(project: Project) -> Project:
        back = project.put_design(active, locked)
        return back.put(designs=(*back.designs, new))

    kept = document.replace(change, say("add {name}", name=new.name))
    matching.held.join(before, document.state)
    return kept


def dearer(document: Document, matching: Matching) -> tuple[bool, Sentence]:
    """Add the designs of twice the locked total; and the ways that lead to none, with the reasons."""
    held = matching.held
    multiple = held.multiple if held.multiple > 1 else None
    found: dict[str, list[Architecture]] = {}
    reasons: dict[str, Sentence] = {}
    for member in family(held.design, held.keep, multiple)[1:]:
        why = member.why or (member.cost.fault if member.cost else SILENCE)
        if member.design and not why:
            found.setdefault(member.way, []).append(derived(member.design, held.design))
        else:
            reasons.setdefault(member.way, why)
    lacking = join("; ", [say("{way}: {why}", way=say(w), why=why) for w, why in reasons.items() if w not in found])
    return _add(document, chain(*found.values()), lacking), lacking


def _add(document: Document, designs: Iterable[Architecture], lacking: Sentence) -> bool:
    """Behind the others as one step, without those that are there already; what is looked at stays.

    Refused where nothing is new, or, for what is `lacking`, where there is nothing at all.
    """
    there = document.project.designs
    known = {design.nameless for design in there}
    wanted = tuple(dict.fromkeys(designs))
    new = [design for design in wanted if design.nameless not in known]
    if not wanted:
        raise Refused(lacking)
    if not new:
        raise Refused(say("all of these designs are in the project already"))
    added = distinct(tuple(new), {design.name for design in there})
    text = say("add {name}", name=", ".join(design.name for design in added))
    return document.replace(lambda project: project.put(designs=(*project.designs, *added)), text)
