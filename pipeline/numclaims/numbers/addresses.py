"""Addresses and codes: postcodes, telephone numbers, streets, coordinates and versions, by their own shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.dates import Span

_PHONE_DIGITS = 9
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]?[  ]?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?![\w])")
_PHONE = re.compile(
    r"\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,5}\)?){2,6}(?![\w])"
    r"|\(?0[0-9]{2,5}\)?[ -][0-9]{3,4}[ -]?[0-9]{3,6}(?![\w])"
    r"|\(?[0-9]{3}\)?[ .-][0-9]{3}[.-][0-9]{4}(?![\w])|0[0-9]{9,11}(?![\w])"
)
_VERSION = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}(?![\w]|\.[0-9])")
_STREET = re.compile(
    r"[A-Za-z]?[ ](?:[A-Z][\w’'.-]+[ ]){1,3}(?:(?:Road|Street|Avenue|Lane|Drive|Boulevard|Crescent|Terrace|Gardens|Rd"
    r"|Ave|Blvd|Highway|Parkway)(?!\w)|(?:St|Square|Way|Court|Place|Hill|Close|Row|Quay|Wharf|Plaza|Mews|Grove|Walk|Park"
    r"|Yard)(?=[,.;)\n]|$| (?:in|on|near|at|and|was|is)\b))"
)
_COORDINATE = re.compile(
    r"[0-9]{1,3}° ?[0-9]{1,2}(?:\.[0-9]{1,6})?[’'′´](?: ?[0-9]{1,2}(?:\.[0-9]{1,6})?[”\"″’'′]{1,2})? ?[NSEWnsew]?"
)
_CODE = re.compile(
    r"[0-9]{1,2}(?:-[0-9]{1,2}){2,4}(?![\w-])|[0-9]{1,6}/[0-9]{1,6}[a-z](?:-[0-9]{1,4})?(?!\w)|[0-9]{1,3}[A-Z][a-z]?/[0-9]{1,3}[A-Z][a-z]?(?!\w)"
)


def find_address(text: str, atom: Atom, floor: int) -> Span | None:
    """Find the address, code or version the atom belongs to, or None."""
    return _postcode(text, atom, floor) or _phone(text, atom, floor) or _coded(text, atom) or _version(text, atom)


def _postcode(text: str, atom: Atom, floor: int) -> Span | None:
    for start in range(max(floor, atom.start - 3), atom.start):
        found = _POSTCODE.match(text, start)
        if found is not None and found.end() > atom.end:
            return start, found.end(), "postcode"
    zip_code = _ZIP.match(text, atom.start)
    if zip_code is not None and surroundings.word_before(text, atom.start) in lexicon.STATES:
        return atom.start, zip_code.end(), "postcode"
    return None


def _phone(text: str, atom: Atom, floor: int) -> Span | None:
    for start in range(atom.start, max(floor, atom.start - 2) - 1, -1):
        if start < atom.start and text[start] not in "+(":
            continue
        found = _PHONE.match(text, start)
        if found is not None and found.end() >= atom.end and sum(map(str.isdigit, found.group())) >= _PHONE_DIGITS:
            return start, found.end(), "phone"
    return None


def _coded(text: str, atom: Atom) -> Span | None:
    street = _STREET.match(text, atom.end) if atom.whole else None
    coded = street or _COORDINATE.match(text, atom.start) or _CODE.match(text, atom.start)
    return (atom.start, coded.end(), "identifier") if coded is not None else None


def _version(text: str, atom: Atom) -> Span | None:
    found = _VERSION.match(text, atom.start)
    if found is None or found.end() <= atom.end:
        return None
    return atom.start, found.end(), "list_number" if surroundings.starts_line(text, atom.start) else "version"
