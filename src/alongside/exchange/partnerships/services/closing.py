"""Leave, and pass on what one did; close, and say what was learned."""

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.audit.services import record
from alongside.exchange.directory.services.worked import tie_from_work

from .. import notices, queries, rules
from ..models import Member, Partnership, RoleHeld
from ..notices import PartnershipRefused
from .doing import open_to_all, refuse, roles_of, steered
from .logging import note


@transaction.atomic
def leave(*, ref: str, handover: str, heir_id: int | None = None, by: Doer) -> Member:
    """Leave: what one did passes to the heir, where one is named, with the roles and the vote.

    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field, where nobody would
    be left who hosts or votes. Then: one audit entry, one line of the log; the others are told.
    """
    found, member = open_to_all(ref, by)
    others = [one for one in queries.members_of(found) if one.pk != member.pk]
    heir = next((one for one in others if one.pk == heir_id), None)
    mine = roles_of(member)
    decided = rules.may_leave(
        others=len(others),
        others_steer=sum(one.pk != member.pk for one in queries.steering(found)),
        others_vote=sum(one.votes for one in others),
        handover=handover.strip(),
        heir=heir is not None,
        steers=bool(rules.STEERING & mine),
    )
    refuse(decided)
    today = timezone.localdate()
    RoleHeld.objects.filter(member=member, until=None).update(until=today)
    if heir is not None:
        for role in sorted(mine - roles_of(heir)):
            RoleHeld.objects.create(member=heir, role=role)
            note(partnership=found, kind="role", words=role, about=heir, by=by)
        heir.votes = heir.votes or member.votes
        heir.save(update_fields=["votes"])
    member.state, member.left_at = Member.State.LEFT, timezone.now()
    member.handover, member.handed_to = handover.strip()[:LONGEST], heir
    member.save()
    found.circle.members.remove(member.party_id)
    record(by=by, action="leave", kind="partnership", ids=[found.pk], detail={"heir": heir is not None})
    note(partnership=found, kind="left", about=member, by=by)
    notices.left(member)
    return member


@transaction.atomic
def close(
    *,
    ref: str,
    outcome: str,
    worked: str = "",
    failed: str = "",
    lessons: str = "",
    lessons_shown: bool = False,
    by: Doer,
) -> Partnership:
    """Close with what came of it. Those inside go on reading it; others read the lessons where agreed.

    Raises: Partnership.DoesNotExist for an outsider; PartnershipRefused, with the field.
    Then: one audit entry; those who took part are tied by the work they did together, and told.
    """
    found, _host = steered(ref, by)
    said = {"worked": worked, "failed": failed, "lessons": lessons}
    refuse(rules.may_close(outcome=outcome, lessons=lessons.strip(), known=Partnership.Outcome.values))
    for name, words in said.items():
        if len(words) > LONGEST:
            raise PartnershipRefused("too-long", name)
        setattr(found, name, words.strip())
    found.state, found.closed_at = Partnership.State.CLOSED, timezone.now()
    found.outcome, found.lessons_shown = outcome, lessons_shown
    found.save()
    record(by=by, action="close", kind="partnership", ids=[found.pk], detail={"outcome": outcome})
    note(partnership=found, kind="closed", words=outcome, by=by)
    for member in found.members.filter(state=Member.State.INVITED):
        member.delete()
    tie_members(found, by=by)
    notices.closed(found, but=by.acting_for_id)
    return found


def tie_members(found: Partnership, *, by: Doer) -> int:
    """Keep that those who took part have worked together, with dates and outcome; return how many ties.

    Only of organisations that agreed to be named, and of nothing where only those inside know of it.
    """
    if found.visibility == Visibility.CIRCLE:
        return 0
    took_part = found.members.filter(state__in=(Member.State.ACCEPTED, Member.State.LEFT), named=True)
    outcomes = {str(key): str(label) for key, label in Partnership.Outcome.choices}
    name = f": {found.name}" if found.visibility == Visibility.PUBLIC else ""
    return tie_from_work(
        ref=found.ref,
        party_ids=took_part.values_list("party_id", flat=True),
        since=found.started_on,
        until=timezone.localdate(found.closed_at) if found.closed_at else None,
        outcome=outcomes.get(found.outcome, ""),
        source=f"Worked together here{name}",
        by=by,
    )
