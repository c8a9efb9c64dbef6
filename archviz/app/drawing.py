"""A picture of a design as scripts hold it: shown in a notebook, written into files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archviz.report import conventions

if TYPE_CHECKING:
    from archviz.diagram import Picture
    from archviz.diagram.options import Fonts, Options, Page
    from archviz.diagram.paper import Paper
    from archviz.diagram.style import Theme


@dataclass(frozen=True, repr=False)
class Drawing:
    """A picture in one theme, with its title, placed for a page."""

    picture: Picture
    name: str
    theme: Theme
    page: Page = "auto"

    def svg(self) -> str:
        """The picture as an <svg> element."""
        from archviz.diagram.options import Options

        text = self.render(Options("svg", self.theme, words=False)).decode()
        return text[text.index("<svg") :]

    @property
    def note(self) -> str:
        """What was left undrawn, and why; empty where nothing was."""
        return self.picture.scene.note

    @property
    def footer(self) -> str:
        """What was counted, and by which versions."""
        return f"{conventions.CONVENTIONS[0]} {conventions.versions()}"

    def render(self, options: Options) -> bytes:
        """The bytes of a file; Refused where it cannot be."""
        from archviz.diagram.export import render

        return render(self.picture, options, title=self.name, footer=self.footer)

    def paper(self, options: Options) -> Paper:
        """The page of a file: its size, how large the picture and its letters are there."""
        from archviz.diagram.paper import paper

        return paper(self.picture, options, self.name, self.footer)

    def save(
        self,
        path: str | Path,
        dpi: int = 150,
        *,
        bare: bool = False,
        transparent: bool = False,
        fonts: Fonts = "embedded",
        margin: float = 7.0,
    ) -> Path:
        """Write it as .svg, .pdf, .png, .tex or .dot; `bare`: no title, no footer, no page where none was chosen.

        `margin` is that of a sheet of paper, in mm. Refused for another ending and where it cannot be written.
        """
        from archviz.diagram.export import format_of
        from archviz.diagram.options import Options
        from archviz.spec.files import write_atomically

        how = Options(format_of(path), self.theme, self.page, dpi, margin, transparent, fonts, words=not bare)
        write_atomically(path, self.render(how))
        return Path(path)

    def __repr__(self) -> str:
        boxes = len(self.picture.boxes)
        return f"Drawing({self.name!r}, by {self.picture.scene.level}, {boxes} boxes; .save(path) writes it)"

    def _repr_svg_(self) -> str:
        return self.svg()
