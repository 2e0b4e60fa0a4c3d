"""`alongside portfolio`: what moves, what stalls, and what to choose under a budget."""

import math
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import app, out, refuse, say_json, warn


@app.command()
def portfolio(
    journeys: Annotated[
        Path,
        typer.Option(help="item,stage,entered,left[,value][,cost][,type] and more; a row a stay in a stage."),
    ],
    budget: Annotated[float, typer.Option(help="How much there is to spend, in the unit of cost.")],
    target: Annotated[
        Path | None, typer.Option(help="dimension,category,share: the balance that is wanted.")
    ] = None,
    until: Annotated[
        str, typer.Option(help="When somebody last looked; else the last time in the file.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Say how long stages take, what stalls, whether it is in balance, and the best set for a budget.

    No database. Empty `left` means still there. Times are dates such as 2026-03-31, or numbers. Also read:
    risk, horizon, theme, quality, place, group; the last row of an item that fills one counts.
    """
    from .files import portfolio as choosing

    if not (math.isfinite(budget) and budget >= 0):
        refuse(f"--budget: '{budget:g}' is not an amount. Give a number that is 0 or more.")
    try:
        done = choosing.run(journeys=journeys, budget=budget, target=target, until=until, warn=warn)
    except choosing.FileBroken as problem:
        refuse(str(problem))
    say_json(done) if as_json else _show(done)


def _say(sentence: str) -> None:
    out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _amount(value: float | None) -> str:
    """A number as people write it; what is not reached has none."""
    if value is None:
        return "not reached"
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:,.2f}".rstrip("0")


def _show(done: dict[str, Any]) -> None:
    """All of it for people, most telling first."""
    _show_stages(done)
    _show_stalls(done)
    _show_balance(done)
    _show_choice(done)


def _show_stages(done: dict[str, Any]) -> None:
    table = Table(
        "Stage",
        "Type",
        "Been there",
        "Still there",
        f"Half leave within ({done['unit']})",
        "Likely between",
    )
    for stage, every in done["dwell"].items():
        for name, one in [("all", every), *every["by_type"].items()]:
            if name == "not known" and len(every["by_type"]) == 1:
                continue
            between = (
                f"{_amount(one['low'])} and {_amount(one['high'])}" if one["enough"] else "too few to tell"
            )
            still = f"{one['stays'] - one['ended']:,}"
            table.add_row(
                escape(stage), escape(name), f"{one['stays']:,}", still, _amount(one["median"]), between
            )
    out.print(table)
    _say(f"Looked at until {done['until']}.")
    for one in done["stages"]:
        if one["valley"] and one["type"] is None:
            lost = one["stop"] + one["stuck"]
            _say(
                f"Most are lost in {one['stage']}: {lost:.0%} stop there or have not left it "
                f"({one['waiting']:,} still there)."
            )
        if one["slow"]:
            _say(
                f"Of type {one['type']}, {one['stage']} takes half of them {_amount(one['median'])} "
                f"{done['unit']} or more; of other types {_amount(one['others'])}."
            )


def _show_stalls(done: dict[str, Any]) -> None:
    if not done["stalls"]:
        _say("Nothing is seen to stay longer where it is than nine in ten of its like.")
        return
    _say("Longer where they are than nine in ten of their like:")
    for one in done["stalls"]:
        like = f"{one['peers']} others" + (f" of type {one['compared_with']}" if one["compared_with"] else "")
        chance = f"{one['chance']:.0%}" if one["chance"] >= 0.005 else "next to none"
        _say(
            f"- {one['item']}: {_amount(one['since'])} {done['unit']} in {one['stage']}; "
            f"of {like}, {chance} stayed so long."
        )


def _show_balance(done: dict[str, Any]) -> None:
    balance = done["balance"]
    if balance["distance"] is None:
        return
    _say(f"From what is wanted {balance['distance']:.0%} lies elsewhere (0% is just so).")
    changes = balance["changes"]
    if changes["count"]:
        fewest = "The fewest changes" if changes["fewest"] else "Changes"
        _say(f"{fewest} that bring it within {balance['tolerance']:.0%}:")
        for one in changes["move"]:
            _say(f"- {one['item']}: on to {one['to']}")
        for one in changes["drop"]:
            _say(f"- drop {one}")
        for one in changes["add"]:
            _say(f"- add one: {', '.join(f'{name} {word}' for name, word in one.items())}")
    elif not changes["reached"]:
        _say("No list of changes brings it within reach.")


def _show_choice(done: dict[str, Any]) -> None:
    if not done["chosen"]:
        _say(f"Nothing can be chosen for £{_amount(done['budget'])}.")
    else:
        _say(
            f"For £{_amount(done['budget'])} the most value is {_amount(done['value'])}, for "
            f"£{_amount(done['cost'])}: {', '.join(done['chosen'])}."
        )
    if done["optimal"]:
        _say("No other set brings more: this is proven.")
    else:
        _say(f"Not proven: another set may bring up to {done['gap']:.1%} more.")
    step = done["next_step"]
    if step is None:
        _say("More money would bring nothing more.")
    else:
        instead = f" instead of {', '.join(step['dropped'])}" if step["dropped"] else ""
        added = (
            f"also have {', '.join(step['added'])}{instead}" if step["added"] else f"leave out{instead[11:]}"
        )
        _say(
            f"With £{_amount(step['extra'])} more you could {added}, which brings {_amount(step['gain'])} "
            f"more value. £1 more brings {_amount(done['one_more_pound'])}."
        )
    if others := done["near_best"][1:]:
        _say("Nearly as good:")
        for one in others:
            value, cost = _amount(one["value"]), _amount(one["cost"])
            _say(f"- {', '.join(one['chosen']) or 'nothing'}: value {value}, £{cost}")
        if done["sure"]:
            _say(f"In all of them: {', '.join(done['sure'])}.")
    if done["balanced"] and done["balanced"]["chosen"]:
        _say(
            f"In balance the most is {_amount(done['balanced']['value'])}, "
            f"{_amount(done['balanced']['gives_up'])} less: {', '.join(done['balanced']['chosen'])}."
        )
