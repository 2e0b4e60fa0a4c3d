"""`alongside network`: who connects whom, from a file of actors and a file of ties."""

import re
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn

SHOWN = 15
COLUMNS = ("degree", "betweenness", "k_core", "constraint", "effective_size", "ei_index")
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")


@app.command()
def network(
    nodes: Annotated[Path, typer.Option(help="id[,columns]: who is in the network.")],
    ties: Annotated[
        Path, typer.Option(help="source,target[,weight][,kind][,time]; also from,to or src,dst.")
    ],
    group: Annotated[str, typer.Option(help="The column of the nodes that names the group.")] = "",
    directed: Annotated[
        bool, typer.Option("--directed/--undirected", help="Whether a tie leads from source to target only.")
    ] = True,
    kind: Annotated[list[str] | None, typer.Option(help="Only ties of this kind; may be repeated.")] = None,
    years: Annotated[str, typer.Option(help="Only ties whose time lies in these years, as 2015-2017.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Measure who connects whom: standing, brokerage, holes, mixing, what hangs on whom. No database.

    A pair tied twice counts once and its weights are added up. Constraint, k-core, components, cut points and
    introductions set direction aside; degree is in + out. Brokerage and mixing need --group.
    """
    if years and not re.fullmatch(r"\d{4}-\d{4}", years):
        refuse(f"--years: '{years}' is not two years with a hyphen between, as 2015-2017.")
    between = (int(years[:4]), int(years[5:])) if years else None
    if between and between[0] > between[1]:
        refuse(f"--years: {years} ends before it begins.")
    from .files import network as measuring

    try:
        done = measuring.run(
            nodes=nodes,
            ties=ties,
            group=group,
            directed=directed,
            kinds=tuple(kind or ()),
            years=between,
            warn=warn,
        )
    except measuring.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        _show(done)


def _show(done: dict[str, Any]) -> None:
    """The answer for people: the whole, the best tied, who stands between, and what is missing."""
    graph = done["graph"]
    out.print(
        f"{graph['nodes']:,} actors, {graph['ties']:,} ties, {graph['components']:,} components, "
        f"{graph['isolates']:,} without a tie; density {graph['density']:.4g}.",
        highlight=False,
    )
    if graph["ei_index"] is not None:
        out.print(f"E-I index {graph['ei_index']:.3f}: −1 all ties stay inside groups, 1 all cross.")
    names = sorted(done["nodes"], key=lambda name: (-done["nodes"][name]["degree"], name))[:SHOWN]
    table = Table("Who", *(one.replace("_", " ") for one in COLUMNS))
    for name in names:
        row = done["nodes"][name]
        table.add_row(escape(name), *(_said(row.get(one)) for one in COLUMNS))
    out.print(table)
    if done["brokerage"]:
        roles = done["brokerage"]["roles"]
        table = Table("Stands between", *ROLES)
        for name in sorted(roles, key=lambda name: (-roles[name]["total"], name))[:SHOWN]:
            table.add_row(escape(name), *(_said(roles[name][role]) for role in ROLES))
        out.print(table)
    for one in graph["introductions"]:
        now = f"{one['distance']} steps apart" if one["distance"] else "no way between them"
        said = f"Introduce {one['source']} and {one['target']} ({now}): {one['pairs']:,} pairs come nearer."
        out.print(said, markup=False, highlight=False)
    if len(done["nodes"]) > SHOWN:
        out.print(f"and {len(done['nodes']) - SHOWN:,} more; --json lists all.")


def _said(value: Any) -> str:
    return "–" if value is None else f"{value:.4g}"
