"""Dates are set one by one or in a row, moved and called off; what was said and who does what is kept."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships.models import Meeting, Partnership
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import meeting
from alongside.exchange.partnerships.services.meeting import DateSaid
from tests._support.partnership_work import crew, stranger

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
AT = datetime(2030, 3, 12, 14, tzinfo=LONDON)
TODAY = timezone.localdate()


def dates(those, **more):
    return meeting.set_dates(ref=those.ref, said=DateSaid("We meet", AT, 90, **more), by=those.by(1))


def refusal(do, *args, **named):
    with pytest.raises(PartnershipRefused) as problem:
        do(*args, **named)
    return problem.value.why, problem.value.field


def titles():
    return list(Notice.objects.order_by("pk").values_list("title", flat=True))


def test_a_row_of_dates_shares_a_series_and_the_others_are_told_once():
    those = crew(3)
    made = dates(those, repeats="monthly", many=3)
    assert len({one.series for one in made}) == 1 and made[0].series
    found = queries.meetings_of(those.found)
    assert [f"{one.starts_at.astimezone(LONDON):%d %b %H:%M}" for one in found] == [
        "12 Mar 14:00", "09 Apr 14:00", "14 May 14:00",
    ]  # fmt: skip
    assert titles() == ["A date is set: We meet, 12 March 2030 at 14:00"] * 2
    assert Entry.objects.get(action="set-dates").detail == {"dates": 3}
    assert dates(those)[0].series == ""
    assert refusal(dates, those, repeats="weekly", many=99) == ("no-many", "many")
    with pytest.raises(Partnership.DoesNotExist):
        meeting.set_dates(ref=those.ref, said=DateSaid("x", AT, 60), by=stranger())


def test_one_date_of_a_row_is_moved_or_called_off_alone():
    those = crew()
    first, second = dates(those, repeats="weekly", many=2)
    said = DateSaid("We meet", AT + timedelta(hours=1), 90, where="Library")
    moved = meeting.move_date(ref=those.ref, meeting=first.ref, said=said, by=those.by())
    assert moved.changes == 1 and moved.starts_at == AT + timedelta(hours=1)
    assert titles()[-1].startswith("A date has changed: We meet is now on 12 March 2030 at 15:00")
    before = len(titles())
    worded = DateSaid("We meet again", AT + timedelta(hours=1), 90, where="Library")
    meeting.move_date(ref=those.ref, meeting=first.ref, said=worded, by=those.by())
    assert len(titles()) == before  # another name for it is not news
    meeting.call_off(ref=those.ref, meeting=first.ref, by=those.by())
    assert titles()[-1].startswith("Called off: We meet again")
    assert queries.next_meeting(those.found, timezone.now()) == second
    again = {"ref": those.ref, "meeting": first.ref, "by": those.by()}
    assert refusal(meeting.call_off, **again)[0] == refusal(meeting.move_date, said=said, **again)[0]
    with pytest.raises(Meeting.DoesNotExist):
        meeting.call_off(ref=those.ref, meeting="nothing", by=those.by())


def test_who_does_what_is_told_to_them_and_ticked_when_done():
    those = crew()
    found = dates(those)[0]
    meeting.write_notes(ref=those.ref, meeting=found.ref, notes="We chose the hall.", by=those.by())
    said = {"ref": those.ref, "meeting": found.ref, "by": those.by()}
    made = meeting.add_action(what="Book the hall", by_when=TODAY, who=those.members[1].pk, **said)
    assert titles()[-1].startswith("You are asked to do this by")
    assert queries.meeting_of(those.found, found.ref).notes == "We chose the hall."
    assert list(queries.meeting_of(those.found, found.ref).actions.all()) == [made]
    assert refusal(meeting.add_action, what="", by_when=TODAY, **said) == ("no-action", "action")
    assert refusal(meeting.add_action, what="x", by_when=None, **said) == ("no-by-when", "by-day")
    tomorrow = TODAY + timedelta(days=1)
    assert queries.late_actions(those.found, tomorrow) == queries.overdue(those.found, tomorrow) == 1
    meeting.tick_action(ref=those.ref, action=made.pk, done=True, by=those.by(1))
    assert queries.late_actions(those.found, tomorrow) == 0 and queries.actions_of(those.found)[0].done_on
    meeting.tick_action(ref=those.ref, action=made.pk, done=False, by=those.by(1))
    assert queries.late_actions(those.found, tomorrow) == 1
