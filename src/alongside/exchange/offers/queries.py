"""Read offers, for a viewer; and, for the index alone, every offer with its audiences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer, row_audiences, visible
from alongside.exchange.accounts.models import Acting, Role, Standing, Visibility
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.kept import Statement, ask, places_for
from alongside.exchange.audit.models import World
from alongside.exchange.audit.queries import LOAD_REPORT
from alongside.exchange.directory.likeness import Like, alike
from alongside.exchange.directory.models import Actor
from alongside.exchange.places.queries import inside_ids

from . import rules
from .models import Offer, OfferIdentifier, OfferKind, OfferSubject

HOSTS = (Role.EDITOR, Role.BROKER, Role.ADMIN)
CLOSES = Coalesce("closes_on", "valid_until")  # as `closes_on` below


def offers_for(
    viewer: Viewer,
    *,
    world: str = World.REAL,
    kind: str = "",
    standing: str = "",
    q: str = "",
    place_id: int | None = None,
    actor_id: int | None = None,
    stage: str = "",
    subjects: Sequence[Sequence[int]] = (),
    closing_soon: bool = False,
) -> QuerySet[Offer]:
    """Offers the viewer may see; those open now are neither paused nor money that is closed or unchecked.

    `subjects`: branches of the tree; an offer is about at least one subject of each.
    `closing_soon`: money with a last day within eight weeks, the first to close first.
    """
    rows = (
        visible(viewer, Offer.objects.filter(world=world))
        .select_related("place", "dataset")
        .defer(*LOAD_REPORT)
    )
    if kind:
        rows = rows.filter(kind=kind)
    if standing:
        rows = rows.filter(standing=standing)
    if standing == Standing.OPEN:
        rows = rows.alias(closes=CLOSES).filter(_to_be_had(), paused_at=None)
    if closing_soon:
        today = timezone.localdate()
        rows = rows.alias(closes=CLOSES).filter(closes__range=(today, today + rules.CLOSING_SOON))
        rows = rows.filter(kind=OfferKind.FUND).exclude(opens_on__gt=today).order_by("closes", "pk")
    if actor_id is not None:
        rows = rows.filter(actor_id=actor_id)
    if stage:  # a list in JSON: as text it is searched alike in both databases
        rows = rows.alias(said=Cast("stages", TextField())).filter(said__contains=f'"{stage}"')
    for branch in subjects:
        rows = rows.filter(pk__in=_about(branch).values("offer_id"))
    if place_id is not None:
        here = inside_ids(place_id)
        reached = Offer.reach.through.objects.filter(place_id__in=here).values("offer_id")
        rows = rows.filter(Q(place_id__in=here) | Q(pk__in=reached))
    return rows.filter(Q(title__icontains=q) | Q(summary__icontains=q)) if q else rows


def offer_for(viewer: Viewer, key: str) -> Offer | None:
    """One offer by ref or by any id a source gives it, if the viewer may see it."""
    other = OfferIdentifier.objects.filter(value=key).values("offer_id")
    rows = Offer.objects.filter(Q(ref=key) | Q(source_id=key) | Q(pk__in=other))
    return visible(viewer, rows).select_related("place", "dataset").defer(*LOAD_REPORT).first()


def like(viewer: Viewer, offer: Offer, *, standings: Sequence[str], most: int = 6) -> list[Like[Offer]]:
    """Offers of the same world that are about the same, near it where its point is known."""
    rows = offers_for(viewer, world=offer.world).filter(standing__in=standings).exclude(pk=offer.pk)
    return alike(rows, OfferSubject, offer, at=offer if offer.lat is not None else offer.place, most=most)


def actors_about(viewer: Viewer, subjects: Sequence[int], *, world: str) -> QuerySet[Offer]:
    """The ids of the actors who offer something about one of these subjects, as a subquery."""
    rows = visible(viewer, Offer.objects.filter(world=world, actor__isnull=False))
    return rows.filter(pk__in=_about(subjects).values("offer_id")).values("actor_id")


def subjects_by_actor(viewer: Viewer, actor_ids: Iterable[int]) -> dict[int, dict[int, tuple[str, str]]]:
    """What these actors' offers are about: per actor, each subject's id with its label and kind."""
    offers = visible(viewer, Offer.objects.filter(actor_id__in=list(actor_ids)))
    rows = OfferSubject.objects.filter(offer_id__in=offers.values("pk")).distinct()
    found: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for actor, pk, label, kind in rows.order_by("subject__label").values_list(
        "offer__actor_id", "subject_id", "subject__label", "subject__kind"
    ):
        found[actor][pk] = (label, kind)
    return found


def helping_alike(
    viewer: Viewer, subjects: Iterable[int], among: QuerySet[Actor], *, most: int = 24
) -> dict[int, int]:
    """Of some actors, those who offer most about these subjects: how many of them each."""
    offers = visible(viewer, Offer.objects.filter(actor_id__in=among.order_by().values("pk")))
    rows = OfferSubject.objects.filter(subject_id__in=list(subjects), offer_id__in=offers.values("pk"))
    counted = rows.values("offer__actor_id").annotate(shared=Count("subject_id", distinct=True))
    best = counted.order_by("-shared", "offer__actor_id")[:most]
    return dict(best.values_list("offer__actor_id", "shared"))


def _to_be_had() -> Q:
    """`rules.is_money_open` as a condition on rows with `closes`; other help has no such days."""
    today = timezone.localdate()
    checked = Q(closes__gte=today) | Q(closes=None, confirmed_on__gte=today - rules.MONEY_CHECKED)
    return ~Q(kind=OfferKind.FUND) | (checked & (Q(opens_on=None) | Q(opens_on__lte=today)))


def contact_of(offer: "Offer | AnsweredOffer") -> tuple[str, str]:
    """An offer's contact and website as any door may show them: none where a host stands between."""
    if rules.shows_contact(offer.safeguarding, offer.host_id, offer.actor_id):
        return offer.contact, offer.website
    return "", ""


