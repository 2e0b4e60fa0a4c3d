"""Read who may keep and edit an entry, what waits to be decided, and what was changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, viewer_for, visible
from alongside.exchange.accounts.models import Acting, Role, User, Visibility
from alongside.exchange.accounts.queries import brokered_places, brokers_at, roles_of, users_in_role
from alongside.exchange.audit.versions import versions_of
from alongside.exchange.places.models import Within

from ..models import Actor, KeeperRequest, Merge, Remit
from ..rules import Allowed, Powers, may_edit
from .actors import links

KEEPS = (Role.EDITOR, Role.BROKER, Role.ADMIN)
Waiting = KeeperRequest.State.WAITING


def powers(user_id: int | None, actor: Actor) -> Powers:
    """What a user is to an entry."""
    if user_id is None:
        return Powers()
    mine = Acting.objects.filter(user=user_id, user__is_active=True, party=actor.party_id)
    keeps = mine.exists() if actor.nature == Actor.Nature.PERSON else mine.filter(role__in=KEEPS).exists()
    me = Viewer(user_id=user_id)
    return Powers(keeps=keeps, connects=_connects(me, actor), runs=Role.ADMIN in roles_of(me))


def may_see(user_id: int | None, actor: Actor) -> bool:
    """Whether a user sees an entry."""
    user = User.objects.filter(pk=user_id).first() if user_id is not None else None
    return visible(viewer_for(user), Actor.objects.filter(pk=actor.pk)).exists()


def _connects(me: Viewer, actor: Actor) -> bool:
    mine = brokered_places(me)
    return bool(mine) and Within.objects.filter(inner__in=places_of(actor), outer__in=mine).exists()


def places_of(actor: Actor) -> list[int]:
    """Where an organisation is, or else where it says that it works."""
    if actor.place_id is not None:
        return [actor.place_id]
    return list(Remit.places.through.objects.filter(remit__actor=actor.pk).values_list("place_id", flat=True))


def deciders(actor: Actor) -> list[int]:
    """The users who decide about an entry: the connectors of its place, else the administrators."""
    around = Within.objects.filter(inner__in=places_of(actor)).values_list("outer_id", flat=True)
    return _who_know(brokers_at(around), actor) or _who_know(users_in_role(Role.ADMIN), actor)


def _who_know(users: list[int], actor: Actor) -> list[int]:
    """Those of the users who may know of an entry: `may_know`, for one of them."""
    new = actor.visibility == Visibility.PRIVATE and not Acting.objects.filter(party=actor.party_id).exists()
    return [user for user in users if new or may_see(user, actor)]


def is_kept(actor: Actor) -> bool:
    """Whether somebody of its own looks after an entry."""
    return Acting.objects.filter(party=actor.party_id, role=Role.EDITOR, user__is_active=True).exists()


def editable(viewer: Viewer, actor: Actor) -> bool:
    """Whether the viewer may change an entry that they see."""
    return isinstance(may_edit(powers(viewer.user_id, actor), is_kept=is_kept(actor)), Allowed)


def may_merge(viewer: Viewer, actor: Actor) -> bool:
    """Whether the viewer decides about duplicates of this entry."""
    found = powers(viewer.user_id, actor)
    return actor.nature != Actor.Nature.PERSON and (found.connects or found.runs)


def waiting_keeper_requests(viewer: Viewer) -> list[KeeperRequest]:
    """The requests that wait for the viewer: of a connector's places; an administrator sees the rest."""
    if viewer.user_id is None:
        return []
    rows = _requests().filter(may_know(viewer), state=Waiting).exclude(user=viewer.user_id)
    mine = brokered_places(viewer)
    found = rows.filter(_within(mine)) if mine else rows.none()
    if Role.ADMIN in roles_of(viewer):
        places = Acting.objects.filter(role=Role.BROKER, place__isnull=False, user__is_active=True)
        found = found | rows.exclude(_within(places.values_list("place_id", flat=True)))
    return list(found.distinct())


