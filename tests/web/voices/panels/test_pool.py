"""An officer brings a list, is told what is impossible, mends it, draws, replaces; only they see people."""

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.exchange.voices.queries import panels as queries
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db
RUN = ("edit/", "pool/", "pool/bring/", "draw/new/", "seats/", "payments/", "sessions/", "verdict/")


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def officer(client):
    found = panels.Officer()
    client.force_login(found.user)
    return found


def register(women=1, others=20):
    head = "Name\tMail\tAge\tGender\n"
    rows = []
    for at in range(women + others):
        age, gender = "Under 40" if at % 2 else "40 and over", "Woman" if at < women else "Man"
        rows.append(f"P{at}\tp{at}@example.org\t{age}\t{gender}\n")
    return head + "".join(rows)


def test_the_pages_of_those_who_run_it_are_found_by_nobody_else(client, officer):
    found = panels.filled(officer, 6)
    for path in RUN:
        assert client.get(f"/panels/{found.ask.ref}/{path}").status_code == 200, path
        assert Client().get(f"/panels/{found.ask.ref}/{path}").status_code == 404, path
    assert "Person 1" in client.get(f"/panels/{found.ask.ref}/pool/").text
    for path in ("", "register/", "questions/", "draw/"):
        assert "Person" not in Client().get(f"/panels/{found.ask.ref}/{path}").text, path


def test_a_panel_of_which_only_the_question_is_written_has_all_its_pages(client, officer):
    found = panels.ask(officer, state="draft", opened_at=None)
    for path in ("", "register/", "questions/", *RUN):
        assert client.get(f"/panels/{found.ref}/{path}", follow=True).status_code == 200, path
        assert Client().get(f"/panels/{found.ref}/{path}").status_code == 404, path


def test_from_a_list_to_a_panel_with_one_replaced(client, officer):
    found = panels.panel(officer, size=4)
    at = f"/panels/{found.ask.ref}/"
    brought = {"pasted": register() + "Bad\tnowhere\tUnder 40\tMan\n", "words": panels.WORDS}
    checked = client.post(f"{at}pool/bring/", brought).text
    assert "21 people can be kept" in checked and "Row 23, column Mail address" in checked
    client.post(f"{at}pool/bring/", brought | {"do": "keep"})
    pool = client.get(f"{at}pool/").text
    assert "No group can be picked like this yet" in pool and "Gender: Woman" in pool
    assert client.post(f"{at}draw/new/", {"do": "draw"}).status_code == 422
    client.post(f"{at}pool/", {"do": "mend", "way": "0"})
    assert "can be picked of those who have registered" in client.get(f"{at}pool/").text
    client.post(f"{at}draw/new/", {"do": "prepare"})
    assert client.post(f"{at}draw/new/", {"do": "draw", "words": "426"}).url == f"{at}seats/?done=drawn"
    men = {one.number for one in queries.lots_of(found) if one.features["Gender"] == "Man"}
    seat = next(one for one in queries.seats_of(found) if one.registration.number in men)
    client.post(f"{at}seats/", {"do": "no", "seat": seat.ref, f"reason-{seat.ref}": "Ill"})
    assert "1 seat is free." in client.get(f"{at}seats/").text
    after = client.post(f"{at}seats/", {"do": "replace"}, follow=True).text
    assert "Somebody else is picked by lot" in after and "seat is free" not in after


def test_what_is_typed_wrong_is_said_at_its_field_and_stays(client, officer):
    found = panels.panel(officer)
    at = f"/panels/{found.ask.ref}/"
    page = client.post(f"{at}edit/", {"size": "many", "category-0": "Age", "answers-0": "Old"})
    assert page.status_code == 422 and 'href="#size"' in page.text and ">Old</textarea>" in page.text
    feature = queries.categories_of(found)[0].features.all()[0]
    page = client.post(f"{at}pool/", {"do": "quotas", f"least-{feature.pk}": "5", f"most-{feature.pk}": "x"})
    assert page.status_code == 422 and f'href="#least-{feature.pk}"' in page.text
    page = client.post(f"{at}payments/", {"seat": "zz", "amount": "x"})
    assert page.status_code == 404
