"""Atoms: the smallest readings of a number, before sign, scale, unit or neighbours are looked at."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from numclaims.numbers import lexicon

VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
LONGEST = 40
_SPACES = "\u00a0\u2009\u202f'’"
_LITERAL = rf"""
    (?P<long>[0-9]{{{LONGEST + 1},}})
  | (?P<comma>(?<![0-9,.])(?:0,[0-9]{{1,6}}|[0-9]{{1,3}},[0-9]{{1,2}}(?=[ \u00a0]?%))(?![0-9,]))
  | (?P<grouped>
        (?:(?<![0-9,.])[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,12}}|(?<![0-9,.])[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,6}},[0-9]{{3}})
        (?![0-9])(?:\.[0-9]{{1,{LONGEST}}})?)
  | (?P<spaced>
        (?:(?<![0-9])(?<![0-9][.,\x20])[1-9][0-9]{{0,2}}
        (?:(?:[{_SPACES}][0-9]{{3}}){{1,12}}|(?:\x20[0-9]{{3}}){{1,12}}(?!\x20[0-9])))
        (?![0-9]|[.,/][0-9]{{3}})(?:\.[0-9]{{1,{LONGEST}}})?)
  | (?P<european>(?<![0-9,.])[0-9]{{1,3}}(?:(?:\.[0-9]{{3}}){{1,12}},[0-9]{{1,2}}|(?:\.[0-9]{{3}}){{2,12}})(?![0-9,.]))
  | (?P<plain>[0-9]{{1,{LONGEST}}}(?:\.[0-9]{{1,{LONGEST}}})?|(?<![0-9.])\.[0-9]{{1,{LONGEST}}})
  | (?P<vulgar>[{"".join(VULGAR)}])
"""
_HEADS = sorted(
    {
        *lexicon.SMALL, *lexicon.TENS, *lexicon.SCALES, *lexicon.PLURALS, *lexicon.PARTS, *lexicon.TIMES,
        *lexicon.OCCASIONS, *lexicon.FACTORS, *lexicon.ORDINALS, *lexicon.VAGUE, "couple",
    },
    key=lambda word: (-len(word), word),
)  # fmt: skip
ANCHOR = re.compile(rf"{_LITERAL}|(?<![\w])(?P<word>{'|'.join(_HEADS)})(?:(?![\w])|(?=fold(?!\w)))", re.VERBOSE)
_POWER = re.compile(
    r"[ \u00a0\u2009]?[×x·*✕⨯][ \u00a0\u2009]?10(?:\^?(?P<signed>(?:[-−–+]"
    r"|[ \u00a0][−–])[0-9]{1,3})|\^[({]?(?P<caret>[-−–+]?[0-9]{1,3})[)}]?"
    r"|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<lost>[1-9]))(?![0-9])|e(?P<letter>[-−–+]?[0-9]{1,3})(?![\w])"
)
_TEN_POWER = re.compile(
    r"10(?:\^[({]?(?P<caret>[-−–+]?[0-9]{1,3})[)}]?"
    r"|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<signed>−[0-9]{1,2}))(?![0-9])"
)
_FRACTION = re.compile(r"[0-9]{1,3}[/⁄][0-9]{1,3}(?![\w/]|\.[0-9]|[-–][0-9])")
_MIXED = re.compile(
    rf"[ \u00a0\u2009-]?(?P<vulgar>[{''.join(VULGAR)}])"
    rf"|[ \u00a0-](?P<ascii>[0-9]{{1,2}}[/⁄][0-9]{{1,2}})(?![\w/])"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 25, 32, 50, 64, 100})


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as written: its span, worth and form (digits, words, plural, fraction, times, factor, ...)."""

    start: int
    end: int
    value: float | None
    form: str
    low: float | None = None
    high: float | None = None

    @property
    def whole(self) -> bool:
        """Tell whether the number is a whole number."""
        return self.value is not None and math.isfinite(self.value) and float(self.value).is_integer()


def read_literal(folded: str, match: re.Match[str]) -> Atom:
    """Read the digits an anchor found, with their fraction and power of ten."""
    start, end = match.span()
    if match.lastgroup == "long":
        return Atom(start, end, None, "long")
    if match.lastgroup == "vulgar":
        return Atom(start, end, VULGAR[match.group()], "digits")
    ten = _TEN_POWER.match(folded, start)
    if ten is not None and abs(_exponent(ten)) <= MAX_EXPONENT:
        return Atom(start, ten.end(), _power(1.0, _exponent(ten)), "digits")
    fraction = _FRACTION.match(folded, start) if match.lastgroup == "plain" else None
    if fraction is not None and (worth := _quotient(fraction.group())) is not None:
        return Atom(start, fraction.end(), worth, "digits")
    value = _digits(match)
    return _extended(folded, Atom(start, end, value, "digits"))


def _extended(folded: str, atom: Atom) -> Atom:
    value = atom.value if atom.value is not None else 0.0
    mixed = _MIXED.match(folded, atom.end) if atom.whole else None
    if mixed is not None:
        part = VULGAR[mixed["vulgar"]] if mixed["vulgar"] else _quotient(mixed["ascii"])
        if part is not None:
            return Atom(atom.start, mixed.end(), value + part, "digits")
    power = _POWER.match(folded, atom.end)
    if power is not None and (not power["lost"] or value < 10) and abs(_exponent(power)) <= MAX_EXPONENT:
        return Atom(atom.start, power.end(), _power(value, _exponent(power)), "digits")
    return atom


MAX_EXPONENT = 60
"""No quantity of a report has a larger power of ten; "1e610" is an identifier, and no float."""


def _digits(match: re.Match[str]) -> float:
    text = match.group()
    if match.lastgroup == "european":
        text = text.replace(".", "").replace(",", ".")
    elif match.lastgroup == "comma":
        text = text.replace(",", ".")
    elif match.lastgroup != "plain":
        text = re.sub(rf"[,{_SPACES} ]", "", text)
    return float(text)


def _quotient(text: str) -> float | None:
    top, _, bottom = text.replace("⁄", "/").partition("/")
    if not 0 < int(top) < int(bottom) or int(bottom) not in _DENOMINATORS or top[0] == "0":
        return None
    return int(top) / int(bottom)


def _exponent(match: re.Match[str]) -> int:
    return int(next(text for text in match.groupdict().values() if text).strip().translate(_RAISED))


def _power(value: float, exponent: int) -> float:
    return value * 10.0**exponent if exponent >= 0 else value / 10.0**-exponent
