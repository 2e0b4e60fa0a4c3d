"""Ask those who may be invited whom they find neutral enough to host, and count what they say."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.queries import actors_by_id
from alongside.exchange.matches.sides import viewer_of
from alongside.exchange.needs.models import Need

from .. import host_rules as rules
from .. import notices_hosts as notices
from ..models import HostAsked, HostRound, HostTally
from ..queries.convening import asked_before, can_be_asked, is_closed, need_to_convene, round_for


class HostsRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(notices.WHY_NOT[why]))
        self.why = why
        self.field = field


@transaction.atomic
def ask_hosts(*, need_ref: str, members: Collection[int], hosts: Collection[int], by: Doer) -> HostRound:
    """Ask some actors which of the proposed hosts they find neutral; whoever asks is not asked.

    Those for whom nobody here answers are passed over. Raises: Need.DoesNotExist where the doer may not bring
    people together about it; HostsRefused. Then: one audit entry; those asked are told.
    """
    viewer = viewer_of(by)
    need = need_to_convene(viewer, need_ref)
    if need is None:
        raise Need.DoesNotExist
    Need.objects.select_for_update().get(pk=need.pk)
    actors = actors_by_id(viewer, {*members, *hosts})
    known = {pk for pk in hosts if pk in actors and actors[pk].world == need.world}
    parties = can_be_asked(actors[pk].party_id for pk in members if pk in actors) - viewer.parties
    decided = rules.may_ask(may=True, hosts=len(known), asked=len(parties), again=asked_before(need, known))
    if isinstance(decided, Refused):
        raise HostsRefused(decided.why, "hosts")
    made = HostRound.objects.create(
        need=need, user_id=by.user_id, closes_on=timezone.localdate() + timedelta(days=rules.DAYS)
    )
    HostAsked.objects.bulk_create(HostAsked(round=made, party_id=party) for party in sorted(parties))
    HostTally.objects.bulk_create(
        HostTally(round=made, actor=actors[pk], could=len(parties - {actors[pk].party_id}))
        for pk in sorted(known)
    )
    detail = {"need": need.pk, "hosts": len(known), "asked": len(parties)}
    record(by=by, action="ask-hosts", kind="hostround", ids=[made.pk], detail=detail)
    notices.ask(made, parties)
    return made


@transaction.atomic
def say_hosts(*, ref: str, said: Mapping[int, str], by: Doer) -> None:
    """Count what a party says of each proposed host, by actor: yes, no or no_view (also for none).

    Nothing is kept of who said what. Raises: HostRound.DoesNotExist where the doer is not asked; HostsRefused
    once they have answered, or the round is over. Then: one audit entry, which holds no answer.
    """
    found = round_for(viewer_of(by), ref)
    if found is None:
        raise HostRound.DoesNotExist
    HostRound.objects.select_for_update().get(pk=found[0].pk)
    asked = HostAsked.objects.get(pk=found[1].pk)
    if asked.answered or is_closed(found[0]):
        raise HostsRefused("answered" if asked.answered else "over")
    for row in HostTally.objects.filter(round=found[0]).exclude(actor__party=asked.party_id):
        name = said.get(row.actor_id, "no_view")
        name = name if name in rules.SAYS else "no_view"
        setattr(row, name, getattr(row, name) + 1)
        row.save(update_fields=[name])
    asked.answered = True
    asked.save(update_fields=["answered"])
    record(by=by, action="say-hosts", kind="hostround", ids=[found[0].pk])
