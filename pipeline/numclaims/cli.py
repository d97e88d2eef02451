"""The ``numclaims`` command: each function parses its options, calls the API and renders what it gives."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numclaims import __version__
from numclaims.errors import NumclaimsError
from numclaims.evaluate.sets import SETS as PUBLIC_SETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from numclaims.run import Progress
    from numclaims.tables import Tables

WRONG_USAGE = 2
PIPED_WIDTH = 160

app = typer.Typer(
    name="numclaims",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: [bold]numclaims extract reports/ -o claims.csv[/bold]",
)
evaluate = typer.Typer(no_args_is_help=True, help="Score the extraction against annotated documents.")
app.add_typer(evaluate, name="evaluate")

Model = Annotated[
    str | None,
    typer.Option("--model", "-m", metavar="NAME", help="An installed spaCy English pipeline, by name or path."),
]


def main() -> None:
    """Run the command; what numclaims refuses is said in one line, with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without Unicode shows "?", and does not fail
    try:
        app()
    except NumclaimsError as error:
        typer.echo(f"numclaims: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except OSError as error:  # the terminal or pipe that is printed to has gone, or is full
        typer.echo(f"numclaims: The output cannot be written: {error.strerror or error}.", err=True)
        sys.exit(WRONG_USAGE)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"numclaims {__version__}")
        raise typer.Exit


@app.callback()
def _numclaims(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn reports into a table of the numeric claims they make.

    Each row is one number that a text states: its value, bounds and unit, what it counts or measures, what is said
    of it, when, where and by whom.
    """


@app.command(
    epilog="Examples:\n\n"
    "[bold]numclaims extract reports/ -o claims.csv[/bold]  a folder, into a spreadsheet\n\n"
    "[bold]numclaims extract a.txt b.md[/bold]  two files, as a table on the terminal\n\n"
    "[bold]numclaims extract reports/ -o claims.jsonl --excluded other.csv[/bold]  and the numbers left out\n\n"
    "Exit codes: 0 all documents were read, 1 some failed, 2 wrong usage."
)
def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Folders and files to read.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write the claims: .csv or .jsonl; - prints."),
    ] = None,
    excluded: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the numbers that are no claims, with reasons.")
    ] = None,
    failures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the documents that failed, with remedies.")
    ] = None,
    model: Model = None,
    hidden: Annotated[bool, typer.Option("--hidden", help="Also read hidden files and folders.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Extract the numeric claims of documents (.txt, .md) into a table."""
    from numclaims.writers import check_output, write

    began = time.perf_counter()
    output = None if output == Path("-") else output
    for path in (output, excluded, failures):
        if path is not None:
            check_output(path)
    tables = _extract_folder(paths, model=model, hidden=hidden, quiet=quiet)
    written = [(tables.claims, output), (tables.excluded, excluded), (tables.failures, failures)]
    for frame, path in written:
        if path is not None:
            write(frame, path)
    if output is None:
        _print_claims(tables)
    if not quiet:
        _print_summary(tables, time.perf_counter() - began, [str(path) for _, path in written if path is not None])
    nothing_read = bool(tables.skipped) and tables.documents.empty
    raise typer.Exit(1 if len(tables.failures) or nothing_read else 0)


@app.command(epilog="Example:\n\n[bold]numclaims show report.md --why[/bold]  with the cue that decided each")
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document to show.")],
    *,
    model: Model = None,
    why: Annotated[bool, typer.Option("--why", help="Also say which cue decided.")] = False,
) -> None:
    """Print a document with its claims marked and, beneath each sentence, what was understood."""
    from numclaims.api import extract_document
    from numclaims.view.terminal import marked_text

    extraction = extract_document(file, model=model)
    console = _console()
    colour = console.color_system is not None and not console.no_color
    for part in marked_text(extraction.document, extraction.claims, colour=colour, why=why):
        console.print(part)


@app.command()
def doctor(model: Model = None) -> None:
    """Check the installation: versions, the model and its hash, extras, and one sentence's extraction."""
    from numclaims.doctor import examine
    from numclaims.view.terminal import check_line

    console = _console()
    wrong = False
    for check in examine(model):
        console.print(check_line(check.name, check.state, check.detail, check.remedy), soft_wrap=True)
        wrong = wrong or check.state == "wrong"
    raise typer.Exit(1 if wrong else 0)


@app.command()
def columns() -> None:
    """Print what the columns of every table mean, as Markdown."""
    from numclaims.schema import markdown

    typer.echo(markdown(), nl=False)


@evaluate.command("gold", epilog="Example:\n\n[bold]numclaims evaluate gold data/gold/read --errors 3[/bold]")
def _gold(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder of gold files, or one file.")],
    *,
    samples: Annotated[
        Path, typer.Option(metavar="FOLDER", help="The folder of the documents that were annotated.")
    ] = Path("data/samples"),
    errors: Annotated[int, typer.Option(metavar="N", help="List N mistakes of each field and kind.")] = 0,
    field: Annotated[str | None, typer.Option(metavar="NAME", help="Only this field or column.")] = None,
    model: Model = None,
    unread_ok: Annotated[bool, typer.Option("--unread-ok", help="Allow --errors on the unread half.")] = False,
) -> None:
    """Score the extraction against gold annotations, the worst field first."""
    from numclaims.evaluate.gold_report import evaluate_gold
    from numclaims.evaluate.report import render

    try:
        report = evaluate_gold(path, samples, errors=errors, field=field, model=model, unread_ok=unread_ok)
    except ValueError as error:  # a gold file or field that is not what it should be
        raise typer.BadParameter(str(error)) from error
    typer.echo(render(report), nl=False)


def _add_public_set(name: str) -> None:
    """Add the command that scores the extraction on one public test set."""

    @evaluate.command(name, help=f"Score the extraction on the public set {name}, by the set's own conventions.")
    def command(
        path: Annotated[Path, typer.Argument(metavar="PATH", help="The set's file or folder, as it is published.")],
        *,
        errors: Annotated[int, typer.Option(metavar="N", help="List N mistakes of each kind.")] = 0,
        predictions: Annotated[
            Path | None, typer.Option(metavar="PATH", help="Write what was found in the set's own format.")
        ] = None,
        part: Annotated[str, typer.Option(metavar="PART", help="all, or only the first or second half.")] = "all",
        model: Model = None,
    ) -> None:
        from numclaims.evaluate.sets import evaluate_set
        from numclaims.evaluate.sets.render import render

        report = evaluate_set(name, path, errors=errors, predictions=predictions, model=model, part=part)
        typer.echo(render(report), nl=False)


for _name in PUBLIC_SETS:
    _add_public_set(_name)


def _extract_folder(paths: list[Path], *, model: str | None, hidden: bool, quiet: bool) -> Tables:
    from numclaims.api import extract_folder

    with _progress_bar(quiet=quiet) as progress:
        return extract_folder(paths, model=model, hidden=hidden, progress=progress)


@contextmanager
def _progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    console = _console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("loading the model", total=None)
        yield lambda done, total, doc_id: bar.update(task, completed=done, total=total, description=doc_id)


def _print_claims(tables: Tables) -> None:
    from numclaims.tables import claims_of
    from numclaims.view.terminal import claims_overview

    _console().print(claims_overview(claims_of(tables.claims)))


def _print_summary(tables: Tables, seconds: float, written: list[str]) -> None:
    from numclaims.view.terminal import summary

    console = _console(stderr=True)
    for line in summary(tables, seconds=seconds, written=written):
        console.print(line, soft_wrap=True)


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    return console
