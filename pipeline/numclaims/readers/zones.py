"""Stretches of a document to blocks: each under its nearest heading, furniture of the page told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from numclaims.records import Block

MAX_FURNITURE_WORDS = 60
MAX_FURNITURE_CHARACTERS = 600
MAX_SECTION_CHARACTERS = 200
CHECKED = frozenset({"prose", "list", "heading"})
EMPHASIS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that a reader took for one thing, before its section is known."""

    start: int
    end: int
    zone: str = "prose"


def to_blocks(text: str, stretches: Iterable[Stretch]) -> Iterator[Block]:
    """Give each stretch its section, the text of the nearest heading above it, and mark boilerplate."""
    section = ""
    for stretch in stretches:
        if stretch.start >= stretch.end:
            continue
        content = text[stretch.start : stretch.end]
        if stretch.zone == "heading":
            section = heading_text(content)
        furniture = stretch.zone in CHECKED and is_boilerplate(content)
        yield Block(
            start=stretch.start,
            end=stretch.end,
            zone="boilerplate" if furniture else stretch.zone,
            section=section,
        )


def heading_text(content: str) -> str:
    """Give a heading's words in one line, without emphasis marks.

    >>> heading_text("**Key** findings")
    'Key findings'
    """
    return EMPHASIS.sub("", " ".join(content.split()))[:MAX_SECTION_CHARACTERS]


def is_boilerplate(content: str) -> bool:
    """Tell whether a short block is the page's furniture: sign-in, sharing, cookies, rights, contacts.

    >>> is_boilerplate("Already have an account? Sign in here")
    True
    """
    if len(content) > MAX_FURNITURE_CHARACTERS or len(content.split()) > MAX_FURNITURE_WORDS:
        return False
    whole, anywhere = _phrases()
    words = " ".join(content.casefold().split()).replace("’", "'")
    return words.strip(" .:!>»→") in whole or anywhere.search(words) is not None


@cache
def _phrases() -> tuple[frozenset[str], re.Pattern[str]]:
    resource = files("numclaims").joinpath("resources/boilerplate.txt").read_text(encoding="utf-8")
    phrases = [line.strip() for line in resource.splitlines() if line.strip() and not line.startswith("#")]
    whole = frozenset(phrase[1:] for phrase in phrases if phrase.startswith("="))
    anywhere = "|".join(re.escape(phrase) for phrase in phrases if not phrase.startswith("="))
    return whole, re.compile(rf"(?<!\w)(?:{anywhere})(?!\w)")
