"""TAT-QA: financial reports, each a table and its paragraphs, with questions whose numbers must be claims."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from numclaims.evaluate.sets.base import Case, Error, Measure, Outcome, PublicSet, share
from numclaims.evaluate.sets.files import json_files
from numclaims.evaluate.sets.tatqa_questions import DERIVATION, SCALES, SPAN, Number, Question, key_words, question_of
from numclaims.records import Claim, Document

Questions = tuple[Question, ...]
Claims = tuple[Claim, ...]
PRINTED, SCALED, FOUND = "span answers: number", "span answers: value with scale", "span answers: found"
OPERANDS = "derivations: all operands"
LABELLED = 0.5
"""A claim is the one asked for when its labels hold this share of the question's words: questions paraphrase."""


class TatQA(PublicSet[Questions, Claims]):
    """TAT-QA, by the questions whose numbers are found among the claims of the context."""

    name = "tatqa"
    measures = tuple(Measure(name, share=True) for name in (FOUND, SCALED, PRINTED, OPERANDS))

    def load(self, path: Path) -> list[Case[Questions]]:
        """Read the contexts of the JSON file, each a document of its paragraphs and its table."""
        contexts = [context for entries in json_files(path).values() for context in entries]
        return [Case(entry["table"]["uid"], context_text(entry), tuple(_questions(entry))) for entry in contexts]

    def document(self, case: Case[Questions]) -> Document:
        """Read the context like a Markdown file."""
        from numclaims.readers.markdown import document_from_markdown

        return document_from_markdown(case.text, doc_id=case.case_id)

    def adapt(self, case: Case[Questions], claims: Sequence[Claim]) -> Claims:
        """Keep the claims: the set asks for numbers of the text as they are."""
        return tuple(claims)

    def score(self, case: Case[Questions], prediction: Claims) -> Outcome:
        """Count the questions whose every number is a claim."""
        found = {PRINTED: 0, SCALED: 0, FOUND: 0, OPERANDS: 0}
        errors: list[Error] = []
        for question in case.gold:
            reached = _reached(question, prediction)
            for name in reached:
                found[name] += 1
            if FOUND not in reached and OPERANDS not in reached:
                errors.append(_error(case, question, prediction, reached))
        asked = {kind: sum(question.kind == kind for question in case.gold) for kind in (SPAN, DERIVATION)}
        tallies = {name: share(found[name], asked[DERIVATION if name == OPERANDS else SPAN]) for name in found}
        return Outcome(tallies, tuple(errors))

    def write_predictions(self, path: Path, cases: Sequence[Case[Questions]], predictions: Sequence[Claims]) -> None:
        """Write the claims of each context: the set's own format has answers only, and these are none."""
        found = [
            {"uid": case.case_id, "claims": [_plain(claim) for claim in claims]}
            for case, claims in zip(cases, predictions, strict=True)
        ]
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def context_text(entry: dict[str, Any]) -> str:
    """Give a context as Markdown: its paragraphs in order, then its table."""
    paragraphs = sorted(entry["paragraphs"], key=lambda paragraph: int(paragraph["order"]))
    head, *rows = [_row(cells) for cells in entry["table"]["table"]]
    rule = "|" + " --- |" * len(entry["table"]["table"][0])
    return "\n\n".join([*(paragraph["text"] for paragraph in paragraphs), "\n".join([head, rule, *rows])]) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def _questions(entry: dict[str, Any]) -> Iterator[Question]:
    for question in entry["questions"]:
        if (about_numbers := question_of(question)) is not None:
            yield about_numbers


def _reached(question: Question, claims: Claims) -> list[str]:
    """Say how far every number of a question was found: as printed, with its scale, with its labels."""
    if question.kind == DERIVATION:
        return [OPERANDS] if all(_printed(number, claims) for number in question.numbers) else []
    steps = {
        PRINTED: [_printed(number, claims) for number in question.numbers],
        SCALED: [_scaled(number, claims) for number in question.numbers],
    }
    steps[FOUND] = [[claim for claim in found if labelled(claim, question)] for found in steps[SCALED]]
    return [name for name, found in steps.items() if all(found)]


def _printed(number: Number, claims: Claims) -> list[Claim]:
    """Give the claims of a number, whichever scale they carry: a derivation is written without one."""
    wanted = {number.printed * scale for scale in SCALES.values()}
    return [claim for claim in claims if any(_carries(claim, value) for value in wanted)]


def _scaled(number: Number, claims: Claims) -> list[Claim]:
    return [claim for claim in claims if _carries(claim, number.printed * number.scale)]


def _carries(claim: Claim, value: float) -> bool:
    """Say whether a claim states a value, or a range's end; a loss in brackets has the sign of the reader."""
    stated = (claim.low, claim.high) if claim.value is None else (claim.value,)
    return any(end is not None and math.isclose(abs(end), value, rel_tol=1e-6, abs_tol=1e-9) for end in stated)


def labelled(claim: Claim, question: Question) -> bool:
    """Say whether a claim's subject, labels and time hold enough of the question's words."""
    labels = (claim.subject, claim.entity, claim.whole, claim.predicate, claim.time, claim.place, claim.section)
    words = key_words(" ".join(labels))
    return len(question.key_words & words) >= LABELLED * len(question.key_words)


def _error(case: Case[Questions], question: Question, claims: Claims, reached: Sequence[str]) -> Error:
    near = [claim for number in question.numbers for claim in _printed(number, claims)]
    step = "labels" if SCALED in reached else "scale" if PRINTED in reached else "number"
    return Error(
        f"{question.kind}, from {question.source}: {step}",
        case.case_id,
        f"{question.text} <- {_place(question.numbers, case.text)}",
        "; ".join(f"{number.printed:g} x {number.scale:g}" for number in question.numbers),
        "; ".join(f"{claim.surface} = {claim.value} ({claim.subject}/{claim.entity}/{claim.time})" for claim in near),
    )


def _place(numbers: Sequence[Number], text: str) -> str:
    """Show the line of the context that holds the first number."""
    shown = f"{numbers[0].printed:,.10g}"
    at = max(text.find(shown), 0)
    return text[max(0, at - 80) : at + 60]


def _plain(claim: Claim) -> dict[str, Any]:
    return {name: value for name, value in claim.to_dict().items() if value not in (None, "", math.inf, -math.inf)}
