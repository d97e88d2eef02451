"""Which way a figure moves, and whether it is the step, the new level or the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from numclaims.context.figures import VERBAL, Figure, clause_verb, cues, is_compared, word_before
from numclaims.dates import find_times

_ROLES = {"by": "by", "of": "by", "to": "to", "at": "to", "from": "from"}
_LEVEL_BOUNDS = ("above", "below", "beyond")
_REACH = 12


@dataclass(frozen=True, slots=True)
class Change:
    """A direction (``up``, ``down`` or empty) and a role (``by``, ``to``, ``from``)."""

    direction: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of change: its direction, and what kind of word it is (verb, noun, adverb)."""

    token: Token
    direction: str
    kind: str


NO_CHANGE = Change()


def changes(figures: Sequence[Figure]) -> list[Change]:
    """Give the change of each figure of one sentence."""
    found: dict[int, Change] = {}
    if figures:
        for cue in _cues(figures):
            _follow(cue, figures, found)
        _from_to(figures, found)
        _restatements(figures, found)
        _levels(figures, found)
        for i, figure in enumerate(figures):
            if i not in found:
                own = _sign(figure) if _sign(figure) != NO_CHANGE else _comparative(figure)
                found.update({i: own} if own != NO_CHANGE else {})
        _levels_after_comparatives(figures, found)
        _listed(figures, found)
    return [found.get(i, NO_CHANGE) for i in range(len(figures))]


def _cues(figures: Sequence[Figure]) -> Iterator[Cue]:
    taken = {token.i for figure in figures for token in figure.span}
    for token in figures[0].span.sent:
        if token.i not in taken and (cue := _cue(token)) is not None:
            yield cue


