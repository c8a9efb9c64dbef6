"""The totals in the status bar, and whether fvcore agrees with them. Exact values on hover and on copy."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from archviz.footprint import SIZES
from archviz.report import footprint
from archviz.report.conventions import about
from archviz.report.numbers import difference, exact, memory, pixels, si
from archviz.report.tables import auxiliary
from archviz.results import Analysis, Counts, FvcoreCount
from archviz.words import word

from . import theme
from .language import tr

KINDS = {
    "conv_weight": word("convolution weights"),
    "conv_bias": word("convolution biases"),
    "norm": word("normalisation"),
    "linear": word("linear"),
}

_BATCHES = (1, 8, 32, 64, 128, 256)


class Totals(QWidget):
    """25.56 M params · 4.089 GMACs · 8.178 GFLOPs · 11.11 M activations · 82.1 MiB kept · RF 427 px · fvcore ✓"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self._baseline: Analysis | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        self._row.setSpacing(theme.GRID)
        self.labels: dict[str, QLabel] = {}
        for name in ("doubt", "params", "macs", "flops", "activations", "memory", "field", "fvcore"):
            self._add(name)
        self._row.addStretch(1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(tr("Copy exact totals"), self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self._batches = self._choice(tr("Batch size for memory"), {str(batch): batch for batch in _BATCHES})
        self._dtypes = self._choice(tr("Number type for memory"), {dtype: dtype for dtype in SIZES})

    def show_totals(self, analysis: Analysis, baseline: Analysis | None = None) -> None:
        """Show a design's totals, with the change against a baseline; fvcore has not seen them yet."""
        self._analysis, self._baseline = analysis, baseline
        before = baseline.total if baseline else analysis.total
        total, field = analysis.total, analysis.field
        kinds = "".join(f"<br>{exact(n)} {tr(KINDS[kind])}" for kind, n in total.params_by_kind.items() if n)
        params = tr("{count} params", count=si(total.params)) + _change(total.params, before.params)
        if heads := auxiliary(analysis.aside):
            params += " " + tr("(auxiliary heads {heads})", heads=tr(heads))
        self._show("params", params, tr("{count} parameters", count=exact(total.params)) + kinds + as_keras(total))
        self._show(
            "macs",
            si(total.macs, "MACs") + _change(total.macs, before.macs),
            tr("{count} MACs: multiply-adds of convolutions and linear layers, batch 1", count=exact(total.macs)),
        )
        flops = si(total.flops, "FLOPs") + _change(total.flops, before.flops)
        self._show("flops", flops, f"{exact(total.flops)} FLOPs = 2 × MACs")
        self._show(
            "activations",
            tr("{count} activations", count=si(total.activations)) + _change(total.activations, before.activations),
            tr("{count} elements that convolutions and linear layers write", count=exact(total.activations)),
        )
        self._show_memory()
        jump = pixels(analysis.jump, "px")
        self._show(
            "field",
            tr("RF {field}", field=pixels(field, "px")),
            tr(
                "receptive field of the last feature map, in the input: {field}<br>"
                "from one of its positions to the next, in the input: {jump}<br>"
                "a gate does not widen the field of the values that it scales",
                field=pixels(field, "px"),
                jump=jump,
            ),
        )
        self.show_fvcore(None, None)

    def _show_memory(self) -> None:
        """What is kept for training; all of memory on hover."""
        if not self._analysis:
            return
        batch, dtype = self._batches.checkedAction().data(), self._dtypes.checkedAction().data()
        found = self._analysis.footprint(batch, dtype)
        before = self._baseline.footprint(batch, dtype) if self._baseline else found
        text = tr("{memory} kept for training", memory=memory(found.kept)) + _change(found.kept, before.kept)
        lines = "".join(
            f"<tr><td>{tr(footprint.TITLES[key])}&nbsp;</td><td align=right>{memory(value)}</td></tr>"
            for key, value in footprint.values(found).items()
        )
        rules = "<br>".join(tr(line) for line in about("Inference peak", "Kept", "Gradients"))
        self._show("memory", text, f"{tr(footprint.conditions(found))}<table>{lines}</table>{rules}")

    def show_doubt(self, why: str) -> None:
        """Mark the numbers of a design with mistakes: they are those of what could be drawn of it."""
        self._show("doubt", "≈" if why else "", tr("without the mistake: {why}", why=escape(why)) if why else "")
        self.labels["doubt"].setVisible(bool(why))

    def show_fvcore(self, count: FvcoreCount | None, agrees: bool | None, why: str = "") -> None:
        """ "…" while it counts, ✓ or ✗ when it has, "—" with the reason where it cannot."""
        if count is None:
            self._show("fvcore", "fvcore —" if why else "fvcore …", escape(why) or tr("fvcore is counting"))
            return
        apart = count.macs - self._analysis.total.macs if self._analysis else 0
        sign = "+" if apart > 0 else "−"
        verdict = (
            tr("fvcore {version} agrees to the unit.", version=count.version)
            if agrees
            else tr(
                "fvcore {version} is {apart} MACs apart from the estimate.",
                version=count.version,
                apart=f"{sign}{exact(abs(apart))}",
            )
        )
        operators = [(tr("total"), count.total), *count.by_operator.items()]
        lines = "".join(f"<tr><td align=right>{exact(n)}</td><td>&nbsp;{escape(key)}</td></tr>" for key, n in operators)
        unsupported = ", ".join(map(escape, count.unsupported))
        skipped = tr("not counted by it: {operators}", operators=unsupported) if unsupported else ""
        tip = f"{verdict} {tr('Its own default total:')}<table>{lines}</table>{skipped}"
        wrong = f"fvcore ✗ {sign}{si(abs(apart), 'MACs')}"
        self._show("fvcore", "fvcore ✓" if agrees else wrong, tip, wrong=not agrees)

    def copy(self) -> None:
        """The totals as lines of name, tabulator, exact integer."""
        if self._analysis:
            total = self._analysis.total
            values = {"params": total.params, **total.params_by_kind, "macs": total.macs, "flops": total.flops,
                      "activations": total.activations, "kept_bytes": total.kept_bytes,
                      "receptive_field": pixels(self._analysis.field)}  # fmt: skip
            QGuiApplication.clipboard().setText("".join(f"{name}\t{value}\n" for name, value in values.items()))

    def _choice(self, title: str, values: Mapping[str, object]) -> QActionGroup:
        """A submenu of the context menu, of whose values one holds; the first to begin with."""
        menu, group = QMenu(title, self), QActionGroup(self)
        for text, value in values.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        group.actions()[0].setChecked(True)
        group.triggered.connect(self._show_memory)
        self.addAction(menu.menuAction())
        return group

    def _add(self, name: str) -> None:
        label = QLabel()
        label.setFont(theme.numbers(label.font()))
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.labels[name] = label
        self._row.addWidget(label)

    def _show(self, name: str, text: str, tip: str, wrong: bool = False) -> None:
        label = self.labels[name]
        label.setText(text if name in ("doubt", "params") else f"· {text}")
        label.setToolTip(f"<p style='white-space:pre-wrap'>{tip}</p>")
        label.setAccessibleDescription(tip)
        if name == "fvcore":
            palette = QPalette()
            if wrong:
                palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.current().issue))
            label.setPalette(palette)


def _change(value: int, before: int) -> str:
    return "" if value == before else f" {difference(value, before)}"


def as_keras(counts: Counts) -> str:
    """The other convention, as a line: moving statistics among the parameters."""
    if not counts.buffers:
        return ""
    count = exact(counts.keras_total)
    return "<br>" + tr("{count} as Keras counts, with moving statistics", count=count)
