"""Read how those who work together are doing, for readers who are inside."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.models import Actor, Tie
from alongside.exchange.directory.queries.ties import tie_sight
from alongside.exchange.directory.terms import TieKind

from .. import health_rules as rules
from ..models import Member, Partnership
from .reading import sectors_of

NOT_WORK = (TieKind.BIDS_AGAINST, TieKind.PROSPECTIVE)


@dataclass(frozen=True, slots=True)
class Health:
    """Who is missing; how many of the pairs knew each other from work, then and now; the mix of sectors.

    `pairs`: of the members with an entry. `late`: figures of success that should have been there by now.
    """

    missing: tuple[str, ...]
    pairs: int
    before: int
    now: int
    sectors: dict[str, int]
    outweighs: str
    review_is_late: bool
    late: int


def health_of(viewer: Viewer, partnership: Partnership, members: list[Member]) -> Health:
    """How it is doing. `members`: those that take part, each with `roles_now`."""
    sectors = sectors_of(members)
    parts = [
        rules.Part(
            sectors[one.pk],
            one.basis,
            frozenset(role.role for role in one.roles_now),  # type: ignore[attr-defined]
            bool(one.money),
        )
        for one in members
    ]
    actors = list(
        Actor.objects.filter(party__in=[one.party_id for one in members]).values_list("pk", flat=True)
    )
    before, now = _tied(viewer, actors, partnership.started_on)
    counts = rules.mix(sectors.values())
    today = timezone.localdate()
    return Health(
        missing=rules.missing(partnership.kind, partnership.stage, parts),
        pairs=len(actors) * (len(actors) - 1) // 2,
        before=before,
        now=now,
        sectors=counts,
        outweighs=rules.outweighs(counts),
        review_is_late=partnership.review_on is not None and partnership.review_on < today,
        late=late_measures(partnership, today),
    )


def late_measures(partnership: Partnership, today: date) -> int:
    """How many ways of counting success have a day that passed and no figure from that day on."""
    rows = partnership.measures.filter(by_when__lt=today).prefetch_related("values")
    return sum(all(value.on < row.by_when for value in row.values.all()) for row in rows)  # type: ignore[operator]


def _tied(viewer: Viewer, actors: list[int], started: date) -> tuple[int, int]:
    """How many pairs had worked together before it began, and have by now, as far as the viewer may know."""
    rows = Tie.objects.filter(Q(actor__in=actors) & Q(other__in=actors)).filter(tie_sight(viewer))
    rows = rows.exclude(kind__in=NOT_WORK)
    before, now = set(), set()
    for one, other, since in rows.values_list("actor_id", "other_id", "since"):
        pair = frozenset((one, other))
        now.add(pair)
        if since < started.isoformat()[: len(since) or None]:
            before.add(pair)
    return len(before), len(now)
