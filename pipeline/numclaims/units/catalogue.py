"""The unit catalogue in memory: every spelling of every unit, read once from the packaged tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from numclaims.units.dimensions import Powers, parse_powers
from numclaims.units.model import Unit
from numclaims.units.tables import listed, rows

WORD: Final = re.compile(r"[^\W\d_]+")
MAIN_UNIT: Final = "1"
BETWEEN_WORDS: Final = re.compile(r"\.?[ -]{1,2}|\.")


@dataclass(frozen=True, slots=True)
class Atom:
    """A unit with a spelling of its own, and its dimension as powers of base units."""

    unit: Unit
    powers: Powers = ()


@dataclass(slots=True)
class Node:
    """A word of a unit's spelling in the trie of words: the unit that ends here, and the words that may follow."""

    atom: Atom | None = None
    following: dict[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Units by name, by words (a trie), and by symbol; ``signs`` are what may stand before an amount of money."""

    names: dict[str, Atom]
    words: Node
    symbols: dict[str, Atom]
    signs: dict[str, Atom]
    lengths: tuple[int, ...]

    def phrase(self, text: str, start: int) -> tuple[Atom, int] | None:
        """Find the longest unit in words that begins at ``start`` and ends at a word's end."""
        node = self.words
        best = None
        place = start
        while (word := WORD.match(text, place)) is not None:
            following = node.following.get(word.group().lower())
            if following is None:
                break
            node, end = following, word.end()
            if node.atom is not None and not text[end : end + 1].isdigit():
                best = node.atom, end
            gap = BETWEEN_WORDS.match(text, end)
            if gap is None:
                break
            place = gap.end()
        return best


@cache
def catalogue() -> Catalogue:
    """Load the catalogue; the first spelling of a kind wins, physical units before money."""
    names: dict[str, Atom] = {}
    symbols: dict[str, Atom] = {}
    signs: dict[str, Atom] = {}
    trie = Node()
    for atom, words, marks in _measures():
        names.setdefault(atom.unit.name, atom)
        _learn(atom, words, marks, trie, symbols)
    for atom, words, marks, main in _currencies():
        names.setdefault(atom.unit.name, atom)
        _learn(atom, words, marks, trie, symbols)
        for mark in marks if main else ():
            signs.setdefault(mark, atom)
    lengths = tuple(sorted({len(symbol) for symbol in symbols}, reverse=True))
    return Catalogue(names, trie, symbols, signs, lengths)


def _learn(atom: Atom, words: list[str], marks: list[str], trie: Node, symbols: dict[str, Atom]) -> None:
    for phrase in words:
        node = trie
        for word in WORD.findall(phrase.lower()):
            node = node.following.setdefault(word, Node())
        if node.atom is None:
            node.atom = atom
    for mark in marks:
        symbols.setdefault(mark, atom)


def _measures() -> Iterator[tuple[Atom, list[str], list[str]]]:
    for name, kind, dimension, powers, factor, offset, si_unit, words, symbols in rows("units.tsv"):
        unit = Unit(
            name=name,
            kind=kind,
            dimension=dimension,
            si_factor=float(factor) if factor else None,
            si_offset=float(offset or 0),
            si_unit=si_unit,
        )
        yield Atom(unit, parse_powers(powers)), listed(words), listed(symbols)


def _currencies() -> Iterator[tuple[Atom, list[str], list[str], bool]]:
    for name, code, part, words, signs in rows("currencies.tsv"):
        unit = Unit(
            name=name,
            kind="money",
            dimension="currency",
            currency=code,
            si_factor=float(part) if code else None,
            si_unit=code,
        )
        yield Atom(unit), listed(words), listed(signs), part == MAIN_UNIT
