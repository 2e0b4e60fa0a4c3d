"""Read suggestions: those a viewer may see, who answers for them, what they came from, what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.accounts.models import Acting, Role
from alongside.exchange.accounts.queries import brokered_places, roles_of
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import connector_for, connectors
from alongside.exchange.places.models import Place, Within
from alongside.exchange.places.queries import within

from .. import idea_rules as rules
from ..models import Answer, Ask, Idea, IdeaAuthor, IdeaLineage, IdeaSupport, Participant, Ruling
from . import asks
from .asks import BOX

READ = 400  # the newest, among which what is alike is looked for


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers for an idea: a party, and who of it."""

    party_id: int
    name: str


def is_box(ask: Ask) -> bool:
    """Whether this is the standing box, into which suggestions come without a call."""
    return (ask.source_id or "").startswith(BOX)


def ideas_for(viewer: Viewer, *, world: str = "", ask: Ask | None = None) -> QuerySet[Idea]:
    """What the viewer may see, the newest first: what was looked at; new ones of their own, or to look at."""
    rows = Idea.objects.filter(asks.under(viewer, "contribution__ask__") | minds(viewer))
    rows = rows.filter(~Q(state=Idea.State.NEW) | Q(pk__in=own_ids(viewer)) | minds(viewer))
    if world:
        rows = rows.filter(contribution__ask__world=world)
    if ask is not None:
        rows = rows.filter(contribution__ask=ask)
    rows = rows.select_related("place", "contribution__ask", "owner")
    return with_counts(rows).order_by("-contribution__made_at", "-pk")


def with_counts(rows: QuerySet[Idea]) -> QuerySet[Idea]:
    """Each with `supporters` and `said_by`, how many want it and said it, and whether it `is_answered`."""
    support = IdeaSupport.objects.filter(idea=OuterRef("pk")).order_by().values("idea")
    said = IdeaAuthor.objects.filter(idea=OuterRef("pk")).order_by().values("idea")
    out = Answer.objects.filter(to__contribution=OuterRef("contribution"), published_at__isnull=False)
    return rows.annotate(
        supporters=_number(support),
        said_by=_number(said),
        is_answered=Exists(out),
    )


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def idea_for(viewer: Viewer, ref: str) -> Idea | None:
    """One idea by the ref of its contribution, if the viewer may see it."""
    return ideas_for(viewer).filter(contribution__ref=ref).first()


def home_of(ref: str) -> str:
    """The ref of the call or box in which an idea was suggested; only to find the part a device has in it."""
    return Ask.objects.filter(contributions__ref=ref).values_list("ref", flat=True).first() or ""


def own_idea(ref: str, part_ref: str) -> Idea | None:
    """One idea, for whoever holds the part by which it was said; nobody else knows that part's ref."""
    if not part_ref:
        return None
    rows = Idea.objects.filter(contribution__ref=ref, authors__contribution__participant__ref=part_ref)
    return with_counts(rows.select_related("place", "contribution__ask", "owner")).first()


def with_words(rows: QuerySet[Idea], words: str) -> QuerySet[Idea]:
    """Those that have these words in what was said."""
    return rows.filter(Q(title__icontains=words) | Q(words__icontains=words))


def own_ids(viewer: Viewer) -> QuerySet[Idea]:
    """The ids of what the viewer said, or that came out of it."""
    mine = _mine(viewer, "authors__contribution__participant__")
    return Idea.objects.filter(mine).values("pk")


def _mine(viewer: Viewer, prefix: str) -> Q:
    """Rows of the viewer's own part: the guest before the user, as whoever helps a guest does it for them."""
    if viewer.guest_id is not None:
        return Q(**{f"{prefix}guest_id": viewer.guest_id})
    return Q(**{f"{prefix}user_id": viewer.user_id}) if viewer.user_id is not None else Q(pk__in=[])


