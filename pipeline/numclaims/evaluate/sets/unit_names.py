"""Units of the public sets by our names: two names mean the same unit where dimension, factor and offset agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from numclaims.records import Claim
from numclaims.units import Unit, by_name, match_after

_EXPONENT: Final = re.compile(r"(?<=[A-Za-z_])(\d)$")
_PREFIXES: Final = MappingProxyType(
    {
        "Atto": "a",
        "Femto": "f",
        "Pico": "p",
        "Nano": "n",
        "Micro": "µ",
        "Milli": "m",
        "Centi": "c",
        "Deci": "d",
        "Deca": "da",
        "Hecto": "h",
        "Kilo": "k",
        "Mega": "M",
        "Giga": "G",
        "Tera": "T",
        "Peta": "P",
        "Exa": "E",
    }
)


def unit_key(name: str) -> str:
    """Give what identifies a unit whatever its name; a name that is not in our catalogue stands for itself.

    >>> unit_key("hertz") == unit_key("per second")
    True
    """
    unit = by_name(name) if name else None
    if unit is None:
        return name.casefold()
    if unit.kind == "money":
        return unit.currency if unit.si_factor == 1.0 and unit.currency else unit.name
    if unit.si_factor is None:
        return unit.name
    return f"{unit.si_unit}|{unit.si_factor:.5g}|{unit.si_offset:.5g}"


def claim_key(claim: Claim, *, rate: bool = False) -> str:
    """Give the key of a claim's unit; with ``rate`` its denominator is part of it ("dollar per hour")."""
    if rate and claim.per:
        whole = f"{claim.unit} per {claim.per}".strip()
        return unit_key(whole) if by_name(whole) is not None else f"{unit_key(claim.unit)} per {unit_key(claim.per)}"
    return unit_key(claim.unit)


def key_of(test_set: str, theirs: str) -> str:
    """Give the key of a unit a set names: from the table of names, or as our catalogue reads the name."""
    ours = names_of(test_set).get(theirs)
    if ours is not None:
        return unit_key(ours)
    unit = by_name(theirs) or read_whole(theirs) or read_whole(theirs.lower())
    if unit is not None:
        return unit_key(unit.name)
    above, divided, below = theirs.rpartition(" per ")
    return f"{key_of(test_set, above)} per {key_of(test_set, below)}" if divided else theirs.casefold()


def read_whole(expression: str) -> Unit | None:
    """Read a unit expression that is a unit from its first to its last character."""
    text = f"1.5 {expression}"  # no whole number: "1 pm" would be a clock time
    match = match_after(text, 3)
    return match.unit if match is not None and match.end == len(text) else None


def qudt_key(local: str, exponent: int = 1) -> str:
    """Give the key of a QUDT unit by the last part of its address.

    >>> qudt_key("KiloM-PER-SEC") == unit_key("kilometre per second")
    True
    """
    return product_key([(local, exponent)])


def product_key(factors: list[tuple[str, int]]) -> str:
    """Give the key of a product of QUDT units raised to powers.

    >>> product_key([("KiloGM", 1), ("MilliM", -2)]) == unit_key("kilogram per square millimetre")
    True
    """
    if factors == [("UNITLESS", 1)]:
        return ""
    named = names_of("qudt").get(factors[0][0]) if len(factors) == 1 and factors[0][1] == 1 else None
    spelt = named or "·".join(_spell(local, exponent) for local, exponent in factors)
    unit = by_name(spelt) or read_whole(spelt)
    return unit_key(unit.name) if unit is not None else f"qudt:{spelt}"


def _spell(local: str, exponent: int) -> str:
    """Spell a QUDT name in the symbols our catalogue reads: "KiloM-PER-SEC2" is "km·s^-2"."""
    above, *below = re.split(r"(?:^|-)PER-", local)
    signed = [(part, exponent) for part in above.split("-") if part]
    signed += [(part, -exponent) for section in below for part in section.split("-") if part]
    return "·".join(_spell_part(part, power) for part, power in signed)


def _spell_part(part: str, power: int) -> str:
    own = _EXPONENT.search(part)
    if own is not None and part not in names_of("qudt"):
        part, power = part[: own.start()], power * int(own.group(1))
    symbol = names_of("qudt").get(part)
    for prefix, sign in _PREFIXES.items():
        base = names_of("qudt").get(part.removeprefix(prefix)) if part.startswith(prefix) else None
        if symbol is None and base is not None:
            symbol = (sign if by_name(base) is None else prefix.lower()) + base
    return (symbol or part) + (f"^{power}" if power != 1 else "")


@cache
def names_of(test_set: str) -> Mapping[str, str]:
    """Read a set's names of units with ours from ``public_set_units.tsv``."""
    text = files("numclaims.resources").joinpath("public_set_units.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({theirs: ours for of, theirs, ours in rows if of == test_set})
