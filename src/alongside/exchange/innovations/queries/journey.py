"""Read the journey of an innovation: what is shown, what was decided, dates and tests; what is late."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.offers.models import Offer

from .. import journey_rules as rules
from ..models import GateDecision, GateShown, Innovation, Milestone, StatusChange, Stay, Trial
from ..stages import Item, asked_at
from .innovations import under

MOST_READ = 40  # of one's own, for Today


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that must be shown next, how it stands now, and what was said before, the newest first."""

    item: Item
    said: tuple[GateShown, ...]

    @property
    def now(self) -> GateShown | None:
        """What was said last."""
        return self.said[0] if self.said else None

    @property
    def is_settled(self) -> bool:
        """Whether it is shown or does not apply."""
        return self.now is not None and self.now.state != "not-yet"


@dataclass(frozen=True, slots=True)
class Journey:
    """All that is kept of where an innovation has got to; empty where nothing is."""

    stays: tuple[Stay, ...] = ()
    gate: tuple[Shown, ...] = ()
    decisions: tuple[GateDecision, ...] = ()
    changes: tuple[StatusChange, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    trials: tuple[Trial, ...] = ()

    @property
    def stay(self) -> Stay | None:
        """Its stay at the stage where it is."""
        return next((one for one in self.stays if one.left_on is None), None)

    @property
    def last(self) -> GateDecision | None:
        """What was decided last."""
        return self.decisions[0] if self.decisions else None

    @property
    def change(self) -> StatusChange | None:
        """Why it pauses, stops or closes down, or that it goes on again."""
        return self.changes[0] if self.changes else None


def journey_of(viewer: Viewer, innovation: Innovation) -> Journey:
    """The journey of a record that the viewer may see; nothing for anybody else."""
    seen = under(viewer)

    def rows(model: type) -> tuple:  # type: ignore[type-arg]
        return tuple(model.objects.filter(seen, innovation=innovation))

    return Journey(
        stays=rows(Stay),
        gate=gate_of(innovation, rows(GateShown)),
        decisions=tuple(GateDecision.objects.filter(seen, innovation=innovation).select_related("corrects")),
        changes=rows(StatusChange),
        milestones=rows(Milestone),
        trials=rows(Trial),
    )


def gate_of(innovation: Innovation, said: Iterable[GateShown]) -> tuple[Shown, ...]:
    """What must be shown at the stage where it is, for its types, with what was said of each."""
    lines: dict[str, list[GateShown]] = {}
    for one in said:
        if one.stage == innovation.stage:
            lines.setdefault(one.item, []).append(one)
    asked = asked_at(innovation.stage, innovation.offer.innovation_types)
    return tuple(Shown(item, tuple(lines.get(item.key, ()))) for item in asked)


def lesson_of(viewer: Viewer, offer: Offer) -> StatusChange | None:
    """What others should learn where it stopped: shared with whoever sees the offer, else with the record."""
    return lessons_of(viewer, [offer.pk]).get(offer.pk)


def lessons_of(viewer: Viewer, offer_ids: Iterable[int]) -> dict[int, StatusChange]:
    """The same for several offers at once, by offer: two queries, however many."""
    seen = visible(viewer, Offer.objects.filter(pk__in=list(offer_ids)))
    rows = StatusChange.objects.filter(innovation__offer__in=seen, innovation__status="stopped")
    last: dict[int, StatusChange] = {}
    for row in rows.filter(status="stopped").select_related("innovation"):
        last.setdefault(row.innovation.offer_id, row)
    kept = [row.pk for row in last.values() if not row.is_shared]
    own = set(rows.filter(under(viewer), pk__in=kept).values_list("pk", flat=True)) if kept else set()
    return {key: row for key, row in last.items() if row.is_shared or row.pk in own}


@dataclass(frozen=True, slots=True)
class Late:
    """A record with what is overdue in it, for Today."""

    innovation: Innovation
    decision_on: date | None = None
    pause_on: date | None = None
    milestones: list[Milestone] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)

    @property
    def ref(self) -> str:
        """Of the innovation, by which its page is found."""
        return self.innovation.offer.ref

    @property
    def world(self) -> str:
        """The world of the record."""
        return self.innovation.world

    @property
    def due(self) -> date:
        """The day that is overdue longest."""
        days = [self.decision_on, self.pause_on, *(one.due_on for one in self.milestones)]
        return min(day for day in [*days, *(one.ends_on for one in self.trials)] if day is not None)


