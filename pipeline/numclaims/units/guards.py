"""Telling a unit from a word, letter or name that is spelt the same, by what stands around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from numclaims.units.tables import rows

LETTERS: Final = re.compile(r"[^\W\d_]+")
LARGE_NUMBER: Final = re.compile(r"\d[\d,. ]{0,20}$")
AMOUNT: Final = re.compile(r" {0,2}(\d[\d,.]{0,20})(?: ?([a-zA-Z]{1,8}))?")
LAST_INTEGER: Final = re.compile(r"(?<![\d.:,])\d{1,6}$")
SCREEN_LINES: Final = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160"})
LONGEST_CLOCK: Final = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where a spelling stands: the text before the number's end, the text from there, and the spelling's span."""

    before: str
    text: str
    start: int
    end: int

    @property
    def glued(self) -> bool:
        """Whether the spelling is directly attached to the number."""
        return self.start == 0

    @property
    def next_word(self) -> str:
        """The word after one blank, in lower case; empty if there is none."""
        word = LETTERS.match(self.text, self.end + 1) if self.text[self.end : self.end + 1] == " " else None
        return word.group().lower() if word else ""


@cache
def lexicon(name: str) -> frozenset[str]:
    """Give one of the word lists of ``unit_words.toml``."""
    return frozenset(_lexicons()[name])


@cache
def _lexicons() -> dict[str, list[str]]:
    return tomllib.loads((files("numclaims") / "resources" / "unit_words.toml").read_text(encoding="utf-8"))


def closed(place: Place) -> bool:
    """Hold if what follows cannot be a noun: the end, punctuation, a digit or a function word."""
    rest = place.text[place.end : place.end + 2]
    if rest[:1] in ("-", "'", "&") and rest[1:].isalpha():
        return False
    return not place.next_word or place.next_word in lexicon("followers")


def digits(place: Place) -> bool:
    """Hold if the number before it is in digits."""
    return place.before[-1:].isdigit()


def large(place: Place) -> bool:
    """Hold if the number before it is a large or exact amount: a scale word, four digits, or decimals."""
    words = place.before.split()
    last = words[-1].lower() if words else ""
    return last.lstrip("0123456789.,") in lexicon("scales") or is_amount(last)


def is_amount(number: str) -> bool:
    """Whether digits are written as an amount: four of them, or decimals.

    >>> is_amount("1,500"), is_amount("2.50"), is_amount("26")
    (True, True, False)
    """
    found = LARGE_NUMBER.search(number)
    if found is None:
        return False
    return sum(character.isdigit() for character in found.group()) > 3 or "." in found.group().rstrip(".")


def inch(place: Place) -> bool:
    """Hold for ``in`` attached to the number, or before a mark or the word for an extent."""
    rest = place.text[place.end : place.end + 2]
    if rest[:1] == "-":
        return False
    if place.glued or place.text[:1] == "-":
        return True
    return place.next_word in lexicon("extents") or (bool(rest[:1]) and rest[0] in '.,;)]·"/' and digits(place))


def feet_mark(place: Place) -> bool:
    """Hold for ``'`` directly between digits: 5'10"."""
    return place.glued and digits(place) and place.text[place.end : place.end + 1].isdigit()


def inch_mark(place: Place) -> bool:
    """Hold for ``"`` attached to digits that no open quotation could end with."""
    return place.glued and digits(place) and place.before.count('"') % 2 == 0


def not_plural(place: Place) -> bool:
    """Hold for ``s`` apart from the number, or attached to decimals: not the plural of "1990s" or "747s"."""
    return closed(place) and (not place.glued or "." in place.before[-4:])


def not_ordinal(place: Place) -> bool:
    """Hold for ``st`` after a number that has no such ordinal."""
    return digits(place) and (not place.before.endswith("1") or place.before.endswith("11"))


def not_screen(place: Place) -> bool:
    """Hold for ``p`` after a number other than a screen's lines."""
    number = LAST_INTEGER.search(place.before)
    return digits(place) and (number is None or number.group() not in SCREEN_LINES)


def not_clock(place: Place) -> bool:
    """Hold for ``pm`` after a number that no clock shows."""
    number = LAST_INTEGER.search(place.before)
    return number is not None and int(number.group()) > LONGEST_CLOCK


def ordinal_word(place: Place) -> bool:
    """Hold for ``second`` after digits or a hyphen, or with no noun after it: not "two second homes"."""
    rest = place.text[place.end : place.end + 2]
    if rest[:1] == "-" and rest[1:].isalpha():
        return False
    return place.text[:1] == "-" or digits(place) or closed(place)


def complement(place: Place) -> bool:
    """Hold if ``of``, ``per`` or a slash follows."""
    return place.next_word in ("of", "per") or place.text[place.end : place.end + 1] == "/"


def lower(place: Place) -> bool:
    """Hold if it is written without a capital."""
    return place.text[place.start].islower()


GUARDS: Final[dict[str, Callable[[Place], bool]]] = {
    "closed": closed,
    "attached": lambda place: place.glued or closed(place),
    "digits": digits,
    "glued": lambda place: place.glued,
    "spaced": lambda place: not place.glued,
    "of": complement,
    "lower": lower,
    "large": large,
    "compound": lambda place: False,
    "notclock": not_clock,
    "notordinal": not_ordinal,
    "notplural": not_plural,
    "notscreen": not_screen,
    "inch": inch,
    "feetmark": feet_mark,
    "inchmark": inch_mark,
    "ordinalword": ordinal_word,
}


@cache
def guarded() -> dict[str, tuple[Callable[[Place], bool], ...]]:
    """Give the guards of each guarded spelling; codes that are also words need an evident amount."""
    table: dict[str, tuple[Callable[[Place], bool], ...]] = {
        code: (large, closed) for code, _ in rows("currency_codes_guarded.tsv")
    }
    for spelling, guards, _ in rows("unit_guards.tsv"):
        table[spelling] = tuple(GUARDS[guard] for guard in guards.split())
    return table


def stands_alone(place: Place) -> bool:
    """Whether the spelling at this place is a unit by itself."""
    spelling = place.text[place.start : place.end]
    guards = guarded().get(spelling) or (guarded().get(spelling.lower()) if len(spelling) > 2 else None)
    return guards is None or all(guard(place) for guard in guards)


def announces_amount(text: str) -> bool:
    """Whether the number at the beginning of a text is written as an amount of money."""
    number = AMOUNT.match(text)
    if number is None:
        return False
    return is_amount(number.group(1)) or (number.group(2) or "").lower() in lexicon("scales")
