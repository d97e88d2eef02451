"""The grammar's word lists, loaded once from the packaged resources as immutable values."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def _load(name: str) -> dict[str, Any]:
    resource = files("numclaims") / "resources" / "numbers" / f"{name}.toml"
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _cues(table: dict[str, list[str]]) -> Mapping[str, str]:
    return MappingProxyType({cue: bound for bound, cues in table.items() for cue in cues})


_words, _bounds, _rates = _load("words"), _load("bounds"), _load("rates")
_context, _exclusions = _load("context"), _load("exclusions")

SMALL: Mapping[str, float] = MappingProxyType({**_words["small"]})
TENS: Mapping[str, float] = MappingProxyType({**_words["tens"]})
SCALES: Mapping[str, float] = MappingProxyType({**_words["scales"]})
PLURALS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {word: (float(low), float(high)) for word, (low, high) in _words["plurals"].items()}
)
SCALE_SIGNS: Mapping[str, float] = MappingProxyType(_words["scale_signs"])
PARTS: Mapping[str, float] = MappingProxyType(
    {**_words["parts"], **{f"{part}s": size for part, size in _words["parts"].items()}, "halves": 2}
)
TIMES: Mapping[str, float] = MappingProxyType(_words["times"])
FACTORS: Mapping[str, float] = MappingProxyType(_words["factors"])
ORDINALS = frozenset(_words["ordinals"]["words"])
VAGUE = frozenset(_words["vague"]["words"])

CUES_BEFORE = _cues(_bounds["before"])
CUES_AFTER = _cues(_bounds["after"])
CUE_SIGNS: Mapping[str, str] = MappingProxyType(_bounds["signs"])
CUE_FILLERS = frozenset(_bounds["fillers"]["words"])

TIME_WORDS = frozenset(_rates["times"])
RATE_ADVERBS: Mapping[str, str] = MappingProxyType(_rates["adverbs"])
RATE_NAMES: Mapping[str, str] = MappingProxyType(_rates["names"])
RATE_STOPS = frozenset(_rates["words"]["stop"])
RATE_PREPOSITIONS = frozenset(_rates["words"]["prepositions"])
RATE_POINTS = frozenset(_rates["words"]["points"])

CHANGE_WORDS = frozenset(_context["change"])
PRICE_RANGE_WORDS = frozenset(_context["price_range"])
RANGE_WORDS = frozenset(_context["range"])
MILLIONS_NOUNS = frozenset(_context["millions"])
METRE_WORDS = frozenset(_context["metres"])
SCORE_WORDS = frozenset(_context["scores"])
YEAR_PREPOSITIONS = frozenset(_context["year_prepositions"])
YEAR_NEVER = frozenset(_context["year_never"])
YEAR_COUNTS = frozenset(_context["year_counts"])

FACTOR_AFTER = frozenset(_context["factor_after"])
PART_AFTER = frozenset(_context["part_after"])
HALF_AFTER = frozenset(_context["half_after"])
HALF_BEFORE = frozenset(_context["half_before"])
OVER_BEFORE = frozenset(_context["over_before"])
PEOPLE_BEFORE = frozenset(_context["people_before"])
PEOPLE_VERBS = frozenset(_context["people_verbs"])
PREFIXES = frozenset(_context["prefixes"])
PRICE_STOPS = frozenset(_context["price_stops"])

MONTHS = frozenset(_exclusions["months"])
WEEKDAYS = frozenset(_exclusions["weekdays"])
REFERENCES = frozenset(_exclusions["references"])
NAMES = frozenset(_exclusions["names"])
CAPITAL_NAMES = frozenset(_exclusions["capital_names"])
EXPRESSIONS: tuple[str, ...] = tuple(_exclusions["expressions"])
IDENTIFIERS = frozenset(_exclusions["identifiers"])
VERSIONS = frozenset(_exclusions["versions"])
STATES = frozenset(_exclusions["states"])
LOOSE_NAMES = frozenset(_exclusions["loose_names"])
ONE_GENERIC = frozenset(_exclusions["one"]["generic"])
ONE_BEFORE = frozenset(_exclusions["one"]["before"])
ONE_AFTER = frozenset(_exclusions["one"]["after"])
ONE_HYPHEN = frozenset(_exclusions["one"]["hyphen"])
