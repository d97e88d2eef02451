"""From the terms of a unit expression to one unit: its name, dimension and conversion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Final

from numclaims.units.catalogue import Atom, catalogue
from numclaims.units.dimensions import SQUARABLE, Dimension, Powers, named, product, spell
from numclaims.units.model import Unit

MASS_PER_VOLUME: Final[Powers] = (("kg", 1), ("m", -3))
ORDINALS: Final = {2: "squared", 3: "cubed"}
GRAM: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Part:
    """A factor of a compound: a unit, its signed exponent, and how many of it ("per 100 kilometre")."""

    atom: Atom
    exponent: int
    count: int = 1


@lru_cache(maxsize=4096)
def compose(parts: tuple[Part, ...]) -> Atom:
    """Multiply parts into one unit."""
    if len(parts) == 1 and parts[0].exponent == 1:
        return parts[0].atom
    name = compound_name(parts)
    known = catalogue().names.get(name)
    if known is not None:
        return known
    powers = product((part.atom.powers, part.exponent) for part in parts)
    dimension = dimension_of(parts, powers)
    factor = conversion(parts)
    si_unit = "" if factor is None else dimension.si_unit
    return Atom(Unit(name=name, kind="measure", dimension=dimension.name, si_factor=factor, si_unit=si_unit), powers)


def conversion(parts: tuple[Part, ...]) -> float | None:
    """Give the factor to coherent SI; None if a part has none."""
    factors = []
    for part in parts:
        if part.atom.unit.si_factor is None:
            return None
        factors.append((part.count * part.atom.unit.si_factor) ** part.exponent)
    return float(f"{prod(factors):.12g}")


def dimension_of(parts: tuple[Part, ...], powers: Powers) -> Dimension:
    """Give a compound's dimension; a small mass in a volume, or a mass in litres, is a concentration.

    One that has no plain name is named after its parts: "mass per area per time".
    """
    if powers == MASS_PER_VOLUME and is_concentration(parts):
        return Dimension("concentration", named()[powers].si_unit)
    if powers in named() and not cancels(parts, powers):
        return named()[powers]
    above = " ".join(part_dimension(part) for part in parts if part.exponent > 0)
    below = [part_dimension(part) for part in parts if part.exponent < 0]
    return Dimension(" per ".join([above, *below]).strip(), spell(powers))


def part_dimension(part: Part) -> str:
    """Name the dimension of one part: the square of a length is an area."""
    exponent = abs(part.exponent)
    dimension = named().get(product([(part.atom.powers, exponent)])) if exponent > 1 else None
    return dimension.name if dimension else power_name(part.atom.unit.dimension, exponent)


def cancels(parts: tuple[Part, ...], powers: Powers) -> bool:
    """Whether only one base unit is left of several: milligram per kilogram per day is no frequency."""
    above = {base for part in parts if part.exponent > 0 for base, _ in part.atom.powers}
    below = {base for part in parts if part.exponent < 0 for base, _ in part.atom.powers}
    return len(powers) == 1 and bool(above & below)


def is_concentration(parts: tuple[Part, ...]) -> bool:
    """Whether mass per volume is how much is dissolved or suspended, not a density."""
    masses = [part.atom.unit.si_factor or 0 for part in parts if part.atom.powers == (("kg", 1),)]
    in_litres = any(part.atom.powers == (("m", 3),) and part.atom.unit.name.endswith("litre") for part in parts)
    return any(mass < GRAM * 0.99 or (in_litres and mass < GRAM * 1.01) for mass in masses)


def compound_name(parts: tuple[Part, ...]) -> str:
    """Name a compound: "kilogram metre per second squared".

    Every divisor has its own "per", so that all spellings of a unit get one name.
    """
    above = " ".join(power_name(part.atom.unit.name, part.exponent, part.atom) for part in parts if part.exponent > 0)
    below = [counted(part) for part in parts if part.exponent < 0]
    return " per ".join([above, *below]).strip()


def counted(part: Part) -> str:
    """Name a divisor with its count."""
    name = power_name(part.atom.unit.name, -part.exponent, part.atom)
    return name if part.count == 1 else f"{part.count} {name}"


def power_name(name: str, exponent: int, atom: Atom | None = None) -> str:
    """Name a power: square and cubic for lengths, squared and cubed after the rest."""
    if exponent == 1:
        return name
    if atom is not None and exponent in (2, 3) and atom.powers in SQUARABLE:
        return f"{'square' if exponent == 2 else 'cubic'} {name}"
    return f"{name} {ORDINALS.get(exponent, f'to the power of {exponent}')}"
