"""Pictures side by side: the same stages at the same height, nothing bent out of its order."""

from __future__ import annotations

import pytest

from archviz.diagram import Picture, draw
from archviz.diagram.abreast import TALL, Abreast, abreast, fitting, parts, shared
from archviz.diagram.scene import ENTRY
from archviz.report import alignment
from archviz.report.comparison import compare
from archviz.spec.expand import expand
from archviz.zoo import network

NAMES = ("inception_v3_aux", "inception_resnet_v1", "resnet50")


@pytest.fixture(scope="module")
def level() -> tuple[tuple[tuple[int | None, ...], ...], Abreast]:
    designs = [network(name) for name in NAMES]
    analyses = compare(designs).analyses
    places = alignment.rows([alignment.parts(d, a) for d, a in zip(designs, analyses, strict=True)])
    return places, abreast([draw(expand(d).graph, sheets=TALL) for d in designs], places)


def tops(picture: Picture) -> dict[int, float]:
    return {c.cluster.stage: round(c.y, 3) for c in reversed(picture.clusters)}


def test_stages_of_a_row_are_level(level: tuple[tuple[tuple[int | None, ...], ...], Abreast]) -> None:
    places, found = level
    heights = [tops(picture) for picture in found.pictures]
    aside = next(b.box.stage for b in found.pictures[0].boxes if b.box.aside)
    for row in places:
        at = {heights[n][i] for n, i in enumerate(row) if i is not None and not (n == 0 and i == aside)}
        assert len(at) <= 1, row
    assert len({picture.height for picture in found.pictures}) == 1


def test_no_stage_is_cut_and_wires_run_down(level: tuple[tuple[tuple[int | None, ...], ...], Abreast]) -> None:
    _, found = level
    assert list(found.cuts) == sorted(found.cuts)
    for picture in found.pictures[1:]:  # the first has a head beside its trunk
        for cluster in picture.clusters:
            assert not any(cluster.y < cut < cluster.y + cluster.height for cut in found.cuts)
        boxes = {b.box.id: b for b in picture.boxes}
        for placed in picture.links:
            if placed.link.source != placed.link.target and placed.tip:
                end = boxes[placed.link.target]
                assert placed.points[0][1] <= placed.tip[1] + 0.1
                assert abs(placed.tip[1] - end.y) < 1.5


def test_the_wire_of_the_input_starts_at_its_box() -> None:
    designs = [network("vgg16"), network("vgg19")]
    drawn = [draw(expand(design).graph, level="stage", sheets=TALL) for design in designs]
    numbers = [(n, n) for n in range(len(designs[0].stages))]
    for picture in abreast(drawn, numbers).pictures:
        box = next(b for b in picture.boxes if b.box.id == ENTRY)
        wire = next(link for link in picture.links if link.link.source == ENTRY)
        assert abs(wire.points[0][1] - (box.y + box.height)) < 1.5


def test_long_wires_start_at_their_boxes(level: tuple[tuple[tuple[int | None, ...], ...], Abreast]) -> None:
    far = 0.0
    for before, after in zip(level[1].drawn, level[1].pictures, strict=True):
        feet = [{b.box.id: b.y + b.height for b in picture.boxes} for picture in (before, after)]
        for old, new in zip(before.links, after.links, strict=True):
            gap = old.points[0][1] - feet[0][old.link.source]
            if gap >= 0:  # it leaves at the foot
                far = max(far, new.points[-1][1] - new.points[0][1])
                assert new.points[0][1] - feet[1][new.link.source] == pytest.approx(gap, abs=0.01), old.link
    assert far > 200


def test_some_of_them_take_no_room_for_the_others(level: tuple[tuple[tuple[int | None, ...], ...], Abreast]) -> None:
    _, found = level
    alone = found.some([2])
    assert alone.pictures[0].height < found.pictures[2].height
    assert len(alone.cuts) < len(found.cuts)


def test_pages_are_filled_from_cut_to_cut() -> None:
    assert parts((0, 40, 70, 200, 210), 1, 50, 100) == ((0, 40), (40, 70), (70, 200), (200, 210))
    assert fitting((0, 100, 200), 1, 0.5, 100, 100) == 0.5  # both on one page, as large as they can be
    assert [list(row) for row in shared([100] * 7, 510, 10, 1)] == [[0, 1, 2, 3], [4, 5, 6]]
