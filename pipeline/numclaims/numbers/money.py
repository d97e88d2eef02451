"""Cents and pence: the currency they are parts of, read from the other sums in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

_IN_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"})
_HUNDREDTH = 0.01


def with_currency(readings: list[Reading]) -> list[Reading]:
    """Give a bare "cents" the currency of the nearest sum before it, else of the first one after."""
    currencies = [_currency(reading) for reading in readings]
    if not any(currencies):
        return readings
    known = next(currency for currency in currencies if currency)
    completed = []
    for reading, currency in zip(readings, currencies, strict=True):
        known = currency or known
        completed.append(_completed(reading, known))
    return completed


def _currency(reading: Reading) -> str:
    unit = reading.unit
    return unit.currency if unit is not None and unit.currency in _IN_CENTS else ""


def _completed(reading: Reading, currency: str) -> Reading:
    unit = reading.unit
    if unit is None or unit.name != "cent" or unit.currency:
        return reading
    return replace(reading, unit=replace(unit, currency=currency, si_factor=_HUNDREDTH, si_unit=currency))
