"""`alongside allocate`: share what is scarce among those who need it."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn

WAYS = ("none", "floor", "leximin")
SHOWN = 20


@app.command()
def allocate(
    edges: Annotated[Path, typer.Option(help="A file of need,offer,value: what each pairing is worth.")],
    needs: Annotated[Path | None, typer.Option(help="need,demand,group; else each asks for one.")] = None,
    offers: Annotated[Path | None, typer.Option(help="offer,capacity; else each has one.")] = None,
    fair: Annotated[
        str, typer.Option(help="none: most value. floor: a share for every group. leximin: worst-off first.")
    ] = "none",
    by: Annotated[str, typer.Option(help="The column of the needs that names the group.")] = "",
    floor: Annotated[
        float | None,
        typer.Option(help="With --fair floor: the share, 0 to 1; else the highest that all can have."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Share units of offers among needs for the most value, fairly if asked, with the proof. No database."""
    if fair not in WAYS:
        refuse(f"--fair: '{fair}' is not one of {', '.join(WAYS)}.")
    if floor is not None and fair != "floor":
        refuse("--floor goes with --fair floor.")
    from .files import allocate as sharing

    try:
        done = sharing.run(edges=edges, needs=needs, offers=offers, fair=fair, by=by, floor=floor, warn=warn)
    except sharing.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        _show(done)


def _show(done: dict[str, Any]) -> None:
    """The answer for people: the best of it, and how to have the rest."""
    proven = "nothing is better" if done["optimal"] else f"at most {done['bound']:g} is possible"
    out.print(f"Worth {done['value']:g} in all; {proven}.", highlight=False)
    if done["price_of_fairness"]:
        out.print(f"Sharing it this way gives up {done['price_of_fairness']:.1%} of the most possible.")
    table = Table("Who", "Asked for", "Received", "Share")
    groups = sorted(done["by_group"].items(), key=lambda item: (item[1]["share"], item[0]))
    for name, group in groups[:SHOWN]:
        table.add_row(escape(name), str(group["asked"]), str(group["received"]), f"{group['share']:.0%}")
    out.print(table)
    if len(groups) > SHOWN:
        out.print(f"and {len(groups) - SHOWN:,} more who have at least as much; --json lists all.")
    scarce = sorted(done["worth_of_one_more"].items(), key=lambda item: (-item[1], item[0]))
    for name, worth in scarce[:5]:
        if worth:
            out.print(f"One more of {name} would add {worth:g}.", markup=False, highlight=False)
