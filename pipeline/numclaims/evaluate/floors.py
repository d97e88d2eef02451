"""Accuracy floors: the F1 each field may not fall below, recorded with a hash of the corpus they were measured on."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from numclaims.evaluate.gold import document_name, gold_files
from numclaims.evaluate.gold_report import evaluate_gold

SLACK = 0.005
HEADER = """# The F1 that each field may not fall below, for each half of the gold, and the hash of the corpus they were
# measured on. Written by `python -m numclaims.evaluate.floors`: floors rise by themselves, and fall only when told to.
"""


class FloorError(ValueError):
    """Floors would have to fall to be recorded; the message lists them."""


@dataclass(frozen=True, slots=True)
class Floors:
    """One half's floors, and the corpus they were measured on."""

    corpus: str
    floors: Mapping[str, float]


def corpus_hash(gold_dir: Path, samples: Path) -> str:
    """Hash the gold files of a folder together with the documents they annotate.

    Line ends are normalised, so that a checkout on another system has the same hash.
    """
    digest = hashlib.sha256()
    for path in gold_files(gold_dir):
        for part in (path, samples / document_name(path)):
            digest.update(part.name.encode())
            digest.update(hashlib.sha256(part.read_bytes().replace(b"\r\n", b"\n")).digest())
    return digest.hexdigest()


def read_floors(path: Path) -> dict[str, Floors]:
    """Read every half's floors; none where the file is not there yet."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {half: Floors(entry["corpus"], entry["floors"]) for half, entry in data.items()}


def write_floors(path: Path, halves: Mapping[str, Floors]) -> None:
    """Write every half's floors."""
    lines = [HEADER]
    for half, recorded in sorted(halves.items()):
        lines += [f"[{half}]", f'corpus = "{recorded.corpus}"', "", f"[{half}.floors]"]
        lines += [f'"{name}" = {floor:.3f}' for name, floor in sorted(recorded.floors.items())]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def below(measured: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Give the fields measured below their floor, with both figures; a field no longer measured counts as 0."""
    figures = {name: (measured.get(name, 0.0), floor) for name, floor in floors.items()}
    return {name: (figure, floor) for name, (figure, floor) in figures.items() if figure < floor}


def raised(
    measured: Mapping[str, float], floors: Mapping[str, float], *, allow_lower: bool = False
) -> dict[str, float]:
    """Give new floors: the measured figures less a little slack, never below the old ones.

    Raises:
        FloorError: a field is below its floor and ``allow_lower`` is not given.
    """
    fallen = below(measured, floors)
    if fallen and not allow_lower:
        listed = "; ".join(f"{name} {figure:.3f} < {floor:.3f}" for name, (figure, floor) in sorted(fallen.items()))
        raise FloorError(f"These fields are below their floors: {listed}. Mend them, or pass --allow-lower.")
    proposed = {name: max(0.0, round(figure - SLACK, 3)) for name, figure in measured.items()}
    return {name: floor if name in fallen else max(floor, floors.get(name, 0.0)) for name, floor in proposed.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both halves and record their floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("data/gold"), help="the folder of the halves and floors.toml")
    parser.add_argument("--samples", type=Path, default=Path("data/samples"))
    parser.add_argument("--halves", nargs="+", default=["read", "unread"])
    parser.add_argument("--allow-lower", action="store_true", help="let floors fall; say why in the commit")
    options = parser.parse_args(arguments)
    path = options.gold / "floors.toml"
    halves = read_floors(path)
    try:
        for half in options.halves:
            halves[half] = _recorded(options.gold / half, options.samples, halves.get(half), options.allow_lower)
    except FloorError as error:
        parser.error(str(error))
    write_floors(path, halves)
    sys.stdout.write(f"{path}: floors of {', '.join(options.halves)} recorded\n")
    return 0


def _recorded(gold_dir: Path, samples: Path, old: Floors | None, allow_lower: bool) -> Floors:
    measured = evaluate_gold(gold_dir, samples).f1()
    floors = raised(measured, old.floors if old else {}, allow_lower=allow_lower)
    return Floors(corpus_hash(gold_dir, samples), floors)


if __name__ == "__main__":
    raise SystemExit(main())
