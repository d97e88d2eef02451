"""Subjects that stand beside their quantity: counted nouns, modified nouns, complements, properties, labels."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Decision, Earlier, words
from numclaims.roles.topics import is_time, resolve, subject_of_verb_over, through, through_transparent
from numclaims.syntax.anchors import Anchor, first_word, following_noun, noun_after
from numclaims.syntax.clauses import VERBAL, antecedent, clause_subject, governing_verb, is_pronoun
from numclaims.syntax.phrases import NOUNS, complement, core_noun

_COMPLEMENT = frozenset({"of", "in", "worth"})
_NUMBER_DEPS = frozenset(
    {"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "det", "predet", "dep", "nsubj", "appos"}
)
_DATING = frozenset({"last", "next", "this", "that", "each", "every", "earlier", "previous"})
_SHARES = frozenset({"percent", "ratio"})
_LABEL_MARKS = frozenset("([:=")
_VALUE_PREPOSITIONS = frozenset(
    {"of", "at", "between", "above", "below", "under", "over", "exceeding", "from", "to", "by", "worth", "on"}
)
_LIMITS = frozenset({"under", "over", "above", "below", "exceeding", "within", "between"})
_BEFORE_VALUE = frozenset({"just", "only", "a", "an", "the", "record", "about", "around", "some", "nearly", "up"})


def noun_inside(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun that stands inside a ratio: ``farm`` in "one farm in twelve"."""
    if found.quantity.kind != "ratio":
        return None
    inside = [token for token in found.span if token.pos_ == "NOUN" and token.i > found.start]
    noun = next((token for token in inside if token.lemma_.lower() not in words("fraction_nouns")), None)
    return Choice(head=noun, rule=f'noun of the ratio "{noun.text}"', whole=noun) if noun is not None else None


def counted_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun right after a count: ``children`` in "132 children"."""
    noun = following_noun(found)
    if noun is None or _dates(found, noun):
        return None
    rule = f'noun after the number "{noun.text}"'
    head = through_transparent(noun)
    return Choice(head=head, rule=rule, first=_first(found, noun, head), confidence=0.95)


def _dates(found: Anchor, noun: Token) -> bool:
    """Tell "658 last year" from "two seasons"."""
    between = found.span.doc[found.end : noun.i]
    if noun.lower_ in ("today", "yesterday", "tomorrow"):
        return True
    return is_time(noun) and (noun.tag_ == "NNP" or any(token.lower_ in _DATING for token in between))


def _first(found: Anchor, noun: Token, head: Token) -> int | None:
    return first_word(found.span.doc, found.end) if head == noun else None


def modified_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun a measure modifies: ``cooler`` in "a 10-gallon cooler", ``sales`` in "a 13% rise in sales"."""
    noun = following_noun(found)
    if noun is None or not _modifies(found, noun):
        return None
    choice = through(noun, f'noun the quantity modifies "{noun.text}"', earlier)
    choice = choice.but(first=_first(found, noun, choice.head))
    return choice.but(whole=choice.head) if found.quantity.kind == "ratio" and choice.head == noun else choice


def _modifies(found: Anchor, noun: Token) -> bool:
    if any(token.text in "-‐‑" for token in found.span):
        return True
    if found.quantity.kind == "ratio" and found.end + 3 > noun.i:
        return True
    return any(token.head == noun and token.dep_ in _NUMBER_DEPS for token in found.span)


