"""The specs of Microsoft's Recognizers-Text: number, number range, percent, currency, dimension and ordinal models."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from numclaims.evaluate.sets.base import Case, Measure
from numclaims.evaluate.sets.files import interleaved, json_files
from numclaims.evaluate.sets.spans import Span, numbers_of, values_of, without_cue
from numclaims.evaluate.sets.specs import CASES, DECLARED, FIELDS, RIGHT, Item, Items, SpecSet
from numclaims.evaluate.sets.unit_names import claim_key, key_of
from numclaims.extraction import Extraction
from numclaims.records import Claim, Excluded

MODELS: Final = ("NumberModel", "NumberRangeModel", "PercentModel", "CurrencyModel", "DimensionModel", "OrdinalModel")
_INTERVAL: Final = re.compile(r"([\[(])([^,]*),([^,]*)([\])])")
_FROM: Final = re.compile(r"\bfrom\s$", re.IGNORECASE)
_BRACKETS: Final[Mapping[str, str]] = MappingProxyType(
    {"between": "[)", "at_least": "[)", "more_than": "()", "at_most": "(]", "less_than": "()", "plus_minus": "[]"}
)


class Recognizers(SpecSet):
    """One JSON file a model; a case's text goes through the whole pipeline, and only its model's type is compared."""

    name = "recognizers"
    measures = (*CASES, *(Measure(f"{model}: {name}", share=True) for model in MODELS for name in (RIGHT, DECLARED)))
    measures = (*measures, *FIELDS[:2])

    def load(self, path: Path) -> list[Case[Items]]:
        """Read the models' files; a case's id is its model and its number in the file."""
        return interleaved(
            [Case(f"{model}:{number}", entry["Input"], _gold(model, entry)) for number, entry in enumerate(entries, 1)]
            for model, entries in json_files(path, "*Model*.json").items()
        )

    def differences(self, case: Case[Items]) -> str:
        """Name the section of the case's model."""
        return f"{self.name}/{model_of(case)}"

    def groups(self, case: Case[Items]) -> Sequence[str]:
        """Count the case under its model."""
        return (model_of(case),)

    def adapt(self, case: Case[Items], claims: Sequence[Claim]) -> Items:
        """Give the claims of the type that the case's model is about; ordinals are no claims."""
        adapter = ADAPTERS.get(model_of(case))
        return tuple(item for claim in claims for item in adapter(claim, case.text)) if adapter else ()

    def adapt_extraction(self, case: Case[Items], extraction: Extraction) -> Items:
        """Give what the case's model is about: for ordinals the numbers excluded as such, else claims."""
        if model_of(case) == "OrdinalModel":
            return tuple(_ordinal(number) for number in extraction.excluded if number.reason == "ordinal")
        return self.adapt(case, extraction.claims)

    def write_predictions(self, path: Path, cases: Sequence[Case[Items]], predictions: Sequence[Items]) -> None:
        """Write one JSON file a model into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for model in dict.fromkeys(map(model_of, cases)):
            entries = [
                {"Input": case.text, "Results": [_result(model, item) for item in items]}
                for case, items in zip(cases, predictions, strict=True)
                if model_of(case) == model
            ]
            text = json.dumps(entries, ensure_ascii=False, indent=1)
            path.joinpath(f"{model}.json").write_text(text + "\n", encoding="utf-8")


def model_of(case: Case[Items]) -> str:
    """Give the model whose spec a case is from."""
    return case.case_id.partition(":")[0]


def _gold(model: str, entry: Mapping[str, Any]) -> Items:
    return tuple(_expected(model, result) for result in entry["Results"])


def _expected(model: str, result: Mapping[str, Any]) -> Item:
    resolution = result["Resolution"]
    value = resolution.get("value")
    span = Span(result["Start"], result["End"] + 1) if "Start" in result else None
    if model == "OrdinalModel":
        return Item(surface=result["Text"], span=span, kinds=frozenset({result["TypeName"]}))
    if model == "NumberRangeModel":
        numbers, brackets = _interval(value)
        return Item(surface=result["Text"], span=span, numbers=numbers, kinds=frozenset({brackets}))
    unit = "percentage" if model == "PercentModel" else resolution.get("unit") or ""
    return Item(
        surface=result["Text"],
        span=span,
        numbers=(float(value.rstrip("%")),) if value not in (None, "null") else (),
        unit=key_of(f"recognizers/{model}", unit) if unit else "",
        unit_name=unit,
    )


def _interval(value: str) -> tuple[tuple[float, ...], str]:
    match = _INTERVAL.fullmatch(value)
    if match is None:
        return (), value
    opening, low, high, closing = match.groups()
    return (float(low or "-inf"), float(high or "inf")), opening + closing


def _numbers(claim: Claim, text: str) -> Iterable[Item]:
    spans = numbers_of(claim)
    values = values_of(claim)
    if len(values) == len(spans):
        for span, value in zip(spans, values, strict=True):
            yield Item(surface=text[span.start : span.end], span=span, numbers=(value,))


def _ranges(claim: Claim, text: str) -> Iterable[Item]:
    brackets = _BRACKETS.get(claim.bound)
    if brackets is None or claim.low is None or claim.high is None:
        return
    end = max([*(number.end for number in numbers_of(claim)), _cue_end(claim)])
    span = Span(_range_start(claim, text), end)
    yield Item(
        surface=text[span.start : span.end],
        span=span,
        numbers=(claim.low, claim.high),
        kinds=frozenset({brackets}),
    )


def _range_start(claim: Claim, text: str) -> int:
    """Give where the set has a range begin: at "between" or "from", but after "about"."""
    if claim.bound != "between" or claim.surface.lower().startswith("between"):
        return claim.start
    number = numbers_of(claim)[0].start
    opening = _FROM.search(text[:number])
    return opening.start() if opening else number


def _cue_end(claim: Claim) -> int:
    """Give where a cue after the number ends ("200 or more"), which the set takes in."""
    return claim.end if without_cue(claim).end < claim.end else claim.start


def _percents(claim: Claim, text: str) -> Iterable[Item]:
    return _measured(claim, text) if claim.unit == "percentage" else ()


def _money(claim: Claim, text: str) -> Iterable[Item]:
    return _measured(claim, text) if claim.kind == "money" else ()


def _dimensions(claim: Claim, text: str) -> Iterable[Item]:
    return _measured(claim, text) if claim.kind == "measure" and claim.unit else ()


def _measured(claim: Claim, text: str) -> Iterable[Item]:
    """Give a quantity with its unit; of a range the set takes the last number, which has the unit."""
    whole = without_cue(claim)
    values = values_of(claim)
    span = Span(numbers_of(claim)[-1].start, whole.end) if len(values) == 2 else whole
    if values:
        surface = text[span.start : span.end]
        yield Item(surface=surface, span=span, numbers=values[-1:], unit=claim_key(claim), unit_name=claim.unit)


def _ordinal(number: Excluded) -> Item:
    return Item(surface=number.surface, span=Span(number.start, number.end), kinds=frozenset({"ordinal"}))


def _result(model: str, item: Item) -> dict[str, Any]:
    """Write an item as the set writes a result, in our unit's name."""
    value = " to ".join(f"{number:.15g}" for number in item.numbers)
    if model == "NumberRangeModel":
        low, high = ("" if abs(number) == float("inf") else f"{number:.15g}" for number in item.numbers)
        brackets = next(iter(item.kinds))
        value = f"{brackets[0]}{low},{high}{brackets[1]}"
    place = {"Start": item.span.start, "End": item.span.end - 1} if item.span else {}
    resolution = {"value": f"{value}%" if model == "PercentModel" else value}
    if item.unit_name and model != "PercentModel":
        resolution["unit"] = item.unit_name
    kind = {"PercentModel": "percentage"}.get(model, model.removesuffix("Model").lower())
    return {"Text": item.surface, "TypeName": kind, "Resolution": resolution, **place}


ADAPTERS: Final[Mapping[str, Callable[[Claim, str], Iterable[Item]]]] = MappingProxyType(
    {
        "NumberModel": _numbers,
        "NumberRangeModel": _ranges,
        "PercentModel": _percents,
        "CurrencyModel": _money,
        "DimensionModel": _dimensions,
    }
)
