"""How far a row can be relied on: the share of right rows among those that the same cues decided."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

UNKNOWN = "unknown"
_QUOTED = re.compile(r'"[^"]*"')
_WORD = re.compile(r"[a-z]+")


def cue_of(rule: str) -> str:
    """Give a subject rule without the words it quotes, which is the kind of cue that decided.

    >>> cue_of('complement of the quantity "patients"')
    'complement of the quantity'
    """
    return " ".join(_WORD.findall(_QUOTED.sub(" ", rule))) or "no subject"


def confidence(number: float, rule: str) -> float:
    """Estimate the probability that value, unit and subject head of a row are right.

    Args:
        number: the number grammar's own grade of how clearly the number reads as a quantity.
        rule: the words that say how the subject was found; empty where none was.
    """
    shares = _table()
    share = shares["cue"].get(cue_of(rule), shares["cue"][UNKNOWN])
    factor = shares["number"].get(f"{number:.2f}", 1.0)
    return round(min(0.99, max(0.01, share * factor)), 2)


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(files("numclaims.resources").joinpath("reliability.toml").read_text(encoding="utf-8"))
