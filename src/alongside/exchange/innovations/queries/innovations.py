"""Read innovations: the offers everybody reads, each with its record where the viewer may see one."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.offers.queries import offer_for, offers_for

from ..models import Innovation, Link


def innovations_for(
    viewer: Viewer, *, world: str, q: str = "", place_id: int | None = None, subjects: Iterable = ()
) -> QuerySet[Offer]:
    """The innovations the viewer may see, by title. What is kept of each: `records_of`."""
    return offers_for(
        viewer, world=world, kind=OfferKind.INNOVATION, q=q, place_id=place_id, subjects=tuple(subjects)
    )


def innovation_for(viewer: Viewer, key: str) -> Offer | None:
    """One innovation by ref or source id where the viewer may see it; its record is `record_of`."""
    found = offer_for(viewer, key)
    return found if found is not None and found.kind == OfferKind.INNOVATION else None


def under(viewer: Viewer, prefix: str = "innovation__") -> Q:
    """The condition by which rows under a record are seen: as the record and its offer both."""
    return seen(viewer, Innovation, prefix) & seen(viewer, Offer, f"{prefix}offer__")


def records_for(viewer: Viewer, *, world: str = "") -> QuerySet[Innovation]:
    """The records the viewer may see, each with its offer."""
    rows = Innovation.objects.filter(under(viewer, "")).select_related("offer", "offer__place")
    return rows.filter(world=world) if world else rows


def records_of(
    viewer: Viewer, offer_ids: Iterable[int], *, with_stays: bool = False
) -> dict[int, Innovation]:
    """By offer, the records the viewer may see; with their time at each stage where that is wanted."""
    rows = records_for(viewer).filter(offer_id__in=list(offer_ids))
    return {row.offer_id: row for row in (rows.prefetch_related("stays") if with_stays else rows)}


def record_of(viewer: Viewer, offer: Offer) -> Innovation | None:
    """What is kept of an innovation, where the viewer may see it."""
    return records_for(viewer).filter(offer_id=offer.pk).first()


def keeps(viewer: Viewer, innovation: Innovation | None) -> bool:
    """Whether the viewer keeps this record: acts for whoever owns it, signed in."""
    if innovation is None or viewer.user_id is None:
        return False
    return innovation.owner_id in viewer.parties


def may_keep(viewer: Viewer, offer: Offer) -> bool:
    """Whether the viewer may begin a record of this innovation, or keeps one: acts for whoever offers it."""
    return viewer.user_id is not None and offer.owner_id is not None and offer.owner_id in viewer.parties


def kept(viewer: Viewer, key: str) -> Innovation | None:
    """A record the viewer keeps, by the ref of its offer; None for anybody else."""
    offer = innovation_for(viewer, key)
    found = record_of(viewer, offer) if offer is not None else None
    return found if keeps(viewer, found) else None


def links_of(viewer: Viewer, offer: Offer) -> tuple[list[Link], list[Link]]:
    """What an innovation goes with, and what goes with it; both ends are such as the viewer may see."""
    mine = Link.objects.filter(under(viewer), seen(viewer, Offer, "offer__"))
    rows = mine.select_related("offer", "innovation__offer")
    return list(rows.filter(innovation__offer_id=offer.pk)), list(rows.filter(offer_id=offer.pk))


def offers_of_refs(viewer: Viewer, refs: Iterable[str]) -> dict[str, Offer]:
    """By ref, the innovations among these that the viewer may see."""
    rows = visible(viewer, Offer.objects.filter(ref__in=list(refs), kind=OfferKind.INNOVATION))
    return {row.ref: row for row in rows}


def narrowed(
    viewer: Viewer,
    rows: QuerySet[Offer],
    *,
    type_: str = "",
    stage: str = "",
    status: str = "",
    word: str = "",
    mine: bool = False,
) -> QuerySet[Offer]:
    """Fewer innovations: of a type, at a stage (by its record, else as the offer says), those one keeps."""
    records = Innovation.objects.filter(under(viewer, "")).order_by()
    if type_:
        rows = rows.alias(types=Cast("innovation_types", TextField())).filter(types__contains=f'"{type_}"')
    if stage:
        rows = rows.alias(said=Cast("stages", TextField())).filter(
            Q(pk__in=records.filter(stage=stage).values("offer_id"))
            | (Q(said__contains=f'"{stage}"') & ~Q(pk__in=records.exclude(stage="").values("offer_id")))
        )
    for name, value in (("status", status), ("word", word)):
        if value:
            rows = rows.filter(pk__in=records.filter(**{name: value}).values("offer_id"))
    return rows.filter(owner_id__in=viewer.parties) if mine else rows
