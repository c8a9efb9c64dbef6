"""Writes .ci/locked: each package that is pinned in .ci/constraints.txt, with the hashes of all its files.

`make lock` runs it after a pin or a dependency has changed. uv, in an environment of its own, resolves for all systems
and Python versions at once. A torch wheel that pip finds on this machine beside the public ones is allowed, too, and
stays allowed while the version is the same.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
LOCKED = FOLDER / "locked"
UV = "uv==0.13.9"
BUILDERS = "pip\nsetuptools\nhatchling\neditables\n"  # hatchling builds ours, setuptools fvcore's
CUDA = re.compile(r"(cuda|nvidia)-|triton=")  # what the public torch for Linux needs
HASH = re.compile(r"--hash=(\S+)")


def main() -> None:
    """Resolve, split, write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", folder / "own"], check=True)
        pip = [folder / "own/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", UV], check=True)
        (folder / "builders.in").write_text(BUILDERS)
        builders = resolved(folder / "own/bin/uv", folder / "builders.in")
        found = resolved(folder / "own/bin/uv", FOLDER.parent / "pyproject.toml", "--extra", "dev")
        torch = next(package for package in found if package.startswith("torch=="))
        subprocess.run([*pip, "download", "--no-deps", "--dest", folder, torch.split()[0]], check=True)
        here = [hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in folder.glob("*.whl")]
    lists = {
        "builders": builders,
        "torch": [allowed(torch, [f"sha256:{digest}" for digest in here])],
        "packages": [package for package in found if package != torch and not CUDA.match(package)],
        "cuda": [package for package in found if CUDA.match(package)],
    }
    LOCKED.mkdir(exist_ok=True)
    for name, some in lists.items():
        (LOCKED / f"{name}.txt").write_text("# Written by `make lock`.\n" + "\n".join(some) + "\n")


def resolved(uv: Path, source: Path, *options: str) -> list[str]:
    """Each package with its marker and its hashes, as pip reads it."""
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.10", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--constraint", FOLDER / "constraints.txt", *options, source]
    pips = {"UV_DEFAULT_INDEX": "PIP_INDEX_URL", "SSL_CERT_FILE": "PIP_CERT"}  # uv reads no settings of pip
    shared = {name: os.environ[pip] for name, pip in pips.items() if pip in os.environ}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**shared, **os.environ})
    return re.findall(r"^[a-z].*(?:\n .*)*", done.stdout, re.MULTILINE)


def allowed(torch: str, here: list[str]) -> str:
    """The public wheels of torch, those that are here, and those that were allowed before for this version."""
    file = LOCKED / "torch.txt"
    text = file.read_text() if file.exists() else ""
    before = re.search(rf"^{re.escape(torch.split()[0])} .*(?:\n .*)*", text, re.MULTILINE)
    hashes = sorted({*HASH.findall(torch), *here, *HASH.findall(before[0] if before else "")})
    return " \\\n".join([torch.partition(" \\")[0], *(f"    --hash={digest}" for digest in hashes)])


if __name__ == "__main__":
    main()
