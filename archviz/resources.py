"""Finds the files of resources/: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent / "resources"
# Only a checkout has pyproject.toml next to the package: site-packages may hold a stranger's `resources`.
ROOT = _CHECKOUT if (_PACKAGE.parent / "pyproject.toml").is_file() else _PACKAGE / "_resources"


def resource(name: str) -> Path:
    """The path of a bundled file or folder, such as "examples/bottleneck-vs-plain.archviz.json"."""
    path = ROOT / name
    if not path.exists():
        raise FileNotFoundError(f"ArchViz has no resource {name!r} in {ROOT}; is the installation complete?")
    return path
