"""What a picture's file will be: how large, how small its letters, how many boxes."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from archviz.diagram.options import Options
from archviz.diagram.paper import READABLE, Paper

from . import theme
from .language import tr


class Facts(QWidget):
    """One line each; a dash for what there is none of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.WIDE)
        form.setVerticalSpacing(theme.GRID)
        titles = {"size": tr("Size"), "letters": tr("Smallest text"), "boxes": tr("Boxes"), "file": tr("File")}
        self.labels = {name: QLabel() for name in titles}
        for name, label in self.labels.items():
            label.setFont(theme.numbers(label.font()))
            label.setAccessibleName(titles[name])
            label.setWordWrap(True)
            form.addRow(titles[name], label)
        self.clear()

    def clear(self) -> None:
        """There is no page."""
        for label in self.labels.values():
            label.setText("—")

    def show_page(self, page: Paper, options: Options, note: str) -> None:
        """A page that is there; `note` says what it leaves out. Its file is still to come."""
        size = f"{page.least:.1f} pt"
        letters = tr("{size}, too small to be read on paper", size=size) if page.least < READABLE else size
        boxes = str(sum(box.box.stage >= 0 for box in page.picture.boxes))
        self.labels["size"].setText(_size(page, options))
        self.labels["letters"].setText("—" if options.format == "dot" else letters)
        self.labels["boxes"].setText(f"{boxes}; {note}" if note else boxes)
        self.labels["file"].setText("…")

    def show_file(self, what: str) -> None:
        """The file's kind and size, or why there can be none."""
        self.labels["file"].setText(what)


def _size(page: Paper, options: Options) -> str:
    """210 × 297 mm, and for a PNG its pixels."""
    if options.format == "dot":
        return "—"
    wide, high = (side * 25.4 / 72 for side in (page.width, page.height))
    if options.format == "tex":  # the picture alone
        wide, high = (side * page.scale * 25.4 / 72 for side in (page.picture.width, page.picture.height))
    size = f"{wide:.0f} × {high:.0f} mm"
    if options.format != "png":
        return size
    return f"{round(page.width * options.dpi / 72)} × {round(page.height * options.dpi / 72)} px, {size}"
