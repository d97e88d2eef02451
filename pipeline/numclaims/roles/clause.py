"""Subjects that stand elsewhere in the clause: what its verb gives the value to, fronted wholes, topics."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.antecedents import figured_antecedent, last_argument
from numclaims.roles.choice import Choice, Decision, Earlier, words
from numclaims.roles.topics import is_time, resolve, subject_of_verb_over, through, through_transparent
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import (
    SUBJECTS,
    VERBAL,
    antecedent,
    clause_subject,
    direct_object,
    governing_verb,
    is_pronoun,
)
from numclaims.syntax.phrases import NOUNS

_PARTITIVE = frozenset({"of", "among"})
_CLAUSE_MARKS = frozenset({",", ";", "(", "–", "—", "-", "and", ":"})
_RELATIVE = frozenset({"which", "whom"})
_VALUE_DEPS = frozenset({"pobj", "npadvmod", "advmod", "dep", "nummod", "pcomp", "quantmod"})


def clause_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun the clause gives a value to: its object if the verb changes that, else its subject."""
    verb = governing_verb(found.root)
    if verb is None:
        return None
    fined = _fined_party(found, verb)
    if fined is not None:
        return Choice(head=fined, rule=f'who is "{verb.text}"')
    thing = direct_object(verb, besides=found.span)
    if thing is not None and _sets_value_of_object(found, verb, thing):
        return through(thing, f'object of "{verb.text}"', earlier)
    subject = clause_subject(verb)
    if subject is None or found.start <= subject.i < found.end or is_time(subject):
        return None
    return resolve(subject, f'subject of "{verb.text}"', earlier)


def _fined_party(found: Anchor, verb: Token) -> Token | None:
    if verb.lower_ not in ("fine", "fines", "fined") or found.quantity.kind != "money":
        return None
    return next(
        (
            child
            for child in verb.children
            if child.dep_ in ("dobj", "dative", "nsubjpass") and child.pos_ in NOUNS and child not in found.span
        ),
        None,
    )


def _sets_value_of_object(found: Anchor, verb: Token, thing: Token) -> bool:
    """Tell "cut costs by 5%" from "ended the year at 5%"."""
    if is_time(thing) or not verb.i < thing.i < found.root.i or not thing.is_alpha:
        return False
    return verb.lemma_.lower() in words("value_verbs") and found.root.dep_ in _VALUE_DEPS


def elided_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take an earlier count's noun for a figure that is itself a clause's subject: "58 are in residential homes"."""
    if not (_is_subject(found) or _opens_partitive(found)) or found.quantity.kind not in ("count", "percent", "ratio"):
        return None
    for decision in reversed(earlier):
        kind = decision.anchor.quantity.kind
        if decision.choice is not None and kind in ("count", "percent", "ratio"):
            whole = decision.choice.head
            rule = f'as for "{decision.anchor.span.text}" before it'
            return Choice(head=decision.choice.head, rule=rule, resolved=True, whole=whole)
    return None


def _is_subject(found: Anchor) -> bool:
    return found.root.dep_ in SUBJECTS


def _opens_partitive(found: Anchor) -> bool:
    """Tell a bare number that is itself a fronted whole: "Of the 250, 229 were paid"."""
    doc, end = found.span.doc, found.end
    if found.root.dep_ != "pobj" or found.root.head.lower_ != "of" or not _opens_clause(found.root.head):
        return False
    return end < len(doc) and (doc[end].text == "," or doc[end].lower_ in ("who", "which", "that"))


def fronted_whole(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun of a fronted partitive: ``children`` in "Of those children, 44 are in care"."""
    sentence = found.sent
    for token in reversed(list(sentence[: max(0, found.start - sentence.start)])):
        if token.lower_ in _PARTITIVE and _opens_clause(token):
            if _counted_since(token, earlier):
                return None
            partitive = _partitive(token, found, earlier)
            return _part_of(partitive, token, found, earlier) if partitive is not None else None
    return None


