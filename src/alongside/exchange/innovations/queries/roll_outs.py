"""Read plans to bring something to several organisations, and how far each has got."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.directory.models import Actor
from alongside.exchange.offers.models import Offer

from ..models import Adoption, RollOut, RollOutSite
from .adoptions import adoptions_for, state


def roll_outs_for(viewer: Viewer, *, offer_ids: Iterable[int] | None = None) -> QuerySet[RollOut]:
    """The plans the viewer may see, of what they may see."""
    rows = RollOut.objects.filter(seen(viewer, RollOut) & seen(viewer, Offer, "offer__"))
    rows = rows.select_related("offer")
    return rows if offer_ids is None else rows.filter(offer_id__in=list(offer_ids))


def roll_out_for(viewer: Viewer, ref: str) -> RollOut | None:
    """One of them."""
    return roll_outs_for(viewer).filter(ref=ref).first()


def keeps(viewer: Viewer, row: RollOut) -> bool:
    """Whether the viewer runs this plan."""
    return viewer.user_id is not None and row.owner_id in viewer.parties


@dataclass(frozen=True, slots=True)
class SiteProgress:
    """One organisation of a plan, what it says itself (none if nothing), and whether it is late."""

    row: RollOutSite
    adoption: Adoption | None
    late: bool

    @property
    def state(self) -> str:
        """What the site says itself; `planned` where it says nothing."""
        return state(self.adoption) if self.adoption is not None else "planned"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan has got: each site, how many use it of the target, people served as the sites say."""

    sites: tuple[SiteProgress, ...]
    using: int
    target: int
    expected: int  # sites that were to have started by now
    people: int


def progress_of(viewer: Viewer, row: RollOut, today: date) -> Progress:
    """How far a plan has got, by what its sites say themselves and the viewer may see."""
    rows = RollOutSite.objects.filter(Q(roll_out=row) & seen(viewer, Actor, "site__"))
    planned = list(rows.select_related("site").order_by("planned_on", "site__name", "pk"))
    newest: dict[int, Adoption] = {}
    known = adoptions_for(viewer, offer_ids=[row.offer_id]).filter(
        site_id__in=[one.site_id for one in planned]
    )
    for adoption in known.order_by("pk"):
        newest[adoption.site_id] = adoption
    sites = []
    for one in planned:
        said = newest.get(one.site_id)
        has_begun = said is not None and said.started_on is not None
        sites.append(SiteProgress(one, said, late=one.planned_on < today and not has_begun))
    using = [one for one in sites if one.state == "using"]
    people = sum((one.adoption.users or 0) for one in using if one.adoption is not None)
    expected = sum(one.planned_on <= today for one in planned)
    return Progress(tuple(sites), len(using), row.sites_target, expected, people)
