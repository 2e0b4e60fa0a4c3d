"""The command `alongside`: join the commands and hand over."""

import os

from alongside.cli import app as _app
from alongside.cli import load, match, serving, upkeep

__all__ = ["load", "main", "match", "serving", "upkeep"]


def main() -> None:
    """Run one command; a fault of ours ends with 1 and one sentence, the trace goes to the log."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    _app.app()
