"""`alongside synth`: needs and offers in any number, for measuring."""

from pathlib import Path
from typing import Annotated

import typer

from .app import app, out, refuse, say_json


@app.command()
def synth(
    offers: Annotated[int, typer.Option(min=0, max=100_000_000, help="How many offers.")],
    needs: Annotated[int, typer.Option(min=0, max=100_000_000, help="How many needs.")],
    folder: Annotated[Path, typer.Option("--out", help="The folder to write offers and needs into.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same files.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Make needs and offers from the texts, places and kinds that ship, as Parquet, without a database."""
    from alongside.exchange.feeds.reading import FileBroken

    from .files import synth as making

    try:
        done = making.run(offers=offers, needs=needs, seed=seed, out=folder)
    except FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        out.print(f"{offers:,} offers and {needs:,} needs are in {folder}.", markup=False, highlight=False)
