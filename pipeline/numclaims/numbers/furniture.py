"""Page furniture: numbers that open a heading, that are dialled, and codes, laws and isotopes known by their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.dates import Span

_LONGEST_HEADING = 80
_LARGEST_HEADING = 40
_HEADING = re.compile(
    r"[ \t\u00a0]{1,3}(?P<word>[A-Z][a-z’'-]{1,30})(?![\w])(?P<rest>[^\n]{0,80})(?=\n[ \t]*\n|\n?$|\n#)"
)
_SENTENCE = re.compile(r"[.!?;]\s*$|[0-9]")
_PARAGRAPH = re.compile(
    r"[ \t\u00a0]{1,3}(?:The|We|In|This|These|It|For|At|As|Our|There|If|When|On|To|From|An?) [A-Za-z]"
)
_DIALLED = re.compile(
    r"(?:1[-. ])?\(?[0-9]{3}\)?[-. ][0-9]{3}[-.][0-9]{4}(?!\w)|[0-9]{3}-[0-9]{4}(?!\w)"
    r"|[0-9]{3,6}(?: [0-9]{3,6}){0,3}(?!\w|[.,-][0-9])"
)
_LOCAL = re.compile(r"(?:555-[0-9]{4}|[0-9]{3}-0[0-9]{3}|1-[0-9]{3}-[0-9]{3}-[0-9]{4})(?!\w|[.,-][0-9])")
_HYPHENS = re.compile(r"[0-9]{1,7}(?:-[0-9]{1,7}){2,6}(?:-[0-9xX])?(?![\w-])")
# A legal act by number and year ("852/2004") or by year and number ("2016/679").
_ACT = re.compile(r"(?:[0-9]{1,5}/(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}/[0-9]{3,5})(?![\w/]|[.,][0-9])(?!\s?%)")
# A report series or code cited by volume ("410 U.S. 113", "42 U.S.C. § 1983", "45 CFR 164").
_LAW = re.compile(
    r"[0-9]{1,4} (?:U\.S\.(?:C\.)?|F\.(?:2d|3d)|F\. ?Supp\.|S\. ?Ct\.|Fed\. ?Reg\.|C\.?F\.?R\.?|USC|WLR|UKSC|EWCA"
    r"|EWHC) (?:§{1,2} ?)?[0-9]{1,5}(?:[.(][0-9a-z)]{1,8}){0,4}"
)
# An aircraft type ("737-800s", "787-9", "747s").
_AIRCRAFT = re.compile(r"7[0-9]7(?:-[0-9]{1,3}[A-Z]{0,2}s?|s|(?i: max(?: [0-9]{1,2})?))(?!\w)")
# An isotope by its mass number and symbol; carbon and nitrogen only where no temperature or force is meant.
_ISOTOPE = re.compile(
    r"(?:18O|3He|137Cs|134Cs|131I|125I|90Sr|23[3-8]U|239Pu|40Ar|39Ar|8[67]Sr|20[4678]Pb|99mTc|68Ga|177Lu|64Cu|60Co"
    r"|22[36]Ra|222Rn|13C/12C|15N/14N|18O/16O|(?:13C|14C|15N)(?=[-/] ?[0-9a-z]|\s(?:NMR|dating|date|isotop|ratio"
    r"|label|enrich|value|signature|concentration|age|glucose|urea|bicarbonate|analys|natural|abundance)))(?![A-Za-z0-9])"
)
_SHAPES = ((_ACT, "identifier"), (_LAW, "identifier"), (_AIRCRAFT, "name"), (_ISOTOPE, "identifier"))
_ACT_NUMBER = 12


def find_furniture(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Find the heading number, telephone number, code or legal reference the atom begins, or None."""
    if surroundings.starts_line(text, atom.start):
        number = _heading(text, folded, atom)
        if number is not None:
            return number
    return _dialled(text, folded, atom, floor) or _shaped(text, atom)


def _heading(text: str, folded: str, atom: Atom) -> Span | None:
    """Tell "1 Area and yield" and "12 The Committee noted" from "3 Dead in Crash" and "500 Homes Lost."."""
    surface = text[atom.start : atom.end]
    if not surface.isdigit() or surface[0] == "0" or int(surface) > _LARGEST_HEADING * 10:
        return None
    if _PARAGRAPH.match(text, atom.end) is not None:
        return atom.start, atom.end, "list_number"
    heading = _HEADING.match(text, atom.end)
    if (
        heading is None
        or int(surface) > _LARGEST_HEADING
        or atom.start > len(text)
        or _SENTENCE.search(heading["rest"])
    ):
        return None
    words = [heading["word"].lower(), *re.findall(r"[a-z’'-]+", heading["rest"].lower())]
    told = lexicon.HEADLINE_COUNTS.isdisjoint(words[:3]) and lexicon.HEADLINE_VERBS.isdisjoint(words)
    if not told or words[0] in lexicon.MONTHS or units.match_after(folded, atom.end) is not None:
        return None
    return atom.start, atom.end, "list_number"


def _dialled(text: str, folded: str, atom: Atom, floor: int) -> Span | None:
    """Read "call 555-0142", "text HELP to 70707" and "calls to 911" as numbers somebody dials."""
    local = _LOCAL.match(text, atom.start)
    if local is not None:
        return atom.start, local.end(), "phone"
    found = _DIALLED.match(text, atom.start)
    if found is None or not _asks_to_dial(text, folded, atom.start, floor):
        return None
    digits = [char for char in found.group() if char.isdigit()]
    short = "".join(digits) in lexicon.EMERGENCY_NUMBERS
    following = surroundings.word_after(text, found.end())
    counted = following.islower() and following not in lexicon.PHRASE_ENDS and (following.endswith("s") or not short)
    if (len(digits) == 3 and not short) or counted or (len(digits) == 4 and found.group()[:2] in ("19", "20")):
        return None
    return atom.start, found.end(), "phone"


def _asks_to_dial(text: str, folded: str, start: int, floor: int) -> bool:
    words = surroundings.words_before(folded, start, 4)
    shown = surroundings.words_before(text, start, 4)
    for word, raw in zip(reversed(words), reversed(shown), strict=True):
        if word in lexicon.DIALLING:
            return start - floor >= len(word)
        if word not in lexicon.DIALLING_FILLERS and not (raw.isupper() and len(raw) > 2) and not raw.istitle():
            return False
    return False


def _shaped(text: str, atom: Atom) -> Span | None:
    hyphens = _HYPHENS.match(text, atom.start)
    if hyphens is not None and sum(map(str.isdigit, hyphens.group())) > 6:
        return atom.start, hyphens.end(), "identifier"
    for shape, reason in _SHAPES:
        found = shape.match(text, atom.start)
        if found is not None and found.end() >= atom.end and _is_act(found.group()):
            return atom.start, found.end(), reason
    return None


def _is_act(surface: str) -> bool:
    """Tell the act "852/2004" from the month "3/2004"."""
    number, slash, year = surface.partition("/")
    return not slash or not number.isdigit() or len(year) != 4 or int(number) > _ACT_NUMBER or len(number) == 4
