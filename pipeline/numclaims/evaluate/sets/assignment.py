"""Pairing one to one: each gold and each predicted item is used at most once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

GoldT = TypeVar("GoldT")
PredictedT = TypeVar("PredictedT")


def most_pairs(
    gold: Sequence[GoldT], predicted: Sequence[PredictedT], matches: Callable[[GoldT, PredictedT], bool]
) -> dict[int, int]:
    """Pair as many gold with predicted items as match, by their positions (augmenting paths).

    >>> most_pairs([1, 1, 2], [1, 2, 2], lambda left, right: left == right)
    {0: 0, 2: 1}
    """
    edges = [[j for j, right in enumerate(predicted) if matches(left, right)] for left in gold]
    owner: dict[int, int] = {}
    for i in range(len(gold)):
        _augment(i, edges, owner, set())
    return {i: j for j, i in sorted(owner.items(), key=lambda item: item[1])}


def best_first(
    gold: Sequence[GoldT], predicted: Sequence[PredictedT], likeness: Callable[[GoldT, PredictedT], float]
) -> dict[int, int]:
    """Pair gold with predicted items by their positions, the most alike first; likeness 0 is no pair.

    >>> best_first([5, 9], [8, 6], lambda left, right: 10 - abs(left - right))
    {0: 1, 1: 0}
    """
    ranked = sorted((-likeness(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(predicted))
    pairs: dict[int, int] = {}
    for unlikeness, i, j in ranked:
        if unlikeness < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return dict(sorted(pairs.items()))


def _augment(i: int, edges: Sequence[Sequence[int]], owner: dict[int, int], tried: set[int]) -> bool:
    for j in edges[i]:
        if j not in tried:
            tried.add(j)
            if j not in owner or _augment(owner[j], edges, owner, tried):
                owner[j] = i
                return True
    return False
