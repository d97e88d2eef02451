"""Numbers that are no quantities: identifiers, references, citations, versions, addresses, names, list numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import addresses, dates, designators, furniture, lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom

Span = dates.Span

TOKEN_REACH = 80
_WEB = re.compile(
    r"://|www\.|@|doi\.org|doi:|^10\.[0-9]{4,9}/|\.(?:com|org|net|gov|edu|co\.uk|html?|pdf|php|io)(?![a-z])"
)
_QUARTER = re.compile(r"(?:^|\W)([qh][1-4])(?:[ ,]{1,2}(?:of )?((?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?))?(?!\w)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|ᵗʰ|ˢᵗ)(?!\w)")
_CITATION = re.compile(r"\[[0-9]{1,4}[a-z]?(?:\s?[,;–-]\s?[0-9]{1,4}[a-z]?){0,20}\]")
CITATION_LIST = re.compile(r"\([0-9]{1,3}(?:[,–-][0-9]{1,3}){0,20},[0-9]{1,2}(?:[,–-][0-9]{1,3}){0,20}\)")
CITATION_ONE = re.compile(r"\([0-9]{1,3}(?:[–-][0-9]{1,3})?\)")
_LIST_NUMBER = re.compile(r"[0-9]{1,3}(?:[.)](?![0-9])|(?:\.[0-9]{1,3}){1,4}\.?)(?=\s+\S)")
_BRACKETED = re.compile(r"\([0-9]{1,2}\)(?=\s)")
_HEX = re.compile(r"0x[0-9a-f]{2,16}(?!\w)|[0-9a-f]*[a-f][0-9a-f]*[0-9][0-9a-f]*(?!\w)")
_TAIL = re.compile(r"[A-Za-z_][\w]{0,40}")
_SIZES = re.compile(r"[A-Z][\w]*(?:-[\w]+)*")
_EXPRESSIONS = {
    key: tuple(e for e in lexicon.EXPRESSIONS if e[:2] == key) for key in {e[:2] for e in lexicon.EXPRESSIONS}
}


def find_token(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the blank-delimited token around a span, cut at a bounded reach on either side."""
    low, high = max(0, start - TOKEN_REACH), min(len(text), end + TOKEN_REACH)
    left = text[low:start]
    right = text[end:high]
    head = low + max((left.rfind(blank) + 1 for blank in " \n\t\u00a0|"), default=0)
    tails = [at for at in (right.find(blank) for blank in " \n\t\u00a0|") if at >= 0]
    return head, end + (min(tails) if tails else len(right))