def relative_whole(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun of a relative partitive: ``cash`` in "cash was £88m, of which £31m came in May"."""
    before = found.span.doc[max(found.sent.start, found.start - 4) : found.start]
    if not any(token.lower_ == "which" and token.i and token.nbor(-1).lower_ == "of" for token in before):
        return None
    last = earlier[-1] if earlier and earlier[-1].anchor.start >= found.sent.start else None
    if last is None or last.choice is None:
        return None
    rule = f'part of "{last.anchor.span.text}"'
    return Choice(head=last.choice.head, rule=rule, resolved=True, whole=last.choice.head)


def _counted_since(preposition: Token, earlier: Earlier) -> bool:
    """Tell whether another noun was counted since: "Of the fires, 487 were in homes, where five people died"."""
    since = (decision for decision in earlier if decision.anchor.start > preposition.i + 3)
    return any(decision.choice is not None and decision.choice.rule.startswith("noun after") for decision in since)


def _opens_clause(token: Token) -> bool:
    before = [token.doc[i] for i in range(token.sent.start, token.i) if not token.doc[i].is_space]
    return not before or before[-1].lower_ in _CLAUSE_MARKS


def _partitive(preposition: Token, found: Anchor, earlier: Earlier) -> Choice | None:
    noun = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
    following = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else None
    own = noun is None or found.start <= noun.i < found.end
    if following is not None and is_pronoun(following) and (own or following not in _dets(noun)):
        noun = following
    if noun is None or found.start <= noun.i < found.end:
        return None
    figured = next((decision for decision in earlier if noun in decision.anchor.span), None)
    if figured is not None and figured.choice is not None:
        rule = f'fronted whole "{figured.anchor.span.text}"'
        return figured.choice.but(rule=rule, resolved=True, whole=figured.choice.head, first=None)
    rule = f'fronted whole "{noun.text}"'
    if is_pronoun(noun):
        stands_for = figured_antecedent(noun, found, earlier) or antecedent(noun)
        if stands_for is None:
            return None
        head = through_transparent(stands_for)
        return Choice(head=head, rule=rule, resolved=True, whole=head)
    if noun.pos_ not in NOUNS:
        return None
    return Choice(head=through_transparent(noun), rule=rule, resolved=True, whole=noun)


def _dets(noun: Token | None) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ == "det"] if noun is not None else []


def _part_of(partitive: Choice, preposition: Token, found: Anchor, earlier: Earlier) -> Choice:
    """Tell "of which wheat made up 63%" (the part is named) from "of which 90 were closed"."""
    verb = governing_verb(found.root)
    subject = clause_subject(verb) if verb is not None else None
    if verb is None or subject is None or not preposition.i < subject.i < found.start or is_pronoun(subject):
        return partitive
    figures = [decision.anchor.end for decision in earlier if decision.anchor.start > preposition.i]
    if found.quantity.kind == "count" or verb.lemma_ == "be" or (figures and subject.i < figures[-1]):
        return partitive
    part = resolve(subject, f'subject of "{verb.text}"', earlier)
    return part.but(whole=partitive.whole) if part is not None and subject.pos_ in NOUNS else partitive


def topic_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what a headline or list item is about: ``revenue`` in "Group revenue up 4.2%"."""
    sentence = found.sent
    for token in reversed(list(sentence[: max(0, found.start - sentence.start)])):
        if token.pos_ in VERBAL and token.dep_ == "ROOT":
            subject = clause_subject(token)
            return resolve(subject, f'subject of "{token.text}"', earlier) if subject is not None else None
        if _may_be_topic(token) and token.lemma_.lower() not in words("change_nouns") | words("bare_amounts"):
            rule = f'noun before the figure "{token.text}"'
            return Choice(head=through_transparent(token), rule=rule)
    return None


def _may_be_topic(token: Token) -> bool:
    if token.pos_ not in NOUNS or token.dep_ in ("pobj", "compound", "poss", "nmod") or is_time(token):
        return False
    return token.is_alpha and token.ent_type_ not in ("DATE", "MONEY", "PERCENT", "CARDINAL")


def lasting_thing(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what lasts, takes or is a duration long; a duration that only dates something has no subject."""
    verb = governing_verb(found.root)
    if verb is None or not _takes_time(found, verb):
        return None
    subject = clause_subject(verb)
    if subject is None or found.start <= subject.i < found.end or is_time(subject):
        return None
    return resolve(subject, f'subject of "{verb.text}"', earlier)


def _takes_time(found: Anchor, verb: Token) -> bool:
    if found.root.head == verb and found.root.dep_ == "dobj":
        return True
    if found.root.dep_ == "pobj" and found.root.head.lower_ == "for":
        return True
    return verb.lemma_.lower() in words("lasting_verbs") and _says_how_long(found, verb)


def differing_thing(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what is so much more or less: "took 46 days, six days longer", "visited, 300,000 fewer than before"."""
    doc, end = found.span.doc, found.end
    if end >= found.sent.end or doc[end].lower_ not in words("comparatives"):
        return None
    same = [decision for decision in earlier if decision.anchor.start >= found.sent.start]
    last = last_argument([decision for decision in same if _can_differ_by(decision, found)] or same)
    return None if last is None else last.but(rule="the figure it is more or less than", resolved=True, first=None)


def _can_differ_by(decision: Decision, found: Anchor) -> bool:
    """Tell a figure that is large enough to be so much more or less than another."""
    stated, difference = decision.anchor.quantity.value, found.quantity.value
    return stated is None or difference is None or abs(stated) >= abs(difference) / 2


def changed_object(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the object whose duration a verb changes: "cut approval time from 14 months to ten"."""
    verb = governing_verb(found.root)
    thing = direct_object(verb, besides=found.span) if verb is not None else None
    if (
        verb is None
        or thing is None
        or found.root.dep_ != "pobj"
        or found.root.head.lower_ not in ("from", "to", "by", "at")
    ):
        return None
    return through(thing, f'object of "{verb.text}"', earlier) if _sets_value_of_object(found, verb, thing) else None


def _says_how_long(found: Anchor, verb: Token) -> bool:
    if found.root.head == verb:
        return found.root.dep_ in ("dobj", "attr", "npadvmod", "obj", "nummod", "oprd", "dep", "acomp")
    return found.root.dep_ == "pobj" and found.root.head.lower_ in ("for", "beyond", "of")


def limited_activity(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what must happen "within 72 hours": the limit's clause's subject."""
    bounded = found.quantity.bound in ("at_most", "less_than", "more_than")
    verb = governing_verb(found.root) if bounded else None
    if verb is None or verb.i > found.start:
        return None
    subject = clause_subject(verb)
    return resolve(subject, f'subject of "{verb.text}"', earlier) if subject is not None else None


def aged_thing(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take who is that old: the noun before "aged 16", "under the age of 16" or ", 52,", else the clause's subject."""
    doc, first = found.span.doc, found.sent.start
    index = found.start - 1
    while index >= first and (doc[index].lower_ in words("age_words") or doc[index].is_punct):
        index -= 1
    if index >= first and doc[index].pos_ in NOUNS and not doc[index].like_num:
        return Choice(head=doc[index], rule=f'noun before the age "{doc[index].text}"')
    return subject_of_verb_over(found.root, earlier)
