"""Read calls, for a viewer: a call is seen by whoever sees its need, an answer by whoever sees its offer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.accounts.models import Role, Standing, Visibility
from alongside.exchange.accounts.queries import roles_of
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from ..models import Call, CallAnswer, CallQuestion, Letter
from ..sides import is_connector_for, keeps

PICKED = (Visibility.PUBLIC, Visibility.MEMBERS)
SOON = timedelta(days=7)


def calls_for(viewer: Viewer, *, world: str = "real", open_only: bool = False) -> QuerySet[Call]:
    """Calls the viewer may see, those that close next first, those that are over last."""
    rows = Call.objects.filter(seen(viewer, Need, "need__"), need__world=world)
    if open_only:
        rows = rows.filter(closed_at=None, closes_on__gte=timezone.localdate())
    return rows.select_related("need", "need__place").order_by("closed_at", "closes_on", "pk")


def call_for(viewer: Viewer, ref: str) -> Call | None:
    """One call, if the viewer may see its need."""
    rows = Call.objects.filter(seen(viewer, Need, "need__"), ref=ref)
    return rows.select_related("need", "need__place", "need__actor").first()


def call_of(need: Need) -> Call | None:
    """The call made from a need that the viewer was given."""
    return Call.objects.filter(need=need).first()


def runs(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer may ask everyone, and decide: whoever keeps the need, and the connector there."""
    return keeps(viewer, need) or is_connector_for(viewer, need)


def reads_log(viewer: Viewer, need: Need) -> bool:
    """Whether the viewer may read who asked, answered and wrote when."""
    return runs(viewer, need) or Role.MODERATOR in roles_of(viewer)


def questions_of(call: Call, *, all_of_them: bool) -> list[CallQuestion]:
    """What was asked; what waits for an answer only for whoever gives it."""
    rows = call.questions.all()
    return list(rows if all_of_them else rows.exclude(answer=""))


def answers_of(viewer: Viewer, call: Call, *, all_of_them: bool) -> list[CallAnswer]:
    """The answers whose offers the viewer may see, and one's own.

    Whoever decides sees all but those whose offers were hidden since they were given.
    """
    rows = call.answers.select_related("offer", "offer__actor")
    may = seen(viewer, Offer, "offer__") | Q(party__in=viewer.parties)
    if all_of_them:
        return list(rows.filter(may | Q(offer__visibility__in=PICKED)))
    return list(rows.exclude(state=CallAnswer.State.WITHDRAWN).filter(may))


def names_of(viewer: Viewer, answers: list[CallAnswer]) -> dict[int, Actor]:
    """By party, the organisations and people that answered, as far as the viewer may see them."""
    rows = Actor.objects.filter(seen(viewer, Actor), party__in={answer.party_id for answer in answers})
    return {row.party_id: row for row in rows.select_related("person")}


def pickable(viewer: Viewer, call: Call) -> list[Offer]:
    """One's own offers that could be an answer: on offer now, and not hidden."""
    rows = Offer.objects.filter(
        owner__in=viewer.parties,
        world=call.need.world,
        standing=Standing.OPEN,
        visibility__in=PICKED,
        withdrawn_at=None,
    )
    return list(rows.exclude(pk__in=call.answers.values("offer")).order_by("title", "pk")[:100])


def own_answers(viewer: Viewer) -> list[CallAnswer]:
    """What the viewer answered, newest first; only while they may see what was asked."""
    rows = CallAnswer.objects.filter(seen(viewer, Need, "call__need__"), party__in=viewer.parties)
    rows = rows.select_related("call__need", "offer")
    return list(rows.order_by("-made_at", "-pk"))


def waiting_calls(viewer: Viewer, today: date, *, most: int = 5) -> list[Call]:
    """One's own calls with a question that waits, closing soon, or closed without a decision."""
    mine = Call.objects.filter(need__owner__in=viewer.parties).select_related("need", "need__place")
    waits = Q(questions__answer="", questions__isnull=False) & Q(closed_at=None)
    soon = Q(closed_at=None, closes_on__lte=today + SOON)
    decide = Q(closed_at__isnull=False, answers__state=CallAnswer.State.WAITING)
    return list(mine.filter(waits | soon | decide).distinct().order_by("closes_on", "pk")[:most])


def with_answers(rows: QuerySet[Call]) -> QuerySet[Call]:
    """The calls with how many answers each has had, in `answered`."""
    return rows.annotate(answered=Count("answers", filter=~Q(answers__state="withdrawn")))


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the contact log: when, what, and the organisation; nothing of a person."""

    at: datetime | date
    what: str  # called, asked, told-all, answered, wrote, closed
    party_id: int | None = None
    name: str = ""


def contact_log(viewer: Viewer, call: Call) -> list[Contact]:
    """Who asked, answered and wrote, and when; oldest first. Names organisations that the viewer may see."""
    found = [Contact(call.made_at, "called", call.need.owner_id)]
    for one in call.questions.all():
        found.append(Contact(one.asked_at, "asked"))
        if one.answered_at:
            found.append(Contact(one.answered_at, "told-all", call.need.owner_id))
    found += [Contact(one.made_at, "answered", one.party_id) for one in call.answers.all()]
    letters = Letter.objects.filter(introduction__match__need=call.need_id).values_list(
        "at", "which", "introduction__match__offer__owner", "introduction__match__need__owner"
    )
    found += [Contact(at, "wrote", of_need if which == "need" else of) for at, which, of, of_need in letters]
    if call.closed_at:
        found.append(Contact(call.closed_at, "closed", call.need.owner_id))
    return _named(viewer, sorted(found, key=lambda one: one.at))


def _named(viewer: Viewer, contacts: list[Contact]) -> list[Contact]:
    parties = {one.party_id for one in contacts} - {None}
    organisations = visible(viewer, Actor.objects.filter(party__in=parties)).exclude(sector="community")
    names: dict[Any, str] = dict(organisations.filter(person=None).values_list("party_id", "name"))
    return [Contact(one.at, one.what, one.party_id, names.get(one.party_id, "")) for one in contacts]
