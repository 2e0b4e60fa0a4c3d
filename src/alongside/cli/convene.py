"""`alongside convene`: who should work together on a need."""

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from .app import app, django_ready, out, refuse, say_json, warn

WEIGHTS = ("distance", "strength")
SAYS = {
    "rivals": "They bid for the same work",
    "no-convener": "Nobody in it can convene",
    "rule": "It does not keep to everything that is asked",
    "one-sector": "More than half are of one sector",
    "no-champion": "Nobody speaks for",
    "legitimacy": "A charity could lose trust by working with this company",
    "overloaded": "Hardly any room left",
    "hangs-on-one": "Without one of these the ties fall into pieces",
    "sole-cover": "Covered by one alone",
    "strangers": "Without a tie of their own to the others",
    "not-joined": "The ties do not join all of them",
    "tree-not-proven": "The tree could be as short as",
}
BEST = {
    "diameter": "nobody is nearer at the farthest",
    "sum": "nearest to each other in all",
    "steiner": "joined by the shortest tree",
    "best": "the best as a whole",
    "covers": "covers most",
    "trusted": "held together best by earlier work",
    "mixed": "the most sectors",
    "light": "asks least of those who are busy",
    "other": "unlike the others",
}


@app.command()
def convene(
    need: Annotated[str, typer.Argument(help="A need of this exchange, by id or ref; else give files.")] = "",
    actors: Annotated[
        Path | None, typer.Option(help="id,sector,competences[,cost,load]; competences between ';'.")
    ] = None,
    ties: Annotated[Path | None, typer.Option(help="source,target[,weight][,kind][,time].")] = None,
    needs: Annotated[Path | None, typer.Option(help="id,competences.")] = None,
    size: Annotated[str, typer.Option(help="The fewest and the most members, as 3-8.")] = "1-8",
    proposals: Annotated[int, typer.Option(min=1, max=50, help="How many for each need.")] = 5,
    weight: Annotated[
        str, typer.Option(help="What a column of that name holds: distance (less is closer) or strength.")
    ] = "distance",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Propose who should work together: the best first, with what is missing and how sure that is."""
    if weight not in WEIGHTS:
        refuse(f"--weight: '{weight}' is not one of {', '.join(WEIGHTS)}.")
    between = _size(size)
    if need and (actors or ties or needs):
        refuse("Give a need of this exchange, or --actors, --ties and --needs, but not both.")
    if need:
        _of_exchange(need, between if size != "1-8" else None, proposals, as_json)
        return
    if not (actors and ties and needs):
        refuse("Give a need of this exchange, or three files: --actors, --ties and --needs.")
    from .files import convene as convening

    try:
        done = convening.run(
            actors=actors,
            ties=ties,
            needs=needs,
            size=between,
            proposals=proposals,
            weight=weight,
            warn=warn,
        )
    except convening.FileBroken as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        show(done)


def _of_exchange(key: str, size: tuple[int, int] | None, proposals: int, as_json: bool) -> None:
    """The line-ups for a need of this exchange that everyone may see."""
    django_ready()
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.analyses.convening import convene_need
    from alongside.exchange.analyses.queries import IndexProblem
    from alongside.exchange.needs.queries import need_for

    need = need_for(VISITOR, key)
    if need is None:
        refuse(f"'{key}' is no need that everyone may see. Give the id of one, or three files.")
    try:
        done = convene_need(VISITOR, need, size=size, proposals=proposals).as_json()
    except IndexProblem as problem:
        refuse(str(problem))
    if as_json:
        say_json(done)
    else:
        show(done)


def _size(text: str) -> tuple[int, int]:
    """The fewest and the most members."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", text)
    few, many = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= few <= many:
        refuse(f"--size: '{text}' is not a range of members. Write two numbers, as 3-8.")
    return few, many


def show(done: dict[str, Any]) -> None:
    """The proposals for people."""
    last, number = None, 0
    for one in done["proposals"]:
        if one.get("need", last) != last:
            last, number = one["need"], 0
            _line(f"For {last}:")
        number += 1
        why = "; ".join(BEST.get(reason, reason) for reason in one.get("why", ()))
        _line(f"{number}. {why}" + (f" (could be better by {one['gap']:.1%})" if one["gap"] else ""))
        for member in one["members"]:
            part = ", ".join(member["covers"]) or "nothing that is asked for"
            role = f" ({member['role']})" if member["role"] != "member" else ""
            _line(f"   {member['id']}{role}: {part}")
        close = {name: value for name, value in one["cohesion"].items() if value is not None}
        told = "".join(f", {name} {value:g}" for name, value in close.items())
        _line(f"   Covers {one['coverage']:.0%}{told}.")
        if one["missing"]:
            _line(f"   Missing: {', '.join(one['missing'])}.")
        for sentence in _sentences(one["warnings"]):
            _line(f"   {sentence}")


def _sentences(warnings: list[dict[str, Any]]) -> list[str]:
    """One sentence for all that is to be said of a kind: about what, and of whom."""
    found: dict[str, list[str]] = {}
    for one in warnings:
        whom = " and ".join(one["members"])
        about = str(one["about"] or "")
        found.setdefault(one["warning"], []).append(f"{about} ({whom})" if about and whom else about or whom)
    return [
        f"{SAYS.get(kind, kind)}{': ' if any(told) else ''}{', '.join(filter(None, told))}."
        for kind, told in found.items()
    ]


def _line(text: str) -> None:
    out.print(text, markup=False, highlight=False, soft_wrap=True)
