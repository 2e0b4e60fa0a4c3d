"""A conversation is noted in two steps, from an organisation's page in one; only one's own reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.digests.models import Talk
from alongside.exchange.directory.models import Tie
from tests._support import rows

pytestmark = pytest.mark.django_db
NEW = "/you/talks/new/"
TODAY = timezone.localdate()


@pytest.fixture
def chapel(town):
    return rows.actor("Chapel <b>Hall</b>", place=town.village, world="practice")


def test_with_whom_then_what_and_today_says_that_it_is_noted(page, chapel, nell):
    text = page.get(NEW).content.decode()
    assert "With whom did you talk?" in text and 'name="q"' in text
    found = page.get(NEW, {"q": "chap"}).content.decode()
    assert f"/you/talks/new/?actor={chapel.ref}" in found and "Chapel &lt;b&gt;" in found
    form = page.get(NEW, {"actor": chapel.ref}).content.decode()
    assert "What was it about?" in form and "Only Playford Together sees it." in form
    said = {"actor": chapel.ref, "words": "Room on Mondays\x00", "remind": "week", "together": "yes"}
    assert page.post(NEW, said).headers["Location"] == "/you/?did=talk-noted"
    talk = Talk.objects.get()
    assert (talk.words, talk.remind_on, talk.world) == (
        "Room on Mondays",
        TODAY + timedelta(days=7),
        "practice",
    )
    assert (talk.user, talk.party, talk.tie) == (nell, nell.mine.party, Tie.objects.get(kind="works-with"))
    assert "Noted. Only your organisation sees it." in page.get("/you/?did=talk-noted").content.decode()
    assert f"actor={chapel.ref}" in page.get(NEW).content.decode()  # to be picked again


def test_somebody_not_listed_is_noted_by_name(page):
    found = page.get(NEW, {"q": "Aunt Jo & co"}).content.decode()
    assert "Nobody here has that in their name." in found and "?who=Aunt%20Jo%20%26%20co" in found
    assert page.get(NEW, {"who": "Aunt Jo"}).content.decode().count("Aunt Jo") >= 2
    assert page.post(NEW, {"who": "Aunt Jo", "words": "", "remind": "no"}).status_code == 302
    assert (Talk.objects.get().who, Talk.objects.get().remind_on) == ("Aunt Jo", None)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page, chapel):
    answer = page.post(NEW, {"actor": chapel.ref, "words": "y" * 2001, "remind": "quarter"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "at most 2,000 characters" in text and 'href="#words"' in text
    assert "y" * 2001 in text and 'value="quarter" checked' in text
    empty = page.post(NEW, {"words": "x"})
    assert empty.status_code == 422 and 'href="#q"' in empty.content.decode() and not Talk.objects.exists()


def test_an_organisation_of_the_other_world_or_hidden_is_as_absent_as_none(page, town):
    hidden = rows.actor("Hidden", world="practice", visibility="private", owner=rows.actor("X").party)
    for actor in (town.actor, hidden):
        assert page.get(NEW, {"actor": actor.ref}).status_code == 404
        assert page.post(NEW, {"actor": actor.ref, "words": "x"}).status_code in {404, 422}
    assert page.get(NEW, {"actor": "nothing"}).status_code == 404 and not Talk.objects.exists()


def test_who_acts_for_nobody_is_told_why(stranger):
    answer = stranger.get(NEW)
    assert answer.status_code == 403 and "act for an organisation here" in answer.content.decode()
    assert "Nothing noted yet" in stranger.get("/you/talks/").content.decode()


def test_ones_talks_are_a_list_with_files_and_nobody_elses_are_in_it(page, stranger, chapel, nell):
    Talk.objects.create(
        party=nell.mine.party,
        user=nell,
        actor=chapel,
        on=TODAY,
        words="=cmd",
        remind_on=TODAY,
        world="practice",
    )
    Talk.objects.create(party=rows.actor("Y").party, who="Secret", on=TODAY)
    text = page.get("/you/talks/").content.decode()
    assert "Chapel" in text and "Secret" not in text and "reminder on" in text
    file = page.get("/you/talks/?download=csv").content.decode("utf-8-sig")
    assert "'=cmd" in file and "Nell" in file and "Secret" not in file
    assert page.get("/you/talks/?download=xlsx").headers["Content-Type"].startswith("application/vnd.openxml")
    ref = Talk.objects.get(actor=chapel).ref
    assert stranger.post(f"/you/talks/{ref}/take-back/").status_code == 404
    assert page.get(f"/you/talks/{ref}/take-back/").status_code == 405
    assert page.post(f"/you/talks/{ref}/take-back/").headers["Location"] == "/you/talks/"
    assert Talk.objects.count() == 1


def test_the_page_of_an_organisation_leads_to_it_for_those_who_may(
    page, stranger, client, chapel, town, nell
):
    link = f"/you/talks/new/?actor={chapel.ref}"
    assert link in page.get(f"/actors/{chapel.ref}/").content.decode()
    for browser in (stranger, client):
        assert link not in browser.get(f"/actors/{chapel.ref}/").content.decode()
    for actor in (town.actor, nell.mine):  # of the other world, and one's own
        assert "/you/talks/new/" not in page.get(f"/actors/{actor.ref}/").content.decode()


def test_who_does_things_for_somebody_else_is_told_to_stop_that_first(page, nell):
    from alongside.exchange.accounts.models import Guest, Helping, Party

    guest = Guest.objects.create(party=Party.objects.create(), name="Cy")
    Helping.objects.create(helper=nell, guest=guest, how="spoken", words="Yes", given_on=TODAY)
    session = page.session
    session["guest"] = guest.pk
    session.save()
    assert page.get(NEW).status_code == 403
    assert page.get("/you/").status_code == 200
