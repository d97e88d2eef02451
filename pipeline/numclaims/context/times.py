"""When a figure holds: the time expression that applies to it, and the days it spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token

from numclaims.context.figures import VERBAL, Figure, clause_verb, cues, is_compared
from numclaims.dates import TimeExpression, find_times
from numclaims.intervals import UNKNOWN, Interval, in_year

_LONG_UNITS = frozenset({"hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"})
_NO_TIME = frozenset({"age", "duration"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in the parse: ``span`` without a preposition that adds nothing, and its days.

    ``is_deadline`` marks a stretch after ``within``, which is a time only where it is a target's.
    """

    span: Span
    interval: Interval
    is_deadline: bool = False

    @property
    def verb(self) -> Token | None:
        """The verb of the clause the expression stands in."""
        return clause_verb(self.span.root)


def times(sentence: Span, figures: Sequence[Figure], earlier: Sequence[Time] = ()) -> list[Time]:
    """Find a sentence's time expressions; a number that is a claim is none, unless it is a length of time.

    ``earlier`` are the times of the sentences before, which "the same period" may point to.
    """
    found = [*_named(sentence, figures), *_lengths(sentence, figures), *_others(sentence)]
    kept: list[Time] = []
    for time in sorted(found, key=lambda time: (time.span.start, -time.span.end)):
        if not kept or time.span.start >= kept[-1].span.end:
            kept.append(time)
    return [_resolved(time, [*earlier, *kept[:i]]) for i, time in enumerate(kept)]


def time_of(figure: Figure, available: Sequence[Time], figures: Sequence[Figure], *, status: str) -> Time | None:
    """Choose the time of a figure: one that follows it directly, else its clause's, else the sentence's opening one."""
    own = [time for time in available if not _inside(figure, time) and (not time.is_deadline or status == "target")]
    scored = [
        (_score(figure, time, figures), -abs(time.span.start - figure.span.start), i) for i, time in enumerate(own)
    ]
    best = max(scored, default=(0, 0, 0))
    return own[best[2]] if best[0] else None


def _named(sentence: Span, figures: Sequence[Figure]) -> Iterator[Time]:
    for expression in find_times(sentence.text):
        start, end = sentence.start_char + expression.start, sentence.start_char + expression.end
        span = sentence.doc.char_span(start, end, alignment_mode="expand")
        clashes = any(f.claim.start < end and start < f.claim.end and f.claim.kind != "duration" for f in figures)
        if span is not None and not clashes and not _modifies(span) and not _is_base(span):
            yield _with_preposition(span, expression)


def _modifies(span: Span) -> bool:
    """Say whether an expression only tells one thing from another ("the 1991-2020 normal", "2023 budget")."""
    root = span.root
    return (
        root.dep_ in ("compound", "nummod", "amod", "nmod")
        and root.head.i >= span.end
        and root.head.ent_type_ != "DATE"
    )


def _is_base(span: Span) -> bool:
    """Say whether an expression is only what a figure is measured from or ranked within.

    "lower than in 2010", "3% on the previous year", "the highest since 2006", "their first two years".
    """
    window = span.doc[max(span.sent.start, span.start - 4) : span.start]
    before = [token.lower_ for token in window[-2:]]
    if {"than", "as"} & set(before) or any(token.tag_ in ("JJS", "RBS") for token in window):
        return True
    words = {token.lower_ for token in span}
    return bool(before) and (
        (before[-1] == "on" and not words.isdisjoint(("previous", "prior", "preceding")))
        or (before[-1] == "of" and not words.isdisjoint(("ago", "earlier", "before")))
        or window[-1].tag_ == "PRP$"
    )


def _with_preposition(span: Span, expression: TimeExpression) -> Time:
    interval = expression.interval
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or before.lower_ not in cues("time_prepositions_kept"):
        return Time(span, interval)
    if (
        before.lower_ in ("from", "between")
        and not _is_range(span)
        and (before.lower_ == "between" or _is_origin(before))
    ):
        return Time(span, interval)
    return Time(span.doc[span.start - 1 : span.end], _bounded(before.lower_, interval, is_range=_is_range(span)))


def _is_range(span: Span) -> bool:
    return any(token.lower_ in ("to", "and", "until", "-", "\u2013") for token in span)


def _is_origin(preposition: Token) -> bool:
    """Say whether ``from`` belongs to "from ... to ..." of a change, not to a beginning in time."""
    return any(token.lower_ == "to" for token in preposition.head.children)


def _bounded(preposition: str, interval: Interval, *, is_range: bool) -> Interval:
    day = timedelta(days=1)
    if is_range and preposition in ("from", "between"):
        return interval
    if preposition in ("since", "from"):
        return Interval(interval.start, None)
    if preposition == "after":
        return Interval(interval.end + day if interval.end else None, None)
    if preposition == "before":
        return Interval(None, interval.start - day if interval.start else None)
    return Interval(None, interval.end)


