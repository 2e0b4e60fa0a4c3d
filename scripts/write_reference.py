"""Write the reference of commands, pages and API from the program itself.

`docs/reference/commands.md`, `pages.md` and `api.md` are made by this script (`make fix`) and never edited
by hand; the check of the documents compares them with what this script would write.
"""

from __future__ import annotations

import atexit
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MADE = "*Made from the program by `make fix`; not edited by hand.*"


def first_paragraph(words: str | None) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((words or "").strip().split("\n\n")[0].split())


def cell(words: object) -> str:
    """Words as they may stand in a cell of a table."""
    return " ".join(str(words).split()).replace("|", "\\|")


def table(heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    """A table in Markdown, or nothing when it has no rows."""
    if not rows:
        return []
    lines = [heads, tuple("---" for _ in heads), *rows]
    return ["| " + " | ".join(cell(value) for value in line) + " |" for line in lines] + [""]


def commands(command: Any, name: str = "alongside") -> Iterator[str]:
    """Describe each command: what it does, its arguments, its options."""
    for key, child in sorted(getattr(command, "commands", {}).items()):
        if not child.hidden:
            yield from commands(child, f"{name} {key}")
    if hasattr(command, "commands"):
        return
    given = [option for option in command.params if option.param_type_name == "argument"]
    shown = "".join(f" {_spelt(option)}" for option in given)
    yield from [f"## `{name}{shown}`", "", first_paragraph(command.help), ""]
    rows = [
        (f"`{_spelt(option)}`", option.help or "", _usual(option)) for option in command.params if option.help
    ]
    yield from table(("Given as", "What", "Otherwise"), rows)


def _spelt(option: Any) -> str:
    if option.param_type_name == "argument":
        return str(option.metavar or option.name.upper())
    words = ", ".join(option.opts)
    return words if option.is_flag else f"{words} {option.name.upper()}"


def _usual(option: Any) -> str:
    usual = option.default
    return "" if callable(usual) or usual in (None, "", False, ()) or usual != usual else f"`{usual}`"


def pages(patterns: Any, above: str = "/") -> Iterator[tuple[str, str]]:
    """Each address of the pages with what its view says of itself; the API is described apart."""
    for pattern in patterns:
        here = above + str(pattern.pattern).lstrip("^/")
        if not hasattr(pattern, "url_patterns"):
            yield re.sub(r"<\w+:", "<", here), first_paragraph(pattern.callback.__doc__)
        elif not here.startswith("/api/"):
            yield from pages(pattern.url_patterns, here)


def endpoints(schema: dict[str, Any]) -> Iterator[str]:
    """Describe each endpoint: what it answers, and what it can be asked."""
    for address, methods in sorted(schema["paths"].items()):
        for method, told in methods.items():
            yield from [f"## `{method.upper()} {address}`", ""]
            yield from [first_paragraph(told.get("description") or told.get("summary")), ""]
            rows = [
                (
                    f"`{asked['name']}`",
                    asked["in"],
                    asked.get("description") or asked["schema"].get("description", ""),
                )
                for asked in told.get("parameters", [])
            ]
            yield from table(("Name", "In", "What"), rows)


@cache
def program() -> tuple[Any, Any]:
    """Start the program in a home of its own; give its command and the addresses it answers at."""
    home = tempfile.TemporaryDirectory(prefix="alongside-docs-")
    atexit.register(home.cleanup)
    (Path(home.name) / "static").mkdir()
    usual = {"HOME": home.name, "LOG_LEVEL": "ERROR"}
    for name, value in usual.items():
        os.environ.setdefault(f"ALONGSIDE_{name}", value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django
    import typer
    from django.urls import get_resolver

    django.setup()
    import alongside.config.entry  # noqa: F401  (joins the commands)
    from alongside.cli.app import app

    return typer.main.get_command(app), get_resolver().url_patterns


def written() -> dict[Path, str]:
    """What each page of the reference should hold."""
    command, patterns = program()
    from django.test import Client

    rows = [(f"`{address}`", what) for address, what in pages(patterns)]
    schema = Client(SERVER_NAME="localhost").get("/api/v1/openapi.json").json()
    docs = "The same as a page to try it on: `/api/v1/docs`; as a file for programs: `/api/v1/openapi.json`."
    texts = {
        "commands": ["# Commands", "", MADE, "", *commands(command)],
        "pages": ["# Pages", "", MADE, "", *table(("Address", "What"), rows)],
        "api": ["# API", "", MADE, "", f"Everything lies under `/api/v1/`. {docs}", "", *endpoints(schema)],
    }
    folder = ROOT / "docs/reference"
    return {folder / f"{name}.md": "\n".join(lines).rstrip() + "\n" for name, lines in texts.items()}


def stale() -> list[str]:
    """Say which pages of the reference differ from the program."""
    return [
        f"{path.relative_to(ROOT)}: differs from the program; make fix"
        for path, text in written().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write the pages that differ and name them."""
    for path, text in written().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
