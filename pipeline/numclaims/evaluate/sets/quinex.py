"""quinex's normalised quantity strings: values, units in QUDT's names, modifiers and uncertainty of each string."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from numclaims.evaluate.sets.base import Case
from numclaims.evaluate.sets.files import interleaved, json_files
from numclaims.evaluate.sets.spans import values_of
from numclaims.evaluate.sets.specs import Item, Items, SpecSet
from numclaims.evaluate.sets.unit_names import claim_key, key_of, product_key
from numclaims.records import Claim

_VALUE: Final = re.compile(r"surface: (.*?), normalized: \{numeric_value: ([^,{}]+), is_imprecise")
_FACTOR: Final = re.compile(r"\[([^\[\],]*), (-?\d+)(?:\.0)?, (?:https?://qudt\.org/vocab/)?([^,\]]*), [^\]]*\]")
_MODIFIER: Final = re.compile(r"surface: (.*?), normalized: ([^{}]*?)\}")
_TOLERANCE: Final = re.compile(r"type: tolerance, value: \[(-?[\d.e-]+), (-?[\d.e-]+)\]")
_BOUNDS: Final[Mapping[str, str]] = MappingProxyType(
    {"~": "about", "~<": "about", "=": "exact", ">": "more_than", "<": "less_than", ">=": "at_least", "<=": "at_most"}
)


class Quinex(SpecSet):
    """The strings are isolated quantities; a range and a list of two are not told apart there, so each is its values.

    The bound is compared where a string has one value and the set a name for its modifier, or no modifier at all.
    """

    name = "quinex"

    def load(self, path: Path) -> list[Case[Items]]:
        """Read the strings."""
        return interleaved(
            [Case(f"{name}:{number}", entry["surface"], _gold(entry)) for number, entry in enumerate(entries, 1)]
            for name, entries in json_files(path).items()
        )

    def differences(self, case: Case[Items]) -> str:
        """Name the set's section."""
        del case
        return self.name

    def adapt(self, case: Case[Items], claims: Sequence[Claim]) -> Items:
        """Give each claim's values with its unit and bound; a tolerance is the value with its two ends."""
        del case
        return tuple(item for claim in claims for item in _items(claim))

    def write_predictions(self, path: Path, cases: Sequence[Case[Items]], predictions: Sequence[Items]) -> None:
        """Write one JSON file; units have our names."""
        entries = [_entry(case.text, items) for case, items in zip(cases, predictions, strict=True)]
        path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _gold(entry: Mapping[str, str]) -> Items:
    values = _VALUE.findall(entry["values"])
    units = _per_value(entry.get("units", "[]"), len(values))
    tolerance = _TOLERANCE.search(entry.get("uncertainty", ""))
    kinds = _bounds(entry.get("modifiers", ""), single=len(values) == 1)
    items = []
    for (surface, number), (unit, unit_name) in zip(values, map(_unit, units), strict=True):
        numbers: tuple[float, ...] = () if number == "null" else (float(number),)
        if tolerance and numbers and len(values) == 1:
            numbers = (*numbers, *(numbers[0] + float(spread) for spread in tolerance.groups()))
            kinds = frozenset({"plus_minus"})
        items.append(Item(surface=surface, numbers=numbers, unit=unit, unit_name=unit_name, kinds=kinds))
    return tuple(items)


def _bounds(modifiers: str, *, single: bool) -> frozenset[str]:
    """Give the bounds that are right: of several values, or under a modifier the set has no name for, any."""
    found = _MODIFIER.findall(modifiers)
    if not single or len(found) > 1:
        return frozenset()
    if not found:
        return frozenset({"exact"})
    bound = _BOUNDS.get(found[0][1].strip())
    return frozenset({bound}) if bound else frozenset()


def _per_value(units: str, count: int) -> list[str]:
    """Split the set's list of units into one a value."""
    entries, depth, begin = [], 0, 1
    for place, character in enumerate(units):
        depth += (character in "[{") - (character in "]}")
        if (depth, character) in ((1, ","), (0, "]")):
            entries.append(units[begin:place])
            begin = place + 1
    entries = entries[:count]
    return entries + [entries[0] if len(entries) == 1 else ""] * (count - len(entries))


def _unit(entry: str) -> tuple[str, str]:
    """Give a unit's key, and its name there; QUDT's product of units is one unit with us."""
    factors = [(local, int(exponent), said) for said, exponent, local in _FACTOR.findall(entry)]
    if not factors:
        return "", ""
    if not all(local.startswith(("unit/", "currency/")) for local, _, _ in factors):
        said = " ".join(said for _, _, said in factors)
        return key_of("quinex", said), said
    powers = [(local.partition("/")[2], exponent) for local, exponent, _ in factors]
    name = "·".join(local + (f"^{exponent}" if exponent != 1 else "") for local, exponent in powers)
    return powers[0][0] if factors[0][0].startswith("currency/") else product_key(powers), name


def _items(claim: Claim) -> Iterable[Item]:
    numbers = values_of(claim)
    if claim.bound == "plus_minus" and claim.low is not None and claim.high is not None:
        groups: list[tuple[float, ...]] = [(*numbers, claim.low, claim.high)]
    else:
        groups = [(number,) for number in numbers]
    for group in groups:
        yield Item(
            surface=claim.surface,
            numbers=group,
            unit=claim_key(claim),
            unit_name=claim.unit,
            kinds=frozenset({claim.bound}),
        )


def _entry(text: str, items: Items) -> dict[str, Any]:
    signs = {bound: sign for sign, bound in _BOUNDS.items() if sign != "~<"}
    values = ", ".join(_value(item) for item in items)
    units = ", ".join(f"[null, {{normalized: [[{item.unit_name}, 1, null, null]]}}]" for item in items)
    modifiers = ", ".join(f"[{{normalized: {signs.get(next(iter(item.kinds)), 'null')}}}, null]" for item in items)
    spreads = ", ".join(map(_spread, items))
    said = {"values": values, "units": units, "modifiers": modifiers, "uncertainty": spreads}
    return {"surface": text, **{name: f"[{entries}]" for name, entries in said.items()}}


def _spread(item: Item) -> str:
    if len(item.numbers) != 3:
        return ""
    below, above = (f"{end - item.numbers[0]:.10g}" for end in item.numbers[1:])
    return f"[{{normalized: {{type: tolerance, value: [{below}, {above}]}}}}, null]"


def _value(item: Item) -> str:
    return f"{{surface: {item.surface}, normalized: {{numeric_value: {item.numbers[0]:.15g}, is_imprecise: false}}}}"
