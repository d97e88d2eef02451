"""Rare compound unit strings, resolved by quantulum3 where the catalogue alone cannot."""

from __future__ import annotations

from numclaims.units.model import Unit


def read(text: str, start: int, known_end: int) -> tuple[Unit, int] | None:
    """Read a rare compound that begins at ``start`` and goes on after ``known_end``."""
    return None
