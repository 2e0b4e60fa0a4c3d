"""Two entries of one organisation with all that can hang on them; every row there is, to compare."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Acting, Circle, Role, User
from alongside.exchange.directory.models import Actor, Identifier, KeeperRequest, Tie
from tests._support import rows

# What tells of what was done, and is no part of what was there.
TRAIL = {"audit", "django_tasks_database", "sessions"}
TOLD = {"Merge", "Notice", "Message"}


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of ours, joining tables among them, but for the trail and what people were told."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in TRAIL and model.__name__ not in TOLD
    }


def connector(place: Any, email: str = "connector@example.org") -> Any:
    """The connector of a place."""
    user = User.objects.create(email=email, name="Nell")
    body = rows.actor("Alliance", world=place.world)
    Acting.objects.create(user=user, party=body.party, role=Role.BROKER, place=place)
    return user


def doer(user: Any) -> Doer:
    """That user, acting for the first party."""
    acting = Acting.objects.filter(user=user).order_by("party_id").first()
    return Doer(user_id=user.pk, acting_for_id=acting.party_id if acting else None)


def twins(place: Any) -> tuple[Actor, Actor]:
    """Two entries of one organisation, joined with others, with each other, and with the same."""
    kept = rows.actor("Harbour Lunch Club", place=place, note="By the quay.")
    gone = rows.actor(
        "Harbour Lunch Club CIC",
        summary="Lunch on Tuesdays",
        place=place,
        website="https://lunch.example.org",
        source_id="reg-77",
        note="Since 2011.",
        confirmed_on=date(2026, 5, 1),
    )
    gone.owner = gone.party
    gone.save()
    both, one = (Circle.objects.create(name=name, world=place.world) for name in ("Both", "One"))
    both.members.set([kept.party, gone.party])
    one.members.set([gone.party])
    for number, user in enumerate(("ann", "bob")):
        person = User.objects.create(email=f"{user}@example.org", name=user)
        Acting.objects.create(user=person, party=gone.party, role=Role.EDITOR)
        if number:
            Acting.objects.create(user=person, party=kept.party, role=Role.EDITOR)
    other = rows.actor("Friends of the Quay", place=place)
    Tie.objects.create(actor=gone, other=other, kind="works-with")
    Tie.objects.create(actor=other, other=kept, kind="works-with")
    Tie.objects.create(actor=gone, other=kept, kind="works-with")
    Identifier.objects.create(actor=gone, scheme="GB-CHC", value="77")
    for name, actor in (("Lunch", gone), ("Tea", kept)):
        offer = rows.offer(name, actor=actor, owner=actor.party, place=place)
        offer.helpers.set([kept, gone])
    rows.need("A second cook", actor=gone, owner=gone.party, place=place)
    gone.remit.places.set([place])
    asker = User.objects.create(email="cat@example.org")
    KeeperRequest.objects.create(actor=gone, user=asker, role_there="Cook")
    return kept, gone
