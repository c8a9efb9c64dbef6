"""Settings: ten recent files, written atomically, broken files set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from archviz.app.settings import MAX_RECENT, Settings, load_settings, save_settings, settings_file
from archviz.spec.issue import Refused


def test_what_is_saved_is_loaded() -> None:
    settings = Settings(theme="dark", geometry="AAAA").opened(Path("/a.archviz.json"))
    save_settings(settings)
    assert load_settings() == settings


def test_recent_files_are_the_last_ones_each_once() -> None:
    settings = Settings()
    for number in [*range(MAX_RECENT + 2), 5]:
        settings = settings.opened(Path(f"/{number}"))
    assert settings.recent[:3] == ("/5", "/11", "/10")
    assert len(settings.recent) == MAX_RECENT
    assert len(set(settings.recent)) == MAX_RECENT


def test_a_broken_file_is_set_aside_and_defaults_are_used() -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('{"theme": "pink"}')
    assert load_settings() == Settings()
    assert file.with_name("settings.json.broken").exists()
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_refused() -> None:
    settings_file().parent.parent.mkdir(parents=True)
    settings_file().parent.write_text("a file where the folder should be")
    with pytest.raises(Refused, match="cannot be made"):
        save_settings(Settings())