def complement_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the complement of the quantity: ``wheat`` in "6 tonnes of wheat", ``patients`` in "62% of patients"."""
    noun = _complement_of(found)
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
        return Choice(head=noun, rule=rule, resolved=True, whole=noun, confidence=0.7)
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


def figured_antecedent(pronoun: Token, found: Anchor, earlier: Earlier) -> Token | None:
    """Take for a pronoun the noun of the nearest fitting figure before it: "9,200 homes, a third of them beyond repair"."""
    if pronoun.lower_ in ("it", "this", "that"):
        kinds = {found.quantity.kind} & {"money", "measure"}
    else:
        kinds = {"count", "percent", "ratio"}
    fitting = [
        decision
        for decision in earlier
        if decision.choice is not None and decision.anchor.quantity.kind in kinds and decision.choice.head.i < pronoun.i
    ]
    if not fitting:
        return None
    sentence = fitting[-1].anchor.span.sent
    last = last_argument([decision for decision in fitting if decision.anchor.span.sent == sentence])
    return last.head if last is not None else None


def last_argument(decisions: Earlier) -> Choice | None:
    """Give the last subject that is an argument of its clause, rather than in an adjunct ("64 concerts in 19 venues")."""
    chosen = [decision.choice for decision in decisions if decision.choice is not None]
    arguments = [choice for choice in chosen if not _in_adjunct(choice.head)]
    return arguments[-1] if arguments else chosen[-1] if chosen else None


def _in_adjunct(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ not in ("of", "to", "by")


def _complement_of(found: Anchor) -> Token | None:
    """Give the noun of the preposition that follows the quantity, whatever the parser hung it on."""
    doc, index = found.span.doc, found.end
    if index >= found.span.sent.end:
        return None
    preposition = doc[index]
    if preposition.lower_ not in _COMPLEMENT or (preposition.lower_ == "in" and found.quantity.kind != "money"):
        return None
    noun = next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.like_num:
        noun = _noun_past_number(found, index + 1) or noun
    if noun is None or (preposition.lower_ == "in" and not _can_be_measured(noun)):
        return None
    return core_noun(noun)


def _noun_past_number(found: Anchor, index: int) -> Token | None:
    """Give the noun of a complement that opens with a number of its own: "17 of 52 utilities"."""
    doc, end = found.span.doc, found.span.sent.end
    if index < end and is_pronoun(doc[index]):
        return doc[index]
    while index < end and (doc[index].like_num or doc[index].dep_ == "det"):
        index += 1
    return noun_after(doc, index, end)


def _can_be_measured(noun: Token) -> bool:
    if is_time(noun) or noun.like_num or noun.ent_type_ in ("DATE", "GPE", "LOC", "ORG", "PERSON"):
        return False
    return not any(child.dep_ == "det" for child in noun.children)


def _part_verb(found: Anchor) -> Token | None:
    verb = governing_verb(found.root)
    return verb if verb is not None and verb.lemma_.lower() in words("part_verbs") and verb.i < found.start else None


def _share(found: Anchor, whole: Token, rule: str, earlier: Earlier) -> Choice:
    """Tell "62% of patients met the target" from "solar made up 72% of new capacity"."""
    if earlier and found.start > found.span.sent.start and found.span.doc[found.start - 1].lower_ == "or":
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
    return last if last.anchor.start >= found.span.sent.start else None


def property_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property whose value this is: ``earnings`` in "earnings of $413 million"."""
    noun = _limited_noun(found)
    if noun is None:
        preposition = _preposition_before(found)
        noun = _property_before(preposition) if preposition is not None else None
    if noun is None or noun.pos_ not in NOUNS or is_time(noun) or noun.like_num:
        return None
    rule = f'property with this value "{noun.text}"'
    lemma = noun.lemma_.lower()
    changed = _changed_in(found) if lemma in words("change_nouns") else None
    if changed is not None:
        return Choice(head=through_transparent(changed), rule=f'{rule}, in "{changed.text}"')
    about = complement(noun)
    if found.quantity.kind != "count" and noun.dep_ == "pobj" and noun.head.lower_ in ("against", "with", "than"):
        return Choice(head=noun, rule=rule)
    if about is not None and not found.start <= about.i < found.end and lemma in words("transparent"):
        return Choice(head=through_transparent(noun), rule=rule)
    if lemma in words("bare_amounts") and not _qualified(noun):
        return subject_of_verb_over(noun, earlier)
    return through(noun, rule, earlier)


