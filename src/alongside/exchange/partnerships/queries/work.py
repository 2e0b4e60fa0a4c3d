"""Read the work of a workspace: what could go wrong, dates, who does what, links, activities.

For readers who are inside: each is given the partnership that `inside` returned.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from .. import work_rules as rules
from ..models import Action, Activity, FileLink, Meeting, Partnership, Risk

FOUR = ("decides", "plans", "does", "checks")  # what people who live there share in, in the order of the star
ADDS = tuple(Activity.Adds.values)


def risks_of(partnership: Partnership) -> list[Risk]:
    """What could go wrong: what is open first, the gravest and then what is looked at soonest."""
    rows = list(partnership.risks.select_related("whose"))
    opened = [row for row in rows if row.closed_at is None]
    opened.sort(key=lambda row: (-gravity_of(row), row.review_on, row.pk))
    closed = [row for row in rows if row.closed_at is not None]
    closed.sort(key=lambda row: row.closed_at, reverse=True)  # type: ignore[arg-type, return-value]
    return [*opened, *closed]


def gravity_of(risk: Risk) -> int:
    """How grave it is, 1 to 12, to put them in order."""
    return rules.gravity(kind=risk.kind, likelihood=risk.likelihood, impact=risk.impact)


def risk_of(partnership: Partnership, ref: str) -> Risk | None:
    """One of them."""
    return partnership.risks.select_related("whose").filter(ref=ref).first()


def late_risks(partnership: Partnership, today: date) -> int:
    """How many open ones should have been looked at again before today."""
    return partnership.risks.filter(closed_at=None, review_on__lt=today).count()


def meetings_of(partnership: Partnership) -> list[Meeting]:
    """All dates, the earliest first, each with who does what (`actions`)."""
    return list(partnership.meetings.prefetch_related(_with_members()))


def meeting_of(partnership: Partnership, ref: str) -> Meeting | None:
    """One of them."""
    return partnership.meetings.prefetch_related(_with_members()).filter(ref=ref).first()


def _with_members() -> Prefetch:
    return Prefetch("actions", Action.objects.select_related("who"))


def next_meeting(partnership: Partnership, now: datetime) -> Meeting | None:
    """The next date that was not called off."""
    return partnership.meetings.filter(called_off_at=None, starts_at__gte=now).first()


def actions_of(partnership: Partnership) -> list[Action]:
    """Who does what by when: what is not done first, the earliest first, then what was done last."""
    rows = list(partnership.actions.select_related("who", "meeting"))
    waits = [row for row in rows if row.done_on is None]
    done = [row for row in rows if row.done_on is not None]
    done.sort(key=lambda row: row.done_on, reverse=True)  # type: ignore[arg-type, return-value]
    return [*waits, *done]


def late_actions(partnership: Partnership, today: date) -> int:
    """How many should have been done before today."""
    return partnership.actions.filter(done_on=None, by_when__lt=today).count()


def overdue(partnership: Partnership, today: date) -> int:
    """All that is overdue of what is kept here: looks at risks, and what was to be done."""
    return late_risks(partnership, today) + late_actions(partnership, today)


def links_of(partnership: Partnership) -> list[FileLink]:
    """Where files lie, by name."""
    return list(partnership.links.all())


def activities_of(partnership: Partnership) -> list[Activity]:
    """What is done together, the earliest first."""
    return list(partnership.activities.all())


def activity_of(partnership: Partnership, ref: str) -> Activity | None:
    """One of them."""
    return partnership.activities.filter(ref=ref).first()


@dataclass(frozen=True, slots=True)
class Star:
    """How many activities people who live there share in deciding, planning, doing and checking.

    `counts`: by FOUR, of `many` activities that go on; `adds`: how many add, replace or do neither; `hours`:
    what staff and volunteers give a month, where it was written down.
    """

    many: int
    counts: dict[str, int]
    adds: dict[str, int]
    staff_hours: int
    volunteer_hours: int

    @property
    def empty(self) -> tuple[str, ...]:
        """The elements in which no activity is shared."""
        return tuple(name for name in FOUR if not self.counts[name])


def star(activities: Iterable[Activity], today: date) -> Star:
    """The star of the activities that go on today."""
    now = [row for row in activities if row.since <= today and (row.until is None or row.until >= today)]
    return Star(
        many=len(now),
        counts={name: sum(getattr(row, name) for row in now) for name in FOUR},
        adds={name: sum(row.adds == name for row in now) for name in ADDS},
        staff_hours=sum(row.staff_hours or 0 for row in now),
        volunteer_hours=sum(row.volunteer_hours or 0 for row in now),
    )
