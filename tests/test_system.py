"""The libraries of the operating system: names of packages, and what is found to be missing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from archviz import system


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGLX.so.0", "libglx0"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_package_of_library(library: str, package: str) -> None:
    assert system.package_of(library) == package


def test_qt_files_are_those_we_load() -> None:
    names = {file.name for file in system.qt_files()}
    if sys.platform.startswith("linux"):
        assert {"QtWidgets.abi3.so", "QtSvg.abi3.so", "libqxcb.so", "libqoffscreen.so"} <= names
    assert not {name for name in names if "Quick" in name or "Sql" in name}


def test_unresolved_reads_the_loader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ldd = tmp_path / "ldd"
    ldd.write_text(
        "#!/bin/sh\nprintf '\\tlibxcb-icccm.so.4 => not found\\n\\tlibc.so.6 => /lib/libc.so.6\\n"
        "\\tlibQt6Pdf.so.6 => not found\\n\\tlibxcb-icccm.so.4 => not found\\n'\n"
    )
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert system.unresolved([Path("libqxcb.so")]) == ("libxcb-icccm.so.4",)
    assert system.unresolved([]) == ()


def test_lacks_names_package_and_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system, "unresolved", lambda files: ("libEGL.so.1",))
    monkeypatch.setattr(system, "has_font", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    vital = {lack.package for lack in system.lacks() if lack.vital}
    assert {"libegl1", "fonts-dejavu-core"} <= vital
    assert {lack.package for lack in system.lacks() if not lack.vital} == {"xvfb", "xauth"}
    monkeypatch.setattr(system.sys, "platform", "darwin")
    assert system.lacks() == ()


def test_install_command_names_each_package_once() -> None:
    assert system.install_command(["a1", "b2", "a1"]).endswith(" a1 b2")
