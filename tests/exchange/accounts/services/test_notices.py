from datetime import UTC, datetime, time, timedelta

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Guest, Message, Notice, NoticeSettings, Party, User
from alongside.exchange.accounts.services import (
    SettingsRefused,
    arrive,
    read_notices,
    set_notices,
    stop_mail,
    tell,
)
from alongside.exchange.accounts.services.notices import due_for
from alongside.exchange.audit.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def ann():
    return User.objects.create(email="ann@example.org")


@pytest.fixture
def guest():
    return Guest.objects.create(party=Party.objects.create(), email="cy@example.org")


def test_each_is_told_in_the_page_and_mailed_only_as_they_wish(ann, guest):
    NoticeSettings.objects.create(guest=guest, mail="at-once")
    made = tell(
        kind="x", title="News", text="Words", url="/needs/", user_ids=[ann.pk, ann.pk], guest_ids=[guest.pk]
    )
    assert len(made) == 2 and Notice.objects.filter(mailed_at=None).get().user == ann
    mail = Message.objects.get()
    assert mail.guest == guest and mail.to == "cy@example.org" and "/stop/" in mail.text
    assert "Words" in mail.text and "/needs/" in mail.text


def test_at_once_waits_for_the_end_of_the_quiet_hours(ann):
    wishes = NoticeSettings(user=ann, mail="at-once", quiet_from=time(21), quiet_until=time(7))
    night = datetime(2026, 3, 2, 22, tzinfo=UTC)
    assert due_for(wishes, night) == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert due_for(wishes, NOON) == NOON


def test_somebody_without_an_address_is_told_in_the_page_alone(guest):
    Guest.objects.update(email="")
    NoticeSettings.objects.create(guest=guest, mail="at-once")
    tell(kind="x", title="News", guest_ids=[guest.pk])
    assert Notice.objects.count() == 1 and not Message.objects.exists()


def test_reading_marks_ones_own_and_nobody_elses(ann, guest):
    tell(kind="x", title="News", user_ids=[ann.pk], guest_ids=[guest.pk])
    assert read_notices(by=Doer(user_id=ann.pk), at=NOON) == 1
    assert read_notices(by=Doer(user_id=ann.pk), at=NOON) == 0
    assert Notice.objects.get(read_at=None).guest == guest
    assert read_notices(by=Doer(guest_id=guest.pk, helper_id=ann.pk), at=NOON) == 1
    with pytest.raises(ValueError, match="told nothing"):
        read_notices(by=Doer(process="test"), at=NOON)


def test_wishes_are_kept_once_with_their_entry_in_the_trail(ann):
    by = Doer(user_id=ann.pk)
    for mail in ("weekly", "daily"):
        set_notices(mail=mail, monday=False, quiet_from=time(22), quiet_until=time(6), by=by)
    kept = NoticeSettings.objects.get()
    assert (kept.user, kept.mail, kept.monday, kept.quiet_from) == (ann, "daily", False, time(22))
    assert Entry.objects.filter(action="set-notices", kind="notice-settings").count() == 2


@pytest.mark.parametrize(
    ("mail", "quiet_from", "said"), [("often", None, "how often"), ("daily", time(22), "both times")]
)
def test_wishes_that_do_not_go_together_are_refused(ann, mail, quiet_from, said):
    with pytest.raises(SettingsRefused, match=said):
        set_notices(mail=mail, monday=True, quiet_from=quiet_from, quiet_until=None, by=Doer(user_id=ann.pk))
    assert not NoticeSettings.objects.exists()


def test_one_click_stops_all_news_by_mail_for_that_person_alone(ann, guest):
    NoticeSettings.objects.create(user=ann, mail="at-once", quiet_from=time(22), quiet_until=time(6))
    stop_mail(person={"user_id": ann.pk})
    stop_mail(person={"user_id": ann.pk})  # a mail program may press twice
    kept = NoticeSettings.objects.get()
    assert (kept.mail, kept.monday, kept.quiet_from) == ("never", False, time(22))
    tell(kind="x", title="News", user_ids=[ann.pk], guest_ids=[guest.pk])
    assert not Message.objects.exists()
    stop_mail(person={"guest_id": 10**9})  # who was erased since: nothing is kept for nobody
    assert NoticeSettings.objects.count() == 1


def test_a_visit_begins_when_half_an_hour_has_passed(ann):
    def visit(minutes):
        return arrive(user_id=ann.pk, at=NOON + timedelta(minutes=minutes))

    assert visit(0) is None and visit(29) is None
    assert visit(30) == NOON and visit(59) == NOON
    assert visit(24 * 60) == NOON + timedelta(minutes=30)
    ann.refresh_from_db()
    assert ann.here_at == NOON + timedelta(days=1)
