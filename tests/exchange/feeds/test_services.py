"""Loading a folder: good rows in, bad rows named, nothing twice."""

import gzip
import io
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from alongside.exchange.audit.models import Change, Dataset, Entry
from alongside.exchange.directory.models import Actor
from alongside.exchange.feeds.services import RemoveRefused, remove_dataset
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer, OfferIdentifier
from alongside.exchange.places.models import Figure, Place, Within

from .folders import ACTORS, ALL, BY, NEEDS, OFFERS, PLACES, counts, folder, load, state, text, whole, why

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[3] / "data"


def test_a_folder_is_loaded_and_a_second_load_changes_nothing(tmp_path: Path) -> None:
    first = load(whole(tmp_path))
    assert counts(first, "new") == {"places": 3, "actors": 2, "needs": 1, "offers": 2}
    assert why(first) == []
    before, fed = state(), Change.objects.count()
    second = load(tmp_path)
    assert counts(second, "same") == {"places": 3, "actors": 2, "needs": 1, "offers": 2}
    assert counts(second, "new") == counts(second, "changed") == {}
    assert state() == before
    assert Change.objects.count() == fed + 1  # that the data set was loaded again, and no row


def test_places_know_all_they_lie_in_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    load(whole(tmp_path, places=PLACES[::-1]))
    within = Within.objects.filter(inner__source_id="brixham").values_list("outer__source_id", flat=True)
    assert sorted(within) == ["brixham", "south", "torbay"]


def test_a_place_that_moves_takes_what_lies_in_it_along(tmp_path: Path) -> None:
    load(whole(tmp_path))
    north = {"id": "north", "name": "North", "kind": "region", "parent": ""}
    load(whole(tmp_path, places=[PLACES[0], north, {**PLACES[1], "parent": "north"}, PLACES[2]]))
    within = Within.objects.filter(inner__source_id="brixham").values_list("outer__source_id", flat=True)
    assert sorted(within) == ["brixham", "north", "torbay"]


def test_a_changed_row_is_changed_and_told_to_the_feed(tmp_path: Path) -> None:
    load(whole(tmp_path))
    last = Change.objects.count()
    report = load(whole(tmp_path, offers=[{**OFFERS[0], "title": "Supper club"}, OFFERS[1]]))
    assert counts(report, "changed") == {"offers": 1}
    lunch = Offer.objects.get(source_id="lunch")
    assert lunch.title == "Supper club"
    assert [(c.kind, c.ids) for c in Change.objects.all()[last:]] == [
        ("offer", [lunch.pk]),
        ("dataset", ["test-set"]),
    ]


def test_a_changed_reach_counts_as_a_change(tmp_path: Path) -> None:
    load(whole(tmp_path))
    report = load(whole(tmp_path, offers=[OFFERS[0], {**OFFERS[1], "reach": "torbay"}]))
    assert counts(report, "changed") == {"offers": 1}


def test_a_dry_run_says_the_same_and_changes_nothing(tmp_path: Path) -> None:
    bad = [*OFFERS, {"id": "x", "kind": "asset", "title": "X", "place": "Torbey"}]
    dry = load(whole(tmp_path, offers=bad), dry_run=True)
    assert not Dataset.objects.exists() and not Entry.objects.exists() and not Place.objects.exists()
    real = load(tmp_path)
    assert (dry.tables, dry.left_out, dry.notes) == (real.tables, real.left_out, real.notes)


def test_a_bad_row_is_left_out_with_a_sentence_that_helps(tmp_path: Path) -> None:
    rows = [*NEEDS, {"id": "b", "title": "B", "statement": "B", "place": "Torbey"}]
    report = load(whole(tmp_path, needs=rows))
    assert why(report) == [
        "needs.csv, row 3, column place: 'Torbey' is not a place we know. Did you mean torbay?"
    ]
    assert counts(report, "left_out") == {"needs": 1}
    assert Need.objects.count() == 1


def as_xlsx(rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(name) or None for name in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_parquet(rows: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in columns}), out)
    return out.getvalue()


