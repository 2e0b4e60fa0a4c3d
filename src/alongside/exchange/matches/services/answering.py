"""Both sides answer, once; with two times yes they are in touch and a place is taken."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import Visibility
from alongside.exchange.accounts.queries import users_of
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import announce, record
from alongside.exchange.directory.services import tie_from_introduction
from alongside.exchange.offers.models import Offer

from .. import notices, rules, sides
from ..models import Introduction, Match, Side
from .introducing import LONGEST, IntroductionRefused, why_unsafe


@transaction.atomic
def answer(*, ref: str, which: str, says: str, by: Doer, why: str = "", words: str = "") -> Introduction:
    """Say yes or no for one side, once; a no says why.

    A connector writes down what a side without an account told them. Raises: Introduction.DoesNotExist if the
    doer has no part in it; IntroductionRefused, with the reason, also when the last place went meanwhile.
    Then: one audit entry; the other side is told.
    """
    found, side, through = locked_side(ref, which, by)
    _refuse(rules.may_answer(state=found.state, answer=side.answer))
    if says not in {Side.Answer.YES, Side.Answer.NO}:
        raise IntroductionRefused("no-answer", "answer")
    if len(words) > LONGEST:
        raise IntroductionRefused("too-long", "words")
    side.answer, side.answered_at, side.through = says, timezone.now(), through
    if says == Side.Answer.NO:
        decided = rules.may_say_no(why=why, words=words, known=Side.Why.values)
        _refuse(decided, "words" if decided == Refused("no-words") else "why")
        side.why, side.reason = why, words or str(notices.WHY[why])
    side.save()
    record(
        by=by,
        action="answer",
        kind="introduction",
        ids=[found.pk],
        detail={"side": which, "answer": says, "why": side.why, "through": through},
    )
    both = list(found.sides.all())
    if says == Side.Answer.NO:
        _decline(found, both, side)
    elif all(one.answer == Side.Answer.YES for one in both):
        bring_together(found, both, by)
    return found


def locked_side(ref: str, which: str, by: Doer) -> tuple[Introduction, Side, str]:
    """An introduction, locked, with the side for which the doer speaks and in what way.

    Raises: Introduction.DoesNotExist where the doer does not speak for that side.
    """
    found = locked(ref)
    side = found.sides.filter(which=which).first()
    if side is None:
        raise Introduction.DoesNotExist
    viewer = sides.viewer_of(by)
    if sides.acts_for(by, viewer, side):
        return found, side, Side.Through.LINK if by.process else Side.Through.PAGE
    if _may_write_down(viewer, found, side):
        return found, side, Side.Through.TOLD
    raise Introduction.DoesNotExist


def locked(ref: str) -> Introduction:
    """The introduction, locked until the transaction ends. Raises: Introduction.DoesNotExist."""
    rows = Introduction.objects.select_related(
        "match__need__actor", "match__offer__actor", "match__offer__host"
    )
    return rows.select_for_update(of=("self",)).get(ref=ref)


def _may_write_down(viewer: Viewer, found: Introduction, side: Side) -> bool:
    """A connector may write down what somebody without an account told them."""
    no_account = side.party_id is None or not users_of([side.party_id])
    return no_account and sides.is_connector_of(viewer, found)


def _refuse(decided: object, field: str = "") -> None:
    if isinstance(decided, Refused):
        raise IntroductionRefused(decided.why, field)


def _decline(found: Introduction, both: list[Side], side: Side) -> None:
    found.state, found.answered_at = Introduction.State.DECLINED, side.answered_at
    found.save(update_fields=["state", "answered_at"])
    match = found.match
    match.status, match.declined_reason = Match.Status.DECLINED, side.reason
    match.save(update_fields=["status", "declined_reason"])
    notices.declined(found, both, side)


def bring_together(found: Introduction, both: list[Side], by: Doer) -> None:
    """Both have said yes: take a place, remember when to ask whether it helped, and tell both.

    Raises: IntroductionRefused when there is no room left, or the help may no longer be introduced.
    """
    match, now = found.match, timezone.now()
    if unsafe := why_unsafe(match.need, match.offer):
        raise IntroductionRefused("unsafe", said=unsafe)
    found.holds_place = _take_places(match.offer_id, found.places)
    found.state, found.answered_at = Introduction.State.ACCEPTED, now
    found.follow_up_on = timezone.localdate(now) + timedelta(days=rules.FOLLOW_UP_DAYS)
    found.save(update_fields=["holds_place", "state", "answered_at", "follow_up_on"])
    match.status = Match.Status.ACCEPTED
    match.save(update_fields=["status"])
    keep_tie(found, "prospective", by)
    record(by=by, action="bring-together", kind="introduction", ids=[found.pk])
    notices.accepted(found, both)


def _take_places(offer_id: int, places: int) -> bool:
    """Take places of an offer, its row locked so that two cannot have the last; False if none are counted."""
    offer = Offer.objects.select_for_update().get(pk=offer_id)
    _refuse(
        rules.may_take(
            capacity=offer.capacity,
            taken=offer.taken,
            is_paused=offer.paused_at is not None or offer.withdrawn_at is not None,
            is_over=rules.is_past(offer.valid_until, timezone.localdate()),
            places=places,
        )
    )
    if offer.capacity is None:
        return False
    offer.taken = (offer.taken or 0) + places
    offer.save(update_fields=["taken", "changed_at"])
    announce(kind="offer", ids=[offer_id])
    return True


def keep_tie(found: Introduction, kind: str, by: Doer) -> None:
    """Keep that the two may work, or have worked, together; only where everyone may know of both."""
    need, offer = found.match.need, found.match.offer
    shown = need.visibility == offer.visibility == Visibility.PUBLIC
    if shown and need.actor_id and offer.actor_id and need.actor_id != offer.actor_id:
        tie_from_introduction(
            ref=found.ref, actor_id=offer.actor_id, other_id=need.actor_id, kind=kind, by=by
        )


@transaction.atomic
def stop(*, ref: str, by: Doer) -> Introduction:
    """Take back what waits for an answer, or end what was agreed; a place that was taken is free again.

    Raises: Introduction.DoesNotExist; IntroductionRefused. Then: one audit entry; both sides are told.
    """
    found = locked(ref)
    viewer = sides.viewer_of(by)
    both = list(found.sides.all())
    mine = [side for side in both if sides.acts_for(by, viewer, side)]
    waiting = found.state == Introduction.State.OPEN
    asked = any(side.answer == Side.Answer.YES for side in mine)
    watches = sides.is_maker(viewer, found) or sides.is_connector_of(viewer, found)
    if not (watches or (asked if waiting else mine)):
        raise Introduction.DoesNotExist
    _refuse(rules.may_stop(state=found.state))
    found.state = Introduction.State.WITHDRAWN if waiting else Introduction.State.ENDED
    found.answered_at = found.answered_at or timezone.now()
    if found.holds_place:
        give_back(found.match.offer_id, found.places)
    found.holds_place = False
    found.save(update_fields=["state", "answered_at", "holds_place"])
    if waiting:
        found.match.status = Match.Status.SUGGESTED
        found.match.save(update_fields=["status"])
    record(by=by, action="withdraw" if waiting else "end", kind="introduction", ids=[found.pk])
    notices.stopped(found, [side for side in both if side not in mine])
    return found


def give_back(offer_id: int, places: int = 1) -> None:
    """Free places that were taken on an offer."""
    offer = Offer.objects.select_for_update().get(pk=offer_id)
    if offer.taken:
        offer.taken = max(offer.taken - places, 0)
        offer.save(update_fields=["taken", "changed_at"])
        announce(kind="offer", ids=[offer_id])