def closes_on(offer: Offer) -> date | None:
    """The last day to apply for money; where only the end of the offer is known, that is it."""
    return offer.closes_on or offer.valid_until


def money_state(offer: Offer) -> str:
    """Why money is not shown as open: closed, not-yet or unchecked; empty where it is, or is no money."""
    if offer.kind != OfferKind.FUND or offer.standing != Standing.OPEN:
        return ""
    answer = rules.is_money_open(
        opens_on=offer.opens_on,
        closes_on=closes_on(offer),
        confirmed_on=offer.confirmed_on,
        today=timezone.localdate(),
    )
    return answer.why if isinstance(answer, Refused) else ""


def last_day(offer: Offer) -> date | None:
    """The last day on which an offer is found as help that can be had, for the index."""
    return rules.last_day(
        offer.kind,
        valid_until=offer.valid_until,
        closes_on=closes_on(offer),
        confirmed_on=offer.confirmed_on,
        listed=offer.standing != Standing.OPEN,
    )


def _about(subjects: Sequence[int]) -> QuerySet[OfferSubject]:
    return OfferSubject.objects.filter(subject_id__in=subjects)


def offers_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, Offer]:
    """Those of the offers that the viewer may see, by id."""
    rows = visible(viewer, Offer.objects.filter(pk__in=set(ids)))
    return {row.pk: row for row in rows.select_related("place", "dataset").defer(*LOAD_REPORT)}


class AnsweredOffer(NamedTuple):
    """As much of an offer as a list of answers says of it."""

    pk: int
    ref: str
    source_id: str | None
    actor_id: int | None
    host_id: int | None
    kind: str
    standing: str
    title: str
    summary: str
    audience: str
    capacity: int | None
    taken: int | None
    lat: float | None
    lon: float | None
    point_basis: str
    reported_on: date | None
    confirmed_on: date | None
    available_from: date | None
    valid_until: date | None
    contact: str
    website: str
    safeguarding: list[str]
    place_source_id: str | None
    place_ref: str | None
    place_name: str | None
    dataset_title: str | None


ANSWERED = [
    name.replace("place_", "place__").replace("dataset_", "dataset__") for name in AnsweredOffer._fields
]


@lru_cache(maxsize=256)
def _answers(viewer: Viewer, room: int) -> Statement:
    rows = visible(viewer, Offer.objects.filter(pk__in=places_for(room)))
    return Statement(rows.order_by().values_list(*ANSWERED))


def answers_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, AnsweredOffer]:
    """Those of the offers that the viewer may see, by id, with only what a list of answers says of them.

    Half of the time of a match went into columns that no answer shows, and into SQL that is always the same.
    """
    rows = map(AnsweredOffer._make, ask(partial(_answers, viewer), ids))
    return {row.pk: row for row in rows}


def checked_lately(viewer: Viewer, *, world: str, most: int) -> list[Offer]:
    """Help that can be had now and was last checked, newest first."""
    rows = offers_for(viewer, world=world, standing="open").filter(confirmed_on__lte=timezone.localdate())
    return list(rows.order_by("-confirmed_on", "pk")[:most])


