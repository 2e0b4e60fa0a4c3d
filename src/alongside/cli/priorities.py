"""`alongside priorities`: what comes first, from a file of comparisons or rankings."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn


@app.command()
def priorities(
    pairs: Annotated[
        Path, typer.Argument(help="winner,loser[,tie][,count], or rankings ballot,item,rank (1 is first).")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Put in order what people compared or ranked, with likely ranges. No database.

    Scores are those of Bradley–Terry and Plackett–Luce: the odds of A before B are e^(score A − score B),
    and scores add up to 0. A tie is half a win for each; an empty rank means not ranked, after all that are.
    Where some never lost or never met the others, a weak prior keeps scores finite, and the answer says so.
    """
    from .files import priorities as ranking

    try:
        done = ranking.run(file=pairs, warn=warn)
    except ranking.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        _show(done)


def _show(done: dict[str, Any]) -> None:
    """The order for people, and what stands against reading too much into it."""
    table = Table("Rank", "Likely between", "What", "Score", "Likely between")
    for one in done["items"]:
        table.add_row(
            f"{one['rank']}",
            f"{one['rank_low']}–{one['rank_high']}",
            escape(one["id"]),
            f"{one['score']:.3f}",
            f"{one['low']:.3f} to {one['high']:.3f}",
        )
    out.print(table)
    if not done["connected"]:
        many = len(done["groups"])
        out.print(f"They fall into {many} groups that nobody compared; across these the order is not known.")
    elif done["regularised"]:
        out.print("Some always came first or last, so that a weak prior was needed.")