def minds(viewer: Viewer) -> Q:
    """What the viewer sees to: as who answers for it, who runs its call, or keeps the standing box there."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return Q(pk__in=[])
    run = asks.run_for(viewer)
    found = Q(owner_id__in=run) | Q(contribution__ask__owner_id__in=run)
    box = Q(contribution__ask__source_id__startswith=BOX)
    if places := brokered_places(viewer):
        inner = Within.objects.filter(outer_id__in=places).values("inner_id")
        found |= box & (Q(place_id__in=places) | Q(place_id__in=inner))
    return found | box if Role.ADMIN in roles_of(viewer) else found


def sees_to(viewer: Viewer, idea: Idea) -> bool:
    """Whether the viewer looks at this idea, answers it, combines and splits it."""
    return Idea.objects.filter(minds(viewer), pk=idea.pk).exists()


def answerer_for(place: Place | None, *, world: str) -> Answerer | None:
    """Who answers what comes into the standing box: the connector of the place, of the world, an operator."""
    inside = within(place.pk) if place is not None else frozenset()
    acting = Acting.objects.filter(user__is_active=True).select_related("user").order_by("pk")
    here = Actor.objects.filter(world=world).values("party_id")
    for rows in (
        acting.filter(role=Role.BROKER, place_id__in=inside),
        acting.filter(role=Role.BROKER, party__in=here),
        acting.filter(role=Role.ADMIN, party__in=here),
    ):
        if (found := rows.first()) is not None:
            return Answerer(found.party_id, _name(inside, world) or found.user.name)
    return None


def _name(inside: Iterable[int], world: str) -> str:
    """The name of the connector beside every search there."""
    row = connector_for(inside, world=world)
    if row is None and len(known := {one.name for one in connectors(world=world)}) == 1:
        return next(iter(known))
    return row.name if row is not None else ""


def promised_day(ask: Ask | None, today: date) -> date:
    """By when whoever suggests something today has an answer; without a call, in 28 days."""
    day = None if ask is None or is_box(ask) else ask.answer_by
    return rules.promised(call_answers_by=day, today=today)


def box_of(world: str) -> Ask | None:
    """The standing box of a world, once something came into it."""
    return Ask.objects.filter(source_id=f"{BOX}{world}").first()


def calls(viewer: Viewer, *, world: str, today: date) -> list[Ask]:
    """The calls for suggestions that the viewer may answer today, the one that ends first at the top."""
    rows = asks.asks_for(viewer, kind=Ask.Kind.IDEAS, world=world, states=[Ask.State.OPEN])
    rows = rows.exclude(source_id__startswith=BOX).select_related("competition")
    found = [row for row in rows if asks.is_taking(row, today)]
    return sorted(found, key=lambda row: (row.closes_on or date.max, row.pk))


def alike(viewer: Viewer, words: str, *, world: str, ask: Ask | None = None, most: int = 3) -> list[Idea]:
    """What others said that is much the same and is not over, the likest first."""
    rows = ideas_for(viewer, world=world, ask=ask).filter(state__in=(*rules.OPEN, rules.DONE))
    said = {row.pk: row for row in rows[:READ]}
    found = rules.alike(words, {pk: f"{row.title} {row.words}" for pk, row in said.items()}, most=most)
    return [said[pk] for pk in found]


def is_author(part: Participant | None, idea: Idea) -> bool:
    """Whether this person said it, or something that it came out of."""
    return part is not None and idea.authors.filter(contribution__participant=part).exists()


def supports(part: Participant | None, idea: Idea) -> bool:
    """Whether this person wants it too."""
    return part is not None and idea.supports.filter(participant=part).exists()


def signed(idea: Idea) -> list[str]:
    """The names under which those who said it stand, of those who chose to be named."""
    ids = idea.authors.values("contribution_id")
    rows = Idea.objects.filter(contribution_id__in=ids).exclude(signed="").order_by("pk")
    return list(dict.fromkeys(rows.values_list("signed", flat=True)))


def came_from(viewer: Viewer, idea: Idea) -> list[Idea]:
    """The ideas that go on in this one, as far as the viewer may see them."""
    ids = IdeaLineage.objects.filter(child=idea).values("parent_id")
    return list(ideas_for(viewer).filter(pk__in=ids).order_by("pk"))


def has_parents(idea: Idea) -> bool:
    """Whether it came out of others."""
    return idea.came_from.exists()


def goes_on(viewer: Viewer, idea: Idea) -> list[Idea]:
    """The ideas in which this one goes on."""
    ids = IdeaLineage.objects.filter(parent=idea).values("child_id")
    return list(ideas_for(viewer).filter(pk__in=ids).order_by("pk"))


def answers_of(idea: Idea) -> list[Answer]:
    """What was answered to it, the oldest first, each with what changed since."""
    rows = Answer.objects.filter(to__contribution=idea.contribution_id, published_at__isnull=False)
    return list(rows.prefetch_related(Prefetch("changes")).order_by("published_at", "pk"))


def family(idea: Idea) -> list[Idea]:
    """The others from the same call that could be combined with it: not over, looked at or new."""
    rows = Idea.objects.filter(contribution__ask=idea.contribution.ask_id, state__in=rules.OPEN)
    return list(rows.exclude(pk=idea.pk).select_related("contribution").order_by("title", "pk"))


def has_acted(idea: Idea) -> bool:
    """Whether anybody did anything with what came out of combining or splitting."""
    steps = idea.steps.count() > 1
    added = idea.supports.filter(carried=False).exists()
    answered = Answer.objects.filter(to__contribution=idea.contribution_id).exists()
    return steps or added or answered or idea.goes_on.exists() or bool(idea.moved_why)


def is_rejected(idea: Idea) -> bool:
    """Whether it was decided that a new one is not shown."""
    last = idea.contribution.rulings.order_by("pk").last()
    return idea.state == Idea.State.NEW and last is not None and last.outcome == Ruling.Outcome.REJECTED


def late_for(viewer: Viewer, *, world: str, today: date, most: int) -> list[Idea]:
    """What the viewer sees to and is past its promised day, unanswered; the longest overdue first."""
    rows = _waiting(viewer, world).filter(answer_by__lt=today, is_answered=False)
    return list(rows.order_by("answer_by", "pk")[:most])


def new_for(viewer: Viewer, *, world: str, most: int) -> list[Idea]:
    """What came in and nobody has looked at, the oldest first."""
    return list(
        _waiting(viewer, world)
        .filter(state=Idea.State.NEW)
        .exclude(contribution__rulings__outcome="rejected")
        .order_by("pk")[:most]
    )


def _waiting(viewer: Viewer, world: str) -> QuerySet[Idea]:
    rejected = Ruling.objects.filter(contribution=OuterRef("contribution"), outcome=Ruling.Outcome.REJECTED)
    rows = Idea.objects.filter(minds(viewer), contribution__ask__world=world, state__in=rules.OPEN)
    rows = rows.exclude(Exists(rejected), state=Idea.State.NEW)
    return with_counts(rows.select_related("place", "contribution__ask"))


def owner_actor(viewer: Viewer, party_id: int) -> Actor | None:
    """The organisation that answers, where its entry may be seen; a person without one has none."""
    return visible(viewer, Actor.objects.filter(party=party_id)).first()
