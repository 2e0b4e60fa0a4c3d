"""Six questions on one page: nothing typed is lost, and what comes of them is shown at once."""

import pytest

from alongside.exchange.evidence.models import Case
from tests._support import rows
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Lunch together",
    "who": "People who live alone",
    "people": "100",
    "cost": "£5,000",
    "payer": "Fund",
    "payer_kind": "charity",
    "change": "A week with company",
    "of_100": "50",
    "worth": "200",
    "gainer": "People who live alone",
    "gainer_kind": "people",
    "sort": "wellbeing",
    "ways": "",
    "hours": "",
    "sure": "once",
}


@pytest.fixture
def club(client):
    actor = rows.actor("Club")
    client.force_login(user_of(actor.party, "club@example.org"))
    return actor


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_visitor_is_led_to_sign_in(client):
    assert "/account/login/" in client.get("/cases/new/")["Location"]


def test_six_answers_make_a_case_that_says_who_pays_and_who_gains(client, club):
    answer = client.post("/cases/new/", SAID)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.ref}/?done=begun"
    shown = text(client.get(answer["Location"]))
    assert "Better off: People who live alone. Worse off: Fund." in shown
    assert "Not known, and so in no sum here: Hours of unpaid carers" in shown


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("people", "many", "Write a number, like 200."),
        ("worth", "-4", "Write a number, like 400."),
        ("of_100", "120", "at most 100"),
        ("cost", "", "Say what it costs a year"),
        ("payer", "", "Say who pays."),
        ("title", "Lunch for tom@example.org", "mail"),
    ],
)
def test_what_is_wrong_leads_to_its_field_and_nothing_typed_is_lost(client, club, name, typed, said):
    answer = client.post("/cases/new/", SAID | {name: typed})
    shown = text(answer)
    assert answer.status_code == 422 and said in shown and f'href="#{name}"' in shown
    assert 'value="A week with company"' in shown
    assert not Case.objects.exists()


def test_a_pattern_is_chosen_by_its_link_and_stays_through_a_mistake(client, club):
    assert 'name="like" value="device"' in text(client.get("/cases/new/?like=device"))
    wrong = client.post("/cases/new/", SAID | {"like": "device", "cost": "x"})
    assert 'name="like" value="device"' in text(wrong)
    client.post("/cases/new/", SAID | {"like": "device"})
    ids = {one["id"] for one in Case.objects.get().versions.get().model["streams"]}
    assert {"upkeep", "closing", "carers-hours"} <= ids


def test_a_case_begun_from_something_new_is_about_it(client, club):
    from tests._support.innovations import innovation

    offer = innovation(title="Lamp", visibility="public").offer
    assert 'value="Lamp"' in text(client.get(f"/cases/new/?offer={offer.ref}"))
    assert "Lamp" in text(client.get(f"/cases/new/?offer={offer.ref}&like=device"))
    client.post("/cases/new/", SAID | {"offer": offer.ref})
    assert Case.objects.get().offer == offer
    assert client.get("/cases/new/?offer=nothing&place=nowhere&partnership=x").status_code == 200
