"""NewsQuant (CQE, EMNLP 2023): news sentences with each quantity's value, unit, change and concept."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from numclaims.evaluate.scoring import Tally
from numclaims.evaluate.sets.assignment import best_first, most_pairs
from numclaims.evaluate.sets.base import Case, Error, Measure, Outcome, PublicSet
from numclaims.evaluate.sets.files import json_files
from numclaims.evaluate.sets.newsquant_names import concept_words, normalized_unit
from numclaims.records import Claim

NONE = "-"
_BOUNDS = {"about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
_NAMED_RANGES = {"dozens": (12.0, 120.0)}
_RANGE = re.compile(r"(?<=[\d.]) ?- ?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A quantity in the set's terms: a value or a range's two ends, unit, change and the concept's words."""

    value: tuple[float, ...]
    unit: str
    change: str
    concepts: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the tag as the set's own predictions name it."""
        value = list(self.value) if len(self.value) > 1 else self.value[0]
        return {
            "value": value,
            "normalized_unit": self.unit,
            "change": self.change,
            "referred_concepts": list(self.concepts),
        }


Tags = tuple[Tag, ...]
Agreement = Callable[[Tag, Tag], bool]


def same_value(gold: Tag, predicted: Tag) -> bool:
    """Say whether two values, or both ends of two ranges, are the same up to a hundred-thousandth."""
    pairs = zip(gold.value, predicted.value, strict=False)
    alike = all(abs(left - right) <= 1e-8 + 1e-5 * abs(right) for left, right in pairs)
    return alike and len(gold.value) == len(predicted.value)


def same_unit(gold: Tag, predicted: Tag) -> bool:
    """Say whether two units are the same, whatever their case."""
    return gold.unit.lower() == predicted.unit.lower()


def same_change(gold: Tag, predicted: Tag) -> bool:
    """Say whether two quantities have the same bound or direction."""
    return gold.change == predicted.change


def share_concept(gold: Tag, predicted: Tag) -> bool:
    """Say whether two concepts have a word in common."""
    return not set(gold.concepts).isdisjoint(predicted.concepts)


def same_concept(gold: Tag, predicted: Tag) -> bool:
    """Say whether two concepts are the same set of words."""
    return len(gold.concepts) == len(predicted.concepts) == len(set(gold.concepts) & set(predicted.concepts))


AGREEMENTS: Mapping[str, Agreement] = {
    "value+unit": same_unit,
    "value+change": same_change,
    "value+concept partial": share_concept,
    "value+concept complete": same_concept,
}
AUTHORS = "authors' counting"
ONE_TO_ONE = "one-to-one"


class NewsQuant(PublicSet[Tags, Tags]):
    """NewsQuant, counted in the authors' way, which can flatter, and one to one."""

    name = "newsquant"
    measures = tuple(
        Measure(f"{measure} ({counting})") for counting in (AUTHORS, ONE_TO_ONE) for measure in ("value", *AGREEMENTS)
    )

    def load(self, path: Path) -> list[Case[Tags]]:
        """Read the sentences of the JSON file."""
        sentences = [sentence for entries in json_files(path).values() for sentence in entries]
        return [
            Case(f"{number}", sentence["text"], tuple(map(_gold_tag, sentence["quantities"])))
            for number, sentence in enumerate(sentences, 1)
        ]

    def adapt(self, case: Case[Tags], claims: Sequence[Claim]) -> Tags:
        """Give each claim's value, or a range's ends, and its unit, change and concept in the set's names."""
        return tuple(_predicted_tag(claim, case.text) for claim in claims)

    def score(self, case: Case[Tags], prediction: Tags) -> Outcome:
        """Count the pairs that agree both ways."""
        tallies = {
            **_tallies(case.gold, prediction, _authors_count(case.gold, prediction), AUTHORS),
            **_tallies(case.gold, prediction, _one_to_one_count(case.gold, prediction), ONE_TO_ONE),
        }
        return Outcome(tallies, tuple(_errors(case, prediction)))

    def write_predictions(self, path: Path, cases: Sequence[Case[Tags]], predictions: Sequence[Tags]) -> None:
        """Write a list of sentences with their tags."""
        found = [
            {"text": case.text, "tags": [tag.to_dict() for tag in tags]}
            for case, tags in zip(cases, predictions, strict=True)
        ]
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _gold_tag(quantity: Mapping[str, str]) -> Tag:
    ends = tuple(float(end) for end in _RANGE.split(quantity["value"]))
    concepts = tuple(re.split(r"[,\s]+", quantity["referred_concepts"]))
    return Tag(ends, quantity["normalized_unit"], quantity["change"], concepts)


