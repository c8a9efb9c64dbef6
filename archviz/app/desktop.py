"""A place in the menu of a Linux desktop, an icon, and project files that open with a double click; for this user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from archviz import children
from archviz.resources import resource
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused, reason
from archviz.words import say

_ENTRY = "applications/archviz.desktop"
_FILES: Mapping[str, str] = {  # below the folder of the user's data → in resources/
    _ENTRY: "desktop/archviz.desktop",
    "mime/packages/archviz.xml": "desktop/archviz.xml",
    "icons/hicolor/scalable/apps/archviz.svg": "icons/archviz.svg",
}
_INDICES = {"update-desktop-database": "applications", "update-mime-database": "mime"}


def install() -> tuple[Path, ...]:
    """Write the files and bring the desktop's indices in step; the files. Refused where nobody would read them."""
    home = _home()
    for name, source in _FILES.items():
        path = home / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(say("{path} cannot be made: {reason}", path=path.parent, reason=reason(error))) from None
        data = resource(source).read_bytes()
        write_atomically(path, _started_here(data) if name == _ENTRY else data)
    _index(home)
    return tuple(home / name for name in _FILES)


def remove() -> tuple[Path, ...]:
    """Take away what `install` wrote; the files that were there."""
    home = _home()
    found = tuple(home / name for name in _FILES if (home / name).is_file())
    for path in found:
        try:
            path.unlink()
        except OSError as error:
            raise Refused(say("{path} cannot be removed: {reason}", path=path, reason=reason(error))) from None
    if found:
        _index(home)
    return found


def quoted(argument: str) -> str:
    """An argument as Exec= has it: quoted, then escaped once more as every value of the file is."""
    for sign in ("\\", '"', "`", "$"):
        argument = argument.replace(sign, f"\\{sign}")
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _started_here(entry: bytes) -> bytes:
    """With the interpreter that runs now: a desktop knows nothing of virtual environments."""
    command = f"Exec={' '.join(map(quoted, children.archviz('gui')))} %f"
    return entry.decode().replace("Exec=archviz gui %f", command).encode()


def _home() -> Path:
    """Where the user's desktop looks for its data."""
    if not sys.platform.startswith(("linux", "freebsd")):
        fault = say("menu entries and file types are installed on Linux only, and this is {system}; "
                    "start the designer with `archviz`", system=sys.platform)  # fmt: skip
        raise Refused(fault)
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"


def _index(home: Path) -> None:
    """Desktops read indices, not files; where a tool for them is missing, they do it at the next login."""
    for tool, folder in _INDICES.items():
        if (program := shutil.which(tool)) and (home / folder).is_dir():
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run([program, str(home / folder)], capture_output=True, check=False, timeout=30)
