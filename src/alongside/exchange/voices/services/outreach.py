"""Write down where somebody goes, or went, to listen."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.places.models import Place

from .. import outreach_rules as rules
from ..models import Ask, Session
from ..notices_outreach import OutreachRefused
from ..queries import asks
from ..queries import outreach as queries


@dataclass(frozen=True, slots=True)
class Listened:
    """What somebody types of a session. `heard`: None while nobody knows."""

    kind: str
    title: str
    on: date | None
    place: Place | None
    venue: str = ""
    how_to_come: str = ""
    led_by: str = "staff"
    safeguards: str = ""
    groups: str = ""
    asked: str = ""
    notes: str = ""
    reached: str = ""
    heard: int | None = None


@transaction.atomic
def keep_session(*, said: Listened, ref: str = "", ask: str = "", by: Doer) -> Session:
    """Keep a new session, or change one by its `ref`; `ask`: under which ask it is held.

    Raises: Session.DoesNotExist, Ask.DoesNotExist where it is not theirs; OutreachRefused, with the field.
    """
    viewer = viewer_of(by)
    if by.user_id is None or by.acting_for_id not in asks.run_for(viewer):
        raise OutreachRefused("no-party")
    there = queries.session_for(viewer, ref) if ref else None
    if ref and (there is None or not queries.keeps(viewer, there)):
        raise Session.DoesNotExist
    values = _plain(said)
    decided = rules.may_keep(said=values, today=timezone.localdate())
    if isinstance(decided, Refused):
        raise OutreachRefused(decided.why)
    found = there or Session(owner_id=by.acting_for_id, user_id=by.user_id)
    if ask and there is None:
        found.ask = asks.run_ask(viewer, ask)
        if found.ask is None:
            raise Ask.DoesNotExist
    assert said.place is not None
    found.world = said.place.world
    if found.ask is not None and found.ask.world != found.world:
        raise OutreachRefused("worlds")
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    record(
        by=by, action="edit" if there else "keep", kind="session", ids=[found.pk], detail={"kind": found.kind}
    )
    return found


@transaction.atomic
def drop_session(*, ref: str, by: Doer) -> None:
    """Take out one that was never held, or written down twice. Raises: Session.DoesNotExist."""
    viewer = viewer_of(by)
    found = queries.session_for(viewer, ref)
    if found is None or not queries.keeps(viewer, found):
        raise Session.DoesNotExist
    record(by=by, action="remove", kind="session", ids=[found.pk])
    found.delete()


LINES = {"title": 200, "venue": 200, "how_to_come": 300, "groups": 300}


def _plain(said: Listened) -> dict[str, object]:
    """The values to keep; lines cut at what fits, a band that is none left out."""
    found = {name: getattr(said, name) for name in (one.name for one in fields(said))}
    found |= {name: " ".join(str(found[name]).split())[:most] for name, most in LINES.items()}
    found["reached"] = said.reached if said.reached in Session.Reached.values else ""
    return found
