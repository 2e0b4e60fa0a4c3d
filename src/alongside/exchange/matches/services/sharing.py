"""Keep what is shared among what, change it by hand, and put those in touch whom it brings together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from .. import sharing_rules as rules
from .. import sides
from ..models import SharedNeed, SharedOffer, SharedPair, Sharing
from ..notices_sharing import WHY_NOT
from ..queries.sharing import Parts, may_share, parts_of, room_of, sharing_for
from .introducing import IntroductionRefused, introduce


class SharingRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(WHY_NOT[why]))
        self.why = why
        self.field = field


@dataclass(frozen=True, slots=True)
class Fit:
    """A need and an offer that fit: how well, above 0 to 1, and why."""

    need_id: int
    offer_id: int
    value: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """So many places of an offer for a need."""

    need_id: int
    offer_id: int
    places: int


def refused(viewer: Viewer, needs: Sequence[Need], offers: Sequence[Offer]) -> SharingRefused | None:
    """Why these may not be shared by the viewer; None if they may."""
    decided = rules.may_share(
        may=may_share(viewer),
        needs=len(needs),
        offers=len(offers),
        worlds=[row.world for row in (*needs, *offers)],
    )
    if not isinstance(decided, Refused):
        return None
    return SharingRefused(decided.why, "offers" if "offers" in decided.why else "needs")


@transaction.atomic
def keep_sharing(
    *, needs: Sequence[Need], offers: Sequence[Offer], fits: Sequence[Fit], run: str, by: Doer
) -> Sharing:
    """Keep some needs and the help to be shared among them, with how well each fits.

    Each need takes one place; each offer gives what room it has. Raises: SharingRefused. Then: one audit
    entry.
    """
    if problem := refused(sides.viewer_of(by), needs, offers):
        raise problem
    if not fits:
        raise SharingRefused("nothing-fits", "offers")
    made = Sharing.objects.create(
        world=needs[0].world, user_id=by.user_id, party_id=by.acting_for_id, run=run
    )
    SharedNeed.objects.bulk_create(SharedNeed(sharing=made, need=need) for need in needs)
    SharedOffer.objects.bulk_create(
        SharedOffer(sharing=made, offer=offer, gives=min(room_of(offer), rules.MOST_PLACES))
        for offer in offers
    )
    SharedPair.objects.bulk_create(
        SharedPair(
            sharing=made, need_id=fit.need_id, offer_id=fit.offer_id, value=fit.value, why=list(fit.why)
        )
        for fit in fits
    )
    detail = {"needs": len(needs), "offers": len(offers), "pairs": len(fits)}
    record(by=by, action="share", kind="sharing", ids=[made.pk], detail=detail)
    return made


def locked(ref: str, by: Doer) -> tuple[Sharing, Parts]:
    """A sharing of the doer's, locked until the transaction ends, and what of it they see.

    Raises: Sharing.DoesNotExist; SharingRefused once it was sent.
    """
    viewer = sides.viewer_of(by)
    found = sharing_for(viewer, ref)
    if found is None:
        raise Sharing.DoesNotExist
    held = Sharing.objects.select_for_update().get(pk=found.pk)
    if isinstance(decided := rules.may_change(is_sent=held.sent_at is not None), Refused):
        raise SharingRefused(decided.why)
    return held, parts_of(viewer, held)


@transaction.atomic
def change_sharing(
    *,
    ref: str,
    takes: Mapping[int, int | None],
    gives: Mapping[int, int | None],
    decided: Mapping[int, str],
    by: Doer,
) -> Sharing:
    """Change how many a need takes and an offer gives, and what is fixed, by the ids of the parts.

    What the doer may no longer see is taken out. Raises: Sharing.DoesNotExist; SharingRefused, with the
    field. Then: one audit entry; whoever calls works it out again and says so by `worked_out`.
    """
    held, parts = locked(ref, by)
    for pair in parts.pairs:
        said = decided.get(pair.pk, pair.rule)
        pair.rule = said if said in SharedPair.Rule.values else ""
    pinned = [pair for pair in parts.pairs if pair.rule == SharedPair.Rule.PINNED]
    for row in parts.needs:
        _set_takes(row, takes, sum(pair.need_id == row.need_id for pair in pinned))
    for one in parts.offers:
        _set_gives(one, gives, sum(pair.offer_id == one.offer_id for pair in pinned))
    hidden = _take_out_hidden(held, parts)
    SharedPair.objects.bulk_update(parts.pairs, ["rule"])
    SharedNeed.objects.bulk_update(parts.needs, ["takes"])
    SharedOffer.objects.bulk_update(parts.offers, ["gives"])
    apart = sum(pair.rule == SharedPair.Rule.APART for pair in parts.pairs)
    detail = {"pinned": len(pinned), "apart": apart, "taken_out": hidden}
    record(by=by, action="share-again", kind="sharing", ids=[held.pk], detail=detail)
    return held


def _set_takes(row: SharedNeed, takes: Mapping[int, int | None], pinned: int) -> None:
    places = takes.get(row.pk, row.takes)
    if isinstance(decided := rules.may_take(places=places, pinned=pinned), Refused):
        raise SharingRefused(decided.why, f"takes-{row.pk}")
    row.takes = places or 0


def _set_gives(row: SharedOffer, gives: Mapping[int, int | None], pinned: int) -> None:
    places = gives.get(row.pk, row.gives)
    if isinstance(decided := rules.may_give(places=places, room=room_of(row.offer), pinned=pinned), Refused):
        raise SharingRefused(decided.why, f"gives-{row.pk}")
    row.gives = places or 0


def _take_out_hidden(held: Sharing, parts: Parts) -> int:
    """Take out what the doer may no longer see; return how many parts that were."""
    gone = held.needs.exclude(pk__in=[row.pk for row in parts.needs]).delete()[0]
    gone += held.offers.exclude(pk__in=[row.pk for row in parts.offers]).delete()[0]
    held.pairs.exclude(pk__in=[pair.pk for pair in parts.pairs]).delete()
    return gone


def worked_out(*, sharing: Sharing, run: str) -> None:
    """Remember the run that worked it out last; part of what the caller has recorded."""
    Sharing.objects.filter(pk=sharing.pk, sent_at=None).update(run=run)
    sharing.run = run


@transaction.atomic
def send_sharing(
    *,
    ref: str,
    fair: str,
    run: str,
    given: Iterable[Given],
    words: Callable[[Need, Offer, int], str],
    by: Doer,
) -> list[SharedPair]:
    """Put those in touch whom the chosen way of sharing brings together; return the pairs, sent or not.

    One that cannot be put in touch any more is kept with the reason, and the others still are. Sent once: the
    sharing is locked. `run`: the one that the doer was shown. Raises: Sharing.DoesNotExist; SharingRefused.
    Then: one audit entry, and one for each introduction.
    """
    held, parts = locked(ref, by)
    if fair not in Sharing.Fair.values:
        raise SharingRefused("fair", "fair")
    if held.run != run:
        raise SharingRefused("changed", "fair")
    places = {(one.need_id, one.offer_id): one.places for one in given}
    pairs = [pair for pair in held.pairs.all() if (pair.need_id, pair.offer_id) in places]
    if not pairs:
        raise SharingRefused("nobody", "fair")
    needs = {row.need_id: row.need for row in parts.needs}
    offers = {row.offer_id: row.offer for row in parts.offers}
    for pair in pairs:
        many = places[pair.need_id, pair.offer_id]
        _send(pair, needs.get(pair.need_id), offers.get(pair.offer_id), many, words, by)
    held.fair, held.sent_at = fair, timezone.now()
    held.save(update_fields=["fair", "sent_at"])
    sent = sum(pair.introduction_id is not None for pair in pairs)
    detail = {"fair": fair, "sent": sent, "not_sent": len(pairs) - sent}
    record(by=by, action="send-sharing", kind="sharing", ids=[held.pk], detail=detail)
    return pairs


def _send(
    pair: SharedPair,
    need: Need | None,
    offer: Offer | None,
    places: int,
    words: Callable[[Need, Offer, int], str],
    by: Doer,
) -> None:
    """Put two in touch, or keep why they cannot be."""
    if need is None or offer is None:
        pair.not_sent = "gone"
    else:
        try:
            said = words(need, offer, places)
            pair.introduction = introduce(
                need_ref=need.ref, offer_ref=offer.ref, words=said, places=places, by=by
            )
        except (Need.DoesNotExist, Offer.DoesNotExist):
            pair.not_sent = "gone"
        except IntroductionRefused as problem:
            pair.not_sent = problem.why
    pair.save(update_fields=["introduction", "not_sent"])
