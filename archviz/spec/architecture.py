"""The document: what the user assembled. Everything is a frozen value; an edit gives a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import count
from typing import Annotated

from pydantic import FailFast, Field, StringConstraints, model_validator
from typing_extensions import Self

from archviz.words import say

from .issue import Fix, Issue, Path
from .registry import AnyBlock, Block
from .text import LINES, ONE_LINE
from .value import Value

MAX_STAGES = 64
MAX_REPEAT = 1000
MAX_UNITS = 5000
MAX_SIDE = 65_536
MAX_NAME = 64
MAX_TITLE = 120
MAX_PROJECT = 100  # designs
MAX_SAVED = 200

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=MAX_NAME)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TITLE), ONE_LINE]
SavedName = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME, strip_whitespace=True), ONE_LINE]
Side = Annotated[int, Field(ge=1, le=MAX_SIDE, strict=True)]


class Stage(Value):
    """A block, repeated; its name prefixes the torch names ("layer1.0.conv1").

    `saved` names the block of the project that it was made from; the stage holds a copy of its own.
    """

    name: Identifier
    block: AnyBlock
    repeat: Annotated[int, Field(ge=1, le=MAX_REPEAT, strict=True)] = 1
    saved: Annotated[str, StringConstraints(max_length=MAX_NAME, strip_whitespace=True), ONE_LINE] = ""

    def edit(self, field: str, value: object) -> Stage:
        """The stage with one field of its block changed."""
        return self.model_copy(update={"block": self.block.put(**{field: value})})


class Architecture(Value):
    """A network or a single block: input (channels, height, width) and stages in order."""

    name: Title = "untitled"
    input: tuple[Side, Side, Side] = (3, 224, 224)
    stages: Annotated[tuple[Stage, ...], FailFast()] = Field((), max_length=MAX_STAGES)
    note: Annotated[str, StringConstraints(max_length=10_000), LINES] = ""

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if sum(s.repeat for s in self.stages) > MAX_UNITS:
            raise ValueError(say("the repeats add up to more than {most:,} blocks", most=MAX_UNITS))
        return self

    @property
    def nameless(self) -> Architecture:
        """What two designs share that differ in their names alone."""
        return self.model_copy(update={"name": ""})

    def edit(self, path: Path, value: object) -> Architecture:
        """The design with the value at a path replaced; paths are those of `Issue` and `Fix`."""
        if len(path) == 1:
            return self.put(**{str(path[0]): value})
        index, stage = int(path[1]), self.stages[int(path[1])]
        changed = stage.edit(str(path[3]), value) if len(path) == 4 else stage.put(**{str(path[2]): value})
        return self.put(stages=(*self.stages[:index], changed, *self.stages[index + 1 :]))

    def insert(self, index: int, block: Block, name: str = "", repeat: int = 1, saved: str = "") -> Architecture:
        """A new stage in front of `index`, with a name nobody has."""
        wish = name or identifier(saved) or identifier(block.type) or "stage"
        first = Stage(name="stage", block=block)
        stage = first.put(name=self.free_name(wish), repeat=repeat, saved=saved)
        return self.put(stages=(*self.stages[:index], stage, *self.stages[index:]))

    def remove(self, *indices: int) -> Architecture:
        """Without the stages at these places."""
        return self.put(stages=tuple(s for i, s in enumerate(self.stages) if i not in indices))

    def move(self, gap: int, *indices: int) -> Architecture:
        """The stages at these places together, in their order, in front of the one that is at `gap` now."""
        moved = tuple(self.stages[i] for i in sorted(indices))
        before = tuple(s for i, s in enumerate(self.stages[:gap]) if i not in indices)
        behind = tuple(s for i, s in enumerate(self.stages) if i >= gap and i not in indices)
        return self.put(stages=(*before, *moved, *behind))

    def duplicate(self, *indices: int) -> Architecture:
        """The stages at these places once more, together behind the last of them."""
        return self.paste(max(indices) + 1, tuple(self.stages[i] for i in sorted(indices)))

    def paste(self, index: int, stages: tuple[Stage, ...]) -> Architecture:
        """Stages from elsewhere in front of `index`, under names that nobody has."""
        design = self
        for offset, stage in enumerate(stages):
            design = design.insert(index + offset, stage.block, stage.name, stage.repeat, stage.saved)
        return design

    def split(self, index: int, first: int) -> Architecture:
        """The stage at `index` as two: `first` of its repeats, and the rest; Refused where that leaves none of one."""
        stage = self.stages[index]
        head, rest = stage.put(repeat=first), stage.put(repeat=stage.repeat - first)
        whole = self.put(stages=(*self.stages[:index], head, *self.stages[index + 1 :]))
        return whole.insert(index + 1, stage.block.following(), f"{rest.name}b", rest.repeat, rest.saved)

    def free_name(self, wish: str) -> str:
        """`wish`, or the next number that is free: layer1 → layer2."""
        return free(wish, {s.name for s in self.stages})


def free(wish: str, taken: Collection[str]) -> str:
    """`wish`, cut to a legal length, or with the next number that nobody has."""
    wish = wish[:MAX_NAME]
    stem = wish.rstrip("0123456789")[: MAX_NAME - 4]
    number = int(wish[len(stem) :][:4] or 1) if wish[len(stem) :].isdigit() else 1
    return wish if wish not in taken else next(n for i in count(number + 1) if (n := f"{stem}{i}") not in taken)


class SavedBlock(Value):
    """A block of the project's own, to be used again."""

    name: SavedName
    block: AnyBlock


