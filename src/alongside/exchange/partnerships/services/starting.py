"""Begin to work together: from a proposal of the engine, or by hand."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Circle, Party, Visibility
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id
from alongside.exchange.places.models import Place

from .. import rules
from ..models import Member, Partnership, RoleHeld
from ..notices import PartnershipRefused
from .doing import refuse
from .inviting import Asked, ask
from .logging import note


@transaction.atomic
def start(
    *,
    name: str,
    needs: Sequence[Need],
    by: Doer,
    members: Iterable[tuple[Party | int, Sequence[str], str]] = (),
    purpose: str = "",
    place: Place | None = None,
    kind: str = Partnership.Kind.PROJECT,
    visibility: str = "",
    origin: str = "",
    run: str = "",
    roles: Sequence[str] = (RoleHeld.Role.CONVENER,),
    world: str = "",
    started_on: date | None = None,
) -> Partnership:
    """Begin, with the party acted for as its first member, and ask others to take part.

    `members`: party, roles and the words of the invitation, each. `roles`: those of whoever begins.
    `purpose`, `place` and `world` are those of the first need where they are not given; `visibility` is who
    sees the card: only those inside, where a need is not for everyone. `run`: what proposed it, if anything.
    `started_on`: the day on which it began, today unless given.
    Raises: Need.DoesNotExist where the doer may not see one; PartnershipRefused, with the field.
    Then: one audit entry, and one for each who is asked; they are told.
    """
    seen = needs_by_id(viewer_of(by), [need.pk for need in needs])
    if len(seen) != len({need.pk for need in needs}):
        raise Need.DoesNotExist
    first = needs[0] if needs else None
    purpose = purpose.strip() or (first.wanted or first.title if first else "")
    refuse(rules.may_start(name=name.strip(), purpose=purpose, acts_for=by.acting_for_id))
    world = world or (first.world if first else world_of_party(by.acting_for_id))
    if {world} != {world, *(need.world for need in needs), *([place.world] if place else [])}:
        raise PartnershipRefused("worlds", "needs")
    found = _make(
        name=name.strip()[:200],
        purpose=purpose[:LONGEST],
        kind=kind if kind in Partnership.Kind.values else Partnership.Kind.PROJECT,
        place=place or (first.place if first else None),
        origin=origin.strip()[:LONGEST],
        run=run,
        started_on=started_on or timezone.localdate(),
        visibility=_sight(visibility, needs),
        owner_id=by.acting_for_id,
        world=world,
    )
    found.needs.set(needs)
    host = _first_member(found, roles, by)
    record(by=by, action="start", kind="partnership", ids=[found.pk], detail={"needs": len(seen)})
    note(partnership=found, kind="started", about=host, by=by)
    for party, given, message in members:
        pk = party if isinstance(party, int) else party.pk
        if pk != by.acting_for_id:
            ask(found, Asked(pk, tuple(given), message), by)
    return found


def _make(**fields: object) -> Partnership:
    """The row and its private circle. Nobody hosts that circle: who is in it follows from who takes part."""
    circle = Circle.objects.create(name=str(fields["name"])[:120], world=fields["world"])
    made = Partnership.objects.create(circle=circle, **fields)
    made.circles.add(circle)
    return made


def _first_member(found: Partnership, roles: Sequence[str], by: Doer) -> Member:
    """Whoever begins takes part from the start."""
    member = Member.objects.create(
        partnership=found,
        party_id=by.acting_for_id,
        user_id=by.user_id,
        state=Member.State.ACCEPTED,
        answered_at=timezone.now(),
        joined_stage=found.stage,
        invited_by_id=by.user_id,
    )
    found.circle.members.add(by.acting_for_id)
    given = [role for role in dict.fromkeys(roles) if role in RoleHeld.Role.values]
    for role in given if rules.STEERING & set(given) else [*given, RoleHeld.Role.CONVENER]:
        RoleHeld.objects.create(member=member, role=role)
    return member


def _sight(asked: str, needs: Sequence[Need]) -> str:
    """Who sees the card: never more than see what it works on, unless it was chosen."""
    if asked in (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CIRCLE):
        return asked
    hidden = any(need.visibility != Visibility.PUBLIC for need in needs)
    return Visibility.CIRCLE if hidden else Visibility.PUBLIC
