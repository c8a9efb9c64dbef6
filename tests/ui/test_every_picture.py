"""Whatever edits arrive before, during or right at the end of a layout: the design that is left is the one painted."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archviz import diagram
from archviz.app.design import Design
from archviz.app.jobs import WorkerThread
from archviz.blocks.residual import Basic
from archviz.diagram import Picture
from archviz.results import Level
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.ui import motion
from archviz.ui.bench.times import Times
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.later import Later
from archviz.ui.picture import PicturePane
from archviz.ui.selection import Selection
from archviz.ui.spot import put, spot
from archviz.words import say

LEVELS: tuple[Level, ...] = get_args(Level)
EDITS = 1000
UNDRAWABLE = 4  # a repeat that the layout refuses
PATIENCE_S = 60.0
MOMENTS = ("at once", "asked", "begun", "drawn", "seen")
SMALL = Architecture(
    name="small",
    input=(16, 8, 8),
    stages=(Stage(name="one", block=Basic(out=16)), Stage(name="two", block=Basic(out=16), repeat=2)),
)
_draw = diagram.draw


@cache
def expected(design: Architecture, level: Level, sheet: tuple[float, float]) -> Picture | None:
    """The picture of a design, drawn here and now; None where there is nothing to draw or the layout refuses it."""
    if not design.stages or any(stage.repeat == UNDRAWABLE for stage in design.stages):
        return None
    return _draw(expand(design).graph, Design(design).titles, level=level, sheets=(sheet,))


class Studio:
    """A picture pane with its document, and a layout that tells when it begins and ends."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.host = QWidget()
        later, layout = Later(self.host), WorkerThread("layout")
        layout.begin()
        self.document = Document(Project(designs=(SMALL,)))
        self.bridge = Bridge(layout)
        self.times = Times(self.document, later)
        self.pane = PicturePane(self.document, Selection(self.document), self.bridge, self.times, self.host)
        self.begun, self.drawn, self.refused = threading.Event(), threading.Event(), 0
        self.pane.failed.connect(self._on_failed)
        monkeypatch.setattr(diagram, "draw", self._watched)

    def close(self) -> None:
        for part in (self.bridge, self.times):
            part.close().result(PATIENCE_S)
        self.document.close()
        self.host.deleteLater()

    def edit(self, chance: random.Random) -> None:
        """One edit; some lead to where the design was before, and some to what the layout refuses."""
        document = self.document
        self.begun.clear()
        self.drawn.clear()
        kind = chance.choice(("out", "out", "repeat", "repeat", "name", "same", "undo", "redo", "stage", "level"))
        if kind == "out" and document.design.stages:
            document.edit(("stages", 0, "block", "out"), chance.choice((16, 24, 32)))
        elif kind == "repeat" and document.design.stages:
            document.edit(("stages", len(document.design.stages) - 1, "repeat"), chance.randint(1, UNDRAWABLE))
        elif kind == "name":
            document.edit(("name",), chance.choice(("small", "other")))
        elif kind == "stage":
            if len(document.design.stages) > chance.randint(0, 2):
                document.remove(chance.randrange(len(document.design.stages)))
            else:
                document.insert(len(document.design.stages), Basic(out=16))
        elif kind == "level":  # there and back
            level = self.pane.level
            self.pane.set_level(chance.choice(LEVELS))
            self.pane.set_level(level)
        elif kind in ("undo", "redo"):
            getattr(document.stack, kind)()
        if chance.random() < 0.5:
            document.settle()

    def reach(self, moment: str) -> None:
        """Go on until the layout of the last edit is so far; events run except at its very end."""
        end = time.monotonic() + PATIENCE_S
        while not self._is(moment):
            assert time.monotonic() < end, moment
            if not (moment == "drawn" and self.begun.is_set()):  # then nobody has looked at the answer yet
                QApplication.processEvents()

    def rest(self) -> None:
        """Until nothing is to come and nothing moves."""
        end = time.monotonic() + PATIENCE_S
        while self.bridge.busy or self.pane.busy or self.pane.canvas.pieces.moving:
            assert time.monotonic() < end
            QApplication.processEvents()
        QApplication.sendPostedEvents()

    def check(self) -> None:
        """What is painted is the picture of the design as it is."""
        pane, design = self.pane, self.document.design
        wanted = expected(design, pane.level, pane._sheet())
        assert pane.picture == pane.canvas.picture == wanted
        parts = (*wanted.clusters, *wanted.links, *wanted.boxes) if wanted else ()
        items = pane.canvas.pieces._items.values()
        assert Counter(item.placed for item in items) == Counter(parts)
        assert all(item.spot.shift(spot(item.placed)) == pytest.approx((0, 0), abs=0.01) for item in items)
        for item in items:  # what its paint method reads
            at = spot(item.placed)
            assert put(item._shown, at) == put(item.placed, at)
        assert len(pane.canvas.scene().items()) == len(parts)

    def _is(self, moment: str) -> bool:
        question = self.bridge._open.get("picture")
        if question is None or moment == "at once":
            return True
        asked = question.future is not None
        return {"asked": asked, "begun": self.begun.is_set(), "drawn": self.drawn.is_set()}.get(moment, False)

    def _watched(self, *args: object, **options: object) -> Picture:
        self.begun.set()
        try:
            graph = args[0]
            if any(unit.index + 1 == UNDRAWABLE for unit in graph.units):
                raise Refused(say("no room"))
            return _draw(*args, **options)
        finally:
            self.drawn.set()

    def _on_failed(self, _: str) -> None:
        self.refused += 1


@pytest.fixture
def studio(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    made = Studio(monkeypatch)
    made.pane.resize(700, 500)
    made.host.resize(700, 500)
    with qtbot.waitExposed(made.host):
        made.host.show()
    made.rest()
    yield made
    made.close()


@pytest.mark.parametrize("ms", [0, 20], ids=["still", "moving"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_thousand_edits_are_all_painted(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, level: Level, ms: int
) -> None:
    monkeypatch.setattr(motion, "MS", ms)
    chance = random.Random(f"{level} {ms}")
    studio.pane.set_level(level)
    edits = 0
    while edits < (EDITS if ms == 0 else EDITS // 10):
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            studio.edit(chance)
            studio.reach(chance.choice(MOMENTS))
            edits += 1
        studio.rest()
        studio.check()
    assert studio.refused, "a layout that fails is among them"


def test_an_edit_to_the_value_that_is_there_asks_for_no_picture(studio: Studio) -> None:
    """The window benchmark once waited two minutes for one."""
    document, pane = studio.document, studio.pane
    before = document.state, pane.picture
    assert document.edit(("stages", 1, "repeat"), document.design.stages[1].repeat)
    assert not studio.bridge.busy
    assert (document.state, pane.picture) == before
    assert pane.picture is before[1]
    document.edit(("stages", 1, "repeat"), 3)
    assert studio.bridge.busy
    document.stack.undo()  # back before it was drawn
    studio.rest()
    studio.check()