SHAPES = {
    "csv": lambda rows: text(rows).encode(),
    "csv.gz": lambda rows: gzip.compress(text(rows).encode()),
    "tsv": lambda rows: text(rows, separator="\t").encode(),
    "jsonl": lambda rows: "\n".join(json.dumps(row) for row in rows).encode(),
    "parquet": as_parquet,
    "xlsx": as_xlsx,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_format_gives_what_csv_gives(tmp_path: Path, shape: str) -> None:
    load(whole(tmp_path / "plain"))
    entries = [{"file": f"{kind}.{shape}", "kind": kind} for kind in ("places", "actors", "needs", "offers")]
    files = {f"{kind}.{shape}": SHAPES[shape](ALL[kind]) for kind in ALL}
    report = load(folder(tmp_path / "other", entries, files))
    assert counts(report, "same") == {"places": 3, "actors": 2, "needs": 1, "offers": 2}
    assert why(report) == []


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    load(whole(tmp_path))
    report = load(whole(tmp_path, offers=b"\xef\xbb\xbf" + text(OFFERS, ending="\r\n").encode()))
    assert counts(report, "same")["offers"] == 2 and why(report) == []


def test_columns_that_are_not_ours_are_kept_out_and_named(tmp_path: Path) -> None:
    report = load(whole(tmp_path, needs=[{**NEEDS[0], "mood": "low"}]))
    assert "needs.csv: columns that are not ours were kept out: 'mood'." in report.notes


def test_a_second_row_with_an_id_is_left_out_and_the_first_kept(tmp_path: Path) -> None:
    report = load(whole(tmp_path, offers=[*OFFERS, {**OFFERS[0], "title": "Another"}]))
    assert "'lunch' stands already in row 2 of offers.csv" in why(report)[0]
    assert Offer.objects.get(source_id="lunch").title == "Lunch club"


def test_a_row_of_another_data_set_is_left_as_it_is(tmp_path: Path) -> None:
    load(whole(tmp_path / "one"))
    rows = [{"id": "lunch", "kind": "fund", "title": "Mine now"}]
    second = folder(tmp_path / "two", [{"file": "o.csv", "kind": "offers"}], {"o.csv": rows}, id="second")
    assert "was loaded by the data set test-set" in why(load(second))[0]
    assert Offer.objects.get(source_id="lunch").title == "Lunch club"


def test_a_ring_of_places_is_left_out(tmp_path: Path) -> None:
    ring = [
        {"id": "a", "name": "A", "kind": "town", "parent": "b"},
        {"id": "b", "name": "B", "kind": "town", "parent": "a"},
    ]
    report = load(whole(tmp_path, places=[*PLACES, *ring]))
    assert [entry["why"] for entry in report.left_out] == ["it lies within itself."] * 2
    assert Place.objects.count() == 3


def test_what_hangs_on_a_row_left_out_is_left_out_too(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "name": "A", "kind": "county", "parent": ""},
        {"id": "b", "name": "B", "kind": "town", "parent": "a"},
    ]
    report = load(whole(tmp_path, places=[*PLACES, *rows]))
    assert [entry["row"] for entry in report.left_out] == [5, 6]
    assert "'a' was left out itself" in report.left_out[1]["why"]


def test_history_takes_the_date_of_its_data_and_has_no_owner(tmp_path: Path) -> None:
    load(folder(tmp_path, [{"file": "a.csv", "kind": "actors"}], {"a.csv": [ACTORS[1]]}, standing="history"))
    actor = Actor.objects.get()
    assert actor.reported_on and actor.reported_on.isoformat() == "2026-11-01" and actor.owner is None


def test_an_open_row_belongs_to_its_actor(tmp_path: Path) -> None:
    load(whole(tmp_path))
    lunch = Offer.objects.get(source_id="lunch")
    assert lunch.actor and lunch.owner == lunch.actor.party


def test_a_person_is_a_person(tmp_path: Path) -> None:
    load(whole(tmp_path, actors=[*ACTORS, {**ACTORS[1], "id": "p", "nature": "person", "identifiers": ""}]))
    assert Actor.objects.get(source_id="p").person and not hasattr(
        Actor.objects.get(source_id="council"), "person"
    )


def test_a_row_goes_to_the_one_successor_of_a_place_that_ended(tmp_path: Path) -> None:
    places = [*PLACES, {"id": "old", "name": "Old", "kind": "district", "valid_to": "2019-04-01"}]
    entries = [
        {"file": "places.csv", "kind": "places"},
        {"rows": [{"old": "old", "new": "torbay", "date": "2019-04-01"}], "kind": "successions"},
        {"file": "needs.csv", "kind": "needs"},
    ]
    files = {"places.csv": places, "needs.csv": [{**NEEDS[0], "place": "old"}]}
    report = load(folder(tmp_path, entries, files))
    assert Need.objects.get().place == Place.objects.get(source_id="torbay")
    assert "1 times a row named a place that has ended; its successor was taken: old." in report.notes
    assert counts(load(tmp_path), "changed") == {}


def test_two_ids_that_are_one_thing_become_one_offer_with_two_ids(tmp_path: Path) -> None:
    offers = [
        {"id": "inn-sleepio", "kind": "innovation", "title": "Sleepio", "summary": ""},
        {"id": "off-sleepio", "kind": "support", "title": "Sleep help", "summary": "Help to sleep"},
    ]
    entries = [
        {"rows": [{"keep": "inn-sleepio", "also": "off-sleepio"}], "kind": "same_things"},
        {"file": "offers.csv", "kind": "offers"},
    ]
    report = load(folder(tmp_path, entries, {"offers.csv": offers}))
    offer = Offer.objects.get()
    assert (offer.source_id, offer.title, offer.summary) == ("inn-sleepio", "Sleepio", "Help to sleep")
    assert OfferIdentifier.objects.get().value == "off-sleepio"
    assert why(report) == [] and counts(load(tmp_path), "same") == {"offers": 1}


