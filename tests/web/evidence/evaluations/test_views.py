"""Pages of evaluations: the answer first, what it rests on, and no word to those who may not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.evidence.models import Series
from tests._support.evidence_evaluations import beside, evaluation, followed, line, looked, result
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db


def test_everybody_reads_the_answer_first(client):
    row = looked(
        values=line(change=-14), found="Fewer falls.", limits="One ward.", adapted="Later in the day."
    )
    page = client.get(f"/evaluations/{row.ref}/").text
    assert "It got better, by more than chance would bring." in page
    assert "likely between" in page
    assert "C: a hint, not a proof" in page
    assert "Nothing else changed at the same time." in page
    assert "no figure can tell" in page
    for words in ("Fewer falls.", "One ward.", "Later in the day.", "January 2024", "The same as a table"):
        assert words in page
    assert "What you can do" not in page


def test_ordinary_variation_is_called_so_in_the_list_too(client):
    evaluation(question="Did lunch help?", answer="ordinary", design="trial", status="provisional", grade="D")
    page = client.get("/evaluations/").text
    assert "Did lunch help?" in page
    assert "This is ordinary variation: chance alone could have brought it." in page
    assert "First findings" in page
    assert "Did lunch help?" not in client.get("/evaluations/?answer=better").text
    assert "Plan to find out whether something works" not in page


def test_figures_not_shared_are_not_told_but_what_was_said_is(client):
    row = looked(
        values=line(change=-14), status="provisional", answer="better", grade="C", found="It helped."
    )
    Series.objects.update(visibility="private")
    page = client.get(f"/evaluations/{row.ref}/").text
    assert "The figures behind this are not shared with you." in page
    assert "It helped." in page
    assert "likely between" not in page
    assert client.get(f"/evaluations/{row.ref}/?download=csv")["Content-Type"].startswith("text/html")


def test_the_figures_are_a_file(client):
    row = looked("time-series", line(change=-14))
    file = client.get(f"/evaluations/{row.ref}/?download=csv").content.decode("utf-8-sig").splitlines()
    assert file[0] == "When,Figure,What would have been,Note"
    assert len(file) == 41
    assert file[-1].startswith("April 2025,")
    assert client.get(f"/evaluations/{row.ref}/?download=xlsx").content[:2] == b"PK"


def test_a_trial_shows_its_sites_side_by_side(client):
    row = evaluation(design="trial", direction="down", measured="Fell again")
    for site in ("Wenbury", "Farland"):
        result(row, site, count=40, people=100)
        result(row, site, way="New shoes", is_usual=False, count=22, people=100)
    page = client.get(f"/evaluations/{row.ref}/").text
    assert "As ever (the usual way)" in page
    assert "40 of 100 (40 in every 100)" in page
    assert "New shoes beside the usual way, at 2 places together:" in page
    assert "The places say much the same." in page


def test_what_may_not_be_seen_is_not_there(client):
    row = evaluation(visibility="private")
    for part in ("", "edit/", "words/", "results/", "sharing/"):
        assert client.get(f"/evaluations/{row.ref}/{part}").status_code == 404
    assert client.get("/evaluations/nothing/").status_code == 404
    assert row.question not in client.get("/evaluations/").text
    public = evaluation()
    assert client.get(f"/evaluations/{public.ref}/edit/").status_code == 404


def test_more_in_the_list_asks_no_more_often(client):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            client.get("/evaluations/")
        return len(seen)

    looked()
    asked()
    first = asked()
    for _ in range(4):
        looked(keeper=Keeper(f"K{_}"))
    assert asked() == first


def test_more_beside_it_asks_no_more_often(client):
    row = looked("difference", line(change=-14))
    beside(row, followed(line(2), Keeper("B"), found=row.series.definition))

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert "Beside others" in client.get(f"/evaluations/{row.ref}/").text
        return len(seen)

    asked()
    first = asked()
    for at in range(3):
        beside(row, followed(line(3 + at), Keeper(f"C{at}"), found=row.series.definition))
    assert asked() == first
