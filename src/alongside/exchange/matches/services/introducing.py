"""Put a need and an offer in touch: suggested by a connector, or asked by either side."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.offers.rules import may_be_introduced

from .. import notices, rules, sides
from ..models import Introduction, Match, Side

LONGEST = 2000  # characters of what people write to each other
BY_HAND = "introduction"  # stands for the run on a match that no run suggested


class IntroductionRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        super().__init__(said or str(notices.WHY_NOT[why]))
        self.why = why
        self.field = field


def introduce(
    *, need_ref: str, offer_ref: str, words: str, by: Doer, grounds: str = "", places: int = 1
) -> Introduction:
    """Ask whoever has not said yes yet whether they want to be put in touch.

    A side that asks has said yes. `places`: how many of the offer it is about, where it counts them.
    Raises: Need.DoesNotExist or Offer.DoesNotExist where the doer may not see it; IntroductionRefused, with
    the reason. Then: one audit entry; the sides that wait are asked.
    """
    try:
        return _introduce(need_ref, offer_ref, words.strip(), by, grounds.strip(), places)
    except IntegrityError as already:  # somebody else was quicker
        raise IntroductionRefused("under-way") from already


@transaction.atomic
def _introduce(
    need_ref: str, offer_ref: str, words: str, by: Doer, grounds: str, places: int
) -> Introduction:
    viewer = sides.viewer_of(by)
    need, offer = need_for(viewer, need_ref), offer_for(viewer, offer_ref)
    if need is None:
        raise Need.DoesNotExist
    if offer is None:
        raise Offer.DoesNotExist
    refused = why_not(viewer, need, offer, grounds=grounds, places=places)
    if refused is not None:
        raise refused
    if not words or len(words) > LONGEST:
        raise IntroductionRefused("too-long" if words else "no-words", "words")
    match = _match_of(need, offer)
    made = Introduction.objects.create(
        match=match,
        words=words,
        grounds=grounds,
        user_id=by.user_id,
        guest_id=by.guest_id,
        asker=asker(viewer, need, offer),
        places=places,
    )
    pair = [_side(made, which, row, viewer) for which, row in (("need", need), ("offer", offer))]
    record(
        by=by,
        action="introduce",
        kind="introduction",
        ids=[made.pk],
        detail={"need": need.pk, "offer": offer.pk, "asked_by": made.asker},
    )
    _ask(made, pair, by)
    return made


def asker(viewer: Viewer, need: Need, offer: Offer) -> str:
    """In what part the viewer may put these two in touch; empty for somebody else."""
    for which, row in (("need", need), ("offer", offer)):
        if sides.answering_party(row) in viewer.parties:
            return which
    if sides.is_connector_for(viewer, need, offer) or sides.keeps(viewer, need) or sides.keeps(viewer, offer):
        return Introduction.Asker.CONNECTOR
    return ""


def why_not(
    viewer: Viewer, need: Need, offer: Offer, *, grounds: str = "", places: int = 1
) -> IntroductionRefused | None:
    """Why the viewer cannot put these two in touch; None if it can be done."""
    if not asker(viewer, need, offer):
        return IntroductionRefused("who")
    unsafe = why_unsafe(need, offer)
    decided = rules.may_introduce(_pair(need, offer, grounds, unsafe, places))
    if isinstance(decided, Refused):
        if decided.why == "unsafe":
            return IntroductionRefused("unsafe", said=unsafe)
        return IntroductionRefused(decided.why, "grounds" if decided.why == "declined" else "")
    return None if _can_be_asked(viewer, need, offer) else IntroductionRefused("unreachable")


def why_unsafe(need: Need, offer: Offer) -> str:
    """Why this help may not be introduced like this, where people could come to harm; empty if it may."""
    decided = may_be_introduced(
        offer.safeguarding,
        offer.host_id is not None,
        offer.host_checked_on,
        need.actor is None or need.actor.nature == Actor.Nature.PERSON,
        timezone.localdate(),
    )
    return decided.why if isinstance(decided, Refused) else ""


def _pair(need: Need, offer: Offer, grounds: str, unsafe: str, places: int) -> rules.Pair:
    """Everything the rule looks at."""
    need_party, offer_party = sides.answering_party(need), sides.answering_party(offer)
    match = Match.objects.filter(need=need, offer=offer).first()
    begun = Introduction.objects.filter(match__need=need, match__offer=offer, state__in=rules.UNDER_WAY)
    return rules.Pair(
        worlds=(need.world, offer.world),
        standings=(need.standing, offer.standing),
        need_status=need.status,
        is_over=rules.is_past(offer.valid_until, timezone.localdate()),
        is_paused=offer.paused_at is not None or offer.withdrawn_at is not None,
        is_full=offer.capacity is not None and (offer.taken or 0) + places > offer.capacity,
        is_same_party=need_party is not None and need_party == offer_party,
        need_side_sees=sides.party_sees(need_party, offer),
        offer_side_sees=sides.party_sees(offer_party, need),
        declined=match is not None and match.status == Match.Status.DECLINED,
        grounds=grounds,
        under_way=begun.exists(),
        unsafe=unsafe,
    )


def _can_be_asked(viewer: Viewer, need: Need, offer: Offer) -> bool:
    """Whether each side that has not said yes can be written to, or some connector can ring it."""
    for which, row in (("need", need), ("offer", offer)):
        party = sides.answering_party(row)
        if party is not None and party in viewer.parties:
            continue
        side = Side(which=which, party_id=party)
        nobody = not sides.reached(side, offer)
        if nobody and not notices.connectors_of(Introduction(match=Match(need=need, offer=offer))):
            return False
    return True


def _match_of(need: Need, offer: Offer) -> Match:
    """The match of the two, begun; kept by hand where no run suggested it."""
    by_hand = {"rank": 0, "score": 0.0, "run": BY_HAND}
    match, _ = Match.objects.get_or_create(need=need, offer=offer, defaults=by_hand)
    match.status, match.declined_reason = Match.Status.INTRODUCED, ""
    match.save(update_fields=["status", "declined_reason"])
    return match


def _side(made: Introduction, which: str, row: Need | Offer, viewer: Viewer) -> Side:
    party = sides.answering_party(row)
    own = party is not None and party in viewer.parties
    said = (
        {"answer": Side.Answer.YES, "answered_at": timezone.now(), "through": Side.Through.PAGE}
        if own
        else {}
    )
    return Side.objects.create(introduction=made, which=which, party_id=party, **said)


def _ask(made: Introduction, pair: list[Side], by: Doer) -> None:
    """Ask the sides that have not said yes; where none is left, they are in touch."""
    from .answering import bring_together

    waiting = [side for side in pair if side.answer == Side.Answer.WAITING]
    for side in waiting:
        if sides.reached(side, made.match.offer):
            notices.ask(made, side)
        else:
            notices.ask_connector(made, side)
    if not waiting:
        bring_together(made, pair, by)
