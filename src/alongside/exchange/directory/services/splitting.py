"""Make two entries of one that holds two organisations."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Party, Shareable
from alongside.exchange.audit.services import announce, record

from ..models import Actor, Remit, Tie
from ..rules import problems_of
from .editing import EditRefused
from .merging import decides

COPIED = (
    *("nature", "sector", "kind", "website", "place_id", "lat", "lon", "point_basis", "world", "standing"),
    *("visibility", "dataset_id", "source", "basis", "note", "reported_on", "confirmed_on"),
)


@transaction.atomic
def split_actor(
    *, ref: str, name: str, moved: Sequence[tuple[str, str]], ties: Sequence[int], by: Doer
) -> Actor:
    """Make a second entry, with what of the first belongs to it; the same people look after both.

    `moved`: kind and ref of needs and offers; `ties`: ids. What belongs to another entry is left alone.
    Locks the entry. Raises: Actor.DoesNotExist where `by` does not decide about it; EditRefused.
    To undo it, make the two one again.
    """
    actor = Actor.objects.select_for_update().get(ref=ref)
    if not decides(by, actor):
        raise Actor.DoesNotExist
    if problems := problems_of({"name": name}):
        raise EditRefused(problems)
    if actor.nature == Actor.Nature.PERSON:
        raise EditRefused({"name": "Entries of people are not parted here."})
    copy = _copy(actor, name)
    record(by=by, action="split", kind="actor", ids=[actor.pk, copy.pk])
    for kind, model in _owned_kinds().items():
        refs = [row for said, row in moved if said == kind]
        rows = model._default_manager.filter(actor=actor, ref__in=refs)
        ids = sorted(rows.values_list("pk", flat=True))
        if ids:
            rows.filter(owner=actor.party_id).update(owner=copy.party_id)
            model._default_manager.filter(pk__in=ids).update(actor=copy)
            announce(kind=kind, ids=list(ids))
    _move_ties(actor, copy, ties)
    return copy


def _copy(actor: Actor, name: str) -> Actor:
    party = Party.objects.create()
    values = {column: getattr(actor, column) for column in COPIED}
    owner = party.pk if actor.owner_id == actor.party_id else actor.owner_id
    copy = Actor.objects.create(name=name, party=party, owner_id=owner, **values)
    copy.circles.set(actor.circles.all())
    remit = Remit.objects.filter(actor=actor).first()
    made = Remit.objects.create(actor=copy, basis=remit.basis if remit else "")
    if remit is not None:
        made.places.set(remit.places.all())
    same = Acting.objects.filter(party=actor.party_id).values("user_id", "role", "place_id")
    Acting.objects.bulk_create([Acting(party=party, **one) for one in same])
    return copy


def _owned_kinds() -> dict[str, Any]:
    """The shareable models that say whose a row is, by the kind they have on the feed."""
    found = {}
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if issubclass(model, Shareable) and "actor" in names and model._meta.model_name:
            found[model._meta.model_name] = model
    return found


def _move_ties(actor: Actor, copy: Actor, ties: Sequence[int]) -> None:
    ids = []
    for tie in Tie.objects.filter(pk__in=ties):
        if tie.actor_id == actor.pk:
            tie.actor = copy
        elif tie.other_id == actor.pk:
            tie.other = copy
        else:
            continue
        tie.save()
        ids.append(tie.pk)
    if ids:
        announce(kind="tie", ids=list(ids))
