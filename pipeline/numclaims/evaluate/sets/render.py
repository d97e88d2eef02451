"""A public set's report laid out as text: one line a measure, then the errors by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numclaims.evaluate.sets.base import ErrorGroup, Report, Row


def render(report: Report) -> str:
    """Lay a report out as text."""
    width = max((len(row.measure) for row in report.rows), default=0) + 2
    lines = [
        f"{report.name}: {report.cases} cases",
        "",
        f"{'measure':<{width}}{'score':>7}  {'95% interval':<14}{'P':>7}{'R':>7}{'right':>9}{'found':>7}{'gold':>7}",
        *(_line(row, width) for row in report.rows),
        *_groups("errors", report.errors),
        *_groups("declared differences", report.declared),
    ]
    return "\n".join(lines) + "\n"


def _line(row: Row, width: int) -> str:
    interval = f"{100 * row.low:.1f}-{100 * row.high:.1f}"
    start = f"{row.measure:<{width}}{100 * row.score:>7.1f}  {interval:<14}"
    if row.share:
        return f"{start}{'':>14}{row.tally.right:>9.1f}{'':>7}{row.tally.gold:>7}"
    shares = f"{100 * row.precision:>7.1f}{100 * row.recall:>7.1f}"
    return f"{start}{shares}{row.tally.right:>9.1f}{row.tally.predicted:>7}{row.tally.gold:>7}"


def _groups(title: str, groups: Sequence[ErrorGroup]) -> Iterator[str]:
    if groups:
        yield from ("", f"{title}: {sum(group.count for group in groups)}")
    for group in groups:
        yield f"  {group.count:>5}  {group.kind}"
        for error in group.examples:
            yield f"           {error.case_id}: {' '.join(error.text.split())}"
            yield f"             gold: {error.gold}   predicted: {error.predicted}"
            if error.declared:
                yield f"             because: {error.declared}"
