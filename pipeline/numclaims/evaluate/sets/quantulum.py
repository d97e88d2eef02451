"""The tests of quantulum3: sentences with the value, unit and surface of every quantity in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from numclaims.evaluate.sets.base import Case
from numclaims.evaluate.sets.files import interleaved, json_files
from numclaims.evaluate.sets.spans import Span, without_cue
from numclaims.evaluate.sets.specs import CASES, FIELDS, Item, Items, SpecSet
from numclaims.evaluate.sets.unit_names import claim_key, key_of
from numclaims.records import Claim


class Quantulum(SpecSet):
    """A range is a value with an uncertainty there: its middle, and half its width."""

    name = "quantulum3"
    measures = (*CASES, *FIELDS[:2])

    def load(self, path: Path) -> list[Case[Items]]:
        """Read the test files; a surface is located after the one before it."""
        return interleaved(
            [Case(f"{name}:{number}", entry["req"], tuple(_gold(entry))) for number, entry in enumerate(entries, 1)]
            for name, entries in json_files(path).items()
        )

    def differences(self, case: Case[Items]) -> str:
        """Name the set's section."""
        del case
        return self.name

    def adapt(self, case: Case[Items], claims: Sequence[Claim]) -> Items:
        """Give each claim without its bound's cue, its rate in the unit."""
        return tuple(_item(claim, case.text) for claim in claims)

    def write_predictions(self, path: Path, cases: Sequence[Case[Items]], predictions: Sequence[Items]) -> None:
        """Write one JSON file."""
        entries = [
            {"req": case.text, "res": [_result(item) for item in items]}
            for case, items in zip(cases, predictions, strict=True)
        ]
        path.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _gold(entry: Mapping[str, Any]) -> Iterable[Item]:
    place = 0
    for result in entry["res"]:
        surface = result["surface"]
        start = entry["req"].find(surface, place)
        place = start + len(surface) if start >= 0 else place
        spread = result.get("uncertainty")
        yield Item(
            surface=surface,
            span=Span(start, place) if start >= 0 else None,
            numbers=(float(result["value"]), *([float(spread)] if spread else [])),
            unit=key_of("quantulum3", result["unit"]),
            unit_name=result["unit"],
        )


def _item(claim: Claim, text: str) -> Item:
    span = without_cue(claim, rate=True)
    unit = f"{claim.unit} per {claim.per}".strip() if claim.per else claim.unit
    return Item(
        surface=text[span.start : span.end],
        span=span,
        numbers=tuple(_numbers(claim)),
        unit=claim_key(claim, rate=True),
        unit_name=unit or "dimensionless",
    )


def _numbers(claim: Claim) -> Iterable[float]:
    """Give the value, and the spread of a tolerance or range."""
    if claim.bound not in ("between", "plus_minus") or claim.low is None or claim.high is None:
        return [] if claim.value is None else [claim.value]
    middle = (claim.low + claim.high) / 2 if claim.value is None else claim.value
    return [middle, (claim.high - claim.low) / 2]


def _result(item: Item) -> dict[str, Any]:
    values = dict(zip(("value", "uncertainty"), item.numbers, strict=False))
    return {"surface": item.surface, "unit": item.unit_name, **values}
