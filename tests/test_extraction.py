"""Documents through the pipeline: sentences, offsets, numbering and links of a whole document."""

from __future__ import annotations

import pytest

from numclaims.extraction import extract_documents
from numclaims.readers import document_from_text

pytestmark = pytest.mark.model


def extract(nlp, text):
    return next(iter(extract_documents([document_from_text(text, doc_id="x")], nlp)))


def test_a_dateline_is_no_part_of_the_sentence(nlp):
    (claim,) = extract(nlp, "LONDON (Reuters) - Acme Corp said on Monday it would cut 350 jobs.").claims
    assert (claim.subject, claim.entity) == ("jobs", "Acme Corp")


def test_a_full_stop_behind_a_unit_ends_the_sentence(nlp):
    first, second = extract(nlp, "The deficit became a surplus of £12.3m. Lease liabilities stood at £512m.").claims
    assert (first.subject, second.subject) == ("surplus", "Lease liabilities")
    assert first.sentence == "The deficit became a surplus of £12.3m."


def test_a_surface_that_spans_a_line_end_is_that_of_the_text(nlp):
    text = "The fire burned across the moor and the farms below it, which took more than\n600 sheep to the valley."
    extraction = extract(nlp, text)
    (claim,) = extraction.claims
    assert claim.surface == text[claim.start : claim.end] == "more than\n600"
    assert claim.bound == "more_than"


def test_claims_are_numbered_through_the_document_and_linked_by_id(nlp):
    text = "We saw 40 cats.\n\nOf the 132 children, 83 are in care. That compares with 61 adults."
    claims = extract(nlp, text).claims
    assert [claim.claim_id for claim in claims] == ["x#1", "x#2", "x#3", "x#4"]
    assert claims[2].whole_id == "x#2"
    assert claims[1].role == "whole"


def test_only_sentences_with_a_quantity_are_counted(nlp):
    assert extract(nlp, "Nothing here. We saw 40 cats. Nor here. See Table 3.").sentences == 1


def test_a_text_without_numbers_yields_nothing(nlp):
    extraction = extract(nlp, "Nothing is counted here.")
    assert (extraction.claims, extraction.excluded, extraction.sentences) == ((), (), 0)
