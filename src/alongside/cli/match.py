"""`alongside match`: what could meet a need, and why."""

from typing import Annotated

import typer
from rich.table import Table

from .app import app, django_ready, out, refuse, say_json

KINDS = ("capability", "asset", "support", "innovation", "fund")
STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning")
STANDINGS = ("open", "unclaimed", "history")
SHOWN_REASONS = 4


@app.command()
def match(
    need: Annotated[str, typer.Argument(metavar="TEXT|NEED", help="What is needed, in words, or a need's id.")],
    text: Annotated[bool, typer.Option("--text", help="Read it as words even if it is a need's id.")] = False,
    place: Annotated[str, typer.Option(help="A place id, an official code, a name or a postcode.")] = "",
    kind: Annotated[list[str] | None, typer.Option(help=f"Only this kind: {', '.join(KINDS)}.")] = None,
    stage: Annotated[list[str] | None, typer.Option(help=f"Only this stage: {', '.join(STAGES)}.")] = None,
    standing: Annotated[list[str] | None, typer.Option(help=f"Only: {', '.join(STANDINGS)}.")] = None,
    top: Annotated[int, typer.Option(min=1, max=300, help="How many at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Rank the offers that may meet a need, each with its reasons."""
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


def _check(option: str, given: list[str] | None, known: tuple[str, ...]) -> None:
    for value in given or ():
        if value not in known:
            refuse(f"--{option}: '{value}' is not one of {', '.join(known)}.")


def _show(answer) -> None:  # type: ignore[no-untyped-def]
    """The answer for people."""
    if answer.nothing_fits:
        out.print("Nothing here fits this need. Say it in other words, leave the place out, or ask a connector.")
    table = Table(show_lines=True, title=answer.ask.title or None)
    for column in ("", "What", "Who", "Standing", "Why it is listed here"):
        table.add_column(column, overflow="fold")
    for found in answer.found:
        reasons = sorted(found.reasons, key=lambda r: -r.weight * r.score)[:SHOWN_REASONS]
        table.add_row(
            str(found.rank),
            f"{found.title}\n[dim]{found.offer}[/dim]",
            found.actor.name if found.actor else "",
            found.standing,
            "\n".join(reason.why for reason in reasons),
        )
    if answer.found:
        out.print(table)
    for reason, count in sorted(answer.excluded.items()):
        out.print(f"{count} left out: {reason}", style="dim")
