"""The predicate of a quantity: what the sentence says of its subject, without the quantity itself."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from numclaims.roles.choice import Choice
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import SUBJECTS, VERBAL, governing_verb
from numclaims.syntax.phrases import NOUNS

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset(
    {"acomp", "attr", "dobj", "oprd", "xcomp", "ccomp", "agent", "dative", "prep", "advmod", "conj", "cc"}
)
_TIMES = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC"})
_TAILS = frozenset(
    {"because", "due", "despite", "according", "compared", "against", "until", "since", "during", "following"}
)
_REPORTS = frozenset({"say", "tell", "report", "add", "warn", "announce"})
_RELATIVES = frozenset({"who", "which", "that"})
_SENTENCE_ADVERBS = frozenset({"therefore", "also", "however", "last", "then", "already", "first"})
_PHRASAL = {"account": "for", "amount": "to", "come": "to", "call": "for", "aim": "for", "consist": "of", "add": "to"}
_NEW_CLAUSE = frozenset({"which", "who", "but", "such", "with", "while", "whereas", "according", "compared", "and"})
_NUMERIC = NOUNS | {"NUM", "SYM"}


def find_predicate(found: Anchor, choice: Choice, numeric: frozenset[int]) -> str:
    """Give the verb phrase said of the subject, its relative clause, or the verb that governs it.

    Args:
        found: the quantity.
        choice: its subject.
        numeric: the tokens of all quantities; a phrase ends before the next one that opens a clause.
    """
    if found.quantity.kind == "age":
        return _copula(found)
    place = _argument(found, choice)
    if place.dep_ in SUBJECTS and place.head.pos_ in VERBAL:
        return _said_of_subject(place.head, found, numeric)
    fronted = place.dep_ == "pobj" and place.head.lower_ in ("of", "among")
    if fronted or (found.quantity.kind not in ("count", "percent", "ratio") and _is_adjunct(place)):
        own = _modifying_clause(choice.head, found) if fronted else None
        return _clause_text(own, found, numeric) if own is not None else ""
    clause = _modifying_clause(choice.head, found) or _purpose(place)
    if clause is not None:
        return _clause_text(clause, found, numeric)
    verb = governing_verb(place)
    if verb is None:
        return ""
    return _verb_group(verb, found, preposition=_preposition_under(place, verb, found))


def _copula(found: Anchor) -> str:
    """Give the verb of "was 15 years old"; an age in any other place says nothing of its own."""
    verb = governing_verb(found.root)
    near = verb is not None and verb.lemma_ == "be" and 0 < found.start - verb.i <= 2
    return verb.text if verb is not None and near else ""


def _is_adjunct(place: Token) -> bool:
    return place.dep_ == "pobj" and place.head.lower_ not in ("of", "for")


def _argument(found: Anchor, choice: Choice) -> Token:
    """Give the token that holds the quantity's place in its clause: its subject, or itself where that is elided."""
    start = choice.head
    if choice.resolved and found.root.dep_ in SUBJECTS:
        start = found.root
    elif choice.resolved and choice.head.i < found.start and governing_verb(found.root) != governing_verb(choice.head):
        verb = governing_verb(found.root)
        reports = verb is not None and verb.lemma_ in _REPORTS
        if verb is not None and not reports and choice.head.i < verb.i and verb.sent == found.sent:
            start = found.root
    return _outermost(start)


def _outermost(token: Token) -> Token:
    current = token
    while True:
        above = current.head
        if current.dep_ in ("pobj", "pcomp") and above.lower_ == "of" and above.head.pos_ in _NUMERIC:
            current = above.head
        elif current.dep_ in ("conj", "nummod", "compound", "appos", "quantmod", "nmod") and above.pos_ in _NUMERIC:
            current = above
        else:
            return current


def _said_of_subject(verb: Token, found: Anchor, numeric: frozenset[int]) -> str:
    innermost = _value_verb(found, verb) if verb.i < found.start else None
    if innermost is not None:
        return _verb_group(innermost, found, preposition=_phrasal(innermost))
    phrase = _verb_phrase(verb, numeric - _own(found))
    if found.quantity.kind in ("measure", "money") and any(i in numeric for i in phrase):
        return _verb_group(verb, found, preposition=_phrasal(verb))
    return _text(verb.doc, phrase, found)


def _own(found: Anchor) -> frozenset[int]:
    return frozenset(range(found.start, found.end))


def _value_verb(found: Anchor, verb: Token) -> Token | None:
    """Give the verb whose value the quantity is ("rose to 658", "is forecast to overspend by £6.8m")."""
    inner: Token | None = None
    current = found.root
    for _ in range(8):
        if current == verb:
            return inner or verb
        if current.dep_ in ("relcl", "acl", "advcl", "ccomp"):
            return None
        if current.dep_ == "xcomp" or (current.dep_ == "conj" and current.pos_ in VERBAL):
            inner = inner or current
        current = current.head
    return None


def _phrasal(verb: Token) -> Token | None:
    preposition = _PHRASAL.get(verb.lemma_)
    return next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ == preposition), None)


