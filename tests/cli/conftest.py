"""Commands run in this process on the test's own database, and as an operator runs them."""

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest
from typer.testing import CliRunner

from tests._support import server
from tests.web.conftest import indexed_town, no_index, town

__all__ = ["indexed_town", "no_index", "town"]


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """What standard output holds, which must be one JSON object and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@pytest.fixture
def alongside(db):
    """Give a command as words; an exception that the command lets through fails the test."""
    from alongside.config import entry

    def run(*words: str, stdin: str | None = None) -> Ran:
        done = CliRunner().invoke(entry._app.app, list(words), input=stdin, catch_exceptions=False)
        return Ran(done.exit_code, done.stdout, " ".join(done.stderr.split()))

    return run


@pytest.fixture
def in_shell(tmp_path):
    """Give a command as an operator does, in a home that holds nothing yet."""

    def run(*words: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        kept = server.environment(tmp_path / "home") | more
        return subprocess.run(
            [server.command(), *words],
            env=kept,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            cwd=os.fspath(tmp_path),
        )

    return run
