"""Say who votes for whom, what one could gain or lose, and who decides what."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.audit.services import record

from .. import decision_rules as rules
from .. import notices_governance as notices
from ..models import Decision, DecisionRight, Interest, Member, Partnership, Proxy
from ..queries import deciding as queries
from ..queries import names_of, steers
from .governing import demand, refusal, short_enough, speaking
from .logging import note

MOST_AREAS = 20
LONGEST_AREA = 80


@transaction.atomic
def give_proxy(
    *, ref: str, holder_id: int | None, decision_ref: str = "", until: date | None = None, by: Doer
) -> Proxy:
    """Let another member vote for the one that `by` speaks for: in one decision, or in all until a day.

    What was given before for the same is taken back. Raises: Partnership.DoesNotExist, Decision.DoesNotExist;
    PartnershipRefused, with the field. Then: the holder is told; one line of the log, one audit entry.
    """
    viewer, found, member = speaking(ref=ref, by=by)
    decision = found.decisions.get(ref=decision_ref) if decision_ref else None
    if decision is not None and decision.closed_at is not None:
        raise refusal("closed")
    if decision is None and until is None:
        raise refusal("no-day", "until-day")
    voting = _voting(found, decision)
    holder = voting.get(holder_id or 0)
    if holder is None:
        raise refusal("holder-not-voting", "holder")
    row = queries.rule_of(found) if decision is None else decision.rule
    today = timezone.localdate()
    demand(
        rules.may_give(
            rules.Proxy(member.pk, holder.pk),
            rule=queries.as_rule(row) if row else None,
            voting=set(voting),
            living=_meeting(found, decision, member, today),
            until=until,
            today=today,
        )
    )
    found.proxies.filter(giver=member, decision=decision, ended_at=None).update(ended_at=timezone.now())
    day = until if decision is None else None
    made = Proxy.objects.create(
        partnership=found, giver=member, holder=holder, decision=decision, until=day, user_id=by.user_id
    )
    notices.given(made, _name(viewer, member))
    note(partnership=found, kind="proxy", about=holder, by=by)
    record(by=by, action="give-proxy", kind="partnership", ids=[found.pk])
    return made


def _voting(found: Partnership, decision: Decision | None) -> dict[int, Member]:
    """The members that vote: in one decision those with a ballot, else all that vote now."""
    rows = found.members.filter(state=Member.State.ACCEPTED)
    rows = rows.filter(votes=True) if decision is None else rows.filter(ballots__decision=decision)
    return {one.pk: one for one in rows}


def _meeting(found: Partnership, decision: Decision | None, giver: Member, today: date) -> dict[int, int]:
    """Who votes for whom where it could meet a new proxy of `giver`: all, or those for one decision."""
    rows = [
        row
        for row in queries.living_proxies(found, today)
        if decision is None or row.decision_id in (None, decision.pk)
    ]
    return {row.giver_id: row.holder_id for row in rows if row.giver_id != giver.pk}


def _name(viewer: Viewer, member: Member) -> str:
    return names_of(viewer, [member])[member.pk].name


@transaction.atomic
def take_back(*, ref: str, proxy_id: int, by: Doer) -> Proxy:
    """Take a vote back that the member of `by` gave away; what was voted by it before then no longer counts.

    Raises: Partnership.DoesNotExist, Proxy.DoesNotExist. Then: one line of the log, one audit entry.
    """
    _viewer, found, member = speaking(ref=ref, by=by)
    proxy = found.proxies.select_related("holder").get(pk=proxy_id, giver=member, ended_at=None)
    proxy.ended_at = timezone.now()
    proxy.save(update_fields=["ended_at"])
    note(partnership=found, kind="proxy-back", about=proxy.holder, by=by)
    record(by=by, action="take-proxy-back", kind="partnership", ids=[found.pk])
    return proxy


@transaction.atomic
def declare(*, ref: str, text: str, by: Doer) -> Interest:
    """Say what a member could gain or lose by the work; it stands until it is ended.

    Raises: Partnership.DoesNotExist; PartnershipRefused without words. Then: one audit entry.
    """
    _viewer, found, member = speaking(ref=ref, by=by)
    if not text:
        raise refusal("no-interest", "interest")
    made = Interest.objects.create(
        partnership=found, member=member, text=short_enough(text, "interest"), user_id=by.user_id
    )
    note(partnership=found, kind="interest", by=by)
    record(by=by, action="declare", kind="partnership", ids=[found.pk])
    return made


@transaction.atomic
def end_interest(*, ref: str, interest_id: int, by: Doer) -> Interest:
    """Say that an interest of one's own no longer stands; it is kept, with the day.

    Raises: Partnership.DoesNotExist, Interest.DoesNotExist. Then: one audit entry.
    """
    _viewer, found, member = speaking(ref=ref, by=by)
    interest = found.interests.get(pk=interest_id, member=member, ended_at=None)
    interest.ended_at = timezone.now()
    interest.save(update_fields=["ended_at"])
    record(by=by, action="end-interest", kind="partnership", ids=[found.pk])
    return interest


@transaction.atomic
def set_rights(*, ref: str, rights: Mapping[str, Mapping[int, str]], by: Doer) -> int:
    """Write anew who decides, is asked and is told, by area and member id; return how many areas there are.

    An area in which nobody has a part goes. For whoever hosts or leads. Raises: Partnership.DoesNotExist;
    PartnershipRefused. Then: one line of the log, one audit entry.
    """
    viewer, found, _member = speaking(ref=ref, by=by)
    if not steers(viewer, found):
        raise refusal("not-host")
    kept = {area.strip()[:LONGEST_AREA]: parts for area, parts in rights.items() if any(parts.values())}
    if "" in kept:
        raise refusal("no-area", "area")
    if len(kept) > MOST_AREAS:
        raise refusal("many-areas", "area")
    members = set(found.members.filter(state=Member.State.ACCEPTED).values_list("pk", flat=True))
    found.rights.all().delete()
    DecisionRight.objects.bulk_create(
        DecisionRight(partnership=found, area=area, member_id=member, part=part)
        for area, parts in kept.items()
        for member, part in parts.items()
        if member in members and part in DecisionRight.Part.values
    )
    note(partnership=found, kind="rights", by=by)
    record(by=by, action="set-rights", kind="partnership", ids=[found.pk], detail={"areas": len(kept)})
    return len(kept)
