"""Compiled templates are kept and read again, and never stand in the way."""

import pytest
from jinja2 import DictLoader, Environment

from alongside.web import compiled


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "templates"


def page(folder, source="Hello {{ name }}", compiles=True):
    """The page as a new process would make it; whether it is compiled for that is as said."""
    made = Environment(loader=DictLoader({"page": source}), bytecode_cache=compiled.Compiled(folder))
    done, compile_one = [], made.compile
    made.compile = lambda *said: done.append(said) or compile_one(*said)
    shown = made.get_template("page").render(name="you")
    assert bool(done) == compiles
    return shown


def test_a_second_process_reads_what_the_first_compiled(folder):
    assert page(folder) == "Hello you"
    assert page(folder, compiles=False) == "Hello you"


def test_a_changed_template_and_changed_filters_are_compiled_again(folder, monkeypatch, tmp_path):
    page(folder)
    assert page(folder, "Goodbye {{ name }}") == "Goodbye you"
    (tmp_path / "filters.py").write_text("# these are others")
    monkeypatch.setattr(compiled, "MAKERS", (tmp_path / "filters.py",))
    assert page(folder, "Goodbye {{ name }}") == "Goodbye you"
    assert page(folder, "Goodbye {{ name }}", compiles=False) == "Goodbye you"


def test_only_the_owner_may_enter_or_read(folder):
    page(folder)
    (kept,) = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700 and kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", [0, 3, 12, 20, 60])
def test_a_file_that_was_cut_off_is_made_again(folder, left):
    page(folder)
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:left])
    assert page(folder) == "Hello you"
    assert page(folder, compiles=False) == "Hello you"


def test_without_a_folder_pages_are_there_all_the_same(tmp_path):
    assert page(tmp_path / "gone" / "templates") == "Hello you"
    (tmp_path / "templates").write_text("a file stands where the folder would be")
    assert page(tmp_path / "templates") == "Hello you"
