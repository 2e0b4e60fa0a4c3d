"""Bad rows and broken files: each named, and none in the way of the others."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.exchange.audit.models import Dataset
from alongside.exchange.feeds.services import remove_dataset
from alongside.exchange.offers.models import Offer

from .folders import ACTORS, ALL, BY, NEEDS, OFFERS, PLACES, counts, load, state, text, whole, why

pytestmark = pytest.mark.django_db

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
