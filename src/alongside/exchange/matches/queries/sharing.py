"""Read what could be shared among what, and what was: by connectors and those who have scarce help."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import brokered_places
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_by_id, needs_for
from alongside.exchange.offers.models import Offer
from alongside.exchange.offers.queries import offers_by_id, offers_for
from alongside.exchange.places.models import Within

from .. import rules
from ..models import Introduction, Match, SharedNeed, SharedOffer, SharedPair, Sharing

MOST_LISTED = 60
WAITING = (Need.Status.OPEN, Need.Status.CALLED)
UNDER_WAY = (Introduction.State.OPEN, Introduction.State.ACCEPTED)


def may_share(viewer: Viewer) -> bool:
    """Whether the viewer is somebody who shares: a connector, or whoever has help of which little is left."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return False
    return bool(brokered_places(viewer)) or Offer.objects.filter(_own(viewer), _has_room()).exists()


def room_of(offer: Offer) -> int:
    """How many places are left of what can be had now; 0 where none are counted."""
    over = rules.is_past(offer.valid_until, timezone.localdate())
    if offer.paused_at is not None or offer.withdrawn_at is not None or over or offer.capacity is None:
        return 0
    return max(offer.capacity - (offer.taken or 0), 0)


def to_share_among(
    viewer: Viewer, *, world: str, place_id: int | None = None, q: str = "", named: Collection[int] = ()
) -> list[Need]:
    """What waits for help and nobody is being put in touch about; most possible help first, as `fits` each.

    For connectors what is needed at their places; for others what their help may fit. `named` are in it
    whatever they have. `fits` counts help with room left that was suggested and nobody has looked at.
    """
    waits = needs_for(viewer, world=world, standing="open", place_id=place_id, q=q)
    waits = waits.filter(_mine(viewer), status__in=WAITING)
    waits = waits.exclude(matches__introductions__state__in=UNDER_WAY).order_by("-made_at", "-pk")
    fits = _fits(viewer, world, waits)
    best = sorted(fits, key=lambda pk: (-fits[pk], pk))[:MOST_LISTED]
    newest = list(waits.values_list("pk", flat=True)[: MOST_LISTED - len(best)])
    found = needs_by_id(viewer, {*best, *newest, *named})
    shown = [need for need in found.values() if asked_now(need) and need.standing == "open"]
    for need in shown:
        need.fits = fits.get(need.pk, 0)  # type: ignore[attr-defined]
    return sorted(shown, key=lambda need: (need.pk not in named, -fits.get(need.pk, 0), need.title))


def _fits(viewer: Viewer, world: str, waits: QuerySet[Need]) -> dict[int, int]:
    """Per need with any, how much help with room was suggested for it that nobody has done anything about."""
    offers = offers_for(viewer, world=world, standing="open").filter(_has_room()).order_by()
    suggested = Match.objects.filter(
        status=Match.Status.SUGGESTED, rank__gt=0, need__in=waits.order_by(), offer__in=offers
    )
    counted = suggested.order_by().values("need_id").annotate(many=Count("pk"))
    return dict(counted.values_list("need_id", "many"))


def waiting_to_share(viewer: Viewer, *, world: str) -> int:
    """How many things needed wait and have possible help that nobody has looked at."""
    return sum(need.fits > 0 for need in to_share_among(viewer, world=world))  # type: ignore[attr-defined]


