"""Commands that take data sets in, and out again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .app import app, django_ready, err, out, progress_bar, refuse, row_counter, say_json, tables_ready

if TYPE_CHECKING:
    from alongside.exchange.feeds.services import Report

MOST_SHOWN = 20


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(help="A folder with a dataset.yaml, or the England pack.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; change nothing.")
    ] = False,
    map_file: Annotated[
        Path | None, typer.Option("--map", help="The description, kept apart from the data.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Load a data set: new rows are added, changed ones changed, bad ones left out and named."""
    django_ready()
    tables_ready()
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.feeds.services import LoadRefused, load_folder

    bar, move = progress_bar()
    try:
        with bar:
            report = load_folder(
                folder=folder,
                by=Doer(process="alongside load"),
                dry_run=dry_run,
                map_file=map_file,
                progress=row_counter(move),
            )
    except LoadRefused as problem:
        refuse(str(problem))
    if as_json:
        say_json(report.as_json())
    else:
        _show(report)
    if not dry_run:
        follow()
    if broken := report.broken():
        refuse(f"{', '.join(broken)}: could not be read, and nothing of it was changed. The rest was loaded.")


def follow() -> None:
    """Tag what is new and bring the index up to date; a running worker does it itself."""
    from alongside.exchange.analyses.queries import IndexProblem
    from alongside.exchange.analyses.services import catch_up_or_build

    bar, move = progress_bar()
    try:
        with bar:
            catch_up_or_build(move)
    except IndexProblem as problem:
        err.print(f"The data are loaded; the index follows later. {problem}", markup=False, highlight=False)


def _show(report: "Report") -> None:
    from rich.table import Table

    table = Table("Table", "New", "Changed", "Same", "Left out", title=_title(report))
    for name, counts in report.tables.items():
        table.add_row(name, *(f"{counts[what]:,}" for what in ("new", "changed", "same", "left_out")))
    out.print(table)
    sentences = report.sentences()
    for sentence in sentences[:MOST_SHOWN]:
        out.print(sentence, markup=False, highlight=False)
    if len(sentences) > MOST_SHOWN:
        out.print(f"… and {len(sentences) - MOST_SHOWN:,} more; --json lists them all.")
    if sentences:
        rest = sum(row["new"] + row["changed"] + row["same"] for row in report.tables.values())
        can = "can be" if report.dry_run else "are"
        out.print(f"The other {rest:,} rows {can} loaded; these were left out.", highlight=False)
    for note in report.notes:
        out.print(note, markup=False, highlight=False)


def _title(report: "Report") -> str:
    return f"{report.dataset}: a dry run, nothing was changed" if report.dry_run else report.dataset


@app.command()
def remove(
    dataset: Annotated[str, typer.Argument(help="The id of a data set, such as practice-town.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Take a data set out again, with every row of it."""
    django_ready()
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.feeds.services import RemoveRefused, remove_dataset

    try:
        counts = remove_dataset(dataset_id=dataset, by=Doer(process="alongside remove"))
    except RemoveRefused as problem:
        refuse(str(problem))
    follow()
    if as_json:
        say_json({"dataset": dataset, "removed": counts})
    else:
        gone = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
        out.print(f"{dataset} is removed: {gone or 'it had no rows'}.", highlight=False)
