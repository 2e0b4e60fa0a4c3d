"""The planner: what fits what you have, what it takes, who can help; and nothing typed is lost."""

import pytest

from alongside.exchange.evidence.models import Evaluation
from tests._support import rows
from tests._support.evidence_evaluations import beside, evaluation, followed, line, looked
from tests._support.evidence_measures import Keeper

pytestmark = pytest.mark.django_db
BEGAN = {"began-day": "1", "began-month": "1", "began-year": "2024"}


@pytest.fixture
def keeper(client):
    found = Keeper()
    client.force_login(found.user)
    return found


def test_a_visitor_signs_in_first(client):
    assert client.get("/evaluations/new/")["Location"].startswith("/account/login/")


def test_the_planner_says_what_fits_and_who_can_help(client, keeper):
    rows.offer(title="We evaluate trials", kind="support")
    mine = followed(line(), keeper)
    other = followed(line(2), Keeper("Other"), found=mine.definition)
    first = client.get("/evaluations/new/").text
    assert "Show which ways fit" in first and "Keep this plan" not in first
    said = {"question": "Did visits help?", "series": mine.ref, **BEGAN}
    page = client.post("/evaluations/new/", said).text
    assert page.index("Its own line, carried on") < page.index("A trial at one place or several")
    assert "It fits what you have. At best it gets grade A." in page
    assert "too few figures of others who did not begin" in page
    assert "no results of places yet" in page
    assert "We evaluate trials" in page
    assert not Evaluation.objects.exists()
    choice = {"design": "difference", "beside": other.ref, "settling": "0", "save": "yes"}
    answer = client.post("/evaluations/new/", said | choice)
    made = Evaluation.objects.get()
    assert answer["Location"] == f"/evaluations/{made.ref}/?done=yes"
    assert (made.design, made.owner_id, made.visibility) == ("difference", keeper.party.pk, "private")
    assert made.beside.get().series == other


def test_the_first_step_asks_for_the_question(client, keeper):
    answer = client.post("/evaluations/new/", {"question": " ", "series": ""})
    assert answer.status_code == 422
    assert "Write what you want to know." in answer.text and "Keep this plan" not in answer.text


def test_it_is_about_what_led_there(client, keeper):
    offer = rows.offer(kind="innovation", title="Night sitters")
    page = client.get(f"/evaluations/new/?offer={offer.ref}").text
    assert "Night sitters" in page
    client.post(f"/evaluations/new/?offer={offer.ref}", {"question": "Did it?", "design": "", "save": "yes"})
    assert Evaluation.objects.get().offer == offer
    assert client.get("/evaluations/new/?offer=none").status_code == 404


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"question": ""}, "Write what you want to know."),
        ({"design": "time-series"}, "Choose the figure that you look at."),
        ({"began-day": "31", "began-month": "2", "began-year": "2026"}, "Write a day, such as 3 11 2026."),
        ({"settling": "many"}, "Write a whole number from 0 to 24."),
        ({"done_by": "Nobody at all"}, "We do not know an organisation of this name."),
        ({"question": "Did Ann Brown, 07700 900123, get better?"}, "Does this name somebody?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, keeper, said, words):
    typed = {"question": "Did visits help?", "design": "", "measured": "Fell", "save": "yes"} | said
    answer = client.post("/evaluations/new/", typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert typed["question"] in answer.text and "Fell" in answer.text
    assert not Evaluation.objects.exists()


def test_the_plan_is_changed_by_those_who_write_it(client, keeper):
    row = looked("difference", keeper=keeper)
    other = followed(line(2), Keeper("Other"), found=row.series.definition)
    beside(row, other)
    page = client.get(f"/evaluations/{row.ref}/edit/").text
    assert f'value="{other.ref}"' in page and "checked" in page
    said = {"question": "Did it?", "series": row.series.ref, "design": "before-after", **BEGAN}
    assert client.post(f"/evaluations/{row.ref}/edit/", said).status_code == 302
    row.refresh_from_db()
    assert (row.question, row.design, row.beside.count()) == ("Did it?", "before-after", 0)
    wrong = client.post(f"/evaluations/{row.ref}/edit/", said | {"question": ""})
    assert wrong.status_code == 422
    assert client.get(f"/evaluations/{evaluation().ref}/edit/").status_code == 404
