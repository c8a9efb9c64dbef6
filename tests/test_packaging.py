"""The wheel and the files that travel with it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from archviz import resources

ROOT = Path(__file__).parent.parent


def test_resource_is_found_in_the_checkout() -> None:
    assert resources.resource("README.md") == ROOT / "resources" / "README.md"


def test_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no resource 'nothing\.svg'"):
        resources.resource("nothing.svg")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_wheel_holds_package_and_resources(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    expected = set()
    for top, inside in (("archviz", "archviz"), ("resources", "archviz/_resources")):
        files = [file for file in (ROOT / top).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        expected |= {f"{inside}/{file.relative_to(ROOT / top).as_posix()}" for file in files}
    unused = {name for name in expected if "/screenshots/" in name or name.endswith("/README.md")}
    assert {name for name in held if ".dist-info/" not in name} == expected - unused
    assert {Path(name).name for name in unused} == {"README.md", "compare.png", "designer.png"}


def test_everything_in_the_wheel_is_used_when_it_runs(built: Path) -> None:
    """No picture, no document: modules, licences, and the kinds of resources that some module reads."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    kinds = {Path(name).suffix for name in names}
    assert kinds == {".py", ".typed", ".json", ".desktop", ".xml", ".ttf", ".txt", ".svg", ".html", ".ts"}
    assert [name for name in names if name.endswith(".txt")] == ["archviz/_resources/fonts/OFL.txt"]


def test_source_archive_can_be_tested(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        held = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"pyproject.toml", "LICENSE", "tests/conftest.py", "archviz/resources.py"} <= held
    assert any(name.startswith("resources/") for name in held)


def test_installed_wheel_finds_its_resources(built: Path, tmp_path: Path) -> None:
    """Unpacked as pip would; -S keeps the checkout out, which an editable install puts on the path."""
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    code = f"import sys; sys.path[:0] = {[str(tmp_path), sysconfig.get_path('purelib')]}\n"
    code += "from archviz.resources import resource; print(resource('published.json'))"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == tmp_path / "archviz" / "_resources" / "published.json"
