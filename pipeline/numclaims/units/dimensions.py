"""Dimensions as powers of base units: combining them, naming them, and writing their coherent SI unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from numclaims.units.tables import rows

Powers = tuple[tuple[str, int], ...]

LENGTH: Final[Powers] = (("m", 1),)
SQUARABLE: Final[tuple[Powers, ...]] = (LENGTH, (("rad", 1),))
SUPERSCRIPTS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@dataclass(frozen=True, slots=True)
class Dimension:
    """The plain name of a dimension and its coherent SI unit as written."""

    name: str
    si_unit: str


def parse_powers(text: str) -> Powers:
    """Read powers as the tables write them.

    >>> parse_powers("s-1 m1")
    (('m', 1), ('s', -1))
    """
    pairs = []
    for part in text.split():
        base = part.rstrip("-0123456789")
        pairs.append((base, int(part[len(base) :])))
    return tuple(sorted(pairs))


def format_powers(powers: Powers) -> str:
    """Write powers as the tables do, positive powers first."""
    return " ".join(f"{base}{power}" for base, power in sorted(powers, key=lambda pair: (pair[1] < 0, pair[0])))


def product(parts: Iterable[tuple[Powers, int]]) -> Powers:
    """Multiply dimensions, each raised to an exponent.

    >>> product([((("m", 1),), 2), ((("s", 1),), -1)])
    (('m', 2), ('s', -1))
    """
    total: Counter[str] = Counter()
    for powers, exponent in parts:
        for base, power in powers:
            total[base] += power * exponent
    return tuple(sorted((base, power) for base, power in total.items() if power))


@cache
def named() -> dict[Powers, Dimension]:
    """Give every dimension that has a plain name."""
    return {parse_powers(powers): Dimension(name, si) for powers, name, si in rows("dimensions.tsv")}


def spell(powers: Powers) -> str:
    """Write a dimension's coherent SI unit in base units.

    >>> spell((("m", -2), ("mol", 1)))
    'mol/m²'
    """
    above = "·".join(base + superscript(power) for base, power in powers if power > 0)
    below = [base + superscript(-power) for base, power in powers if power < 0]
    if not below:
        return above or "1"
    denominator = below[0] if len(below) == 1 else f"({'·'.join(below)})"
    return f"{above or '1'}/{denominator}"


def superscript(power: int) -> str:
    """Write an exponent as superscript digits, 1 as nothing."""
    return "" if power == 1 else str(power).translate(SUPERSCRIPTS)
