"""The number grammar: one pass over the characters that gives every quantity and every number that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import (
    atoms,
    compose,
    denominators,
    exclusions,
    joins,
    labels,
    ones,
    parts,
    rates,
    readings,
    surroundings,
    words,
)
from numclaims.records import Excluded, Quantity

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.dates import Span
    from numclaims.numbers.denominators import Denominator
    from numclaims.numbers.readings import Reading

_LONGEST_TOKEN = 200
_NO_NUMBER = frozenset({"plain noun", "bare scale"})


def find(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """Find the quantities of a text, and the numbers in it that are none with the reason.

    Both lists are in text order, nothing overlaps, and offsets are into ``text``. Never raises, linear in the text.
    """
    folded = surroundings.fold(text)
    found = _Findings(text, folded)
    position = 0
    while (match := atoms.ANCHOR.search(folded, position)) is not None:
        position = found.take(match)
    joined = joins.join(text, folded, found.readings)
    quantities = compose.compose(text, folded, joined, found.denominators, found.barriers())
    return quantities, _outside(text, found.spans, quantities)


class _Findings:
    """What one pass has found so far; ``floor`` is where the last finding ends."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        self.readings: list[Reading] = []
        self.denominators: list[Denominator] = []
        self.spans: list[Span] = []
        self.floor = 0
        self.cites_in_brackets = exclusions.CITATION_LIST.search(text) is not None

    def take(self, match: re.Match[str]) -> int:
        """Take in the number an anchor found and give the position to go on from."""
        token = self._long_token(match.start())
        if token is not None:
            return self._exclude(token)
        atom = (
            atoms.read_literal(self.folded, match)
            if match.lastgroup != "word"
            else words.read_words(self.folded, match)
        )
        if atom.start < self.floor:
            return max(match.end(), self.floor)
        if atom.form in _NO_NUMBER:
            return self._counted(atom) or atom.end
        span = (
            exclusions.before_reading(self.text, self.folded, atom, self.floor)
            or self._continued(atom)
            or self._cited(atom)
        )
        if span is not None:
            return self._exclude(span)
        return self._read(atom)

    def _read(self, atom: Atom) -> int:
        if not parts.counts(self.folded, atom):
            return self._exclude((atom.start, atom.end, "ordinal")) if parts.is_ordinal(self.folded, atom) else atom.end
        counted = self._counted(atom)
        if counted is not None:
            return counted
        reading = readings.read(self.text, self.folded, atom, floor=self.floor)
        span = labels.after_reading(self.text, self.folded, reading, self.floor)
        if span is not None:
            return self._exclude(span)
        if ones.is_pronoun(self.folded, reading):
            return self._exclude((atom.start, atom.end, "pronoun"))
        self.readings.append(reading)
        self.floor = rates.skip_inverse(self.folded, reading.end)
        return self.floor

    def _counted(self, atom: Atom) -> int | None:
        """Take in a number that is the denominator of a rate, and give where its own text ends."""
        counted = denominators.read_counted(self.text, self.folded, atom.start, atom.end, atom.value)
        if counted is None:
            return None
        self.denominators.append(counted)
        self.floor = max(self.floor, counted.end)
        return counted.end

    def _exclude(self, span: Span) -> int:
        self.spans.append(span)
        self.floor = max(self.floor, span[1])
        return max(span[1], span[0] + 1)

    def _long_token(self, start: int) -> Span | None:
        """Exclude a run of characters far longer than any word or number: no quantity can be read in it."""
        if self.folded.find(" ", start, start + _LONGEST_TOKEN) >= 0 or start + _LONGEST_TOKEN > len(self.folded):
            return None
        head, tail = exclusions.find_token(self.text, start, start + 1)
        if tail - start < exclusions.TOKEN_REACH:
            return None
        ends = [at for at in (self.folded.find(blank, start) for blank in " \n\t") if at >= 0]
        return max(head, self.floor), min(ends, default=len(self.folded)), "identifier"

    def _continued(self, atom: Atom) -> Span | None:
        """Carry a reference on through its list: "Tables 2, 3 and 5", "pages 12-15"."""
        return labels.continues(self.folded, atom, self.spans[-1] if self.spans else None)

    def _cited(self, atom: Atom) -> Span | None:
        """Exclude "(29)" in a text that cites by number elsewhere, as "(26,29)" or "(4,35-38)"."""
        found = exclusions.CITATION_ONE.match(self.text, atom.start - 1) if self.cites_in_brackets else None
        return (atom.start - 1, found.end(), "citation") if found is not None and atom.start > self.floor else None

    def barriers(self) -> list[int]:
        """Give the starts of excluded spans, in order."""
        return [start for start, _, _ in self.spans]


def _outside(text: str, spans: list[Span], quantities: list[Quantity]) -> list[Excluded]:
    """Give the excluded spans that no quantity covers, as records."""
    excluded: list[Excluded] = []
    at, floor = 0, 0
    for start, end, reason in spans:
        while at < len(quantities) and quantities[at].end <= start:
            at += 1
        head = max(start, floor)
        if head >= end or (at < len(quantities) and quantities[at].start < end):
            continue
        excluded.append(Excluded(start=head, end=end, surface=text[head:end], reason=reason))
        floor = end
    return excluded
