"""Read partnerships: the card that many may see, and the workspace that only its members see."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.accounts.circles import speaks_for
from alongside.exchange.accounts.models import Acting, Guest, Party, Role, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id

from .. import rules
from ..models import LogEntry, Member, Partnership, RoleHeld, SuccessMeasure

ACCEPTED = (Member.State.ACCEPTED,)


def inside(viewer: Viewer, ref: str) -> Partnership | None:
    """The workspace, for a viewer who sees into its circle; None for anybody else, as where there is none."""
    return _rows().filter(ref=ref, circle__in=viewer.circles).first() if viewer.circles else None


def card_for(viewer: Viewer, ref: str) -> Partnership | None:
    """The card, for whoever may see the row, takes part, or is asked to."""
    return partnerships_for(viewer).filter(ref=ref).first()


def partnerships_for(
    viewer: Viewer, *, world: str = "", state: str = "", place_ids: object = None
) -> QuerySet[Partnership]:
    """Those of which the viewer may see the card, by name; all worlds unless one is named."""
    may = seen(viewer, Partnership) | Q(pk__in=_asked(viewer)) | Q(circle__in=viewer.circles)
    rows = _rows().filter(may)
    if world:
        rows = rows.filter(world=world)
    if state:
        rows = rows.filter(state=state)
    return rows if place_ids is None else rows.filter(place_id__in=place_ids)


def own_partnerships(viewer: Viewer) -> QuerySet[Partnership]:
    """Those in which the viewer takes part, the newest first."""
    return _rows().filter(circle__in=viewer.circles).order_by("-started_on", "-pk")


def _rows() -> QuerySet[Partnership]:
    return Partnership.objects.select_related("place", "circle")


def _asked(viewer: Viewer) -> QuerySet[Member]:
    """What the viewer's parties are asked to join, as ids of partnerships."""
    rows = Member.objects.filter(party__in=viewer.parties, state=Member.State.INVITED)
    return rows.values("partnership_id")


def members_of(partnership: Partnership, *, states: tuple[str, ...] = ACCEPTED) -> list[Member]:
    """The members in these states, each with its roles as `roles_now`; for readers of the workspace."""
    now = Prefetch("roles", RoleHeld.objects.filter(until=None), to_attr="roles_now")
    rows = partnership.members.filter(state__in=states).select_related("party", "user")
    return list(rows.prefetch_related(now))


def my_members(viewer: Viewer, partnership: Partnership) -> list[Member]:
    """The members that take part and for which the viewer acts, each with `roles_now`."""
    return [one for one in members_of(partnership) if one.party_id in viewer.parties]


def steers(viewer: Viewer, partnership: Partnership) -> bool:
    """Whether the viewer hosts or leads it."""
    return any(_steering(one) for one in my_members(viewer, partnership))


def steering(partnership: Partnership) -> list[Member]:
    """The members that host or lead it."""
    return [one for one in members_of(partnership) if _steering(one)]


def _steering(member: Member) -> bool:
    return not rules.STEERING.isdisjoint(role.role for role in member.roles_now)  # type: ignore[attr-defined]


def invitations(viewer: Viewer) -> list[Member]:
    """What the viewer is asked to join and has not answered, the oldest first."""
    rows = Member.objects.filter(party__in=viewer.parties, state=Member.State.INVITED)
    rows = rows.exclude(partnership__state=Partnership.State.CLOSED)
    return list(rows.select_related("partnership", "partnership__place", "invited_by"))


def invitation_for(viewer: Viewer, ref: str) -> Member | None:
    """The one that is about this partnership."""
    return next((one for one in invitations(viewer) if one.partnership.ref == ref), None)


def invitation_of_link(ref: str, party_id: int | None) -> Member | None:
    """The invitation that a link speaks of, while it waits; only for whoever holds the link."""
    rows = Member.objects.filter(partnership__ref=ref, party=party_id or 0, state=Member.State.INVITED)
    rows = rows.exclude(partnership__state=Partnership.State.CLOSED)
    return rows.select_related("partnership", "invited_by").first()


@dataclass(frozen=True, slots=True)
class Named:
    """A member by name: `ref` leads to its entry, where the viewer may see that."""

    name: str
    ref: str = ""
    sector: str = ""
    is_person: bool = False


