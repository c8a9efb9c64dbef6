"""Watches the real window: how soon it is there, whether it ever stands still. Prints JSON; run by test_window.py.

`heart.py paint` starts the program on its example and ends with its first picture; `heart.py beat` drags a spin box on
ResNet-152 while torch and Graphviz are loaded and afterwards, at two levels of detail.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

STARTED = float(os.environ.get("STARTED", time.time()))  # when the interpreter was called


def paint() -> None:
    """Seconds until the first picture of the window has been sent to the display, and how long a processor worked."""
    from archviz.ui import later
    from archviz.ui.start import start

    def tell() -> None:
        figures = {"paint": time.time() - STARTED, "cpu": time.process_time(), "torch": "torch" in sys.modules}
        print(json.dumps(figures), flush=True)
        os._exit(0)

    class Telling(later.Later):
        def __init__(self, widget: QWidget) -> None:
            super().__init__(widget)
            self.add(tell)

    later.Later = Telling  # type: ignore[misc]
    start(Path(sys.argv[2]) if len(sys.argv) > 2 else None)


def beat() -> None:
    """Gaps between beats of the window's thread, and how soon an edit is seen; milliseconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QSpinBox

    from archviz import zoo
    from archviz.spec.architecture import Project
    from archviz.ui import application, theme
    from archviz.ui.document import Document
    from archviz.ui.memory import Memory
    from archviz.ui.window import Window

    app = application.application()
    theme.apply(app, "light")
    window = Window(Document(Project(designs=(zoo.network("resnet152"),))), Memory(kept=False))
    window.resize(1440, 900)
    heart = Heart()
    pulse = QTimer(interval=0)
    pulse.timeout.connect(heart.beat)

    def wait(condition: Callable[[], bool], seconds: float = 120.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds:.0f} s")  # a limit is not a sample
            app.processEvents()
            time.sleep(0.0005)  # leaves the second core to others, as an idle window does

    def go_on(seconds: float) -> None:
        end = time.monotonic() + seconds
        wait(lambda: time.monotonic() > end)

    def spin() -> QSpinBox:
        found = window.inspector.findChild(QSpinBox, "width")
        assert isinstance(found, QSpinBox)
        return found

    def look(level: str) -> None:
        window.picture.set_level(level)  # type: ignore[arg-type]
        window.layers.levels.choose(level)

    def drag(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        end, number = time.monotonic() + seconds, 0
        while time.monotonic() < end and not until():
            number += 1
            spin().setValue(128 + 16 * (number % 16))
            go_on(0.016)

    figures: dict[str, object] = {}
    window.show()
    stage = [s.name for s in window.document.design.stages].index("layer3")
    wait(lambda: window.isVisible() and not window.later.busy)
    window.selection.pick("layer3", stage)
    pulse.start()
    heart.take()
    window.counting.warm()
    wait(lambda: not window._layout.busy)
    figures["Graphviz loads, torch loads"] = heart.take()
    began = time.monotonic()
    drag(60, until=lambda: "prepare" not in window._torch._open)
    figures["torch loads, a spin box is dragged"] = heart.take()
    figures["torch loaded in"] = time.monotonic() - began
    wait(lambda: not window.busy)
    figures["the first count arrives"] = heart.take()
    for level in ("stage", "block", "layer"):
        look(level)
        wait(lambda: not window.busy)
        figures[f"to level {level}"] = heart.take()
        drag(3.0)
        figures[f"dragged, level {level}"] = heart.take()
        wait(lambda: not window.busy)
        heart.take()
        numbers, painted, pictures = [], [], []
        for number in range(30):
            before = window.picture.picture
            start = now()
            spin().setValue(136 + 16 * (number % 16))  # never what the drag ended with: no edit, no picture
            numbers.append(since(start))
            app.sendPostedEvents()  # the one painting of all that has changed
            painted.append(since(start))
            wait(lambda before=before: window.picture.picture is not before)
            app.sendPostedEvents()
            pictures.append(since(start))
        for name, taken in (("numbers set", numbers), ("numbers painted", painted), ("picture painted", pictures)):
            figures[f"{name}, {level}"] = spread(taken)
        figures[f"edits, level {level}"] = heart.take()
    for index in range(window.bottom.count()):
        window.show_panel(index)
        go_on(0.2)
    figures["every tab"] = heart.take()
    figures["torch here"] = "torch" in sys.modules
    print(json.dumps(figures), flush=True)
    window.document.stack.setClean()
    window.close()


def now() -> tuple[float, float, float]:
    """Milliseconds: by the clock, by the clock less waiting for a processor that others use, of this thread's work."""
    clock = time.perf_counter_ns()
    waited = int(Path("/proc/thread-self/schedstat").read_text().split()[1])
    return clock / 1e6, (clock - waited) / 1e6, time.thread_time_ns() / 1e6


def since(before: tuple[float, float, float]) -> tuple[float, float, float]:
    """What has passed."""
    a, b, c = (later - earlier for later, earlier in zip(now(), before, strict=True))
    return a, b, c


class Heart:
    """Remembers the longest pauses between two beats."""

    def __init__(self) -> None:
        self._last = now()
        self._gaps: list[tuple[float, float, float]] = []

    def beat(self) -> None:
        """A turn of the event loop."""
        self._gaps.append(since(self._last))
        self._last = now()

    def take(self) -> list[float]:
        """The worst since the last time it was asked."""
        worst = [max(own) for own in zip(*self._gaps, strict=True)]
        self._gaps.clear()
        self._last = now()
        return worst


def spread(taken: list[tuple[float, float, float]]) -> list[float]:
    """Median and worst by the clock, then less waiting."""
    clock, free, _ = (sorted(own) for own in zip(*taken, strict=True))
    return [clock[len(clock) // 2], clock[-1], free[len(free) // 2], free[-1]]


if __name__ == "__main__":
    {"paint": paint, "beat": beat}[sys.argv[1]]()
