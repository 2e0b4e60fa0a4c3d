"""What a data-protection impact assessment needs to know, read from the program itself."""

from typing import Annotated, Any

import typer

from .app import app, django_ready, say_json

FLOWS = (
    ("From a browser to the web process", "forms and pages, over TLS; one log line a page, without names"),
    ("From the web process to the database", "rows; on PostgreSQL over its own connection"),
    ("From the database to the indexes", "words of entries with who may see them; files of this machine"),
    ("From the worker to the mail server", "address, subject and words of each mail"),
    ("From the worker to the sender of texts", "phone number and words of each text"),
    ("From the operator to a backup", "everything but visits and indexes, in one file"),
)
PROCESSORS = (
    ("Whoever hosts the machine and the database", "all of it"),
    ("Whoever runs the mail server named in ALONGSIDE_MAIL", "mail on its way"),
    ("Whoever runs the sender named in ALONGSIDE_TEXTS", "texts on their way"),
)


@app.command()
def dpia(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Print what is kept of people, why, by what right, how long, how it is erased, and who else gets it."""
    django_ready()
    from alongside.exchange.accounts.disclosing import GUESTS, register

    said: dict[str, Any] = {
        "flows": [{"flow": flow, "what": what} for flow, what in FLOWS],
        "kept": register(),
        "guests": GUESTS,
        "processors": [{"who": who, "what": what} for who, what in PROCESSORS],
    }
    if as_json:
        say_json(said)
    else:
        typer.echo(_markdown(said))


def _markdown(said: dict[str, Any]) -> str:
    """The same as a document to put into an assessment."""
    lines = ["# What this exchange keeps of people", "", "## Where it flows", ""]
    lines += [f"- {flow['flow']}: {flow['what']}." for flow in said["flows"]]
    lines += ["", "## What is kept", "", said["guests"], ""]
    lines += [_row("What", "Why", "Lawful basis", "How long", "Fields, and what erasure does")]
    lines += [_row(*["---"] * 5)]
    for one in said["kept"]:
        fields = ", ".join(f"{name} ({how})" for name, how in one["fields"].items())
        lines += [_row(one["what"], one["purpose"], one["basis"], one["kept"], f"`{one['model']}`: {fields}")]
    lines += ["", "## Who processes it for the operator", ""]
    lines += [f"- {one['who']}: {one['what']}." for one in said["processors"]]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