def _cue(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    if token.lower_ in ("up", "down"):
        return Cue(token, token.lower_, "adverb") if _is_adverb_of_change(token) else None
    kind = "verb" if token.pos_ in VERBAL else "noun" if token.pos_ in ("NOUN", "PROPN") else ""
    for direction in ("up", "down"):
        if kind and lemma in cues(f"{direction}_{kind}s"):
            return Cue(token, direction, kind)
    return Cue(token, "", "verb") if kind == "verb" and lemma in cues("neutral_verbs") else None


def _is_adverb_of_change(token: Token) -> bool:
    """Tell "up 3%" and "down from 7" from the particle of another verb ("set up", "go down the road")."""
    if token.dep_ == "prt" and token.head.lemma_.lower() not in cues("verbs_of_motion"):
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None or (following.lower_ in ("to", "until") and token.dep_ != "prt"):
        return False
    return following.lower_ in (
        "by",
        "from",
        "a",
        "an",
        "almost",
        "about",
        "some",
        "more",
        "over",
        "nearly",
        "just",
    ) or (following.like_num or following.is_currency)


def _follow(cue: Cue, figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Give roles to the figures that a cue introduces, in order, until the chain breaks."""
    position = cue.token.i + 1
    for i, figure in enumerate(figures):
        start = figure.span.start
        if start < cue.token.i:
            if cue.kind == "noun" and _is_premodifier(figure, cue.token):
                found[i] = Change(cue.direction, "by")
            continue
        if not _reaches(cue, figure, position):
            if start - position > _REACH:
                return
            continue
        role = _role(cue, figure, first=position == cue.token.i + 1)
        if role and (cue.direction or role in ("from", "to")):
            found[i] = Change(cue.direction, role)
            position = figure.span.end


def _is_premodifier(figure: Figure, noun: Token) -> bool:
    """Say whether a figure stands before a noun of change and modifies it: "a 5 per cent rise"."""
    gap = figure.span.doc[figure.span.end : noun.i]
    return (
        len(gap) <= 2
        and all(token.pos_ in ("ADJ", "NOUN", "PUNCT") for token in gap)
        and noun in (figure.root.head, figure.root.head.head)
    )


def _reaches(cue: Cue, figure: Figure, position: int) -> bool:
    gap = list(figure.span.doc[position : figure.span.start])
    if len(gap) > _REACH or any(token.text in ";.:" for token in gap):
        return False
    if any(token.pos_ in VERBAL and token.dep_ not in ("aux", "acl") for token in gap):
        return False
    near = len(gap) <= 3 and not any(token.text == "," and len(gap) == 1 for token in gap)
    return near or any(above == cue.token for above in figure.root.ancestors) or _or_by(gap)


def _or_by(gap: Sequence[Token]) -> bool:
    return bool(gap) and gap[-1].lower_ in ("by", "to", "from")


def _role(cue: Cue, figure: Figure, *, first: bool) -> str:
    word = _introduction(cue, figure)
    if word is None:
        return ""
    if word.lower_ in _ROLES and (word.lower_ != "of" or cue.kind == "noun"):
        return _ROLES[word.lower_] if word.lower_ != "at" or cue.kind == "adverb" else ""
    if word.lower_ == "in" and figure.claim.kind == "ratio":
        return "by"
    if word == cue.token and cue.kind != "noun" and first:
        return _bare_role(cue, figure)
    return ""


def _introduction(cue: Cue, figure: Figure) -> Token | None:
    """Give the word that introduces a figure, or the phrase it completes: ``from`` in "from a deficit of 4.8m"."""
    word = word_before(figure)
    if word is not None and word.lower_ == "of" and word.head.pos_ == "NOUN" and word.head != cue.token:
        start = word.head.left_edge.i - 1
        return figure.span.doc[start] if start >= figure.span.sent.start else None
    return word


def _bare_role(cue: Cue, figure: Figure) -> str:
    if figure.claim.surface.lower().startswith(_LEVEL_BOUNDS):
        return "to"
    if cue.kind != "verb":
        return "by"
    lemma, kind = cue.token.lemma_.lower(), figure.claim.kind
    adds_to = any(child.lower_ == "to" and child.dep_ == "prep" for child in cue.token.rights)
    if kind == "money" and lemma in cues("paying_verbs") and not adds_to:
        return ""
    counted = kind == "count" and figure.root.head.dep_ == "dobj" and figure.root.dep_ == "nummod"
    counted = counted or (kind == "count" and figure.root.dep_ == "dobj" and figure.root.head == cue.token)
    return "by" if not counted or lemma in cues("stock_verbs") else ""


def _sign(figure: Figure) -> Change:
    signed = figure.span.text.startswith("+") and figure.claim.kind in ("percent", "money", "measure", "count")
    return Change("up", "by") if signed else NO_CHANGE


def _comparative(figure: Figure) -> Change:
    """Read "6% higher" and "£95 more than a year earlier"; "5% more than men" sets two groups side by side."""
    doc, end = figure.span.doc, figure.span.end
    if end >= figure.span.sent.end:
        return NO_CHANGE
    word = doc[end].lower_
    direction = next((way for way in ("up", "down") if word in cues(f"{way}_comparatives")), "")
    if not direction:
        return NO_CHANGE
    rest = doc[end + 1 : min(end + 8, figure.span.sent.end)]
    than = next((token for token in rest if token.lower_ == "than"), None)
    if than is None:
        goods = figure.claim.kind == "percent" and any(token.pos_ == "NOUN" for token in rest[:1])
        return Change(direction, "by") if goods or word in ("higher", "lower", "up", "down") else NO_CHANGE
    if doc[than.i + 1].lower_ in ("now", "before", "previously", "today"):
        return Change(direction, "by")
    compared = doc[than.i + 1 : figure.span.sent.end].text
    first = next(iter(find_times(compared)), None)
    return Change(direction, "by") if first is not None and len(compared[: first.start].split()) <= 2 else NO_CHANGE


def _levels_after_comparatives(figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Read the level in "9% lower at £402m"."""
    for i in range(1, len(figures)):
        step, word = found.get(i - 1), word_before(figures[i])
        if i in found or step is None or step.role != "by" or word is None or word.lower_ != "at":
            continue
        gap = figures[i].span.doc[figures[i - 1].span.end : figures[i].span.start]
        if len(gap) <= 4 and not any(token.pos_ in VERBAL for token in gap):
            found[i] = Change(step.direction, "to")


def _from_to(figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Read the direction of "from 19% to 14.5%" off the figures where no word gives it."""
    for i, (old, new) in enumerate(pairwise(figures)):
        first, second = word_before(old), word_before(new)
        told = {found.get(i, NO_CHANGE).direction, found.get(i + 1, NO_CHANGE).direction} != {""}
        if told or first is None or second is None or (first.lower_, second.lower_) != ("from", "to"):
            continue
        verb = clause_verb(old.root)
        if (verb is not None and verb.lemma_.lower() in cues("range_verbs")) or new.span.start - old.span.end > 4:
            continue
        if old.claim.value is not None and new.claim.value is not None and old.claim.value != new.claim.value:
            direction = "up" if new.claim.value > old.claim.value else "down"
            found[i], found[i + 1] = Change(direction, "from"), Change(direction, "to")


def _restatements(figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Let a figure that says the same again, or is in one list, have the role: "3,900 (0.9%)", "$3m, or 64 cents"."""
    for i in range(1, len(figures)):
        if i in found or i - 1 not in found:
            continue
        gap = figures[i].span.doc[figures[i - 1].span.end : figures[i].span.start]
        words = [token.lower_ for token in gap]
        restated = words and len(words) <= 4 and (words[-1] == "(" or words[-1] == "or") and ":" not in words
        if restated or _is_listed_with(figures[i - 1], figures[i], words):
            found[i] = found[i - 1]


def _is_listed_with(first: Figure, second: Figure, gap: Sequence[str]) -> bool:
    """Say whether two figures are one list with a shared unit: "by 58 and 41 per cent"."""
    same = first.claim.unit == second.claim.unit and first.claim.kind == second.claim.kind
    return same and list(gap) in (["and"], [","], [",", "and"])


def _levels(figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Give the level that an aside's direction is about: "17.0, up from 16.9", "430,000 ..., a rise of 45,000"."""
    for i, change in list(found.items()):
        if i == 0 or change.role not in ("by", "from") or not change.direction or not _is_aside(figures[i]):
            continue
        before = [j for j in range(i) if j not in found and figures[j].claim.kind not in ("duration", "age")]
        if change.role == "from":
            before = [j for j in before if _are_comparable(figures[j], figures[i])]
        for j in before:
            if is_compared(figures[j]):
                found[j] = Change(change.direction, "from")
        levels = [j for j in before if j not in found and not _is_bracketed(figures[j], figures[i])]
        if levels and not any(
            token.text == ";" for token in figures[i].span.doc[figures[levels[-1]].span.end : figures[i].span.start]
        ):
            found[levels[-1]] = Change(change.direction, "to")


def _are_comparable(left: Figure, right: Figure) -> bool:
    """Say whether two figures may be the old and the new level of one thing: the same unit, or two shares."""
    shares = {left.claim.kind, right.claim.kind} <= {"percent", "ratio"}
    return shares or left.claim.unit == right.claim.unit


def _is_aside(figure: Figure) -> bool:
    """Say whether a direction is given in an aside to a level, not by the clause's own verb."""
    doc, start = figure.span.doc, figure.span.start
    window = list(doc[max(figure.span.sent.start, start - 6) : start])
    commas = [token.i for token in window if token.text in (",", "(", "\u2013", "\u2014")]
    return bool(commas) and not any(token.pos_ == "VERB" for token in doc[commas[-1] : start])


def _is_bracketed(figure: Figure, later: Figure) -> bool:
    doc = figure.span.doc
    bracketed = figure.span.start > 0 and doc[figure.span.start - 1].text == "("
    return bracketed and figure.claim.unit != later.claim.unit


def _listed(figures: Sequence[Figure], found: dict[int, Change]) -> None:
    """Read the bracketed levels of "Burglary (1,204) and robbery (97) both fell"."""
    if found or not all(_in_brackets(figure) for figure in figures):
        return
    root = figures[0].span.sent.root
    cue = _cue(root)
    if cue is not None and cue.direction and all(figure.span.end <= root.i for figure in figures):
        found.update({i: Change(cue.direction, "to") for i in range(len(figures))})


def _in_brackets(figure: Figure) -> bool:
    doc = figure.span.doc
    return figure.span.start > 0 and figure.span.end < len(doc) and doc[figure.span.start - 1].text == "("
