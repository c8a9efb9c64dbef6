"""Random edits and back by undo: the same value, no exception, no growth of memory."""

from __future__ import annotations

import gc
import random
from mmap import mmap
from pathlib import Path

import pytest
from conftest import Open, project
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archviz.spec.fields import FieldSpec, describe
from archviz.spec.registry import BLOCKS
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.selection import Selection
from archviz.ui.window import Window

GROWTH = 50 * 2**20


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def value(spec: FieldSpec, chance: random.Random) -> object:
    """Some value of a field, legal or not."""
    if spec.kind == "int":
        return chance.choice([0, 1, 2, 3, 7, 32, 64, 100, 256])
    if spec.kind == "bool":
        return chance.random() < 0.5
    return chance.choice([*spec.choices, spec.default]) if spec.kind in ("choice", "text") else chance.random()


class Desk:
    """A document with its commands; a window has the same."""

    def __init__(self) -> None:
        self.document = Document(project("resnet18"))
        self.selection = Selection(self.document)
        self.commands = Commands(self.document, self.selection)


def edit(desk: Desk | Window, chance: random.Random) -> None:
    """One thing that a person could do."""
    document, commands, selection = desk.document, desk.commands, desk.selection
    count = len(document.design.stages)
    picked = [i for i in range(count) if chance.random() < 0.2] or ([chance.randrange(count)] if count else [])
    selection.pick_stages(picked)
    act = chance.choice(["field", "field", "field", "repeat", "insert", "remove", "duplicate", "move", "split",
                         "exchange", "paste", "design", "look", "pin", "fix"])  # fmt: skip
    if act == "insert" or not picked:
        commands.insert(chance.choice(sorted(BLOCKS)), chance.randrange(count + 1))
    elif act == "field":
        specs = describe(type(document.design.stages[picked[0]].block))
        if specs:
            spec = chance.choice(specs)
            document.edit(("stages", picked[0], "block", spec.name), value(spec, chance))
            document.settle()
    elif act == "repeat":
        document.edit(("stages", picked[0], "repeat"), chance.randint(1, 6))
    elif act == "move":
        commands.move_to(chance.randrange(count + 1))
    elif act == "exchange":
        commands.exchange(chance.choice(sorted(BLOCKS)))
    elif act == "paste":
        commands.copy()
        commands.paste()
    elif act == "design":
        designs = len(document.project.designs)
        if designs < 4:
            document.duplicate_design(document.state.active)
        else:
            document.close_design(chance.randrange(designs))
    elif act == "look":
        document.activate(chance.randrange(len(document.project.designs)))
    elif act == "pin":
        document.pin(chance.randrange(len(document.project.designs)))
    elif act == "fix":
        fixes = [fix for issue in document.issues for fix in issue.fixes]
        if fixes:
            document.apply(chance.choice(fixes))
    else:
        getattr(commands, act)()
    if len(document.design.stages) > 20:
        document.remove(*range(10, len(document.design.stages)))


def there_and_back(desk: Desk | Window, edits: int) -> int:
    """So many edits, undone, redone and undone again; by how many bytes the process has grown."""
    chance = random.Random(20261124)
    document, stack = desk.document, desk.document.stack
    start = document.project
    while stack.count() < edits // 10:  # caches fill
        edit(desk, chance)
    QApplication.processEvents()
    gc.collect()
    before = resident()
    while stack.count() < edits:
        edit(desk, chance)
        QApplication.processEvents()
    made = document.project
    for wanted, step in ((start, stack.undo), (made, stack.redo), (start, stack.undo)):
        for _ in range(edits):
            step()
        assert document.project == wanted
    QApplication.processEvents()
    gc.collect()
    return resident() - before


def test_two_thousand_random_edits_and_back(qtbot: QtBot) -> None:
    there_and_back(Desk(), 500)  # caches fill, whatever ran before
    grown = there_and_back(Desk(), 2000)
    print(f"{grown / 2**20:.1f} MiB more")
    assert grown < GROWTH


def test_random_edits_in_the_window_and_back(open_window: Open) -> None:
    there_and_back(open_window("resnet18"), 25)


@pytest.mark.benchmark
def test_two_thousand_random_edits_in_the_window(open_window: Open) -> None:
    grown = there_and_back(open_window("resnet18"), 2000)
    print(f"2,000 edits in the window, undone, redone, undone: {grown / 2**20:.1f} MiB more")
    assert grown < GROWTH


def test_resident_memory_is_told_in_bytes() -> None:
    with mmap(-1, 64 * 2**20) as held:  # straight from the system: what is freed is gone
        held.write(b"x" * len(held))
        with_it = resident()
    assert with_it - resident() > 32 * 2**20
