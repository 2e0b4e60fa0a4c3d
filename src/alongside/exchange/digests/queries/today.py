"""What waits for somebody now, most urgent kind first; each source reads only what that person may answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Standing
from alongside.exchange.accounts.moderation import waiting_reports
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import seen_actor, twice_for
from alongside.exchange.directory.queries.keeping import waiting_keeper_requests
from alongside.exchange.evidence.queries import evaluations, measures, reviewing, since, terms
from alongside.exchange.innovations.queries.journey import late_for as late_journeys
from alongside.exchange.matches.models import Introduction, Side
from alongside.exchange.matches.queries.calls import waiting_calls
from alongside.exchange.matches.queries.enquiries import waiting_enquiries
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.offers.rules import ASK_AFTER, ASK_OTHERS_AFTER
from alongside.exchange.partnerships.queries import invitations as partnership_invitations
from alongside.exchange.partnerships.queries.late import late_for
from alongside.exchange.voices.queries.answers import late_for as late_answers
from alongside.exchange.voices.queries.competitions import scoring_for
from alongside.exchange.voices.queries.ideas import late_for as late_ideas
from alongside.exchange.voices.queries.ideas import new_for as new_ideas
from alongside.exchange.voices.queries.moderation import waits_for

from ..models import Talk
from ..rules import first_few
from .mine import Mine, mine_of

MOST = 5
READ = MOST + 1  # of each kind, so that it is known whether more wait


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: its kind, its row, the day it is due, and what a page may name beside it."""

    kind: str
    row: Any
    due: date | None = None
    need: Need | None = None
    offer: Offer | None = None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """At most five things, and whether more wait behind them."""

    lines: Sequence[Line]
    more: bool


Source = Callable[[Viewer, Mine, datetime], list[Line]]


def waiting_for(viewer: Viewer, now: datetime, *, most: int = MOST) -> Waiting:
    """What waits for the viewer."""
    mine = mine_of(viewer)
    kinds = [source(viewer, mine, now) for source in SOURCES]
    lines = first_few(kinds, most)
    return Waiting(lines, sum(map(len, kinds)) > len(lines))


