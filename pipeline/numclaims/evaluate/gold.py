"""Gold annotation files: one TOML file a document, located in the document's text and checked against the schema."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from numclaims import records
from numclaims.records import Claim

LOCATED = {"doc_id", "claim_id", "start", "end", "surface", "sentence", "confidence", "rule", "page", "section", "zone"}
COPIED = frozenset(records.CLAIM_COLUMNS) - LOCATED
CHOICES = {
    "bound": records.BOUNDS,
    "kind": records.KINDS,
    "change": records.CHANGES,
    "change_role": records.CHANGE_ROLES,
    "status": records.STATUSES,
    "role": records.ROLES,
}


class GoldError(ValueError):
    """A gold file that breaks the format; the message lists every problem with its sentence."""


@dataclass(frozen=True, slots=True)
class NotClaim:
    """A number the annotator judged not to be a claim, and why."""

    start: int
    end: int
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A sample document's text with its annotated claims and non-claims, in text order.

    ``sentences`` are the ``(start, end)`` of the annotated sentences.
    """

    name: str
    annotator: str
    text: str
    claims: tuple[Claim, ...]
    not_claims: tuple[NotClaim, ...]
    sentences: tuple[tuple[int, int], ...] = ()


def gold_files(place: Path) -> tuple[Path, ...]:
    """Give the gold files of a folder by name, or the one file named.

    Raises:
        GoldError: there are none.
    """
    files = (place,) if place.is_file() else tuple(sorted(place.glob("*.toml")))
    if not files:
        raise GoldError(f"{place}: no gold files (*.toml)")
    return files


def document_name(path: Path) -> str:
    """Name the document that a gold file annotates."""
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["document"])


