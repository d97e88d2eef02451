"""The spaCy stage that finds the quantities of a Doc by the number grammar."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from numclaims import doc_claims, numbers
from numclaims.syntax.anchors import tokens_at


def find_quantities(doc: Doc) -> None:
    """Read the Doc's quantities off its characters, unless they are known already."""
    if not doc_claims.has_quantities(doc):
        doc_claims.set_quantities(doc, *numbers.find(doc.text))
    for number, row in enumerate(doc_claims.rows(doc), start=1):
        row["claim_id"] = str(number)
        row["sentence"] = sentence_text(doc, row["start"], row["end"])


def sentence_text(doc: Doc, start: int, end: int) -> str:
    """Give the sentence, or the sentences, that the characters ``start:end`` lie in."""
    if not doc.has_annotation("SENT_START"):
        return doc.text.strip()
    span = tokens_at(doc, start, end)
    return doc[span[0].sent.start : span[-1].sent.end].text.strip()


class QuantityStage:
    """Find each number's value, bounds and unit, and start a claim for it."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        find_quantities(doc)
        return doc


@Language.factory("numclaims_quantities", assigns=["doc._.claims", "doc._.excluded"])
def make_quantities(nlp: Language, name: str) -> QuantityStage:
    """Make the stage for ``nlp.add_pipe("numclaims_quantities")``."""
    doc_claims.register()
    return QuantityStage()
