"""The page of a case: its answer first, who pays and gains, cash apart, how sure, and what it is not."""

import copy
import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests._support.evidence_since import MODEL, attached, case, figure, revisit, version

pytestmark = pytest.mark.django_db


def read(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def test_the_answer_comes_first_and_cash_stands_apart(client):
    found = case()
    page = read(client, f"/cases/{found.ref}/")
    assert "Over 3 years it brings about £307,000 more than it costs" in page
    assert "£3.10 back for each £1." in page and "Likely between:" in page
    assert "None of what it brings is money that can be spent elsewhere." in page
    assert "Not known, and so in no sum here: Hours of unpaid carers." in page
    assert "That is not nought: nobody has said yet." in page
    assert "Who pays is not who gains." in page and "Steady Feet pays or gives up most, £146,145" in page
    assert "Unit costs of the town" in page and "2024 · Open Government Licence" in page
    assert page.index("Over 3 years") < page.index("Who pays, who gains?") < page.index("Is it cash?")


def test_money_that_no_budget_sees_is_said_to_be_none(client):
    model = copy.deepcopy(MODEL)
    model["streams"][1]["counts_as"] = "cash"
    page = read(client, f"/cases/{case(model=model).ref}/")
    assert "Harbour Hospital is paid the same however much it does (a block contract)" in page
    assert "None of what it brings is money that can be spent elsewhere." in page


def test_what_stops_and_whose_work_changes_stand_on_it(client):
    model = copy.deepcopy(MODEL)
    model["streams"] += [
        {"id": "old", "name": "The old clinic", "kind": "cost", "bears": "hospital", "value": 9000}
        | {"double_running": True, "until": 1.5},
        {"id": "close", "name": "Ending the lease", "kind": "closing", "bears": "hospital", "value": 4000}
        | {"recurrent": False, "from": 1},
    ]
    model["streams"][0]["staff"] = {"fte": -0.5, "whose": "Two porters", "replaces": True}
    page = read(client, f"/cases/{case(model=model).ref}/")
    assert "Old and new run side by side until July 2027" in page and "Ending the lease" in page
    assert "Two porters" in page and "Nobody says who was asked" in page and "-0.5" in page


def test_what_really_happened_stands_on_its_face(client):
    found = case(status="agreed")
    figure(revisit(found))
    page = read(client, f"/cases/{found.ref}/")
    assert "It was expected to cost £48,000 and cost £41,000." in page
    assert page.index("It was expected to cost") < page.index("Who pays, who gains?")


def test_a_case_that_cannot_be_worked_out_says_where_and_never_fails(client):
    found = case()
    version(found, MODEL | {"years": "some"}, 2)
    for path in ("", "analysts/", "versions/", "happened/", "attached/"):
        page = read(client, f"/cases/{found.ref}/{path}")
    page = read(client, f"/cases/{found.ref}/")
    assert "cannot be worked out" in page and "years:" in page
    for kind in ("yaml", "xlsx", "pdf"):
        read(client, f"/cases/{found.ref}/case.{kind}", 404)


def test_a_case_of_almost_nothing_is_a_page(client):
    model = MODEL | {"streams": [MODEL["streams"][2] | {"value": "not known"}], "sources": []}
    page = read(client, f"/cases/{case(model=model).ref}/")
    assert "Too little is known yet to say what it comes to." in page
    assert "No number in this case names its source." in page


def test_its_lists_are_files(client):
    at = f"/cases/{case().ref}/?download=csv&list="
    who, touched = (
        list(csv.reader(client.get(f"{at}{name}").content.decode("utf-8-sig").splitlines()))
        for name in ("who", "map")
    )
    assert who[1][0] == "Harbour Hospital" and float(who[1][3]) == pytest.approx(394358, abs=1)
    assert touched[1][0] == "Home visits" and float(touched[1][4]) == pytest.approx(-146145, abs=1)


def test_what_may_not_be_seen_is_not_there(client):
    hidden = case(visibility="private")
    attached(hidden)
    for path in ("", "analysts/", "versions/", "happened/", "attached/", "case.yaml", "case.xlsx"):
        read(client, f"/cases/{hidden.ref}/{path}", 404)


def test_more_lines_and_looks_ask_no_more_often(client):
    few, many = case(status="agreed"), case(status="agreed")
    model = copy.deepcopy(MODEL)
    model["streams"] += [MODEL["streams"][0] | {"id": f"more-{n}"} for n in range(9)]
    version(many, model, 2)
    for found, times in ((few, 1), (many, 5)):
        for _ in range(times):
            attached(found)
            figure(revisit(found))
    counts = []
    for found in (few, many):
        client.get(f"/cases/{found.ref}/")
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/cases/{found.ref}/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 30
