"""What is remembered between two starts: recent files, theme, the window's place. JSON in the user's config folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, ConfigDict

from archviz.diagram.options import Options
from archviz.spec.bounded_json import validated
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused, reason
from archviz.spec.text import SURROGATE
from archviz.words import say

from .conditions import Conditions

Theme = Literal["system", "light", "dark", "contrast"]
Language = Literal["system", "en", "zh_CN"]
TextSize = Literal["smaller", "normal", "larger", "largest"]
MAX_RECENT = 10
MAX_USED = 20


class Settings(BaseModel):
    """A frozen value; `used`: keys of the command palette, `geometry` and `state`: Qt's, in base 64; `unwanted`:
    figures that no comparison shows."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    recent: tuple[str, ...] = ()
    theme: Theme = "system"
    language: Language = "system"
    single: bool = False  # files open in the window that runs
    heat: str = ""
    minimap: bool = True
    used: tuple[str, ...] = ()
    text: TextSize = "normal"
    toured: bool = False
    compared: bool = False  # whether the Compare view has said how it is used
    geometry: str = ""
    state: str = ""
    export: Options = Options()
    export_folder: str = ""
    bench: Conditions = Conditions()
    unwanted: tuple[str, ...] = ()

    def opened(self, path: Path) -> Settings:
        """With this file first among the recent ones."""
        name = str(path.absolute())
        if SURROGATE.search(name):  # the settings are text, and this name is none
            return self
        others = [other for other in self.recent if other != name]
        return self.model_copy(update={"recent": tuple([name, *others][:MAX_RECENT])})

    def chosen(self, key: str) -> Settings:
        """With this entry of the command palette first among those used."""
        others = [other for other in self.used if other != key]
        return self.model_copy(update={"used": tuple([key, *others][:MAX_USED])})

    def forgotten(self, name: str) -> Settings:
        """Without a recent file that is gone."""
        return self.model_copy(update={"recent": tuple(r for r in self.recent if r != name)})


def settings_file() -> Path:
    """Where the settings of this user lie."""
    return platformdirs.user_config_path("archviz", appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """The settings, or the defaults; a broken file is set aside as settings.json.broken."""
    path = settings_file()
    try:
        return validated(Settings, path.read_bytes())
    except OSError:
        return Settings()
    except Refused:
        with suppress(OSError):
            os.replace(path, path.with_name(path.name + ".broken"))
        return Settings()


def save_settings(settings: Settings) -> None:
    """Write them; Refused when the place cannot be written."""
    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(say("{path} cannot be made: {reason}", path=path.parent, reason=reason(error))) from None
    write_atomically(path, (settings.model_dump_json(indent=1) + "\n").encode())
