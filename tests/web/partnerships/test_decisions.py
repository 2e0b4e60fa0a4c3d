"""Vote on pages: ask, vote, change, let another vote, stand aside, close, read what came of it."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.exchange.partnerships.models import Ballot, Decision
from alongside.exchange.partnerships.services import deciding, declaring
from tests._support.governing import asked, one, over, three, votes
from tests._support.partnerships import partnership

pytestmark = pytest.mark.django_db


def at(who):
    """A browser in which this person is signed in."""
    browser = Client()
    browser.force_login(who.user)
    return browser


def url(found, decision=None):
    return f"/partnerships/{found.ref}/decisions/" + (f"{decision.ref}/" if decision else "")


def test_before_anything_is_said_of_how_the_page_leads_to_saying_it():
    found, ann, bob, _cay = three(None)
    page = at(ann).get(url(found)).text
    assert "Say first how you decide together" in page and "Ask the others" not in page
    assert at(bob).get(f"{url(found)}new/").url == f"/partnerships/{found.ref}/rules/"


def test_a_question_is_asked_and_shown_to_each_as_waiting_for_their_vote():
    found, ann, bob, _cay = three()
    browser = at(ann)
    day = timezone.localdate()
    said = {"closes_on-day": day.day, "closes_on-month": day.month, "closes_on-year": day.year}
    wrong = browser.post(f"{url(found)}new/", {"question": "", "background": "It is warm.", **said})
    assert wrong.status_code == 422 and 'href="#question"' in wrong.text and "It is warm." in wrong.text
    wrong = browser.post(f"{url(found)}new/", {"question": "When?", "closes_on-day": "x"})
    assert wrong.status_code == 422 and 'href="#closes_on-day"' in wrong.text
    kept = browser.post(f"{url(found)}new/", {"question": "When?", "options": "Mondays\n\n Fridays ", **said})
    made = Decision.objects.get()
    assert kept.url == url(found, made)
    assert made.options == ["Mondays", "Fridays"]
    assert "Waits for your vote" in at(bob).get(url(found)).text
    assert "One vote waits for you" in at(bob).get(f"/partnerships/{found.ref}/").text
    page = at(bob).get(url(found, made)).text
    assert all(text in page for text in ("Mondays", "Fridays", "None of these", "Asked by Ann on"))


def test_a_vote_is_kept_changed_and_hidden_from_the_others_until_it_closes():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    browser = at(bob)
    wrong = browser.post(url(found, decision), {"vote": "against", "reason": ""})
    assert wrong.status_code == 422 and 'href="#reason"' in wrong.text
    assert browser.post(url(found, decision), {"vote": "for-9"}).status_code == 422
    browser.post(url(found, decision), {"vote": "against", "reason": "The bus does not run."})
    assert Ballot.objects.get(member=bob.member).reason == "The bus does not run."
    own = browser.get(url(found, decision)).text
    assert "Change my vote" in own and "The bus does not run." in own
    other = at(cay).get(url(found, decision)).text
    assert "The bus does not run." not in other and "Have voted" in other
    assert browser.post(url(found, decision), {"do": "close"}).status_code == 422
    votes(decision, ann)
    votes(decision, cay)
    browser.post(url(found, decision), {"do": "close"})
    page = at(cay).get(url(found, decision)).text
    assert "2 of the 3 votes cast were for it." in page
    assert "Who was against it, in their words" in page and "The bus does not run." in page


def test_another_votes_for_one_and_it_can_be_taken_back():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    browser = at(cay)
    assert browser.post(url(found, decision), {"do": "proxy", "holder": ""}).status_code == 422
    browser.post(url(found, decision), {"do": "proxy", "holder": bob.member.pk})
    page = browser.get(url(found, decision)).text
    assert "Bob votes for Cay, unless Cay votes too." in page
    given = cay.member.proxies_given.get()
    assert at(ann).post(url(found, decision), {"do": "back", "proxy": given.pk}).status_code == 404
    votes(decision, ann)
    votes(decision, bob)
    assert "Close the vote" in browser.get(url(found, decision)).text
    browser.post(url(found, decision), {"do": "back", "proxy": given.pk})
    assert "Close the vote" not in browser.get(url(found, decision)).text


def test_standing_aside_needs_an_interest_and_shows_it():
    found, ann, _bob, cay = three()
    decision = asked(found, ann)
    browser = at(cay)
    wrong = browser.post(url(found, decision), {"do": "aside", "interest": ""})
    assert wrong.status_code == 422 and 'href="#interest"' in wrong.text
    browser.post(url(found, decision), {"do": "aside", "interest": "We own the hall."})
    assert "We own the hall." in at(ann).get(url(found, decision)).text
    assert "You stand aside." in browser.get(url(found, decision)).text


def test_what_was_too_little_voted_on_leads_to_where_it_is_asked_again():
    found, ann, *_ = three()
    decision = asked(found, ann)
    over(decision)
    assert "One thing is overdue" in at(ann).get(f"/partnerships/{found.ref}/").text
    deciding.close_due(now=timezone.now())
    again = Decision.objects.get(again_of=decision)
    assert url(found, again) in at(ann).get(url(found, decision)).text
    assert url(found, decision) in at(ann).get(url(found, again)).text


def test_what_was_decided_is_a_list_to_keep_with_every_vote():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    votes(decision, ann)
    votes(decision, bob)
    declaring.give_proxy(ref=found.ref, holder_id=bob.member.pk, decision_ref=decision.ref, by=cay.by)
    deciding.close_decision(ref=found.ref, decision_ref=decision.ref, by=ann.by)
    file = at(ann).get(f"{url(found)}?download=csv").content.decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(file)))
    assert [row[5] for row in read[1:]] == ["Ann", "Bob", "Cay"]
    assert read[3][6] == "Yes – Bob voted for them"
    assert at(ann).get(f"{url(found)}?download=xlsx").status_code == 200


def test_nobody_from_outside_sees_or_does_anything():
    found, ann, *_ = three()
    decision = asked(found, ann)
    other, stranger, *_ = three_others()
    asked_only = one(found, "Eve", state="invited")
    room = f"/partnerships/{found.ref}/"
    addresses = [url(found), f"{url(found)}new/", url(found, decision)]
    addresses += [f"{room}{part}/" for part in ("rules", "rights", "proxies", "interests", "agreements")]
    for address in addresses:
        for browser in (Client(), at(stranger), at(asked_only)):
            assert browser.get(address).status_code == 404, address
            assert browser.post(address, {}).status_code in (404, 405), address
        assert at(ann).get(address).status_code == 200
    assert at(ann).get(url(other, decision)).status_code == 404
    assert at(stranger).post(url(found, decision), {"vote": "for-0"}).status_code == 404


def three_others():
    found = partnership("Another")
    return found, one(found, "Zoe", "convener")


def test_the_pages_cost_no_more_queries_for_more_decisions():
    found, ann, bob, _cay = three()
    browser = at(ann)

    def cost(address):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert browser.get(address).status_code == 200
        return len(seen)

    first = asked(found, bob)
    votes(first, ann)
    few = [cost(url(found)), cost(f"/partnerships/{found.ref}/"), cost(url(found, first))]
    for number in range(4):
        decision = asked(found, bob, question=f"And {number}?")
        votes(decision, bob)
    many = [cost(url(found)), cost(f"/partnerships/{found.ref}/"), cost(url(found, first))]
    assert many == few
