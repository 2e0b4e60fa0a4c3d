"""Those who decide see what waits, decide by a rule, and take the log away; nobody else finds the page."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.models import Acting, Party, Report
from alongside.exchange.accounts.services.moderation import report_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge(client, django_user_model):
    user = django_user_model.objects.create(email="judge@example.org")
    Acting.objects.create(user=user, party=Party.objects.create(), role="moderator")
    client.force_login(user)
    return user


def reported(town, reason="wrong"):
    said = {"page": f"/offers/{town.offer.ref}/", "words": "Secret words", "viewer": VISITOR, "by": None}
    return report_problem(kind="offer", key=town.offer.ref, reason=reason, **said)


def test_what_may_harm_comes_first_and_the_log_has_no_words(client, town, judge):
    reported(town)
    harm = reported(town, "danger")
    page = client.get("/moderation/").content.decode()
    assert page.index(harm.ref) < page.index(Report.objects.get(reason="wrong").ref)
    assert "Look at this first" in page
    log = client.get("/moderation/?download=csv").content.decode()
    assert harm.ref in log and "Secret words" not in log
    assert client.get("/moderation/?download=xlsx").status_code == 200


def test_one_is_decided_and_put_back_by_another(client, town, judge, django_user_model):
    report = reported(town)
    at = f"/moderation/{report.ref}/"
    page = client.get(at).content.decode()
    assert "Secret words" in page and town.offer.title in page
    assert client.post(at, {"outcome": "down", "decided_reason": ""}).status_code == 422
    assert client.post(at, {"outcome": "down", "decided_reason": "wrong"}).status_code == 302
    assert "Decided by the rule" in client.get(at).content.decode()
    Report.objects.update(state="appealed")
    assert "Somebody else looks at it now" in client.get(at).content.decode()
    assert client.post(at, {"outcome": "put-back"}).status_code == 422
    other = django_user_model.objects.create(email="two@example.org", is_superuser=True)
    client.force_login(other)
    assert client.post(at, {"outcome": "maybe"}).status_code == 422
    assert client.post(at, {"outcome": "put-back", "words": "It is right."}).status_code == 302
    client.logout()
    assert client.get(f"/offers/{town.offer.ref}/").status_code == 200


def test_nobody_else_finds_these_pages(client, town, django_user_model):
    report = reported(town)
    for path in ("/moderation/", f"/moderation/{report.ref}/", "/moderation/?download=csv"):
        assert client.get(path).status_code == 302
    client.force_login(django_user_model.objects.create(email="x@example.org"))
    for path in (
        "/moderation/",
        f"/moderation/{report.ref}/",
        "/moderation/?download=csv",
        f"/report/{report.ref}/",
    ):
        assert client.get(path).status_code == 404
