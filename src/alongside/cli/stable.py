"""`alongside stable`: pair two sides so that no two would both rather have each other."""

from pathlib import Path
from typing import Annotated

import typer

from .app import app, out, refuse, say_json, warn

SIDES = ("left", "right")


@app.command()
def stable(
    left: Annotated[Path, typer.Option(help='JSON lines: {"id", "prefers": [ids, best first], "capacity"}.')],
    right: Annotated[Path, typer.Option(help="The same for the other side.")],
    proposing: Annotated[str, typer.Option(help="Whose wishes come first: left or right.")] = "left",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Pair two sides by what each prefers; ids in a list of their own inside the list are liked equally."""
    if proposing not in SIDES:
        refuse(f"--proposing: '{proposing}' is not one of {', '.join(SIDES)}.")
    from .files import stable as pairing

    try:
        done = pairing.run(left=left, right=right, proposing=proposing, warn=warn)
    except pairing.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
        return
    for one, other in done["pairs"]:
        out.print(f"{one}  {other}", markup=False, highlight=False)
    if done["unplaced"]:
        out.print(f"Without a place: {', '.join(done['unplaced'])}.", markup=False, highlight=False)
