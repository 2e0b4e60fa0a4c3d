"""Write entries by hand: new ones, changes with versions, ties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party, Visibility
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.accounts.services import SightRefused, set_sight
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.models import Version
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import changed, keep_version
from alongside.exchange.places.models import Place, PointBasis

from .. import notices
from ..models import Actor, KeeperRequest, Merge, Remit, Tie
from ..queries.keeping import deciders, is_kept, may_see, powers
from ..rules import may_edit, problems_of, web_address
from ..terms import BOTH_WAYS, Sector, TieKind

ACTOR_FIELDS = ("name", "sector", "kind", "website", "place_id", "lat", "lon", "point_basis")
REMIT_FIELDS = ("summary",)


class EditRefused(Exception):
    """An entry cannot be like this: `problems` gives a sentence by field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


@dataclass(frozen=True, slots=True)
class Sight:
    """Who is to see an entry: `circles` are the refs of groups, where `visibility` is circle."""

    visibility: str
    circles: tuple[str, ...] = ()


@transaction.atomic
def edit_actor(*, ref: str, values: Mapping[str, Any], sight: Sight | None = None, by: Doer) -> Actor:
    """Change what an entry says, and keep what it said before.

    `values`: those of `name`, `sector`, `kind`, `website`, `place_id`, `summary` that are given.
    Locks the entry. Raises: Actor.DoesNotExist where `by` may not change it; EditRefused, with what is wrong.
    """
    actor = _editable(ref, by)
    said = dict(values)
    if "website" in said:
        said["website"] = web_address(said["website"])
    if problems := _problems(said):
        raise EditRefused(problems)
    own = {name: said[name] for name in ACTOR_FIELDS if name in said}
    if "place_id" in own and own["place_id"] != actor.place_id:
        own |= _point(own["place_id"])
    fields = _write(actor, own, by, "edit")
    if "summary" in said:
        remit, _new = Remit.objects.get_or_create(actor=actor)
        fields += _write(remit, {"summary": said["summary"]}, by, "edit")
    if sight is not None:
        if not (by.process or powers(by.user_id, actor).keeps):
            raise EditRefused({"sight": "Only those who look after it say who may see it."})
        fields += _show_to(actor, sight, by)
    if fields:
        record(by=by, action="edit", kind="actor", ids=[actor.pk], detail={"fields": sorted(fields)})
    return actor


def _show_to(actor: Actor, sight: Sight, by: Doer) -> list[str]:
    before = actor.visibility
    try:
        fields = set_sight(row=actor, visibility=sight.visibility, circles=sight.circles, by=by)
    except SightRefused as refused:
        raise EditRefused({"sight": str(refused)}) from refused
    if "visibility" in fields:
        keep_version(row=actor, old={"visibility": before}, by=by)
    return fields


def _editable(ref: str, by: Doer) -> Actor:
    actor = Actor.objects.select_for_update().get(ref=ref)
    found = may_edit(powers(by.user_id, actor), is_kept=is_kept(actor))
    joined = Merge.objects.filter(gone=actor, undone_at=None).exists()
    if joined or (not by.process and (isinstance(found, Refused) or not may_see(by.user_id, actor))):
        raise Actor.DoesNotExist
    return actor


def _problems(said: Mapping[str, Any]) -> dict[str, str]:
    found = problems_of(said)
    if "sector" in said and said["sector"] not in Sector.values:
        found["sector"] = "Choose what kind of organisation it is."
    return found


def _point(place_id: int | None) -> dict[str, Any]:
    """The point of an entry that moved to another place: that of the place, as near as we know."""
    place = Place.objects.filter(pk=place_id).first()
    if place is None or place.lat is None:
        return {"lat": None, "lon": None, "point_basis": ""}
    return {"lat": place.lat, "lon": place.lon, "point_basis": PointBasis.APPROXIMATE.value}


def _write(row: Any, values: Mapping[str, Any], by: Doer, action: str) -> list[str]:
    """Change a row, keep what it said; return the names of the fields that changed."""
    old = changed(row, values)
    if not old:
        return []
    for name in old:
        setattr(row, name, values[name])
    row.save()
    keep_version(row=row, old=old, by=by, action=action)
    return list(old)


