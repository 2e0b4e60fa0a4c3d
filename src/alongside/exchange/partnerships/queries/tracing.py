"""Read how it came about and who made the difference: from what was needed to what came of it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.models import User
from alongside.exchange.directory.models import Actor
from alongside.exchange.matches.models import Acquaintance, Introduction
from alongside.exchange.needs.models import Need

from ..models import Member, Partnership
from .reading import needs_of

MADE = (Introduction.State.ACCEPTED, Introduction.State.ENDED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way. `kind`: need, introduction, proposal, started, joined, closed.

    `who`: the member that is meant, or the two that were put in touch; `by`: the name of who brought them.
    """

    kind: str
    day: date
    who: tuple[int, ...] = ()
    by: str = ""
    words: str = ""
    url: str = ""


@dataclass(slots=True)
class Trace:
    """The steps in their order, and who brought how many of those that took part."""

    steps: list[Step] = field(default_factory=list)
    brought: dict[str, int] = field(default_factory=dict)


def trace_of(viewer: Viewer, partnership: Partnership, members: list[Member]) -> Trace:
    """How it came about, for readers who are inside. `members`: all that took part at any time."""
    found = Trace()
    for need in needs_of(viewer, partnership):
        found.steps.append(_need(need))
    by_party = {one.party_id: one.pk for one in members}
    found.steps += _introductions(by_party, partnership)
    if partnership.run:
        url = f"/partnerships/{partnership.ref}/why/"
        found.steps.append(Step("proposal", partnership.started_on, url=url))
    for one in members:
        found.steps.append(_joined(partnership, one))
    if partnership.closed_at is not None:
        closed = timezone.localdate(partnership.closed_at)
        found.steps.append(Step("closed", closed, words=partnership.outcome))
    order = ("need", "introduction", "proposal", "started", "joined", "closed")
    found.steps.sort(key=lambda one: (one.day, order.index(one.kind), one.who))
    for step in found.steps:
        if step.by and step.kind in ("joined", "introduction"):
            found.brought[step.by] = found.brought.get(step.by, 0) + 1
    found.brought = dict(sorted(found.brought.items(), key=lambda pair: (-pair[1], pair[0])))
    return found


def _need(need: Need) -> Step:
    day = need.reported_on or timezone.localdate(need.made_at)
    return Step("need", day, words=need.title, url=f"/needs/{need.ref}/")


def _joined(partnership: Partnership, member: Member) -> Step:
    """When somebody came in, and who asked them; the first began it."""
    began = member.party_id == partnership.owner_id
    day = partnership.started_on if began else timezone.localdate(member.answered_at or member.invited_at)
    asked = member.invited_by if member.invited_by_id != member.user_id else None
    kind = "started" if began else "joined"
    return Step(kind, day, (member.pk,), asked.name if asked and kind == "joined" else "")


def _introductions(by_party: dict[int, int], partnership: Partnership) -> list[Step]:
    """Where two of those who took part were put in touch here before it closed, and by whom."""
    until = partnership.closed_at or timezone.now()
    rows = Introduction.objects.filter(state__in=MADE, answered_at__lt=until)
    rows = rows.annotate(ours=Count("sides", filter=Q(sides__party__in=by_party), distinct=True)).filter(
        ours=2
    )
    found = []
    for row in rows.select_related("user").prefetch_related("sides"):
        two = tuple(sorted(by_party[side.party_id] for side in row.sides.all() if side.party_id is not None))
        if len(set(two)) == 2:
            found.append(_made(row.answered_at or row.made_at, two, row.user))
    actors = dict(Actor.objects.filter(party__in=by_party).values_list("pk", "party_id"))
    met = Acquaintance.objects.filter(one__in=actors, other__in=actors, state__in=MADE, answered_at__lt=until)
    for one in met.select_related("user"):
        two = tuple(sorted((by_party[actors[one.one_id]], by_party[actors[one.other_id]])))
        found.append(_made(one.answered_at or one.made_at, two, one.user))
    return found


def _made(at: object, two: tuple[int, ...], user: User | None) -> Step:
    return Step("introduction", timezone.localdate(at), two, user.name if user else "")  # type: ignore[arg-type]
