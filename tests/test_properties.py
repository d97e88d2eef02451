"""What holds for any text: offsets, determinism, independence of company, and time linear in the length."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import numclaims
from numclaims.extraction import extract_documents
from numclaims.readers import document_from_text
from numclaims.readers.markdown import document_from_markdown

pytestmark = pytest.mark.model

FRAGMENTS = (
    *"0123456789.,:;-–−+±×%$£€¥()[]'\"/ \n\t\r\u00a0\u2009\u202e\u200d\0\ufffd😀٣ⅷ½²\ud800#*>|_`",
    *(" more than ", " up to ", " about ", "between ", " and ", " of the ", " to ", " from ", " or ", " per "),
    *(" a week", " per cent", " percentage points", "million", "bn", "k", "two dozen", "half a ", "one in five"),
    *(" children", " km/h", " kg", " °C", " patients", "aged ", "Table 3: ", "2014", "1e6", "10^-4", "respectively"),
    *("It rose by ", "the council said ", ". ", ".\n\n", "\r\n", "- ", "# ", "Of those, "),
)
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=40).map("".join)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def nlp():
    return numclaims.load()


@SLOW
@given(text=TEXTS)
@pytest.mark.parametrize("read", [document_from_text, document_from_markdown])
def test_offsets_are_those_of_the_text(nlp, read, text):
    document = read(text, doc_id="x")
    (extraction,) = extract_documents([document], nlp)
    assert len(document.text) == len(text)
    for found in (*extraction.claims, *extraction.excluded):
        assert document.text[found.start : found.end] == found.surface
        assert found.surface.strip()
    spans = [(claim.start, claim.end) for claim in extraction.claims]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@SLOW
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_a_document_gives_the_same_alone_and_in_a_batch(nlp, texts):
    documents = [document_from_text(text, doc_id=str(number)) for number, text in enumerate(texts)]
    together = list(extract_documents(documents, nlp))
    alone = [next(extract_documents([document], nlp)) for document in documents]
    assert together == alone
    assert list(extract_documents(documents[::-1], nlp)) == together[::-1]


HOSTILE = {
    "1 MB with no space": lambda size: "x" * (50 * size),
    "one long number": lambda size: "1" * (5 * size),
    "commas in a number": lambda size: "1," * (3 * size),
    "numbers in one sentence": lambda size: " ".join(map(str, range(size // 8))),
    "a list of counts": lambda size: "We saw " + ", ".join(f"{number} cats" for number in range(size // 16)) + ".",
    "deep nesting": lambda size: "(" * size + "5" + ")" * size,
    "nested quantities": lambda size: "(5 of [6 " * (size // 12),
    "emoji": lambda size: "😀5👨‍👩‍👧 " * (size // 12),
    "right to left": lambda size: "\u202eבשנת 132 ילדים ٣٤ kg\u202c " * (size // 40),
    "NULs": lambda size: "132\0 children\0 5 kg " * (size // 40),
    "mixed line ends": lambda size: "132 children\r\nare in\rcare\n\n5 kg\u2028 and 6%.\x0c" * (size // 60),
    "lone surrogates": lambda size: "5 \ud800kg " * (size // 12),
    "number words": lambda size: "one hundred and " * (size // 8),
    "bound cues": lambda size: "more than " * (size // 4) + "5",
    "signs": lambda size: "-" * (5 * size) + "5",
    "blanks": lambda size: "5" + " " * (20 * size) + "kg",
    "slashes": lambda size: "5 kg/" * (size // 8),
    "powers": lambda size: "5 × 10^" * (size // 12),
    "rates": lambda size: "5 per " * (size // 8),
    "ranges": lambda size: "5 to " * (size // 8),
}
SIZE = 4_000
SECONDS = 20


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name, nlp):
    times = []
    for size in (SIZE // 2, SIZE):
        text = HOSTILE[name](size)
        began = time.perf_counter()
        claims = numclaims.extract(text)
        times.append(time.perf_counter() - began)
        assert all(text[row.start : row.end] == row.surface for row in claims.itertuples())
    assert times[1] < SECONDS
    assert times[1] < 4 * times[0] + 1, f"twice the text took {times[1]:.1f} s after {times[0]:.1f} s"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 1_000_000, id="1 MB with no space"),
        pytest.param("1" * 100_000, id="100,000 digits"),
        pytest.param(" ".join(["12"] * 50_000), id="50,000 numbers in one sentence"),
    ],
)
def test_the_worst_texts_are_read(text):
    began = time.perf_counter()
    claims = numclaims.extract(text)
    assert time.perf_counter() - began < 240
    assert len(claims) in (0, 50_000)