@transaction.atomic
def restore_version(*, ref: str, version_id: int, by: Doer) -> Actor:
    """Put back what an entry said before one change of it.

    Raises: Actor.DoesNotExist where `by` may not change it; Version.DoesNotExist where it is another's.
    """
    actor = _editable(ref, by)
    version = Version.objects.get(pk=version_id)
    remit = Remit.objects.filter(actor=actor).first()
    mine = {("actor", str(actor.pk)), *([("remit", str(remit.pk))] if remit else [])}
    if (version.kind, version.row) not in mine:
        raise Version.DoesNotExist
    row, names = (actor, ACTOR_FIELDS) if version.kind == "actor" else (remit, REMIT_FIELDS)
    values = {name: value for name, value in version.values.items() if name in names}
    if problems := _problems(values):
        raise EditRefused(problems)
    fields = _write(row, values, by, "restore")
    if fields:
        record(by=by, action="restore", kind="actor", ids=[actor.pk], detail={"fields": sorted(fields)})
    return actor


@transaction.atomic
def new_actor(
    *, values: Mapping[str, Any], world: str, by: Doer, role_there: str = "", words: str = ""
) -> Actor:
    """Write a new organisation.

    Whoever acts for an organisation writes it for everyone to see, and their organisation looks after it.
    Somebody who acts for none asks with it to look after it; the entry waits, unseen, for the connector.
    Raises: EditRefused, with what is wrong.
    """
    said = {**values, "website": web_address(values["website"])}
    problems = _problems(said)
    if by.acting_for_id is None and not role_there:
        problems["role_there"] = "Write what you do there, so that we can join you to it."
    if problems:
        raise EditRefused(problems)
    party = Party.objects.create()
    alone = by.acting_for_id is None
    actor = Actor.objects.create(
        party=party,
        owner_id=party.pk if alone else by.acting_for_id,
        world=world,
        visibility=Visibility.PRIVATE if alone else Visibility.PUBLIC,
        confirmed_on=timezone.localdate(),
        **{name: said[name] for name in ("name", "sector", "kind", "website", "place_id")},
        **_point(said["place_id"]),
    )
    Remit.objects.create(actor=actor, summary=said.get("summary", ""))
    record(by=by, action="write", kind="actor", ids=[actor.pk])
    if alone:
        _ask_for(actor, by, role_there, words)
    return actor


def _ask_for(actor: Actor, by: Doer, role_there: str, words: str) -> None:
    request = KeeperRequest.objects.create(
        actor=actor, user_id=by.user_id, role_there=role_there, words=words
    )
    record(by=by, action="ask-to-keep", kind="keeper-request", ids=[request.pk])
    notices.asked_to_keep(request, deciders(actor))


@transaction.atomic
def add_tie(*, ref: str, other_id: int, kind: str, since: str, by: Doer, note: str = "") -> Tie:
    """Say how one organisation is related to another; the other is told. `note`: what the two do, or bid for.

    Raises: Actor.DoesNotExist where `by` may not change the entry; EditRefused, with what is wrong.
    """
    actor = _editable(ref, by)
    other = Actor.objects.get(pk=other_id, world=actor.world)
    if kind not in TieKind.values:
        raise EditRefused({"kind": "Choose how they work together."})
    if other.pk == actor.pk:
        raise EditRefused({"other": "Choose another organisation than this one."})
    if kind == TieKind.BIDS_AGAINST and not note:
        raise EditRefused({"note": "Say what work both bid for: it is kept as a fact."})
    if Tie.objects.filter(actor=actor, other=other, kind=kind, until="").exists():
        raise EditRefused({"other": "This is said here already."})
    tie = Tie.objects.create(
        actor=actor,
        other=other,
        kind=kind,
        since=since,
        source=f"Said by {actor.name}",
        directed=kind not in BOTH_WAYS,
        note=note,
    )
    record(by=by, action="add", kind="tie", ids=[tie.pk], detail={"kind": kind})
    record(by=by, action="tie", kind="actor", ids=[actor.pk, other.pk])
    notices.tied(other, actor.name, kind, set(users_of([other.party_id])) - {by.user_id})
    return tie
