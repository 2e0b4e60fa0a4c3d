"""Look at a portfolio from both ends: what could be stopped to make room, and what is going to be needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.needs.models import Need
from alongside.exchange.needs.queries import needs_for, subjects_of_each
from alongside.exchange.offers.models import Offer, OfferKind, OfferSubject
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.series import Series, series_of

from .. import portfolio_rules as rules
from ..models import Displacement, Link, Portfolio
from .adoptions import displacements_for, uses_of
from .innovations import under
from .portfolios import Held

MOST_NEEDS, MOST_ANSWERS = 12, 4


@dataclass(frozen=True, slots=True)
class Stoppable:
    """A project that could be stopped, and what speaks for it: keys of `rules.STOPS`, the gravest first.

    `by`: what takes its place, where something does; `using`, `stopped`: how many sites.
    """

    held: Held
    why: tuple[str, ...]
    by: tuple[Offer, ...]
    using: int
    stopped: int


def stoppable(viewer: Viewer, held: Sequence[Held]) -> list[Stoppable]:
    """Those for which something speaks, by what they cost; nobody is told to stop anything."""
    ids = [one.offer.pk for one in held]
    uses = uses_of(viewer, ids)
    instead = _instead(viewer, ids)
    old = {
        row.practice_id
        for row in displacements_for(viewer, world=held[0].offer.world).filter(practice_id__in=ids)
    } if held else set()  # fmt: skip
    found = []
    for one in held:
        used = uses.get(one.offer.pk)
        why = rules.why_stop(
            stage=one.stage,
            status=one.status,
            is_replaced=one.offer.pk in instead,
            is_displaced=one.offer.pk in old,
            using=used.using if used else 0,
            stopped=used.stopped if used else 0,
            cost=one.cost,
            worth=one.worth,
        )
        if why:
            by = tuple(instead.get(one.offer.pk, ()))
            found.append(Stoppable(one, why, by, used.using if used else 0, used.stopped if used else 0))
    return sorted(found, key=lambda one: (-(one.held.cost or 0), one.held.offer.title, one.held.item.pk))


def _instead(viewer: Viewer, ids: Iterable[int]) -> dict[int, list[Offer]]:
    """By offer, what takes its place, as far as the viewer may see that."""
    rows = Link.objects.filter(under(viewer), kind=Link.Kind.REPLACES, offer__in=list(ids))
    found: dict[int, list[Offer]] = {}
    for row in rows.select_related("innovation__offer").order_by("pk"):
        found.setdefault(row.offer_id, []).append(row.innovation.offer)
    return found


def made_room(viewer: Viewer, portfolio: Portfolio, held: Sequence[Held]) -> list[Displacement]:
    """What sites stopped, or plan to, to make room for these projects, each with its adoption."""
    rows = displacements_for(viewer, world=portfolio.world, offer_ids=[one.offer.pk for one in held])
    return list(rows[:60])


@dataclass(frozen=True, slots=True)
class Growing:
    """A figure of the place that gets worse, with projects that are about the same."""

    series: Series
    mine: tuple[Offer, ...]
    others: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something needed, with projects that are about the same. `subjects`: what they share, in words."""

    need: Need
    subjects: tuple[str, ...]
    mine: tuple[Offer, ...]
    others: tuple[Offer, ...]


def growing(viewer: Viewer, portfolio: Portfolio, held: Sequence[Held]) -> list[Growing]:
    """Figures of its place that got worse over several years, those with a known subject, fastest first."""
    if portfolio.place_id is None:
        return []
    found = []
    for one in series_of(portfolio.place_id):
        values = [figure.value for figure in one.figures]
        if one.indicator.subject and rules.gets_worse(values, better=one.indicator.better):
            mine, others = _about(viewer, portfolio, held, Q(subject__code=one.indicator.subject))
            found.append(Growing(one, mine, others))
    return found[:MOST_NEEDS]


def waiting(viewer: Viewer, portfolio: Portfolio, held: Sequence[Held]) -> list[Waiting]:
    """What is needed there and not met, those with a day to come first, each with projects about the same."""
    rows = needs_for(viewer, world=portfolio.world, place_id=portfolio.place_id, standing="open")
    rows = rows.filter(status__in=[Need.Status.OPEN, Need.Status.CALLED])
    today = timezone.localdate()
    order = sorted(
        rows[:200],
        key=lambda one: (one.by_when is None or one.by_when < today, one.by_when or today, one.title),
    )[:MOST_NEEDS]
    about = subjects_of_each([one.pk for one in order])
    said = {pk: {row[0]: row[1] for row in found if row[2] != "setting"} for pk, found in about.items()}
    offers = _by_subject(viewer, portfolio, {subject for one in said.values() for subject in one})
    own = {one.offer.pk for one in held}
    return [_waiting(need, said.get(need.pk, {}), offers, own) for need in order]


def _waiting(need: Need, said: dict[int, str], offers: dict[int, list[Offer]], own: set[int]) -> Waiting:
    shared: dict[int, int] = {}
    rows: dict[int, Offer] = {}
    for subject in said:
        for row in offers.get(subject, ()):
            rows[row.pk] = row
            shared[row.pk] = shared.get(row.pk, 0) + 1
    order = sorted(rows, key=lambda pk: (-shared[pk], rows[pk].title, pk))
    mine = tuple(rows[pk] for pk in order if pk in own)
    others = tuple(rows[pk] for pk in order if pk not in own)[:MOST_ANSWERS]
    return Waiting(need, tuple(sorted(said.values())), mine, others)


def _by_subject(viewer: Viewer, portfolio: Portfolio, subjects: Iterable[int]) -> dict[int, list[Offer]]:
    """By subject, the innovations of this world about it that are no matter of the past."""
    rows = offers_for(viewer, world=portfolio.world, kind=OfferKind.INNOVATION).exclude(standing="history")
    pairs = OfferSubject.objects.filter(
        subject_id__in=list(subjects), offer_id__in=rows.order_by().values("pk")
    )
    by_id = {row.pk: row for row in rows.filter(pk__in=pairs.values("offer_id"))}
    found: dict[int, list[Offer]] = {}
    for subject, offer in pairs.values_list("subject_id", "offer_id").order_by("offer_id"):
        found.setdefault(subject, []).append(by_id[offer])
    return found


def _about(
    viewer: Viewer, portfolio: Portfolio, held: Sequence[Held], which: Q
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """The projects in it about a subject, and others."""
    own = {one.offer.pk for one in held}
    rows = offers_for(viewer, world=portfolio.world, kind=OfferKind.INNOVATION).exclude(standing="history")
    found = list(rows.filter(pk__in=OfferSubject.objects.filter(which).values("offer_id"))[:60])
    mine = tuple(row for row in found if row.pk in own)
    return mine, tuple(row for row in found if row.pk not in own)[:MOST_ANSWERS]
