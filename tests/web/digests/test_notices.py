"""What somebody was told, how they wish to be told, and the one click that stops mail."""

from datetime import time

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Guest, Notice, NoticeSettings, Party, User
from alongside.exchange.accounts.told import stop_path

pytestmark = pytest.mark.django_db
SETTINGS = "/you/notices/settings/"


def test_opening_the_page_reads_ones_own_notices_and_shows_nobody_elses(page, nell):
    other = User.objects.create(email="ben@example.org")
    Notice.objects.create(kind="x", title="Yours", text="Words", url="/needs/", user=nell)
    Notice.objects.create(kind="x", title="Theirs", user=other)
    text = page.get("/you/notices/").content.decode()
    assert "Yours" in text and "<strong>New</strong>" in text and "Theirs" not in text
    text = page.get("/you/notices/").content.decode()
    assert "Yours" in text and "<strong>New</strong>" not in text
    assert Notice.objects.get(read_at=None).user == other
    file = page.get("/you/notices/?download=csv").content.decode("utf-8-sig")
    assert "Yours" in file and "Theirs" not in file


def test_looking_at_the_list_without_opening_it_reads_nothing(page, nell):
    Notice.objects.create(kind="x", title="Yours", user=nell)
    page.head("/you/notices/")
    page.get("/you/notices/?download=xlsx")
    assert Notice.objects.filter(read_at=None).exists()


def test_wishes_are_kept_and_shown_again(page, nell):
    text = page.get(SETTINGS).content.decode()
    assert 'value="daily" checked' in text and 'value="yes" checked' in text
    said = {"mail": "weekly", "quiet_from": "22:00", "quiet_until": "07:00"}
    answer = page.post(SETTINGS, said)
    assert answer.headers["Location"] == f"{SETTINGS}?kept=1"
    kept = NoticeSettings.objects.get(user=nell)
    assert (kept.mail, kept.monday, kept.quiet_from, kept.quiet_until) == ("weekly", False, time(22), time(7))
    text = page.get(answer.headers["Location"]).content.decode()
    assert (
        "We do as you wish" in text and 'value="weekly" checked' in text and 'value="22:00" selected' in text
    )


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"mail": ""}, "mail"),
        ({"mail": "daily", "quiet_from": "22:00"}, "quiet_from"),
        ({"mail": "x"}, "mail"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(page, said, field):
    answer = page.post(SETTINGS, said)
    text = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{field}"' in text and f'id="{field}"' in text
    assert "Problem: When we mail you" in text and not NoticeSettings.objects.exists()


def test_a_guest_has_the_same_pages(client, db):
    guest = Guest.objects.create(party=Party.objects.create(), name="Cy")
    Notice.objects.create(kind="x", title="For Cy", guest=guest)
    session = client.session
    session["guest"] = guest.pk
    session.save()
    assert "For Cy" in client.get("/you/notices/").content.decode()
    assert client.post(SETTINGS, {"mail": "never"}).status_code == 302
    assert NoticeSettings.objects.get().guest == guest


def test_one_click_stops_mail_without_signing_in_and_a_visit_alone_changes_nothing(db):
    user = User.objects.create(email="ann@example.org")
    path, strict = stop_path({"user_id": user.pk}), Client(enforce_csrf_checks=True)
    shown = strict.get(path)
    assert shown.status_code == 200 and "Stop the mails" in shown.content.decode()
    assert not NoticeSettings.objects.exists() and "ann@" not in shown.content.decode()
    done = strict.post(path, {"List-Unsubscribe": "One-Click"})  # as a mail program sends it, RFC 8058
    assert done.status_code == 200 and "The mails have stopped" in done.content.decode()
    kept = NoticeSettings.objects.get(user=user)
    assert (kept.mail, kept.monday) == ("never", False)
    assert strict.post("/stop/made-up/").status_code == strict.get("/stop/x/").status_code == 404
