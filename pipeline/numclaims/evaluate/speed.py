"""How quick it is on this machine: import, help, the first claims of a small file, a folder's characters a second."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from numclaims.api import extract_folder

SMALL = "More than 600 referrals arrive each week, said the council.\n"
REPEATS = 3


def seconds_of(arguments: Sequence[str]) -> float:
    """Give the least time that a fresh interpreter takes over some arguments."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def cold_start() -> dict[str, float]:
    """Time what a user waits for before the first result."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.txt")
        small.write_text(SMALL, encoding="utf-8")
        return {
            "the interpreter alone": seconds_of(["-c", "pass"]),
            "import numclaims": seconds_of(["-c", "import numclaims"]),
            "numclaims --help": seconds_of(["-m", "numclaims", "--help"]),
            "numclaims extract small.txt": seconds_of(["-m", "numclaims", "extract", str(small)]),
        }


def measured_speed(folders: Sequence[str]) -> dict[str, str]:
    """Give what is timed, in words, with its figure and unit."""
    figures = {name: f"{seconds:.2f} s" for name, seconds in cold_start().items()}
    for folder in folders:
        extract_folder(folder)  # the model is loaded and warm before anything is timed
        began = time.perf_counter()
        documents = extract_folder(folder).documents
        seconds = time.perf_counter() - began
        figures[f"{folder}, warm"] = f"{documents['characters'].sum() / seconds:,.0f} characters/s"
    return figures


def main() -> int:
    """Print the times, and the speed over the folders named on the command line."""
    for name, figure in measured_speed(sys.argv[1:]).items():
        sys.stdout.write(f"{name:<34}{figure:>24}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
