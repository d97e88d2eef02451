"""Denominators of rates: "per 1,000 bed days", "per diluted share", "for every kilometre", read as noun phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from numclaims import units
from numclaims.numbers import lexicon

_MOST_WORDS = 4
_OPENING = re.compile(r"(?:per|for every|for each|in every|/)\s{0,2}(?:an?\s)?$")
_WORD = re.compile(r"[ \u00a0\n]{1,2}(?P<word>[a-z][a-z’'-]{1,24})(?![\w])")
_SCALE = re.compile(rf"[ \u00a0]{{1,2}}(?P<scale>{'|'.join(sorted(lexicon.SCALES, key=len, reverse=True))})(?!\w)")
_FOR_EACH = re.compile(r"for (?:every|each)$")
_ONE_FIRST = re.compile(r"(?:^|[^\w])for (?:every|each)(?P<phrase>(?: [a-z’'-]{2,24}){1,4})(?: |, )$")
_THERE = re.compile(r"(?:, | )(?:there (?:is|are|was|were)|it|they|we|the)(?: now| just| only)*$")
_IRREGULAR = {"people": "person", "women": "woman", "men": "man", "children": "child", "feet": "foot", "mice": "mouse"}


@dataclass(frozen=True, slots=True)
class Denominator:
    """The denominator of a rate: what it is per, how many of it, and where it stands."""

    start: int
    end: int
    per: str
    value: float = 1.0


def read_counted(text: str, folded: str, start: int, end: int, value: float | None) -> Denominator | None:
    """Read a number that only says per how many ("per 100,000 people", "per 10,000 km"), or None."""
    head = max(0, start - 12)
    found = _OPENING.search(folded[head:start])
    if found is None or value is None or not _opens_rate(folded, head + found.start()):
        return None
    if found.group().startswith("in every"):
        return None
    scale = _SCALE.match(folded, end)
    if scale is not None:
        value, end = value * lexicon.SCALES[scale["scale"]], scale.end()
    unit = units.match_after(text, end)
    if unit is not None and unit.unit.kind in ("measure", "money"):
        return Denominator(head + found.start(), unit.end, unit.unit.name, value)
    phrase = read_phrase(folded, end, plural=True)
    if phrase is None:
        return Denominator(head + found.start(), end, "population", value)
    return Denominator(head + found.start(), phrase[0], phrase[1], value)


def read_phrase(folded: str, start: int, *, plural: bool = False) -> tuple[int, str] | None:
    """Read the noun phrase of a denominator: where it ends, and its name with the last word in the singular.

    It runs to the first word that ends a noun phrase; of many things ("per 1,000 ...") to the first plural.
    """
    words: list[str] = []
    ends: list[int] = []
    at = start
    while (found := _WORD.match(folded, at)) is not None and not _closes(found["word"], words):
        words.append(found["word"])
        ends.append(found.end())
        at = found.end()
        if len(words) > _MOST_WORDS or (plural and _is_plural(found["word"])) or _is_known(words):
            break
    if plural and words and (done := _WORD.match(folded, at)) and done["word"] in lexicon.DENOMINATOR_PARTICIPLES:
        words.append(done["word"])
        ends.append(done.end())
    if not words:
        return None
    if len(words) > _MOST_WORDS:
        words, ends = words[:1], ends[:1]
    return ends[-1], _named(words)


def for_each(folded: str, at: int) -> Denominator | None:
    """Read "for each resident" and "for every such trip" from its "each" or "every" on."""
    head = max(0, at - 4)
    word = folded[at : at + 5].rstrip()
    word = "every" if word == "every" else "each"
    if _FOR_EACH.search(folded[head : at + len(word)]) is None:
        return None
    end = at + len(word)
    unit = units.match_after(folded, end)
    if unit is not None and unit.unit.kind == "measure":
        return Denominator(head, unit.end, unit.unit.name)
    phrase = read_phrase(folded, end)
    return Denominator(head, phrase[0], phrase[1]) if phrase is not None else None


def before_number(folded: str, start: int, floor: int) -> Denominator | None:
    """Read the denominator in front of its number: "For every pensioner there are 1.4 contributors"."""
    low = max(floor, start - 96)
    ahead = folded[low:start].rstrip()
    there = _THERE.search(ahead)
    if there is None:
        return None
    opening = max(ahead.rfind("for every "), ahead.rfind("for each "))
    if opening < 0:
        return None
    at = low + opening + len("for every" if ahead.startswith("for every ", opening) else "for each")
    phrase = read_phrase(folded, at)
    if phrase is None or phrase[0] > low + there.start():
        return None
    return Denominator(low + opening, phrase[0], phrase[1])


def _opens_rate(folded: str, start: int) -> bool:
    """Tell "per 100,000" and "deaths/100,000" from "f/1.8" and "super 8"."""
    ahead = folded[max(0, start - 3) : start]
    return len(ahead) == 3 and ahead.isalpha() if folded[start] == "/" else not ahead[-1:].isalnum()


def _closes(word: str, words: list[str]) -> bool:
    if word == "such" and not words:
        return False
    return word in lexicon.PHRASE_ENDS or word in lexicon.DENOMINATOR_STOPS or (word.endswith("ly") and bool(words))


def _is_plural(word: str) -> bool:
    return (
        word in lexicon.RATE_NAMES
        or word in _IRREGULAR
        or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
    )


def _is_known(words: list[str]) -> bool:
    return len(words) == 1 and (words[0] in lexicon.DENOMINATORS_ALONE)


def _named(words: list[str]) -> str:
    while words and words[0] in ("such", "single", "individual"):
        words = words[1:]
    if len(words) == 1:
        return lexicon.RATE_NAMES.get(words[0]) or singular(words[0])
    noun = -2 if words[-1] in lexicon.DENOMINATOR_PARTICIPLES else -1
    words[noun] = singular(words[noun])
    return " ".join(words)


def singular(noun: str) -> str:
    """Give an English noun's singular by its ending."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    for plural, single in _IRREGULAR.items():
        if noun.endswith(plural):
            return noun[: -len(plural)] + single
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun
