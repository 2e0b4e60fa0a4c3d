"""Read portfolios, and the projects in them as far as the viewer may see each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.queries import inside_ids

from ..models import (
    Adoption,
    Innovation,
    Link,
    Portfolio,
    PortfolioChoice,
    PortfolioChosen,
    PortfolioItem,
    Stay,
)
from ..portfolio_rules import HORIZONS, SIZES, horizon_of, size_of
from ..stages import STAGES, TYPES
from .adoptions import adoptions_for
from .innovations import offers_of_refs, records_for, records_of, under

MOST_SHOWN = 60  # of what could be added


@dataclass(frozen=True, slots=True)
class Held:
    """A project in a portfolio as one viewer sees it; `record` is None where there is none for them.

    What the portfolio does not say is taken from the project's own record; None or empty is not known.
    """

    item: PortfolioItem
    offer: Offer
    record: Innovation | None

    def _said(self, name: str, other: str = "") -> Any:
        own = getattr(self.item, name)
        return own if own not in (None, "") else getattr(self.record, other or name, None)

    @property
    def cost(self) -> int | None:
        """Pounds a year."""
        found: int | None = self._said("cost")
        return found

    @property
    def worth(self) -> tuple[int, int, int] | None:
        """Pounds a year it may be worth: least, likely, most; all alike where only one figure is known."""
        likely = self._said("value_likely", "value")
        if likely is None:
            return None
        low, high = self.item.value_low, self.item.value_high
        return (likely if low is None else low, likely, likely if high is None else high)

    @property
    def risk(self) -> str:
        """low, medium, high or empty."""
        return self._said("risk") or ""

    @property
    def horizon(self) -> int | None:
        """Years until it pays off."""
        found: int | None = self._said("horizon")
        return found

    @property
    def theme(self) -> str:
        """In words."""
        return self._said("theme") or ""

    @property
    def stage(self) -> str:
        """Where it has got to: as its record says, else as was reported of it last."""
        if self.record is not None and self.record.stage:
            return self.record.stage
        known = [one for one in STAGES if one in self.offer.stages]
        return known[-1] if known else ""

    @property
    def kind(self) -> str:
        """The first of its types."""
        return next((one for one in TYPES if one in self.offer.innovation_types), "")

    @property
    def status(self) -> str:
        """Whether it is moving, paused, stopped or retired; moving where nobody says."""
        return self.record.status if self.record is not None else Innovation.Status.MOVING.value

    @property
    def can_be_chosen(self) -> bool:
        """Whether both what it costs and what it may be worth are known, and it goes on."""
        halted = self.status in (Innovation.Status.STOPPED, Innovation.Status.RETIRED)
        return self.cost is not None and self.worth is not None and not halted


def portfolios_for(
    viewer: Viewer, *, world: str = "", place_id: int | None = None, owner_id: int | None = None
) -> QuerySet[Portfolio]:
    """Those the viewer may see, by name; `place_id`: of that place or one inside it."""
    rows = visible(viewer, Portfolio.objects.select_related("place"))
    if world:
        rows = rows.filter(world=world)
    if place_id is not None:
        rows = rows.filter(place_id__in=inside_ids(place_id))
    return rows if owner_id is None else rows.filter(owner_id=owner_id)


def portfolio_for(viewer: Viewer, ref: str) -> Portfolio | None:
    """One of them by ref."""
    return portfolios_for(viewer).filter(ref=ref).first()


def own_portfolios(viewer: Viewer, *, world: str = "") -> QuerySet[Portfolio]:
    """Those that the viewer keeps."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return Portfolio.objects.none()
    return portfolios_for(viewer, world=world).filter(owner_id__in=viewer.parties)


def keeps(viewer: Viewer, portfolio: Portfolio) -> bool:
    """Whether the viewer may change it: signed in as themselves, acting for whoever it belongs to."""
    signed_in = viewer.user_id is not None and viewer.guest_id is None
    return signed_in and portfolio.owner_id in viewer.parties


def held_for(viewer: Viewer, portfolio: Portfolio) -> list[Held]:
    """The projects in it that the viewer may see, by title. What else is in it leaves no trace."""
    return held_in(viewer, [portfolio])


def held_in(viewer: Viewer, portfolios: Iterable[Portfolio]) -> list[Held]:
    """The same for several, each project once for each that holds it."""
    may = seen(viewer, Offer, "offer__")
    rows = list(
        PortfolioItem.objects.filter(may, portfolio__in=[one.pk for one in portfolios])
        .select_related("offer", "offer__place")
        .prefetch_related("offer__groups")
    )
    records = records_of(viewer, [row.offer_id for row in rows])
    found = [Held(row, row.offer, records.get(row.offer_id)) for row in rows]
    return sorted(found, key=lambda one: (one.offer.title.casefold(), one.item.pk))


def counts_for(viewer: Viewer, portfolios: Iterable[Portfolio]) -> dict[int, int]:
    """How many projects of each the viewer may see."""
    may = seen(viewer, Offer, "offer__")
    rows = PortfolioItem.objects.filter(may, portfolio__in=[one.pk for one in portfolios])
    return dict(rows.values_list("portfolio_id").annotate(many=Count("pk")).order_by())


def item_for(viewer: Viewer, portfolio: Portfolio, offer_ref: str) -> PortfolioItem | None:
    """One project in it by the ref of its offer, where the viewer may see that."""
    rows = portfolio.items.filter(seen(viewer, Offer, "offer__"), offer__ref=offer_ref)
    return rows.select_related("offer", "portfolio").first()


def portfolios_with(viewer: Viewer, offer: Offer) -> QuerySet[Portfolio]:
    """Those the viewer may see that hold an offer the viewer was given."""
    return portfolios_for(viewer).filter(items__offer=offer)


@dataclass(frozen=True, slots=True)
class Addable:
    """An innovation that could be added, and why it is shown: kept, used or here."""

    offer: Offer
    why: str


def addable(viewer: Viewer, portfolio: Portfolio, *, q: str = "") -> list[Addable]:
    """What could be added: found by words, else what its owner keeps, what is used there, what is there."""
    there = portfolio.items.values("offer_id")
    rows = offers_for(viewer, world=portfolio.world, kind=OfferKind.INNOVATION, q=q).exclude(pk__in=there)
    if q:
        return [Addable(row, "") for row in rows[:MOST_SHOWN]]
    return _of(rows, viewer, portfolio.owner_id, portfolio.place_id)


def to_begin_with(viewer: Viewer, *, world: str, owner_id: int | None, place_id: int | None) -> list[Addable]:
    """What a new portfolio of this owner and place could begin with."""
    rows = offers_for(viewer, world=world, kind=OfferKind.INNOVATION)
    return _of(rows, viewer, owner_id, place_id)


def _of(rows: QuerySet[Offer], viewer: Viewer, owner_id: int | None, place_id: int | None) -> list[Addable]:
    found: dict[int, Addable] = {}
    for why, some in (
        ("kept", Q(owner_id=owner_id or 0)),
        ("used", Q(pk__in=_used(viewer, owner_id, place_id))),
        ("here", _here(place_id)),
    ):
        for row in rows.filter(some)[:MOST_SHOWN]:
            found.setdefault(row.pk, Addable(row, why))
    return list(found.values())[:MOST_SHOWN]


def _used(viewer: Viewer, owner_id: int | None, place_id: int | None) -> QuerySet[Adoption]:
    """What the owner uses, or somebody in the place; of what the viewer may see."""
    may = adoptions_for(viewer).filter(started_on__isnull=False, stopped_on=None)
    where = Q(site__party_id=owner_id or 0)
    if place_id is not None:
        where |= Q(place_id__in=inside_ids(place_id))
    return may.filter(where).order_by().values("offer_id")


def _here(place_id: int | None) -> Q:
    if place_id is None:
        return Q(pk__in=[])
    here = inside_ids(place_id)
    reached = Offer.reach.through.objects.filter(place_id__in=here).values("offer_id")
    return (Q(place_id__in=here) | Q(pk__in=reached)) & ~Q(standing="history")


