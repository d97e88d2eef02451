"""What several test modules share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import numclaims.nlp

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Load the default pipeline once for all tests."""
    return numclaims.nlp.load()


@pytest.fixture
def numclaims_command(tmp_path: Path) -> Command:
    """Run the real executable in an empty folder, with neither colours nor the caller's settings."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        executable = Path(sys.executable).with_name("numclaims")
        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "FORCE_COLOR")}
        return subprocess.run(
            [executable, *map(str, arguments)],
            cwd=tmp_path,
            env={**environment, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", "TERM": "dumb"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
