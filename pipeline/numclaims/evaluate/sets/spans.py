"""Where the number itself stands in a claim's span, for sets that leave the cue, the unit or the rate out of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from numclaims.records import Claim

_PART = re.compile(r'([a-z][a-z ]{1,40}) "(.{1,200}?)"(?=; [a-z]|$)', re.DOTALL)
_SIGN = re.compile(r"(?:(?<![\w%])(?<!\d )[-−–+]|\b(?:minus|negative)\b)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a case's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether two stretches share a character."""
        return self.start < other.end and other.start < self.end


def parts_of(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Give what a claim's ``rule`` quotes from the text, each with its label.

    >>> parts_of(Claim(start=0, end=4, surface="5 km", value=5, low=5, high=5, rule='digits "5"; unit "km"'))
    (('digits', '5'), ('unit', 'km'))
    """
    return tuple((label, quoted) for label, quoted in _PART.findall(claim.rule))


def without_cue(claim: Claim, *, rate: bool = False) -> Span:
    """Give the span of the number with its sign, currency and unit, without bound cue; ``rate`` takes "a day" in."""
    start, end = _number_start(claim), claim.end
    for label, quoted in parts_of(claim):
        before = claim.surface[: start - claim.start].rstrip()
        if label == "unit" and before.endswith(quoted):
            start = claim.start + _signed(claim.surface, len(before) - len(quoted))
        elif label == "bound cue" and claim.surface.endswith(quoted) and claim.surface != quoted:
            end = claim.start + len(claim.surface[: -len(quoted)].rstrip())
    if rate:
        end = _rate_end(claim, end)
    return Span(start, end)


def numbers_of(claim: Claim) -> tuple[Span, ...]:
    """Give the span of each bare number: one, or the two ends of a range."""
    pieces = list(_pieces(claim))
    if len(pieces) == 2 and claim.bound == "between" and claim.value is None:
        return tuple(pieces)
    tolerated = claim.bound == "plus_minus"
    return (Span(pieces[0].start, (pieces[0] if tolerated else pieces[-1]).end),)


def values_of(claim: Claim) -> tuple[float, ...]:
    """Give the stated number, or the two ends of a stated range."""
    if claim.value is not None:
        return (claim.value,)
    return tuple(end for end in (claim.low, claim.high) if end is not None)


def _pieces(claim: Claim) -> Iterator[Span]:
    place, last = 0, None
    for label, quoted in parts_of(claim):
        if label not in ("digits", "words", "scale"):
            continue
        found = claim.surface.find(quoted, place)
        if found < 0:
            continue
        place = found + len(quoted)
        if label == "scale" and last is not None:
            last = Span(last.start, claim.start + place)
            continue
        if last is not None:
            yield last
        last = Span(claim.start + _signed(claim.surface, found), claim.start + place)
    yield last or Span(claim.start, claim.end)


def _number_start(claim: Claim) -> int:
    return next(_pieces(claim)).start


def _signed(surface: str, place: int) -> int:
    sign = _SIGN.search(surface[:place])
    return sign.start() if sign else place


def _rate_end(claim: Claim, end: int) -> int:
    """Give the end of a rate that follows its number at once; the sentence shows how much stands between them."""
    for label, quoted in parts_of(claim):
        if label == "rate":
            for joined in (quoted, f" {quoted}"):
                if f"{claim.surface}{joined}" in claim.sentence:
                    return end + len(joined)
    return end
