"""Looks the locked packages up in the advisories of PyPI, with pip-audit in an environment of its own.

Exit status: 0 no vulnerability is known, 1 some are (they are printed), 2 not everything could be looked up.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LOCKED = Path(__file__).parent / "locked"
AUDIT = "pip-audit==2.10.1"


def main() -> int:
    """Print what is known of the packages; the exit status."""
    pins = {pin for file in LOCKED.glob("*.txt") for pin in re.findall(r"^[a-z0-9-]+==\S+", file.read_text(), re.M)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", folder / "own"], check=True)
        pip = [folder / "own/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "install", AUDIT], stderr=subprocess.DEVNULL, check=False).returncode:
            print(f"audit: {AUDIT} cannot be installed; is the package index reachable?", file=sys.stderr)
            return 2
        found = [entry for part in parts(sorted(pins)) for entry in audited(folder, part)]
    for entry in found:
        for flaw in entry.get("vulns", ()):
            fixed = ", ".join(flaw["fix_versions"]) or "no version"
            print(f"{entry['name']} {entry['version']}: {flaw['id']}, fixed in {fixed}")
    done = sum("vulns" in entry for entry in found)
    if done < len(pins):
        lost = f"{len(pins) - done} of {len(pins)} packages cannot be looked up"
        print(f"audit: {lost}; the service of advisories is not reached from here", file=sys.stderr)
        return 2
    bad = sum(bool(entry["vulns"]) for entry in found)
    print(f"{bad or 'None'} of {len(pins)} locked packages {'have' if bad > 1 else 'has'} a known vulnerability.")
    return 1 if bad else 0


def parts(pins: list[str]) -> list[list[str]]:
    """A package that is pinned twice, for two versions of Python, may stand once in what pip-audit reads."""
    first = [pin for i, pin in enumerate(pins) if not i or pins[i - 1].partition("==")[0] != pin.partition("==")[0]]
    second = [pin for pin in pins if pin not in first]
    return [part for part in (first, second) if part]


def audited(folder: Path, pins: list[str]) -> list[dict[str, Any]]:
    """What pip-audit says of each package; nothing where its service does not answer."""
    file = folder / "pins.txt"
    file.write_text("\n".join(pins))
    command = [folder / "own/bin/pip-audit", "--progress-spinner", "off", "--disable-pip", "--no-deps", "--format"]
    done = subprocess.run([*command, "json", "--requirement", file], capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return []
    return found


if __name__ == "__main__":
    sys.exit(main())
