"""The doctor: what it finds here, and what it says where something is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archviz import doctor
from archviz.doctor import Finding


@pytest.fixture(scope="module")
def findings() -> dict[str, Finding]:
    return {finding.name: finding for finding in doctor.examine()}


def test_finds_what_archviz_stands_on(findings: dict[str, Finding]) -> None:
    names = ["Python", "ArchViz", "torch", "fvcore", "PySide6", "Qt platform", "Fonts"]
    assert {name: findings[name] for name in names if not findings[name].ok} == {}
    assert findings["Device cpu"].found
    assert findings["Qt platform"].found.startswith("offscreen")


def test_one_graphviz_engine_is_there(findings: dict[str, Finding]) -> None:
    assert findings["Graphviz"].ok or "no dot" not in findings["Graphviz, native"].found


def test_every_trouble_has_one_line_of_advice(findings: dict[str, Finding]) -> None:
    for finding in findings.values():
        assert "\n" not in finding.found + finding.remedy
        assert finding.remedy or finding.ok is not False


def test_loads_neither_torch_nor_qt() -> None:
    code = "import sys, archviz.doctor as d; d.examine(); print(sys.modules.keys() & {'torch', 'PySide6'})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_probe_that_crashes_is_an_answer() -> None:
    assert doctor._probe("import os; os.abort()")["error"].startswith("ended with code")
    assert doctor._probe("raise OSError('no libEGL.so.1')")["error"] == "OSError: no libEGL.so.1"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the X11 platform is Linux's")
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4094")
    found = {finding.name: finding for finding in doctor._qt()}
    assert found["Qt platform"].ok is False
    assert found["Qt platform"].remedy
    assert found["Fonts"].ok


def test_missing_libraries_come_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.system, "unresolved", lambda files: ("libxcb-cursor.so.0",))
    assert doctor._qt_remedy() == (
        "Missing libxcb-cursor.so.0: sudo apt-get install -y --no-install-recommends libxcb-cursor0"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = own_folders / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setenv("XDG_CACHE_HOME", str(closed))
    cache = next(finding for finding in doctor._folders() if finding.name == "Cache folder")
    assert cache.ok is False
    assert str(closed) in cache.remedy


@pytest.mark.parametrize(
    ("version", "ok"), [("6.11.0", False), ("6.11.1", False), ("6.11.10", True), ("6.12.0", False)]
)
def test_releases_of_qt_known_to_fail(version: str, ok: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: version)
    monkeypatch.setattr(doctor, "_probe", lambda code, **environment: {"error": "not asked"})
    assert next(doctor._qt()).ok is ok
