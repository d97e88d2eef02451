"""Numbers written in words: "one hundred and thirty-two", "two and a half million", "half a dozen", "two-thirds"."""

from __future__ import annotations

import re

from numclaims import units
from numclaims.numbers import lexicon
from numclaims.numbers.atoms import Atom

_SCALE = "|".join(sorted(lexicon.SCALES, key=len, reverse=True))
_CARDINAL = "|".join(sorted({*lexicon.SMALL, *lexicon.TENS, *lexicon.SCALES}, key=len, reverse=True))
_PART = "|".join(sorted(lexicon.PARTS, key=len, reverse=True))
_NEXT = re.compile(
    rf"(?P<gap>[\s-]{{1,3}}(?P<joint>and[\s-]{{1,2}})?(?:a[\s]{{1,2}})?)(?P<word>{_CARDINAL})(?:(?<=dozen)s)?(?!\w)"
)
_POINT = re.compile(rf"\s{{1,2}}point((?:[\s-]{{1,2}}(?:{'|'.join(lexicon.SMALL)})(?!\w)){{1,12}})")
_MIXED = re.compile(
    rf"[\s-]{{1,3}}and[\s-]{{1,2}}(?:(?P<top>a|an|one|two|three|four"
    rf"|five)[\s-]{{1,2}}(?P<part>{_PART})|(?P<half>half))(?!\w)"
)
_PARTS_AFTER = re.compile(rf"[\s-]{{1,2}}(?P<part>{_PART})(?!\w)")
_SCALED = re.compile(rf"[\s-]{{1,2}}(?:(?:of\s{{1,2}})?(?:a|an|one)[\s-]{{1,2}})?(?P<scale>{_SCALE})(?!\w)")
_OF_SCALE = re.compile(rf"\s{{1,2}}(?:of\s{{1,2}})?(?:a|an|one)\s{{1,2}}(?P<scale>{_SCALE})(?!\w)")
_PLURAL_OF = re.compile(r"\s{1,2}of\s{1,2}(?P<scale>thousands|millions|billions|trillions|lakhs|crores)(?!\w)")
_ARTICLE = re.compile(r"(?:^|[^\w])(?P<article>an?|the|per|every)\s{1,2}$")
_UNIT_AND = re.compile(r"(?:^|[^\w])(?P<one>an?|one)\s{1,2}[a-z]{3,12}\s{1,2}and\s{1,2}a\s{1,2}$")
_RANK = re.compile(r"[\s-](?:and\s)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)")
_FOLD = re.compile(r"-?fold(?!\w)")
_FEW_SCALES = re.compile(rf"\s{{1,2}}(?P<scale>{_SCALE})(?!\w)")
_COUPLE = re.compile(r"\s{1,2}(?:of\s{1,2}|(?=hundred|thousand|million|more|dozen))")


def read_words(folded: str, match: re.Match[str]) -> Atom:
    """Read the number phrase that begins with the word an anchor found."""
    word, start, end = match.group(), match.start(), match.end()
    if word in lexicon.TIMES:
        return Atom(start, end, lexicon.TIMES[word], "times")
    if word in lexicon.OCCASIONS:
        return Atom(start, end, lexicon.OCCASIONS[word], "once")
    if word in lexicon.FACTORS:
        return Atom(start, end, lexicon.FACTORS[word], "factor")
    if word in lexicon.ORDINALS and word not in lexicon.PARTS:
        return Atom(start, end, None, "ordinal")
    readers = (
        (lexicon.VAGUE, _vague),
        (lexicon.PLURALS, _plural),
        (("couple",), _couple),
        (lexicon.SCALES, _article_scale),
        (lexicon.PARTS, _part),
    )
    reader = next((reader for words, reader in readers if word in words), _cardinal)
    return reader(folded, start, end, word)


def _window(folded: str, start: int) -> str:
    return folded[max(0, start - 12) : start]


def _vague(folded: str, start: int, end: int, word: str) -> Atom:
    """Read "a few hundred" as hundreds; "few" and "several" alone say nothing that a row could hold."""
    scaled = _FEW_SCALES.match(folded, end) if word in ("few", "several") else None
    if scaled is None:
        return Atom(start, end, None, "vague")
    article = folded[max(0, start - 2) : start] == "a " and not folded[max(0, start - 3) : start - 2].isalnum()
    head = start - 2 if article else start
    low = lexicon.SCALES[scaled["scale"]]
    return Atom(head, scaled.end(), None, "plural", low, low * 10)


def _plural(folded: str, start: int, end: int, word: str) -> Atom:
    low, high = lexicon.PLURALS[word]
    further = _PLURAL_OF.match(folded, end)
    if further is not None:
        factor = lexicon.PLURALS[further["scale"]][0]
        # "hundreds of thousands" ends where millions begin; "thousands of millions" is not bounded by its name.
        return Atom(start, further.end(), None, "plural", low * factor, high * factor)
    if word in ("tens", "scores") and not folded.startswith(" of ", end):
        return Atom(start, end, None, "plain noun")
    return Atom(start, end, None, "plural", low, high)


def _couple(folded: str, start: int, end: int, word: str) -> Atom:
    article = _ARTICLE.search(_window(folded, start))
    joint = _COUPLE.match(folded, end)
    if article is None or joint is None or article["article"] == "per":
        return Atom(start, end, None, "plain noun")
    head = max(0, start - 12) + article.start("article")
    scale = re.compile(_SCALE + r"(?!\w)").match(folded, joint.end())
    if scale is not None:
        return Atom(head, scale.end(), 2 * lexicon.SCALES[scale.group()], "words")
    stop = joint.end()
    while folded[stop - 1].isspace():
        stop -= 1
    return Atom(head, stop, 2.0, "words")


