"""A Dask cluster and how to reach it. It is trusted: workers execute what they are sent, we what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archviz.spec.files import regular
from archviz.spec.issue import Refused
from archviz.words import say

if TYPE_CHECKING:
    from distributed.security import Security

TLS = "tls://"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of a scheduler; for tls:// the authority that both sides trust, and our certificate and key."""

    address: str
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None

    def check(self) -> None:
        """Refused where the address and the files do not belong together, or a file cannot be read."""
        options = {"--tls-ca-file": self.ca, "--tls-cert": self.cert, "--tls-key": self.key}
        given = [name for name, file in options.items() if file is not None]
        if not self.address.startswith(TLS):
            if given:
                raise Refused(say("{options} need a tls:// address; leave them out", options=", ".join(given)))
            return
        if missing := [name for name in options if name not in given]:
            fault = say("{address} needs {options}, the files of its certificates",
                        address=self.address, options=", ".join(missing))  # fmt: skip
            raise Refused(fault)
        for file in filter(None, options.values()):
            with regular(file):
                pass

    @property
    def security(self) -> Security | None:
        """What Dask's client needs; None for a connection that is not encrypted."""
        if not self.address.startswith(TLS):
            return None
        from distributed.security import Security

        files = {"tls_ca_file": self.ca, "tls_client_cert": self.cert, "tls_client_key": self.key}
        return Security(require_encryption=True, **{name: str(file) for name, file in files.items()})
