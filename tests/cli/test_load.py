"""`alongside load` takes good rows in, names bad ones, and changes nothing when a folder cannot be read."""

import pytest

from alongside.exchange.directory.models import Actor

pytestmark = pytest.mark.django_db(transaction=True)
DESCRIPTION = """
id: small-set
title: A small set
licence: CC0-1.0
publisher: Us
attribution: Us
date: 2026-01-01
world: real
standing: open
files:
  - file: actors.csv
    kind: actors
"""
GOOD = """id,name,nature,sector,summary
a1,First House,organisation,third,It helps.
a2,Second House,organisation,public,It helps too.
"""


@pytest.fixture
def folder(tmp_path, settings):
    """A small data set, and a home of its own."""
    settings.INDEX_PATH, settings.ENCODER = tmp_path / "index", "latent"
    made = tmp_path / "small"
    made.mkdir()
    (made / "dataset.yaml").write_text(DESCRIPTION)
    (made / "actors.csv").write_text(GOOD)
    return made


def names():
    return sorted(Actor.objects.values_list("name", flat=True))


def test_good_rows_are_loaded_and_a_second_time_they_are_the_same(folder, alongside):
    first, second = (alongside("load", str(folder), "--json") for _ in range(2))
    assert first.code == second.code == 0
    assert first.json()["tables"]["actors"] == {"new": 2, "changed": 0, "same": 0, "left_out": 0}
    assert second.json()["tables"]["actors"] == {"new": 0, "changed": 0, "same": 2, "left_out": 0}
    assert first.json()["left_out"] == [] and names() == ["First House", "Second House"]


def test_a_bad_row_is_named_and_stops_no_other(folder, alongside):
    (folder / "actors.csv").write_text(GOOD + "a3,Third House,organisation,spaceship,No.\n")
    ran = alongside("load", str(folder), "--json")
    [left] = ran.json()["left_out"]
    assert ran.code == 0 and names() == ["First House", "Second House"]
    assert (left["file"], left["row"], left["column"]) == ("actors.csv", 4, "sector")
    assert "spaceship" in left["why"]
    assert "spaceship" in alongside("load", str(folder)).out


def test_a_dry_run_says_the_same_and_changes_nothing(folder, alongside):
    ran = alongside("load", str(folder), "--dry-run", "--json")
    assert ran.code == 0 and ran.json()["tables"]["actors"]["new"] == 2
    assert names() == []


@pytest.mark.parametrize("broken", ["dataset.yaml", "folder"])
def test_what_cannot_be_read_changes_nothing_and_is_said(folder, alongside, broken):
    if broken == "folder":
        folder = folder / "nowhere"
    else:
        (folder / broken).write_text("id: [")
    ran = alongside("load", str(folder), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err and "Traceback" not in ran.err
    assert names() == []


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00broken", b'id,name\n"a1,never closed'])
def test_a_file_that_cannot_be_read_loads_no_row_and_is_named(folder, alongside, content):
    file = folder / "actors.csv"
    file.unlink() if content is None else file.write_bytes(content)
    ran = alongside("load", str(folder), "--json")
    assert ran.code == 2 and names() == []
    assert "actors.csv: could not be read" in " ".join(ran.err.split())
    assert ran.json()["left_out"][0]["file"] == "actors.csv" and ran.json()["left_out"][0]["why"]


def test_a_set_is_taken_out_again_with_every_row(folder, alongside):
    alongside("load", str(folder))
    ran = alongside("remove", "small-set", "--json")
    assert ran.code == 0 and ran.json()["dataset"] == "small-set"
    assert names() == []


def test_taking_out_what_is_not_there_ends_with_2(folder, alongside):
    ran = alongside("remove", "nothing", "--json")
    assert (ran.code, ran.out) == (2, "") and "nothing" in ran.err
