"""How certainly a figure is given: stated, reported, forecast, target, hypothetical or negated.

Of several cues on the way up from a figure the first of this order decides: hypothetical, negated, target, forecast,
reported. So "officials said it will cut 1,200 jobs" is a forecast with a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from numclaims.context.figures import VERBAL, Figure, cues, has_subject, steps
from numclaims.records import STATUSES

PRECEDENCE = ("hypothetical", "negated", "target", "forecast", "reported")
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "acl", "prep", "oprd", "advcl", "attr"})
_MODIFYING = frozenset({"nummod", "compound", "nmod", "npadvmod", "amod"})


def status_of(figure: Figure, *, reported: bool) -> str:
    """Decide a figure's status from the words that govern it."""
    found = set(signals(figure))
    if _is_given_already(figure):
        found -= {"forecast", "target"}
    if reported:
        found.add("reported")
    return next((status for status in PRECEDENCE if status in found), STATUSES[0])


def signals(figure: Figure) -> Iterator[str]:
    """Give the statuses that the words above a figure ask for, up to where its clause stops inheriting them."""
    if figure.root.pos_ in VERBAL:
        yield from _verb_signals(figure.root)
    for child, head in steps(figure.root):
        yield from _governor_signals(child, head)
        if _stops(child, head):
            return
        if head.pos_ in VERBAL:
            yield from _verb_signals(head)
    yield from _demand(figure)


def _is_given_already(figure: Figure) -> bool:
    """Say whether a figure belongs to something that exists whatever comes: "its £92m budget", "despite £4m of aid"."""
    for child, head in steps(figure.root):
        if head.pos_ in VERBAL or head.lemma_.lower() in cues("target_nouns") | cues("forecast_nouns"):
            return False
        if child.dep_ == "pobj" and head.lower_ in ("despite", "unlike"):
            return True
        describes = child.dep_ in ("nummod", "nmod", "compound") or child.lower_ == "of"
        if describes and head.pos_ == "NOUN" and any(word.dep_ == "poss" for word in head.lefts):
            return True
    return False


def _verb_signals(verb: Token) -> Iterator[str]:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")} | {verb.lower_}
    negated = not words.isdisjoint(cues("negations"))
    if negated:
        yield "negated"
    if not words.isdisjoint(cues("forecast_auxiliaries")):
        yield "forecast"
    if not words.isdisjoint(cues("target_auxiliaries")):
        yield "target"
    if not words.isdisjoint(cues("hypothetical_auxiliaries")) and not negated:
        yield "forecast" if "would" in words and _is_past_report(verb) else "hypothetical"
    if any(child.dep_ == "mark" and child.lower_ in cues("hypothetical_markers") for child in verb.children):
        yield "hypothetical"


def _is_past_report(verb: Token) -> bool:
    """Say whether ``would`` is the future of a report in the past ("said it would cut")."""
    return verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_.lower() in cues("reporting_verbs")


def _noun_signals(child: Token, head: Token) -> Iterator[str]:
    """Read the nouns a figure stands under ("a 95% target", "a projected deficit of £2m") or is equated with."""
    if head.pos_ == "NOUN":
        for status in ("target", "forecast"):
            if child.dep_ in _MODIFYING and head.lemma_.lower() in cues(f"{status}_nouns"):
                yield status
            if any(word.dep_ == "amod" and word.lower_ in cues(f"{status}_participles") for word in head.lefts):
                yield status
    if head.lemma_ == "be" and child.dep_ == "attr":
        for word in head.lefts:
            for status in ("target", "forecast"):
                if word.dep_ == "nsubj" and word.lemma_.lower() in cues(f"{status}_nouns"):
                    yield status


def _governor_signals(child: Token, head: Token) -> Iterator[str]:
    yield from _noun_signals(child, head)
    if child.dep_ not in _GOVERNED:
        return
    lemma = head.lemma_.lower()
    kind = "verbs" if head.pos_ in VERBAL else "nouns"
    if lemma in cues(f"target_{kind}") and (kind == "nouns" or child.dep_ in ("xcomp", "ccomp", "dobj")):
        yield "target"
    if lemma == "call" and any(word.lower_ == "for" for word in (*head.children, *child.children)):
        yield "target"
    if lemma in cues(f"forecast_{kind}") and (kind == "verbs" or child.dep_ in ("prep", "acl")):
        yield "forecast"
    if head.lower_ in cues("forecast_adjectives") and child.dep_ in ("xcomp", "ccomp", "acl"):
        yield "forecast"


def _stops(child: Token, head: Token) -> bool:
    """Say whether a clause keeps what is above it from applying to what is in it."""
    if child.dep_ == "relcl" or (child.dep_ == "acl" and child.tag_ in ("VBN", "VBG")):
        return True
    if child.dep_ == "advcl":
        return has_subject(child) or any(word.dep_ == "mark" for word in child.children)
    if child.dep_ == "conj" and child.pos_ in VERBAL:
        return has_subject(child)
    return child.dep_ == "ccomp" and head.lemma_.lower() in cues("reporting_verbs") and not _wills(head)


def _wills(head: Token) -> bool:
    return head.lemma_.lower() in cues("forecast_verbs") | cues("target_verbs")


def _demand(figure: Figure) -> Iterator[str]:
    """Read a recommendation: an imperative not addressed to the reader, or "That the council reduce ..."."""
    sentence = figure.span.sent
    words = [token for token in sentence if token.is_alpha]
    if not words or any(word.lower_ in ("you", "your", "please", "see") for word in words):
        return
    root = sentence.root
    is_resolution = words[0].lower_ == "that" and words[0].dep_ == "mark"
    is_imperative = root == words[0] and root.tag_ == "VB" and any(child.dep_ == "dobj" for child in root.children)
    if is_resolution or is_imperative:
        yield "target"
