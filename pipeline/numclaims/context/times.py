"""The time expressions of a sentence, each with the days it spans and what it may date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Span, Token

from numclaims.context.figures import VERBAL, Figure, clause_verb, cues
from numclaims.dates import TimeExpression, find_times
from numclaims.intervals import UNKNOWN, Interval

_LONG_UNITS = frozenset({"hour", "day", "week", "fortnight", "month", "quarter", "year", "decade"})
_LAWS = frozenset({"Act", "Acts", "Order", "Orders", "Rules", "Regulation", "Regulations", "Directive", "Measure"})
_PERIODS = frozenset({"month", "quarter", "year"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in the parse: ``span`` without a preposition that adds nothing, and its days.

    ``is_deadline`` marks a stretch after ``within``, which is a time only where it is a target's or an outcome's;
    ``scope`` says what it dates: its ``clause``; only a figure ``beside`` it, where a comparison looks back to it;
    or what its own verb says, as ``now`` does. ``verb`` is the verb of its clause.
    """

    span: Span
    interval: Interval
    is_deadline: bool = False
    scope: str = "clause"
    verb: Token | None = None


def times(sentence: Span, figures: Sequence[Figure]) -> list[Time]:
    """Find a sentence's time expressions; a number that is a claim is none, unless it is a length of time."""
    found = [*_named(sentence, figures), *_lengths(sentence, figures), *_adverbs(sentence), *_events(sentence)]
    kept: list[Time] = []
    for time in sorted(found, key=lambda time: (time.span.start, -time.span.end)):
        placed = replace(time, verb=clause_verb(time.span.root))
        if (not kept or time.span.start >= kept[-1].span.end) and not _dates_a_report(placed):
            kept.append(placed)
    return kept


def _named(sentence: Span, figures: Sequence[Figure]) -> Iterator[Time]:
    for expression in find_times(sentence.text):
        start, end = sentence.start_char + expression.start, sentence.start_char + expression.end
        span = sentence.doc.char_span(start, end, alignment_mode="expand")
        clashes = any(f.claim.start < end and start < f.claim.end and f.claim.kind != "duration" for f in figures)
        if span is None or clashes or _modifies(span) or _is_base(span, expression.interval):
            continue
        yield _with_preposition(span, expression, scope=_scope(span, figures))


def _modifies(span: Span) -> bool:
    """Say whether an expression only tells one thing from another ("the 1991-2020 normal", "the Housing Act 2004")."""
    root = span.root
    if span.start and span.doc[span.start - 1].text in _LAWS:
        return True
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return (
        before not in cues("time_prepositions_kept")
        and root.dep_ in ("compound", "nummod", "amod", "nmod")
        and root.head.i >= span.end
        and root.head.ent_type_ != "DATE"
    )


def _is_base(span: Span, interval: Interval) -> bool:
    """Say whether an expression is only what a figure is measured from, ranked within or moved to.

    "lower than in 2010", "3% on the previous year", "the highest since 2006", "their first two years of teaching".
    """
    window = list(span.doc[max(span.sent.start, span.start - 4) : span.start])
    before = [token.lower_ for token in window[-2:]]
    if {"than", "as"} & set(before) or {"above", "below"} & set(before[-1:]) or _is_ranked(window):
        return True
    words = {token.lower_ for token in span}
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return bool(before) and (
        (before[-1] == "on" and (not words.isdisjoint(("previous", "prior", "preceding")) or _is_long(interval)))
        or (before[-1] == "of" and not words.isdisjoint(("ago", "earlier", "before")))
        or (window[-1].tag_ == "PRP$" and after == "of")
        or (before[-1] == "to" and window[-1].pos_ == "ADP")
    )


def _is_ranked(window: Sequence[Token]) -> bool:
    """Say whether a superlative, or ``first``, ranks within the time that follows it."""
    since_comma = max((i for i, token in enumerate(window) if token.text == ","), default=-1)
    ranked = [token for token in window[since_comma + 1 :] if token.tag_ in ("JJS", "RBS")]
    first = any(token.lower_ in ("first", "only") for token in window)
    return bool(ranked) or (first and window[-1].lower_ == "since")


def _is_long(interval: Interval) -> bool:
    return interval.start is not None and interval.end is not None and interval.end - interval.start > timedelta(days=1)


def _scope(span: Span, figures: Sequence[Figure]) -> str:
    if span[-1].lower_ in ("present", "moment"):
        return "verb"
    return "beside" if _is_compared(span, figures) else "clause"


