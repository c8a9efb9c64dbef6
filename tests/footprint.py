"""Run by itself: the MiB that counting a network adds to the peak of a process that has imported torch."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path


def growth(name: str) -> float:
    """MiB, measured in a process of its own."""
    done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _peak() -> float:
    """MiB. On Linux ru_maxrss starts with that of the parent process, VmHWM does not."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 2**10
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    import torch  # noqa: F401

    before = _peak()

    from archviz import zoo
    from archviz.analyse.count import count
    from archviz.analyse.estimate import estimate
    from archviz.spec.expand import expand

    graph = expand(zoo.network(sys.argv[1])).graph
    assert count(graph).total == estimate(graph).total.fvcore_total
    print(_peak() - before)
