"""The command `alongside`: join the commands, hand over, and end with one sentence when we are at fault."""

import logging
import os
import sys
from pathlib import Path

from alongside.cli import (
    allocate,
    convene,
    diffusion,
    dpia,
    evaluate,
    keeping,
    load,
    lottery,
    match,
    network,
    opinions,
    portfolio,
    priorities,
    serving,
    stable,
    synth,
    upkeep,
    value,
)
from alongside.cli import app as _app

from .logs import JsonFormatter

__all__ = [
    "allocate",
    "convene",
    "diffusion",
    "dpia",
    "evaluate",
    "keeping",
    "load",
    "lottery",
    "main",
    "match",
    "network",
    "opinions",
    "portfolio",
    "priorities",
    "serving",
    "stable",
    "synth",
    "upkeep",
    "value",
]

NO_TABLES = (
    "There is no exchange here yet. Make one with: alongside demo --no-serve, or: alongside load FOLDER"
)
MISSING_TABLE = ("no such table", "does not exist")


def main() -> None:
    """Run one command; a fault of ours ends with 1 and one sentence, the trace goes to a file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    try:
        _app.app()
    except Exception as fault:  # whatever it is, the person who typed the command gets a sentence
        sys.exit(_say(fault))


def _say(fault: Exception) -> int:
    """One sentence on standard error; return the exit code."""
    names = {kind.__name__ for kind in type(fault).__mro__}
    said = str(fault).splitlines()[0] if str(fault) else ""
    if names & {"OperationalError", "ProgrammingError"} and any(words in said for words in MISSING_TABLE):
        print(NO_TABLES, file=sys.stderr)
        return 2
    if "OperationalError" in names:
        print(
            "The database does not answer. Is ALONGSIDE_DATABASE_URL right, and the server running?",
            file=sys.stderr,
        )
        return 1
    where = _keep(fault)
    told = f"What happened is written in {where}." if where else "It could not be written down."
    print(f"Something went wrong on our side ({type(fault).__name__}). {told}", file=sys.stderr)
    return 1


def _keep(fault: Exception) -> Path | None:
    """Add the fault to `faults.log` of the home, as one line without values; return the file."""
    path = Path(os.environ.get("ALONGSIDE_HOME", "var")).resolve() / "faults.log"
    trace = (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord("alongside.cli", logging.ERROR, __file__, 0, "fault", None, trace)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(JsonFormatter().format(record) + "\n")
    except OSError:
        return None
    return path
