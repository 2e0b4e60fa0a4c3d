"""The network for programs: the same filters, the same access, the same silence about people."""

import pytest

from tests._support import ties

pytestmark = pytest.mark.django_db


@pytest.fixture
def tied():
    return ties.settle()


def ask(client, **query):
    response = client.get("/api/v1/network", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_nodes_ties_and_introductions_name_each_other(client, tied):
    found = ask(client)
    refs = {node["ref"] for node in found["nodes"]}
    assert len(refs) == 7 and len(found["ties"]) == 8 and len(found["introductions"]) == 5
    assert all({tie["source"], tie["target"]} <= refs for tie in found["ties"])
    assert "Quiet House" not in {node["name"] for node in found["nodes"]}
    assert {tie["kind"] for tie in found["ties"]}.isdisjoint({"bids-against", "prospective"})


def test_of_a_person_there_are_no_figures(client, tied):
    by_name = {node["name"]: node for node in ask(client)["nodes"]}
    assert by_name["Gwen"]["figures"] is None
    assert by_name["Hall"]["figures"] == {
        "ties": 2,
        "between": pytest.approx(1 / 3, abs=1e-3),
        "joins": 1,
        "cut_off": 1,
    }


def test_it_is_filtered_as_the_page_is(client, tied):
    assert {node["name"] for node in ask(client, focus=tied.hall.ref)["nodes"]} == {"Hall", "Gwen", "Pantry"}
    assert ask(client, sector="academic")["time"] == "past"
    assert len(ask(client, kind="funds")["ties"]) == 1
    assert len(ask(client, place=tied.far.ref)["nodes"]) == 4


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"focus": "nobody"}, 404),
        ({"place": "Torbey"}, 400),
        ({"kind": "bids-against"}, 422),
        ({"steps": 9}, 422),
        ({"world": "moon"}, 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client, tied, query, status):
    response = client.get("/api/v1/network", query)
    assert response.status_code == status
    assert response["Content-Type"].startswith("application/problem+json")
