"""TAT-QA's questions: which ask for numbers of the context, and which numbers those are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SCALES = {"": 1.0, "percent": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
SPAN, DERIVATION = "span", "derivation"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_NUMERIC = re.compile(
    r"(?:approximately |about |over )?[(~–—-]?\s?(?:US|A|C)?\s?[$€£¥₹`]?\s?[(–-]?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\)?\s?"
    r"(?P<after>%|(?:[a-z]{1,20}\s?){0,3})\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset(
    re.split(" ", "january february march april may june july august september october november december")
)
_SCALE_WORDS = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_CONSTANT = re.compile(r"(?<=[)\]]) ?/ ?\d(?![\d.,])|[*×] ?100(?:%|$)|/ ?100$|(?<=[)\d]) ?- ?1$")
_WORD = re.compile(r"\w+")
_ASKING = frozenset(
    re.split(
        r"\s+",
        "what which how much many when where why who whose is are was were be been did do does has have had can the a "
        "an of in on at to from by for with as and or than into per between under during its it their this that "
        "respectively respective amount value number figure company s year years fiscal ended end total be",
    )
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number an answer or a derivation needs, as printed, and the ``scale`` that its context gives it."""

    printed: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer or derivation is made of numbers of the context, with its own ``key_words``."""

    kind: str
    text: str
    source: str
    numbers: tuple[Number, ...]
    key_words: frozenset[str]


def question_of(entry: dict[str, Any]) -> Question | None:
    """Give a question about numbers; None for the others (years, dates, counts, reasons)."""
    kind = DERIVATION if entry["answer_type"] == "arithmetic" else SPAN
    if kind == DERIVATION:
        found = tuple(Number(value) for value in operands(entry["derivation"]))
    elif entry["answer_type"] in ("span", "multi-span"):
        found = _answers(entry["answer"], SCALES[entry["scale"]], bare_years=not entry["scale"])
    else:
        found = ()
    if not found:
        return None
    return Question(kind, entry["question"], entry["answer_from"], found, key_words(entry["question"]))


def operands(derivation: str) -> list[float]:
    """Give a derivation's numbers, without divisors of means and other constants; 0 stands for a dash.

    >>> operands("(1,452.4+44.1)/2"), operands("1,452.4/44.1-1")
    ([1452.4, 44.1], [1452.4, 44.1])
    """
    numbers = _NUMBER.findall(_CONSTANT.sub("", derivation.strip()))
    return [value for value in (float(text.replace(",", "")) for text in numbers) if value]


def key_words(text: str) -> frozenset[str]:
    """Give the words of a question or label that name things, in the singular.

    >>> sorted(key_words("What were the total liabilities of IMFT in 2018?"))
    ['2018', 'imft', 'liability']
    """
    return frozenset(_singular(word) for word in _WORD.findall(text.casefold()) if word not in _ASKING)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _answers(answers: Sequence[str], scale: float, *, bare_years: bool) -> tuple[Number, ...]:
    found = [_answer(answer.strip(), scale, bare_years=bare_years) for answer in answers]
    return tuple(number for number in found if number) if all(found) else ()


def _answer(answer: str, scale: float, *, bare_years: bool) -> Number | None:
    match = _NUMERIC.fullmatch(answer)
    if match is None or (bare_years and _YEAR.fullmatch(answer)):
        return None
    after = _WORD.findall(match["after"].casefold())
    if not _MONTHS.isdisjoint(after):
        return None
    own = next((_SCALE_WORDS[word] for word in after if word in _SCALE_WORDS), scale)
    return Number(float(_NUMBER.findall(answer)[0].replace(",", "")), own)