def scarce(
    viewer: Viewer, *, world: str, need_ids: Iterable[int], named: Collection[int] = ()
) -> list[Offer]:
    """Help with room left that may fit these needs, or is the viewer's or at their places; `room`, `fits`."""
    offers = offers_for(viewer, world=world, standing="open").filter(_has_room())
    counted = Match.objects.filter(
        need_id__in=list(need_ids), status=Match.Status.SUGGESTED, rank__gt=0, offer__in=offers.order_by()
    )
    fits = dict(
        counted.order_by().values("offer_id").annotate(many=Count("pk")).values_list("offer_id", "many")
    )
    best = sorted(fits, key=lambda pk: (-fits[pk], pk))[:MOST_LISTED]
    own = offers.filter(_own(viewer) | _here(viewer)).order_by("-confirmed_on", "-pk")
    chosen = offers.filter(pk__in={*best, *own.values_list("pk", flat=True)[:MOST_LISTED], *named}).order_by()
    for offer in (found := list(chosen)):
        offer.room, offer.fits = room_of(offer), fits.get(offer.pk, 0)  # type: ignore[attr-defined]
    return sorted(found, key=lambda offer: (offer.pk not in named, -fits.get(offer.pk, 0), offer.title))


def _own(viewer: Viewer) -> Q:
    return Q(owner_id__in=viewer.parties) | Q(actor__party_id__in=viewer.parties)


def _mine(viewer: Viewer) -> Q:
    """What is needed at the viewer's places or by their own people, or may be met by what they have."""
    theirs = Match.objects.filter(
        Q(offer__owner_id__in=viewer.parties) | Q(offer__actor__party_id__in=viewer.parties),
        status=Match.Status.SUGGESTED,
        rank__gt=0,
    )
    return _own(viewer) | _here(viewer) | Q(pk__in=theirs.values("need_id"))


def _here(viewer: Viewer) -> Q:
    """At the places whose connector the viewer is."""
    inside = Within.objects.filter(outer_id__in=brokered_places(viewer))
    return Q(place_id__in=inside.values("inner_id"))


def _has_room() -> Q:
    """`room_of` as a condition."""
    today = timezone.localdate()
    left = Q(capacity__gt=Coalesce(F("taken"), Value(0)))
    return left & Q(paused_at=None, withdrawn_at=None) & (Q(valid_until=None) | Q(valid_until__gte=today))


def sharings_for(viewer: Viewer) -> QuerySet[Sharing]:
    """What the viewer, or somebody who acts for the same party, shared; newest first."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return Sharing.objects.none()
    mine = Q(user_id=viewer.user_id) | Q(party_id__in=viewer.parties)
    counts = {name: Count(name, distinct=True) for name in ("needs", "offers")}
    rows = Sharing.objects.filter(mine).annotate(**{f"{k}_count": v for k, v in counts.items()})
    return rows.order_by("-made_at", "-pk")


def sharing_for(viewer: Viewer, ref: str) -> Sharing | None:
    """One of them."""
    return sharings_for(viewer).filter(ref=ref).first()


@dataclass(frozen=True, slots=True)
class Parts:
    """What is in a sharing and may be seen now; `hidden`: how many that were in it may not."""

    needs: tuple[SharedNeed, ...]
    offers: tuple[SharedOffer, ...]
    pairs: tuple[SharedPair, ...]
    hidden: int


def parts_of(viewer: Viewer, sharing: Sharing) -> Parts:
    """The parts of a sharing; those whose need or offer the viewer may no longer see are only counted."""
    needs, offers = list(sharing.needs.all()), list(sharing.offers.all())
    seen_needs = needs_by_id(viewer, [row.need_id for row in needs])
    seen_offers = offers_by_id(viewer, [row.offer_id for row in offers])
    shown_needs = [row for row in needs if row.need_id in seen_needs]
    shown_offers = [row for row in offers if row.offer_id in seen_offers]
    for row in shown_needs:
        row.need = seen_needs[row.need_id]
    for one in shown_offers:
        one.offer = seen_offers[one.offer_id]
    pairs = [
        pair
        for pair in sharing.pairs.select_related("introduction")
        if pair.need_id in seen_needs and pair.offer_id in seen_offers
    ]
    hidden = len(needs) + len(offers) - len(shown_needs) - len(shown_offers)
    return Parts(tuple(shown_needs), tuple(shown_offers), tuple(pairs), hidden)


def asked_now(need: Need) -> bool:
    """Whether help is still looked for with this need."""
    return need.status in rules.ASKED