def refs_of(viewer: Viewer, refs: Iterable[str], *, world: str) -> list[Offer]:
    """The innovations of a world among these refs that the viewer may see."""
    return [one for one in offers_of_refs(viewer, refs).values() if one.world == world]


def record_by_offer(viewer: Viewer, offer_id: int) -> Innovation | None:
    """The record of an offer, where the viewer may see it."""
    return records_of(viewer, [offer_id]).get(offer_id)


def part_of(one: Held, kind: str, portfolio: Portfolio) -> str:
    """In which part of a kind of `PARTS` a project falls; empty where that is not known."""
    offer = one.offer
    if kind == "type":
        return one.kind
    if kind in ("stage", "risk", "theme"):
        return str(getattr(one, kind))
    if kind == "horizon":
        return horizon_of(one.horizon)
    if kind == "cost":
        return size_of(one.cost, portfolio.large_from)
    if kind == "quality":
        return "" if offer.evidence is None else str(offer.evidence)
    if kind == "place":
        return offer.place.name if offer.place else ""
    return next(iter(sorted(group.label for group in offer.groups.all())), offer.audience[:80])


def known_parts(kind: str) -> tuple[str, ...]:
    """The parts of a kind that are the same everywhere, in their order; none where they are words."""
    fixed = {
        "type": TYPES,
        "stage": STAGES,
        "risk": ("low", "medium", "high"),
        "horizon": HORIZONS,
        "cost": SIZES,
        "quality": ("0", "1", "2", "3", "4"),
    }
    return fixed.get(kind, ())


def others_of(viewer: Viewer, portfolio: Portfolio) -> list[Held]:
    """What could be added, as it would stand there: without figures but those of its own record."""
    rows = [one.offer for one in addable(viewer, portfolio)]
    records = records_of(viewer, [row.pk for row in rows])
    return [Held(PortfolioItem(portfolio=portfolio, offer=row), row, records.get(row.pk)) for row in rows]


def beside(viewer: Viewer, offer_ids: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of offers of which the first needs the second beside it, as far as the viewer may see."""
    ids = set(offer_ids)
    rows = Link.objects.filter(under(viewer), kind=Link.Kind.BESIDE, innovation__offer__in=ids, offer__in=ids)
    return list(rows.values_list("innovation__offer_id", "offer_id").order_by("pk"))


def since_of(held: Iterable[Held]) -> dict[int, Stay]:
    """By offer, the stay in which each project is now; for projects that the viewer was given."""
    records = {one.record.pk: one.offer.pk for one in held if one.record is not None}
    rows = Stay.objects.filter(innovation_id__in=records, left_on=None)
    return {records[row.innovation_id]: row for row in rows}


def stays_for(viewer: Viewer, *, world: str) -> list[Stay]:
    """How long everything that the viewer may see stayed where, to compare with: each with its record."""
    rows = Stay.objects.filter(under(viewer), innovation__world=world)
    return list(rows.select_related("innovation", "innovation__offer").order_by("innovation_id", "pk"))


def records_in(viewer: Viewer, *, world: str) -> QuerySet[Innovation]:
    """The records of a world that the viewer may see."""
    return records_for(viewer, world=world)


def choices_of(viewer: Viewer, portfolio: Portfolio) -> QuerySet[PortfolioChoice]:
    """The sets decided on in a portfolio that the viewer was given, the newest first."""
    return portfolio.choices.select_related("user")


def choice_for(viewer: Viewer, portfolio: Portfolio, ref: str) -> PortfolioChoice | None:
    """One of them by ref."""
    return choices_of(viewer, portfolio).filter(ref=ref).first()


def chosen_of(viewer: Viewer, choice: PortfolioChoice) -> list[PortfolioChosen]:
    """What is in a decided set, as far as the viewer may see it, by title."""
    rows = choice.chosen.filter(seen(viewer, Offer, "offer__")).select_related("offer", "offer__place")
    return sorted(rows, key=lambda one: (one.offer.title.casefold(), one.pk))