def _is_compared(span: Span, figures: Sequence[Figure]) -> bool:
    """Say whether a time belongs to what a multiple compares with: "nearly double the figure in 1994"."""
    for figure in figures:
        gap = span.doc[figure.span.end : span.start]
        if 1 < len(gap) <= 8 and is_multiple(figure):
            follows = gap[0].lower_ in ("the", "that", "its", "their", "what")
            if follows and not any(token.text in ",;()" or token.pos_ == "AUX" for token in gap):
                return True
    return False


def is_multiple(figure: Figure) -> bool:
    """Say whether a figure says how many times as much: "twice", "nearly double"."""
    words = {token.lower_ for token in figure.span}
    return figure.claim.kind == "ratio" and not words.isdisjoint(cues("multiples"))


def _dates_a_report(time: Time) -> bool:
    """Say whether a time is when somebody spoke: "said on Tuesday", "told reporters last week that"."""
    verb = time.verb
    if verb is None or verb.lemma_.lower() not in cues("reporting_verbs"):
        return False
    speaks = verb.dep_ == "parataxis" or any(child.dep_ == "ccomp" for child in verb.children)
    return speaks and verb.i < time.span.start <= verb.i + 4


def _with_preposition(span: Span, expression: TimeExpression, *, scope: str) -> Time:
    interval = expression.interval
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None:
        return Time(span, interval, scope=scope)
    whole = span.doc[span.start - 1 : span.end]
    if before.lower_ == "on" and _is_step(span):
        return Time(whole, interval, scope="beside")
    kept = before.lower_ in cues("time_prepositions_kept")
    if before.lower_ in ("from", "between") and not is_range(span):
        kept = before.lower_ == "from" and not _is_origin(before)
    if not kept:
        return Time(span, interval, scope=scope)
    return Time(whole, bounded(before.lower_, interval, has_both_ends=is_range(span)), scope=scope)


def _is_step(span: Span) -> bool:
    """Say whether an expression after ``on`` is a step of comparison: "fell by 18,000 on the quarter"."""
    return len(span) == 2 and span[0].lower_ == "the" and span[1].lower_ in _PERIODS


def is_range(span: Span) -> bool:
    """Say whether an expression names both ends of a stretch."""
    return any(token.lower_ in ("to", "and", "until", "-", "\u2013") for token in span)


def _is_origin(preposition: Token) -> bool:
    """Say whether ``from`` belongs to "from ... to ..." of a change, not to a beginning in time."""
    return any(token.lower_ == "to" and token.dep_ == "prep" for token in preposition.head.children)


def bounded(preposition: str, interval: Interval, *, has_both_ends: bool) -> Interval:
    """Give the days that a preposition makes of a time's: ``since`` leaves the end open, ``by`` the beginning."""
    day = timedelta(days=1)
    if has_both_ends and preposition in ("from", "between"):
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


def _adverbs(sentence: Span) -> Iterator[Time]:
    for token in sentence:
        before = token.nbor(-1).lower_ if token.i > sentence.start else ""
        if token.lower_ in cues("time_adverbs") and token.pos_ == "ADV" and before not in ("than", "until", "by"):
            yield Time(sentence.doc[token.i : token.i + 1], UNKNOWN, scope="verb")


def _events(sentence: Span) -> Iterator[Time]:
    """Give the events that a figure is dated by: "during the August heatwave", "before the pandemic"."""
    for token in sentence:
        word, before = token.lower_, token.nbor(-1).lower_ if token.i > sentence.start else ""
        if word not in ("during", "before", "since") or token.dep_ not in ("prep", "pcomp") or before in ("than", "as"):
            continue
        noun = next(
            (child for child in token.children if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN")), None
        )
        if noun is None:
            continue
        start = noun.left_edge.i + (noun.left_edge.dep_ == "det")
        if word == "during":
            yield Time(sentence.doc[start : noun.i + 1], UNKNOWN)
        elif _is_event(sentence.doc[noun.left_edge.i : noun.i + 1]):
            yield Time(sentence.doc[token.i : noun.i + 1], UNKNOWN)


def _is_event(phrase: Span) -> bool:
    if phrase[0].lower_ in ("a", "an") or any(token.ent_type_ in ("DATE", "ORG", "PERSON") for token in phrase):
        return False
    return phrase.root.lemma_.lower() not in cues("not_events")
