"""Which of a sentence's times a figure has: the one beside it, its clause's, or the one that opens the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from numclaims.context.clauses import after_colon, continues, covers, divided, is_divider, is_occasion
from numclaims.context.figures import VERBAL, Figure, clause_verb, cues, is_compared, steps
from numclaims.context.times import Time, is_multiple

_NO_TIME = frozenset({"age", "duration"})
_BESIDE = 8
_LONGEST_ASIDE = 30


def time_of(figure: Figure, available: Sequence[Time], figures: Sequence[Figure], *, status: str) -> Time | None:
    """Choose the time of a figure: one that follows it directly, else its clause's, else the sentence's opening one."""
    own = [time for time in available if not _inside(figure, time) and (not time.is_deadline or status == "target")]
    scored = [
        (_score(figure, time, figures), -abs(time.span.start - figure.span.start), i) for i, time in enumerate(own)
    ]
    best = max(scored, default=(0, 0, 0))
    return own[best[2]] if best[0] else None


def _inside(figure: Figure, time: Time) -> bool:
    return figure.span.start < time.span.end and time.span.start < figure.span.end


def _score(figure: Figure, time: Time, figures: Sequence[Figure]) -> int:
    if divided(time.span, figure) or (time.scope == "beside" and is_multiple(figure)):
        return 0
    if time.scope == "verb":
        return _adverb_score(figure, time)
    if _follows(figure, time, figures) or _labels(time, figure) or _in_when_clause(figure, time):
        return 4
    if _in_own_clause(figure, time):
        return 3
    return _clause_score(figure, time) if time.scope == "clause" and _is_shared(figure, time, figures) else 0


def _clause_score(figure: Figure, time: Time) -> int:
    if covers(time.span, figure):
        return 1
    verb, own = time.verb, clause_verb(figure.root)
    if verb is not None and own is not None:
        if verb == own or (continues(own, verb) and not _is_perfect(own)) or _leads_to(own, verb):
            return 2
        if is_occasion(verb, own):
            return 1
    follows = after_colon(time.span, figure) and figure.span.start > time.span.end
    return 1 if follows or _is_aside(figure, time) else 0


def _adverb_score(figure: Figure, time: Time) -> int:
    """Score ``now``: it dates the figure it stands beside, and what its own verb says."""
    start, end = figure.span.start, figure.span.end
    if time.span.end == start or time.span.start == end:
        return 4
    verb = time.span.root.head
    if figure.claim.kind in _NO_TIME:
        return 0
    dated = verb.pos_ in VERBAL and verb.lemma_.lower() not in cues("forecast_verbs") | cues("reporting_verbs")
    if not dated or verb != clause_verb(figure.root) or is_compared(figure) or figure.claim.role == "threshold":
        return 0
    return 2 if start > time.span.start or figure.root in verb.lefts or figure.root.head in verb.lefts else 0


def _is_shared(figure: Figure, time: Time, figures: Sequence[Figure]) -> bool:
    """Say whether a time may be a figure's through its clause: not where it dates what the figure is compared with."""
    if figure.claim.kind in _NO_TIME or figure.claim.role == "threshold" or _is_set_against(figure):
        return False
    near = (other for other in figures if other is not figure and 0 <= time.span.start - other.span.end <= _BESIDE)
    return not any(_is_set_against(other) and _follows(other, time, figures) for other in near)


def _is_set_against(figure: Figure) -> bool:
    window = figure.span.doc[max(figure.span.sent.start, figure.span.start - 2) : figure.span.start]
    return is_compared(figure) or any(token.lower_ in ("below", "above") for token in window)


def _follows(figure: Figure, time: Time, figures: Sequence[Figure]) -> bool:
    """Say whether a time stands right after a figure, with at most its noun phrase between them."""
    if not figure.span.end <= time.span.start <= figure.span.end + _BESIDE:
        return False
    gap = figure.span.doc[figure.span.end : time.span.start]
    if any(_is_finite(token) or token.text in ";:" for token in gap) or _is_open(gap):
        return False
    others = [other for other in figures if other is not figure and other.claim.kind not in _NO_TIME]
    after = [other for other in others if figure.span.end <= other.span.start < time.span.start]
    return all(other.span.doc[other.span.start - 1].lower_ in ("or", "(", "of") for other in after)


def _is_finite(token: Token) -> bool:
    return token.pos_ in VERBAL and token.dep_ != "acl" and token.tag_ != "VBN"


def _is_open(gap: Span) -> bool:
    """Say whether a bracket opens in a stretch and does not close."""
    return sum(token.text == "(" for token in gap) != sum(token.text == ")" for token in gap)


def _labels(time: Time, figure: Figure) -> bool:
    """Say whether a time is a figure's label: "(H1 2022: £67.1m)"."""
    return time.span.end + 1 == figure.span.start and time.span.doc[time.span.end].text == ":"


def _in_when_clause(figure: Figure, time: Time) -> bool:
    """Say whether a figure stands in the clause that tells of a time: "in 2021, when a tonne cost €640"."""
    following = time.span.doc[time.span.end : time.span.end + 2]
    when = next((token for token in following if token.lower_ == "when"), None)
    return when is not None and when.i < figure.span.start and when.head in [head for _, head in steps(figure.root)]


def _in_own_clause(figure: Figure, time: Time) -> bool:
    """Say whether a time stands in the clause that tells of the figure: "the $1.9 billion they paid in 2011"."""
    verb = time.verb
    return verb is not None and verb.dep_ in ("relcl", "acl") and verb.head in (figure.root, figure.root.head)


def _is_perfect(verb: Token) -> bool:
    """Say whether a verb tells what has been, which a past clause's time before it does not date."""
    return any(child.lower_ in ("has", "have") and child.dep_ == "aux" for child in verb.children)


def _leads_to(own: Token, verb: Token) -> bool:
    """Say whether the time's verb only completes the figure's: "17 utilities plan to close units before 2040"."""
    while verb.dep_ == "xcomp":
        verb = verb.head
        if verb == own:
            return True
    return False


def _is_aside(figure: Figure, time: Time) -> bool:
    """Say whether a figure stands in an aside to what a time dates: "40 staff in May, a rise of 5"."""
    between = time.span.doc[time.span.end : min(figure.span.start, time.span.end + _LONGEST_ASIDE + 1)]
    if (
        len(between) > _LONGEST_ASIDE
        or not any(token.text == "," for token in between)
        or any(is_divider(token) for token in between)
    ):
        return False
    return not any(token.pos_ in VERBAL and token.tag_ not in ("VBG", "VBN") for token in between)