def test_what_waits_for_a_later_room_is_counted_and_said(tmp_path: Path) -> None:
    entries = [{"file": "claims.csv", "kind": "waiting", "why": "It waits for the evidence room."}]
    report = load(folder(tmp_path, entries, {"claims.csv": [{"id": "1"}, {"id": "2"}]}))
    assert report.notes == ["claims.csv: 2 rows are not loaded yet. It waits for the evidence room."]


def test_rows_gone_from_the_files_stay_and_are_counted(tmp_path: Path) -> None:
    load(whole(tmp_path))
    report = load(whole(tmp_path, offers=OFFERS[:1]))
    assert "1 offers of an earlier load are gone from the files, and stay here." in report.notes
    assert Offer.objects.count() == 2


def test_a_wide_table_gives_a_figure_for_each_indicator(tmp_path: Path) -> None:
    indicators = [{"id": i, "name": i, "unit": "%", "source": "S"} for i in ("one", "two")]
    entries = [
        {"file": "places.csv", "kind": "places"},
        {"rows": indicators, "kind": "indicators"},
        {
            "file": "wide.csv",
            "kind": "figures",
            "only": True,
            "columns": {"place": "code", "period": "=2024"},
            "wide": {"one": "a", "two": {"value": "b", "missing": ["0.0"]}},
        },
    ]
    wide = [{"code": "E06000027", "a": "1.5", "b": "0.0", "c": "x"}, {"code": "south", "a": "", "b": "7"}]
    files = {"places.csv": PLACES, "wide.csv": wide}
    assert counts(load(folder(tmp_path, entries, files)), "new")["figures"] == 2
    found = Figure.objects.values_list("place__source_id", "indicator__code", "value")
    assert sorted(found) == [("south", "two", 7.0), ("torbay", "one", 1.5)]
    assert counts(load(tmp_path), "same") == {"places": 3, "indicators": 2, "figures": 2}


def test_a_practice_row_may_not_name_a_real_place(tmp_path: Path) -> None:
    load(whole(tmp_path / "real"))
    rows = [{"id": "n", "title": "N", "statement": "N", "place": "torbay"}]
    entries = [{"file": "n.csv", "kind": "needs"}]
    path = folder(tmp_path / "practice", entries, {"n.csv": rows}, id="practice", world="practice")
    assert "it is real, and a row of the practice town must not name it" in why(load(path))[0]


def test_removing_a_data_set_removes_every_row_of_it_and_no_other(tmp_path: Path) -> None:
    load(whole(tmp_path / "one"))
    rows = [{"id": "x", "name": "X", "sector": "third"}]
    other = folder(tmp_path / "two", [{"file": "a.csv", "kind": "actors"}], {"a.csv": rows}, id="second")
    load(other)
    assert remove_dataset(dataset_id="test-set", by=BY)["offer"] == 2
    assert list(Actor.objects.values_list("source_id", flat=True)) == ["x"]
    assert not Place.objects.exists() and not Need.objects.exists() and not Offer.objects.exists()
    assert list(Dataset.objects.values_list("pk", flat=True)) == ["second"]


def test_a_data_set_on_which_others_rest_is_not_removed(tmp_path: Path) -> None:
    load(whole(tmp_path / "one"))
    rows = [{"id": "x", "name": "X", "sector": "third", "place": "torbay"}]
    load(folder(tmp_path / "two", [{"file": "a.csv", "kind": "actors"}], {"a.csv": rows}, id="second"))
    with pytest.raises(RemoveRefused, match="1 actor of others name a place of it"):
        remove_dataset(dataset_id="test-set", by=BY)
    with pytest.raises(RemoveRefused, match="There is no data set 'nothing'"):
        remove_dataset(dataset_id="nothing", by=BY)


def test_a_data_set_whose_places_others_only_serve_is_not_removed(tmp_path: Path) -> None:
    load(whole(tmp_path / "one"))
    rows = [{"id": "x", "title": "X", "kind": "support", "reach": "torbay"}]
    load(folder(tmp_path / "two", [{"file": "o.csv", "kind": "offers"}], {"o.csv": rows}, id="second"))
    with pytest.raises(RemoveRefused, match="1 offer of others name a place of it"):
        remove_dataset(dataset_id="test-set", by=BY)


def test_what_people_made_here_keeps_the_data_set_it_rests_on(tmp_path: Path) -> None:
    load(whole(tmp_path))
    Need.objects.create(title="Mine", statement="Mine", owner=Actor.objects.get(source_id="lantern").party)
    with pytest.raises(RemoveRefused, match=r"entries made here rest on it \(need\)"):
        remove_dataset(dataset_id="test-set", by=BY)
    assert Offer.objects.count() == 2


@pytest.mark.parametrize("name", ["geography", "taxonomy", "landscape-2017", "practice-town"])
def test_what_ships_loads_without_a_row_left_out_and_a_second_time_changes_nothing(name: str) -> None:
    needed = {"landscape-2017": ["geography", "taxonomy"], "practice-town": ["taxonomy"]}.get(name, [])
    for other in needed:
        load(DATA / other)
    assert why(load(DATA / name)) == []
    again = load(DATA / name)
    assert counts(again, "new") == counts(again, "changed") == counts(again, "left_out") == {}
