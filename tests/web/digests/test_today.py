"""Today: at most five things, each done in its line; what cannot be done says why and loses nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.exchange.accounts.models import Guest, Notice, Party, User
from alongside.exchange.digests.models import Talk
from alongside.exchange.directory.models import KeeperRequest
from alongside.exchange.matches.models import Enquiry, Introduction, Match, Side
from tests._support import rows

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DO = "/you/do/"


def ring_back(town, number=1):
    guest = Guest.objects.create(
        party=Party.objects.create(), name=f"Maud {number}", phone="01632 960177", world="practice"
    )
    return Enquiry.objects.create(
        kind="ring-back",
        guest=guest,
        place=town.village,
        world="practice",
        words="Please <b>ring</b>",
        due_on=TODAY,
    )


def introduction(town, nell, which="offer", **state):
    need = rows.need("Alone", place=town.village, world="practice")
    offer = rows.offer("Tea", owner=nell.mine.party, actor=nell.mine, world="practice", confirmed_on=TODAY)
    match = Match.objects.create(need=need, offer=offer, rank=1, score=0.5, run="r")
    made = Introduction.objects.create(match=match, words="Shall we?", **state)
    for side in ("need", "offer"):
        party = nell.mine.party if side == which else None
        more = {"answer": "yes", "answered_at": timezone.now()} if state else {}
        Side.objects.create(introduction=made, which=side, party=party, **more)
    return made


def test_a_visitor_is_led_to_sign_in_and_a_newcomer_is_told_what_to_do(client, stranger):
    for name in ("you", "talks", "talk-new", "quarter", "notices", "notice-settings"):
        assert client.get(reverse(name)).headers["Location"].startswith("/account/login/?next=/you/")
    text = stranger.get("/you/").content.decode()
    assert "Nothing waits for you." in text and "Find help for something" in text and "Nothing new." in text
    assert "Note a conversation" not in text and "/you/account/" in text


def test_it_is_never_kept_by_a_cache_and_shows_five_things_at_most(page, town):
    for number in range(7):
        ring_back(town, number)
    answer = page.get("/you/")
    text = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert text.count('class="app-today__line"') == 5 and "More wait behind these" in text
    assert text.count('href="tel:01632960177"') == 5 and "&lt;b&gt;ring" in text
    assert "Practice town: invented." in text


def test_a_ring_back_is_taken_and_done_in_its_line(page, town, nell):
    row = ring_back(town)
    said = {"kind": "enquiry", "ref": row.ref}
    assert page.post(DO, said | {"do": "take"}).headers["Location"] == "/you/?did=enquiry-take"
    assert "It is yours now" in page.get("/you/?did=enquiry-take").content.decode()
    refused = page.post(DO, said | {"do": "finish", "words": " "})
    text = refused.content.decode()
    assert refused.status_code == 422 and "<title>Problem: Today" in text
    assert f'href="#words-{row.ref}"' in text and f'id="words-{row.ref}"' in text
    assert page.post(DO, said | {"do": "finish", "words": "We met"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.outcome, row.taken_by) == ("done", "We met", nell)
    assert "Nothing waits for you." in page.get("/you/").content.decode()


def test_an_introduction_is_answered_and_followed_up_in_its_line(page, town, nell):
    made = introduction(town, nell)
    said = {"kind": "introduction", "ref": made.ref, "which": "offer"}
    text = page.get("/you/").content.decode()
    assert (
        "Put in touch?" in text and "Yes, put us in touch" in text and f"/introductions/{made.ref}/" in text
    )
    assert page.post(DO, said | {"do": "no", "why": "other", "words": ""}).status_code == 422
    assert page.post(DO, said | {"do": "no", "why": "full"}).status_code == 302
    assert Side.objects.get(introduction=made, which="offer").answer == "no"
    done = introduction(town, nell, state="accepted", answered_at=timezone.now(), follow_up_on=TODAY)
    assert "Did it help?" in page.get("/you/").content.decode()
    assert (
        page.post(DO, {"kind": "follow-up", "ref": done.ref, "which": "offer", "do": "partly"}).status_code
        == 302
    )
    assert Side.objects.get(introduction=done, which="offer").helped == "partly"


def test_an_entry_is_confirmed_and_a_reminder_done_or_put_off(page, nell):
    long_ago = TODAY - timedelta(days=400)
    offer = rows.offer("Old", owner=nell.mine.party, world="practice", confirmed_on=long_ago)
    talk = Talk.objects.create(
        party=nell.mine.party, user=nell, who="Dee", on=TODAY, remind_on=TODAY, world="practice"
    )
    assert page.post(DO, {"kind": "offer", "ref": offer.ref, "do": "confirm"}).status_code == 302
    assert page.post(DO, {"kind": "talk", "ref": talk.ref, "do": "later"}).status_code == 302
    offer.refresh_from_db()
    talk.refresh_from_db()
    assert (offer.confirmed_on, talk.remind_on) == (TODAY, TODAY + timedelta(days=7))
    assert page.post(DO, {"kind": "talk", "ref": talk.ref, "do": "done"}).status_code == 302
    talk.refresh_from_db()
    assert talk.done_at is not None


def test_a_request_to_look_after_an_entry_is_decided_in_its_line(page, town):
    club = rows.actor("Club", place=town.village, world="practice")
    asker = User.objects.create(email="asker@example.org", name="Asa")
    row = KeeperRequest.objects.create(actor=club, user=asker, role_there="Chair")
    assert "Asa · Chair" in page.get("/you/").content.decode()
    said = {"kind": "keeper-request", "ref": row.ref}
    assert page.post(DO, said | {"do": "no"}).status_code == 422
    assert page.post(DO, said | {"do": "yes"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "confirmed"


@pytest.mark.parametrize(
    "do", ["take", "finish", "yes", "no", "confirm", "done", "later", "partly", "nonsense", ""]
)
def test_nobody_does_what_waits_for_another(stranger, client, town, nell, do):
    row, made = ring_back(town), introduction(town, nell)
    talk = Talk.objects.create(party=nell.mine.party, user=nell, who="Dee", on=TODAY, remind_on=TODAY)
    offer = rows.offer("Old", owner=nell.mine.party)
    for kind, ref in (
        ("enquiry", row.ref), ("introduction", made.ref), ("follow-up", made.ref), ("talk", talk.ref),
        ("offer", offer.ref), ("keeper-request", "x"), ("report", "x"), ("nonsense", "x"),
    ):  # fmt: skip
        said = {"kind": kind, "ref": ref, "do": do, "which": "offer", "why": "full", "words": "x"}
        assert stranger.post(DO, said).status_code == 404, kind
        assert client.post(DO, said).headers["Location"].startswith("/account/login/")
    assert stranger.post(DO, {}).status_code == 400


def test_a_guest_answers_on_the_same_page(client, town):
    guest = Guest.objects.create(party=Party.objects.create(), name="Cy", world="practice")
    need = rows.need("Alone", place=town.village, world="practice", owner=guest.party)
    match = Match.objects.create(
        need=need, offer=rows.offer("Tea", world="practice"), rank=1, score=0.5, run="r"
    )
    made = Introduction.objects.create(match=match, words="Shall we?")
    for which in ("need", "offer"):
        Side.objects.create(introduction=made, which=which, party=guest.party if which == "need" else None)
    session = client.session
    session["guest"] = guest.pk
    session.save()
    text = client.get("/you/").content.decode()
    assert "Yes, put us in touch" in text and "/you/quarter/" not in text
    assert (
        client.post(DO, {"kind": "introduction", "ref": made.ref, "which": "need", "do": "yes"}).status_code
        == 302
    )
    assert client.get("/you/quarter/").status_code == 302  # that is for people with an account


def test_what_is_new_leads_on_and_the_bar_counts_what_is_unread(page, nell):
    Notice.objects.create(kind="x", title="You have an answer", url="/needs/", user=nell, world="practice")
    text = page.get("/you/").content.decode()
    assert "New in the last two weeks" in text and 'href="/needs/">You have an answer' in text.replace(
        ' lang="en"', ""
    )
    assert '1<span class="nhsuk-u-visually-hidden"> new notice</span>' in page.get("/").content.decode()
    User.objects.filter(pk=nell.pk).update(here_at=timezone.now() - timedelta(days=2))
    assert "Since you were here, on" in page.get("/you/").content.decode()
