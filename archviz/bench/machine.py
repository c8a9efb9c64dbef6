"""Facts of the machine that a latency depends on, and whether two machines are the same."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from archviz.words import Sentence, say, word

from . import memory
from .result import Device, Machine

# What may differ between two runs of one machine: told beside a comparison, never a reason against it.
_VOLATILE = ("load", "clock", "notes")
_CPU = Path("/sys/devices/system/cpu/cpu0/cpufreq")


def same(a: Machine, b: Machine) -> tuple[tuple[str, str, str], ...]:
    """The facts in which two machines differ: name, value of one, value of the other."""
    names = (name for name in Machine.model_fields if name not in _VOLATILE)
    pairs = ((name, getattr(a, name), getattr(b, name)) for name in names)
    return tuple((name, str(one), str(other)) for name, one, other in pairs if one != other)


def facts(device: str, notes: tuple[str, ...] = ()) -> Machine:
    """This machine as torch has been set up for a run on this device; imports torch."""
    import torch

    gpu: dict[str, str | int] = {}
    if device.startswith("cuda"):
        found = torch.cuda.get_device_properties(torch.device(device))
        cudnn = str(torch.backends.cudnn.version() or "")  # type: ignore[no-untyped-call]
        gpu = {"gpu": found.name, "gpu_memory": found.total_memory, "cudnn": cudnn}
        driver, state = _card(str(getattr(found, "uuid", "")))
        gpu["driver"], notes = driver, (*notes, state)
    return Machine(
        cpu=_cpu(),
        cores=os.cpu_count() or 0,
        governor=_text(_CPU / "scaling_governor"),
        clock=clock(),
        memory=memory.total(),
        torch=torch.__version__,
        python=platform.python_version(),
        os=platform.platform(),
        threads=torch.get_num_threads(),
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        notes=(*notes, *_unreadable()),
        **gpu,  # type: ignore[arg-type]
    )


def devices() -> tuple[Device, ...]:
    """The devices that torch can run on here; imports torch."""
    import torch

    found = [Device(name="cpu", title=_cpu(), memory=memory.total())]
    for index in range(torch.cuda.device_count()):
        card = torch.cuda.get_device_properties(index)
        found.append(Device(name=f"cuda:{index}", title=card.name, memory=card.total_memory))
    if torch.backends.mps.is_available():
        found.append(Device(name="mps", title=word("Apple GPU")))
    return tuple(found)


def clock() -> float | None:
    """The CPU's present clock in MHz, where it can be read."""
    text = _text(_CPU / "scaling_cur_freq")
    if text.isdigit():
        return int(text) / 1000
    line = next((line for line in _text(Path("/proc/cpuinfo")).splitlines() if line.startswith("cpu MHz")), "")
    return float(line.partition(":")[2]) if line else None


def throttled() -> int | None:
    """How often the CPU's cores have been slowed down for heat since the start; None where that cannot be read."""
    counts = Path("/sys/devices/system/cpu").glob("cpu[0-9]*/thermal_throttle/core_throttle_count")
    texts = [_text(file) for file in counts]
    return sum(map(int, texts)) if texts and all(map(str.isdigit, texts)) else None


def _unreadable() -> tuple[str, ...]:
    lacks = []
    if throttled() is None:
        lacks.append(say("throttling cannot be read here"))
    if not _text(_CPU / "scaling_governor"):
        lacks.append(say("the clock's governor cannot be read here"))
    return tuple(lacks)


def _cpu() -> str:
    """The processor's name as its maker gives it."""
    if sys.platform == "darwin":
        return _answer(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.machine()
    lines = _text(Path("/proc/cpuinfo")).splitlines()
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.processor() or platform.machine()


def _card(uuid: str) -> tuple[str, Sentence]:
    """Of an NVIDIA card: the version of its driver; its clock, and whether something slows it down (0x0: nothing)."""
    query = "driver_version,clocks.sm,clocks_throttle_reasons.active"
    command = ["nvidia-smi", f"--query-gpu={query}", "--format=csv,noheader"]
    fields = _answer([*command, f"--id=GPU-{uuid}"] if uuid else command).partition("\n")[0].split(", ")
    if len(fields) != 3:
        return "", say("the GPU's clock and throttling cannot be read here")
    return fields[0], say("GPU at {clock}, reasons to throttle {mask}", clock=fields[1], mask=fields[2])


def _answer(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""