def stated_property(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property in "average deposits of $14.6 billion" before any noun that happens to follow the figure."""
    index = found.start - 1
    before = found.span.doc[index] if index > found.span.sent.start else None
    if before is None or before.lower_ != "of" or before.nbor(-1).pos_ not in NOUNS:
        return None
    return property_noun(found, earlier)


def _changed_in(found: Anchor) -> Token | None:
    """Give what changed by the quantity: ``rates`` in "a fall of one percentage point in discount rates"."""
    doc, index = found.span.doc, found.end
    if index >= found.span.sent.end or doc[index].lower_ != "in":
        return None
    noun = next((child for child in doc[index].children if child.dep_ == "pobj"), None)
    return noun if noun is not None and _can_be_measured(noun) and noun.pos_ in NOUNS else None


def _limited_noun(found: Anchor) -> Token | None:
    """Give the noun right before a bound that opens with a preposition: ``elevations`` in "elevations under 3 m"."""
    first = found.span[0]
    if found.quantity.kind == "count" or first.lower_ not in _LIMITS or first.i == found.span.sent.start:
        return None
    noun = first.nbor(-1)
    return noun if noun.pos_ in NOUNS and not noun.like_num else None


def _qualified(noun: Token) -> bool:
    return any(child.dep_ in ("compound", "nmod") or (child.dep_ == "amod" and child.pos_ == "ADJ" and child.lower_ not in ("new", "average", "record", "whole", "current", "present", "total")) for child in noun.lefts)


def _preposition_before(found: Anchor) -> Token | None:
    doc, index = found.span.doc, found.start - 1
    while index > found.span.sent.start and doc[index].lower_ in _BEFORE_VALUE:
        index -= 1
    token = doc[index]
    return token if index > found.span.sent.start and token.lower_ in _VALUE_PREPOSITIONS else None


def _property_before(preposition: Token) -> Token | None:
    """Give the noun a value preposition belongs to, if it names a property rather than a verb's argument."""
    noun = preposition.nbor(-1)
    if preposition.lower_ in ("of", "worth"):
        return core_noun(noun) if noun.pos_ in NOUNS else None
    head = preposition.head
    if head.pos_ in NOUNS and head.i < preposition.i and head.lemma_.lower() in words("change_nouns"):
        return head
    if preposition.lower_ in ("above", "below", "under", "over", "exceeding", "between") and head == noun:
        return noun if noun.pos_ in NOUNS and noun.dep_ != "dobj" else None
    return None


def label_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the label of a figure in brackets or after a colon: "Physical abuse (32)", "Referrals: 658"."""
    doc, index, first = found.span.doc, found.start - 1, found.span.sent.start
    if index <= first or doc[index].text not in _LABEL_MARKS:
        return None
    label = doc[first:index]
    opens = not any(token.pos_ in VERBAL or token.text in _LABEL_MARKS for token in label) and found.start - first < 12
    if not opens and doc[index].text == ":":
        return None
    places = found.quantity.kind != "count"
    head = _label_head(label.root, doc[index - 1]) if opens else _bracket_head(doc[index - 1], places=places)
    if head is None or is_time(head) or _digits(head) or head.ent_type_ == "DATE":
        return None
    if opens or head.pos_ in NOUNS:
        whole = _complement_of(found) or head if found.quantity.kind in _SHARES else None
        return Choice(head=head, rule=f'label before the figure "{head.text}"', whole=whole, confidence=0.8)
    return None


def _label_head(root: Token, last: Token) -> Token | None:
    """Give the head of a label that opens a line; a coordination's head is its first member."""
    if root.pos_ in NOUNS:
        return root
    return last if last.is_alpha else None


def _bracket_head(noun: Token, *, places: bool) -> Token | None:
    """Give what a bracketed figure belongs to: the noun before it, or what that noun places ("renters in the East")."""
    current: Token | None = noun
    if noun.pos_ not in NOUNS or noun.like_num:
        return None
    while places and current is not None and current.dep_ in ("pobj", "conj") and current.ent_type_ in ("GPE", "LOC", "FAC"):
        above = current.head.head if current.dep_ == "pobj" else current.head
        if above.pos_ not in NOUNS:
            return None
        current = above
    return current


def _digits(token: Token) -> bool:
    return any(character.isdigit() for character in token.text)


def aside_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun whose value a phrase between commas gives: "copper tube, at €9.85 a kilo, has hardly budged"."""
    doc, index = found.span.doc, found.start - 1
    if index - 2 < found.span.sent.start or doc[index].lower_ != "at" or doc[index - 1].text != ",":
        return None
    noun = doc[index - 2]
    if noun.pos_ not in NOUNS or is_time(noun) or noun.ent_type_ in ("GPE", "LOC", "DATE"):
        return None
    return Choice(head=noun, rule=f'noun before the aside "{noun.text}"', confidence=0.75)


def apposed_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property a bare figure follows: ``rate`` in "the highest rate, 41.7 per 1,000"."""
    index = found.start - 1
    if index <= found.span.sent.start or found.span.doc[index].text not in (",", "–", "—"):
        return None
    noun = found.span.doc[index - 1]
    if found.root.dep_ != "appos" or noun.pos_ not in NOUNS or is_time(noun) or noun.ent_type_:
        return None
    return Choice(head=noun, rule=f'noun before the figure "{noun.text}"', confidence=0.7)


def multiplied_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what there is so many times as much of: ``women`` in "twice as many women as men"."""
    doc, index = found.span.doc, found.end
    if found.quantity.kind != "ratio" or [token.lower_ for token in doc[index : index + 2]][:1] != ["as"]:
        return None
    if index + 2 < len(doc) and doc[index + 1].lower_ in ("many", "much"):
        noun = next((token for token in doc[index + 2 : index + 6] if token.pos_ in NOUNS), None)
        if noun is not None and doc[index + 2].lower_ != "as":
            return Choice(head=noun, rule=f'noun multiplied "{noun.text}"')
    return None


def described_thing(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what is so long, thick or deep: ``layer`` in "a layer less than 30 m thick"."""
    if found.end >= found.span.sent.end or found.span.doc[found.end].lower_ not in words("dimension_adjectives"):
        return None
    noun = found.span.doc[found.start - 1] if found.start > found.span.sent.start else None
    if noun is not None and noun.pos_ in NOUNS:
        return Choice(head=noun, rule=f'noun described by the measure "{noun.text}"')
    return None


def gapped_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun of an elliptical clause: ``oats`` in "barley yielded 5.4 t/ha and oats 4.8 t/ha"."""
    if not earlier or earlier[-1].anchor.start < found.span.sent.start or earlier[-1].choice is None:
        return None
    doc, index = found.span.doc, found.start - 1
    if doc[index].lower_ in ("for", "at", "to", "by"):
        index -= 1
    noun = doc[index]
    if noun.lemma_.lower() == "one":
        return earlier[-1].choice.but(rule=f'"{noun.text}" for the noun before', resolved=True, first=None)
    if noun.pos_ not in NOUNS or is_time(noun) or noun.like_num or noun.i < earlier[-1].anchor.end:
        return None
    start = noun.i
    while start > earlier[-1].anchor.end and doc[start - 1].dep_ in ("compound", "amod", "det", "poss", "case", "nmod"):
        start -= 1
    if doc[start - 1].lower_ in ("and", ",", ";", "but") and start - 1 >= earlier[-1].anchor.end:
        whole = earlier[-1].choice.whole
        return Choice(head=noun, rule=f'noun of the elliptical clause "{noun.text}"', whole=whole, confidence=0.75)
    return None
