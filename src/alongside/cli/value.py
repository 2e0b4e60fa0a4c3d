"""`alongside value`: what is worth its money, and how sure that is."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from . import value_case
from .app import app, out, refuse, say_json, warn

value = typer.Typer(help="What is worth its money, and how sure that is. No database.", no_args_is_help=True)
app.add_typer(value, name="value")
value.command("case")(value_case.case)


@value.command()
def psa(
    costs: Annotated[Path, typer.Option(help="A column an option, a row a simulation.")],
    effects: Annotated[Path, typer.Option(help="The same options and simulations: what each brings.")],
    wtp: Annotated[
        str, typer.Option(help="What one unit of effect is worth: one amount or more, 20000,30000.")
    ],
    against: Annotated[str, typer.Option(help="What the others are compared with; else the first.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Compare options whose costs and effects were simulated together. No database.

    `enb` is the expected gain in net benefit over the option compared with, `ceac` the chance that there is
    a gain, `evpi` what it would be worth to know for sure. With more than two options `icer`, `break_even`,
    `enb` and `ceac` have an answer for each. The break-even is the next step on a grid of what is paid.
    """
    from .files import psa as comparing

    try:
        done = comparing.run(costs=costs, effects=effects, wtp=wtp, against=against, warn=warn)
    except comparing.FileBroken as problem:
        refuse(str(problem))
    say_json(done) if as_json else _show(done)


def _say(sentence: str) -> None:
    out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _show(done: dict[str, Any]) -> None:
    """The options for people: each pair, then what is best at which price."""
    for one in done["comparisons"]:
        _say(_sentence(one))
    table = Table("If one more is worth", "Best", "How likely", "What knowing for sure is worth")
    for wtp, at in done["wtp"].items():
        best = at["best"]
        table.add_row(
            f"£{float(wtp):,.10g}", escape(best), f"{at['chance_best'][best]:.1%}", f"£{at['evpi']:,.4f}"
        )
    out.print(table)
    for one in done["switches"]:
        _say(f"From £{one['at']:,.10g} on, {one['to']} is better than {one['from']} on average.")


def _sentence(one: dict[str, Any]) -> str:
    name, against = one["option"], one["against"]
    if one["verdict"] == "same":
        return f"{name} and {against} cost and bring the same on average."
    dearer = f"£{abs(one['cost']):,.2f} {'more' if one['cost'] > 0 else 'less'}"
    better = f"{abs(one['effect']):.4g} {'more' if one['effect'] > 0 else 'less'}"
    said = f"{name} costs {dearer} than {against} and brings {better}"
    if one["verdict"] == "dominates":
        return f"{said}: it is better whatever an effect is worth."
    if one["verdict"] == "dominated":
        return f"{said}: it is worse whatever an effect is worth."
    what = "for each more" if one["cost"] > 0 else "saved for each given up"
    return f"{said}: £{one['icer']:,.0f} {what}."
