"""Importing is quick, quiet, and loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import numclaims

HEAVY = {"spacy", "thinc", "pandas", "numpy", "pint", "quantulum3", "babel", "rich", "typer"}


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True, timeout=60
    )


@pytest.mark.parametrize(
    "module", ["numclaims", "numclaims.records", "numclaims.errors", "numclaims.config", "numclaims.schema"]
)
def test_nothing_heavy_is_imported(module):
    result = run(f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))")
    assert not HEAVY & set(json.loads(result.stdout))
    assert result.stderr == ""


@pytest.mark.parametrize("module", ["numclaims.numbers", "numclaims.units"])
def test_the_grammar_needs_nothing_heavy(module):
    result = run(f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))")
    assert not HEAVY & set(json.loads(result.stdout))


@pytest.mark.parametrize(
    ("arguments", "limit"), [(["-c", "import numclaims"], 0.5), (["-m", "numclaims", "--help"], 0.7)]
)
def test_it_is_quick(arguments, limit):
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    assert min(times) < limit


def test_the_public_names():
    assert len(numclaims.__all__) <= 8
    assert set(numclaims.__all__) <= set(dir(numclaims))
    assert all(getattr(numclaims, name) is not None for name in numclaims.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        numclaims.nonsense  # noqa: B018


def test_the_package_is_typed():
    assert Path(numclaims.__file__).with_name("py.typed").exists()
