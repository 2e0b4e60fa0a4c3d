"""Loading a folder: good rows in, bad rows named, nothing twice."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.exchange.audit.models import Change, Dataset, Entry
from alongside.exchange.directory.models import Actor, Identifier
from alongside.exchange.feeds.services import LoadRefused, RemoveRefused, remove_dataset
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer, OfferIdentifier
from alongside.exchange.places.models import Figure, Place, Within

from .folders import ACTORS, BY, NEEDS, OFFERS, PLACES, counts, folder, load, text, whole, why

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[3] / "data"


def state() -> dict[str, Any]:
    """Everything a load can change, without numbers that differ from run to run."""
    return {
        "places": sorted(Place.objects.values_list("source_id", "name", "parent__source_id")),
        "within": sorted(Within.objects.values_list("inner__source_id", "outer__source_id", "basis")),
        "actors": sorted(
            Actor.objects.values_list("source_id", "name", "place__source_id", "remit__summary")
        ),
        "identifiers": sorted(Identifier.objects.values_list("actor__source_id", "scheme", "value")),
        "needs": sorted(Need.objects.values_list("source_id", "title", "place__source_id")),
        "offers": sorted(Offer.objects.values_list("source_id", "title", "actor__source_id", "standing")),
        "reach": sorted(Offer.reach.through.objects.values_list("offer__source_id", "place__source_id")),
    }


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


BAD = {
    "offers": [
        ({"id": ""}, "id", "it is empty"),
        ({"kind": "suport"}, "kind", "Did you mean support?"),
        ({"actor": "lanturn"}, "actor", "Did you mean lantern?"),
        ({"lat": "50"}, "lon", "both latitude and longitude"),
        ({"lat": "95", "lon": "0"}, "lat", "no latitude"),
        ({"lat": "nan", "lon": "0"}, "lat", "no number to count with"),
        ({"capacity": "2", "taken": "3"}, "taken", "3 places are taken"),
        ({"capacity": "-1"}, "capacity", "not a count"),
        ({"standing": "history", "capacity": "2"}, "capacity", "no places free"),
        ({"valid_until": "2026-02-30"}, "valid_until", "not a day"),
        ({"evidence": "7"}, "evidence", "not a grade"),
        ({"stages": "idea;idle"}, "stages", "Did you mean idea?"),
        ({"title": "x" * 251}, "title", "251 characters"),
        ({"visibility": "private", "actor": ""}, "visibility", "must belong to somebody"),
        ({"visibility": "circle"}, "visibility", "not one of the words"),
        ({"subjects": "nothing-known"}, "subjects", "not a subject we know"),
    ],
    "needs": [
        ({"status": "closed"}, "closed_reason", "closed with a reason"),
        ({"driver": "skill"}, "driver", "Did you mean skills?"),
    ],
    "actors": [
        ({"sector": "charity"}, "sector", "Use one of"),
        ({"identifiers": "1011431"}, "identifiers", "scheme:value"),
        ({"successor": "nobody"}, "successor", "not an organisation"),
        ({"successor": "bad"}, "successor", "names itself"),
        ({"ended_on": "2026-13"}, "ended_on", "not a date"),
    ],
    "places": [
        ({"parent": "nowhere"}, "parent", "not a place we know"),
        ({"kind": "county"}, "kind", "Use one of"),
    ],
}
GOOD = {"offers": OFFERS[0], "needs": NEEDS[0], "actors": ACTORS[0], "places": PLACES[1]}
ALL = {"offers": OFFERS, "needs": NEEDS, "actors": ACTORS, "places": PLACES}


@pytest.mark.parametrize(
    ("kind", "fault", "column", "said"), [(kind, *case) for kind, cases in BAD.items() for case in cases]
)
def test_each_fault_is_named_and_stops_no_other_row(
    tmp_path: Path, kind: str, fault: dict[str, str], column: str, said: str
) -> None:
    bad = {**GOOD[kind], "id": "bad", **fault}
    report = load(whole(tmp_path, **{kind: [*ALL[kind], bad]}))
    assert [entry["column"] for entry in report.left_out] == [column]
    assert said in report.left_out[0]["why"]
    assert counts(report, "new")[kind] == len(ALL[kind])


FILES = {
    "not UTF-8": (b"id,name\n1,caf\xe9\n", "not text in UTF-8"),
    "empty": (b"", "it is empty"),
    "a column missing": (b"id,title\nx,X\n", "no column 'kind'"),
    "a column twice": (b"id,kind,title,title\nx,asset,X,Y\n", "stands in it twice"),
    "an open quotation mark": (b'id,kind,title\nx,asset,"X\ny,asset,Y\n', "cannot be read as a table"),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_broken_file_changes_nothing_of_its_table_and_leaves_the_others(tmp_path: Path, fault: str) -> None:
    load(whole(tmp_path))
    content, said = FILES[fault]
    report = load(whole(tmp_path, offers=content, needs=[{**NEEDS[0], "title": "Changed"}]))
    assert len(report.left_out) == 1 and report.left_out[0]["row"] is None
    assert said in report.left_out[0]["why"] and report.left_out[0]["why"].endswith(
        "Nothing of this file was loaded."
    )
    assert Offer.objects.count() == 2
    assert counts(report, "changed") == {"needs": 1}


def test_a_missing_file_is_reported_and_the_others_are_loaded(tmp_path: Path) -> None:
    path = whole(tmp_path)
    (path / "offers.csv").unlink()
    report = load(path)
    assert "not in the folder" in why(report)[0]
    assert counts(report, "new") == {"places": 3, "actors": 2, "needs": 1}


def test_a_row_with_too_many_cells_is_left_out(tmp_path: Path) -> None:
    report = load(whole(tmp_path, offers=(text(OFFERS) + "x,y\n").encode()))
    assert "the row has 2 cells" in why(report)[0]
    assert counts(report, "new")["offers"] == 2


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


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ({"id": "Not A Slug"}, "small letters"),
        ({"licence": ""}, "`licence` is missing"),
        ({"date": "last year"}, "Write a day"),
        ({"world": "dream"}, "Use one of: real, practice"),
        ({"colour": "red"}, "'colour', which is not known"),
        ({"after": ["nothing"]}, "builds on the data set nothing"),
    ],
)
def test_a_wrong_head_refuses_the_load_with_a_sentence(
    tmp_path: Path, head: dict[str, Any], said: str
) -> None:
    path = folder(tmp_path, [{"file": "p.csv", "kind": "places"}], {"p.csv": PLACES}, **head)
    with pytest.raises(LoadRefused, match=said):
        load(path)
    assert not Dataset.objects.exists()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"file": "p.csv", "kind": "place"}, "Did you mean places?"),
        ({"file": "../p.csv", "kind": "places"}, "outside the folder"),
        ({"kind": "places"}, "exactly one of"),
        ({"file": "p.csv", "kind": "places", "columns": {"nmae": "name"}}, "Did you mean name?"),
        ({"file": "p.csv", "kind": "places", "read": {"name": "loud"}}, "'loud' is no reading"),
        ({"file": "p.csv", "kind": "places", "maps": {"kind": "no.csv"}}, "no.csv cannot be read"),
    ],
)
def test_a_wrong_entry_refuses_the_load_with_a_sentence(
    tmp_path: Path, entry: dict[str, Any], said: str
) -> None:
    with pytest.raises(LoadRefused, match=said.replace("?", r"\?")):
        load(folder(tmp_path, [entry], {"p.csv": PLACES}))


@pytest.mark.parametrize("content", [b"a: [", b"just words", b"\xff\xfe"])
def test_a_description_that_is_no_yaml_refuses_the_load(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dataset.yaml").write_bytes(content)
    with pytest.raises(LoadRefused, match=r"dataset\.yaml"):
        load(tmp_path)


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


good_rows = st.lists(st.integers(0, 40), unique=True, max_size=12)
bad_rows = st.lists(st.sampled_from([case for case in BAD["offers"] if "id" not in case[0]]), max_size=6)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(good=good_rows, bad=bad_rows, shuffle=st.randoms(use_true_random=False))
def test_of_any_mixture_the_good_rows_get_in_and_each_bad_one_is_reported_once(
    tmp_path: Path, good: list[int], bad: list[Any], shuffle: Any
) -> None:
    for dataset in Dataset.objects.values_list("pk", flat=True):
        remove_dataset(dataset_id=dataset, by=BY)
    rows = [{**OFFERS[0], "id": f"good-{number}"} for number in good]
    rows += [{**OFFERS[0], "id": f"bad-{number}", **fault} for number, (fault, _, _) in enumerate(bad)]
    rows = rows or [OFFERS[0]]
    report = load(whole(tmp_path, offers=rows))
    bad_ids = [row["id"] for row in rows if row["id"].startswith("bad-")]
    assert sorted(rows[entry["row"] - 2]["id"] for entry in report.left_out) == sorted(bad_ids)
    assert Offer.objects.count() == len(rows) - len(bad_ids)
    before = state()
    shuffle.shuffle(rows)
    again = load(whole(tmp_path, offers=rows, places=PLACES[::-1], actors=ACTORS[::-1]))
    assert state() == before
    assert counts(again, "new") == counts(again, "changed") == {}
    assert len(again.left_out) == len(bad_ids)


@pytest.mark.parametrize("name", ["geography", "taxonomy", "landscape-2017", "practice-town"])
def test_what_ships_loads_without_a_row_left_out_and_a_second_time_changes_nothing(name: str) -> None:
    needed = {"landscape-2017": ["geography", "taxonomy"], "practice-town": ["taxonomy"]}.get(name, [])
    for other in needed:
        load(DATA / other)
    assert why(load(DATA / name)) == []
    again = load(DATA / name)
    assert counts(again, "new") == counts(again, "changed") == counts(again, "left_out") == {}
