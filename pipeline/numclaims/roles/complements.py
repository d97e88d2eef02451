"""Subjects after a preposition: ``wheat`` in "6 tonnes of wheat", the parts and wholes of shares."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.antecedents import figured_antecedent
from numclaims.roles.choice import Choice, Decision, Earlier, words
from numclaims.roles.topics import is_time, resolve, through_transparent
from numclaims.syntax.anchors import Anchor, noun_after
from numclaims.syntax.clauses import antecedent, clause_subject, governing_verb, is_pronoun
from numclaims.syntax.phrases import NOUNS, core_noun

_COMPLEMENT = frozenset({"of", "in", "worth"})
_SHARES = frozenset({"percent", "ratio"})
_LIMITS = frozenset({"under", "over", "above", "below", "exceeding", "within", "between"})


def complement_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the complement of the quantity: ``wheat`` in "6 tonnes of wheat", ``patients`` in "62% of patients"."""
    noun = complement_of(found)
    if noun is None or _is_distance(found):
        return None
    rule = f'complement of the quantity "{noun.text}"'
    resolved = is_pronoun(noun) or noun.lower_ in ("whom", "which", "them", "those", "these")
    if resolved:
        stands_for = figured_antecedent(noun, found, earlier) or antecedent(noun)
        if stands_for is None:
            return None
        noun = stands_for
    if noun.pos_ not in NOUNS:
        return None
    noun = through_transparent(noun)
    if resolved and _part_verb(found) is None:
        return Choice(head=noun, rule=rule, resolved=True, whole=noun)
    if found.quantity.kind in _SHARES or _part_verb(found) is not None:
        return _share(found, noun, rule, earlier)
    part = found.quantity.kind == "count" and _is_definite(noun)
    return Choice(head=noun, rule=rule, whole=noun if part else None)


def _is_definite(noun: Token) -> bool:
    """Tell "12 of the 20 sites" from "hundreds of roads"."""
    return any(child.dep_ in ("det", "poss", "nummod") for child in noun.lefts)


def _is_distance(found: Anchor) -> bool:
    """Tell "within 500 m of the shoreline" from "500 m of cable"."""
    return found.quantity.dimension == "length" and found.span[0].lower_ in _LIMITS


def complement_of(found: Anchor) -> Token | None:
    """Give the noun of the preposition that follows the quantity, whatever the parser hung it on."""
    doc, index = found.span.doc, found.end
    if index >= found.sent.end:
        return None
    preposition = doc[index]
    if preposition.lower_ not in _COMPLEMENT or (preposition.lower_ == "in" and found.quantity.kind != "money"):
        return None
    noun = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.like_num:
        noun = _noun_past_number(found, index + 1) or noun
    if noun is None or (preposition.lower_ == "in" and not can_be_measured(noun)):
        return None
    return core_noun(noun)


def _noun_past_number(found: Anchor, index: int) -> Token | None:
    """Give the noun of a complement that opens with a number of its own: "17 of 52 utilities"."""
    doc, end = found.span.doc, found.sent.end
    if index < end and is_pronoun(doc[index]):
        return doc[index]
    while index < end and (doc[index].like_num or doc[index].dep_ == "det"):
        index += 1
    return noun_after(doc, index, end)


def can_be_measured(noun: Token) -> bool:
    """Tell a noun of what a sum is in ("$1 billion in gains") from one of time, place or a particular thing."""
    if is_time(noun) or noun.like_num or noun.ent_type_ in ("DATE", "GPE", "LOC", "ORG", "PERSON"):
        return False
    return not any(child.dep_ == "det" for child in noun.children)


def _part_verb(found: Anchor) -> Token | None:
    verb = governing_verb(found.root)
    return verb if verb is not None and verb.lemma_.lower() in words("part_verbs") and verb.i < found.start else None


def _share(found: Anchor, whole: Token, rule: str, earlier: Earlier) -> Choice:
    """Tell "62% of patients met the target" from "solar made up 72% of new capacity"."""
    if earlier and found.start > found.sent.start and found.span.doc[found.start - 1].lower_ == "or":
        last = _nearest(found, earlier)
        if last is not None and last.choice is not None:
            return last.choice.but(whole=whole, resolved=True, rule=f'as for "{last.anchor.span.text}" before "or"')
    verb = governing_verb(found.root)
    if verb is None or found.root.i < verb.i or verb.lemma_.lower() not in words("share_verbs"):
        return Choice(head=whole, rule=rule, whole=whole)
    subject = clause_subject(verb)
    if subject is None or subject == whole or found.start <= subject.i < found.end or _is_cause(verb, found):
        return Choice(head=whole, rule=rule, whole=whole)
    part = resolve(subject, f'subject of "{verb.text}", a share of "{whole.text}"', earlier)
    return part.but(whole=whole) if part is not None else Choice(head=whole, rule=rule, whole=whole)


def _is_cause(verb: Token, found: Anchor) -> bool:
    """Tell "alcohol was a cause in a quarter of collisions": the share stands in an adjunct, not in the predicate."""
    above = found.root.head
    return verb.lemma_ == "be" and above.dep_ == "prep" and above.lower_ in ("in", "for", "at", "on")


def _nearest(found: Anchor, earlier: Earlier) -> Decision | None:
    last = earlier[-1]
    return last if last.anchor.start >= found.sent.start else None
