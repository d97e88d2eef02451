"""Designators: numbers whose letters, signs or brackets make them a clause, a form, an event, a grade or a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.dates import Span

_REACH = 48
_LARGEST_PAGE = 1000
# "27A", "14A", "990-T", "3b"; a lower-case letter that is a unit's symbol ("27m") is left to the units.
_LETTERED = re.compile(
    r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:-?[A-Z]{1,2}|[a-f])(?:/A)?(?:\([0-9a-zA-Z]{1,4}\)){0,4}(?![\w-])"
)
_FILING = re.compile(r"(?:(?:6|8|10|11|18|20|40)-[KFQ])(?:/A|s)?(?![\w-])")
_BASE = re.compile(r"(?:19|20)[0-9]{2}(?:[ /-]?q[1-4])?\s?=\s?$")
_BASES = frozenset({1, 10, 100, 1000})
_IN_ACT = re.compile(
    r"(?:\b(?:Act|Order|Rules|Regulations|Code)(?: (?:1[89]|20)[0-9]{2})?[,;:(]? ?\(?|\b(?:under|see) |^|\()ss? ?$"
)
_JOURNAL = re.compile(
    r"(?:19|20)[0-9]{2}(?: [A-Z][a-z]{2,8}(?: [0-9]{1,2})?)?; ?[0-9]{1,4}(?: ?\([^()\n]{1,12}\))? ?: ?"
    r"e?[0-9]{1,7}(?: ?[-–] ?e?[0-9]{1,7})?(?!\w)"
)
_PAGE_OF = re.compile(r"(?P<page>[0-9]{1,3})(?: of |/)(?P<last>[0-9]{1,3})[ \t]*(?=\n|$)")
_DASHED_PAGE = re.compile(r"(?P<page>[0-9]{1,3}) ?[-–—][ \t]*(?=\n|$)")
_DASH_AHEAD = re.compile(r"(?:^|\n)[ \t]*[-–—] ?$")
_RUNNING_PAGE = re.compile(
    r"[0-9]{1,3} ?\| ?(?:P ?a ?g ?e\b|[^|\n]{0,60}\b(?:Report|Review|Bulletin|Accounts)\b[^|\n]{0,30}(?=\n|$))"
)
_RUNNING_HEAD = re.compile(r"(?:^|\n)[^|\n]{0,40}\b(?:Report|Review|Bulletin|Accounts)\b[^|\n]{0,40}\| ?$")
_GRID = re.compile(r"[0-9]{2,5} [0-9]{2,5}(?![\w,.-]?\w)")
_GRID_AHEAD = re.compile(r"(?:\bgrid\b|\bngr\b)[^;\n]{0,24}\b[a-z]{2} $")
_POLE = r"[0-9]{1,3}(?:\.[0-9]{1,8})?° ?"
_POSITION = re.compile(
    rf"{_POLE}[NS][,;]? (?:and |[Ll]ong(?:itude)?:? )?{_POLE}[EW](?!\w)|[0-9]{{1,3}}\.[0-9]{{3,8}}° ?[NSEW](?!\w)"
)
_RACE = re.compile(
    r"[0-9]{1,2}(?:,?[0-9]{3}|[0-9])?(?:[ -]?(?:m|metres?|meters?|yards?)|(?=k))(?:k| )"
    r"? ?(?:(?:individual |freestyle |mixed |medley |race |men’s |women’s )?"
    r"(?:freestyle|butterfly|backstroke|breaststroke|medley|relay|hurdles|steeplechase|final|finals|semi-final|heats"
    r"|sprint|dash|champion|run|race|title))(?!\w| of\b)"
)
_RELAY = re.compile(r"[0-9] ?[x×] ?[0-9]{2,4} ?(?:m|metres?|meters?)(?= (?:[a-z]{1,10} )?relay)")
_DEGREE = re.compile(r"2:[12](?![\w:]|[.,][0-9])")
_TO_ONE = re.compile(
    r"1:1(?= (?:tutorial|tuition|support|session|meeting|mentoring|coaching|teaching|care|counselling|lesson|help))"
)
_STUDIED = re.compile(r"\b(?:degree|degrees|honours|hons|graduat|undergraduate|classification|awarded)")
_GROUP_OF = re.compile(r"\bGroup of $")


def find_designator(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Find the clause, form, base, page, event, grade or position whose designation the atom is part of, or None."""
    return (
        _lettered(text, folded, atom, floor)
        or _base(folded, atom)
        or _subsection(text, atom)
        or _journal(text, atom)
        or _page(text, atom)
        or _race(folded, atom)
        or _graded(folded, atom)
        or _position(text, folded, atom, floor)
        or group_of(text, folded, atom)
    )


