"""Memory that a design will need, and what is free: a run that cannot fit is refused before the machine swaps."""

from __future__ import annotations

import subprocess
import sys
from math import prod
from pathlib import Path

from archviz.graph import Graph, Unit


def needed(graph: Graph, batch: int, size: int, *, apart: bool = False) -> int:
    """Bytes of weights, input and the largest activations alive at one time; `size` is that of an element.

    `apart`: when blocks are timed one by one, what goes into each is kept. Workspaces of kernels come on top.
    """
    weights = sum(node.op.buffers(node.shapes) + sum(node.op.params(node.shapes).values()) for node in graph.nodes)
    alive = max(_alive(graph), default=prod(graph.input))
    if apart:
        alive += sum(prod(unit.part.shape) for unit in graph.units)
    return size * (weights + batch * alive)


def _alive(graph: Graph) -> list[int]:
    """Elements alive while each node runs: what somebody still reads, and what goes into the block it is part of."""
    last = {name: i for i, unit in enumerate(graph.units) for name in (unit.source, unit.full(unit.part.output))}
    last[graph.output] = len(graph.units)
    sizes = {"input": prod(graph.input)}
    found: list[int] = []
    for index, unit in enumerate(graph.units):
        around = sum(size for name, size in sizes.items() if last.get(name, 0) >= index)
        found += [around + inner for inner in _within(unit)]
        sizes[unit.full(unit.part.output)] = prod(unit.part.shape)
        sizes = {name: size for name, size in sizes.items() if last.get(name, 0) > index}
    return found


def _within(unit: Unit) -> list[int]:
    """Elements that a block itself holds while each of its nodes runs."""
    nodes = unit.part.nodes
    last = {name: i for i, node in enumerate(nodes) for name in node.inputs}
    last[unit.part.output] = len(nodes)
    sizes: dict[str, int] = {}
    found: list[int] = []
    for index, node in enumerate(nodes):
        sizes[node.name] = prod(node.shape)
        found.append(sum(sizes.values()))
        sizes = {name: size for name, size in sizes.items() if last.get(name, 0) > index}
    return found


def free() -> int | None:
    """Bytes that a process may still take of the main memory; None where the system does not tell."""
    if sys.platform == "darwin":
        return _sysctl("hw.memsize")  # an upper bound: pages are compressed and given back as needed
    kept = [value for value in (_available(), _allowance()) if value is not None]
    return min(kept, default=None)


def total() -> int:
    """Bytes of main memory; 0 where the system does not tell."""
    if sys.platform == "darwin":
        return _sysctl("hw.memsize") or 0
    return _meminfo("MemTotal") or 0


def _available() -> int | None:
    return _meminfo("MemAvailable")


def _meminfo(field: str) -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(f"{field}:")), None)


def _allowance() -> int | None:
    """What a container leaves (control groups, version 2)."""
    group = Path("/sys/fs/cgroup")
    try:
        return int((group / "memory.max").read_text()) - int((group / "memory.current").read_text())
    except (OSError, ValueError):
        return None


def _sysctl(name: str) -> int | None:
    try:
        return int(subprocess.run(["sysctl", "-n", name], capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def resident(field: str = "VmRSS") -> int | None:
    """Bytes of this process in main memory; "VmHWM" is the most since `forget_peak`. Linux only."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(f"{field}:")), None)


def forget_peak() -> bool:
    """Let VmHWM begin anew; whether the system takes it."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return False
    return True
