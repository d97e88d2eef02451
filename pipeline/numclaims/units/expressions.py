"""The grammar of unit expressions: terms joined by slashes, "per", dots, hyphens and blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from numclaims.units.catalogue import Atom
from numclaims.units.composition import Part, compose
from numclaims.units.dimensions import LENGTH
from numclaims.units.guards import guarded
from numclaims.units.model import Unit
from numclaims.units.terms import (
    CARBON,
    LONE_EXPONENT,
    LOWER_EXPONENT,
    SPACED_EXPONENT,
    WORD_EXPONENT,
    Term,
    read_term,
    split_symbols,
    with_spaced_exponent,
)

PER: Final = re.compile(r" ?/ ?| +per +|-per-", re.IGNORECASE)
PER_COUNT: Final = re.compile(r"(10|100|1000|1,000|10,000|100,000) ?(?=[^\W\d_])")
AN_HOUR: Final = re.compile(r" (?:an|a) (?=(?:hour|second|minute)(?![^\W_]))", re.IGNORECASE)
DOT: Final = re.compile(r" ?· ?|\*|\.(?=[^\W\d_])")
HYPHEN: Final = re.compile(r"-(?=[^\W\d_])")
MOST_TERMS: Final = 6


@dataclass(frozen=True, slots=True)
class Expression:
    """A unit expression read from a text: its terms with signed exponents, and its span."""

    parts: tuple[Part, ...]
    first: Term
    end: int

    @property
    def unit(self) -> Unit:
        """The unit the expression stands for."""
        return compose(self.parts).unit

    @property
    def compound(self) -> bool:
        """Whether there is more to it than one unit to the power of one."""
        return len(self.parts) > 1 or self.parts[0].exponent != 1 or self.first.powered


def read_expression(text: str, start: int) -> Expression | None:
    """Read the longest unit expression that begins at ``start``."""
    if pair := split_symbols(text, start):
        expression = Expression(tuple(Part(term.atom, term.exponent) for term in pair), pair[0], pair[-1].end)
        return extend(text, expression)
    term = read_term(text, start)
    if term is None:
        return None
    if term.atom.unit.kind in ("money", "percent"):
        return Expression((Part(term.atom, 1),), term, term.end)
    term = joined_to_carbon(text, term)
    if term.symbol:
        term = with_spaced_exponent(text, term, LONE_EXPONENT)
    return extend(text, Expression((Part(term.atom, term.exponent),), term, term.end))


def joined_to_carbon(text: str, term: Term, *, always: bool = False) -> Term:
    """Join a mass to the carbon dioxide it is a mass of, where that is part of the unit.

    The gas itself is part of a symbol ("Mt CO2"), an equivalent also of words ("tonnes of CO2 equivalent").
    """
    found = CARBON.match(text, term.end) if term.atom.unit.dimension == "mass" and term.exponent == 1 else None
    if found is None or not (found["equivalent"] or term.symbol or always):
        return term
    unit = term.atom.unit
    name = f"{unit.name} of carbon dioxide{' equivalent' if found['equivalent'] else ''}"
    return replace(term, atom=Atom(replace(unit, name=name), term.atom.powers), end=found.end())


def extend(text: str, expression: Expression) -> Expression:
    """Take in further terms as long as they belong to the same unit."""
    divided = False
    while len(expression.parts) < MOST_TERMS:
        longer = next(_continuations(text, expression, divided), None)
        if longer is None:
            break
        divided = divided or longer.parts[-1].exponent < 0
        expression = longer
    return expression


def _continuations(text: str, expression: Expression, divided: bool) -> Iterator[Expression]:
    yield from _divided(text, expression)
    yield from _multiplied(text, expression, -1 if divided else 1)
    yield from _powered_products(text, expression)


def _divided(text: str, expression: Expression) -> Iterator[Expression]:
    joint = PER.match(text, expression.end) or _an_hour(text, expression)
    if joint is None:
        return
    opened = text[joint.end() : joint.end() + 1] == "("
    count = PER_COUNT.match(text, joint.end())
    start = joint.end() + 1 if opened else count.end() if count else joint.end()
    parts, end = [], start
    for term in _denominators(text, start, several=opened):
        if not may_divide(expression, term, slash="/" in joint.group()):
            return
        number = int(count.group(1).replace(",", "")) if count else 1
        parts.append(Part(term.atom, -term.exponent, number))
        end = term.end
    if opened and text[end : end + 1] != ")":
        return
    if parts:
        yield replace(expression, parts=(*expression.parts, *parts), end=end + opened)


def _an_hour(text: str, expression: Expression) -> re.Match[str] | None:
    length = len(expression.parts) == 1 and expression.unit.dimension == "length"
    return AN_HOUR.match(text, expression.end) if length else None


def _denominators(text: str, start: int, *, several: bool) -> Iterator[Term]:
    for _ in range(MOST_TERMS):
        term = read_term(text, start)
        if term is None or term.exponent < 0:
            return
        if term.symbol and term.atom.powers == LENGTH:
            term = with_spaced_exponent(text, term, LOWER_EXPONENT)
        yield term
        joint = DOT.match(text, term.end)
        if not several or (joint is None and text[term.end : term.end + 1] != " "):
            return
        start = joint.end() if joint else term.end + 1


def may_divide(expression: Expression, term: Term, *, slash: bool) -> bool:
    """Whether "A per B" is one unit: physical both, and never a duration in itself with a time below."""
    above = expression.parts[0].atom.unit.kind
    below = term.atom.unit.kind
    if below not in ("measure", "duration") or term.atom.unit.dimension == "work time":
        return False
    if above == "duration":
        return slash and below == "measure"
    return above == "measure" and expression.unit.dimension != "work time"


def _multiplied(text: str, expression: Expression, sign: int) -> Iterator[Expression]:
    joint = DOT.match(text, expression.end)
    if joint is not None:
        term = read_term(text, joint.end())
        if term is not None and _symbol_product(text, expression, term, stop=joint.group() == "."):
            yield _joined(expression, term, sign if term.exponent > 0 else 1)
        return
    hyphen = HYPHEN.match(text, expression.end)
    term = read_term(text, hyphen.end()) if hyphen else None
    if term is not None and not term.symbol and sign > 0 and _word_product(expression, term):
        yield _joined(expression, term, sign)


def _symbol_product(text: str, expression: Expression, term: Term, *, stop: bool) -> bool:
    if not term.symbol or {expression.unit.kind, term.atom.unit.kind} - {"measure", "duration"}:
        return False
    doubtful = not expression.compound and text[expression.first.start : expression.end] in guarded()
    return not (stop and doubtful and not term.powered)


def _word_product(expression: Expression, term: Term) -> bool:
    plain = len(expression.parts) == 1 and expression.first.exponent == 1
    return plain and expression.unit.kind == "measure" and term.atom.unit.kind in ("measure", "duration")


def _powered_products(text: str, expression: Expression) -> Iterator[Expression]:
    start = expression.end
    skipped: list[Term] = []
    while text[start : start + 1] == " " and len(skipped) < 3:
        pair = split_symbols(text, start + 1)
        term = pair[-1] if pair else read_term(text, start + 1)
        if term is None or term.atom.unit.kind not in ("measure", "duration"):
            return
        term = with_spaced_exponent(text, term, SPACED_EXPONENT if term.symbol else WORD_EXPONENT)
        if not term.symbol and not term.powered:
            return
        skipped += [*pair[:-1], term]
        if term.exponent < 0:
            parts = tuple(Part(each.atom, each.exponent) for each in skipped)
            yield replace(expression, parts=(*expression.parts, *parts), end=term.end)
            return
        start = term.end


def _joined(expression: Expression, term: Term, sign: int) -> Expression:
    return replace(expression, parts=(*expression.parts, Part(term.atom, sign * term.exponent)), end=term.end)
