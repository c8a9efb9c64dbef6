"""About: versions, conventions and licences on a page beside the work, to be copied whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from archviz.app.facts import LICENCES, facts
from archviz.report.conventions import CONVENTIONS

from . import theme
from .language import tr

LOGO = 64
WIDTH, HEIGHT = 640, 520  # pixels at the normal size of texts


class About(QDialog):
    """Does not stand in the way; gone with Escape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About ArchViz"))
        logo, title = QLabel(), QLabel("ArchViz")
        logo.setPixmap(theme.logo().pixmap(LOGO, LOGO))
        title.setFont(theme.bold(title.font()))
        said = QLabel(tr("Assemble convolutional networks, see their numbers and their picture, compare them."))
        said.setWordWrap(True)
        self.text = QPlainTextEdit(about())
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Versions, conventions and licences"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copied = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copied.setToolTip(tr("All of it as text, for a report"))
        self.copied.clicked.connect(self.copy)
        buttons.rejected.connect(self.close)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(said)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(theme.WIDE)
        head.addWidget(logo)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.WIDE)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(theme.scaled(WIDTH), theme.scaled(HEIGHT))

    def copy(self) -> None:
        """All of it, as text."""
        QGuiApplication.clipboard().setText(self.text.toPlainText() + "\n")
        self.copied.setText(tr("Copied"))


def show_about(window: QWidget) -> About:
    """The page beside the window."""
    page = About(window)
    page.show()
    return page


def about() -> str:
    """What the page says."""
    known = dict(facts())
    known["PySide6"] += f" (Qt {qVersion()}, {QGuiApplication.platformName()})"
    lines = [f"{tr(name)}: {value}" for name, value in known.items()]
    lines += ["", tr("Conventions"), *map(tr, CONVENTIONS), "", tr("Licences"), *LICENCES]
    return "\n".join(lines)
