"""The module search path without the current folder: the files there are what the user works on, never our modules.

It imports only what Python has loaded before it: anything else could be found in that very folder.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # the folder that holds this package


def safe() -> list[str]:
    """Return `sys.path` without the current folder and without what PYTHONPATH names relative to it.

    Both stay where they hold ArchViz or the packages of this Python, or where PYTHONPATH names them absolutely.
    """
    listed = named()
    unsafe = {os.path.abspath(entry) for entry in listed if not os.path.isabs(entry)}
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        unsafe.add(os.path.abspath(""))
    unsafe -= {os.path.abspath(entry) for entry in listed if os.path.isabs(entry)} | _own()
    found = [path for entry in sys.path if (path := os.path.abspath(entry)) not in unsafe]
    return list(dict.fromkeys([*found, ROOT]))


def clean() -> None:
    """Make the search path of this process the safe one; for the entry point, before it imports anything."""
    sys.path[:] = safe()


def named() -> list[str]:
    """Return the entries of PYTHONPATH, an empty one for the current folder; none where Python ignores it."""
    text = "" if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "")
    return text.split(os.pathsep) if text else []


def _own() -> set[str]:
    """Return the folders of this package, of the standard library and of the installed packages."""
    library, site = os.path.dirname(os.path.abspath(os.__file__)), sys.modules.get("site")
    packages = [*site.getsitepackages(), site.getusersitepackages()] if site else []
    return {ROOT, library, os.path.join(library, "lib-dynload"), *map(os.path.abspath, packages)}
