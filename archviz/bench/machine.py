"""Facts of the machine that a latency depends on, and whether two machines are the same."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from math import isclose
from pathlib import Path

from archviz.words import Sentence, say, word

from . import memory
from .result import Device, Machine

# What may differ between two runs of one machine: told beside a comparison, never a reason against it.
_VOLATILE = ("load", "clock", "notes")
_CPUS = Path("/sys/devices/system/cpu")
_CPU = _CPUS / "cpu0/cpufreq"
_BOOST = (
    ("cpufreq/boost", "1"),
    ("intel_pstate/no_turbo", "0"),
)  # files below _CPUS, and what is in them where it is on
_STEPPING = ("vendor_id", "cpu family", "model", "stepping", "CPU implementer", "CPU part", "CPU revision")
Difference = tuple[str, str, str]  # name of a fact, its value here, its value there


def same(a: Machine, b: Machine) -> tuple[Difference, ...]:
    """The facts in which two machines differ; of one machine there are none."""
    names = (name for name in Machine.model_fields if name not in _VOLATILE)
    pairs = ((name, getattr(a, name), getattr(b, name)) for name in names)
    return tuple((name, str(one), str(other)) for name, one, other in pairs if not _equal(name, one, other))


def _equal(name: str, one: object, other: object) -> bool:
    """Of one machine the main memory is not the same to the byte after each start."""
    if isinstance(one, int) and isinstance(other, int) and "memory" in name:
        return isclose(one, other, rel_tol=0.01)
    return one == other


def facts(device: str, notes: tuple[str, ...] = ()) -> Machine:
    """This machine as torch has been set up for a run on this device; imports torch."""
    import torch

    gpu: dict[str, str | int] = {}
    if device.startswith("cuda"):
        found = torch.cuda.get_device_properties(torch.device(device))
        version = torch.backends.cudnn.version()  # type: ignore[no-untyped-call]
        rounded = getattr(getattr(torch.backends.cudnn, "conv", None), "fp32_precision", "?")
        cudnn = f"{version}, float32: {rounded}"
        gpu = {"gpu": found.name, "gpu_memory": found.total_memory, "cudnn": cudnn}
        driver, state = _card(str(getattr(found, "uuid", "")))
        gpu["driver"], notes = driver, (*notes, state)
    return Machine(
        cpu=cpu(),
        chip=_chip(),
        cores=_cores(),
        governor=_text(_CPU / "scaling_governor"),
        boost=_boost(),
        clock=clock(),
        memory=memory.total(),
        torch=torch.__version__,
        python=platform.python_version(),
        os=platform.platform(),
        threads=torch.get_num_threads(),
        load=load(),
        notes=(*notes, *_unreadable()),
        **gpu,  # type: ignore[arg-type]
    )


def devices() -> tuple[Device, ...]:
    """The devices that torch can run on here; imports torch."""
    import torch

    found = [Device(name="cpu", title=cpu(), memory=memory.total())]
    for index in range(torch.cuda.device_count()):
        card = torch.cuda.get_device_properties(index)
        found.append(Device(name=f"cuda:{index}", title=card.name, memory=card.total_memory))
    if torch.backends.mps.is_available():
        found.append(Device(name="mps", title=word("Apple GPU")))
    return tuple(found)


def load() -> float | None:
    """How many programs have wanted a core in the last minute, ours among them; None where that cannot be read."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def clock() -> float | None:
    """The CPU's present clock in MHz, where it can be read."""
    text = _text(_CPU / "scaling_cur_freq")
    if text.isdigit():
        return int(text) / 1000
    line = next((line for line in _text(Path("/proc/cpuinfo")).splitlines() if line.startswith("cpu MHz")), "")
    return float(line.partition(":")[2]) if line else None


def card(device: str) -> tuple[Sentence, ...]:
    """Of a GPU: its clock at this moment, and whether something slows it down; imports torch."""
    if not device.startswith("cuda"):
        return ()
    import torch

    found = torch.cuda.get_device_properties(torch.device(device))
    return (say("after measuring: {state}", state=_card(str(getattr(found, "uuid", "")))[1]),)


def throttled() -> int | None:
    """How often the CPU's cores have been slowed down for heat since the start; None where that cannot be read."""
    counts = _CPUS.glob("cpu[0-9]*/thermal_throttle/core_throttle_count")
    texts = [_text(file) for file in counts]
    return sum(map(int, texts)) if texts and all(map(str.isdigit, texts)) else None


def _unreadable() -> tuple[str, ...]:
    lacks = []
    if throttled() is None:
        lacks.append(say("throttling cannot be read here"))
    if not _text(_CPU / "scaling_governor"):
        lacks.append(say("the clock's governor cannot be read here"))
    return tuple(lacks)


def cpu() -> str:
    """The processor's name as its maker gives it."""
    if sys.platform == "darwin":
        return _answer(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.machine()
    lines = _text(Path("/proc/cpuinfo")).splitlines()
    named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.processor() or platform.machine()


def _chip() -> str:
    """What tells processors apart whose makers, or clouds, give them one name: "AuthenticAMD 25 1 1"."""
    first, _, _ = _text(Path("/proc/cpuinfo")).partition("\n\n")
    fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in first.splitlines())}
    return " ".join(fields[name] for name in _STEPPING if name in fields)


def _cores() -> int:
    """Those that this process may run on."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 0


def _boost() -> str:
    """Whether cores may run above their base clock: "on", "off", or empty where that cannot be read."""
    found = ((_text(_CPUS / file), on) for file, on in _BOOST)
    return next(("on" if text == on else "off" for text, on in found if text), "")


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