class Project(Value):
    """What a file holds: designs side by side, one of them the baseline; and blocks saved under their names."""

    designs: Annotated[tuple[Architecture, ...], FailFast()] = Field((), max_length=MAX_PROJECT)
    blocks: Annotated[tuple[SavedBlock, ...], FailFast()] = Field((), max_length=MAX_SAVED)
    baseline: Annotated[int, Field(ge=0, strict=True)] = 0  # its place among the designs

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = Counter(b.name for b in self.blocks)
        if twice := next((n for n, times in names.items() if times > 1), ""):
            raise ValueError(say("two saved blocks are called {name!r}", name=twice))
        if self.baseline >= max(1, len(self.designs)):
            raise ValueError(say("there is no design {number} to be the baseline", number=self.baseline + 1))
        return self

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the designs as a comparison shows them: the baseline first, the others in order."""
        others = (i for i in range(len(self.designs)) if i != self.baseline)
        return (self.baseline, *others) if self.designs else ()

    @property
    def compared(self) -> tuple[Architecture, ...]:
        """The designs in that order."""
        return tuple(self.designs[i] for i in self.order)

    def arrange(self, designs: tuple[Architecture, ...], places: tuple[int, ...]) -> Project:
        """Other designs; `places` tells where each of them stands now, so that the baseline stays one design."""
        kept = places.index(self.baseline) if self.baseline in places else 0
        return self.put(designs=designs, baseline=kept)

    def saved(self, name: str) -> Block | None:
        """The block saved under a name; None where there is none."""
        return next((b.block for b in self.blocks if b.name == name), None)

    def save_block(self, name: str, block: Block) -> Project:
        """With a block saved under a name, in the place of what was there."""
        kept = {"name": name, "block": block}
        if self.saved(name.strip()) is None:
            return self.put(blocks=(*self.blocks, kept))
        return self.put(blocks=tuple(kept if b.name == name.strip() else b for b in self.blocks))

    def forget_block(self, name: str) -> Project:
        """Without a saved block; stages that were made from it keep their data."""
        return self.put(blocks=tuple(b for b in self.blocks if b.name != name))

    def rename_block(self, name: str, new: str) -> Project:
        """A saved block under another name, in the stages too."""
        blocks = tuple(b.put(name=new) if b.name == name else b for b in self.blocks)
        return self.put(
            blocks=blocks,
            designs=tuple(
                d.put(stages=tuple(s.put(saved=new.strip()) if s.saved == name else s for s in d.stages))
                for d in self.designs
            ),
        )

    def edit(self, index: int, path: Path, value: object) -> Project:
        """The value at a path replaced: of a saved block ("blocks", name), else of the design at `index`."""
        if path[0] == "blocks" and isinstance(value, Block):
            return self.save_block(str(path[1]), value)
        return self.put_design(index, self.designs[index].edit(path, value))

    def missing(self, design: Architecture) -> tuple[Issue, ...]:
        """A note for every stage of a design that was made from a block which the project no longer has."""
        return tuple(
            _missing(index, stage)
            for index, stage in enumerate(design.stages)
            if stage.saved and self.saved(stage.saved) is None
        )

    def put_design(self, index: int, design: Architecture) -> Project:
        """With the design at `index` replaced."""
        return self.put(designs=(*self.designs[:index], design, *self.designs[index + 1 :]))


def _missing(index: int, stage: Stage) -> Issue:
    place: Path = ("stages", index, "saved")
    fixes = (
        Fix(say("save it again"), ((("blocks", stage.saved), stage.block),)),
        Fix(say("forget the name"), ((place, ""),)),
    )
    text = say(
        "the project no longer has the saved block {name!r}; this stage keeps its data and counts as before",
        name=stage.saved,
    )
    return Issue(place, text, fixes, severity="note")


def identifier(text: str) -> str:
    """The text as the name of a stage; empty where nothing of it can be."""
    return re.sub(r"[^A-Za-z0-9_]+", "_", text).strip("_").lstrip("0123456789_")[:56]
