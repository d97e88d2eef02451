"""Labels, results and years: numbers that the words around them make a name, a score, a reference or a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import ages, bare_ages, dates, lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.dates import Span
    from numclaims.numbers.readings import Reading

_SCORE = re.compile(
    r"(?P<left>[0-9]{1,3})(?P<dash>\s?[-–—]\s?|-to-|-for-|-of-|:)(?P<right>[0-9]{1,3})(?![\w%]"
    r"|[.,][0-9]|[-–][0-9a-z]|\s?(?:%|per\s?cent))"
)
_LARGEST_LABEL = 10000
_LARGEST_SERIES = 100
_SHORTEST_REGISTERED = 3
_LARGEST_SCORE = 200
_LARGEST_VOTE = 700
_AFTER_NAME = re.compile(
    r" (?:\(|(?:and|or|in|on|at|was|is|has|had|with|from|for|by"
    r"|to|will|Pro|Plus|Ultra|Max|Mini|Lite|SE|XL|Ti|FE|Series|Edition|spacecraft|mission|missions|landing|lander)\b)"
)
_ENDS_NAME = re.compile(r"[.,;:!?)](?=\s|$)|$")
_FIGURE_REACH = 40
_NEXT_FIGURE = re.compile(r"(?:[,;]| and| or)(?: and)? (?P<label>[A-Z][\w’'-]{1,30})(?: [A-Z][\w’'-]{1,30}){0,2} [0-9]")
_LAST_FIGURE = re.compile(r"[A-Z][\w’'-]{1,20} [0-9]{1,3}(?:[,;]| and| or)(?: and)? (?:[A-Z][\w’'-]{1,20} ){0,2}$")
_AUTHORS = re.compile(r"et al\.?,? ?\(?$")


def after_reading(text: str, folded: str, reading: Reading, floor: int) -> Span | None:
    """Find why its neighbours say that a read number is no quantity, or None."""
    atom = reading.atom
    if dates.is_year(folded, reading):
        return (
            atom.start,
            atom.end,
            "citation" if _AUTHORS.search(folded[max(0, atom.start - 12) : atom.start]) else "year",
        )
    if reading.start < atom.start or reading.scale != 1.0 or atom.form not in ("digits", "words"):
        return None
    return _labelled(text, folded, reading, floor) or _score(folded, reading) or _code(text, reading)


def _labelled(text: str, folded: str, reading: Reading, floor: int) -> Span | None:
    atom = reading.atom
    raw = surroundings.words_before(text, atom.start, 2)
    glued = "#§№".find(text[atom.start - 1]) if atom.start > floor else -1
    label = raw[-1] if raw else (text[atom.start - 1] if glued >= 0 else "")
    if not label or (atom.form == "words" and not label[0].isupper()):
        return None
    if len(raw) == 2 and " ".join(raw) in lexicon.CAPITAL_NAMES:
        label = " ".join(raw)
    reason = _label_reason(label.rpartition("/")[2] if len(label) > 2 else label, reading, text, folded)
    head = text.rfind(label, floor, atom.start)
    if not reason and atom.form == "digits":
        if _is_proper(text, reading, label, head):
            reason = "name"
        elif _is_catalogued(text, reading, label):
            reason = "identifier"
    return (head, atom.end, reason) if reason and head >= floor else None


def _is_catalogued(text: str, reading: Reading, label: str) -> bool:
    """Tell "HD 188753" and "HEM 907" from "NHS 500 beds" and "GDP 2.3"."""
    surface = text[reading.atom.start : reading.atom.end]
    following = surroundings.word_after(text, reading.atom.end)
    return (
        reading.unit is None
        and surface.isdigit()
        and len(surface) >= 3
        and label.isalpha()
        and label.isupper()
        and 2 <= len(label) <= 5
        and not (following.islower() and following.endswith("s"))
    )


def _is_proper(text: str, reading: Reading, label: str, head: int) -> bool:
    """Tell "Viking 1 and", "OAE 2 (Arthur" and "Voyager 2 in" from "In Leeds 14 people" and "Some 44 in care"."""
    atom = reading.atom
    if (
        reading.unit is not None
        or not atom.whole
        or not 0 < (atom.value or 0) < _LARGEST_SERIES
        or not label[0].isupper()
    ):
        return False
    if not label.isalnum() or label.lower() in lexicon.CUES_BEFORE or label.lower() in dates.MONTHS_AND_DAYS:
        return False
    ahead = text[max(0, head - 2) : head]
    if len(ahead.rstrip(" ")) == len(ahead) or not ahead.strip() or ahead.rstrip()[-1:] in '.:;!?|•*#-–—”"':
        return False
    if _lists_figures(text, head, atom.end, label) or bare_ages.follows_full_name(text, reading):
        return False
    ends = _ENDS_NAME.match(text, atom.end) is not None and not label.endswith("s")
    return ends or _AFTER_NAME.match(text, atom.end) is not None


def _lists_figures(text: str, head: int, end: int, label: str) -> bool:
    """Tell the figures of "Leeds 14, York 9 and Hull 3" from the names of "Apollo 11 and Apollo 13"."""
    following = _NEXT_FIGURE.match(text, end)
    if following is not None:
        return following["label"] != label
    ahead = text[max(0, head - _FIGURE_REACH) : head]
    return _LAST_FIGURE.search(ahead) is not None and label not in ahead


def _label_reason(label: str, reading: Reading, text: str, folded: str) -> str:
    lowered = label.lower()
    physical = reading.unit is not None and (
        folded[reading.atom.end : reading.atom.end + 1] != " " or len(reading.unit_text) > 1
    )
    if physical:
        return ""
    kinds = (
        ("identifier", _is_registered(text, lowered, label, reading)),
        ("reference", lowered in lexicon.REFERENCES),
        ("version", lowered in lexicon.VERSIONS),
        ("reference", _points(lowered, lexicon.LOOSE_REFERENCES, reading, text, folded)),
        ("version", _points(lowered, lexicon.LOOSE_VERSIONS, reading, text, folded)),
        (
            "name",
            label in lexicon.CAPITAL_NAMES
            or lowered in lexicon.PRODUCT_NAMES
            or _in_series(lowered, reading, text, folded),
        ),
    )
    return next((reason for reason, holds in kinds if holds), "")


def _points(label: str, words: frozenset[str], reading: Reading, text: str, folded: str) -> bool:
    """Tell "Chart 1.1 shows" and "release 7" from "the chart 12 people drew" and "each minute 4 people"."""
    known = label in words or (label.endswith("s") and label[:-1] in words)
    return known and (reading.atom.value or 0) < _LARGEST_LABEL and not _precedes_count(text, folded, reading)


def _in_series(label: str, reading: Reading, text: str, folded: str) -> bool:
    """Tell "phase 3", "phases 3, 5 and 7" and "week 6 of" from "each week 600 referrals"."""
    singular = label[:-1] if label.endswith("s") and label not in lexicon.NAMES else label
    if singular not in lexicon.NAMES or not reading.atom.whole or (reading.atom.value or 0) >= _LARGEST_LABEL:
        return False
    if singular not in lexicon.LOOSE_NAMES:
        return True
    return not _precedes_count(text, folded, reading)


def _precedes_count(text: str, folded: str, reading: Reading) -> bool:
    """Tell the count in "last week 600 people" and "in the area 12 homes" by the words around it."""
    start, end = reading.atom.start, reading.atom.end
    before = surroundings.words_before(folded, start, 2)
    named = surroundings.words_before(text, start)[-1][0].isupper()
    if len(before) == 2 and before[0] in lexicon.LOOSE_DETERMINERS and not named:
        return True
    following = surroundings.word_after(text, end)
    if before[0] == "the" and not named and following in _PLURAL_VERBS:
        return True
    if before[-1].endswith("s") and before[-1][:-1] in lexicon.LOOSE_ALONE and not _LIST.match(folded, end):
        return True
    if not following.islower() or following in lexicon.PHRASE_ENDS or before[-1].endswith("s"):
        return False
    if following in lexicon.NAMES and before[-1] in lexicon.LOOSE_ALONE:
        return False
    return not (named and _acts(folded, following, end))


def _acts(folded: str, following: str, end: int) -> bool:
    """Tell what a named thing does ("Ward 7 voted", "Chart 2 shows") from the hurt and dead that are counted."""
    if following in lexicon.REPORTING_VERBS:
        return True
    past = following.endswith("ed") and following not in lexicon.HEADLINE_COUNTS
    return past and not surroundings.counts_plural(folded, end + 1 + len(following))


def _is_registered(text: str, lowered: str, label: str, reading: Reading) -> bool:
    """Tell "No. 7", "charity 1058432" and "case 4411" from "No 10 children" and "the order 400 tonnes"."""
    if lowered.rstrip(":") in lexicon.IDENTIFIERS or (label == "No" and reading.atom.form == "digits"):
        return True
    surface = text[reading.atom.start : reading.atom.end].replace(" ", "")
    if lowered.rstrip(":") not in lexicon.REGISTERED or not surface.isdigit() or len(surface) < _SHORTEST_REGISTERED:
        return False
    following = surroundings.word_after(text, reading.atom.end)
    return not following.islower() or following in lexicon.PHRASE_ENDS


def _score(folded: str, reading: Reading) -> Span | None:
    found = _SCORE.match(folded, reading.atom.start)
    if found is None or reading.unit is not None or found["dash"] == ":":
        return None
    if found["dash"] in ("-for-", "-of-"):
        return found.start(), found.end(), "score"
    if found["dash"].strip() != found["dash"]:
        return None
    if ages.age_phrase(folded, found.start(), 0) is not None:
        return None
    left, right = int(found["left"]), int(found["right"])
    around = (
        surroundings.clause_before(folded, found.start(), limit=48)
        + " "
        + surroundings.clause_after(folded, found.end(), limit=32)
    )
    beside = not lexicon.SCORE_WORDS.isdisjoint(re.findall(r"[a-z]+", around))
    ranged = left < right and units.match_after(folded, found.end()) is not None
    if (left >= right or beside) and not ranged and max(left, right) < (_LARGEST_VOTE if beside else _LARGEST_SCORE):
        return found.start(), found.end(), "score"
    return None


def _code(text: str, reading: Reading) -> Span | None:
    """Exclude company numbers and serials: a leading zero, or more digits than a count is written with."""
    surface = text[reading.atom.start : reading.atom.end]
    if reading.unit is None and surface.isdigit() and ((surface[0] == "0" and len(surface) > 1) or len(surface) > 12):
        return reading.atom.start, reading.atom.end, "identifier"
    return None


_CONTINUES = re.compile(r"/|\s?(?:,|;|&|-|–|—|,?\s?(?:and|or|to|through))\s?(?:and\s)?")
_PLURAL_VERBS = frozenset({"were", "are", "have", "of"})
_LIST = re.compile(r"\s?(?:,|&|-|–|—|and|or|to|through)\s?[0-9]")
_OUT_OF = re.compile(r"\sof\s")
_GROUP = re.compile(r"(?:^|\s)[0-9]{2,5}$")
_SMALLEST_COUNT = 20
_CARRIED = frozenset({"reference", "citation", "name", "identifier"})


def continues(folded: str, atom: Atom, last: Span | None) -> Span | None:
    """Carry an excluded reference on to the next number of its list, unless that number has a unit."""
    if last is None or last[2] not in _CARRIED or atom.form != "digits" or atom.start - last[1] > 8:
        return None
    gap = folded[last[1] : atom.start]
    if gap in ("(", ")(") and last[2] == "reference" and folded[atom.end : atom.end + 1] == ")":
        return atom.start, atom.end, last[2]
    if last[2] == "identifier" and gap in surroundings.BLANKS and _goes_on(folded, atom, last):
        return atom.start, atom.end, last[2]
    listed = _CONTINUES.fullmatch(gap) or (last[2] == "reference" and _OUT_OF.fullmatch(gap))
    if not folded[last[1] - 1].isdigit() or not listed or _begins_clause(folded, atom, gap):
        return None
    if units.match_after(folded, atom.end) is not None or (atom.value or 0) >= 10000:
        return None
    return atom.start, atom.end, last[2]


def _goes_on(folded: str, atom: Atom, last: Span) -> bool:
    """Tell the groups of "VAT registration GB 927 3571 09" from "the A380 300 times" and "CO2 400 ppm"."""
    grouped = _GROUP.search(folded[last[0] : last[1]]) and folded[atom.start : atom.end].replace(" ", "").isdigit()
    if not grouped or units.match_after(folded, atom.end) is not None:
        return False
    following = surroundings.word_after(folded, atom.end)
    return not following or following in lexicon.PHRASE_ENDS


def _begins_clause(folded: str, atom: Atom, gap: str) -> bool:
    """Tell "In Table 2, 45 patients" and "Section 4 and 300 homes" from "Tables 2, 3" and "Grade 3 and 4 events"."""
    following = surroundings.word_after(folded, atom.end)
    plural = (following.endswith("s") and len(following) > 3) or following in lexicon.YEAR_COUNTS
    plural = plural and following not in lexicon.REPORTING_VERBS
    return plural and (("," in gap and "and" not in gap) or (atom.value or 0) >= _SMALLEST_COUNT)
