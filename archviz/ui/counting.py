"""fvcore confirms the estimate in the background; the audit runs when it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from archviz.app import questions
from archviz.results import FvcoreCount
from archviz.spec.architecture import Architecture

from .audit import AuditPanel
from .bridge import Bridge
from .document import Document, analyse
from .language import tr
from .totals import Totals

DELAY_MS = 150


class Counting(QObject):
    """Keeps the totals in the status bar and the audit up to date; torch stays in its process."""

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
        """Have torch imported while nobody waits."""
        self._bridge.prepare(questions.warm)

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
        self._bridge.ask(
            "count", partial(questions.count, self._document.design), self._on_counted, self._on_count_failed
        )

    def _on_counted(self, seen: FvcoreCount) -> None:
        total = self._document.analysis.total
        self._totals.show_fvcore(seen, (seen.total, seen.macs) == (total.fvcore_total, total.macs))

    def _on_count_failed(self, error: BaseException) -> None:
        self._totals.show_fvcore(None, None, tr("fvcore could not count it: {why}", why=str(error)))

    def _on_audit_requested(self) -> None:
        work = partial(questions.audit, self._document.design)
        self._bridge.ask("audit", work, self._audit.show_audit, self._on_audit_failed)

    def _on_audit_cancelled(self) -> None:
        self._bridge.drop("audit")
        self._audit.show_audit(None)

    def _on_audit_failed(self, error: BaseException) -> None:
        self._audit.show_audit(None, tr("The audit failed: {why}", why=str(error)))
