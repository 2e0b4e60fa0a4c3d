"""Who uses something new, since when and until when, as one viewer may know it; and the curve of that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.innovations import adoption_rules as rules
from alongside.exchange.innovations.queries.adoptions import adoptions_for, lenders
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.models import Place

PLANNED, USING, STOPPED, DROPPED = rules.PLANNED, rules.USING, rules.STOPPED, rules.DROPPED
MONTH, QUARTER, YEAR = 1, 3, 12  # months in a period
LONG, LONGER = 36, 144  # months, from which a curve goes by quarters, by years


@dataclass(frozen=True, slots=True)
class Use:
    """One site and its use of one thing.

    `spells`: from when until when it was used, None while it still is; the earliest first. `actor`: the
    site's number, `lenders`: those of whom it got it, with names. `lat`, `lon`: of the site, else its place.
    `plan`: the day planned for the start. `state`: of its newest word: planned, using, stopped or dropped.
    """

    ref: str
    actor: int
    actor_ref: str
    name: str
    sector: str
    place_id: int | None
    place: str
    place_ref: str
    place_kind: str
    lat: float | None
    lon: float | None
    state: str
    spells: tuple[tuple[date, date | None], ...] = ()
    plan: date | None = None
    lenders: tuple[tuple[int, str], ...] = ()

    @property
    def started(self) -> date | None:
        """The day of its first start."""
        return self.spells[0][0] if self.spells else None

    @property
    def stopped(self) -> date | None:
        """The day of its last stop, where it uses it no more."""
        return self.spells[-1][1] if self.spells and self.state == STOPPED else None

    @property
    def is_using(self) -> bool:
        """Whether it is used now."""
        return self.state == USING

    def used_on(self, day: date) -> bool:
        """Whether it was in use at the end of a day."""
        return any(since <= day and (until is None or until > day) for since, until in self.spells)


def read_uses(viewer: Viewer, offer: Offer) -> list[Use]:
    """Each site that plans, uses or used it, once; who started first comes first, who only plans last.

    Two questions and one for the places, however many sites there are.
    """
    return read_each(viewer, [offer.pk], world=offer.world).get(offer.pk, [])


def read_each(
    viewer: Viewer, offers: Iterable[int] | None, *, world: str, place_id: int | None = None
) -> dict[int, list[Use]]:
    """The same for several, by offer; asked as often as for one. None: all, `place_id`: of sites in there."""
    rows = list(
        adoptions_for(viewer, world=world, offer_ids=offers, place_id=place_id)
        .select_related("site__place", "place")
        .order_by("offer_id", "pk")
    )
    known = lenders(viewer, rows)
    found: dict[tuple[int, int], Use] = {}
    for row in rows:
        before = found.get((row.offer_id, row.site_id))
        here: Place | None = row.place or row.site.place
        site = row.site.lat is not None and row.site.lon is not None
        spells = [*(before.spells if before else ())]
        if row.started_on is not None:
            spells.append((row.started_on, row.stopped_on))
        got = dict(before.lenders) if before else {}
        if row.borrowed_from_id in known and row.borrowed_from_id != row.site_id:
            got[row.borrowed_from_id] = known[row.borrowed_from_id].name
        found[row.offer_id, row.site_id] = Use(
            ref=row.ref,
            actor=row.site_id,
            actor_ref=row.site.ref,
            name=row.site.name,
            sector=row.site.sector,
            place_id=here.pk if here else None,
            place=here.name if here else "",
            place_ref=here.ref if here else "",
            place_kind=here.kind if here else "",
            lat=row.site.lat if site else (here.lat if here else None),
            lon=row.site.lon if site else (here.lon if here else None),
            state=rules.state_of(started_on=row.started_on, stopped_on=row.stopped_on),
            spells=tuple(sorted(spells, key=lambda spell: spell[0])),
            plan=row.planned_on,
            lenders=tuple(got.items()),
        )
    by_offer: dict[int, list[Use]] = {}
    for (offer_id, _site), use in found.items():
        by_offer.setdefault(offer_id, []).append(_told(use))
    return {pk: in_order(uses) for pk, uses in by_offer.items()}


def _told(use: Use) -> Use:
    """A plan for a return that was given up leaves a site that stopped."""
    return replace(use, state=STOPPED) if use.state == DROPPED and use.spells else use


def in_order(uses: Sequence[Use]) -> list[Use]:
    """Who started first comes first; who only plans comes last, by name."""
    return sorted(uses, key=lambda one: (one.started is None, one.started or date.max, one.name.casefold()))


@dataclass(frozen=True, slots=True)
class Points:
    """How many sites had started, used it and had stopped by the end of each period, oldest first.

    `months`: in a period. `ends`: the last day of each; today, where the last is not over. `whole`: how
    many periods are over. `new`: sites that started for the first time in each.
    """

    months: int
    ends: tuple[date, ...]
    ever: tuple[int, ...]
    using: tuple[int, ...]
    stopped: tuple[int, ...]
    new: tuple[int, ...]
    whole: int


def points_of(uses: Sequence[Use], today: date) -> Points | None:
    """The curve, by months, quarters or years as the time since the first start is long; None without any."""
    begun = [one for one in uses if one.started is not None and one.started <= today]
    if not begun:
        return None
    first = min(one.started for one in begun if one.started is not None)
    span = (today.year - first.year) * 12 + today.month - first.month + 1
    months = MONTH if span <= LONG else QUARTER if span <= LONGER else YEAR
    ends = [period_end(first, months)]
    while ends[-1] < today:
        ends.append(period_end(ends[-1] + timedelta(days=1), months))
    whole = sum(end <= today for end in ends)
    ends[-1] = min(ends[-1], today)
    ever = tuple(sum(one.started is not None and one.started <= end for one in begun) for end in ends)
    using = tuple(sum(one.used_on(end) for one in begun) for end in ends)
    return Points(
        months=months,
        ends=tuple(ends),
        ever=ever,
        using=using,
        stopped=tuple(all_of - now for all_of, now in zip(ever, using, strict=True)),
        new=tuple(now - before for now, before in zip(ever, (0, *ever), strict=False)),
        whole=whole,
    )


def period_end(day: date, months: int) -> date:
    """The last day of the month, quarter or year in which a day lies."""
    number = day.year * 12 + (day.month - 1) // months * months + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)
