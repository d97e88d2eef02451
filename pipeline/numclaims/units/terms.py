"""One term of a unit expression: a unit in words or as a symbol, with its exponent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from numclaims.units.catalogue import WORD, Atom, catalogue
from numclaims.units.dimensions import SQUARABLE, Powers

# How the marks of a unit expression may be written; every replacement keeps the length, so offsets stay true.
SPELLING: Final = str.maketrans(
    {
        "μ": "µ",
        **dict.fromkeys("\t\n\r\u00a0\u2002\u2003\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2013\u2212\ufe63", "-"),
        **dict.fromkeys("\u2044\u2215\uff0f", "/"),
        **dict.fromkeys("\u00d7\u2022\u2219\u22c5", "·"),
        "\u2019": "'",
    }
)
SUPERSCRIPT_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
EXPONENT: Final = re.compile(
    r"\^\{?([-+]?[1-9])\}?(?!\d)|\*\*([-+]?[1-9])(?!\d)|([⁺⁻]?[¹²³⁴⁵⁶⁷⁸⁹])(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"
    r"|(-[1-4])(?![\d/]|[.,:]\d|-)"
)
PLAIN_EXPONENT: Final = re.compile(r"([23])(?![\d.,]*\d)(?![^\W\d_])")
SPACED_EXPONENT: Final = re.compile(r" ?(- ?[1-4])(?![\d.]\d?)")
# What may follow an exponent that text extraction has set apart: a mark, a function word, or the next such term.
APART: Final = (
    r"(?= ?(?:[/·(),;:\]]|\.(?!\d)|$)| [^\W\d_]{1,4} ?-[1-4]"
    r"| (?:and|are|as|at|by|for|from|in|is|of|on|or|per|than|to|was|were|with)(?![^\W_]))"
)
WORD_EXPONENT: Final = re.compile(r" ?(-[1-4])(?![\d.-])")
LONE_EXPONENT: Final = re.compile(rf" (-[1-4]){APART}")
LOWER_EXPONENT: Final = re.compile(rf" ([23]){APART}")
POWER_WORDS: Final = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
POWER_PREFIX: Final = re.compile(r"(square|sq|cubic|cu)(?:\. ?|[ -])", re.IGNORECASE)
POWER_SUFFIX: Final = re.compile(r" (squared|cubed)(?![^\W_])", re.IGNORECASE)
CARBON: Final = re.compile(
    r"(?: of |[ -])?(?:CO2|CO₂|carbon dioxide)(?P<equivalent>[ -]?(?:equivalents?|equiv|eq|e)(?![^\W_]))?(?![^\W_])"
)
PLAINLY_RAISED: Final[tuple[Powers, ...]] = ((("m", 1),), (("s", 1),))


@dataclass(frozen=True, slots=True)
class Term:
    """A unit raised to a power, and where it stands; ``symbol`` tells letters of a symbol from words."""

    atom: Atom
    exponent: int
    start: int
    end: int
    symbol: bool
    powered: bool = False


def read_term(text: str, start: int) -> Term | None:
    """Read the longest term that begins at ``start``."""
    term = read_atom(text, start)
    prefix = POWER_PREFIX.match(text, start)
    if prefix is not None and (term is None or term.end <= prefix.end()):
        base = read_atom(text, prefix.end())
        if base is None or base.atom.powers not in SQUARABLE:
            return term
        power = POWER_WORDS[prefix.group(1).lower()]
        return replace(base, start=start, exponent=power, powered=True)
    return with_exponent(text, term) if term else None


def read_atom(text: str, start: int) -> Term | None:
    """Read the longest unit without exponent that begins at ``start``."""
    phrase = catalogue().phrase(text, start)
    symbol = read_symbol(text, start)
    if phrase is None or (symbol is not None and symbol.end >= phrase[1]):
        return symbol
    return Term(phrase[0], 1, start, phrase[1], symbol=False)


def read_symbol(text: str, start: int) -> Term | None:
    """Read the longest symbol that begins at ``start`` and is not the beginning of a word."""
    known = catalogue()
    for length in known.lengths:
        candidate = text[start : start + length]
        atom = known.symbols.get(candidate)
        if atom is not None and len(candidate) == length and bounded(text, start, start + length, atom):
            return Term(atom, 1, start, start + length, symbol=True)
    return None


def bounded(text: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a symbol ends here: no letter goes on, unless it is the CO2 of a mass of it."""
    following = text[end : end + 1]
    if not text[end - 1].isalnum():
        return not (following.isdigit() and atom.unit.kind == "money")
    if following.isalpha() or following == "_":
        return atom.unit.dimension == "mass" and CARBON.match(text, end) is not None
    if following in ("-", "'", "&") and end - start == 1 and text[end + 1 : end + 2].isalpha():
        return following == "-" and read_symbol(text, end + 1) is not None and WORD.match(text, end + 1) is None
    return not following.isdigit() or with_exponent(text, Term(atom, 1, start, end, symbol=True)).powered


def with_exponent(text: str, term: Term) -> Term:
    """Add the exponent that follows a term, if one does."""
    found = (EXPONENT.match(text, term.end) if term.symbol else None) or POWER_SUFFIX.match(text, term.end)
    if found is None and term.symbol and term.atom.powers in PLAINLY_RAISED:
        found = PLAIN_EXPONENT.match(text, term.end)
    if found is None:
        return term
    sign = next(group for group in found.groups() if group)
    exponent = {"squared": 2, "cubed": 3}.get(sign.lower()) or int(sign.translate(SUPERSCRIPT_DIGITS))
    return replace(term, exponent=exponent, end=found.end(), powered=True)


def with_spaced_exponent(text: str, term: Term, pattern: re.Pattern[str]) -> Term:
    """Add an exponent that a blank separates from its symbol, as text extracted from PDF has it."""
    found = None if term.powered else pattern.match(text, term.end)
    if found is None:
        return term
    return replace(term, exponent=int(found.group(1).replace(" ", "")), end=found.end(), powered=True)


def split_symbols(text: str, start: int) -> list[Term]:
    """Read two symbols written together before a negative exponent: "ms-1" is metre per second."""
    word = WORD.match(text, start)
    if word is None or len(word.group()) > 6 or not EXPONENT.match(text, word.end()):
        return []
    known = catalogue().symbols
    for middle in range(word.end() - 1, start, -1):
        first, last = known.get(text[start:middle]), known.get(text[middle : word.end()])
        if first and last and first.unit.kind == "measure" and last.unit.kind in ("measure", "duration"):
            left = Term(first, 1, start, middle, symbol=True)
            right = with_exponent(text, Term(last, 1, middle, word.end(), symbol=True))
            return [left, right] if right.exponent < 0 else []
    return []
