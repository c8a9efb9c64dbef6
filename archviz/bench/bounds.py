"""Bounds of a plan, by themselves: what only asks for them does not wait for the rest."""

from __future__ import annotations

MAX_DESIGNS = 20
MAX_BATCH = 65_536
