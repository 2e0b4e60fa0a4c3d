"""`alongside opinions`: who tended to agree, and what most agree on, from a file of votes."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn

SHOWN = 5


@app.command()
def opinions(
    votes: Annotated[
        Path, typer.Argument(help="voter,statement,vote; or a row a person and a column a statement.")
    ],
    groups: Annotated[Path | None, typer.Option(help="voter,group: take these groups, find none.")] = None,
    statements: Annotated[
        Path | None, typer.Option(help="statement[,text][,moderated]: their words; -1 is not counted.")
    ] = None,
    k: Annotated[int | None, typer.Option(help="How many groups; else as many as fit best.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Find who tended to agree, what all share, what divides and what is uncertain. No database.

    Agree is 1, disagree -1, pass 0. The last vote of a person on a statement counts. Exports of Polis are
    read as they are. What cannot be read is left out and named.
    """
    if groups is not None and k is not None:
        refuse("--groups and --k: the groups are given, so their number is too. Leave one out.")
    from .files import opinions as working

    try:
        done = working.run(votes=votes, groups=groups, statements=statements, k=k, warn=warn)
    except working.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        _show(done)


def _show(done: dict[str, Any]) -> None:
    """The answer for people: groups, then what is shared, what divides, and what is uncertain."""
    sizes: dict[str, int] = {}
    for group in done["groups"].values():
        sizes[str(group)] = sizes.get(str(group), 0) + 1
    told = ", ".join(f"{name}: {count:,}" for name, count in sizes.items()) or "none"
    out.print(
        f"{len(done['participants']):,} people, {len(done['statements']):,} statements; groups {told}.",
        markup=False,
        highlight=False,
    )
    if done["stability"] is not None:
        low, high = done["stability_range"]
        out.print(
            f"Stability {done['stability']:.2f} ({low:.2f} to {high:.2f}): 1 the same groups with other "
            "people, 0 no better than chance.",
            highlight=False,
        )
    shown = [one for one in done["statements"] if not one["hidden"]]
    for title, measure in (
        ("Most agree", "consensus"),
        ("Most disagree", "against"),
        ("Divides", "divisive"),
        ("Uncertain", "uncertain"),
    ):
        table = Table(title, measure, "In plain words")
        for one in sorted(shown, key=lambda one: (-one[measure], natural_id(one)))[:SHOWN]:
            table.add_row(escape(one.get("text", one["id"])), f"{one[measure]:.3f}", one["sentence"])
        out.print(table)
    out.print("--json lists all.", highlight=False)


def natural_id(one: dict[str, Any]) -> tuple[int, str]:
    """Equal ones as ids are read."""
    return len(one["id"]), one["id"]
