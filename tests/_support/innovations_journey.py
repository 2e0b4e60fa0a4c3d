"""An innovation with its record, ready to move along, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import User
from alongside.exchange.directory.models import Actor
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.innovations.services import innovations, moving
from tests._support import rows
from tests._support.partnerships import user_of


@dataclass
class Moving:
    """A record, the organisation that keeps it, and the person who writes."""

    record: Innovation
    actor: Actor
    user: User

    @property
    def ref(self) -> str:
        return self.record.offer.ref

    @property
    def by(self) -> Doer:
        return Doer(user_id=self.user.pk, acting_for_id=self.actor.party_id)

    @property
    def viewer(self) -> Viewer:
        return viewer_for(self.user)

    def again(self) -> Innovation:
        """The record as it is now."""
        return Innovation.objects.select_related("offer").get(pk=self.record.pk)


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def moving_one(stage: str = "testing", since: int = 100, **fields: Any) -> Moving:
    """An innovation of one organisation, so many days at a stage."""
    name = fields.pop("owner", "Keepers")
    actor = rows.actor(name, world=fields.get("world", "real"))
    user = user_of(actor.party, f"{name.lower().replace(' ', '.')}@example.org")
    by = Doer(user_id=user.pk, acting_for_id=actor.party_id)
    said = {
        "title": "Bedside light",
        "types": ["device"],
        "visibility": "public",
        "world": "real",
        "since": ago(since) if stage else None,
    }
    made = innovations.start(stage=stage, by=by, **(said | fields))
    return Moving(made, actor, user)


def decided(one: Moving, decision: str = "on", **fields: Any) -> Any:
    """A decision at its gate, today."""
    said = {
        "organisation": "Harbour Trust",
        "role": "Board",
        "evidence": "Twelve homes, three months.",
        "reasons": "Fewer falls at night.",
        "decided_on": today(),
        "again_on": today() + timedelta(days=90) if decision == "hold" else None,
        "tried": "Lights in twelve homes." if decision == "stop" else "",
        "learned": "Nobody changes batteries." if decision == "stop" else "",
    }
    return moving.decide(ref=one.ref, said=moving.Decided(decision=decision, **(said | fields)), by=one.by)
