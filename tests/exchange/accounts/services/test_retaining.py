"""What was kept long enough goes by itself, and nothing before its time."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts import models as people
from alongside.exchange.accounts.personal import records
from alongside.exchange.accounts.services import make_link, new_guest, queue_mail
from alongside.exchange.accounts.services.retaining import keep_no_longer
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Enquiry
from tests._support import rows

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def months(count):
    return NOW - timedelta(days=31 * count)


def test_sent_mail_old_links_and_codes_go():
    guest = new_guest(name="Ann")
    sent, fresh, waiting = (queue_mail(to="a@x.example", subject="s", text="t") for _ in range(3))
    people.Message.objects.filter(pk=sent.pk).update(sent_at=months(2))
    people.Message.objects.filter(pk=fresh.pk).update(sent_at=NOW)
    for _ in range(2):
        make_link(purpose="x", guest_id=guest.pk)
    first = people.Link.objects.order_by("pk").first()
    people.Link.objects.filter(pk=first.pk).update(expires_at=months(2))
    people.Code.objects.create(guest=guest, code_hash="a", expires_at=NOW - timedelta(days=2))
    done = keep_no_longer(now=NOW)
    assert done == {"accounts.Message": 1, "accounts.Link": 1, "accounts.Code": 1}
    assert set(people.Message.objects.all()) == {fresh, waiting} and people.Link.objects.count() == 1
    assert set(Entry.objects.filter(action="expire").values_list("kind", flat=True)) == {
        "message",
        "link",
        "code",
    }
    assert keep_no_longer(now=NOW) == {}


def test_an_answered_question_is_emptied_after_a_year_and_still_counted():
    guest = new_guest(name="Ann")
    fields = {"kind": "ring-back", "due_on": date(2025, 1, 1), "words": "I feel alone", "guest": guest}
    old = Enquiry.objects.create(state="done", done_at=months(13), outcome="Rang her", **fields)
    new = Enquiry.objects.create(state="done", done_at=months(11), **fields)
    assert keep_no_longer(now=NOW) == {"matches.Enquiry": 1}
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.words, old.outcome, old.guest) == ("(deleted)", "(deleted)", None)
    assert (new.words, new.guest) == ("I feel alone", guest)
    assert keep_no_longer(now=NOW) == {}, "what is empty is left in peace"


def test_a_report_that_is_decided_is_emptied_after_two_years():
    report = people.Report.objects.create(page="/", reason="wrong", words="Ann lives there")
    waits = people.Report.objects.create(page="/", reason="wrong", words="Ben lives there")
    people.Report.objects.filter(pk=report.pk).update(state="upheld", decided_at=months(25))
    assert keep_no_longer(now=NOW) == {"accounts.Report": 1}
    report.refresh_from_db()
    waits.refresh_from_db()
    assert (report.words, waits.words) == ("(deleted)", "Ben lives there")


def test_a_guest_who_was_long_away_leaves_unless_something_is_under_way():
    gone, asks, needs, here = (new_guest(name=name) for name in ("Gone", "Asks", "Needs", "Here"))
    people.Guest.objects.exclude(pk=here.pk).update(made_at=months(30), seen_at=months(13))
    Enquiry.objects.create(kind="ring-back", due_on=date(2025, 1, 1), guest=asks)
    rows.need("Company", owner=needs.party)
    assert keep_no_longer(now=NOW) == {"accounts.Guest": 1}
    assert set(people.Guest.objects.values_list("name", flat=True)) == {"Asks", "Needs", "Here"}
    assert not people.Guest.objects.filter(pk=gone.pk).exists()


def test_every_period_can_be_asked_of_the_database():
    for one in records():
        assert one.table._base_manager.filter(one.kept.over(NOW)).count() == 0
