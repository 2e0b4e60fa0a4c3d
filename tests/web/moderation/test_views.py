"""Anyone reports a problem from any page; whoever it belongs to asks to look again."""

import pytest

from alongside.exchange.accounts.models import Acting, Party, Report
from alongside.exchange.accounts.moderation import POLICY
from alongside.web.moderation.views import page_of, row_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(django_user_model):
    """By role, somebody who acts in it."""

    def made(role, party=None):
        user = django_user_model.objects.create(
            email=f"{role}-{django_user_model.objects.count()}@example.org"
        )
        Acting.objects.create(user=user, party=party or Party.objects.create(), role=role)
        return user

    return made


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/offers/abc/?q=x#y", "/offers/abc/"),
        ("https://evil.example/x", ""),
        ("//evil.example/x", ""),
        ("/\\evil.example/x", "/x"),
        ("/l/secret/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_ours_is_kept_and_never_that_of_a_link(asked, page):
    assert page_of(asked) == page


def test_the_page_of_an_entry_names_it():
    assert row_named("/offers/abc/") == ("offer", "abc")
    assert row_named("/offers/abc/edit/") == row_named("/about/") == row_named("") == ("", "")


def test_each_page_leads_to_it_and_the_policy_says_the_same(client, town):
    page = client.get(f"/offers/{town.offer.ref}/").content.decode()
    assert f"/report/?page=%2Foffers%2F{town.offer.ref}%2F" in page
    form = client.get("/report/", {"page": f"/offers/{town.offer.ref}/"}).content.decode()
    policy = client.get("/about/policy").content.decode()
    assert town.offer.title in form
    for rule in POLICY.values():
        assert str(rule.title) in form and str(rule.text) in policy


def test_a_visitor_reports_without_an_account(client, town):
    path = f"/offers/{town.offer.ref}/"
    assert client.post("/report/", {"page": path}).status_code == 422
    wrong = client.post("/report/", {"page": path, "reason": "wrong", "words": "Kept words", "email": "x"})
    assert wrong.status_code == 422 and "Kept words" in wrong.content.decode()
    hinted = client.post(
        "/report/", {"page": path, "reason": "wrong", "words": "Ring Mrs Jones on 01632 960123"}
    )
    assert (
        hinted.status_code == 200 and "looks like" in hinted.content.decode() and not Report.objects.exists()
    )
    sent = {"page": path, "reason": "wrong", "words": "Ring 01632 960123", "button": "as-it-is"}
    assert "Somebody will look at it" in client.post("/report/", sent).content.decode()
    report = Report.objects.get()
    assert (report.page, report.kind, report.row_ref) == (path, "offer", town.offer.ref)


def test_a_hidden_entry_is_as_one_that_never_was(client, town):
    answers = []
    for ref in (town.hidden.ref, "zzzzzzzzzz"):
        shown = client.get("/report/", {"page": f"/offers/{ref}/"}).content.decode()
        sent = client.post("/report/", {"page": f"/offers/{ref}/", "reason": "wrong"}).content.decode()
        answers.append([text.replace(ref, "REF") for text in (shown, sent)])
    token = [part.split('value="')[1].split('"')[0] for part in (answers[0][0], answers[1][0])]
    assert answers[0][0].replace(token[0], "") == answers[1][0].replace(token[1], "")
    assert {report.row_ref for report in Report.objects.all()} == {""}


def test_what_was_taken_down_says_why_to_its_owner_who_asks_again(client, town, people):
    owner = Party.objects.create()
    ann, judge = people("editor", owner), people("moderator")
    type(town.offer).objects.filter(pk=town.offer.pk).update(owner=owner)
    client.post("/report/", {"page": f"/offers/{town.offer.ref}/", "reason": "advert"})
    report = Report.objects.get()
    client.force_login(judge)
    said = {"outcome": "down", "decided_reason": "advert", "words": "It sells mattresses."}
    assert client.post(f"/moderation/{report.ref}/", said).status_code == 302
    client.force_login(ann)
    assert f"/report/{report.ref}/" in client.get(f"/offers/{town.offer.ref}/").content.decode()
    page = client.get(f"/report/{report.ref}/").content.decode()
    assert "It sells mattresses." in page and "Ask to look again" in page
    assert client.post(f"/report/{report.ref}/", {"words": ""}).status_code == 422
    assert client.post(f"/report/{report.ref}/", {"words": "It is free."}).status_code == 302
    client.force_login(people("member"))
    assert client.get(f"/report/{report.ref}/").status_code == 404
    client.logout()
    assert client.get(f"/offers/{town.offer.ref}/").status_code == 404
