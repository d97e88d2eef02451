"""The stages as spaCy components: in anybody's pipeline, across processes, in stored Docs."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc

from numclaims import nlp as pipelines

TEXTS = [
    "Of the 132 children reviewed, 83 are in care, compared to 61 in 2013.",
    "Net income rose 13% to $5m.",
    "Nothing is counted here.",
    "The hub received more than 600 referrals each week during August 2014.",
]


def test_a_stage_is_found_without_importing_numclaims():
    program = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('numclaims_quantities');"
        "print([claim.value for claim in nlp('5 kg of rice, see Table 3')._.claims])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[5.0]", "")


@pytest.mark.model
def test_the_stages_work_in_a_pipeline_of_ones_own():
    nlp = spacy.load(pipelines.installed_model())
    for stage in pipelines.STAGES:
        nlp.add_pipe(stage)
    (claim,) = nlp("Solar made up 72% of new capacity.")._.claims
    assert (claim.subject, claim.whole) == ("Solar", "new capacity")
    assert not nlp.analyze_pipes()["problems"]["numclaims_subjects"]


@pytest.mark.model
def test_two_processes_give_what_one_gives(nlp):
    one = [doc._.claims for doc in nlp.pipe(TEXTS)]
    two = [doc._.claims for doc in nlp.pipe(TEXTS, n_process=2)]
    assert two == one
    assert [len(claims) for claims in one] == [3, 2, 0, 1]


@pytest.mark.model
def test_a_doc_survives_pickling_and_bytes(nlp):
    doc = nlp(TEXTS[0])
    assert pickle.loads(pickle.dumps(doc))._.claims == doc._.claims
    restored = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert (restored._.claims, restored._.excluded) == (doc._.claims, doc._.excluded)


@pytest.mark.model
def test_claims_are_immutable(nlp):
    (claim, *_) = nlp(TEXTS[0])._.claims
    with pytest.raises(AttributeError):
        claim.value = 5.0
