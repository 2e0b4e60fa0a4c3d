"""`alongside synth`: as many needs and offers as asked for, the same for the same seed."""

import csv
import hashlib

import pyarrow.parquet
import pytest

from alongside.cli.files import synth
from tests._support.needs import ROOT

KINDS = {"capability", "asset", "support", "innovation", "fund"}


def made(folder, **changes):
    asked = {"offers": 300, "needs": 40, "seed": 7, "out": folder} | changes
    synth.run(**asked)
    return {
        name: hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest()
        for name in ("offers", "needs")
    }


def table(folder, name):
    return pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist()


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path):
    first = made(tmp_path / "a")
    assert made(tmp_path / "b") == first
    other = made(tmp_path / "c", seed=8)
    assert other["offers"] != first["offers"] and other["needs"] != first["needs"]


def test_the_bytes_do_not_hang_on_how_python_orders_sets(in_shell, tmp_path):
    kept = set()
    for order in ("0", "1"):
        words = ("synth", "--offers", "50", "--needs", "5", "--seed", "3", "--out", f"s{order}")
        done = in_shell(*words, PYTHONHASHSEED=order)
        assert done.returncode == 0, done.stderr
        kept.add((tmp_path / f"s{order}" / "offers.parquet").read_bytes())
    assert len(kept) == 1
    assert not (tmp_path / "home" / "alongside.sqlite3").exists(), "no database is made"


def test_neither_file_depends_on_how_many_rows_the_other_has(tmp_path):
    first = made(tmp_path / "a")
    assert made(tmp_path / "b", needs=41)["offers"] == first["offers"]
    assert made(tmp_path / "c", offers=301)["needs"] == first["needs"]


def test_rows_are_made_of_what_ships(tmp_path, monkeypatch):
    monkeypatch.setattr(synth, "ROWS_AT_ONCE", 64)  # as a million rows are: in several batches
    made(tmp_path)
    offers, needs = table(tmp_path, "offers"), table(tmp_path, "needs")
    assert [row["id"] for row in offers] == [f"synth-offer-{number}" for number in range(1, 301)]
    assert len(needs) == 40 and all(row["statement"] and row["who_affected"] for row in needs)
    assert {row["kind"] for row in offers} <= KINDS
    assert {row["standing"] for row in offers} == {"open", "unclaimed", "history"}
    assert all(bool(row["reported_on"]) == (row["standing"] == "history") for row in offers)
    with (ROOT / "data/geography/places.csv").open(encoding="utf-8") as file:
        places = {row["id"]: row for row in csv.DictReader(file)}
    for row in [*offers, *needs]:
        middle = places[row["place"]]
        assert abs(row["lat"] - float(middle["lat"])) < 0.5 and abs(row["lon"] - float(middle["lon"])) < 0.5
        assert row["title"].endswith(f", {middle['name']}")


@pytest.mark.parametrize("name", ["offers", "needs"])
def test_the_columns_are_the_landscapes_and_a_few_more(tmp_path, name):
    made(tmp_path)
    with (ROOT / f"data/landscape-2017/{name}.csv").open(encoding="utf-8") as file:
        known = set(next(csv.reader(file)))
    ours = set(table(tmp_path, name)[0])
    more = {"audience", "place", "lat", "lon", "standing", "reported_on", "tags"}
    assert ours <= known | more and {"id", "title", "source"} <= ours & known


def test_what_is_made_can_be_matched(in_shell, tmp_path):
    done = in_shell("synth", "--offers", "60", "--needs", "3", "--seed", "1", "--out", "made", "--json")
    assert done.returncode == 0, done.stderr
    words = ("match", "--batch", "made/needs.parquet", "--offers", "made/offers.parquet", "--out", "out.csv")
    done = in_shell(*words)
    assert done.returncode == 0 and "left out" not in done.stderr, done.stderr
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == "need,rank,offer,score" and lines[1].startswith("synth-need-1,1,synth-offer-")


def test_nothing_at_all_can_be_asked_for(tmp_path):
    made(tmp_path, offers=0, needs=0)
    assert table(tmp_path, "offers") == table(tmp_path, "needs") == []


def test_bad_numbers_and_a_folder_that_cannot_be_made_are_refused(alongside, tmp_path):
    assert alongside("synth", "--offers", "-1", "--needs", "1", "--out", str(tmp_path)).code == 2
    (tmp_path / "file").write_text("")
    done = alongside("synth", "--offers", "1", "--needs", "1", "--out", str(tmp_path / "file" / "in"))
    assert done.code == 2 and "cannot be written" in done.err
