"""The accuracy gate: no field may fall below the floor recorded for it on the same corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from numclaims.evaluate.floors import below, corpus_hash, read_floors
from numclaims.evaluate.gold_report import evaluate_gold

DATA = Path(__file__).parent.parent / "data"
FLOORS = read_floors(DATA / "gold" / "floors.toml")
HALVES = ("read", "unread")
RECORD = "python -m numclaims.evaluate.floors"


@pytest.mark.parametrize("half", HALVES)
def test_the_floors_were_recorded_on_this_corpus(half: str) -> None:
    assert half in FLOORS, f"no floors for {half}: record them with {RECORD}"
    current = corpus_hash(DATA / "gold" / half, DATA / "samples")
    assert current == FLOORS[half].corpus, f"data/gold/{half} or its samples changed: record the floors with {RECORD}"


@pytest.mark.model
@pytest.mark.parametrize("half", HALVES)
def test_no_field_is_below_its_floor(half: str) -> None:
    measured = evaluate_gold(DATA / "gold" / half, DATA / "samples").f1()
    fallen = below(measured, FLOORS[half].floors)
    assert not fallen, "\n".join(f"{name}: F1 {figure:.3f} < {floor:.3f}" for name, (figure, floor) in fallen.items())
