"""A connector opens the queue, says what is so of a pair, and takes it back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.access import Doer
from alongside.exchange.analyses import linking
from alongside.exchange.directory import services
from alongside.exchange.directory.models import Merge, SamePair, SameRun
from tests._support import merging, rows

pytestmark = pytest.mark.django_db
AT = "/actors/same/"
WHY = [
    {"comparison": "name", "level": "same", "bits": 12.0, "why": "", "value": ""},
    {"comparison": "website", "level": "same", "bits": 8.0, "why": "", "value": "lunch.example.org"},
    {"comparison": "where", "level": "", "bits": -3.0, "why": "", "value": ""},
]


@pytest.fixture
def place():
    return rows.place("Wenbury")


@pytest.fixture
def here(client, place):
    client.force_login(merging.connector(place))
    return client


def keep(place, number=1, world="real"):
    found = []
    for at in range(number):
        one = rows.actor(f"Lunch {at}", "Cooks.", place=place, world=world)
        other = rows.actor(f"The Lunch {at}", place=place, world=world, website="https://lunch.example.org")
        found.append(services.Found(one.pk, other.pk, 0.95 - at / 100, WHY, one.pk))
    services.keep_pairs(world=world, found=found, run="x", by=Doer(process="test"))
    return list(SamePair.objects.filter(a__world=world).select_related("a", "b"))


def text(response):
    return response.content.decode()


def test_the_same_is_said_and_taken_back(here, place):
    first, second = keep(place, 2)
    page = text(here.get(AT))
    assert "2 pairs wait for you" in page and "Lunch 0, and The Lunch 0" in page and "Very likely" in page
    page = text(here.get(f"{AT}{first.ref}/"))
    for said in (
        "Both have the same name",
        "counts much",
        "same website: lunch.example.org",
        "speaks against",
    ):
        assert said in page
    assert page.index("same name") < page.index("same website") < page.index("different places")
    sent = here.post(f"{AT}{first.ref}/", {"do": "same", "keep": first.b.ref})
    assert sent.headers["Location"].startswith(f"{AT}{second.ref}/?")
    assert Merge.objects.get().kept == first.b
    page = text(here.get(sent.headers["Location"]))
    assert "They are one entry now." in page and f"{AT}{first.ref}/undo/" in page
    assert here.get(f"{AT}{first.ref}/").status_code == 302
    back = here.post(f"{AT}{first.ref}/undo/")
    assert "It is as it was before." in text(here.get(back.headers["Location"]))
    assert Merge.objects.get().undone_at and SamePair.objects.get(pk=first.pk).state == "open"


def test_not_the_same_and_later_are_not_asked_again_now(here, place):
    first, second = keep(place, 2)
    here.post(f"{AT}{first.ref}/", {"do": "later"})
    done = here.post(f"{AT}{second.ref}/", {"do": "different"}).headers["Location"]
    page = text(here.get(done))
    assert done.startswith(f"{AT}?did=different") and "They stay two" in page and "No pair waits" in page
    assert here.post(f"{AT}{second.ref}/", {"do": "different"}).status_code == 422
    assert here.post(f"{AT}{second.ref}/", {"do": "perhaps"}).status_code == 404


def test_what_the_merging_refuses_is_said_and_nothing_is_lost(here, place):
    (pair,) = keep(place)
    pair.b.visibility = "members"
    pair.b.save()
    page = here.post(f"{AT}{pair.ref}/", {"do": "same", "keep": pair.b.ref})
    assert page.status_code == 422 and "different people" in text(page)
    assert f'value="{pair.b.ref}" checked' in " ".join(text(page).split())


def test_nobody_else_sees_it(client, place):
    (pair,) = keep(place)
    paths = (AT, f"{AT}{pair.ref}/")
    assert all(client.get(path).status_code == 302 for path in paths)
    client.force_login(merging.connector(rows.place("Farham"), "other@example.org"))
    assert client.get(paths[1]).status_code == 404 and "No pair waits" in text(client.get(AT))
    assert client.post(f"{paths[1]}undo/").status_code == 404
    assert client.get(f"{AT}?world=practice").status_code == 404


def test_a_pair_is_met_on_the_entry_and_on_today(here, place):
    (pair,) = keep(place)
    assert f"{AT}{pair.ref}/" in text(here.get(f"/actors/{pair.a.ref}/"))
    assert "1 organisation may be here twice" in text(here.get("/you/"))
    here.logout()
    assert AT not in text(here.get(f"/actors/{pair.a.ref}/"))


def test_the_entries_are_looked_through_and_the_page_says_how(here, place, monkeypatch):
    assert "Nobody has had" in text(here.get(AT))
    assert here.post(AT).status_code == 302
    run = SameRun.objects.get()
    SameRun.objects.filter(pk=run.pk).update(state="running", step=1)
    assert "Now they are compared" in text(here.get(AT))
    again = here.post(AT)
    assert again.status_code == 422 and "being looked at already" in text(again)
    SameRun.objects.filter(pk=run.pk).update(state="failed")
    assert "broke off" in text(here.get(AT))
    SameRun.objects.filter(pk=run.pk).update(state="done", method="shipped", entries=3)
    monkeypatch.setattr(linking, "learns", lambda: False)
    page = text(here.get(AT))
    assert "3 entries" in page and "not all that this needs is installed" in page
    SameRun.objects.filter(pk=run.pk).update(method="splink")
    assert "was counted" in text(here.get(AT))


def test_the_list_is_a_file_too_and_asks_as_often_when_there_is_more(here, place):
    keep(place)
    here.get(AT)
    with CaptureQueriesContext(connection) as few:
        here.get(AT)
    keep(place, 5)
    with CaptureQueriesContext(connection) as many:
        here.get(AT)
    assert len(many) <= len(few)
    assert "The Lunch 3" in text(here.get(f"{AT}?download=csv"))
