"""Read who helps an innovation along, what official bodies said, and who could help at a stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory.queries import links, with_actors
from alongside.exchange.directory.queries.actors import ActorLink
from alongside.exchange.offers.models import Offer, OfferKind
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.models import Place, Within
from alongside.exchange.places.queries import within

from .. import support_rules as rules
from ..models import Appraisal, Innovation, Sponsor, SupportAsk
from .innovations import under

HELPING = (OfferKind.SUPPORT, OfferKind.CAPABILITY, OfferKind.FUND)
MOST_READ = 400  # of a world's help that can be had, the last checked first
MOST_SHOWN = 8  # of one sort of help
WIDE = ("nation", "region", "study_region")  # too wide to be near


def asks_of(viewer: Viewer, innovation: Innovation) -> list[SupportAsk]:
    """What was asked for, the newest first, with the question that was sent."""
    rows = SupportAsk.objects.filter(under(viewer), innovation=innovation)
    return list(rows.select_related("enquiry"))


def ask_for(viewer: Viewer, innovation: Innovation, ref: str) -> SupportAsk | None:
    """One thing that was asked for."""
    rows = SupportAsk.objects.filter(under(viewer), innovation=innovation, ref=ref)
    return rows.select_related("enquiry").first()


def sponsors_of(viewer: Viewer, innovation: Innovation) -> list[Sponsor]:
    """Who stands behind it, and who did."""
    return list(Sponsor.objects.filter(under(viewer), innovation=innovation))


def sponsor_for(viewer: Viewer, innovation: Innovation, ref: str) -> Sponsor | None:
    """One who stands behind it."""
    return Sponsor.objects.filter(under(viewer), innovation=innovation, ref=ref).first()


def actors_of(viewer: Viewer, rows: Sequence[SupportAsk | Sponsor]) -> dict[int, ActorLink]:
    """The entries of those who are named, as far as the viewer may see them, by id."""
    return links(viewer, [row.actor_id for row in rows])


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter with an official body: what was said last, and before, the newest first."""

    said: tuple[Appraisal, ...]

    @property
    def now(self) -> Appraisal:
        """Where it stands."""
        return self.said[0]


def matters_of(viewer: Viewer, innovation: Innovation) -> list[Matter]:
    """Where it stands with official bodies; a matter is one kind, body and name."""
    return matters_by_innovation(viewer, [innovation.pk]).get(innovation.pk, [])


def matters_by_innovation(viewer: Viewer, ids: Sequence[int]) -> dict[int, list[Matter]]:
    """The same for several records at once, by the id of the record."""
    grouped: dict[int, dict[tuple[str, str, str], list[Appraisal]]] = {}
    for row in Appraisal.objects.filter(under(viewer), innovation_id__in=list(ids)):
        key = (row.kind, row.body.casefold(), row.name.casefold())
        grouped.setdefault(row.innovation_id, {}).setdefault(key, []).append(row)
    return {pk: [Matter(tuple(rows)) for rows in found.values()] for pk, found in grouped.items()}


def matter_for(viewer: Viewer, innovation: Innovation, ref: str) -> Appraisal | None:
    """What a body said, by its ref."""
    return Appraisal.objects.filter(under(viewer), innovation=innovation, ref=ref).first()


@dataclass(frozen=True, slots=True)
class Help:
    """An offer that could help, the word by which it says so, and whether it names the stage or the type."""

    offer: Offer
    word: str
    names_stage: bool
    names_type: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Who can help with one sort of thing: what can be had now, and what was reported in the past."""

    kind: str
    now: tuple[Help, ...]
    past: tuple[Help, ...]


def find_help(
    viewer: Viewer, *, world: str, kinds: Sequence[str], stage: str, types: Sequence[str], here: set[int]
) -> list[Finding]:
    """For each sort of help, the offers that say they give it.

    Those that name the stage or the type come first, then those of the place, then the last checked.
    `here`: ids of the places that count as here. Help of the past is kept apart and never mixed in.
    """
    now = _read(viewer, world, "open")
    past = _read(viewer, world, "history")
    return [
        Finding(kind, _helping(kind, now, stage, types, here), _helping(kind, past, stage, types, here))
        for kind in kinds
    ]


def around(place: Place | None) -> set[int]:
    """The ids of the places that count as here: all within the largest area around it below a region."""
    if place is None:
        return set()
    outer = Place.objects.filter(pk__in=within(place.pk)).exclude(kind__in=WIDE)
    return set(Within.objects.filter(outer__in=outer).values_list("inner_id", flat=True))


def _read(viewer: Viewer, world: str, standing: str) -> list[tuple[Offer, str]]:
    rows = offers_for(viewer, world=world, standing=standing).filter(kind__in=HELPING)
    rows = with_actors(viewer, rows.order_by("-confirmed_on", "title", "pk"))
    return [(row, f"{row.title} {row.summary} {row.kind_in_source}") for row in rows[:MOST_READ]]


def _helping(
    kind: str, rows: list[tuple[Offer, str]], stage: str, types: Sequence[str], here: set[int]
) -> tuple[Help, ...]:
    found = []
    for row, text in rows:
        is_fund = row.kind == OfferKind.FUND
        if is_fund != (kind == rules.MONEY) or (row.stages and stage and stage not in row.stages):
            continue
        if word := rules.helps_with(kind, text, is_fund=is_fund):
            typed = bool(set(types) & set(row.innovation_types))
            named = bool(stage) and stage in row.stages
            found.append(Help(row, word, named, typed, row.place_id in here))
    found.sort(key=lambda one: -(2 * one.names_stage + one.names_type + 2 * one.is_here))
    return tuple(found[:MOST_SHOWN])


def standing_behind(viewer: Viewer, *, world: str, stage: str, but: int | None) -> list[Sponsor]:
    """Who stands in policy behind other innovations at this stage, where the viewer may see that."""
    rows = Sponsor.objects.filter(under(viewer), innovation__world=world, kind="policy", until=None)
    rows = rows.filter(Q(stage=stage) | Q(stage="", innovation__stage=stage))
    if but is not None:
        rows = rows.exclude(innovation_id=but)
    return list(rows.select_related("innovation__offer")[:MOST_SHOWN])