def _lengths(sentence: Span, figures: Sequence[Figure]) -> Iterator[Time]:
    """Give lengths of time that are a time themselves: "in six hours", "after six months", "within three years"."""
    for figure in figures:
        if figure.claim.kind != "duration" or figure.claim.unit not in _LONG_UNITS or figure.claim.per:
            continue
        start = figure.span.start
        own = figure.span[0].lower_
        before = sentence.doc[start - 1].lower_ if start > sentence.start else ""
        word = own if own in ("within", "after") else before
        root = figure.root.head if figure.root.dep_ == "pobj" else figure.root
        if word not in cues("duration_prepositions") or root.head.pos_ not in VERBAL:
            continue
        kept = start - 1 if before in ("after", "within") else start
        yield Time(sentence.doc[kept : figure.span.end], UNKNOWN, is_deadline=word == "within")


def _others(sentence: Span) -> Iterator[Time]:
    for token in sentence:
        if token.lower_ in cues("time_adverbs") and token.dep_ == "advmod":
            yield Time(sentence.doc[token.i : token.i + 1], UNKNOWN)
        elif token.lower_ == "during" and (nouns := [child for child in token.children if child.dep_ == "pobj"]):
            start = nouns[0].left_edge.i + (nouns[0].left_edge.dep_ == "det")
            yield Time(sentence.doc[start : nouns[0].i + 1], UNKNOWN)


def _resolved(time: Time, earlier: Sequence[Time]) -> Time:
    """Read "the same quarter of 2023" off the last interval named before it."""
    words = [token.lower_ for token in time.span]
    known = next((before.interval for before in reversed(earlier) if before.interval.complete), None)
    if time.interval != UNKNOWN or known is None or not {"same", "corresponding"} & set(words):
        return time
    year = next((int(word) for word in words if word.isdecimal() and len(word) == 4), None)
    if year is None and len(words) > 3:
        return time
    return replace(time, interval=known if year is None else in_year(known, year))


def _inside(figure: Figure, time: Time) -> bool:
    return figure.span.start < time.span.end and time.span.start < figure.span.end


def _score(figure: Figure, time: Time, figures: Sequence[Figure]) -> int:
    if _has_between(figure.span.doc, figure, time, ";"):
        return 0
    if _follows(figure, time, figures) or _labels(time, figure):
        return 3
    if _in_own_clause(figure, time):
        return 2
    if not _is_shared(figure, time, figures):
        return 0
    if _opens(time):
        return 1
    verb, own = time.verb, clause_verb(figure.root)
    return 2 if verb is not None and own is not None and (verb == own or _shares_clause(own, verb)) else 0


def _is_shared(figure: Figure, time: Time, figures: Sequence[Figure]) -> bool:
    """Say whether a time may be a figure's through its clause: not where it dates what the figure is compared with."""
    if figure.claim.kind in _NO_TIME or figure.claim.role == "threshold" or is_compared(figure):
        return False
    return not any(is_compared(other) and _follows(other, time, figures) for other in figures if other is not figure)


def _has_between(doc: Doc, figure: Figure, time: Time, mark: str) -> bool:
    left, right = sorted((figure.span.start, time.span.start))
    return any(token.text == mark for token in doc[left:right])


def _follows(figure: Figure, time: Time, figures: Sequence[Figure]) -> bool:
    """Say whether a time stands right after a figure, with at most its noun phrase between them."""
    if not figure.span.end <= time.span.start <= figure.span.end + 8:
        return False
    gap = figure.span.doc[figure.span.end : time.span.start]
    if any((token.pos_ in VERBAL and token.dep_ != "acl") or token.text in (";", "(", ":") for token in gap):
        return False
    others = [other for other in figures if other is not figure and other.claim.kind not in _NO_TIME]
    after = [other for other in others if figure.span.end <= other.span.start < time.span.start]
    return all(other.span.doc[other.span.start - 1].lower_ in ("or", "(") for other in after)


def _labels(time: Time, figure: Figure) -> bool:
    """Say whether a time is a figure's label: "(H1 2022: £67.1m)"."""
    return time.span.end + 1 == figure.span.start and time.span.doc[time.span.end].text == ":"


def _in_own_clause(figure: Figure, time: Time) -> bool:
    """Say whether a time stands in the clause that tells of the figure: "the $1.9 billion they paid in 2011"."""
    verb = time.verb
    return verb is not None and verb.dep_ in ("relcl", "acl") and verb.head in (figure.root, figure.root.head)


def _opens(time: Time) -> bool:
    """Say whether a time opens the sentence and so applies to all of it."""
    start = time.span.start - time.span.sent.start
    return start <= 2 and all(token.pos_ in ("ADP", "PUNCT", "DET", "SPACE") for token in time.span.sent[:start])


def _shares_clause(own: Token, verb: Token) -> bool:
    """Say whether a figure's verb only continues the time's: an infinitive, a participle, a coordinated verb."""
    current = own
    while current.dep_ in ("xcomp", "conj", "acl", "advcl", "prep", "pcomp") and current.head.i != current.i:
        if current.dep_ in ("conj", "advcl") and any(
            child.dep_ in ("nsubj", "nsubjpass", "mark") for child in current.children
        ):
            return False
        current = current.head
        if current == verb:
            return True
    return False