def late_for(viewer: Viewer, *, world: str, today: date, most: int) -> list[Late]:
    """The viewer's own records in which something is overdue, the longest overdue first."""
    if viewer.user_id is None or not viewer.parties:
        return []
    rows = Innovation.objects.filter(under(viewer, ""), owner_id__in=viewer.parties, world=world)
    rows = rows.filter(status__in=("moving", "paused")).select_related("offer")
    mine = {row.pk: row for row in rows.order_by("-changed_at", "-pk")[:MOST_READ]}
    found = [one for one in _late(mine, today) if _is_late(one)]
    return sorted(found, key=lambda one: (one.due, one.innovation.pk))[:most]


def _is_late(one: Late) -> bool:
    return bool(one.decision_on or one.pause_on or one.milestones or one.trials)


def _late(mine: dict[int, Innovation], today: date) -> list[Late]:
    """Each record with what is overdue in it, read in four queries however many there are."""
    decisions = _last(GateDecision.objects.filter(innovation__in=mine).order_by("made_at", "pk"))
    changes = _last(StatusChange.objects.filter(innovation__in=mine).order_by("made_at", "pk"))
    dates: dict[int, list[Milestone]] = {}
    for one in Milestone.objects.filter(innovation__in=mine, done_on=None, due_on__lt=today):
        dates.setdefault(one.innovation_id, []).append(one)
    tests: dict[int, list[Trial]] = {}
    for test in Trial.objects.filter(innovation__in=mine, end_value=None, ends_on__lt=today):
        tests.setdefault(test.innovation_id, []).append(test)
    found = []
    for pk, row in mine.items():
        paused = row.status == "paused"
        again = decisions[pk].again_on if pk in decisions and not paused else None
        until = changes[pk].until if pk in changes and paused else None
        found.append(
            Late(
                row,
                again if rules.is_decision_late(status=row.status, again_on=again, today=today) else None,
                until if until is not None and until < today else None,
                [] if paused else dates.get(pk, []),
                tests.get(pk, []),
            )
        )
    return found


def _last(rows: Iterable) -> dict:  # type: ignore[type-arg]
    """The last row of each innovation."""
    return {row.innovation_id: row for row in rows}


def overdue_of(innovation: Innovation, journey: Journey, today: date) -> Late | None:
    """What is overdue in one record, from its journey as it was read."""
    paused = innovation.status == "paused"
    if innovation.status not in ("moving", "paused"):
        return None
    again = journey.last.again_on if journey.last and not paused else None
    until = journey.change.until if journey.change and paused else None
    found = Late(
        innovation,
        again if again is not None and again < today else None,
        until if until is not None and until < today else None,
        [one for one in journey.milestones if one.done_on is None and one.due_on < today and not paused],
        [one for one in journey.trials if one.end_value is None and one.ends_on < today],
    )
    return found if _is_late(found) else None


def milestone_for(viewer: Viewer, innovation: Innovation, ref: str) -> Milestone | None:
    """One date of a record that the viewer may see."""
    return Milestone.objects.filter(under(viewer), innovation=innovation, ref=ref).first()


def trial_for(viewer: Viewer, innovation: Innovation, ref: str) -> Trial | None:
    """One test of a record that the viewer may see."""
    return Trial.objects.filter(under(viewer), innovation=innovation, ref=ref).first()


def decisions_for(viewer: Viewer, *, world: str) -> list[GateDecision]:
    """Every decision at a gate that the viewer may see, with its innovation, the newest first."""
    rows = GateDecision.objects.filter(under(viewer), Q(innovation__world=world))
    return list(rows.select_related("innovation__offer"))
