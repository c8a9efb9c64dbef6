"""Projects of thousands of blocks: work follows distinct parts and the design that changed, not all that is open."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from conftest import Open
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate
from archviz.analyse.paths import path_lengths
from archviz.blocks.residual import Basic, Bottleneck
from archviz.graph import Graph
from archviz.report import comparison
from archviz.spec import expand as room
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.expand import expand, outline


def tall(number: int) -> Architecture:
    """5,000 blocks of two distinct parts."""
    block = Basic(out=16 + number)
    return Architecture(
        name=f"tall{number}",
        input=(16, 8, 8),
        stages=tuple(Stage(name=f"s{i}", block=block, repeat=1000) for i in range(5)),
    )


def test_an_outline_is_as_small_as_the_distinct_parts() -> None:
    found = outline(tall(1))
    assert [(run.first, run.count) for run in found.runs] == [(0, 1), (1, 999)] + [(0, 1000)] * 4
    graph = expand(tall(1)).graph
    assert len(graph.units) == 5000
    assert [unit.name for unit in graph.units[::1500]] == ["s0.0", "s1.500", "s3.0", "s4.500"]
    assert all(after.source == before.full(before.part.output) for before, after in pairwise(graph.units))


def test_an_edit_beside_a_hundred_designs_reads_one_of_them(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.document.load(Project(designs=tuple(tall(i) for i in range(100))))
    qtbot.waitUntil(lambda: not window.tabs._looking.isActive(), timeout=60_000)
    misses = room.outline.cache_info().misses, room.expand.cache_info().misses
    window.document.edit(("stages", 2, "repeat"), 900)
    qtbot.waitUntil(lambda: not window.tabs._looking.isActive(), timeout=60_000)
    now = room.outline.cache_info().misses, room.expand.cache_info().misses
    assert [b - a for a, b in zip(misses, now, strict=True)] == [1, 1]


def test_many_large_designs_are_compared_a_few_a_turn(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.document.load(Project(designs=tuple(tall(i) for i in range(4))))
    comparison.analysed.cache_clear()
    window.show_panel(1)
    assert comparison.analysed.cache_info().misses == 1, "one in this turn"
    qtbot.waitUntil(lambda: window.compare.table.columnCount() == 4, timeout=60_000)
    assert comparison.analysed.cache_info().misses == 4


def test_totals_of_repeats_are_those_of_each_block_added_up() -> None:
    graph = expand(tall(2)).graph
    once = estimate(Graph(graph.input, graph.units, graph.stages))
    for stage in once.stages:
        own = [row.counts for row in once.blocks if row.stage == stage.stage]
        assert stage.counts.params == sum(c.params for c in own)
        assert stage.counts.macs == sum(c.macs for c in own)
        assert dict(stage.counts.operators) == dict(sum((Counter(dict(c.operators)) for c in own), Counter()))


def test_paths_are_counted_as_by_going_through_the_units() -> None:
    design = Architecture(
        input=(16, 8, 8),
        stages=(
            Stage(name="a", block=Basic(out=32), repeat=5),
            Stage(name="b", block=Bottleneck(width=8, out=64), repeat=7),
        ),
    )
    found = {0: 1}
    for way in [(2, 1)] + [(2, 0)] * 4 + [(3, 1)] + [(3, 0)] * 6:  # by hand: branch and shortcut of every unit
        step: Counter[int] = Counter()
        for length, count in found.items():
            for more in way:
                step[length + more] += count
        found = step
    assert path_lengths(expand(design).graph) == dict(sorted(found.items()))
    assert sum(path_lengths(expand(tall(3)).graph).values()) == 2**5000
