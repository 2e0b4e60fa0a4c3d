"""Who does something in a workspace: held for the change, and refused where it is not theirs to do."""

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.matches.sides import viewer_of

from .. import queries, rules
from ..models import Member, Partnership
from ..notices import PartnershipRefused


def held(ref: str, by: Doer) -> tuple[Partnership, Member]:
    """The partnership, locked, and the member for which the doer acts, with `roles_now`.

    Raises: Partnership.DoesNotExist for anybody who does not take part, as where there is none.
    """
    viewer = viewer_of(by)
    found = queries.inside(viewer, ref)
    if found is None:
        raise Partnership.DoesNotExist
    locked = Partnership.objects.select_for_update().get(pk=found.pk)
    mine = queries.my_members(viewer, locked)
    chosen = [one for one in mine if one.party_id == by.acting_for_id] or mine
    if not chosen:
        raise Partnership.DoesNotExist
    chosen[0].partnership = locked
    return locked, chosen[0]


def open_to_all(ref: str, by: Doer) -> tuple[Partnership, Member]:
    """The same, for what every member may do while it is not closed. Raises also: PartnershipRefused."""
    found, member = held(ref, by)
    if found.state == Partnership.State.CLOSED:
        raise PartnershipRefused("closed")
    return found, member


def steered(ref: str, by: Doer) -> tuple[Partnership, Member]:
    """The same, for what whoever hosts or leads does. Raises also: PartnershipRefused for the others."""
    found, member = held(ref, by)
    refuse(rules.may_change(state=found.state, roles=roles_of(member)))
    return found, member


def roles_of(member: Member) -> frozenset[str]:
    """The roles that a member has now."""
    return frozenset(member.roles.filter(until=None).values_list("role", flat=True))


def refuse(decided: object, field: str = "") -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise PartnershipRefused(decided.why, field or FIELDS.get(decided.why, ""))


# Which field mends what a rule refused, where it is not the button.
FIELDS = {
    "no-name": "name",
    "no-purpose": "purpose",
    "no-reason": "why",
    "no-words": "reason",
    "no-handover": "handover",
    "no-heir": "heir",
    "no-outcome": "outcome",
    "no-lessons": "lessons",
}
