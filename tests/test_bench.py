"""The benchmark tables name sets that exist."""

from __future__ import annotations

from numclaims.evaluate.bench import PUBLIC, public_sets
from numclaims.evaluate.sets import SETS


def test_every_public_set_is_in_the_table():
    assert set(PUBLIC) == set(SETS)


def test_sets_that_are_not_there_are_left_out(tmp_path):
    assert len(list(public_sets(tmp_path))) == 2
