"""What became of suggestions, and what is listed for whom: for counting, without anybody's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from alongside.exchange.accounts.access import VISITOR, seen
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

from ..models import Match, Side

# Reasons that speak of how well the two fit; the others say nothing about it.
OF_FIT = (Side.Why.FULL, Side.Why.FAR, Side.Why.NOT_FITTING, Side.Why.TIMES)
IN_VAIN = (Side.Helped.NO, Side.Helped.NEVER)
FRUIT_COUNTS = 2.0  # what bore fruit says twice as much as what was only agreed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one suggestion: the parts it had, the kind of offer, and whether it went well."""

    need: int
    kind: str
    parts: dict[str, float]
    good: bool
    counts: float


@dataclass(frozen=True, slots=True)
class Listed:
    """One offer in the list of one need, with no more of its actor than a number and a sector."""

    need: int
    rank: int
    score: float
    actor: int | None
    sector: str


def outcomes(world: str) -> Iterator[Outcome]:
    """What became of suggestions in a world: agreed, bore fruit, came to nothing, or declined as unfit.

    What was declined for another reason says nothing of fit, what was put in touch by hand has no parts:
    both are left out. Order: by id.
    """
    status = Match.Status
    rows = Match.objects.filter(need__world=world).exclude(reasons=[])
    in_vain = set(rows.filter(introductions__sides__helped__in=IN_VAIN).values_list("pk", flat=True))
    unfit = set(rows.filter(introductions__sides__why__in=OF_FIT).values_list("pk", flat=True))
    wanted = rows.filter(
        Q(status__in=[status.ACCEPTED, status.FRUIT]) | Q(status=status.DECLINED, pk__in=unfit)
    )
    for pk, need, kind, reasons, state in wanted.order_by("pk").values_list(
        "pk", "need_id", "offer__kind", "reasons", "status"
    ):
        parts = {line["part"]: float(line["score"]) for line in reasons}
        if "topic" in parts:
            good = state == status.FRUIT or (state == status.ACCEPTED and pk not in in_vain)
            yield Outcome(need, kind, parts, good, FRUIT_COUNTS if state == status.FRUIT else 1.0)


def listed(world: str, most: int) -> list[Listed]:
    """What the lists of a world hold that everyone may see: of the newest needs, so many lines at most."""
    rows = Match.objects.filter(
        seen(VISITOR, Need, "need__"), seen(VISITOR, Offer, "offer__"), need__world=world, rank__gt=0
    )
    known = seen(VISITOR, Actor, "offer__actor__")
    shown = set(rows.filter(known).values_list("offer__actor_id", flat=True))
    columns = ("need_id", "rank", "score", "offer__actor_id", "offer__actor__sector")
    return [
        Listed(need, rank, score, actor, sector) if actor in shown else Listed(need, rank, score, None, "")
        for need, rank, score, actor, sector in rows.order_by("-need_id", "rank").values_list(*columns)[:most]
    ]


def entries_by_actor(world: str) -> dict[int, int]:
    """How many offers that everyone may see each actor has in a world."""
    rows = Offer.objects.filter(seen(VISITOR, Offer), world=world, actor__isnull=False)
    return dict(rows.order_by().values_list("actor_id").annotate(Count("pk")))