def enquiries(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """People who wait for an answer; what somebody else has taken is theirs."""
    return [Line("enquiry", row, row.due_on) for row in waiting_enquiries(viewer, mine.world, most=READ)]


def introductions(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Sides of the viewer that have not answered."""
    rows = Side.objects.filter(
        party__in=viewer.parties, answer=Side.Answer.WAITING, introduction__state=Introduction.State.OPEN
    )
    return _sides(viewer, "introduction", rows.order_by("introduction__made_at", "pk")[:READ])


def follow_ups(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Sides of the viewer that are asked whether it helped."""
    rows = Side.objects.filter(
        party__in=viewer.parties,
        helped="",
        introduction__state__in=[Introduction.State.ACCEPTED, Introduction.State.ENDED],
        introduction__follow_up_on__lte=timezone.localdate(now),
    )
    return _sides(viewer, "follow-up", rows.order_by("introduction__follow_up_on", "pk")[:READ])


def _sides(viewer: Viewer, kind: str, rows: Any) -> list[Line]:
    found = list(rows.select_related("introduction__match"))
    matches = [side.introduction.match for side in found]
    needs = _seen(viewer, Need, {match.need_id for match in matches})
    offers = _seen(viewer, Offer, {match.offer_id for match in matches})
    return [
        Line(kind, side, side.introduction.follow_up_on, needs.get(match.need_id), offers.get(match.offer_id))
        for side, match in zip(found, matches, strict=True)
    ]


def _seen(viewer: Viewer, model: Any, ids: set[int]) -> dict[int, Any]:
    return {row.pk: row for row in visible(viewer, model.objects.filter(pk__in=ids))} if ids else {}


def keeper_requests(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Organisations that somebody asks to look after, for those who decide it."""
    rows = [row for row in waiting_keeper_requests(viewer) if row.actor.world == mine.world]
    return [Line("keeper-request", row, actor=row.actor) for row in rows[:READ]]


def reports(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What people said is wrong, for those who decide it."""
    rows = [row for row in waiting_reports(viewer) if row.world == mine.world]
    return [Line("report", row) for row in rows[:READ]]


def said(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Questions in which what people said waits to be looked at; suggestions have their own line."""
    rows = [row for row in waits_for(viewer) if row.ask.world == mine.world and row.ask.kind != "ideas"]
    return [Line("said", row) for row in rows[:READ]]


def reminders(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Conversations that somebody wanted to be reminded of."""
    if viewer.user_id is None:
        return []
    rows = Talk.objects.filter(user=viewer.user_id, party__in=viewer.parties, done_at=None)
    rows = rows.filter(remind_on__lte=timezone.localdate(now)).prefetch_related(seen_actor(viewer))
    return [
        Line("talk", row, row.remind_on, actor=row.actor) for row in rows.order_by("remind_on", "pk")[:READ]
    ]


def calls(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """The viewer's own calls with a question that waits, closing soon, or closed without a decision."""
    rows = waiting_calls(viewer, timezone.localdate(now), most=READ)
    return [Line("call", row, row.closes_on, need=row.need) for row in rows]


def offers(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """The viewer's own offers that nobody has checked for long; money sooner than other help."""
    today = timezone.localdate(now)
    stale = Q(pk__in=[])
    for kind in OfferKind.values:
        after = ASK_AFTER.get(kind, ASK_OTHERS_AFTER)
        stale |= Q(kind=kind) & (
            Q(confirmed_on__lte=today - after) | Q(confirmed_on=None, made_at__lte=now - after)
        )
    rows = Offer.objects.filter(stale, owner__in=viewer.parties, standing=Standing.OPEN, withdrawn_at=None)
    rows = rows.exclude(valid_until__lt=today).exclude(closes_on__lt=today)
    rows = rows.order_by(F("confirmed_on").asc(nulls_first=True), "pk")
    return [Line("offer", row, offer=row) for row in rows[:READ]]


def twice(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """One line for all the organisations that may be here twice, for those who decide it."""
    found = twice_for(viewer, world=mine.world)
    return [Line("twice", found)] if found else []


def together(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What the viewer is asked to take part in."""
    rows = [one.partnership for one in partnership_invitations(viewer)]
    return [Line("together", row) for row in rows if row.world == mine.world][:READ]


def together_late(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What the viewer does together with others and something is late in."""
    found = late_for(viewer, world=mine.world, today=timezone.localdate(now), most=READ)
    return [Line("together-late", row) for row in found]


def answers_late(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What people were promised for a day that has passed: an answer, or what an answer said."""
    today = timezone.localdate(now)
    asks, promises = late_answers(viewer, today, world=mine.world, most=READ)
    lines = [Line("answer-late", ask, ask.answer_by) for ask in asks]
    return [*lines, *(Line("promise-late", one, one.by_when) for one in promises)][:READ]


def suggestions(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What the viewer answers: suggestions past their day, those that nobody has looked at, what to score."""
    today = timezone.localdate(now)
    late = late_ideas(viewer, world=mine.world, today=today, most=READ)
    known = {row.pk for row in late}
    fresh = [row for row in new_ideas(viewer, world=mine.world, most=READ) if row.pk not in known]
    lines = [Line("idea-late", row.contribution, row.answer_by) for row in late]
    lines += [Line("idea-new", row.contribution, row.answer_by) for row in fresh]
    return [*lines, *(Line("to-score", ask) for ask in scoring_for(viewer, world=mine.world))][:READ]


def journeys(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """New ways of doing things that the viewer keeps, where a decision, a date or a test is overdue."""
    late = late_journeys(viewer, world=mine.world, today=timezone.localdate(now), most=READ)
    return [Line("journey-late", one, one.due) for one in late]


def figures_to_check(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """Whether the viewer's figures in a business case are right, and who pays whom."""
    if viewer.user_id is None:
        return []
    lines = [Line("case-sign", row) for row in reviewing.waiting_for(viewer, world=mine.world, most=READ)]
    asked = [row for row in terms.to_answer(viewer) if row.case.world == mine.world]
    return [*lines, *(Line("terms-answer", row) for row in asked)][:READ]


def figures_to_keep(viewer: Viewer, mine: Mine, now: datetime) -> list[Line]:
    """What the viewer keeps of figures: what somebody does not agree to, what is to be found out, missed or
    looked back at.
    """
    if viewer.user_id is None:
        return []
    today = timezone.localdate(now)
    lines = [Line("case-not-agreed", row) for row in reviewing.answered_to(viewer, world=mine.world)]
    lines += [Line("evaluation-do", row) for row in evaluations.waiting(viewer, world=mine.world)[:READ]]
    back = [row for row in since.due(viewer, today) if row.world == mine.world]
    lines += [Line("case-look-back", row, row.agreed_on) for row in back]
    late = measures.missed(viewer, world=mine.world, today=today)
    return [*lines, *(Line("figures-late", one, one.starts_on) for one in late)][:READ]


SOURCES: Sequence[Source] = (  # the most urgent first
    enquiries,
    introductions,
    together,
    figures_to_check,
    keeper_requests,
    reports,
    said,
    follow_ups,
    reminders,
    calls,
    answers_late,
    suggestions,
    journeys,
    together_late,
    figures_to_keep,
    offers,
    twice,
)
