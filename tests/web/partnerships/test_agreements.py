"""Agree on pages: start from a text, sign, write it anew, see what changed, end it; a contract, a promise."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.exchange.directory.models import Actor
from alongside.exchange.partnerships.models import Agreement
from tests._support.governing import three
from tests.web.partnerships.test_decisions import at
from tests.web.partnerships.test_ruling import day

pytestmark = pytest.mark.django_db


def url(found, agreement=None):
    return f"/partnerships/{found.ref}/agreements/" + (f"{agreement.ref}/" if agreement else "")


def written(found, who, kind="memorandum", **said):
    """An agreement, made on its page."""
    fine = {"kind": kind, "title": "How we work", "text": "We meet each month."}
    kept = at(who).post(f"{url(found)}new/", fine | said)
    assert kept.status_code == 302, kept.text
    return Agreement.objects.latest("pk")


def sign(found, agreement, who, **said):
    newest = agreement.versions.first()
    fine = {"do": "sign", "number": newest.number, "digest": newest.digest, "authority": "Director"}
    return at(who).post(url(found, agreement), fine | said)


def test_a_text_to_start_from_names_those_who_agree_and_must_be_filled_in():
    found, ann, *_ = three()
    browser = at(ann)
    assert "How we share data" in browser.get(f"{url(found)}new/").text
    page = browser.get(f"{url(found)}new/?kind=memorandum").text
    assert "Ann, Bob and Cay." in page and "Nobody eats alone." in page and "no legal advice" in page
    wrong = browser.post(f"{url(found)}new/", {"kind": "memorandum", "title": "So", "text": "On [say when]."})
    assert wrong.status_code == 422 and 'href="#text"' in wrong.text and "On [say when]." in wrong.text
    odd = {"kind": "memorandum", "title": "So", "text": "We meet.", "review-day": "99"}
    assert 'href="#review-day"' in browser.post(f"{url(found)}new/", odd).text


def test_it_is_in_force_once_all_have_signed_and_each_is_asked():
    found, ann, bob, cay = three()
    agreement = written(found, ann)
    assert "Waits for your signature" in at(cay).get(url(found)).text
    assert "One waits for your signature" in at(cay).get(f"/partnerships/{found.ref}/").text
    wrong = sign(found, agreement, ann, authority=" ")
    assert wrong.status_code == 422 and 'href="#authority"' in wrong.text
    for who in (ann, bob):
        assert sign(found, agreement, who).status_code == 302
    page = at(cay).get(url(found, agreement)).text
    assert "Still to sign: Cay." in page and "You speak for Cay." in page
    sign(found, agreement, cay)
    page = at(cay).get(url(found, agreement)).text
    assert "All who had to have signed. It is in force." in page and "You speak for Cay." not in page
    assert sign(found, agreement, cay).status_code == 302  # twice is once
    assert agreement.versions.get().signatures.count() == 3


def test_a_new_text_shows_what_changed_keeps_the_old_and_asks_again():
    found, ann, bob, cay = three()
    agreement = written(found, ann)
    old = agreement.versions.get()
    for who in (ann, bob, cay):
        sign(found, agreement, who)
    browser = at(bob)
    same = browser.post(f"{url(found, agreement)}new/", {"text": "We meet each month."})
    assert same.status_code == 422 and "Nothing has changed" in same.text
    browser.post(f"{url(found, agreement)}new/", {"text": "We meet each week.", "note": "More often"})
    page = at(cay).get(url(found, agreement)).text
    assert "<del>month.</del><ins>week.</ins>" in page and "More often" in page
    assert "Until then text 1 stays in force." in page and "Texts before" in page
    stale = {"number": old.number, "digest": old.digest}
    assert "There is a newer text." in sign(found, agreement, cay, **stale).text
    assert sign(found, agreement, cay, digest="0" * 64).status_code == 422


def test_only_those_named_sign():
    found, ann, bob, cay = three()
    agreement = written(found, ann, signers=[ann.member.pk, bob.member.pk])
    assert "You speak for Cay." not in at(cay).get(url(found, agreement)).text
    assert sign(found, agreement, cay).status_code == 422
    for who in (ann, bob):
        sign(found, agreement, who)
    assert "It is in force." in at(cay).get(url(found, agreement)).text
    lonely = {"kind": "memorandum", "title": "So", "text": "We meet.", "signers": [ann.member.pk]}
    wrong = at(ann).post(f"{url(found)}new/", lonely)
    assert wrong.status_code == 422 and 'href="#signers"' in wrong.text


def test_it_is_looked_at_again_ended_and_kept_as_a_file():
    found, ann, *_ = three()
    agreement = written(found, ann)
    browser, here = at(ann), url(found, agreement)
    browser.post(here, {"do": "review", **day("review", timezone.localdate() + timedelta(30))})
    assert "Look at it again on" in browser.get(here).text
    assert browser.post(here, {"do": "review", **day("review", timezone.localdate())}).status_code == 422
    Agreement.objects.update(review_on=timezone.localdate())
    assert "One thing is overdue" in browser.get(f"/partnerships/{found.ref}/").text
    file = browser.get(f"{here}?download=txt")
    assert file["Content-Type"].startswith("text/plain") and "We meet each month." in file.text
    assert browser.post(here, {"do": "end", "why": ""}).status_code == 422
    browser.post(here, {"do": "end", "why": "We stopped."})
    page = browser.get(here).text
    assert "We stopped." in page and "You speak for Ann." not in page
    assert browser.get(f"{here}new/").status_code == 404
    assert sign(found, agreement, ann).status_code == 422


def test_a_contract_has_a_link_and_how_it_is_going():
    found, ann, *_ = three()
    said = {"kind": "contract", "title": "Meals", "text": "They cook.", "link": "not a link"}
    assert 'href="#link"' in at(ann).post(f"{url(found)}new/", said).text
    agreement = written(found, ann, "contract", link="https://example.org/contract")
    here = url(found, agreement)
    assert at(ann).post(here, {"do": "check", "exactness": "9"}).status_code == 422
    for performance in ("3", "2"):
        checked = {"exactness": "4", "performance": performance, "management": "1"}
        at(ann).post(here, {"do": "check", **checked})
    page = at(ann).get(here).text
    assert 'href="https://example.org/contract"' in page and "Sometimes done as agreed" in page
    assert "It was kept better the last time somebody looked." in page
    assert "Give somebody the time and the training to look after it." in page


def test_with_a_company_the_risk_for_a_good_name_is_shown():
    found, ann, bob, _cay = three()
    assert "With a company" not in at(ann).get(url(found)).text
    Actor.objects.filter(party=bob.member.party).update(sector="private")
    assert "Nobody has said yet how it takes part." in at(ann).get(url(found)).text
    type(found).objects.filter(pk=found.pk).update(company_form="integrative")
    assert "puts a charity&#39;s good name at most risk" in at(ann).get(url(found)).text
    agreement = written(found, ann, text="They may use our logo.")
    assert "This text speaks of a name, a logo or a licence." in at(ann).get(url(found, agreement)).text


def test_a_promise_before_the_door_is_signed_with_the_group_and_lets_in_only_who_signed():
    found, ann, bob, cay = three()
    fine = {"kind": "non-disclosure", "title": "Ours", "text": "We keep it here.", "gates": "yes"}
    wrong = at(ann).post(f"{url(found)}new/", fine)
    assert wrong.status_code == 422 and 'href="#authority"' in wrong.text
    agreement = written(found, ann, **(fine | {"authority": "Director"}))
    assert at(bob).get(url(found, agreement)).status_code == 404
    at(bob).post(f"/circles/{found.circle.ref}/", {"button": "sign", "version": 1, "authority": "Chair"})
    page = at(bob).get(url(found, agreement)).text
    assert "Members sign this before they see inside." in page and "Still to sign: Cay." in page
    assert "Chair" in page
    assert (
        "before they see inside already" in at(ann).post(f"{url(found)}new/", fine | {"authority": "x"}).text
    )
    assert at(ann).post(url(found, agreement), {"do": "end", "why": "x"}).status_code == 422
    at(ann).post(f"{url(found, agreement)}new/", {"text": "We keep it all here.", "authority": "Director"})
    assert at(bob).get(url(found, agreement)).status_code == 404
    assert at(ann).get(url(found, agreement)).status_code == 200
    assert "before the door" not in at(cay).get(f"/circles/{found.circle.ref}/").text


def test_nobody_from_outside_sees_it():
    found, ann, *_ = three()
    agreement = written(found, ann)
    for address in (url(found), f"{url(found)}new/", url(found, agreement), f"{url(found, agreement)}new/"):
        assert Client().get(address).status_code == 404


def test_the_list_and_the_home_page_cost_no_more_queries_for_more_agreements():
    found, ann, bob, _cay = three()
    browser = at(ann)

    def cost(address):
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        return len(seen)

    sign(found, written(found, ann), bob)
    few = [cost(url(found)), cost(f"/partnerships/{found.ref}/")]
    for number in range(3):
        sign(found, written(found, bob, title=f"Text {number}"), bob)
    assert [cost(url(found)), cost(f"/partnerships/{found.ref}/")] == few
