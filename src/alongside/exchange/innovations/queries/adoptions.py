"""Read who plans, uses and stopped what, what made room for it, whom they thank; always for a viewer."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.queries import acted_for
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.places.queries import inside_ids

from .. import adoption_rules as rules
from ..models import Adaptation, Adoption, Displacement, Link, PassedOn
from .innovations import under


def shown(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which an adoption is seen: as itself, what is used and the organisation, all three."""
    return (
        seen(viewer, Adoption, prefix)
        & seen(viewer, Offer, f"{prefix}offer__")
        & seen(viewer, Actor, f"{prefix}site__")
    )


def adoptions_for(
    viewer: Viewer,
    *,
    world: str = "",
    offer_ids: Iterable[int] | None = None,
    site_id: int | None = None,
    place_id: int | None = None,
) -> QuerySet[Adoption]:
    """Who plans, uses and stopped what, the newest first, each with its site, its place and what it is."""
    rows = Adoption.objects.filter(shown(viewer), offer__kind=OfferKind.INNOVATION)
    rows = rows.select_related("site", "offer", "place")
    if world:
        rows = rows.filter(world=world)
    if offer_ids is not None:
        rows = rows.filter(offer_id__in=list(offer_ids))
    if site_id is not None:
        rows = rows.filter(site_id=site_id)
    if place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(place_id))
    return rows


def with_details(rows: QuerySet[Adoption]) -> QuerySet[Adoption]:
    """The same, each with what was changed, what made room, and what was passed on."""
    return rows.prefetch_related(
        Prefetch("adaptations", Adaptation.objects.order_by("on", "pk")),
        Prefetch("displacements", Displacement.objects.order_by("on", "pk")),
        Prefetch("passed_on", PassedOn.objects.order_by("on", "pk")),
    )


def adoption_for(viewer: Viewer, ref: str) -> Adoption | None:
    """One of them, with its details, where the viewer may see it."""
    return with_details(adoptions_for(viewer)).filter(ref=ref).first()


def state(row: Adoption) -> str:
    """planned, using, stopped or dropped."""
    return rules.state_of(started_on=row.started_on, stopped_on=row.stopped_on)


def keeps(viewer: Viewer, row: Adoption) -> bool:
    """Whether the viewer writes this: acts for the site, signed in."""
    return viewer.user_id is not None and row.owner_id in viewer.parties


def sites_of(viewer: Viewer, *, world: str) -> list[Actor]:
    """The organisations for which the viewer could say that they use something."""
    if viewer.user_id is None:
        return []
    mine = acted_for(viewer)
    return [one for one in mine if one.nature == Actor.Nature.ORGANISATION and one.world == world]


def own(viewer: Viewer, offer: Offer) -> list[Adoption]:
    """What the viewer's own organisations said of using this, the newest first."""
    if viewer.user_id is None or not viewer.parties:
        return []
    rows = adoptions_for(viewer, offer_ids=[offer.pk]).filter(owner_id__in=viewer.parties)
    return list(rows.order_by("-made_at", "-pk"))


@dataclass(slots=True)
class Uses:
    """How many sites plan, use and stopped one thing."""

    planned: int = 0
    using: int = 0
    stopped: int = 0
    dropped: int = 0


def uses_of(viewer: Viewer, offer_ids: Iterable[int]) -> dict[int, Uses]:
    """By offer how many sites plan it, use it and stopped; a site that uses it again counts as using.

    Offers that nobody here uses or used are left out.
    """
    rows = adoptions_for(viewer, offer_ids=offer_ids).order_by("pk")
    newest: dict[tuple[int, int], str] = {}
    for offer, site, started, stopped in rows.values_list("offer_id", "site_id", "started_on", "stopped_on"):
        newest[offer, site] = rules.state_of(started_on=started, stopped_on=stopped)
    found: dict[int, Uses] = defaultdict(Uses)
    for (offer, _site), said in newest.items():
        setattr(found[offer], said, getattr(found[offer], said) + 1)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Credits:
    """What one organisation uses, what it borrowed from whom, and who borrowed from it."""

    uses: tuple[Adoption, ...] = ()
    lent: tuple[Adoption, ...] = ()
    seen: dict[int, Actor] = field(default_factory=dict)  # lenders by id, where they may be seen

    @property
    def borrowed(self) -> tuple[Adoption, ...]:
        """Those of what it uses that it got from somebody the viewer may see."""
        return tuple(row for row in self.uses if row.borrowed_from_id in self.seen)


