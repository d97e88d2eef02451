"""How certainly a figure is given: stated, reported, forecast, target, hypothetical or negated.

Of several cues on the way up from a figure the first of this order decides: hypothetical, negated, target, forecast,
reported. So "officials said it will cut 1,200 jobs" is a forecast with a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from numclaims.context.figures import VERBAL, Figure, cues, has_subject, steps, word_before
from numclaims.records import STATUSES
from numclaims.syntax.clauses import is_passive

PRECEDENCE = ("hypothetical", "negated", "target", "forecast", "reported")
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "acl", "prep", "oprd", "advcl", "attr"})
_MODIFYING = frozenset({"nummod", "compound", "nmod", "npadvmod", "amod"})


def status_of(figure: Figure, *, reported: bool) -> str:
    """Decide a figure's status from the words that govern it."""
    found = set(signals(figure))
    if _holds_now(figure):
        found -= {"forecast", "target", "hypothetical"}
    if _is_given_already(figure):
        found -= {"forecast", "target"}
    if _is_attribute(figure):
        found.discard("forecast")
    if reported:
        found.add("reported")
    return next((status for status in PRECEDENCE if status in found), STATUSES[0])


def signals(figure: Figure) -> Iterator[str]:
    """Give the statuses that the words above a figure ask for, up to where its clause stops inheriting them."""
    yield from _own_signals(figure)
    if figure.root.pos_ in VERBAL:
        yield from _verb_signals(figure.root, figure)
    for child, head in steps(figure.root):
        yield from _governor_signals(child, head)
        if _stops(child, head) or _describes(child, head):
            return
        if head.pos_ in VERBAL:
            yield from _verb_signals(head, figure)
    yield from _demand(figure)


def _own_signals(figure: Figure) -> Iterator[str]:
    """Read what is said of the figure alone: "not the 11 alleged", "the £22m budgeted", "the 40 analysts forecast"."""
    before = word_before(figure)
    if before is not None and before.lower_ in ("not", "none"):
        yield "negated"
    for noun in (figure.root, figure.root.head):
        for clause in noun.rights:
            if clause.dep_ not in ("relcl", "acl"):
                continue
            near = clause.left_edge.i in range(figure.span.end - 1, figure.span.end + 2)
            had = any(child.lower_ in ("had", "have", "has") for child in clause.lefts)
            if near and (clause.dep_ == "acl" or (clause.dep_ == "relcl" and had)) and clause.tag_ in ("VBN", "VBD"):
                for status in ("target", "forecast"):
                    if clause.lower_ in cues(f"{status}_participles"):
                        yield status


def _describes(child: Token, head: Token) -> bool:
    """Say whether a phrase only describes a thing that does something: "families with four lines will pay"."""
    return child.dep_ == "prep" and child.lower_ == "with" and head.pos_ in ("NOUN", "PROPN")


def _holds_now(figure: Figure) -> bool:
    """Say whether a figure is given as what is: "average waits, now 17 minutes", "diesel, at present £2 a litre"."""
    doc, start, end = figure.span.doc, figure.span.start, figure.span.end
    beside = [token.lower_ for token in (*doc[max(start - 1, figure.span.sent.start) : start], *doc[end : end + 1])]
    return not cues("present_words").isdisjoint(beside)


def _is_attribute(figure: Figure) -> bool:
    """Say whether a figure tells what a thing is like: "the 1,240-kilometre pipeline will open"."""
    measured = figure.claim.kind in ("measure", "duration", "age")
    return "-" in figure.claim.surface and measured and figure.root.dep_ in _MODIFYING


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


def _verb_signals(verb: Token, figure: Figure) -> Iterator[str]:
    outside = [child for child in verb.children if not figure.span.start <= child.i < figure.span.end]
    words = {child.lower_ for child in outside if child.dep_ in ("aux", "auxpass", "neg")} | {verb.lower_}
    negated = not words.isdisjoint(cues("negations")) or any(_is_nobody(child) for child in outside)
    if negated:
        yield "negated"
    if not words.isdisjoint(cues("forecast_auxiliaries")):
        yield "hypothetical" if _is_conditional(verb) else "forecast"
    if not words.isdisjoint(cues("target_auxiliaries")) or _is_obliged(verb):
        yield "target"
    if not words.isdisjoint(cues("hypothetical_auxiliaries")) and not negated:
        yield _would(verb, words)
    if _is_condition(verb):
        yield "hypothetical"


def _would(verb: Token, words: set[str]) -> str:
    if verb.lemma_.lower() in ("like", "love", "prefer"):
        return "target"
    return "forecast" if "would" in words and _is_past_report(verb) else "hypothetical"


def _is_nobody(subject: Token) -> bool:
    return subject.dep_ in ("nsubj", "nsubjpass") and subject.lower_ in ("none", "nobody", "nothing")


def _is_conditional(verb: Token) -> bool:
    """Say whether what will be depends on a condition: "the school will close if 40 pupils leave"."""
    clauses = [child for child in verb.children if child.dep_ == "advcl"]
    return any(word.lower_ == "if" and word.dep_ == "mark" for clause in clauses for word in clause.children)


def _is_condition(verb: Token) -> bool:
    """Say whether a verb states a condition: "if ...", "provided rates stay ...", "were oil to reach ..."."""
    marks = cues("hypothetical_markers")
    if any(child.dep_ in ("mark", "prep") and child.lower_ in marks for child in verb.lefts):
        return True
    if verb.head.lower_ in ("provided", "assuming") and verb.dep_ in ("ccomp", "pcomp"):
        return True
    inverted = next((child for child in verb.lefts if child.dep_ == "aux"), verb if verb.lemma_ == "be" else None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.dep_ != "advcl" or inverted is None or subject is None or inverted.i > subject.left_edge.i:
        return False
    return inverted.lower_ in ("were", "had", "should")


def _is_obliged(verb: Token) -> bool:
    """Say whether something is to be done: "dust is to be kept below 5 mg", "patients were meant to be seen"."""
    if _is_subjunctive(verb):
        return True
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts):
        return False
    if verb.dep_ == "xcomp":
        return verb.head.lemma_ == "be" or (
            verb.head.lemma_.lower() in cues("obliging_verbs") and is_passive(verb.head)
        )
    return not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in verb.sent)


def _is_subjunctive(verb: Token) -> bool:
    """Say whether a clause is demanded: "that mesh size be 130 mm", "that every patient be seen"."""
    words = {child.lower_ for child in verb.lefts} | {verb.lower_}
    return {"that", "be"} <= words and not any(child.tag_ in ("MD", "TO") for child in verb.lefts)


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
        return has_subject(child) and not any(word.dep_ == "mark" and word.lower_ == "that" for word in child.lefts)
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