def names_of(viewer: Viewer, members: list[Member]) -> dict[int, Named]:
    """How members are called, by member id, to those inside.

    Who takes part agreed to be known to the others; whoever is only asked is named where their entry may be
    seen, or by whoever asked them.
    """
    parties = {one.party_id for one in members}
    actors = {row.party_id: row for row in Actor.objects.filter(party__in=parties)}
    shown = set(visible(viewer, Actor.objects.filter(party__in=parties)).values_list("party_id", flat=True))
    guests = dict(Guest.objects.filter(party__in=parties).values_list("party_id", "name"))
    found = {}
    for one in members:
        knows = one.state in (Member.State.ACCEPTED, Member.State.LEFT) or one.party_id in viewer.parties
        knows = knows or (one.invited_by_id is not None and one.invited_by_id == viewer.user_id)
        actor = actors.get(one.party_id)
        is_shown = one.party_id in shown
        if actor is not None and (knows or is_shown):
            ref = actor.ref if is_shown else ""
            found[one.pk] = Named(actor.name, ref, actor.sector, actor.nature == Actor.Nature.PERSON)
        else:
            own = (guests.get(one.party_id) or _user_name(one)) if knows else ""
            found[one.pk] = Named(own, "", "community", True)
    return found


def _user_name(member: Member) -> str:
    """The name of the one person who acts for a party without an entry."""
    user = User.objects.filter(actings__party=member.party_id, is_active=True).order_by("pk").first()
    return user.name if user else ""


def sectors_of(members: list[Member]) -> dict[int, str]:
    """The sector of each member, by member id; residents where there is no entry."""
    rows = Actor.objects.filter(party__in={one.party_id for one in members})
    known = dict(rows.values_list("party_id", "sector"))
    return {one.pk: known.get(one.party_id, "community") for one in members}


def named_on_card(viewer: Viewer, partnership: Partnership) -> list[Named]:
    """Those who agreed to be named to whoever sees the card, and whose entry the viewer may see."""
    rows = partnership.members.filter(state=Member.State.ACCEPTED, named=True).order_by("invited_at", "pk")
    parties = list(rows.values_list("party_id", flat=True))
    found = {row.party_id: row for row in visible(viewer, Actor.objects.filter(party__in=parties))}
    return [
        Named(found[pk].name, found[pk].ref, found[pk].sector, found[pk].nature == Actor.Nature.PERSON)
        for pk in parties
        if pk in found
    ]


def needs_of(viewer: Viewer, partnership: Partnership) -> list[Need]:
    """What it works on, as far as the viewer may see it, by title."""
    found = needs_by_id(viewer, partnership.needs.values_list("pk", flat=True))
    return sorted(found.values(), key=lambda need: (need.title, need.pk))


def of_need(viewer: Viewer, need: Need) -> list[Partnership]:
    """Those that work on a need that the viewer was given."""
    return list(partnerships_for(viewer).filter(needs=need))


def of_party(viewer: Viewer, party: Party | int) -> list[Partnership]:
    """Those not closed in which a party agreed to be named, or which the viewer sees into."""
    pk = party if isinstance(party, int) else party.pk
    mine = Q(members__party=pk, members__state=Member.State.ACCEPTED)
    rows = partnerships_for(viewer).exclude(state=Partnership.State.CLOSED)
    named = rows.filter(mine & (Q(members__named=True) | Q(circle__in=viewer.circles)))
    return list(named.distinct())


def may_speak(viewer: Viewer, party_id: int) -> bool:
    """Whether the viewer may say yes or no for a party: its editor, connector, or only person."""
    if viewer.guest_id is not None and party_id in viewer.parties:
        return Guest.objects.filter(pk=viewer.guest_id, party=party_id).exists()
    connects = Acting.objects.filter(user=viewer.user_id or 0, party=party_id, role=Role.BROKER)
    return party_id in speaks_for(viewer.user_id, {party_id}) or connects.exists()


def measures_of(partnership: Partnership) -> list[SuccessMeasure]:
    """How success is counted, each with its values; for readers of the workspace."""
    return list(partnership.measures.prefetch_related("values"))


def log_of(partnership: Partnership) -> QuerySet[LogEntry]:
    """What happened, the newest first; for readers of the workspace."""
    return partnership.log.order_by("-at", "-pk")
