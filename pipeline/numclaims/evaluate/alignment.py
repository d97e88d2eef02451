"""One document's gold and predicted rows, paired one to one by the text they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from numclaims.evaluate.matching import same_number
from numclaims.records import Claim


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows of one document after pairing; each gold and each predicted row is in exactly one of the three."""

    pairs: tuple[tuple[Claim, Claim], ...]
    missing: tuple[Claim, ...]
    spurious: tuple[Claim, ...]


def align(gold: Sequence[Claim], predicted: Sequence[Claim]) -> Alignment:
    """Pair gold with predicted rows, the longest shared stretch of text first; equal values break ties.

    Links between rows (``whole_id``, ``compared_to_id``) come out as the position of the gold row they lead to, so
    that two annotations with different ids can be compared field by field.
    """
    matched = _one_to_one(gold, predicted)
    gold_names = {claim.claim_id: f"@{claim.start}" for claim in gold if claim.claim_id}
    predicted_names = {predicted[j].claim_id: f"@{gold[i].start}" for i, j in matched.items() if predicted[j].claim_id}
    golds = [_with_links(claim, gold_names) for claim in gold]
    predictions = [_with_links(claim, predicted_names) for claim in predicted]
    taken = set(matched.values())
    return Alignment(
        tuple((golds[i], predictions[j]) for i, j in sorted(matched.items())),
        tuple(claim for i, claim in enumerate(golds) if i not in matched),
        tuple(claim for j, claim in enumerate(predictions) if j not in taken),
    )


def overlap(left: Claim, right: Claim) -> int:
    """Count the characters two rows share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _one_to_one(gold: Sequence[Claim], predicted: Sequence[Claim]) -> dict[int, int]:
    candidates = sorted(
        (-overlap(left, right), not same_number(left.value, right.value), i, j)
        for i, left in enumerate(gold)
        for j, right in enumerate(predicted)
        if overlap(left, right)
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _with_links(claim: Claim, names: dict[str, str]) -> Claim:
    if not claim.whole_id and not claim.compared_to_id:
        return claim
    return replace(claim, whole_id=_named(claim.whole_id, names), compared_to_id=_named(claim.compared_to_id, names))


def _named(link: str, names: dict[str, str]) -> str:
    return names.get(link, f"unmatched {link}") if link else ""
