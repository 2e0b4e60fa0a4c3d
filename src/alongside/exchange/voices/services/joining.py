"""Take part in what is asked: signed in, as a guest, by a code or as nobody known; and come back.

Taking part leaves no row in the audit: it would say who answered what and when, and 500 people at once would
wait for one another. What is kept of it is the row itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.services import record
from alongside.exchange.places.models import Place

from .. import rules
from ..codes import hash_of, new_code
from ..models import Ask, Contribution, Participant
from ..notices import AskRefused
from ..queries import asks
from .asks import held, refuse


@dataclass(frozen=True, slots=True)
class Joined:
    """Who takes part, and the code to write down where one was made just now."""

    participant: Participant
    code: str = ""


@transaction.atomic
def join(
    *,
    ask: Ask,
    by: Doer | None,
    code: str = "",
    way: str = Participant.Way.SELF,
    place: Place | None = None,
) -> Joined:
    """Take part: as the doer's user or guest, with a code that was handed out, or with a new code.

    `by` is None for somebody of whom nothing is known. Whoever takes part already comes back as they are.
    Raises: AskRefused: not open, no code, a wrong code, or an account is needed.
    """
    handed = asks.by_code(ask, code) if code else None
    if code and handed is None:
        raise AskRefused("wrong-code")
    if handed is not None:
        return Joined(_start(handed, way, by))
    there = _known(ask, by)
    if there is not None:
        return Joined(_start(there, way, by))
    signed = by is not None and by.user_id is not None
    refuse(rules.may_join(taking=_taking(ask), entry=ask.entry, has_code=False, signed_in=signed))
    fresh = "" if by is not None and (by.user_id or by.guest_id) else new_code()
    made = Participant(
        ask=ask,
        user_id=by.user_id if by is not None and by.guest_id is None else None,
        guest_id=by.guest_id if by is not None else None,
        helper_id=by.helper_id if by is not None else None,
        code_hash=hash_of(fresh) if fresh else None,
        way=way,
        place=place,
        started_at=timezone.now(),
    )
    return Joined(_kept(made, by), fresh)


def _kept(made: Participant, by: Doer | None) -> Participant:
    """Keep a new part; where the same person was quicker on another page, that one."""
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        there = _known(made.ask, by)
        if there is None:
            raise
        return there
    return made


def _known(ask: Ask, by: Doer | None) -> Participant | None:
    """The part that a user or guest has in an ask already."""
    if by is None or (by.user_id is None and by.guest_id is None):
        return None
    own = {"guest_id": by.guest_id} if by.guest_id is not None else {"user_id": by.user_id}
    return Participant.objects.filter(ask=ask, **own).first()


def _start(there: Participant, way: str, by: Doer | None) -> Participant:
    """Begin with a code that was handed out; nothing changes for whoever began before."""
    if there.started_at is None:
        refuse(rules.may_join(taking=_taking(there.ask), entry="anyone", has_code=True, signed_in=False))
        there.started_at, there.way = timezone.now(), way
        there.helper_id = by.helper_id if by is not None else None
        there.save(update_fields=["started_at", "way", "helper"])
    return there


def _taking(ask: Ask) -> bool:
    return asks.is_taking(ask, timezone.localdate())


def contribute(participant: Participant, kind: str, *, once: bool = False) -> Contribution:
    """Keep that somebody said something of this kind. `once`: all of this kind is one, as their votes are.

    Call it in the transaction of what was said.
    """
    own = {"ask_id": participant.ask_id, "participant": participant, "kind": kind}
    there = Contribution.objects.filter(**own).first() if once else None
    return there or Contribution.objects.create(**own)


@transaction.atomic
def tell_by(*, participant: Participant, tell: str, guest_id: int | None = None) -> Participant:
    """Keep how somebody wants to be told what came of it; a guest's row holds the address."""
    if tell not in Participant.Tell.values:
        raise AskRefused("no-tell")
    participant.tell = tell
    if guest_id is not None and participant.user_id is None:
        participant.guest_id = guest_id
    participant.save(update_fields=["tell", "guest"])
    return participant


@transaction.atomic
def make_codes(*, ref: str, many: int, by: Doer) -> list[str]:
    """Make codes to hand out; they are shown this once. Raises: Ask.DoesNotExist; AskRefused for too many."""
    ask = held(ref, by)
    if not 0 < many <= rules.MOST_CODES:
        raise AskRefused("many-codes")
    codes = _different(many)
    Participant.objects.bulk_create(Participant(ask=ask, code_hash=hash_of(code)) for code in codes)
    record(by=by, action="make-codes", kind="ask", ids=[ask.pk], detail={"codes": many})
    return codes


def _different(many: int) -> list[str]:
    """So many codes, none twice."""
    found: set[str] = set()
    while len(found) < many:
        found.add(new_code())
    return sorted(found)


@transaction.atomic
def forget(*, participants: Iterable[Participant]) -> None:
    """Take somebody out of an ask with all that only says who they are; what they said stays without them."""
    for one in participants:
        one.user = one.guest = one.helper = one.place = None
        one.code_hash, one.tell = None, Participant.Tell.NONE
        one.save()
