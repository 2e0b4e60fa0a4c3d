"""Commands that keep an exchange in order: index, doctor, admin."""

import getpass
import sys
from typing import Annotated

import typer

from .app import app, django_ready, err, out, progress_bar, refuse, say_json, tables_ready

index = typer.Typer(help="The indexes: build them again, or say how they are.", no_args_is_help=True)
admin = typer.Typer(help="Administrators.", no_args_is_help=True)
app.add_typer(index, name="index")
app.add_typer(admin, name="admin")
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]


@index.command("rebuild")
def rebuild(as_json: Json = False) -> None:
    """Build the indexes of matching and of search anew from the database; both go on meanwhile."""
    django_ready()
    from alongside.exchange.analyses import indexing
    from alongside.exchange.analyses.queries import IndexProblem, index_status

    bar, move = progress_bar()
    try:
        with bar:
            indexing.rebuild(move)
    except IndexProblem as problem:
        refuse(str(problem))
    found = index_status()
    if as_json:
        say_json(found)
    else:
        out.print(f"Built generation {found['generation']} with {found['offers']:,} offers.")


@index.command("status")
def status(as_json: Json = False) -> None:
    """Say which generation the index is at, and whether it is sound."""
    django_ready()
    from alongside.exchange.analyses.queries import IndexProblem, index_status

    try:
        found = index_status()
    except IndexProblem as problem:
        refuse(str(problem))
    if as_json:
        say_json(found)
        return
    out.print(
        f"Generation {found['generation']}, {found['offers']:,} offers, "
        f"change {found['feed_seq']} of the feed."
    )
    for problem in found["problems"]:  # type: ignore[attr-defined]
        out.print(problem, markup=False, highlight=False, soft_wrap=True)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Compare the indexes with the database, check the audit trail, say what is wrong; 1 if anything is."""
    django_ready()
    from alongside.exchange.analyses.queries import index_problems
    from alongside.exchange.audit.queries import trail_faults

    wrong = index_problems() + trail_faults()
    if as_json:
        say_json({"sound": not wrong, "problems": wrong})
    else:
        said = (
            "\n".join(wrong)
            if wrong
            else "All is well: the indexes agree with the database, and the audit trail is whole."
        )
        out.print(said, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1 if wrong else 0)


@admin.command("create")
def create_admin(
    email: Annotated[str, typer.Argument(help="The address to sign in with.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input, one line.")
    ] = False,
) -> None:
    """Make an administrator; asks for the password."""
    django_ready()
    tables_ready()
    from alongside.exchange.accounts.access import Doer
    from alongside.exchange.accounts.services import AccountRefused
    from alongside.exchange.accounts.services import create_admin as make

    password = sys.stdin.readline().rstrip("\n") if password_stdin else _asked_twice()
    try:
        user = make(email=email, password=password, by=Doer(process="alongside admin create"))
    except AccountRefused as problem:
        refuse(str(problem))
    err.print(f"{user.email} can now sign in as an administrator.")


@app.command("demo-code")
def demo_code() -> None:
    """Print the code that the people of a demo sign in with now."""
    django_ready()
    from alongside.exchange.accounts.backends import DEMO_EMAIL
    from alongside.exchange.accounts.factors import demo_code as now
    from alongside.exchange.accounts.queries import is_known

    if not is_known(DEMO_EMAIL):
        refuse("There is no demo here. Start one with: alongside demo")
    out.print(now(), highlight=False)


def _asked_twice() -> str:
    first = getpass.getpass("Password (12 characters or more): ")
    if getpass.getpass("The same again: ") != first:
        refuse("The two passwords differ. Nothing was changed; try again.")
    return first
