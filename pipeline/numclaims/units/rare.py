"""Rare compound unit strings, resolved by quantulum3 where the catalogue alone cannot.

quantulum3 is imported only when a text holds such a string: two units joined by an operator, one of which the
catalogue knows and the other only quantulum3 does. Its classifier stays off (it fails beside a current scikit-learn),
the string it sees is short, and nothing of its mutable unit objects is kept.
"""

from __future__ import annotations

import re
import warnings
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final

from numclaims.units.catalogue import WORD, Atom, catalogue
from numclaims.units.composition import Part, compose
from numclaims.units.model import Unit
from numclaims.units.tables import listed, rows

LONGEST: Final = 40
COMPOUND: Final = re.compile(r"[^\W\d_]{1,12}(?:\^?-?\d)?(?:[/·*][^\W\d_]{1,12}(?:\^?-?\d)?){1,3}(?![\w/])")


def read(text: str, start: int, known_end: int) -> tuple[Unit, int] | None:
    """Read a rare compound that begins at ``start`` and goes on after ``known_end``: the unit and its end."""
    found = COMPOUND.match(text, start, start + LONGEST)
    if found is None or found.end() <= known_end:
        return None
    symbols = WORD.findall(found.group())
    rare = [symbol for symbol in symbols if symbol in rare_symbols()]
    if not rare or any(symbol not in rare and symbol not in catalogue().symbols for symbol in symbols):
        return None
    unit = resolve(found.group())
    return (unit, found.end()) if unit else None


@cache
def rare_symbols() -> frozenset[str]:
    """Give the symbols that quantulum3 knows and the catalogue leaves out."""
    spellings = (symbol for _, dropped, _ in rows("units_left_out.tsv") for symbol in listed(dropped))
    return frozenset(symbol for symbol in spellings if symbol.isalpha() and symbol not in catalogue().symbols)


@lru_cache(maxsize=256)
def resolve(expression: str) -> Unit | None:
    """Ask quantulum3 what a compound unit string stands for; None if it is missing or does not know."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            classifier: Any = import_module("quantulum3.classifier")
            classifier.USE_CLF = False
            quantities = import_module("quantulum3.parser").parse(f"1 {expression}")
    except ImportError:
        return None
    if len(quantities) != 1:
        return None
    unit = quantities[0].unit
    name, entity = str(unit.name), str(unit.entity.name)
    own = _own(tuple((str(part["base"]), int(part["power"])) for part in unit.dimensions))
    if own is not None or entity in ("unknown", "dimensionless", "currency"):
        return own
    return Unit(name=name, kind="measure", dimension=entity)


def _own(bases: tuple[tuple[str, int], ...]) -> Unit | None:
    parts = tuple(Part(atom, power) for atom, power in map(_base, bases) if atom is not None)
    return compose(parts).unit if parts and len(parts) == len(bases) else None


def _base(base: tuple[str, int]) -> tuple[Atom | None, int]:
    atom = catalogue().names.get(base[0])
    return (atom if atom and atom.unit.kind in ("measure", "duration") else None), base[1]
