"""One mail a morning at most; a notice is mailed once; whoever left or wants none gets none."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Acting, Guest, Message, Notice, NoticeSettings, Party, User
from alongside.exchange.accounts.services import tell
from alongside.exchange.digests.models import Mailing, Talk
from alongside.exchange.digests.services import send_mornings
from alongside.exchange.matches.models import Call
from tests._support import rows

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)  # winter: London keeps the same hour
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def ann():
    return User.objects.create(email="ann@example.org", name="Ann")


def told(person, title="News", at=MONDAY - timedelta(days=1)):
    key = "user_ids" if isinstance(person, User) else "guest_ids"
    [made] = tell(kind="x", title=title, url="/needs/", **{key: [person.pk]})
    Notice.objects.filter(pk=made.pk).update(made_at=at)
    return made


def test_what_was_told_is_gathered_into_one_mail_and_never_told_again(ann):
    told(ann, "First")
    told(ann, "Second")
    assert send_mornings(now=TUESDAY) == 1
    mail = Message.objects.get()
    assert mail.text.index("First") < mail.text.index("Second") and mail.subject == "First, and one more"
    assert mail.text.startswith("Hello Ann,") and "/stop/" in mail.text and "<p>" in mail.html
    told(ann, "Third", TUESDAY)
    assert send_mornings(now=TUESDAY + timedelta(hours=1)) == 0  # one a day
    assert send_mornings(now=TUESDAY + timedelta(days=1)) == 1
    later = Message.objects.latest("pk")
    assert later.subject == "Third" and "First" not in later.text
    assert send_mornings(now=TUESDAY + timedelta(days=2)) == 0


@pytest.mark.parametrize("hour", [0, 6, 12, 23])
def test_only_mornings_are_for_this(ann, hour):
    told(ann)
    assert send_mornings(now=TUESDAY.replace(hour=hour)) == 0


def test_in_summer_the_morning_is_an_hour_earlier_by_the_sun(ann):
    summer = datetime(2026, 7, 7, 6, 30, tzinfo=UTC)
    told(ann, at=summer)
    assert send_mornings(now=summer) == 1


@pytest.mark.parametrize(
    ("mail", "monday", "tuesday"), [("daily", 1, 0), ("weekly", 1, 0), ("never", 0, 0), ("at-once", 0, 0)]
)
def test_each_is_mailed_as_they_wish(ann, mail, monday, tuesday):
    NoticeSettings.objects.create(user=ann, mail=mail, monday=False)
    told(ann)
    before = Message.objects.count()
    assert before == (1 if mail == "at-once" else 0)
    assert send_mornings(now=MONDAY) == monday
    assert send_mornings(now=TUESDAY) == tuesday


def test_weekly_waits_for_monday_and_the_quiet_hours_put_the_mail_off(ann):
    NoticeSettings.objects.create(user=ann, mail="weekly", quiet_from=time(22), quiet_until=time(9))
    told(ann)
    assert send_mornings(now=TUESDAY - timedelta(days=7)) == 0
    assert send_mornings(now=MONDAY) == 1
    assert Message.objects.get().due_at == MONDAY.replace(hour=9)


def test_nobody_who_left_has_no_address_or_has_read_it_is_mailed(ann):
    gone = User.objects.create(email="gone@example.org", is_active=False)
    erased = Guest.objects.create(party=Party.objects.create(), email="")
    for person in (gone, erased, ann):
        told(person)
    Notice.objects.filter(user=ann).update(read_at=timezone.now())
    assert send_mornings(now=TUESDAY) == send_mornings(now=MONDAY) == 0
    assert not Message.objects.exists()


def test_what_is_too_old_is_not_dug_up(ann):
    told(ann, at=TUESDAY - timedelta(days=15))
    assert send_mornings(now=TUESDAY) == 0


def test_a_guest_has_a_mail_too_and_each_only_their_own(ann):
    guest = Guest.objects.create(party=Party.objects.create(), email="cy@example.org")
    told(guest, "For Cy")
    told(ann, "For Ann")
    assert send_mornings(now=TUESDAY) == 2
    texts = {mail.to: mail.text for mail in Message.objects.all()}
    assert "For Cy" in texts["cy@example.org"] and "For Ann" not in texts["cy@example.org"]
    assert "For Ann" in texts["ann@example.org"] and "For Cy" not in texts["ann@example.org"]


@pytest.fixture
def broker(ann):
    """Somebody for whom there is one of each thing, in a week's time."""
    here = rows.place("Here")
    mine = rows.actor("Mine", place=here)
    Acting.objects.create(user=ann, party=mine.party, role="broker", place=here)
    day = MONDAY.date()
    Talk.objects.create(party=mine.party, user=ann, who="Secret name", on=day, remind_on=day)
    rows.need("A lift to the clinic", place=here, reported_on=day)
    rows.offer("Small grants", kind="fund", closes_on=day + timedelta(days=9))
    Call.objects.create(
        need=rows.need("Who can cook?", place=here, reported_on=day), opens_on=day, closes_on=day
    )
    return ann


def test_on_mondays_at_most_three_things_the_most_useful_first(broker):
    assert send_mornings(now=MONDAY) == 1
    mail = Message.objects.get()
    assert (
        "2 December 2026" in mail.text
        and "This week, 3 things:" in mail.text
        and "Secret name" not in mail.text
    )
    at = [
        mail.text.index(words)
        for words in ("reminded of a conversation", "at your place", "last day to apply")
    ]
    assert at == sorted(at) and "Open for answers" not in mail.text
    assert send_mornings(now=MONDAY + timedelta(minutes=15)) == 0
    assert Mailing.objects.get().things == 3


def test_what_was_told_stands_in_the_same_mail(broker):
    told(broker, "You have an answer")
    assert send_mornings(now=MONDAY) == 1
    text = Message.objects.get().text
    assert text.index("last day to apply") < text.index("You have an answer")


def test_no_monday_mail_for_who_wants_none_and_none_where_nothing_is(broker):
    NoticeSettings.objects.create(user=broker, monday=False)
    User.objects.create(email="ben@example.org")
    assert send_mornings(now=MONDAY) == 0
    assert not Message.objects.exists()


def test_a_process_that_comes_second_writes_nothing(ann, monkeypatch):
    told(ann)
    Mailing.objects.create(user=ann, on=TUESDAY.date(), things=1)
    monkeypatch.setattr("alongside.exchange.digests.services.mornings._people", lambda *given: [ann])
    assert send_mornings(now=TUESDAY) == 0
    assert not Message.objects.exists() and Notice.objects.get().mailed_at is None


def test_old_days_are_forgotten(ann):
    Mailing.objects.create(user=ann, on=TUESDAY.date() - timedelta(days=61), things=1)
    send_mornings(now=TUESDAY)
    assert not Mailing.objects.exists()
