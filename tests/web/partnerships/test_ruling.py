"""How it is decided, who decides what, who votes for whom and what one could gain, on pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.partnerships.decision_rules import Rule
from alongside.exchange.partnerships.models import Decision, Member
from alongside.exchange.partnerships.queries import deciding as queries
from tests._support.governing import asked, three
from tests.web.partnerships.test_decisions import at

pytestmark = pytest.mark.django_db


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_whoever_hosts_says_how_and_what_is_wrong_is_said_at_its_field():
    found, ann, bob, _cay = three(None)
    address = f"/partnerships/{found.ref}/rules/"
    assert "Whoever hosts or leads writes it down here." in at(bob).get(address).text
    fine = {"how": "consensus", "quorum": "60", "unit": "share", "proxies": "0"}
    for field, bad in (
        ("how", "dice"),
        ("quorum", "0"),
        ("quorum", "x"),
        ("quorum", "9" * 15),
        ("proxies", ""),
    ):
        wrong = at(ann).post(address, fine | {field: bad})
        assert wrong.status_code == 422 and f'href="#{field}"' in wrong.text, field
    assert at(bob).post(address, fine).status_code == 422
    at(ann).post(address, fine)
    assert queries.as_rule(queries.rule_of(found)) == Rule("consensus", 60, True, 0)
    page = at(bob).get(address).text
    assert "At least 60% of those who may vote must do so." in page
    assert "Nobody votes for another member." in page


def test_after_the_first_vote_a_new_way_is_put_to_the_vote_by_any_member():
    found, ann, bob, _cay = three()
    asked(found, ann)
    address = f"/partnerships/{found.ref}/rules/"
    said = {"how": "two-thirds", "quorum": "2", "unit": "number", "proxies": "1"}
    until = timezone.localdate() + timedelta(7)
    kept = at(bob).post(address, said | day("closes_on", until))
    made = Decision.objects.get(proposes__isnull=False)
    assert kept.url == f"/partnerships/{found.ref}/decisions/{made.ref}/"
    assert "If you agree, you decide like this from then on" in at(ann).get(kept.url).text


def test_who_decides_what_is_written_down_and_unevenness_is_said():
    found, ann, bob, cay = three()
    Member.objects.filter(pk=cay.member.pk).update(basis="lived", votes=False)
    address = f"/partnerships/{found.ref}/rights/"
    page = at(bob).get(address).text
    assert "Cay speaks from their own life and has no vote and nothing to decide." in page
    sent = {"area-0": "Money", f"part-0-{cay.member.pk}": "decides", f"part-0-{bob.member.pk}": "answers"}
    assert at(bob).post(address, sent).status_code == 422
    at(ann).post(address, sent)
    assert queries.rights_of(found) == {"Money": {cay.member.pk: "decides", bob.member.pk: "answers"}}
    page = at(bob).get(address).text
    assert "Decides" in page and "Answers for it" in page and "Cay speaks" not in page
    wrong = at(ann).post(address, {"area-3": "", f"part-3-{cay.member.pk}": "decides"})
    assert wrong.status_code == 422 and "Write what it is about" in wrong.text
    at(ann).post(address, {})
    assert queries.rights_of(found) == {}


def test_a_vote_is_given_until_a_day_and_taken_back():
    found, ann, bob, cay = three()
    address = f"/partnerships/{found.ref}/proxies/"
    until = timezone.localdate() + timedelta(30)
    wrong = at(cay).post(address, {"holder": bob.member.pk})
    assert wrong.status_code == 422 and 'href="#until-day"' in wrong.text
    wrong = at(cay).post(address, {"holder": "", **day("until", until)})
    assert wrong.status_code == 422 and 'href="#holder"' in wrong.text
    at(cay).post(address, {"holder": bob.member.pk, **day("until", until)})
    page = at(ann).get(address).text
    assert "Bob votes for Cay until" in page and "Take your vote back" not in page
    given = cay.member.proxies_given.get()
    assert at(ann).post(address, {"do": "back", "proxy": given.pk}).status_code == 404
    at(cay).post(address, {"do": "back", "proxy": given.pk})
    assert "Nobody votes for another now." in at(ann).get(address).text


def test_what_one_could_gain_is_said_to_all_and_ended_by_oneself():
    found, ann, bob, _cay = three()
    address = f"/partnerships/{found.ref}/interests/"
    assert at(bob).post(address, {"interest": " "}).status_code == 422
    at(bob).post(address, {"interest": "We sell <meals>."})
    page = at(ann).get(address).text
    assert "We sell &lt;meals&gt;." in page and "This is no longer so" not in page
    mine = bob.member.interests.get()
    assert at(ann).post(address, {"do": "end", "which": mine.pk}).status_code == 404
    at(bob).post(address, {"do": "end", "which": mine.pk})
    assert "Nobody has said anything yet." in at(ann).get(address).text