def group_of(text: str, folded: str, atom: Atom) -> Span | None:
    """Tell "the Group of 77" from "a group of 77" and "Group of 77 people"."""
    named = atom.whole and _GROUP_OF.search(text[max(0, atom.start - 12) : atom.start])
    counted = surroundings.counts_plural(folded, atom.end)
    return (atom.start, atom.end, "name") if named and not counted else None


def _lettered(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Tell "Section 27A" and "Form 10-K" from "27A", "a section 27m long" and "a 10-K rise"."""
    filing = _FILING.match(text, atom.start)
    if filing is not None and surroundings.word_after(folded, filing.end()) not in lexicon.HEAT_WORDS:
        return atom.start, filing.end(), "identifier"
    found = _LETTERED.match(text, atom.start)
    shown = surroundings.word_before(text, atom.start)
    label = shown.lower()
    if found is None or (
        label not in lexicon.REFERENCES and label not in lexicon.LETTERED and label[:-1] not in lexicon.LETTERED
    ):
        return None
    if not shown[0].isupper() and label not in lexicon.REFERENCES:
        return None
    head = text.rfind(shown, floor, atom.start)
    return (head, found.end(), "reference") if head >= floor else None


def _base(folded: str, atom: Atom) -> Span | None:
    """Exclude the base of an index: "(2015=100)"."""
    based = atom.value in _BASES and _BASE.search(folded[max(0, atom.start - 16) : atom.start])
    return (atom.start, atom.end, "reference") if based else None


def _subsection(text: str, atom: Atom) -> Span | None:
    """Tell "the Courts Act 1980, s 144" from "for 5 s 144 people"."""
    ahead = text[max(0, atom.start - _REACH) : atom.start]
    found = _IN_ACT.search(ahead) if ahead.endswith("s ") else None
    return (atom.start, atom.end, "reference") if found is not None else None


def _journal(text: str, atom: Atom) -> Span | None:
    """Find the volume and pages of a journal: "2020;382:1708-20"."""
    journal = _JOURNAL.match(text, atom.start)
    return (atom.start, journal.end(), "citation") if journal is not None else None


def _page(text: str, atom: Atom) -> Span | None:
    """Tell the page numbers "2 of 6", "- 4 -" and "12 | Page" from "2 of 6 homes" and the list's "- 4 homes"."""
    ahead = text[max(0, atom.start - 88) : atom.start]
    # A reader of documents takes the first dash for a list mark, which leaves "4 -".
    opens, dash = surroundings.starts_line(text, atom.start), _DASH_AHEAD.search(ahead) is not None
    dashed = _DASHED_PAGE.match(text, atom.start) if opens or dash else None
    if dashed is not None:
        return atom.start, dashed.end("page"), "reference"
    if dash:
        return None
    if opens:
        paged = _PAGE_OF.match(text, atom.start)
        if paged is not None and int(paged["page"]) <= int(paged["last"]):
            return atom.start, paged.end("last"), "reference"
        heads = "|" not in ahead.rpartition("\n")[2] and _RUNNING_PAGE.match(text, atom.start) is not None
        return (atom.start, atom.end, "reference") if heads else None
    ends = not text[atom.end : atom.end + 8].partition("\n")[0].strip()
    closes = ends and atom.whole and (atom.value or 0) < _LARGEST_PAGE and _RUNNING_HEAD.search(ahead)
    return (atom.start, atom.end, "reference") if closes else None


def _race(folded: str, atom: Atom) -> Span | None:
    """Tell "the 50m freestyle" and "the 10k run" from "50m of pipe" and "a 10k run of cells"."""
    found = _RELAY.match(folded, atom.start) or _RACE.match(folded, atom.start)
    if found is None or found.end() < atom.end:
        return None
    return atom.start, found.end(), "name"


def _graded(folded: str, atom: Atom) -> Span | None:
    """Tell "a 2:1 degree" and "1:1 tuition" from "a ratio of 2:1"."""
    coached = _TO_ONE.match(folded, atom.start)
    degree = _DEGREE.match(folded, atom.start)
    if coached is None and degree is not None:
        around = surroundings.clause_before(folded, atom.start) + surroundings.clause_after(
            folded, degree.end(), limit=32
        )
        degree = degree if _STUDIED.search(around) and "ratio" not in around else None
    found = coached or degree
    return (atom.start, found.end(), "name") if found is not None else None


def _position(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Find the point of the map that the atom begins: "51.5074° N, 0.1278° W", "grid reference TQ 298 804"."""
    found = _POSITION.match(text, atom.start)
    if found is None and _GRID_AHEAD.search(folded[max(floor, atom.start - _REACH) : atom.start]):
        found = _GRID.match(text, atom.start)
        return (atom.start - 3, found.end(), "identifier") if found is not None else None
    return (atom.start, found.end(), "identifier") if found is not None else None
