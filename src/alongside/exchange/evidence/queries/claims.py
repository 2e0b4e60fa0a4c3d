"""Read what was said: the claims a viewer may see, what each rests on, and who took part in the study."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen
from alongside.exchange.audit.models import World
from alongside.exchange.audit.queries import LOAD_REPORT
from alongside.exchange.innovations.queries import innovations
from alongside.exchange.offers.models import Offer

from .. import sources
from ..claim_rules import agreement
from ..models import Case, Claim, ClaimSource, Participation
from . import cases

NOT_TRACED = "untraced"  # a choice beside those of `Claim.Trace`: nothing names on what it rests


def under(viewer: Viewer, prefix: str = "") -> Q:
    """The condition by which a claim is seen: as itself, and as what it is about."""
    rule = seen(viewer, Claim, prefix)
    rule &= Q(**{f"{prefix}offer__isnull": True}) | seen(viewer, Offer, f"{prefix}offer__")
    return rule & (Q(**{f"{prefix}case__isnull": True}) | cases.under(viewer, f"{prefix}case__"))


def claims_for(viewer: Viewer, *, world: str = "") -> QuerySet[Claim]:
    """The claims the viewer may see, in the order of their source."""
    rows = Claim.objects.filter(under(viewer)).select_related("dataset", "offer", "case")
    rows = rows.defer(*LOAD_REPORT)
    return rows.filter(world=world) if world else rows


def claim_for(viewer: Viewer, key: str) -> Claim | None:
    """One claim by ref or source id, where the viewer may see it."""
    return claims_for(viewer).filter(Q(ref=key) | Q(source_id=key)).first()


def narrowed(
    viewer: Viewer,
    rows: QuerySet[Claim],
    *,
    q: str = "",
    driver: str = "",
    section: str = "",
    band: str = "",
    trace: str = "",
    status: str = "",
    mine: bool = False,
) -> QuerySet[Claim]:
    """Fewer claims: by words, what it is about, how many said it, on what it rests, how it stands."""
    for word in q.split():
        rows = rows.filter(sentence__icontains=word)
    for name, value in (("driver", driver), ("section", section), ("status", status)):
        if value:
            rows = rows.filter(**{name: value})
    if band:
        people = ClaimSource.objects.filter(kind="people", side="for", band=band)
        rows = rows.filter(pk__in=people.values("claim_id"))
    if trace == NOT_TRACED:
        rows = rows.filter(untraced())
    elif trace:
        rows = rows.filter(trace=trace)
    return rows.filter(owner_id__in=viewer.parties) if mine else rows


def untraced() -> Q:
    """Claims of which nothing says on what they rest: no source, or people of unknown number."""
    known = ClaimSource.objects.filter(claim=OuterRef("pk"), side="for").exclude(band="not-known")
    return ~Q(Exists(known))


def sections(viewer: Viewer, world: str) -> list[str]:
    """The parts of the study that say something, in its order."""
    rows = claims_for(viewer, world=world).exclude(section="").order_by()
    return sorted(rows.values_list("section", flat=True).distinct(), key=_numbered)


def _numbered(section: str) -> tuple[bool, list[int], str]:
    head, _, rest = section.partition(" ")
    numbers = [int(part) for part in head.split(".") if part.isdigit()]
    return not numbers, numbers, rest


def counted(rows: QuerySet[Claim]) -> dict[str, Counter[str]]:
    """By what each is about, how many claims are said by many, by few, by an unknown number."""
    found: dict[str, Counter[str]] = {}
    asked = ClaimSource.objects.filter(kind="people", side="for", claim__in=rows.order_by().values("pk"))
    for driver, band in asked.values_list("claim__driver", "band"):
        found.setdefault(driver, Counter())[band] += 1
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """One source as the viewer may see it."""

    source: ClaimSource
    kind: sources.Kind
    shown: sources.Shown


@dataclass(frozen=True, slots=True)
class Rest:
    """What a claim rests on: for it, against it, whether there is more than the viewer may see."""

    speaks_for: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()
    hidden: bool = False
    agreement: str = "none"

    @property
    def band(self) -> str:
        """How many people said it, as a band; empty where nobody counted."""
        return next((one.source.band for one in self.speaks_for if one.source.band), "")


def rests_of(viewer: Viewer, claims: Iterable[Claim]) -> dict[int, Rest]:
    """What each of these claims rests on, by its id. Cost: one query, and one for each kind of source."""
    ids = [claim.pk for claim in claims]
    rows = list(ClaimSource.objects.filter(claim__in=ids).order_by("pk"))
    shown: dict[int, Said] = {}
    for kind in sources.kinds():
        mine = [row for row in rows if row.kind == kind.name]
        if mine:
            found = kind.show(viewer, mine)
            shown |= {row.pk: Said(row, kind, found[row.pk]) for row in mine if row.pk in found}
    grouped: dict[int, list[ClaimSource]] = {pk: [] for pk in ids}
    for row in rows:
        grouped[row.claim_id].append(row)
    return {pk: _rest(rows, shown) for pk, rows in grouped.items()}


def _rest(rows: Sequence[ClaimSource], shown: dict[int, Said]) -> Rest:
    said = [shown[row.pk] for row in rows if row.pk in shown]
    counting = [one for one in said if one.source.band != "not-known"]
    return Rest(
        tuple(one for one in said if one.source.side == "for"),
        tuple(one for one in said if one.source.side == "against"),
        len(said) < len(rows),
        agreement((one.kind.family, one.source.side) for one in counting),
    )


def rest_of(viewer: Viewer, claim: Claim) -> Rest:
    """The same for one claim."""
    return rests_of(viewer, [claim])[claim.pk]


def claims_about(viewer: Viewer, *, offer: Offer | None = None, case: Case | None = None) -> list[Claim]:
    """What was said about an innovation or a business case, but for what was taken back."""
    if offer is None and case is None:
        return []
    rows = claims_for(viewer).exclude(status=Claim.Status.WITHDRAWN)
    return list(rows.filter(offer=offer) if offer is not None else rows.filter(case=case))


def claims_citing(viewer: Viewer, kind: str, key: str) -> list[Claim]:
    """What was said here that rests on one source."""
    cited = ClaimSource.objects.filter(kind=kind, key=key).values("claim_id")
    return list(claims_for(viewer).filter(pk__in=cited).exclude(status=Claim.Status.WITHDRAWN))


def keeps(viewer: Viewer, claim: Claim | None) -> bool:
    """Whether the viewer keeps this claim: acts for whoever owns it, signed in."""
    return claim is not None and viewer.user_id is not None and claim.owner_id in viewer.parties


def kept(viewer: Viewer, ref: str) -> Claim | None:
    """A claim that the viewer keeps, by its ref."""
    found = claim_for(viewer, ref)
    return found if keeps(viewer, found) else None


def may_assert(viewer: Viewer, *, offer: Offer | None = None, case: Case | None = None) -> bool:
    """Whether the viewer may put down a claim about this: they keep it."""
    if case is not None:
        return cases.keeps(viewer, case)
    return offer is not None and innovations.may_keep(viewer, offer)


def may_object(viewer: Viewer, claim: Claim) -> bool:
    """Whether the viewer may say what speaks against a claim: signed in, acting for somebody else."""
    others = viewer.parties - {claim.owner_id}
    return viewer.user_id is not None and bool(others) and claim.status != Claim.Status.WITHDRAWN


def source_of(claim: Claim, ref: str) -> ClaimSource | None:
    """One source of a claim that the viewer was given."""
    return claim.sources.filter(ref=ref).first()


def took_part(*, world: str = World.REAL) -> list[Participation]:
    """The published numbers of who took part in the study, in its order; open to everyone."""
    rows: Any = Participation.objects.filter(world=world).select_related("dataset").defer(*LOAD_REPORT)
    return list(rows)
