"""Bounds: the words and signs around a number that say which side of it the true one lies on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from numclaims.numbers import lexicon, surroundings

_REACH = 56
_LONGEST_CUE = 7
_TOKEN = re.compile(r"\S+")
_AFTER_BY_LENGTH = sorted(lexicon.CUES_AFTER, key=len, reverse=True)
_AFTER = re.compile(
    r"(?P<plus>[ \u00a0]?\+(?![\w+/]))|(?P<cue>"
    + "|".join(
        re.escape(cue) if cue[0] in " -" else rf"[\s-]{{1,2}}{re.escape(cue)}"
        for cue in _AFTER_BY_LENGTH
        if cue not in ("+", "ish")
    )
    + r"|ish)(?!\w)"
)
_PLUS_NUMBER = re.compile(r"\s{0,2}(?:[0-9$£€]|an?\s|the\s|vat|tax)")
_HYPHENATED = re.compile(r"(?:^|[^\w-])(?P<cue>under|over|sub)-$")
_HYPHENATED_BOUNDS = {"under": "less_than", "over": "more_than", "sub": "less_than"}
_AT_TIME = frozenset({"ago", "earlier", "before", "previously"})
_SIGN_LENGTHS = (3, 2, 1)


_COMPARATIVES = tuple(sorted(lexicon.COMPARATIVES))


@dataclass(frozen=True, slots=True)
class Cue:
    """A bound's cue: the bound it sets, and where its own text lies."""

    bound: str
    start: int
    end: int


def find_before(text: str, folded: str, start: int, floor: int) -> Cue | None:
    """Find the longest bound cue that ends where the number begins."""
    sign = _sign(text, start, floor)
    if sign is not None:
        return sign
    low = max(floor, start - _REACH)
    window = folded[low:start]
    if not window or not (window[-1].isspace() or window[-1] == "-"):
        return None
    hyphenated = _HYPHENATED.search(window)
    if hyphenated is not None:
        return Cue(_HYPHENATED_BOUNDS[hyphenated["cue"]], low + hyphenated.start("cue"), start)
    tokens = [(low + found.start(), found.group()) for found in _TOKEN.finditer(window)]
    cue = _longest(tokens, start)
    while cue is None and tokens and tokens[-1][1] in lexicon.CUE_FILLERS:
        tokens.pop()
        cue = _longest(tokens, start)
    return cue


def _longest(tokens: list[tuple[int, str]], end: int) -> Cue | None:
    for size in range(min(_LONGEST_CUE, len(tokens)), 0, -1):
        part = tokens[-size:]
        first = part[0][1].lstrip(surroundings.OPENERS + "—–-")
        phrase = " ".join([first, *(token for _, token in part[1:])])
        bound = lexicon.CUES_BEFORE.get(phrase)
        if bound is not None:
            return Cue(bound, part[0][0] + len(part[0][1]) - len(first), end)
    return None


def _sign(text: str, start: int, floor: int) -> Cue | None:
    at = start
    while at > floor and text[at - 1] in surroundings.BLANKS and start - at < 2:
        at -= 1
    for size in _SIGN_LENGTHS:
        sign = text[at - size : at] if at - size >= floor else ""
        if sign in lexicon.CUE_SIGNS:
            return Cue(lexicon.CUE_SIGNS[sign], at - size, start)
    return None


def find_after(folded: str, end: int) -> Cue | None:
    """Find the bound cue that follows the number and its unit at once."""
    found = _AFTER.match(folded, end)
    if found is None:
        return None
    if found["plus"]:
        return None if _PLUS_NUMBER.match(folded, found.end()) else Cue("at_least", end, found.end())
    cue = found["cue"].strip(" -\u00a0\t\n")
    if cue == "plus" and (
        _PLUS_NUMBER.match(folded, found.end()) or "plus or" in folded[found.start() : found.end() + 4]
    ):
        return None
    bound = lexicon.CUES_AFTER.get(found["cue"]) or lexicon.CUES_AFTER[cue]
    return Cue(bound, end, found.end())


def find_time(folded: str, start: int, kind: str) -> Cue | None:
    """Find the cue that bounds a time only ("scored inside six minutes")."""
    word = surroundings.word_before(folded, start) if kind == "duration" else ""
    return Cue(lexicon.TIME_CUES[word], folded.rfind(word, 0, start), start) if word in lexicon.TIME_CUES else None


def spans_time(folded: str, cue: Cue, kind: str, end: int) -> bool:
    """Tell the cues that bound no time: "grew over five years", "lower than two years ago"."""
    if kind == "duration" and folded[cue.start : cue.start + 14].strip().startswith(_COMPARATIVES):
        return surroundings.word_after(folded, end) in _AT_TIME
    if kind != "duration" or folded[cue.start : cue.start + 5] != "over ":
        return False
    before = surroundings.word_before(folded, cue.start)
    return before not in lexicon.OVER_BEFORE
