"""The open document: what can be done to its designs and its blocks, and its file. Every change can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from archviz.spec import files
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.exchange import exchanged
from archviz.spec.fields import describe
from archviz.spec.issue import Fix, Refused
from archviz.spec.issue import Path as Place
from archviz.spec.mend import Mended, mend
from archviz.spec.registry import Block
from archviz.words import say

from .clash import distinct, fitting
from .disk import Disk
from .edit import State
from .history import History, analyse, inhabited
from .language import tr

__all__ = ["Document", "analyse"]


class Document(History):
    """The designs side by side, the project's own blocks, and the file that they lie in."""

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(project, parent)
        self.disk = Disk(self)

    # -- editing the design that is looked at; False when refused

    def edit(self, place: Place, value: object) -> bool:
        """Put a value at a place; a run of edits at one place is one step."""
        if len(place) == 1:
            text = say("design {field}", field=say(str(place[0])))
        else:
            stage = self.design.stages[int(place[1])]
            titles = {f.name: f.title for f in describe(type(stage.block))}
            title = titles[str(place[3])] if len(place) == 4 else str(place[2])
            text = say("{field} of {stage}", field=say(title), stage=stage.name)
        return self.change(lambda d: d.edit(place, value), text, (self.state.active, place, self._gesture))

    def apply(self, fix: Fix) -> bool:
        """Take a remedy."""

        def change(project: Project) -> Project:
            for place, value in fix.edits:
                project = project.edit(self.state.active, place, value)
            return project

        return self.replace(change, fix.text)

    def mend(self) -> Mended:
        """Take remedies for all mistakes, as one step; what was done and what is left."""
        mended = mend(self.design)
        if mended.taken:
            self.change(lambda _: mended.design, say("mend all mistakes"))
        return mended

    def insert(self, index: int, block: Block, saved: str = "", first: int = 0) -> bool:
        """A new stage in front of `index`, or behind the `first` blocks of its repeat; `saved` names the block."""
        title = saved or say(block.about.title)
        at = index + bool(first)
        return self.change(
            lambda d: _parted(d, index, first).insert(at, block, saved=saved), say("add {block}", block=title)
        )

    def remove(self, *indices: int) -> bool:
        """Take stages out."""
        return self.change(lambda d: d.remove(*indices), say("remove {stages}", stages=self._called(indices)))

    def duplicate(self, *indices: int) -> bool:
        """Stages once more behind the last of them."""
        return self.change(lambda d: d.duplicate(*indices), say("duplicate {stages}", stages=self._called(indices)))

    def move(self, gap: int, *indices: int) -> bool:
        """Stages in front of the one that is at `gap` now."""
        return self.change(lambda d: d.move(gap, *indices), say("move {stages}", stages=self._called(indices)))

    def paste(self, index: int, stages: tuple[Stage, ...], first: int = 0) -> bool:
        """Stages from elsewhere in front of `index`, or behind the `first` blocks of its repeat."""
        names = ", ".join(s.name for s in stages)
        at = index + bool(first)
        return self.change(lambda d: _parted(d, index, first).paste(at, stages), say("paste {stages}", stages=names))

    def split(self, index: int, first: int) -> bool:
        """A repeated stage as two: `first` of its repeats, and the rest."""
        name = self.design.stages[index].name
        return self.change(lambda d: d.split(index, first), say("split {stages}", stages=name))

    def exchange(self, cls: type[Block], *indices: int) -> bool:
        """Other blocks in these stages; what both types have in common carries over."""
        rows = self.analysis.stages

        def change(design: Architecture) -> Architecture:
            for index in indices:
                block = exchanged(design.stages[index].block, cls, rows[index].input)
                design = design.edit(("stages", index, "block"), block).edit(("stages", index, "saved"), "")
            return design

        text = say("{stages} as {block}", stages=self._called(indices), block=say(cls.about.title))
        return self.change(change, text)

    def _called(self, indices: Iterable[int]) -> str:
        return ", ".join(self.design.stages[i].name for i in sorted(indices))

    # -- the designs side by side

    def activate(self, index: int) -> None:
        """Look at another design; not a change of the document."""
        if index != self.state.active and 0 <= index < len(self.project.designs):
            self.put(State(self.project, index))

    def new_design(self, *designs: Architecture) -> bool:
        """Designs behind the others, under names that no other has; the last of them is looked at."""
        return self.adopt(Project(designs=designs))

    def adopt(self, other: Project) -> bool:
        """The designs of another project behind the others, with the blocks saved there; names that clash get a number.

        As one step.
        """
        order = (*self.project.designs, *distinct(other.designs, {d.name for d in self.project.designs}))
        names = ", ".join(d.name for d in order[len(self.project.designs) :])

        def change(project: Project) -> Project:
            found = fitting(other.put(designs=order[len(project.designs) :]), project)
            blocks = (*project.blocks, *(b for b in found.blocks if project.saved(b.name) is None))
            return project.put(designs=(*project.designs, *found.designs), blocks=blocks)

        return self.replace(change, say("add {name}", name=names), (), len(order) - 1)

    def open_design(self, design: Architecture) -> bool:
        """A design behind the others, or in the place of an empty one; its name gets a number where another has it."""
        if self.design.stages:
            return self.new_design(design)
        others = {d.name for i, d in enumerate(self.project.designs) if i != self.state.active}
        (design,) = distinct((design,), others)
        return self.change(lambda _: design, say("add {name}", name=design.name))

    def duplicate_design(self, index: int) -> bool:
        """A design once more behind itself."""
        designs = self.project.designs
        name = designs[index].name
        taken = {d.name for d in designs}
        copies = (tr("{name} copy", name=name[:100]) + (f" {n}" if n > 1 else "") for n in range(1, len(designs) + 2))
        copy = designs[index].put(name=next(c for c in copies if c not in taken))
        places = (*range(index + 1), -1, *range(index + 1, len(designs)))
        order = (*designs[: index + 1], copy, *designs[index + 1 :])
        return self._designs(order, places, index + 1, say("duplicate {name}", name=name))

    def close_others(self, index: int) -> bool:
        """Take every design but one out."""
        kept = self.project.designs[index]
        return self._designs((kept,), (index,), 0, say("close all but {name}", name=kept.name))

    def close_design(self, index: int) -> bool:
        """Take a design out; an empty one takes the place of the last."""
        designs = self.project.designs
        places = tuple(i for i in range(len(designs)) if i != index)
        active = self.state.active - (index < self.state.active)
        text = say("close {name}", name=designs[index].name)
        return self._designs(tuple(designs[i] for i in places), places, min(active, max(len(places) - 1, 0)), text)

    def move_design(self, index: int, to: int) -> bool:
        """A design to another position."""
        places = list(range(len(self.project.designs)))
        places.insert(to, places.pop(index))
        order = tuple(self.project.designs[i] for i in places)
        text = say("move {name}", name=order[to].name)
        return self._designs(order, tuple(places), to, text, ("designs", order[to], self._gesture))

    def pin(self, index: int) -> bool:
        """A design as the baseline: every number of the others is shown against its."""
        name = self.project.designs[index].name
        return self.replace(lambda p: p.put(baseline=index), say("{name} as the baseline", name=name))

    # -- the project's own blocks

    def save_block(self, index: int, name: str) -> bool:
        """The block of a stage under a name, in the place of what was there."""
        place: Place = ("stages", index, "saved")
        block = self.design.stages[index].block

        def change(project: Project) -> Project:
            return project.save_block(name, block).edit(self.state.active, place, name)

        return self.replace(change, say("save block {name}", name=name))

    def use(self, name: str, *indices: int) -> bool:
        """A saved block in the place of those of these stages."""
        block = self.project.saved(name)

        def change(design: Architecture) -> Architecture:
            for index in indices:
                design = design.edit(("stages", index, "block"), block).edit(("stages", index, "saved"), name)
            return design

        text = say("{stages} as {block}", stages=self._called(indices), block=name)
        return block is not None and self.change(change, text)

    def rename_block(self, name: str, new: str) -> bool:
        """A saved block under another name."""
        return self.replace(lambda p: p.rename_block(name, new), say("rename block {name}", name=name))

    def remove_block(self, name: str) -> bool:
        """Take a saved block out; stages that were made from it keep their data."""
        return self.replace(lambda p: p.forget_block(name), say("remove block {name}", name=name))

    # -- files

    def load(
        self, project: Project, path: Path | None = None, version: files.Version | None = None, *, saved: bool = True
    ) -> None:
        """Another document in the place of this one; its history starts anew."""
        self.path, self.version = path, version
        self.stack.clear()
        self.put(State(inhabited(project)))
        self.loaded.emit()
        if not saved:
            self.stack.resetClean()
        self.filed.emit()

    def open(self, path: Path, *, template: bool = False) -> bool:
        """Read a file; where it is refused, everything stays as it was. A template is not the document's file."""
        try:
            project, version = files.read(path)
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
            return False
        self.load(project, *(() if template else (path, version)))
        return True

    def reload(self) -> bool:
        """Take what the file holds now, as a step that can be undone; where it is refused, everything stays."""
        if self.path is None:
            return False
        try:
            project, version = files.read(self.path)
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
            return False
        active = min(self.state.active, max(len(project.designs) - 1, 0))
        if not self.replace(lambda _: project, say("reload {file}", file=self.path.name), (), active):
            return False
        self.version = version
        self.stack.setClean()
        self.filed.emit()
        return True

    def save(self, path: Path) -> bool:
        """Write the file; where that is refused, the work stays unsaved."""
        try:
            version = files.save(self.project, path)
        except Refused as refusal:
            self.unsaved.emit(tr(refusal.sentence))
            return False
        self.path, self.version = path, version
        self.stack.setClean()
        self.filed.emit()
        return True

    def close(self) -> None:
        """Leave the file, and drop the history in silence: QUndoStack tells of its own destruction."""
        self.disk.close()
        self.stack.blockSignals(True)
        self.stack.clear()


def _parted(design: Architecture, index: int, first: int) -> Architecture:
    """The stage at `index` split behind its `first` blocks; as it is where that is 0."""
    return design.split(index, first) if first else design
