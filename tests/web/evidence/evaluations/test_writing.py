"""Saying what was found, results of places, who may see it."""

import pytest
from django.utils import timezone

from alongside.exchange.evidence.models import Evaluation
from tests._support.evidence_evaluations import evaluation, line, looked, result
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    found = Keeper()
    client.force_login(found.user)
    return found


def test_what_was_found_is_said_beside_what_the_figures_say(client, keeper):
    row = looked(values=line(change=-14), keeper=keeper)
    at = f"/evaluations/{row.ref}/words/"
    assert "It got better, by more than chance would bring." in client.get(at).text
    wrong = client.post(at, {"status": "final", "found": "", "limits": "One ward."})
    assert wrong.status_code == 422
    assert "Say in words what was found." in wrong.text and "One ward." in wrong.text
    assert client.post(at, {"status": "final", "found": "Fewer falls."}).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.answer, row.kept_on) == ("final", "better", timezone.localdate())
    page = client.get(f"/evaluations/{row.ref}/").text
    assert "What was found was kept on" in page and "Change the plan" not in page
    assert client.get(f"/evaluations/{row.ref}/edit/").status_code == 404
    assert client.post(at, {"status": "final", "found": "Far fewer."}).status_code == 302


def test_words_that_may_name_somebody_wait(client, keeper):
    row = looked(keeper=keeper)
    said = {"status": "running", "found": "Ring Ann on 07700 900123."}
    at = f"/evaluations/{row.ref}/words/"
    assert "Does this name somebody?" in client.post(at, said).text
    assert client.post(at, said | {"as_it_is": "yes"}).status_code == 302


def test_results_are_added_and_taken_away(client, keeper):
    row = evaluation(keeper, design="trial", unit="days")
    at = f"/evaluations/{row.ref}/results/"
    said = {"site": "Wenbury", "way": "New", "people": "40", "count": "9"}
    assert client.post(at, said).status_code == 302
    averaged = {"site": "Wenbury", "way": "Old", "people": "40", "mean": "3.5", "spread": "1", "usual": "yes"}
    assert client.post(at, averaged).status_code == 302
    page = client.get(at).text
    assert "9 of 40" in page and "3.5 days on average (spread 1, 40 people)" in page
    assert row.results.get(way="Old").is_usual
    for wrong, words in (
        (said, "has its result at this place already"),
        (said | {"way": "Other", "people": "3"}, "five or more"),
        (said | {"way": "Other", "mean": "lots"}, "Write a number, such as 12 or 3.5."),
    ):
        answer = client.post(at, wrong)
        assert answer.status_code == 422
        assert words in answer.text and 'value="Wenbury"' in answer.text
    assert client.post(at, {"take-back": row.results.first().ref}).status_code == 302
    assert row.results.count() == 1
    other = result()
    assert client.post(at, {"take-back": other.ref}).status_code == 404


def test_its_owner_says_who_may_see_it(client, keeper):
    row = evaluation(keeper, visibility="private")
    at = f"/evaluations/{row.ref}/sharing/"
    assert client.post(at, {"sight": "nobody"}).status_code == 422
    assert client.post(at, {"sight": "public"}).status_code == 302
    assert Evaluation.objects.get().visibility == "public"
    done = evaluation(Keeper("Far"), done_by=keeper.actor)
    assert client.get(f"/evaluations/{done.ref}/words/").status_code == 200
    assert client.get(f"/evaluations/{done.ref}/sharing/").status_code == 404
