"""The packaged word lists, each read once as immutable values."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_sets(name: str) -> dict[str, frozenset[str]]:
    """Read the TOML resource ``name``: its lists as sets, by key."""
    text = files("numclaims.resources").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(text).items()}
