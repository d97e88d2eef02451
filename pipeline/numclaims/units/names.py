"""Units by their canonical names, compounds included."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from numclaims.units.catalogue import catalogue
from numclaims.units.composition import Part, compose
from numclaims.units.expressions import joined_to_carbon
from numclaims.units.model import Unit
from numclaims.units.terms import read_term

COUNT: Final = re.compile(r"(\d{1,6}) ")
DIVIDED: Final = re.compile(r"(?:^| )per ")


@lru_cache(maxsize=4096)
def by_name(name: str) -> Unit | None:
    """Give the unit of that canonical name.

    >>> by_name("tonne per hectare").si_unit
    'kg/m²'
    """
    atom = catalogue().names.get(name)
    if atom is not None:
        return atom.unit
    above, *below = DIVIDED.split(name)
    sections = [_parts(above, 1)] if above else []
    sections += [_parts(section, -1) for section in below]
    parts = tuple(part for section in sections for part in section)
    if not parts or not all(sections):
        return None
    unit = compose(parts).unit
    return unit if unit.name == name else None


def _parts(section: str, sign: int) -> list[Part]:
    count = COUNT.match(section)
    place = count.end() if count else 0
    parts = []
    while place < len(section):
        term = read_term(section, place)
        if term is None:
            return []
        term = joined_to_carbon(section, term, always=True)
        parts.append(Part(term.atom, sign * term.exponent, int(count.group(1)) if count else 1))
        if section[term.end : term.end + 1] not in ("", " "):
            return []
        place = term.end + 1
    return parts