def _article_scale(folded: str, start: int, end: int, word: str) -> Atom:
    low = lexicon.SCALES[word]
    article = _ARTICLE.search(_window(folded, start))
    if article is None or article["article"] == "per":
        return Atom(start, end, None if article is None else low, "bare scale")
    atom = _cardinal(folded, start, end, word)
    if article["article"] == "the":
        return atom if atom.end > end else Atom(start, end, None, "bare scale")
    if article["article"] == "every":
        return atom
    return Atom(max(0, start - 12) + article.start("article"), atom.end, atom.value, atom.form, atom.low, atom.high)


def _part(folded: str, start: int, end: int, word: str) -> Atom:
    article = _ARTICLE.search(_window(folded, start))
    whole = _UNIT_AND.search(folded[max(0, start - 40) : start]) if word == "half" else None
    if whole is not None and units.match_after(folded, head := max(0, start - 40) + whole.end("one")) is not None:
        return Atom(head - len(whole["one"]), end, 1.5, "unit and half")
    form = "half" if word == "half" else "part"
    if article is None or article["article"] not in ("a", "an"):
        if word != "half":
            return Atom(start, end, None, "ordinal" if word in lexicon.ORDINALS else "plain noun")
        head = start
    else:
        head = max(0, start - 12) + article.start("article")
        form = "article part"
    worth = 1 / lexicon.PARTS[word]
    scaled = _OF_SCALE.match(folded, end) or (_SCALED.match(folded, end) if word == "half" else None)
    if scaled is not None:
        return Atom(head, scaled.end(), worth * lexicon.SCALES[scaled["scale"]], "words")
    return Atom(head, end, worth, form)


def _cardinal(folded: str, start: int, end: int, word: str) -> Atom:
    value, end = _run(folded, end, word)
    ranked = _RANK.match(folded, end) if value >= 20 and value % 10 == 0 else None
    if ranked is not None:
        return Atom(start, ranked.end(), None, "ordinal")
    point = _POINT.match(folded, end)
    if point is not None:
        digits = "".join(str(int(lexicon.SMALL[part])) for part in re.split(r"[\s-]+", point.group(1).strip()))
        value, end = value + float(f"0.{digits}"), point.end()
    mixed = _MIXED.match(folded, end)
    if mixed is not None:
        part = 0.5 if mixed["half"] else lexicon.SMALL.get(mixed["top"], 1) / lexicon.PARTS[mixed["part"]]
        value, end = value + part, mixed.end()
    elif (parts := _PARTS_AFTER.match(folded, end)) is not None and _is_fraction(value, parts["part"]):
        return _fraction(folded, start, parts, value)
    if mixed is not None or point is not None:
        scaled = _SCALED.match(folded, end)
        if scaled is not None:
            value, end = value * lexicon.SCALES[scaled["scale"]], scaled.end()
    fold_suffix = _FOLD.match(folded, end)
    if fold_suffix is not None:
        return Atom(start, fold_suffix.end(), value, "times")
    return Atom(start, end, value, "words")


def _is_fraction(value: float, part: str) -> bool:
    if value == 1:
        return not part.endswith("s")
    return part.endswith(("s", "halves")) and value < 1000


def _fraction(folded: str, start: int, parts: re.Match[str], value: float) -> Atom:
    worth = value / lexicon.PARTS[parts["part"]]
    scaled = _OF_SCALE.match(folded, parts.end())
    if scaled is not None:
        return Atom(start, scaled.end(), worth * lexicon.SCALES[scaled["scale"]], "words")
    return Atom(start, parts.end(), worth, "fraction")


def _run(folded: str, end: int, word: str) -> tuple[float, int]:
    """Extend a cardinal word by word while English allows the next one to belong to the same number."""
    total, current, room = 0.0, 0.0, 1e18
    step = _step(word, current, room)
    total, current, room = step if step is not None else (0.0, 0.0, 0.0)
    for _ in range(40):
        found = _NEXT.match(folded, end)
        if found is None or (found["joint"] and not (current >= 100 or (current == 0 and total > 0))):
            break
        if not current and lexicon.SCALES.get(found["word"], 0) > 100:
            # "two thousand million": a scale straight after a scale multiplies what came before.
            total, end = total * lexicon.SCALES[found["word"]], found.end()
            continue
        following = _step(found["word"], current, room)
        if following is None:
            break
        closed, current, room = following
        total, end = total + closed, found.end()
    return total + current, end


def _step(word: str, current: float, room: float) -> tuple[float, float, float] | None:
    """Give what the word closes off, what stays open, and how large the next small word may be."""
    if word in lexicon.SMALL:
        worth = lexicon.SMALL[word]
        return (0.0, current + worth, 0.0) if worth < room else None
    if word in lexicon.TENS:
        worth = lexicon.TENS[word]
        return (0.0, current + worth, 10.0) if worth < room else None
    scale = lexicon.SCALES[word]
    if scale == 12:
        return (0.0, (current or 1) * 12, 0.0)
    if scale == 100:
        return (0.0, (current or 1) * 100, 100.0) if current < 100 else None
    return ((current or 1) * scale, 0.0, min(scale, 1000.0))
