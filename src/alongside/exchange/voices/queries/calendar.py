"""Read what is asked when, of whom and where; who was asked lately; and what was answered before.

All of it is of asks that the viewer may see, of one world.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.timezone import localdate

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.models import Subject
from alongside.exchange.places.models import Place, Within

from .. import calendar_rules as rules
from .. import notices_calendar as notices
from ..models import Ask
from .asks import asks_for, listed

MOST = 5  # that are shown beside a draft
LOOKED_AT = 400  # of the newest asks that are compared
State = Ask.State


@dataclass(frozen=True, slots=True)
class Met:
    """An ask that meets the same people, and why in one sentence."""

    ask: Ask
    why: str


def asked_lately(viewer: Viewer, ask: Ask) -> list[Met]:
    """What asks the same people within twelve weeks of this one; about the same first, `MOST` at most."""
    rows = _others(viewer, ask.world, ask.pk).filter(state__in=(State.OPEN, State.CLOSED, State.ANSWERED))
    new, others = _with(ask, rows)
    return _told(rules.lately(new, others.values()), rows)


def earlier(viewer: Viewer, ask: Ask) -> list[Met]:
    """What the same people were asked about the same and were answered; the newest first, `MOST` at most."""
    rows = _others(viewer, ask.world, ask.pk).filter(_answered()).distinct()
    new, others = _with(ask, rows)
    return _told(rules.before(new, others.values()), rows)


def earlier_answers(
    viewer: Viewer,
    *,
    place: Place | None,
    who: str = "",
    subjects: Collection[int] = (),
    world: str = "real",
) -> list[Met]:
    """The same before anything is drafted: by place, who is to be asked, and ids of subjects."""
    rows = _others(viewer, world, None).filter(_answered()).distinct()
    held = _around([*(row.place_id for row in rows), place.pk if place else None])
    today = timezone.localdate()
    around = held.get(place.pk, frozenset()) if place else frozenset()
    new = rules.Asked("", place.pk if place else None, around, who, frozenset(subjects), today, None)
    return _told(rules.before(new, [_as_asked(row, held) for row in rows]), rows)


def months(viewer: Viewer, world: str, *, place: Place | None = None, since: date | None = None) -> list[Ask]:
    """What is asked and will be asked, by its first day; from `since` on, or all. With places and owners."""
    rows = listed(asks_for(viewer, world=world, place_id=place.pk if place else None))
    rows = rows.exclude(state=State.WITHDRAWN)
    found = [row for row in rows[:LOOKED_AT] if since is None or (ends_on(row) or date.max) >= since]
    return sorted(found, key=lambda row: (starts_on(row), row.pk))


def starts_on(ask: Ask) -> date:
    """The day on which people are first asked, or were; of a draft without one, today."""
    if ask.opens_on is not None:
        return ask.opens_on
    return localdate(ask.opened_at) if ask.opened_at else timezone.localdate()


def ends_on(ask: Ask) -> date | None:
    """The last day on which people could or can answer; None while nobody said."""
    if ask.closed_at is not None:
        return localdate(ask.closed_at)
    return ask.closes_on


def _others(viewer: Viewer, world: str, but: int | None) -> QuerySet[Ask]:
    return listed(asks_for(viewer, world=world)).exclude(pk=but).prefetch_related("subjects")


def _answered() -> Q:
    return Q(state=State.ANSWERED) | Q(answers__published_at__isnull=False)


def _with(ask: Ask, rows: QuerySet[Ask]) -> tuple[rules.Asked, dict[int, rules.Asked]]:
    """An ask and others, as the rules compare them. Cost: three reads."""
    some = list(rows[:LOOKED_AT])
    held = _around([ask.place_id, *(row.place_id for row in some)])
    return _as_asked(ask, held), {row.pk: _as_asked(row, held) for row in some}


def _around(places: Iterable[int | None]) -> dict[int, frozenset[int]]:
    """For each place the ids of all it lies in, itself included."""
    found: dict[int, set[int]] = {pk: {pk} for pk in places if pk is not None}
    for inner, outer in Within.objects.filter(inner__in=found).values_list("inner", "outer"):
        found[inner].add(outer)
    return {pk: frozenset(outer) for pk, outer in found.items()}


def _as_asked(ask: Ask, held: dict[int, frozenset[int]]) -> rules.Asked:
    place = ask.place_id
    return rules.Asked(
        ref=ask.ref,
        place=place,
        around=held.get(place, frozenset()) if place is not None else frozenset(),
        who=ask.who,
        subjects=frozenset(one.pk for one in ask.subjects.all()),
        starts=starts_on(ask),
        ends=ends_on(ask),
        title=ask.title,
    )


def _told(found: list[rules.Overlap], rows: QuerySet[Ask]) -> list[Met]:
    first = found[:MOST]
    asks = {row.ref: row for row in rows.filter(ref__in=[one.ref for one in first])}
    ids = {pk for one in first for pk in one.subjects}
    names = dict(Subject.objects.filter(pk__in=ids).values_list("pk", "label")) if ids else {}
    return [Met(asks[one.ref], notices.why(one, names)) for one in first]