def subjects_of(offer: Offer) -> list[tuple[int, str, str, str]]:
    """What an offer is about: subject id, label, kind, and the words that showed it."""
    return list(
        offer.abouts.select_related("subject")
        .order_by("subject__label")
        .values_list("subject_id", "subject__label", "subject__kind", "words")
    )


def texts_for_tagging(ids: Sequence[int]) -> list[tuple[int, str]]:
    """Each offer's own words, for the process that reads subjects from them."""
    rows = Offer.objects.filter(pk__in=ids).values_list("pk", "title", "summary", "audience")
    return [(pk, ". ".join(filter(None, words))) for pk, *words in rows]


def all_ids() -> list[int]:
    """Every offer's id, for a process that goes through them all."""
    return list(Offer.objects.order_by("pk").values_list("pk", flat=True))


def every_id() -> Iterator[int]:
    """Every offer's id, one at a time, for a process that needs no list of them."""
    return Offer.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=20_000)


def of_actors(actor_ids: Iterable[int]) -> list[int]:
    """The ids of these actors' offers, for the index."""
    return list(Offer.objects.filter(actor_id__in=list(actor_ids)).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One offer as the index needs it, with the tokens of those who may see it."""

    offer: Offer
    audiences: frozenset[str]
    subjects: tuple[tuple[int, str, str], ...]  # id, code, label
    groups: tuple[str, ...]
    reach: tuple[int, ...]
    actor_words: str  # name and remit, where the actor is public
    lat: float | None
    lon: float | None


def index_rows(ids: Sequence[int]) -> Iterator[IndexRow]:
    """Every offer among `ids`, whoever may see it: only for building the index."""
    offers = Offer.objects.filter(pk__in=ids).select_related("actor", "actor__remit", "place", "actor__place")
    circles = _grouped(
        Offer.circles.through.objects.filter(offer_id__in=ids).values_list("offer_id", "circle_id")
    )
    reach = _grouped(Offer.reach.through.objects.filter(offer_id__in=ids).values_list("offer_id", "place_id"))
    groups = _grouped(
        Offer.groups.through.objects.filter(offer_id__in=ids).values_list("offer_id", "subject__code")
    )
    subjects = _grouped(
        (row[0], row[1:])
        for row in OfferSubject.objects.filter(offer_id__in=ids)
        .order_by("subject_id")
        .values_list("offer_id", "subject_id", "subject__code", "subject__label")
    )
    for offer in offers.order_by("pk").iterator(chunk_size=2000):
        lat, lon = point_of(offer)
        yield IndexRow(
            offer=offer,
            audiences=row_audiences(
                visibility=offer.visibility, owner_id=offer.owner_id, circle_ids=circles[offer.pk]
            ),
            subjects=tuple(subjects[offer.pk]),
            groups=tuple(sorted(groups[offer.pk])),
            reach=tuple(sorted(reach[offer.pk])),
            actor_words=_actor_words(offer),
            lat=lat,
            lon=lon,
        )


def point_of(offer: Offer) -> tuple[float | None, float | None]:
    """Where an offer is: its own point, else its place's, unless that is a country or a region."""
    if offer.lat is not None:
        return offer.lat, offer.lon
    if offer.place is not None and offer.place.kind in {"district", "town", "small_area"}:
        return offer.place.lat, offer.place.lon
    return None, None


def _actor_words(offer: Offer) -> str:
    """Who offers it and what they are for: only what everyone may know can lead to an offer."""
    if offer.actor is None or offer.actor.visibility != Visibility.PUBLIC:
        return ""
    remit = getattr(offer.actor, "remit", None)
    return f"{offer.actor.name}. {remit.summary if remit else ''}"


def _grouped(pairs: Iterable[tuple]) -> dict[int, list]:
    grouped: dict[int, list] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped


def title_of(ref: str) -> tuple[str, bool]:
    """The title for whoever holds a link to it, and whether it is of the practice town."""
    row = Offer.objects.filter(ref=ref).values_list("title", "world").first()
    return (row[0], row[1] == World.PRACTICE) if row else ("", False)


def may_host(viewer: Viewer, offer: Offer) -> bool:
    """Whether the viewer looks after an organisation that could stand behind an offer that needs it."""
    if not offer.safeguarding or offer.standing != Standing.OPEN or viewer.user_id is None or viewer.guest_id:
        return False
    looked_after = Acting.objects.filter(user=viewer.user_id, role__in=HOSTS).values("party_id")
    rows = Actor.objects.filter(party__in=looked_after, world=offer.world, nature=Actor.Nature.ORGANISATION)
    return rows.filter(pk=offer.host_id).exists() if offer.host_id else rows.exists()