def _predicted_tag(claim: Claim, text: str) -> Tag:
    unit, concepts = normalized_unit(claim, text), concept_words(claim, text)
    return Tag(_value(claim), unit or NONE, _change(claim), concepts or (NONE,))


def _value(claim: Claim) -> tuple[float, ...]:
    if claim.value is not None:
        return (claim.value,)
    ends = (math.nan if end is None else end for end in (claim.low, claim.high))
    return _NAMED_RANGES.get(claim.surface.casefold(), tuple(ends))


def _change(claim: Claim) -> str:
    """Name the bound, else the direction of what something changed by: the set has one field for both."""
    by = claim.change if claim.change_role == "by" else ""
    return _BOUNDS.get(claim.bound, by or "=")


def _authors_count(gold: Tags, predicted: Tags) -> dict[str, int]:
    pairs = [(left, right) for left, right in product(gold, predicted) if same_value(left, right)]
    found = {name: sum(agrees(left, right) for left, right in pairs) for name, agrees in AGREEMENTS.items()}
    return {"value": min(len(pairs), len(gold)), **found}


def _one_to_one_count(gold: Tags, predicted: Tags) -> dict[str, int]:
    def count(agrees: Agreement) -> int:
        return len(most_pairs(gold, predicted, lambda left, right: same_value(left, right) and agrees(left, right)))

    return {"value": count(same_value), **{name: count(agrees) for name, agrees in AGREEMENTS.items()}}


def _tallies(gold: Tags, predicted: Tags, right: Mapping[str, int], counting: str) -> dict[str, Tally]:
    return {f"{name} ({counting})": Tally(count, len(predicted), len(gold)) for name, count in right.items()}


def _errors(case: Case[Tags], predicted: Tags) -> Iterator[Error]:
    pairs = best_first(case.gold, predicted, _likeness)
    for i, gold in enumerate(case.gold):
        if i in pairs:
            yield from _disagreements(case, gold, predicted[pairs[i]])
        else:
            kind = "missing: one" if gold.value == (1.0,) else "missing"
            yield Error(kind, case.case_id, case.text, _shown(gold), "")
    for j, found in enumerate(predicted):
        if j not in pairs.values():
            kind = "spurious: one" if found.value == (1.0,) else "spurious"
            yield Error(kind, case.case_id, case.text, "", _shown(found))


def _likeness(gold: Tag, predicted: Tag) -> float:
    agreed = sum(agrees(gold, predicted) for agrees in AGREEMENTS.values())
    return 1.0 + agreed if same_value(gold, predicted) else 0.0


def _disagreements(case: Case[Tags], gold: Tag, predicted: Tag) -> Iterator[Error]:
    kinds = []
    if not same_unit(gold, predicted):
        kinds.append("unit: " + _gap(gold.unit == NONE, predicted.unit == NONE))
    if not same_change(gold, predicted):
        kinds.append(f"change: {predicted.change} for {gold.change}")
    if not share_concept(gold, predicted):
        kinds.append("concept: " + _gap(gold.concepts == (NONE,), predicted.concepts == (NONE,)))
    elif not same_concept(gold, predicted):
        more = set(predicted.concepts) > set(gold.concepts)
        less = set(predicted.concepts) < set(gold.concepts)
        kinds.append("concept: partly, " + ("with words too many" if more else "words missing" if less else "mixed"))
    for kind in kinds:
        yield Error(kind, case.case_id, case.text, _shown(gold), _shown(predicted))


def _gap(none_in_gold: bool, none_predicted: bool) -> str:
    if none_in_gold:
        return "none in gold"
    return "none predicted" if none_predicted else "another"


def _shown(tag: Tag) -> str:
    value = "-".join(f"{end:g}" for end in tag.value)
    return f"{tag.change} {value} [{tag.unit}] {{{' '.join(tag.concepts)}}}"
