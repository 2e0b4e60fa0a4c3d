"""Read what people are asked: who may see it, who runs it, and who takes part in it."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.accounts.models import Acting
from alongside.exchange.accounts.queries import roles_at
from alongside.exchange.places.queries import SIZE, inside_ids

from .. import rules
from ..codes import hash_of, read_code
from ..models import Ask, Participant

MOST_NOW = 50  # read to find the one nearest to somebody

BOX = "suggestions-"  # how the source id of a standing box begins; its world follows


def asks_for(
    viewer: Viewer,
    *,
    kind: str = "",
    world: str = "",
    states: Iterable[str] = (),
    place_id: int | None = None,
) -> QuerySet[Ask]:
    """What the viewer may see of what is asked, the newest first; a draft is seen by those who run it.

    `place_id`: only what is asked in this place or in one that lies in it.
    """
    rows = Ask.objects.select_related("place", "owner").filter(_may_see(viewer))
    for field, value in (("kind", kind), ("world", world)):
        rows = rows.filter(**{field: value}) if value else rows
    if states:
        rows = rows.filter(state__in=list(states))
    return rows if place_id is None else rows.filter(place_id__in=inside_ids(place_id))


def listed(rows: QuerySet[Ask]) -> QuerySet[Ask]:
    """Without the standing boxes of suggestions: they have neither a beginning nor an end."""
    return rows.exclude(source_id__startswith=BOX)


def with_people(rows: QuerySet[Ask]) -> QuerySet[Ask]:
    """The same rows, each with `people`: how many took part; codes that nobody used do not count."""
    there = Participant.objects.filter(ask=OuterRef("pk"), started_at__isnull=False).order_by()
    people = there.values("ask").annotate(n=Count("pk")).values("n")
    return rows.annotate(people=Coalesce(Subquery(people), 0))


def asked_now(viewer: Viewer, *, world: str, within: Collection[int], today: date) -> Ask | None:
    """One thing that people can answer today: in the smallest of these places, questions first.

    `within`: the place somebody speaks of and all it lies in; without one, of everywhere.
    """
    rows = asks_for(viewer, world=world, states=[Ask.State.OPEN]).filter(
        Q(opens_on=None) | Q(opens_on__lte=today), Q(closes_on=None) | Q(closes_on__gte=today)
    )
    rows = rows.exclude(kind=Ask.Kind.IDEAS).exclude(entry=Ask.Entry.CODE)
    if within:
        rows = rows.filter(Q(place__in=list(within)) | Q(place=None))
    found = list(rows[:MOST_NOW])
    return min(found, key=lambda ask: (_size(ask), ask.kind != Ask.Kind.CONVERSATION), default=None)


def _size(ask: Ask) -> int:
    """How wide the place of an ask is, as a rank; what is asked everywhere comes last."""
    return -SIZE.index(ask.place.kind) if ask.place and ask.place.kind in SIZE else 1


def people_of(ask: Ask) -> int:
    """How many people took part; for those who run it, and for others where they are enough."""
    return ask.participants.filter(started_at__isnull=False).count()


def ask_for(viewer: Viewer, ref: str, kind: str = "") -> Ask | None:
    """One ask, of this kind if one is named, where the viewer may see it."""
    return asks_for(viewer, kind=kind).filter(ref=ref).first()


def under(viewer: Viewer, prefix: str = "ask__") -> Q:
    """The condition by which rows under an ask are seen: as the ask itself."""
    shown = seen(viewer, Ask, prefix) & Q(**{f"{prefix}state__in": rules.LIVE})
    return shown | Q(**{f"{prefix}owner_id__in": run_for(viewer)})


def _may_see(viewer: Viewer) -> Q:
    """Drafts and what was withdrawn are seen by those who run them; all else as its visibility says."""
    return under(viewer, "")


def run_for(viewer: Viewer) -> frozenset[int]:
    """The parties for which the viewer asks and answers."""
    if viewer.user_id is None:
        return frozenset()
    rows = Acting.objects.filter(user_id=viewer.user_id, role__in=rules.RUNNING)
    return frozenset(rows.values_list("party_id", flat=True)) & viewer.parties


def runs(viewer: Viewer, ask: Ask) -> bool:
    """Whether the viewer runs this ask: opens, closes and answers it, and sees to what is shown."""
    if ask.owner_id is None or ask.owner_id not in viewer.parties or viewer.user_id is None:
        return False
    return rules.runs(roles_at(viewer, ask.owner_id))


def run_ask(viewer: Viewer, ref: str, kind: str = "") -> Ask | None:
    """One ask that the viewer runs; None for anybody else, as where there is none."""
    found = ask_for(viewer, ref, kind)
    return found if found is not None and runs(viewer, found) else None


def takes_part(viewer: Viewer, ask: Ask) -> Participant | None:
    """The viewer's own part in an ask, by account or as a known guest."""
    mine = Q(pk__in=[])
    if viewer.guest_id is not None:
        mine = Q(guest_id=viewer.guest_id)
    elif viewer.user_id is not None:
        mine = Q(user_id=viewer.user_id)
    return Participant.objects.filter(mine, ask=ask).first()


def by_code(ask: Ask, typed: str) -> Participant | None:
    """Whose code this is in an ask, as somebody typed it."""
    code = read_code(typed)
    return Participant.objects.filter(ask=ask, code_hash=hash_of(code)).first() if code else None


def participant(ask: Ask, ref: str) -> Participant | None:
    """One part in an ask, by its ref, which only a signed cookie of theirs holds."""
    return Participant.objects.filter(ask=ask, ref=ref).first() if ref else None


def own_parts(viewer: Viewer) -> QuerySet[Participant]:
    """Where the viewer took part, the newest first, each with its ask; not where they may look no more.

    What was withdrawn stays, for whoever took part.
    """
    if viewer.guest_id is None and viewer.user_id is None:
        return Participant.objects.none()
    mine = Q(guest_id=viewer.guest_id) if viewer.guest_id is not None else Q(user_id=viewer.user_id)
    may = seen(viewer, Ask, "ask__") | Q(ask__owner_id__in=run_for(viewer))
    rows = Participant.objects.filter(mine, may).exclude(started_at=None)
    rows = rows.select_related("ask", "ask__place")
    return rows.order_by("-started_at", "-pk")


def is_taking(ask: Ask, today: date) -> bool:
    """Whether people can answer today."""
    return rules.is_taking(state=ask.state, opens_on=ask.opens_on, closes_on=ask.closes_on, today=today)
