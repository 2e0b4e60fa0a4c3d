"""`alongside lottery`: residents picked by lot, so that the group mirrors the area."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn

WAYS = ("maximin", "leximin")


@app.command()
def lottery(
    people: Annotated[
        Path | None, typer.Option(help="A file of people: a column for each category; id and address if any.")
    ] = None,
    quotas: Annotated[Path | None, typer.Option(help="category,feature,min,max.")] = None,
    size: Annotated[int, typer.Option(help="How many are drawn.")] = 0,
    seed: Annotated[
        str, typer.Option(help="A number or words given in public; the same draw the same.")
    ] = "",
    fair: Annotated[
        str, typer.Option(help="maximin: the least chance as large as can be. leximin: the next ones too.")
    ] = "leximin",
    alternates: Annotated[
        int, typer.Option(help="How many stand by, in the order in which to ask them.")
    ] = 0,
    record: Annotated[Path | None, typer.Option("--out", help="Keep the list of panels, to replay.")] = None,
    replay: Annotated[Path | None, typer.Option(help="Draw again from a kept list, and compare.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Draw a panel that keeps all quotas, with everybody's chance as fair as can be. No database."""
    from .files import lottery as drawing

    try:
        if replay is not None:
            done = drawing.replayed(replay)
            say_json(done) if as_json else _show_replay(done)
            return
        if people is None or quotas is None:
            refuse("Give --people and --quotas, or --replay with the record of a draw.")
        _checked(size, seed, fair, alternates)
        done = drawing.run(
            people=people,
            quotas=quotas,
            size=size,
            seed=seed,
            fair=fair,
            alternates=alternates,
            out=record,
            warn=warn,
        )
    except drawing.FileBroken as problem:
        refuse(str(problem))
    say_json(done) if as_json else _show(done)


def _checked(size: int, seed: str, fair: str, alternates: int) -> None:
    if size < 1:
        refuse("--size: say how many are to be drawn, 1 or more.")
    if not seed.strip():
        refuse("--seed: give a number or words, best ones that were drawn in public.")
    if fair not in WAYS:
        refuse(f"--fair: '{fair}' is not one of {', '.join(WAYS)}.")
    if alternates < 0:
        refuse("--alternates: give 0 or more.")


def _show(done: dict[str, Any]) -> None:
    """The panel for people, and how fair the draw was; or why there is none and what to do."""
    if done["infeasible"]:
        out.print(f"No panel is possible. {done['infeasible']['why']}", markup=False, highlight=False)
        for way in done["infeasible"]["ways"]:
            out.print(f"- {way['say']}", markup=False, highlight=False)
        return
    table = Table("Drawn", "Chance beforehand")
    for one in done["panel"]:
        table.add_row(escape(one), f"{done['probabilities'][one]:.1%}")
    out.print(table)
    if done.get("alternates"):
        out.print(f"Standing by, in this order: {', '.join(done['alternates'])}.", markup=False)
    lot, spread = done["lottery"], done["fairness"]
    out.print(
        f"Panel {lot['number']} of 0 to {lot['panels'] - 1:,}, each as likely. Chances from "
        f"{spread['least']:.2%} to {spread['most']:.2%}; no draw gives everybody more than "
        f"{spread['bound']:.2%}.",
        highlight=False,
    )


def _show_replay(done: dict[str, Any]) -> None:
    said = "The same." if done["same"] else "Not the same."
    out.print(f"{said} The seed draws panel {done['number']}: {', '.join(done['panel'])}.", markup=False)
    for name, good in done["checks"].items():
        if not good:
            out.print(f"- {name}: not what the record says", markup=False)
