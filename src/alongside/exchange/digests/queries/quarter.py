"""What came of a quarter: asked, put in touch, what came of it, what stayed unmet, calls, conversations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.small_numbers import Shown, shown
from alongside.exchange.directory.queries import seen_actor
from alongside.exchange.matches.models import Call, Enquiry, Introduction, Match, Side
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.models import Offer

from ..models import Talk
from ..rules import Quarter
from .mine import Mine, at, mine_of

Status = Need.Status
UNMET = (Status.OPEN, Status.CALLED)
RAISED = (F("reported_on").asc(nulls_last=True), "made_at", "pk")
MOST = 2000  # rows of a kind that a quarter's file holds


@dataclass(frozen=True, slots=True)
class Contact:
    """Two who were put in touch: what came of it, and whether the help was one's own or another's."""

    introduction: Introduction
    need: Need
    offer: Offer | None
    outcome: str  # fruit, in-touch, waiting, not-helped, declined
    own: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter of somebody's places, or of their organisation where they look after no place.

    `people`: how many asked the connector, by kind; a number below five is not shown.
    `own`, `taken_up`: what bore fruit with help of one's own places, and with help from elsewhere.
    """

    quarter: Quarter
    mine: Mine
    asked: list[Need] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    unmet: list[Need] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    people: Shown = field(default_factory=lambda: shown({}))

    @property
    def fruit(self) -> list[Contact]:
        """What helped."""
        return [one for one in self.contacts if one.outcome == "fruit"]

    @property
    def own(self) -> int:
        """How often what is at home here helped."""
        return sum(one.own for one in self.fruit)

    @property
    def taken_up(self) -> int:
        """How often what comes from elsewhere was taken up and helped."""
        return len(self.fruit) - self.own

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is to be told."""
        told = (self.asked, self.contacts, self.unmet, self.calls, self.talks)
        return not any(told) and self.people.total == 0


def report_for(viewer: Viewer, quarter: Quarter) -> Report:
    """A quarter as the viewer may see it."""
    mine = mine_of(viewer)
    if viewer.user_id is None:
        return Report(quarter, mine)
    start, end = _moments(quarter)
    needs = _needs(viewer, mine)
    raised = Q(reported_on__range=(quarter.first, quarter.last)) | Q(
        reported_on=None, made_at__gte=start, made_at__lt=end
    )
    introduced = Introduction.objects.filter(match__need=OuterRef("pk"), made_at__lt=end)
    known = Q(reported_on__lte=quarter.last) | Q(reported_on=None, made_at__lt=end)
    unmet = needs.filter(known, status__in=UNMET).filter(
        ~Exists(introduced.filter(state__in=["open", "accepted"]))
    )
    return Report(
        quarter=quarter,
        mine=mine,
        asked=list(needs.filter(raised).order_by(*RAISED)[:MOST]),
        contacts=_contacts(viewer, mine, needs, start, end),
        unmet=list(unmet.order_by(*RAISED)[:MOST]),
        calls=_calls(needs, quarter, start, end),
        talks=_talks(viewer, quarter),
        people=_people(mine, start, end),
    )


def _moments(quarter: Quarter) -> tuple[datetime, datetime]:
    zone = timezone.get_default_timezone()
    after = quarter.last + timedelta(days=1)
    return datetime.combine(quarter.first, time(), zone), datetime.combine(after, time(), zone)


def _needs(viewer: Viewer, mine: Mine) -> Any:
    """The needs a report is about: those at the connector's places, else those of one's organisation."""
    rows = needs_for(viewer, world=mine.world).exclude(standing="history")
    if mine.places:
        return rows.filter(at(mine.places) | Q(owner__in=viewer.parties))
    return rows.filter(Q(owner__in=viewer.parties) | Q(actor__party__in=viewer.parties))


def _contacts(viewer: Viewer, mine: Mine, needs: Any, start: datetime, end: datetime) -> list[Contact]:
    """Whom these needs, or the viewer's own help, were put in touch with; told once they may be seen."""
    rows = Introduction.objects.filter(made_at__gte=start, made_at__lt=end)
    rows = rows.filter(Q(match__need__in=needs.order_by().values("pk")) | Q(sides__party__in=viewer.parties))
    rows = rows.exclude(state=Introduction.State.WITHDRAWN).distinct().order_by("made_at", "pk")
    found = list(rows.select_related("match__need__place").prefetch_related("sides")[:MOST])
    ids = {row.match.offer_id for row in found}
    offers = {row.pk: row for row in visible(viewer, Offer.objects.filter(pk__in=ids))}
    home = set(
        Offer.objects.filter(pk__in=ids)
        .filter(Q(owner__in=viewer.parties) | Q(actor__party__in=viewer.parties) | at(mine.places))
        .values_list("pk", flat=True)
    )
    may = {row.pk for row in visible(viewer, Need.objects.filter(pk__in={r.match.need_id for r in found}))}
    return [
        Contact(
            row, row.match.need, offers.get(row.match.offer_id), _outcome(row), row.match.offer_id in home
        )
        for row in found
        if row.match.need_id in may
    ]


def _outcome(row: Introduction) -> str:
    """What came of it, as both sides said."""
    said = {side.helped for side in row.sides.all()}
    if row.match.status == Match.Status.FRUIT or said & {Side.Helped.YES, Side.Helped.PARTLY}:
        return "fruit"
    if row.state == Introduction.State.DECLINED:
        return "declined"
    if said & {Side.Helped.NO, Side.Helped.NEVER}:
        return "not-helped"
    return "waiting" if row.state == Introduction.State.OPEN else "in-touch"


def _calls(needs: Any, quarter: Quarter, start: datetime, end: datetime) -> list[Call]:
    during = Q(opens_on__range=(quarter.first, quarter.last)) | Q(closed_at__gte=start, closed_at__lt=end)
    rows = Call.objects.filter(during, need__in=needs.order_by().values("pk"))
    return list(rows.select_related("need").prefetch_related("answers").order_by("opens_on", "pk")[:MOST])


def _talks(viewer: Viewer, quarter: Quarter) -> list[Talk]:
    rows = Talk.objects.filter(party__in=viewer.parties, on__range=(quarter.first, quarter.last))
    return list(rows.prefetch_related(seen_actor(viewer)).order_by("on", "pk")[:MOST])


def _people(mine: Mine, start: datetime, end: datetime) -> Shown:
    """How many people asked the connector for something, by kind; small numbers are hidden."""
    counts = dict.fromkeys(Enquiry.Kind.values, 0)
    if mine.places:
        rows = Enquiry.objects.filter(at(mine.places), made_at__gte=start, made_at__lt=end)
        for kind in rows.filter(world=mine.world).values_list("kind", flat=True):
            counts[kind] += 1
    return shown(counts)


def outcomes(contacts: Iterable[Contact]) -> dict[str, int]:
    """How often each came of it."""
    counts: dict[str, int] = {}
    for one in contacts:
        counts[one.outcome] = counts.get(one.outcome, 0) + 1
    return counts
