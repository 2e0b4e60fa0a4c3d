"""The command `alongside`, and what its commands share."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

app = typer.Typer(
    name="alongside",
    help="An open innovation exchange for co-produced health and care.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console()
err = Console(stderr=True)


def django_ready() -> None:
    """Start Django with our settings, once; call before importing anything of the exchange."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    if not apps.ready:  # again would close what other libraries log to
        django.setup()


def tables_ready() -> None:
    """Make the tables of a new exchange, or bring those of an older one up to date."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def say_json(value: dict[str, Any]) -> None:
    """Put one JSON object on standard output and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def refuse(sentence: str) -> NoReturn:
    """End with 2: what was given cannot be used; one sentence says why and what to do."""
    err.print(sentence, style="bold", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(2)


def warn(sentence: str) -> None:
    """Say something on standard error that does not stop the work."""
    err.print(sentence, markup=False, highlight=False, soft_wrap=True)


def progress_bar() -> tuple[Progress, Callable[[str, int, int], None]]:
    """A bar on standard error, and the function that moves it: what, how many, of how many."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=not err.is_terminal,
    )
    tasks: dict[str, Any] = {}

    def move(what: str, done: int, of: int) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=of or None)
        bar.update(tasks[what], completed=done, total=of or None)

    return bar, move


def row_counter(move: Callable[[str, int, int], None]) -> Callable[[str, int], None]:
    """Turn 'so many more rows of this file' into a bar without an end."""
    seen: Counter[str] = Counter()

    def add(name: str, rows: int) -> None:
        seen[name] += rows
        move(name, seen[name], 0)

    return add
