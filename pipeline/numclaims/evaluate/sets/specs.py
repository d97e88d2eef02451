"""Sets that are specifications: a text, the quantities expected of it, and a case that is right or wrong as a whole."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from numclaims.evaluate.scoring import Tally
from numclaims.evaluate.sets.base import Case, Error, Measure, Outcome, PublicSet, share
from numclaims.evaluate.sets.differences import reason_for
from numclaims.evaluate.sets.spans import Span

RELATIVE_TOLERANCE = 1e-5
RIGHT, DECLARED, WRONG = "cases right", "cases declared", "cases wrong"
CASES = tuple(Measure(name, share=True) for name in (RIGHT, DECLARED, WRONG))
FIELDS = (Measure("value"), Measure("value and unit"), Measure("value, unit and bound"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A quantity in a set's terms.

    ``numbers`` is its value, or low and high, empty where the set gives none; ``unit`` a unit's key and
    ``unit_name`` its name; ``kinds`` the bounds or types that are right, any where empty; ``span`` is None where
    the set says no offsets.
    """

    surface: str
    span: Span | None = None
    numbers: tuple[float, ...] = ()
    unit: str = ""
    unit_name: str = field(default="", compare=False)
    kinds: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """Say it in words: surface, numbers, unit, kinds."""
        numbers = " to ".join(f"{number:.10g}" for number in self.numbers) or "none"
        return " ".join(filter(None, [f"{self.surface} = {numbers}", self.unit_name, "/".join(sorted(self.kinds))]))


Items = tuple[Item, ...]


class SpecSet(PublicSet[Items, Items]):
    """A set whose cases are right when exactly the expected quantities are found."""

    measures: tuple[Measure, ...] = (*CASES, *FIELDS)

    @abstractmethod
    def differences(self, case: Case[Items]) -> str:
        """Name the case's section of the declared differences."""

    def groups(self, case: Case[Items]) -> Sequence[str]:
        """Name the further shares a case counts in, such as its file's."""
        del case
        return ()

    def score(self, case: Case[Items], prediction: Items) -> Outcome:
        """Pair expected and found quantities one to one; the case is right when every pair agrees and none is left."""
        pairs, missing, spurious = pair_up(case.gold, prediction)
        errors = [self._error(case, gold, found) for gold, found in pairs if not same(gold, found)]
        errors += [self._error(case, gold, None) for gold in missing]
        errors += [self._error(case, None, found) for found in spurious]
        verdict = WRONG if any(not error.declared for error in errors) else DECLARED if errors else RIGHT
        tallies = {name: share(name == verdict) for name in (RIGHT, DECLARED, WRONG)}
        for group in self.groups(case):
            tallies |= {f"{group}: {name}": tally for name, tally in tallies.items() if name in (RIGHT, DECLARED)}
        return Outcome({**tallies, **_field_tallies(case.gold, prediction, pairs)}, tuple(errors))

    def _error(self, case: Case[Items], gold: Item | None, found: Item | None) -> Error:
        section = self.differences(case)
        reasons = [reason_for(section, case.text, gold.label, missing=True)] if gold else []
        reasons += [reason_for(section, case.text, found.label, missing=False)] if found else []
        declared = "; ".join(dict.fromkeys(reasons)) if reasons and all(reasons) else ""
        return Error(
            kind=" ".join([*self.groups(case), _kind(gold, found)]),
            case_id=case.case_id,
            text=case.text,
            gold=gold.label if gold else "nothing",
            predicted=found.label if found else "nothing",
            declared=declared,
        )


def same(gold: Item, found: Item) -> bool:
    """Say whether a found quantity is the expected one: place (where given), numbers, unit, kind."""
    return _same_place(gold, found) and same_numbers(gold, found) and gold.unit == found.unit and same_kind(gold, found)


def same_numbers(gold: Item, found: Item) -> bool:
    """Say whether two quantities have the same numbers, but for how many digits a set writes."""
    if len(gold.numbers) != len(found.numbers):
        return False
    pairs = zip(gold.numbers, found.numbers, strict=True)
    return all(math.isclose(one, other, rel_tol=RELATIVE_TOLERANCE, abs_tol=1e-15) for one, other in pairs)


def same_kind(gold: Item, found: Item) -> bool:
    """Say whether the found bound or type is one of those expected."""
    return not gold.kinds or bool(gold.kinds & found.kinds)


def pair_up(gold: Items, found: Items) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pair quantities one to one, the most alike first; give also those missing and those spurious."""
    ranked = sorted(
        ((_likeness(left, right), -abs(i - j), i, j) for i, left in enumerate(gold) for j, right in enumerate(found)),
        key=lambda entry: (-entry[0], -entry[1], entry[2]),
    )
    left_over, right_over = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for likeness, _, i, j in ranked:
        if likeness and i in left_over and j in right_over:
            pairs.append((gold[i], found[j]))
            left_over.remove(i)
            right_over.remove(j)
    return pairs, [gold[i] for i in sorted(left_over)], [found[j] for j in sorted(right_over)]


def _likeness(gold: Item, found: Item) -> int:
    """Rank a pair: the same quantity above one with the same numbers, above one at the same place."""
    if same(gold, found):
        return 4
    placed = gold.span is not None and found.span is not None
    if placed and gold.span is not None and found.span is not None and not gold.span.overlaps(found.span):
        return 0
    return 1 + same_numbers(gold, found) + (gold.unit == found.unit)


def _same_place(gold: Item, found: Item) -> bool:
    return gold.span is None or found.span is None or gold.span == found.span


def _kind(gold: Item | None, found: Item | None) -> str:
    if gold is None:
        return "spurious"
    if found is None:
        return "missing"
    wrong = [
        name
        for name, right in (
            ("value", same_numbers(gold, found)),
            ("unit", gold.unit == found.unit),
            ("bound", same_kind(gold, found)),
            ("span", _same_place(gold, found)),
        )
        if not right
    ]
    return " and ".join(wrong)


def _field_tallies(gold: Items, found: Items, pairs: Iterable[tuple[Item, Item]]) -> dict[str, Tally]:
    right = [0, 0, 0]
    for left, other in pairs:
        agree = (same_numbers(left, other), left.unit == other.unit, same_kind(left, other))
        for place in range(3):
            right[place] += all(agree[: place + 1])
    return {measure.name: Tally(count, len(found), len(gold)) for measure, count in zip(FIELDS, right, strict=True)}
