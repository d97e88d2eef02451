"""What a unit is, and where one was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement or money: ``value * si_factor + si_offset`` is in ``si_unit``.

    ``name`` is canonical British English in the singular; ``kind`` is measure, money, percent or duration;
    ``currency`` is an ISO code, empty where the text does not say whose cent or franc it is. ``si_factor`` is
    None where no conversion makes sense (decibels, full-time equivalents, a cent of unknown currency).
    """

    name: str
    kind: str
    dimension: str
    currency: str = ""
    si_factor: float | None = None
    si_offset: float = 0.0
    si_unit: str = ""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text: ``text[start:end]`` is the unit's own text, without the blank before it."""

    unit: Unit
    start: int
    end: int
