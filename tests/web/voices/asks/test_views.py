"""The list of what is asked, and the one question that other pages show."""

import pytest

from tests._support import rows
from tests._support.voices import ask, part

pytestmark = pytest.mark.django_db


def test_the_list_is_narrowed_by_place_kind_and_state(client):
    county = rows.place("Wenshire", kind="region")
    town = rows.place("Wenbury", parent=county)
    ask(title="In town", place=town)
    ask("panel", "closed", title="In the county", place=county)
    ask(title="Not begun", state="draft")
    assert "Not begun" not in client.get("/asks/").text
    for query, shown in (
        ("place=Wenbury", {"In town"}),
        ("place=Wenshire", {"In town", "In the county"}),
        ("kind=panel", {"In the county"}),
        ("state=open", {"In town"}),
    ):
        page = client.get(f"/asks/?{query}").text
        assert {title for title in ("In town", "In the county") if title in page} == shown, query


def test_how_many_took_part_is_told_from_five_on(client):
    few, many = ask(title="Few"), ask(title="Many")
    for found, number in ((few, 4), (many, 6)):
        for _ in range(number):
            part(found)
    page = client.get("/asks/").text
    assert "6 people took part" in page
    assert "4 people" not in page
    assert "6" in client.get("/asks/?download=csv").content.decode()


def test_each_leads_to_the_page_of_its_kind(client):
    for kind, at in (("conversation", "questions"), ("ballot", "ballots"), ("panel", "panels")):
        found = ask(kind)
        assert client.get(f"/asks/{found.ref}/").url == f"/{at}/{found.ref}/"
    assert client.get("/asks/nothing/").status_code == 404


def test_one_open_question_is_met_on_home_and_on_its_place(client):
    town, other = rows.place("Wenbury"), rows.place("Elsewhere")
    ask(title="What would help here?", place=town)
    ask(title="Closed before", place=town, state="closed")
    assert "What would help here?" in client.get("/").text
    assert "What would help here?" in client.get(f"/places/{town.ref}/").text
    assert "What would help here?" not in client.get(f"/places/{other.ref}/").text
    assert "Closed before" not in client.get(f"/places/{town.ref}/").text
