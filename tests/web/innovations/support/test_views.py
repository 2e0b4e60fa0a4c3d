"""What was asked for, of whom, and what came of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Notice
from alongside.exchange.innovations.models import Innovation, Sponsor, SupportAsk
from alongside.exchange.innovations.services import moving, planning, supporting
from alongside.exchange.matches.services.enquiring import finish_enquiry
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.innovations_journey import ago, decided, moving_one, today
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def helper():
    actor = rows.actor("University of Wen")
    user = user_of(actor.party, "uni@example.org")
    help_ = rows.offer(
        "Evaluation clinic", "We evaluate small trials.", actor=actor, owner=actor.party, stages=["testing"]
    )
    return help_, user


def test_asking_for_what_is_on_offer_sends_it_and_its_answer_is_kept_with_it(client):
    one = moving_one()
    help_, theirs = helper()
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/support/"
    assert "Evaluation clinic" in client.get(f"{at}ask/?offer={help_.ref}&kind=evaluation").text
    said = {"offer": help_.ref, "kind": "evaluation", "words": ""}
    assert 'href="#words"' in client.post(f"{at}ask/", said).text
    after = client.post(f"{at}ask/", said | {"words": "How many homes do we need?"})
    assert after.url == f"{at}?done=sent"
    held = SupportAsk.objects.get()
    assert (held.stage, held.whom, held.offer) == ("testing", "Evaluation clinic", help_)
    assert list(Notice.objects.values_list("user_id", flat=True)) == [theirs.pk]
    assert "Answer by" in client.get(at).text
    answer = "Forty homes. Come on Tuesday."
    finish_enquiry(ref=held.enquiry.ref, outcome=answer, by=Doer(user_id=theirs.pk), at=timezone.now())
    assert answer in client.get(at).text
    assert answer in client.get(f"{at}asks/{held.ref}/").text
    day = today()
    came = {"state": "given", "given_by": "", "outcome": "A plan for forty homes."}
    came |= {"answered_on-day": day.day, "answered_on-month": day.month, "answered_on-year": day.year}
    assert 'href="#given_by"' in client.post(f"{at}asks/{held.ref}/", came).text
    assert client.post(f"{at}asks/{held.ref}/", came | {"given_by": "University of Wen"}).status_code == 302
    assert (
        "University of Wen helped: finding out whether it works"
        in client.get(f"/innovations/{one.ref}/").text
    )


def test_what_was_asked_elsewhere_is_written_down_and_not_sent(client):
    one = moving_one()
    client.force_login(one.user)
    day = ago(20)
    said = {"kind": "property", "whom": "A law firm", "words": "Who owns the light?"}
    said |= {"asked_on-day": day.day, "asked_on-month": day.month, "asked_on-year": day.year}
    assert client.post(f"/innovations/{one.ref}/support/ask/", said | {"whom": ""}).status_code == 422
    client.post(f"/innovations/{one.ref}/support/ask/", said)
    assert not Notice.objects.exists()
    text = client.get(f"/innovations/{one.ref}/support/?download=csv").content.decode("utf-8-sig")
    assert "A law firm" in text


def test_help_of_the_past_or_of_others_cannot_be_asked(client):
    one = moving_one()
    client.force_login(one.user)
    past = rows.offer("Old clinic", standing="history", reported_on=ago(900))
    hidden = rows.offer("Hidden", visibility="private", owner=rows.actor("Else").party)
    for row in (past, hidden):
        assert client.get(f"/innovations/{one.ref}/support/ask/?offer={row.ref}").status_code == 404
    client.force_login(user_of(rows.actor("Other").party, "other@example.org"))
    for path in ("ask/", "sponsors/new/", "bodies/new/"):
        assert client.get(f"/innovations/{one.ref}/support/{path}").status_code == 404


def test_who_may_not_see_the_record_reads_nothing_of_it_anywhere(client):
    one = moving_one()
    said = supporting.Asked("design", "ZqWords", "ZqWhom", asked_on=ago(1))
    supporting.ask(ref=one.ref, said=said, by=one.by)
    behind = supporting.Behind("policy", "ZqBody", "ZqRole", "testing", since=ago(9))
    supporting.keep_sponsor(ref=one.ref, said=behind, by=one.by)
    word = supporting.Appraised("standard", "ZqMark", "ZqName", "positive", ago(3))
    supporting.appraise(ref=one.ref, said=word, by=one.by)
    moving.show_item(ref=one.ref, item="effect", state="shown", words="ZqShown", by=one.by)
    decided(one, "hold", reasons="ZqReasons")
    at = f"/innovations/{one.ref}/"
    paths = [at, f"{at}journey/", f"{at}journey/?download=csv", f"{at}support/", f"{at}support/?download=csv"]
    paths += ["/support/?stage=testing", f"/support/?for={one.ref}"]
    assert all(b"Zq" in client.get(path).content for path in paths[:6])
    Innovation.objects.update(visibility="private")
    assert not any(b"Zq" in client.get(path).content for path in paths)
    client.force_login(one.user)
    assert b"ZqReasons" in client.get(f"{at}journey/").content


def test_the_pages_ask_the_database_as_often_for_many_as_for_few(client):
    one = moving_one()

    def grow(number):
        for at in range(number):
            said = supporting.Asked("design", "Words", f"Whom {at}", asked_on=ago(1))
            supporting.ask(ref=one.ref, said=said, by=one.by)
            behind = supporting.Behind("policy", f"Body {at}", "Role", "testing", since=ago(9))
            supporting.keep_sponsor(ref=one.ref, said=behind, by=one.by)
            moving.show_item(ref=one.ref, item="effect", state="shown", words=f"{at}", by=one.by)
            planning.keep_milestone(ref=one.ref, what="Report", kind="step", due_on=ago(at), by=one.by)
            actor = rows.actor(f"Unit {at}")
            rows.offer(f"Trial unit {at}", actor=actor, place=rows.place(f"Town {at}{number}"))

    def counts():
        found = []
        for path in ("journey/", "support/", ""):
            with CaptureQueriesContext(connection) as asked:
                client.get(f"/innovations/{one.ref}/{path}")
            found.append(len(asked))
        with CaptureQueriesContext(connection) as asked:
            client.get("/support/?stage=testing")
        return [*found, len(asked)]

    grow(1)
    client.get(f"/innovations/{one.ref}/")
    few = counts()
    grow(5)
    assert counts() == few


@pytest.mark.parametrize("world", ["real", "practice"])
@pytest.mark.parametrize("kind", ["policy", "practice"])
def test_only_what_is_invented_is_banded_whoever_stands_behind_it(client, world, kind):
    made = innovation(visibility="public", world=world)
    Sponsor.objects.create(innovation=made, kind=kind, organisation="Harbour Trust", role="Nurses")
    page = client.get(f"/innovations/{made.offer.ref}/support/").text
    assert "Harbour Trust" in page and ("Practice town: invented." in page) == (world == "practice")
