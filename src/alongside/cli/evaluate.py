"""`alongside evaluate`: how well we order the texts of a judged collection, beside keywords alone."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from .app import app, out, progress_bar, refuse, say_json


@app.command()
def evaluate(
    corpus: Annotated[Path, typer.Option(help="JSON lines with _id, title and text.")],
    queries: Annotated[Path, typer.Option(help="JSON lines with _id and text.")],
    qrels: Annotated[Path, typer.Option(help="TSV with the columns query-id, corpus-id, score.")],
    run: Annotated[
        Path | None,
        typer.Option(help="Write our run as TREC tools read it, and that of keywords beside it (.bm25)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Measure retrieval and the topic part on a judged collection, beside BM25 alone, without a database.

    Each measure is a mean over questions with its 95% bootstrap interval. A graded judgement counts as it
    is (linear gain, as trec_eval does).
    """
    from alongside.exchange.feeds.reading import FileBroken

    from .files import evaluate as judging

    bar, move = progress_bar()
    try:
        with bar:
            done = judging.run(corpus=corpus, queries=queries, qrels=qrels, out=run, move=move)
    except FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        _show(done)


def _show(done) -> None:  # type: ignore[no-untyped-def]
    """The measures for people."""
    table = Table(title=f"{done['queries']:,} questions, mean and 95% interval")
    for column in ("", "Alongside", "BM25 alone"):
        table.add_column(column)
    for name in done["alongside"]:
        cells = ("{:.3f} ({:.3f} to {:.3f})".format(*done[system][name]) for system in ("alongside", "bm25"))
        table.add_row(name, *cells)
    out.print(table)
