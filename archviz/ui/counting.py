"""fvcore confirms the estimate in the background; the audit runs when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from archviz.app.design import Design
from archviz.app.jobs import Token
from archviz.blocks.residual import Basic
from archviz.results import AuditRow, FvcoreCount
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand

from .audit import AuditPanel
from .bridge import Bridge
from .document import Document, analyse
from .language import tr
from .totals import Totals

DELAY_MS = 150


class Counting(QObject):
    """Keeps the totals in the status bar and the audit up to date; torch stays in the worker."""

    def __init__(
        self, document: Document, bridge: Bridge, totals: Totals, audit: AuditPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._bridge, self._totals, self._audit = document, bridge, totals, audit
        self._counted: tuple[Architecture, Architecture | None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._confirm)
        document.changed.connect(self.refresh)
        audit.requested.connect(self._on_audit_requested)
        audit.cancelled.connect(self._on_audit_cancelled)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether a count is still to come."""
        return self._timer.isActive() or self._bridge.busy

    def refresh(self) -> None:
        """The estimate at once, fvcore a little later."""
        design, baseline = self._document.design, self._document.baseline
        if (design, baseline) == self._counted:
            return
        self._counted = design, baseline
        for key in ("count", "audit"):
            self._bridge.drop(key)
        self._totals.show_totals(self._document.analysis, analyse(baseline) if baseline else None)
        reason = self._reason()
        self._audit.show_audit(None, reason)
        self._totals.show_fvcore(None, None, reason)
        self._totals.show_doubt(reason if design.stages else "")
        self._timer.stop()
        if not reason:
            self._timer.start()

    def warm(self) -> None:
        """Count something small while nobody waits: the first count imports torch, which takes seconds."""

        def work() -> None:
            from archviz.analyse.count import count

            count(expand(Architecture().insert(0, Basic())).graph)

        self._bridge.prepare(work)

    def stop(self) -> None:
        """Ask nothing more."""
        self._timer.stop()

    def _reason(self) -> str:
        """Why fvcore cannot count it; empty where it can."""
        if not self._document.design.stages:
            return tr("the design is empty")
        errors = [i.message for i in self._document.expansion.issues if i.severity == "error"]
        return tr("torch cannot run this design: {why}", why=errors[0]) if errors else ""

    def _confirm(self) -> None:
        graph = self._document.expansion.graph

        def work(token: Token) -> FvcoreCount:
            from archviz.analyse.count import count

            return count(graph, check=token.check)

        self._bridge.ask("count", work, self._on_counted, self._on_count_failed)

    def _on_counted(self, seen: FvcoreCount) -> None:
        total = self._document.analysis.total
        self._totals.show_fvcore(seen, (seen.total, seen.macs) == (total.fvcore_total, total.macs))

    def _on_count_failed(self, error: BaseException) -> None:
        self._totals.show_fvcore(None, None, tr("fvcore could not count it: {why}", why=str(error)))

    def _on_audit_requested(self) -> None:
        graph, labels = self._document.expansion.graph, Design(self._document.design).titles

        def work(token: Token) -> tuple[AuditRow, ...]:
            from archviz.analyse.audit import audit

            return audit(graph, labels, check=token.check)

        self._bridge.ask("audit", work, self._audit.show_audit, self._on_audit_failed)

    def _on_audit_cancelled(self) -> None:
        self._bridge.drop("audit")
        self._audit.show_audit(None)

    def _on_audit_failed(self, error: BaseException) -> None:
        self._audit.show_audit(None, tr("The audit failed: {why}", why=str(error)))