def _within(places: Iterable[int]) -> Q:
    inside = Within.objects.filter(outer__in=list(places)).values("inner_id")
    working = Remit.places.through.objects.filter(place__in=inside).values("remit__actor_id")
    return Q(actor__place__in=inside) | Q(actor__place=None, actor__in=working)


def may_know(viewer: Viewer) -> Q:
    """Requests about entries that the viewer sees, or that were written for them and have nobody yet."""
    people = Acting.objects.filter(party=OuterRef("actor__party"))
    return seen(viewer, Actor, "actor__") | (Q(actor__visibility=Visibility.PRIVATE) & ~Exists(people))


def _requests() -> QuerySet[KeeperRequest]:
    return KeeperRequest.objects.select_related("actor__place", "actor__remit", "user", "guest")


def keeper_request_for(viewer: Viewer, ref: str) -> KeeperRequest | None:
    """One request, for whoever decides it."""
    rows = _requests().filter(may_know(viewer), ref=ref)
    found = rows.exclude(state=KeeperRequest.State.UNVERIFIED).first()
    if found is None:
        return None
    mine = powers(viewer.user_id, found.actor)
    return found if mine.connects or mine.runs else None


def my_keeper_request(viewer: Viewer, actor_id: int) -> KeeperRequest | None:
    """What the viewer last asked about an entry."""
    own = Q(user=viewer.user_id) if viewer.user_id is not None else Q(guest=viewer.guest_id)
    if viewer.user_id is None and viewer.guest_id is None:
        return None
    return KeeperRequest.objects.filter(own, actor=actor_id).order_by("-made_at", "-pk").first()


def keeper_request_by_ref(ref: str) -> KeeperRequest | None:
    """The request that a link in a mail is about; whoever has the link may see it."""
    return _requests().filter(ref=ref).first()


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an entry: when, by which organisation or whether by oneself, and what it said before."""

    pk: int
    at: datetime
    who: str
    mine: bool
    action: str
    before: dict[str, Any]
    after: dict[str, Any]


def history_of(viewer: Viewer, actor: Actor) -> list[Step]:
    """What was changed on an entry and on those joined with it, newest first, for those who may edit it."""
    if not editable(viewer, actor):
        return []
    ids = [actor.pk, *Merge.objects.filter(kept=actor, undone_at=None).values_list("gone_id", flat=True)]
    remits = dict(Remit.objects.filter(actor__in=ids).values_list("pk", "actor_id"))
    found = versions_of("actor", ids) + versions_of("remit", remits)
    found.sort(key=lambda one: (one.at, one.pk), reverse=True)
    parties = {one.acting_for for one in found} - {None}
    owners = dict(Actor.objects.filter(party__in=parties).values_list("party_id", "pk"))
    names = links(viewer, owners.values())
    now: dict[tuple[str, str, str], Any] = {}
    steps = []
    for one in found:
        after = {name: now.get((one.kind, one.row, name)) for name in one.values}
        now |= {(one.kind, one.row, name): value for name, value in one.values.items()}
        link = names.get(owners.get(one.acting_for or 0, 0))
        mine = one.user_id is not None and one.user_id == viewer.user_id
        steps.append(Step(one.pk, one.at, link.name if link else "", mine, one.action, one.values, after))
    return steps


def due_for_check(today: date, *, days: int) -> QuerySet[Actor]:
    """Entries that are looked after and were last checked longer ago than this."""
    edited = Acting.objects.filter(party=OuterRef("party"), role=Role.EDITOR, user__is_active=True)
    late = Q(confirmed_on=None) | Q(confirmed_on__lt=date.fromordinal(today.toordinal() - days))
    rows = Actor.objects.filter(late, Exists(edited), standing="open").exclude(visibility=Visibility.PRIVATE)
    return rows.order_by("pk")
