"""A command that meets a fault of ours ends with 1 and one sentence; the trace goes to a file."""

import json

import pytest
from django.db import OperationalError

from alongside.config import entry
from tests.cli.conftest import in_shell

__all__ = ["in_shell"]
SECRET = "my-secret-worry"


@pytest.fixture
def failing(monkeypatch, tmp_path, capsys):
    """Run `main` with a command that raises; give its code and what it said."""
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))

    def run(fault):
        def command():
            raise fault

        monkeypatch.setattr(entry._app, "app", command)
        with pytest.raises(SystemExit) as ended:
            entry.main()
        said = capsys.readouterr()
        assert said.out == "" and len(said.err.strip().splitlines()) == 1 and "Traceback" not in said.err
        return ended.value.code, said.err

    return run


def test_an_unexpected_fault_ends_with_1_and_its_trace_is_kept_without_values(failing, tmp_path):
    code, said = failing(ValueError(SECRET))
    assert code == 1 and "Something went wrong on our side (ValueError)" in said and SECRET not in said
    log = tmp_path / "home" / "faults.log"
    assert str(log) in said
    line = json.loads(log.read_text())
    assert line["exception"] == "ValueError" and SECRET not in log.read_text()
    assert any("command" in frame for frame in line["where"])


def test_a_fault_that_cannot_be_written_down_is_still_one_sentence(failing, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "file"))
    assert failing(KeyError(SECRET)) == (
        1,
        "Something went wrong on our side (KeyError). It could not be written down.\n",
    )


def test_a_database_that_does_not_answer_is_said(failing):
    code, said = failing(OperationalError("could not connect to server"))
    assert code == 1 and "ALONGSIDE_DATABASE_URL" in said


@pytest.mark.parametrize("said", ["no such table: needs_need", 'relation "needs_need" does not exist'])
def test_a_database_without_tables_leads_to_the_command_that_makes_them(failing, said):
    assert failing(OperationalError(said)) == (2, entry.NO_TABLES + "\n")


@pytest.mark.parametrize("words", [("match", "falls"), ("index", "rebuild")])
@pytest.mark.sqlite
def test_in_an_empty_home_a_command_says_how_to_begin(in_shell, words):
    ran = in_shell(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.strip() == entry.NO_TABLES


def test_usage_is_explained_and_ends_with_2(in_shell):
    ran = in_shell("nonsense")
    assert ran.returncode == 2 and "nonsense" in ran.stderr and "Traceback" not in ran.stderr


def test_help_needs_no_database_and_names_every_command(in_shell):
    ran = in_shell("--help")
    assert ran.returncode == 0
    for command in ("demo", "load", "match", "serve", "worker", "index", "doctor", "admin"):
        assert command in ran.stdout
