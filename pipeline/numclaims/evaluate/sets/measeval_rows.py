"""MeasEval's rows: the annotations of one paragraph, read from and written as its tab-separated files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

QUANTITY, ENTITY, PROPERTY, QUALIFIER = "Quantity", "MeasuredEntity", "MeasuredProperty", "Qualifier"
COLUMNS = ("docId", "annotSet", "annotType", "startOffset", "endOffset", "annotId", "text", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One row: a span of an annotation set, which is a quantity with what belongs to it.

    Quantities have a ``unit`` and ``mods``; the other types a ``relation`` to the annotation ``target``.
    """

    set_id: int
    type: str
    start: int
    end: int
    id: str
    text: str
    unit: str = ""
    mods: tuple[str, ...] = ()
    relation: str = ""
    target: str = ""


def read_rows(path: Path) -> tuple[Annotation, ...]:
    """Read the annotations of one paragraph; the set leaves out the file of one without any."""
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(_annotation(line.rstrip("\r").split("\t")) for line in lines[1:] if line.strip())


def write_rows(path: Path, doc_id: str, rows: Iterable[Annotation]) -> None:
    """Write the annotations of one paragraph."""
    lines = ["\t".join(COLUMNS), *("\t".join(_cells(doc_id, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def of_type(rows: Sequence[Annotation], *types: str) -> list[Annotation]:
    """Give the rows of some types."""
    return [row for row in rows if row.type in types]


def _annotation(cells: Sequence[str]) -> Annotation:
    _, set_id, kind, start, end, annotation_id, text, *rest = cells
    other = json.loads(rest[0]) if rest and rest[0] else {}
    mods, unit = tuple(other.pop("mods", ())), other.pop("unit", "")
    relation, target = next(iter(other.items()), ("", ""))
    return Annotation(
        set_id=int(set_id),
        type=kind,
        start=int(start),
        end=int(end),
        id=annotation_id,
        text=text,
        unit=unit,
        mods=mods,
        relation=relation,
        target=target,
    )


def _cells(doc_id: str, row: Annotation) -> list[str]:
    other: dict[str, object] = {row.relation: row.target} if row.relation else {}
    other |= {"mods": list(row.mods)} if row.mods else {}
    other |= {"unit": row.unit} if row.unit else {}
    shown = json.dumps(other, ensure_ascii=False) if other else ""
    return [doc_id, str(row.set_id), row.type, str(row.start), str(row.end), row.id, row.text, shown]
