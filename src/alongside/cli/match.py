"""`alongside match`: what could meet a need, and why."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, django_ready, out, progress_bar, refuse, say_json

KINDS = ("capability", "asset", "support", "innovation", "fund")
STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning")
STANDINGS = ("open", "unclaimed", "history")
ENGINES = ("local", "spark")
SHOWN_REASONS = 4


@app.command()
def match(
    need: Annotated[
        str, typer.Argument(metavar="TEXT|NEED", help="What is needed, in words, or a need's id.")
    ] = "",
    text: Annotated[bool, typer.Option("--text", help="Read it as words even if it is a need's id.")] = False,
    place: Annotated[str, typer.Option(help="A place id, an official code, a name or a postcode.")] = "",
    kind: Annotated[list[str] | None, typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = None,
    stage: Annotated[list[str] | None, typer.Option(help=f"Only this stage: {', '.join(STAGES)}.")] = None,
    standing: Annotated[list[str] | None, typer.Option(help=f"Only: {', '.join(STANDINGS)}.")] = None,
    top: Annotated[int, typer.Option(min=1, max=300, help="How many at most.")] = 20,
    batch: Annotated[str, typer.Option(help="A file of needs, instead of one need.")] = "",
    offers: Annotated[str, typer.Option(help="With --batch: a file of offers.")] = "",
    out_file: Annotated[str, typer.Option("--out", help="With --batch: the file to write.")] = "",
    engine: Annotated[str, typer.Option(help=f"With --batch: {' or '.join(ENGINES)}.")] = "local",
    master: Annotated[str, typer.Option(help="With --engine spark: the cluster's address.")] = "",
    memory: Annotated[
        int, typer.Option(min=256, help="With --batch: MB that all processes together may hold.")
    ] = 2048,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Rank the offers that may meet a need, each with its reasons; or, with --batch, files against files."""
    if batch:
        _check("engine", [engine], ENGINES)
        _match_files((batch, offers, out_file), top, memory, engine == "spark", master, as_json)
        return
    if offers or out_file or master or engine != "local":
        refuse("--offers, --out, --engine and --master go with --batch NEEDS.")
    if not need.strip():
        refuse("Say what is needed, in a sentence, or name a need by its id.")
    _check("kind", kind, KINDS)
    _check("stage", stage, STAGES)
    _check("standing", standing, STANDINGS)
    django_ready()
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses import matching
    from alongside.exchange.analyses.answers import Ask
    from alongside.exchange.analyses.queries import IndexProblem, question

    asked = question(
        VISITOR,
        "" if text else need,
        Ask(
            text=need.strip(),
            kinds=tuple(kind or ()),
            stages=tuple(stage or ()),
            standings=tuple(standing or ()),
            top=top,
        ),
        place=place,
    )
    if isinstance(asked, str):
        refuse(asked)
    try:
        answer = matching.find_offers(VISITOR, asked)
    except IndexProblem as problem:
        refuse(str(problem))
    if as_json:
        say_json(answer.as_json())
    else:
        _show(answer)


def _match_files(
    paths: tuple[str, str, str], top: int, memory: int, spark: bool, master: str, as_json: bool
) -> None:
    """The file form: no database, no index but one of its own."""
    needs, offers, out_file = paths
    if not offers or not out_file:
        refuse("--batch NEEDS also needs --offers OFFERS and --out FILE.")
    if master and not spark:
        refuse("--master goes with --engine spark.")
    from alongside.exchange.feeds.reading import FileBroken

    bar, move = progress_bar()
    try:
        with bar:
            if spark:
                from .files import clustered

                done = clustered.run(needs, offers, out_file, top=top, master=master, move=move)
            else:
                from .files import batch

                files = batch.Files(Path(needs), Path(offers), Path(out_file), top=top, memory=memory)
                done = batch.run(files, move)
    except FileBroken as problem:
        refuse(str(problem))
    except KeyboardInterrupt:
        refuse("Stopped. Run the same again to go on from here.")
    if as_json:
        say_json(done)
    else:
        out.print(f"{done['rows']:,} rows for {done['needs']:,} needs are in {done['out']}.")


def _check(option: str, given: list[str] | None, known: tuple[str, ...]) -> None:
    for value in given or ():
        if value not in known:
            refuse(f"--{option}: '{value}' is not one of {', '.join(known)}.")


def _show(answer) -> None:  # type: ignore[no-untyped-def]
    """The answer for people."""
    if answer.nothing_fits:
        out.print(
            "Nothing here fits this need. Say it in other words, leave the place out, or ask a connector."
        )
    table = Table(show_lines=True, title=escape(answer.ask.title) or None)
    for column in ("", "What", "Who", "Standing", "Why it is listed here"):
        table.add_column(column, overflow="fold")
    for found in answer.found:
        reasons = sorted(found.reasons, key=lambda r: -r.weight * r.score)[:SHOWN_REASONS]
        table.add_row(
            str(found.rank),
            f"{escape(found.title)}\n[dim]{escape(found.offer)}[/dim]",
            escape(found.actor.name) if found.actor else "",
            found.standing,
            escape("\n".join(reason.why for reason in reasons)),
        )
    if answer.found:
        out.print(table)
    for reason, count in sorted(answer.excluded.items()):
        out.print(f"{count} left out: {reason}", style="dim")
