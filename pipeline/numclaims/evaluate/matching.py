"""When an annotator's wording and a predicted wording of the same thing agree."""

from __future__ import annotations

import math
import re

_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        "\u00ad": "",
    }
)
_DETERMINERS = frozenset(re.split(" ", "a an the this that these those its his her their our my your"))
_FUNCTION_WORDS = _DETERMINERS | frozenset(
    re.split(
        " ",
        "of in on at to from by for with as and or but than into per between since until till before after during"
        " is are was were be been being am has have had having do does did will would can could may might shall should"
        " who which whom whose it they he she we i you there not",
    )
)
_WORD = re.compile(r"\w+")
_OUTER = " \t.,;:!?\"'()[]"


def same_number(gold: float | None, predicted: float | None, *, rtol: float = 1e-4) -> bool:
    """Say whether two numbers are the same, both missing included; "one in seven" may be given as 0.142857."""
    if gold is None or predicted is None:
        return gold is predicted
    return math.isclose(gold, predicted, rel_tol=rtol, abs_tol=1e-12)


def normalised(text: str) -> str:
    r"""Give a wording without what convention leaves free: case, line breaks, quotes, hyphens, a leading determiner.

    >>> normalised("The  council\u2019s\nearly\u2011help team")
    "council's early-help team"
    """
    words = text.translate(_VARIANTS).casefold().strip(_OUTER).split()
    while len(words) > 1 and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def content_words(text: str) -> frozenset[str]:
    """Give the words of a wording that carry meaning, or all of its words where none does.

    >>> sorted(content_words("are in the care of the council"))
    ['care', 'council']
    """
    words = frozenset(_WORD.findall(text.translate(_VARIANTS).casefold()))
    return words - _FUNCTION_WORDS or words


def same_whole(gold: str, predicted: str) -> bool:
    """Say whether two wordings name the same whole, with or without its number.

    >>> same_whole("children", "those 132 children")
    True
    """
    return _unnumbered(gold) == _unnumbered(predicted)


def _unnumbered(text: str) -> str:
    words = normalised(text).split()
    while len(words) > 1 and any(character.isdigit() for character in words[0]):
        words = words[1:]
    return " ".join(words)


def same_text(gold: str, predicted: str) -> bool:
    """Say whether two wordings are the same after normalisation."""
    return normalised(gold) == normalised(predicted)


def shares_a_word(gold: str, predicted: str) -> bool:
    """Say whether two wordings have a content word in common."""
    return not content_words(gold).isdisjoint(content_words(predicted))


def word_overlap(gold: str, predicted: str) -> float:
    """Give the F1 of two wordings' content words.

    >>> word_overlap("are in council care", "are in care")
    0.6666666666666666
    """
    left, right = content_words(gold), content_words(predicted)
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 1.0


def is_given(value: object, default: object) -> bool:
    """Say whether a column says anything: not empty and not what it says by default."""
    return value is not None and value not in ("", default)
