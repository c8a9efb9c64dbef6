"""The program started as a real window under an X server, driven once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archviz.spec import files

DRIVER = Path(__file__).with_name("drive.py")


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs Xvfb")
def test_the_real_window_under_an_x_server(tmp_path: Path) -> None:
    target = tmp_path / "driven.archviz.json"
    command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", sys.executable, str(DRIVER), str(target)]
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout, done.stderr
    seen = json.loads(done.stdout)
    assert seen["platform"] == "xcb"
    assert not seen["torch at start"]
    assert seen["first"] == ["Bottleneck 256-64-256", "Plain pair 256"]
    assert seen["tour"] == "Blocks and networks"  # at the first start
    assert seen["fvcore"].endswith("fvcore ✓")
    assert seen["picked"] == "layer2"
    assert seen["moved"][1:3] == ["layer2", "layer1"]
    assert seen["undone"][1:3] == ["layer1", "layer2"]
    assert seen["dragged"][0] == ["layer1", "stem", "layer2", "layer3", "layer4", "head"]
    assert seen["dragged"][1] == seen["undone"]
    assert not seen["modified"]
    assert min(seen["size"]) >= 800
    assert files.load(target).designs[-1].name == "resnext50_16x8d"
    assert "Traceback" not in done.stderr
