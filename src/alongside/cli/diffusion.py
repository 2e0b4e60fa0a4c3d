"""`alongside diffusion`: how an innovation spread, from a file of times and a file of ties."""

from pathlib import Path
from typing import Annotated, Any

import typer

from .app import app, out, refuse, say_json, warn

STARS = ((0.01, "***"), (0.05, "**"), (0.1, "*"))
LEVEL = 0.05
NO_BASS = {
    "nobody": "nobody has started",
    "few": "there are too few periods",
    "at-once": "all started at once",
    "no-peak": "growth has not slowed yet",
    "no-curve": "no such curve is near",
}


@app.command()
def diffusion(
    nodes: Annotated[Path, typer.Option(help="id,toa[,tos]: the period each started, and stopped.")],
    ties: Annotated[
        Path,
        typer.Option(
            help="source,target[,weight][,time[,until]]: who looks to whom, in that period or until."
        ),
    ],
    periods: Annotated[
        int | None,
        typer.Option(min=1, help="How many periods there are; otherwise up to the last time told."),
    ] = None,
    lag: Annotated[int, typer.Option(min=0, help="Exposure so many periods before.")] = 0,
    through: Annotated[
        str, typer.Option(help="ties, alike (who stand alike in the network), or a column they share.")
    ] = "ties",
    weighted: Annotated[bool, typer.Option("--weighted", help="Ties count by their weights.")] = False,
    incoming: Annotated[
        bool, typer.Option("--incoming", help="From target to source: those who look to someone count.")
    ] = False,
    both_ways: Annotated[bool, typer.Option("--undirected", help="A tie counts for both its ends.")] = False,
    test: Annotated[
        int, typer.Option(min=0, help="Test if thresholds hang on ties, with so many rewired networks.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Measure how it spread: curve, exposure, thresholds, who is followed, Moran's I, Bass. No database.

    An empty toa has not started. Who has stopped (tos) no longer counts for others, from that period on.
    """
    from .files import diffusion as measuring

    asked = measuring.Asked(
        nodes=nodes,
        ties=ties,
        periods=periods,
        lag=lag,
        weighted=weighted,
        incoming=incoming,
        both_ways=both_ways,
        through=through,
        test=test,
    )
    try:
        done = measuring.run(asked, warn)
    except measuring.FileBroken as problem:
        refuse(str(problem))
    say_json(done) if as_json else _show(done)


def _show(done: dict[str, Any]) -> None:
    """The answer for people: a period a row, then what it says in sentences."""
    course, moran = done["curve"], done["moran"]
    heads = ["Period", "Started", "Ever (share)", "Using", "Hazard", "95%", "Exposure", "Density"]
    rows = [[*heads, "Moran's I (sd)"]]
    for at, period in enumerate(done["periods"]):
        low, high, mean = course["hazard_low"][at], course["hazard_high"][at], done["exposure"]["mean"][at]
        rows.append(
            [
                f"{period}",
                f"{course['started'][at]:,}",
                f"{done['cumulative'][at]:,} ({course['prop'][at]:.2f})",
                f"{course['using'][at]:,}",
                "–" if low is None else f"{done['hazard'][at]:.2f}",
                "" if low is None else f"{low:.2f}–{high:.2f}",
                "–" if mean is None else f"{mean:.2f}",
                f"{course['density'][at]:.2g}",
                _moran(moran, at),
            ]
        )
    if not any(course["stopped"]):
        rows = [row[:3] + row[4:] for row in rows]
    wide = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        line = "  ".join(cell.rjust(width) for cell, width in zip(row[:-1], wide, strict=False))
        out.print(f"{line}  {row[-1]}", markup=False, highlight=False, soft_wrap=True)
    out.print()
    for sentence in _sentences(done):
        out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _moran(moran: dict[str, Any], at: int) -> str:
    if moran["sd"][at] is None:
        return "–"
    stars = next((mark for p, mark in STARS if moran["p"][at] <= p), "")
    return f"{moran['observed'][at]:.2f} ({moran['sd'][at]:.2f}) {stars}".rstrip()


def _sentences(done: dict[str, Any]) -> list[str]:
    course, moran, bass = done["curve"], done["moran"], done["bass"]
    actors, ever = done["actors"], done["cumulative"][-1]
    said = [
        f"{actors:,} actors, {done['ties']:,} ties. {ever:,} started"
        + (f", half of them by period {_half(done)}." if ever else ".")
        + (
            f" {sum(course['stopped']):,} stopped; {course['using'][-1]:,} use it now."
            if any(course["stopped"])
            else ""
        )
    ]
    levels = [one for one in done["threshold"].values() if one is not None]
    if levels:
        where = {"ties": "of those they look to", "alike": "of those who stand as they do"}
        whom = where.get(
            done["exposure"]["through"], f"of those who share their {done['exposure']['through']}"
        )
        before = f", {done['exposure']['lag']} periods before" if done["exposure"]["lag"] else ""
        said.append(f"When they started{before}, on average {sum(levels) / len(levels):.0%} {whom} used it.")
    said.append(_near(done))
    if done["dependence"] and done["dependence"]["p"] is not None:
        test = done["dependence"]
        said.append(
            f"Mean threshold {test['observed']:.3f}; {test['expected']:.3f} in {test['runs']:,} networks "
            f"rewired by chance (95%: {test['low']:.3f} to {test['high']:.3f}; p = {test['p']:.3f})."
        )
    if bass["p"] is None:
        said.append(f"Bass: no curve, as {NO_BASS.get(bass['why'], bass['why'])}.")
    else:
        said.append(
            f"Bass: p = {bass['p']:.4f} ({bass['se']['p']:.4f}) start by themselves, q = {bass['q']:.4f} "
            f"({bass['se']['q']:.4f}) as others have, if all {bass['m']:,.0f} ever could; standard errors in "
            "brackets."
        )
    said.append(
        "* p ≤ 0.1, ** p ≤ 0.05, *** p ≤ 0.01. Moran's I by "
        + ("1 ÷ steps, up to 6." if moran["by"] == "nearness" else "ties.")
    )
    return said


def _near(done: dict[str, Any]) -> str:
    """In which periods users are nearer each other than chance would have them."""
    moran = done["moran"]
    near = [
        f"{period}"
        for at, period in enumerate(done["periods"])
        if moran["sd"][at] is not None
        and moran["p"][at] <= LEVEL
        and moran["observed"][at] > moran["expected"][at]
    ]
    if not near:
        return "In no period are users clearly nearer each other than by chance."
    return f"Users are nearer each other than by chance in period {', '.join(near)}."


def _half(done: dict[str, Any]) -> int:
    """The first period by which half of those who ever started had."""
    ever = done["cumulative"]
    found: int = next(period for period, n in zip(done["periods"], ever, strict=True) if 2 * n >= ever[-1])
    return found