def read_gold(path: Path, samples: Path, *, text: str | None = None) -> GoldDocument:
    """Read one gold file and locate its spans in ``samples / document``, or in ``text`` where a reader gives it.

    Raises:
        GoldError: a sentence or surface is not in the text, a key or value is unknown, or an id dangles.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if text is None:
        text = (samples / data["document"]).read_text(encoding="utf-8")
    problems: list[str] = []
    claims: list[Claim] = []
    not_claims: list[NotClaim] = []
    sentences: list[tuple[int, int]] = []
    for entry, start, end in _located_sentences(data, text, problems):
        sentences.append((start, end))
        for item in entry.get("claim", []):
            if (at := _locate(text[start:end], item, problems)) is not None:
                claims.append(_claim(item, start + at, text[start:end], data["document"], problems))
        for item in entry.get("not_claim", []):
            if (at := _locate(text[start:end], item, problems)) is not None:
                not_claims.append(_not_claim(item, start + at, problems))
    problems += _dangling(claims) + _overlapping(claims)
    if problems:
        raise GoldError(f"{path}:\n  " + "\n  ".join(problems))
    return GoldDocument(
        data["document"],
        data.get("annotator", ""),
        text,
        tuple(sorted(claims, key=lambda claim: claim.start)),
        tuple(sorted(not_claims, key=lambda item: item.start)),
        tuple(sentences),
    )


def _located_sentences(
    data: dict[str, Any], text: str, problems: list[str]
) -> Iterator[tuple[dict[str, Any], int, int]]:
    cursor = 0
    for entry in data.get("sentence", []):
        sentence = entry["text"].strip("\n")
        start = text.find(sentence, cursor)
        if start < 0:
            wherefore = "out of order" if sentence in text else "not in the document"
            problems.append(f"{wherefore}: {sentence[:90]!r}")
            continue
        cursor = start + len(sentence)
        yield entry, start, cursor


def _locate(sentence: str, item: dict[str, Any], problems: list[str]) -> int | None:
    surface, at = item["surface"], -1
    for _ in range(item.get("nth", 1)):
        at = sentence.find(surface, at + 1)
        if at < 0:
            problems.append(f"surface {surface!r} (nth={item.get('nth', 1)}) not in {sentence[:60]!r}")
            return None
    if _cuts(sentence, at) or _cuts(sentence, at + len(surface)):
        problems.append(f"surface {surface!r} is a piece of a longer word or number (nth?) in {sentence[:60]!r}")
    return at


def _cuts(sentence: str, at: int) -> bool:
    """Say whether a span edge at ``at`` falls inside a number ("2.|5", "20|14") or a word."""
    before, after = sentence[max(0, at - 2) : at], sentence[at : at + 2]
    if not before or not after:
        return False
    if (before[-1].isdecimal() and after[0].isdecimal()) or (before[-1].isalpha() and after[0].isalpha()):
        return True
    around = before + after
    return any(around[i].isdecimal() and around[i + 1] in ".," and around[i + 2 : i + 3].isdecimal() for i in (0, 1))


def _not_claim(item: dict[str, Any], start: int, problems: list[str]) -> NotClaim:
    reason = item.get("reason", "")
    if reason not in records.EXCLUSION_REASONS:
        problems.append(f"unknown reason {reason!r} at {item['surface']!r}")
    return NotClaim(start, start + len(item["surface"]), item["surface"], reason)


def _claim(item: dict[str, Any], start: int, sentence: str, name: str, problems: list[str]) -> Claim:
    known = COPIED | {"surface", "nth", "id", "note"}
    for key in sorted(set(item) - known):
        problems.append(f"unknown key {key!r} at {item['surface']!r} in {sentence[:60]!r}")
    for key, allowed in CHOICES.items():
        if item.get(key, allowed[0] if key != "change" else "") not in (*allowed, ""):
            problems.append(f"{key} = {item[key]!r} at {item['surface']!r}: choose from {', '.join(allowed)}")
    if "kind" not in item:
        problems.append(f"no kind at {item['surface']!r} in {sentence[:60]!r}")
    values = {key: item[key] for key in item if key in COPIED}
    value = values.setdefault("value", None)
    bound = values.get("bound", "exact")
    if value is None and not {"low", "high"} <= set(item):
        problems.append(f"neither value nor low and high at {item['surface']!r} in {sentence[:60]!r}")
    low, high = _interval(value, bound)
    values.setdefault("low", low)
    values.setdefault("high", high)
    if values.get("per") and "per_value" not in values:
        values["per_value"] = 1.0
    return Claim(
        doc_id=name,
        claim_id=str(item.get("id", "")),
        start=start,
        end=start + len(item["surface"]),
        surface=item["surface"],
        sentence=sentence,
        **values,
    )


def _interval(value: float | None, bound: str) -> tuple[float | None, float | None]:
    if value is None or bound in ("about", "plus_minus", "between"):
        return None, None
    low = -records.INFINITY if bound in ("at_most", "less_than") else float(value)
    high = records.INFINITY if bound in ("at_least", "more_than") else float(value)
    return low, high


def _dangling(claims: list[Claim]) -> list[str]:
    ids = [claim.claim_id for claim in claims if claim.claim_id]
    problems = [f"id {name!r} is used twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    for claim in claims:
        for link in (claim.whole_id, claim.compared_to_id):
            if link and link not in ids:
                problems.append(f"{claim.surface!r} points to id {link!r}, which no claim has")
    return problems


def _overlapping(claims: list[Claim]) -> list[str]:
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return [
        f"{left.surface!r} and {right.surface!r} overlap in {left.sentence[:60]!r}"
        for left, right in pairwise(ordered)
        if left.end > right.start
    ]


def main() -> int:
    """Check the gold files named on the command line and print what each holds or what is wrong with it."""
    samples = Path(sys.argv[1])
    status = 0
    for name in sys.argv[2:]:
        try:
            gold = read_gold(Path(name), samples)
        except (GoldError, OSError, KeyError, tomllib.TOMLDecodeError) as error:
            sys.stdout.write(f"{name}: {error}\n")
            status = 1
        else:
            sys.stdout.write(f"{name}: {len(gold.claims)} claims, {len(gold.not_claims)} not claims\n")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
