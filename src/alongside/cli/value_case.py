"""`alongside value case`: who pays, who gains, is it cash, how sure."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from .app import out, refuse, say_json


def case(
    file: Annotated[Path, typer.Argument(help="A case: YAML or JSON, as docs/reference/case.md says.")],
    draws: Annotated[int, typer.Option(help="How often to draw all numbers from their ranges.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Where the draws begin; the same seed draws the same.")] = 1,
    xlsx: Annotated[Path | None, typer.Option(help="Also a workbook with live formulas.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Also two pages to print.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Work a business case out: for all together, for every party, year by year. No database.

    Cash, capacity and wellbeing stand apart; `npv` and `bcr` add them up and say so. What is not known is in
    no sum and named.
    """
    from .files import value as working

    if draws < 0:
        refuse(f"--draws: {draws} is below 0. Give 0 for none.")
    try:
        given = working.read(file)
        done = working.run(given, draws=draws, seed=seed)
        if xlsx is not None:
            working.keep_workbook(given, xlsx)
        if pdf is not None:
            working.keep_pages(given, pdf, draws=draws, seed=seed)
    except working.FileBroken as problem:
        refuse(str(problem))
    say_json(done) if as_json else show(done)


def say(sentence: str) -> None:
    """A line as it is."""
    out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def pounds(value: float | None) -> str:
    """An amount as people write it."""
    if value is None:
        return "not known"
    return f"{'−' if round(value) < 0 else ''}£{abs(round(value)):,}"


def show(done: dict[str, Any]) -> None:
    """The case for people: who pays and gains, is it cash, what it comes to, what to know."""
    table = Table("Worth in today's money to", *(name.capitalize() for name in done["npv_adds"]))
    unknown = set()
    for one in done["parties"].values():
        unknown |= set(one["not_known"])
        table.add_row(escape(one["name"]), *_cells(one, one["not_known"], done["npv_adds"]))
    table.add_row("All together", *_cells(done["npv_by"], unknown, done["npv_adds"]))
    out.print(table)
    sure = done["intervals"]
    say(
        f"Worth in today's money: {pounds(done['npv'])}{_between(sure, 'npv')}, "
        "adding cash, capacity and wellbeing."
    )
    say(f"Cash alone: {pounds(done['cash']['npv'])}{_between(sure, 'cash_npv')}.")
    if done["bcr"] is not None:
        cash = done["cash"]["bcr"]
        alone = "" if cash is None else f"; of each £1 of cash £{cash:.2f} as cash"
        say(f"Back for each £1: £{done['bcr']:.2f}{alone}.")
    if done["cashable_share"] is not None:
        say(f"Of all that is gained {done['cashable_share']:.0%} is money that can be spent elsewhere.")
    say(_payback(done))
    if sure:
        say(
            f"In {sure['npv']['chance_below_0']:.0%} of {done['draws']:,} draws it is not worth its money. "
            f"To know for sure beforehand would be worth {pounds(done['evpi'])}."
        )
    for one in done["scenarios"].values():
        say(f"{one['name']}: {pounds(one['npv'])}.")
    for one in done["cautions"]:
        say(f"- {one['said']}")


def _between(sure: dict[str, Any], name: str) -> str:
    return f", likely between {pounds(sure[name]['low'])} and {pounds(sure[name]['high'])}" if sure else ""


def _cells(amounts: dict[str, Any], unknown: Collection[str], names: list[str]) -> list[str]:
    """Amounts, never nought where they are not known."""
    told = []
    for name in names:
        more = "" if not amounts[name] else f"{pounds(amounts[name])} and more "
        told.append(f"{more}not known" if name in unknown else pounds(amounts[name]))
    return told


def _payback(done: dict[str, Any]) -> str:
    def told(value: float | None) -> str:
        return "not within these years" if value is None else f"after {value:.1f} years"

    return f"Paid back {told(done['payback'])}; in cash alone {told(done['cash']['payback'])}."