def before_reading(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Find why the characters alone say that the atom is no quantity, or None."""
    if atom.form == "long":
        return atom.start, atom.end, "identifier"
    if atom.form in ("ordinal", "vague"):
        return atom.start, atom.end, atom.form
    if atom.form != "digits":
        return (
            dates.find_date(folded, atom, floor)
            or _hyphenated_word(text, atom, floor)
            or _named_by_word(text, folded, atom)
            or designators.group_of(text, folded, atom)
        )
    return (
        _in_token(text, folded, atom, floor)
        or _expression(folded, atom)
        or _ordinal(folded, atom)
        or _citation(text, atom, floor)
        or designators.find_designator(text, folded, atom, floor)
        or dates.find_date(folded, atom, floor)
        or furniture.find_furniture(text, folded, atom, floor)
        or addresses.find_address(text, atom, floor)
        or _numbered(text, atom)
        or _glued(text, folded, atom, floor)
        or _picture(text, folded, atom)
    )


def _in_token(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    start, end = find_token(text, atom.start, atom.end)
    start = max(start, floor)
    if end - start < 5 or not _WEB.search(folded[start:end]):
        return None
    while end > atom.end and text[end - 1] in surroundings.CLOSERS:
        end -= 1
    while start < atom.start and text[start] in surroundings.OPENERS:
        start += 1
    return start, end, "url"


def _expression(folded: str, atom: Atom) -> Span | None:
    for expression in _EXPRESSIONS.get(folded[atom.start : atom.start + 2], ()):
        end = atom.start + len(expression)
        if folded.startswith(expression, atom.start) and not folded[end : end + 1].isalnum():
            return atom.start, end, "name"
    return None


def _picture(text: str, folded: str, atom: Atom) -> Span | None:
    """Tell "4K video" from "4K visitors"."""
    thousands = text[atom.end : atom.end + 1] in ("k", "K")
    pictured = thousands and surroundings.word_after(folded, atom.end + 1) in lexicon.PICTURES
    return (atom.start, atom.end + 1, "name") if pictured else None


def _ordinal(folded: str, atom: Atom) -> Span | None:
    found = _ORDINAL.match(folded, atom.end)
    if found is None or not atom.whole or not _fits_rank(int(atom.value or 0), found.group()):
        return None
    return dates.find_date(folded, atom, atom.start) or (atom.start, found.end(), "ordinal")


def _fits_rank(number: int, suffix: str) -> bool:
    """Tell "21st" from the stones of "12st"."""
    return suffix != "st" or (number % 10 == 1 and number % 100 != 11)


def _citation(text: str, atom: Atom, floor: int) -> Span | None:
    if atom.start <= floor or text[atom.start - 1] not in "[(":
        return None
    pattern = _CITATION if text[atom.start - 1] == "[" else CITATION_LIST
    found = pattern.match(text, atom.start - 1)
    return (found.start(), found.end(), "citation") if found is not None else None


def _hyphenated_word(text: str, atom: Atom, floor: int) -> Span | None:
    """Exclude the number word inside a longer compound ("a random-zero device")."""
    inside = (
        atom.form == "words"
        and atom.start - 2 >= floor
        and text[atom.start - 1] == "-"
        and text[atom.start - 2].isalpha()
    )
    return (atom.start, atom.end, "name") if inside else None


def _named_by_word(text: str, folded: str, atom: Atom) -> Span | None:
    """Tell the name in "the Six Nations" and "zero tolerance" from the counts of "six nations" and "zero deaths"."""
    if atom.form != "words":
        return None
    for expression in lexicon.WORD_EXPRESSIONS:
        if folded.startswith(expression, atom.start):
            return atom.start, atom.end, "name"
    if folded[atom.start : atom.end + 1] == "zero-" and units.match_after(text, atom.end) is None:
        return atom.start, atom.end, "name"
    ahead = text[max(0, atom.start - 12) : atom.start]
    named = text[atom.start].isupper() and text[atom.start + 1].islower() and _LOWER_WORD.search(ahead) is not None
    following = surroundings.word_after(text, atom.end)
    return (atom.start, atom.end, "name") if named and following[:1].isupper() else None


def _numbered(text: str, atom: Atom) -> Span | None:
    if surroundings.starts_line(text, atom.start):
        listed = _LIST_NUMBER.match(text, atom.start)
        if listed is not None and _opens_item(text, listed):
            return atom.start, listed.end(), "list_number"
    if atom.start > 0 and text[atom.start - 1] == "(":
        bracketed = _BRACKETED.match(text, atom.start - 1)
        ahead = text[max(0, atom.start - 4) : atom.start - 1].rstrip(" ")
        if bracketed is not None and (not ahead.strip() or ahead[-1] in ".;:,\n"):
            return atom.start, atom.end, "list_number"
    return None


def _opens_item(text: str, listed: re.Match[str]) -> bool:
    """Tell "2.1 Overview" and "1. the" from "2.1 million" and "3.5 per cent" at the beginning of a line."""
    mark = listed.group()
    if mark[-1] in ".)":
        return True
    following = text[listed.end() : listed.end() + 12].lstrip()
    if following.split(maxsplit=1)[0].lower().strip(".,") in lexicon.SCALES:
        return False
    return following[:1].isupper() and following[1:3].islower() and units.match_after(text, listed.end()) is None


def _glued(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    start, end = atom.start, atom.end
    ahead = text[start - 1] if start > floor else ""
    if (
        (ahead.isalpha() or ahead in ("_", "\\"))
        and units.match_before(text, start) is None
        and not _is_cue(folded, start)
    ):
        period = _QUARTER.match(folded, max(0, start - 2))
        if period is not None and period.start(1) == start - 1:
            return start - 1, period.end(), "date"
        head, tail = find_token(text, start, end)
        return _trim(
            text,
            max(head, floor),
            tail,
            atom,
            "version" if ahead in "vV" and not text[start - 2 : start - 1].isalnum() else "identifier",
        )
    if ahead in ("-", "–", "−", "/", ".", ")") and _names_thing(text, start, floor):
        head, tail = find_token(text, start, end)
        return _trim(text, max(head, floor), tail, atom, "identifier")
    return _tail(text, folded, atom)


def _is_cue(folded: str, start: int) -> bool:
    return folded[max(0, start - 2) : start] in ("c.", "p=", "n=") or (
        folded[start - 1] == "x" and not folded[start - 2 : start - 1].isalnum()
    )


def _names_thing(text: str, start: int, floor: int) -> bool:
    """Tell "COVID-19", "category-2" and "mol−1" from "under-18s", "mid-1990s" and "5-10"."""
    mark = text[start - 1]
    word = _LAST_WORD.search(text[max(floor, start - 24) : start - 1])
    last = word.group() if word is not None else ""
    if mark == ")":
        return not text[max(floor, start - 3) : start - 1].isdigit()
    if not last:
        return mark == "/" and _COMPOUND_CODE.search(text[max(floor, start - 8) : start + 12]) is not None
    if mark in "/.":
        return last.isupper() if mark == "." else len(last) == 1 or any(char.isupper() for char in last)
    if mark == "–":
        return any(char.isupper() for char in last)
    return last.lower() not in lexicon.PREFIXES


_LOWER_WORD = re.compile(r"(?:^|[^\w])[a-z]{2,10} $")
_LAST_WORD = re.compile(r"[^\W\d_]{1,24}$")
_COMPOUND_CODE = re.compile(r"[0-9]/[0-9]{1,6}[a-z](?:-[0-9]|\W|$)")


def _trim(text: str, start: int, end: int, atom: Atom, reason: str) -> Span:
    while start < atom.start and text[start] in surroundings.OPENERS:
        start += 1
    while end > atom.end and text[end - 1] in surroundings.CLOSERS:
        end -= 1
    return start, end, reason


def _tail(text: str, folded: str, atom: Atom) -> Span | None:
    """Exclude a number whose letters are neither a unit nor a scale: "3D", "19-nCoV", "5G"."""
    end = atom.end
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        word = _TAIL.match(text, end + 1)
        upper = word is not None and (word.group()[0].isupper() or any(char.isupper() for char in word.group()[1:]))
        if upper and word is not None and units.match_after(text, end) is None:
            return atom.start, word.end(), "identifier"
        return None
    word = _TAIL.match(text, end)
    if word is None or units.match_after(text, end) is not None:
        return None
    tail = word.group()
    if tail.lower() in lexicon.SCALE_SIGNS or tail in ("s", "x", "fold", "ish", "odd", "FTE", "WTE"):
        return None
    if any(tail.lower().startswith(sign) for sign in ("million", "billion", "thousand", "trillion", "hundred")):
        return None
    hexadecimal = _HEX.match(folded, atom.start)
    return atom.start, hexadecimal.end() if hexadecimal else word.end(), "identifier"
