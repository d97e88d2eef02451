"""What stands around a position in the text, read through small bounded windows so that work stays linear."""

from __future__ import annotations

import re

from numclaims.numbers import lexicon

WINDOW = 64
BLANKS = " \t\u00a0\u2009\u202f\u2007\u200a"
OPENERS = "([{“‘\"'"
CLOSERS = ".,;:!?)]}”’\"'"
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n")
_WORD = re.compile(r"[ \t\u00a0\u2009\u202f\n]{0,2}([A-Za-z][\w'’-]{0,40})")


def fold(text: str) -> str:
    """Lower the text's case without moving a character."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def words_before(folded: str, position: int, count: int = 1) -> list[str]:
    """Give up to ``count`` words before the position, nearest last; none where a word is glued to it."""
    window = folded[max(0, position - WINDOW) : position]
    if not window or not window[-1].isspace():
        return []
    return [word.lstrip(OPENERS) for word in window.split()[-count:]]


def word_before(folded: str, position: int) -> str:
    """Give the word before the position, its punctuation kept, or an empty string."""
    found = words_before(folded, position)
    return found[0] if found else ""


def word_after(folded: str, position: int) -> str:
    """Give the word that follows within two blanks, or an empty string."""
    match = _WORD.match(folded, position)
    return match.group(1) if match else ""


def counts_plural(folded: str, position: int) -> bool:
    """Tell whether a plural noun that can be counted follows ("26.7 pupils"), and no scale of points or marks."""
    word = word_after(folded, position)
    return word in lexicon.YEAR_COUNTS or (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lexicon.PHRASE_ENDS
        and word not in lexicon.SCALE_MARKS
    )


def clause_before(folded: str, start: int, *, limit: int = WINDOW) -> str:
    """Give the stretch before the position that no sentence end interrupts."""
    window = folded[max(0, start - limit) : start]
    ends = list(_CLAUSE_END.finditer(window))
    return window[ends[-1].end() :] if ends else window


def clause_after(folded: str, end: int, *, limit: int = WINDOW) -> str:
    """Give the stretch after the position up to the end of its clause."""
    window = folded[end : end + limit]
    found = _CLAUSE_END.search(window)
    return window[: found.start()] if found else window


def starts_line(text: str, position: int) -> bool:
    """Tell whether only blanks and list marks stand between the position and its line's beginning."""
    window = text[max(0, position - 12) : position]
    head = window.rpartition("\n")[2]
    return (position <= 12 or "\n" in window) and not head.strip(" \t\u00a0-*•(#>|")
