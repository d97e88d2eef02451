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
OCCASIONS: Mapping[str, float] = MappingProxyType(_words["occasions"])
FACTORS: Mapping[str, float] = MappingProxyType(_words["factors"])
ORDINALS = frozenset(_words["ordinals"]["words"])
VAGUE = frozenset(_words["vague"]["words"])

CUES_BEFORE = _cues(_bounds["before"])
CUES_AFTER = _cues(_bounds["after"])
CUE_SIGNS: Mapping[str, str] = MappingProxyType(_bounds["signs"])
TIME_CUES = _cues(_bounds["time"])
COMPARATIVES = frozenset(_bounds["comparatives"]["words"])
CUE_FILLERS = frozenset(_bounds["fillers"]["words"])

TIME_WORDS = frozenset(_rates["times"])
RATE_ADVERBS: Mapping[str, str] = MappingProxyType(_rates["adverbs"])
RATE_NAMES: Mapping[str, str] = MappingProxyType(_rates["names"])
DENOMINATORS_ALONE = frozenset(_rates["phrases"]["alone"])
DENOMINATOR_PARTICIPLES = frozenset(_rates["phrases"]["participles"])
DENOMINATOR_STOPS = frozenset(_rates["phrases"]["stops"])
DENOMINATORS_ARTICLED = frozenset(_rates["phrases"]["articled"])
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
PHRASE_ENDS = frozenset(_context["phrase_ends"])
FACTOR_OBJECTS = frozenset(_context["factor_objects"])
HALF_OF_TWO = frozenset(_context["half_of_two"])
QUARTER_AFTER = frozenset(_context["quarter_after"])
OCCASION_AFTER = frozenset(_context["occasion_after"])
ONCE_BEFORE = frozenset(_context["once_before"])
PERSONS = frozenset(_context["persons"])
AGE_VERBS = frozenset(_context["age_verbs"])
NEVER_PERSONS = frozenset(_context["never_persons"])
SCALE_MARKS = frozenset(_context["scale_marks"])
PREFIXES = frozenset(_context["prefixes"])
PRICE_STOPS = frozenset(_context["price_stops"])

MONTHS = frozenset(_exclusions["months"])
WEEKDAYS = frozenset(_exclusions["weekdays"])
REFERENCES = frozenset(_exclusions["references"])
NAMES = frozenset(_exclusions["names"] + _exclusions["loose_alone"])
CAPITAL_NAMES = frozenset(_exclusions["capital_names"])
EXPRESSIONS: tuple[str, ...] = tuple(_exclusions["expressions"])
WORD_EXPRESSIONS: tuple[str, ...] = tuple(_exclusions["word_expressions"])
PICTURES = frozenset(_exclusions["pictures"])
IDENTIFIERS = frozenset(_exclusions["identifiers"])
VERSIONS = frozenset(_exclusions["versions"])
STATES = frozenset(_exclusions["states"])
LOOSE_DETERMINERS = frozenset(_exclusions["loose_determiners"])
CLOCK_BEFORE = frozenset(_exclusions["clock_before"])
CLOCK_WORDS = frozenset(_exclusions["clock_words"])
MARKET_WORDS = frozenset(_exclusions["market_words"])
HEADLINE_COUNTS = frozenset(_exclusions["headline_counts"])
HEADLINE_VERBS = frozenset(_exclusions["headline_verbs"])
PRODUCT_NAMES = frozenset(_exclusions["product_names"])
REGISTERED = frozenset(_exclusions["registered"])
DIALLING = frozenset(_exclusions["dialling"])
DIALLING_FILLERS = frozenset(_exclusions["dialling_fillers"])
EMERGENCY_NUMBERS = frozenset(_exclusions["emergency_numbers"])
LOOSE_NAMES = frozenset(_exclusions["loose_names"] + _exclusions["loose_alone"])
LOOSE_ALONE = frozenset(_exclusions["loose_alone"])
LOOSE_REFERENCES = frozenset(_exclusions["loose_references"])
LOOSE_VERSIONS = frozenset(_exclusions["loose_versions"])
LETTERED = frozenset(_exclusions["lettered"])
HEAT_WORDS = frozenset(_exclusions["heat_words"])
REPORTING_VERBS = frozenset(_exclusions["reporting_verbs"])
ONE_GENERIC = frozenset(_exclusions["one"]["generic"])
ONE_BEFORE = frozenset(_exclusions["one"]["before"])
ONE_AFTER = frozenset(_exclusions["one"]["after"])
ONE_ANY = frozenset(_exclusions["one"]["any"])
ONE_COUNTING = frozenset(_exclusions["one"]["counting"])
ONE_DETERMINERS = frozenset(_exclusions["one"]["determiners"])
ONE_CLOSERS = frozenset(_exclusions["one"]["closers"])
ONE_CERTAIN = frozenset(_exclusions["one"]["certain"])
ONE_DAY_AFTER = frozenset(_exclusions["one"]["day_after"])
ONE_DAY_NEVER = frozenset(_exclusions["one"]["day_never"])
ONE_DAY_BEFORE_SUBJECT = frozenset(_exclusions["one"]["day_subjects"])
ONE_HYPHEN = frozenset(_exclusions["one"]["hyphen"])
