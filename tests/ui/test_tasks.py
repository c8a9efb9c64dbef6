"""What a person wants to do, done by mouse and keys in a real window under an X server.

1. read the confirmed numbers of a network that is not listed
2. insert a block between two stages by dragging it onto the wire
3. turn a width and see the numbers follow
4. mend a mistake with the remedy beside its field
5. reorder stages by dragging a box, and take it back
6. look inside a repeat, and come back
7. copy stages into another window
8. split a repeat and replace the second half by other blocks
9. vary a duplicate of the design against the baseline
10. find a layer by a few letters
11. export a figure for a paper
12. go back in the history to what was saved
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("tasks.py")
Seen = dict[str, Any]

pytestmark = pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs Xvfb")


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """What was seen in each task; one run of the program does them all."""
    folder = tmp_path_factory.mktemp("tasks")
    command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", sys.executable, str(SCRIPT), str(folder)]
    paths = [str(SCRIPT.parent), *sys.path]
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    environment = os.environ | own | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.pathsep.join(paths)}
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr
    return {seen["task"]: seen for seen in map(json.loads, ended.stdout.splitlines())}


@pytest.fixture
def seen(done: dict[str, Seen], request: pytest.FixtureRequest) -> Seen:
    """The task that a test is named after; a fault in it is told with its place."""
    found = done[request.node.name.removeprefix("test_")]
    assert "fault" not in found, found["fault"]
    return found


def test_read_a_network(seen: Seen) -> None:
    assert "88,791,336 parameters" in seen["params"]  # as the WSL models' own code counts
    assert seen["tab"] == "resnext101_32x8d"


def test_insert_on_an_edge(seen: Seen) -> None:
    assert seen["stages"][:3] == ["stem Stem 7×7", "basic Basic", "layer1 Bottleneck ×3"]
    assert seen["undo"] == "add Basic"


def test_turn_a_width(seen: Seen) -> None:
    assert seen["before"] == "25.56 M params"
    assert seen["after"] != seen["before"]
    assert seen["steps"] == 1


def test_mend_a_mistake(seen: Seen) -> None:
    assert seen["wrong"] == ["groups = 7 must divide the inner width 64; nearest: 63, 70"]
    assert seen["fix"] == "width = 63"
    assert seen["left"] == 0


def test_reorder_by_dragging(seen: Seen) -> None:
    assert seen["moved"][:2] == ["layer1 Bottleneck ×3", "stem Stem 7×7"]
    assert seen["back"][:2] == ["stem Stem 7×7", "layer1 Bottleneck ×3"]


def test_look_inside(seen: Seen) -> None:
    assert seen["apart"] == seen["folded"] + 1  # the ×2 stack as two blocks


def test_copy_to_another_window(seen: Seen) -> None:
    assert seen["chosen"] == [1, 2, 3]
    assert seen["text"] == "layer1"
    assert seen["pasted"][:5] == [
        "stem Stem 7×7", "layer5 Bottleneck ×3", "layer6 Bottleneck ×4", "layer7 Bottleneck ×6", "layer1 Basic ×2",
    ]  # fmt: skip


def test_split_and_replace(seen: Seen) -> None:
    assert seen["split"][3:5] == ["layer3 Bottleneck ×3", "layer3b Bottleneck ×3"]
    assert seen["replaced"][3:5] == ["layer3 Bottleneck ×3", "layer3b ResNeXt ×3"]
    assert seen["sound"]


def test_vary_against_a_baseline(seen: Seen) -> None:
    assert seen["told"] == "44.55 M params ▲ +74.3 %"  # ResNet-101 against ResNet-50: 44,549,160 to 25,557,032
    assert seen["pinned"] == "44.55 M params"
    assert seen["baseline"] == 1


def test_find_a_layer(seen: Seen) -> None:
    assert seen["selected"] == "layer3.1.conv2"
    assert seen["count"] == "2 of 6"


def test_export_for_a_paper(seen: Seen) -> None:
    assert seen["head"] == "%PDF-"
    assert seen["size"] > 10_000


def test_go_back_in_history(seen: Seen) -> None:
    assert (seen["edited"], seen["stages"]) == (7, 6)
    assert not seen["modified"]
    assert seen["same"]
