"""What the operating system must hold for ArchViz, and which of it this machine lacks.

`.ci/setup` runs this file by its path, before anything else of ArchViz can be imported.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Of PySide6, only what we load: other parts of it need database clients, printers and GTK.
_LOADED = (
    "Qt[CGWSPOTD]*.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/*.so",
    "Qt/plugins/iconengines/*.so",
    "Qt/plugins/imageformats/libq[gijsw]*.so",
)
_NOT_LOADED = re.compile(r"Qt(Designer|OpenGLWidgets|Qml|Quick|Sql)")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
# Debian names the package of libfoo.so.1 libfoo1; these are the exceptions among what Qt uses.
_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}


@dataclass(frozen=True)
class Lack:
    """Something missing, the Debian package that brings it, and whether ArchViz can start without."""

    what: str
    package: str
    vital: bool = True


def lacks() -> tuple[Lack, ...]:
    """What is missing here; always empty where Qt and the fonts are not ours to find (macOS, Windows)."""
    if not sys.platform.startswith("linux"):
        return ()
    found = [Lack(name, package_of(name)) for name in unresolved(qt_files())]
    if not has_font():
        found.append(Lack("a font", "fonts-dejavu-core"))
    if sys.version_info < (3, 11) and not shutil.which("dot"):
        found.append(Lack("Graphviz (its in-process build needs Python 3.11)", "graphviz"))
    if not shutil.which("Xvfb"):
        found.append(Lack("Xvfb, for the tests of the real window", "xvfb", vital=False))
    if not shutil.which("xauth"):
        found.append(Lack("xauth, which xvfb-run calls", "xauth", vital=False))
    return tuple(found)


def install_command(packages: Iterable[str]) -> str:
    """The one line to type on a Debian-like system."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(dict.fromkeys(packages))


def qt_files() -> tuple[Path, ...]:
    """The shared objects of the installed PySide6 that ArchViz loads; empty without PySide6."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return ()
    root = Path(spec.origin).parent
    patterns = [*_LOADED]
    if os.environ.get("WAYLAND_DISPLAY"):
        patterns.append("Qt/plugins/platforms/libqwayland.so")
    files = [file for pattern in patterns for file in sorted(root.glob(pattern))]
    return tuple(file for file in files if not _NOT_LOADED.match(file.name))


def unresolved(files: Iterable[Path]) -> tuple[str, ...]:
    """Names of the libraries that the loader does not find for these files (Linux; empty without ldd)."""
    paths = [str(file) for file in files]
    if not paths or not shutil.which("ldd"):
        return ()
    output = subprocess.run(["ldd", *paths], capture_output=True, text=True, check=False).stdout
    names = re.findall(r"^\s*(\S+) => not found", output, re.MULTILINE)
    return tuple(name for name in dict.fromkeys(names) if not name.startswith("libQt6"))


def package_of(library: str) -> str:
    """The Debian package of a library: libX11.so.6 -> libx11-6, libEGL.so.1 -> libegl1."""
    if library in _PACKAGES:
        return _PACKAGES[library]
    stem, _, version = library.partition(".so.")
    stem = stem.lower().replace("_", "-")
    return f"{stem}-{version}" if stem[-1:].isdigit() else stem + version


def has_font() -> bool:
    """Whether any font file lies where fontconfig looks."""
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb"))
        for folder in _FONT_FOLDERS
        for _, _, names in os.walk(Path(folder).expanduser())
        for name in names
    )


if __name__ == "__main__":
    for lack in lacks():
        print("vital" if lack.vital else "tests", lack.package)