def _verb_group(verb: Token, found: Anchor, *, preposition: Token | None) -> str:
    """Give the verb with its auxiliaries and particle, back to the verb it completes ("is forecast to overspend")."""
    first = verb
    while first.dep_ == "xcomp" and first.head.pos_ in VERBAL and _only_helpers(first.head, first):
        first = first.head
    start = min([first.i, *(child.i for child in first.lefts if child.dep_ in _GROUP)])
    end = verb.i
    if end + 1 < len(verb.doc) and verb.nbor().head == verb and verb.nbor().lower_ in ("up", "down", "out", "back"):
        end += 1
    phrase = [i for i in range(start, end + 1) if not _is_aside(verb.doc[i])]
    text = _text(verb.doc, phrase, found).removeprefix("to ")
    return f"{text} {preposition.text}" if preposition is not None else text


def _only_helpers(outer: Token, inner: Token) -> bool:
    return outer.i < inner.i and all(token.pos_ in ("PART", "AUX", "ADV") for token in outer.doc[outer.i + 1 : inner.i])


def _is_aside(token: Token) -> bool:
    return token.lower_ in _SENTENCE_ADVERBS or (token.is_punct and token.text not in "-‐‑’'")


def _preposition_under(place: Token, verb: Token, found: Anchor) -> Token | None:
    above = place.head
    if found.quantity.kind != "count" or place.dep_ != "pobj" or above.head != verb or above.i < verb.i:
        return None
    return above if above.dep_ in ("prep", "prt") else None


def _verb_phrase(verb: Token, numeric: frozenset[int]) -> list[int]:
    start = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in _GROUP or _goes_with_group(child))])
    kept = set(range(start, verb.i + 1))
    for child in verb.rights:
        if child.dep_ == "prt" or (child.dep_ in _COMPLEMENTS and not _is_tail(child, numeric)):
            kept.update(_complement_tokens(child, numeric))
    return _unbroken(sorted(kept), verb.doc, numeric)


def _goes_with_group(child: Token) -> bool:
    return child.dep_ == "advmod" and child.i == child.head.i - 1 and child.lower_ in ("still", "no", "never")


def _complement_tokens(child: Token, numeric: frozenset[int]) -> list[int]:
    """Give a complement's tokens; a coordinated clause with a subject or a figure of its own is not one."""
    tokens = [token.i for token in child.subtree]
    own_subject = any(inner.dep_ in SUBJECTS for inner in child.children)
    if child.dep_ == "conj" and (own_subject or numeric.intersection(tokens)):
        return []
    return tokens


def _is_tail(child: Token, numeric: frozenset[int]) -> bool:
    """Tell an adverbial of time, place or circumstance from a complement."""
    if child.dep_ == "advmod":
        return child.i > child.head.i + 1 or child.ent_type_ in _TIMES
    if child.dep_ != "prep":
        return False
    near = (token for token in child.subtree if token.head in (child, *child.children))
    figured = any(token.i in numeric for token in child.subtree)
    if child.lower_ in _TAILS or (not figured and any(token.ent_type_ in _TIMES for token in near)):
        return True
    return child.lower_ in ("in", "at", "across") and any(inner.ent_type_ in _PLACES for inner in child.children)


def _unbroken(indices: list[int], doc: Doc, numeric: frozenset[int]) -> list[int]:
    """Keep the phrase up to where another clause, bracket or figure opens."""
    end = next((i for i in indices if _ends_phrase(doc, i, numeric)), None)
    return [i for i in indices if end is None or i < end]


def _ends_phrase(doc: Doc, index: int, numeric: frozenset[int]) -> bool:
    token = doc[index]
    if token.text in (";", "(", "–", "—") or token.lower_ in ("because", "while", "whereas"):
        return True
    following = doc[index + 1] if index + 1 < len(doc) else None
    if following is None or (token.text != "," and token.dep_ != "cc"):
        return False
    if token.text == ",":
        second = doc[index + 2].lower_ if index + 2 < len(doc) else ""
        return following.lower_ in _NEW_CLAUSE or second in ("which", "whom") or following.i in numeric
    return any(i in numeric for i in range(index + 1, min(index + 4, len(doc))))


def _modifying_clause(noun: Token, found: Anchor) -> Token | None:
    """Give the verb of the relative or participle clause on a noun."""
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl") and child.pos_ in VERBAL and not found.start <= child.i < found.end:
            return child
    return None


def _purpose(place: Token) -> Token | None:
    """Give the infinitive that says what a thing that exists is for: "there are two workers to triage referrals"."""
    verb = place.head
    if place.dep_ != "attr" or not any(child.dep_ == "expl" for child in verb.children):
        return None
    return next((child for child in verb.rights if child.dep_ == "xcomp" and child.i > place.i), None)


def _clause_text(verb: Token, found: Anchor, numeric: frozenset[int]) -> str:
    phrase = _text(verb.doc, _verb_phrase(verb, numeric - _own(found)), found).removeprefix("to ")
    relative = next((child for child in verb.lefts if child.dep_ in SUBJECTS and child.lower_ in _RELATIVES), None)
    return f"{relative.text} {phrase}" if relative is not None else phrase


def _text(doc: Doc, indices: list[int], found: Anchor) -> str:
    kept = [i for i in indices if not found.start <= i < found.end]
    while kept and (doc[kept[-1]].is_punct or doc[kept[-1]].dep_ in ("cc", "det")):
        kept.pop()
    words = [doc[i].text_with_ws if i + 1 in kept else f"{doc[i].text} " for i in kept]
    return " ".join("".join(words).split())