def credits_of(viewer: Viewer, actor_id: int) -> Credits:
    """What an organisation borrowed and lent, as far as the viewer may see it."""
    uses = tuple(adoptions_for(viewer, site_id=actor_id))
    lent = tuple(adoptions_for(viewer).filter(borrowed_from_id=actor_id))
    return Credits(uses, lent, lenders(viewer, uses))


def lenders(viewer: Viewer, rows: Iterable[Adoption]) -> dict[int, Actor]:
    """By id, the organisations from which these were borrowed that the viewer may see."""
    ids = {row.borrowed_from_id for row in rows} - {None}
    return {one.pk: one for one in visible(viewer, Actor.objects.filter(pk__in=ids))} if ids else {}


def earlier_of(viewer: Viewer, row: Adoption) -> Adoption | None:
    """The adoption this one was borrowed from, where the viewer may see it."""
    if row.earlier_id is None:
        return None
    return adoptions_for(viewer).filter(pk=row.earlier_id).first()


def borrowers_of(viewer: Viewer, row: Adoption) -> list[Adoption]:
    """Who took it over from this site, with what was passed on."""
    return list(with_details(adoptions_for(viewer).filter(earlier=row)))


def returns_of(viewer: Viewer, row: Adoption) -> tuple[Adoption | None, list[Adoption]]:
    """The earlier time that a site used this, and the later ones."""
    rows = adoptions_for(viewer)
    before = rows.filter(pk=row.again_id).first() if row.again_id else None
    return before, list(rows.filter(again=row))


def lenders_to_choose(viewer: Viewer, offer: Offer, site_ids: Iterable[int]) -> list[Adoption]:
    """The other sites that use or used this, of which one could say that it was borrowed from them."""
    rows = adoptions_for(viewer, offer_ids=[offer.pk]).exclude(site_id__in=list(site_ids))
    newest: dict[int, Adoption] = {}
    for row in rows.filter(started_on__isnull=False).order_by("-started_on", "-pk"):
        newest.setdefault(row.site_id, row)
    return sorted(newest.values(), key=lambda row: (row.site.name, row.pk))


def displacements_for(
    viewer: Viewer, *, world: str, offer_ids: Iterable[int] | None = None, place_id: int | None = None
) -> QuerySet[Displacement]:
    """What was stopped or is planned to be, to make room; the newest first, each with its adoption."""
    rows = Displacement.objects.filter(shown(viewer, "adoption__"), adoption__world=world)
    rows = rows.select_related("adoption__site", "adoption__offer", "adoption__place", "practice")
    if offer_ids is not None:
        rows = rows.filter(adoption__offer_id__in=list(offer_ids))
    if place_id is not None:
        rows = rows.filter(adoption__place_id__in=inside_ids(place_id))
    return rows.order_by("-on", "-pk")


def by_trigger(rows: Iterable[Adoption]) -> dict[str, int]:
    """What made sites start: how many each, the most frequent first. Sites are organisations."""
    counted = Counter(row.trigger for row in rows if row.trigger and row.started_on is not None)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def talkers(viewer: Viewer, offer: Offer) -> list[Adoption]:
    """Those who use or used it and agreed to talk about it; a site once, its newest word."""
    rows = adoptions_for(viewer, offer_ids=[offer.pk]).filter(started_on__isnull=False)
    newest: dict[int, Adoption] = {}
    for row in rows.order_by("-started_on", "-pk"):
        newest.setdefault(row.site_id, row)
    return [row for row in newest.values() if row.will_talk]


def site_by_id(viewer: Viewer, key: str, *, world: str) -> Actor | None:
    """An organisation by its id as a form sends it, where the viewer may see it and it is of that world."""
    if not key.isdecimal() or len(key) > 15:
        return None
    return visible(viewer, Actor.objects.filter(pk=int(key), world=world)).first()


def offer_by_id(viewer: Viewer, offer_id: int) -> Offer | None:
    """What took the place of something, where the viewer may see it."""
    return visible(viewer, Offer.objects.filter(pk=offer_id, kind=OfferKind.INNOVATION)).first()


def parts_of_set(viewer: Viewer, offer: Offer) -> list[Offer]:
    """The innovations that are said to be part of this one, where the viewer may see them, by title."""
    links = Link.objects.filter(under(viewer), offer=offer, kind=Link.Kind.PART_OF)
    ids = links.values("innovation__offer_id")
    rows = visible(viewer, Offer.objects.filter(pk__in=ids, kind=OfferKind.INNOVATION))
    return list(rows.order_by("title", "pk"))
