"""Read who is tied to whom, for a viewer: both ends of every tie, and nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible
from alongside.exchange.audit.models import World
from alongside.exchange.places.models import Within
from alongside.exchange.places.queries import inside_ids, narrow

from ..models import Actor, Person, Remit, Tie
from ..terms import TieKind
from .ties import both_seen

MOST_TIES = 5_000  # read for one picture; more are asked for place by place
NEVER = (TieKind.BIDS_AGAINST,)  # seen by the two and their connector, on their own pages
HOPED_FOR = (TieKind.PROSPECTIVE,)  # shown when asked for, never counted as a tie
ACTOR = ("id", "ref", "source_id", "name", "nature", "sector", "kind", "standing", "reported_on", "place_id")
TIE = ("id", "actor_id", "other_id", "kind", "directed", "since", "until", "basis")


@dataclass(frozen=True, slots=True)
class Member:
    """One end of a tie."""

    pk: int
    ref: str
    id: str
    name: str
    is_person: bool
    sector: str
    kind: str
    is_past: bool
    reported: int | None  # the year, of what was reported
    place_id: int | None


@dataclass(frozen=True, slots=True)
class Bond:
    """One tie. `since`, `until`: year, month or day, or empty."""

    pk: int
    actor: int
    other: int
    kind: str
    directed: bool
    since: str
    until: str
    is_inferred: bool
    is_past: bool  # ended, or with an end that is of the past


@dataclass(frozen=True, slots=True)
class Tied:
    """Ties and both ends of each; `is_cut` where there are more than are read.

    `hoped`: those who may come to work with each other; not counted as tied.
    """

    members: dict[int, Member]
    bonds: tuple[Bond, ...]
    hoped: frozenset[tuple[int, int]]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Which:
    """Which ties are read. One end of a tie is in the place and of the sector; `around`: one is of these.

    `time`: now, past, or empty for both. `since`, `until`: years, 0 where any; a tie without a date has
    none of them. `today`: the ISO day by which a tie has ended.
    """

    today: str
    world: str = World.REAL
    place_id: int | None = None
    sector: str = ""
    kind: str = ""
    time: str = ""
    since: int = 0
    until: int = 0


def tied(viewer: Viewer, which: Which, *, around: Iterable[int] | None = None, inner: bool = False) -> Tied:
    """The ties the viewer may see, as asked; with `around` those of these actors, `inner`: among them.

    Cost: one question, at most `MOST_TIES` rows.
    """
    rows = _ties(viewer, which)
    if around is not None:
        ids = list(around)
        ends = Q(actor_id__in=ids), Q(other_id__in=ids)
        rows = rows.filter(ends[0] & ends[1] if inner else ends[0] | ends[1])
    read = rows.values_list(*TIE, *(f"actor__{n}" for n in ACTOR), *(f"other__{n}" for n in ACTOR))
    members: dict[int, Member] = {}
    bonds, hoped = [], set()
    found = list(read.order_by("id")[: MOST_TIES + 1])
    for row in found[:MOST_TIES]:
        if row[3] in HOPED_FOR and row[3] != which.kind:
            hoped.add((min(row[1:3]), max(row[1:3])))
            continue
        one, other = row[len(TIE) : len(TIE) + len(ACTOR)], row[len(TIE) + len(ACTOR) :]
        ends = [members.setdefault(end[0], _member(end)) for end in (one, other)]
        bonds.append(_bond(row, past=any(end.is_past for end in ends), today=which.today))
    return Tied(members, tuple(bonds), frozenset(hoped), len(found) > MOST_TIES)


def has_past_only(viewer: Viewer, which: Which, *, around: Iterable[int] | None = None) -> bool:
    """Whether nothing of what is asked for holds now, and something was reported in the past."""
    rows = _ties(viewer, which)
    if not which.kind:
        rows = rows.exclude(kind__in=HOPED_FOR)
    if around is not None:
        ids = list(around)
        rows = rows.filter(Q(actor_id__in=ids) | Q(other_id__in=ids))
    return not rows.exclude(_past(which.today)).exists() and rows.exists()


def without_ties(viewer: Viewer, which: Which) -> int:
    """How many organisations of this world, place and sector nobody has named a tie of, that one may see."""
    rows = visible(viewer, Actor.objects.filter(world=which.world, nature=Actor.Nature.ORGANISATION))
    rows = rows.exclude(standing="history")
    if which.sector:
        rows = rows.filter(sector=which.sector)
    if which.place_id is not None:
        rows = rows.filter(_here("", which.place_id))
    mine = Tie.objects.filter(Q(actor=OuterRef("pk")) | Q(other=OuterRef("pk"))).exclude(
        kind__in=NEVER + HOPED_FOR
    )
    return rows.exclude(Exists(mine)).count()


@dataclass(frozen=True, slots=True)
class Told:
    """What an actor says it is for: its words, subjects, and places with what those lie in."""

    summary: str = ""
    subjects: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


def told_by(actors: Iterable[int]) -> dict[int, Told]:
    """What actors that were seen say they are for. Five questions at most, however many there are."""
    remits = Remit.objects.filter(actor_id__in=set(actors))
    words = dict(remits.values_list("actor_id", "summary"))
    subjects = _joined(Remit.subjects.through.objects.filter(remit__in=remits), "subject_id")
    places = _joined(Remit.places.through.objects.filter(remit__in=remits), "place_id")
    near = narrow({place for found in places.values() for place in found})
    outward: dict[int, set[int]] = {}
    for inner, outer in Within.objects.filter(inner_id__in=near).values_list("inner_id", "outer_id"):
        outward.setdefault(inner, {inner}).add(outer)
    local = narrow({outer for found in outward.values() for outer in found})
    return {
        actor: Told(
            summary,
            frozenset(subjects.get(actor, ())),
            frozenset(
                outer for place in places.get(actor, ()) if place in near for outer in outward[place] & local
            ),
        )
        for actor, summary in words.items()
    }


def _joined(rows: QuerySet[Any], column: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for actor, pk in rows.values_list("remit__actor_id", column):
        found.setdefault(actor, set()).add(pk)
    return found


def person_of(viewer: Viewer) -> int | None:
    """The actor that the viewer is, as a person."""
    if viewer.user_id is None:
        return None
    return Person.objects.filter(user_id=viewer.user_id).values_list("actor_id", flat=True).first()


def _ties(viewer: Viewer, which: Which) -> QuerySet[Tie]:
    rows = Tie.objects.filter(both_seen(viewer))
    rows = rows.filter(actor__world=which.world, other__world=which.world).exclude(kind__in=NEVER)
    if which.kind:
        rows = rows.filter(kind=which.kind)
    if which.sector:
        rows = rows.filter(Q(actor__sector=which.sector) | Q(other__sector=which.sector))
    if which.place_id is not None:
        rows = rows.filter(_here("actor__", which.place_id) | _here("other__", which.place_id))
    if which.time:
        past = _past(which.today)
        rows = rows.filter(past) if which.time == "past" else rows.exclude(past)
    if which.since:
        rows = rows.filter(~Q(since="") | ~Q(until=""), Q(until="") | Q(until__gte=str(which.since)))
    if which.until:
        rows = rows.exclude(since="").filter(since__lte=f"{which.until}-12-31")
    return rows


def _here(prefix: str, place_id: int) -> Q:
    """The actor is in the place, or says that it works there."""
    here = inside_ids(place_id)
    working = Remit.places.through.objects.filter(place_id__in=here).values("remit__actor_id")
    return Q(**{f"{prefix}place_id__in": here}) | Q(**{f"{prefix}pk__in": working})


def _past(today: str) -> Q:
    """Reported as of the past, or ended before today; what ends this year or month has not ended."""
    over = Q(until__lt=today) & ~Q(until__in=("", today[:4], today[:7]))
    return Q(actor__standing="history") | Q(other__standing="history") | over


def _member(row: tuple) -> Member:  # type: ignore[type-arg]
    pk, ref, source_id, name, nature, sector, kind, standing, reported, place_id = row
    return Member(
        pk=pk,
        ref=ref,
        id=source_id or ref,
        name=name,
        is_person=nature == Actor.Nature.PERSON,
        sector=sector,
        kind=kind,
        is_past=standing == "history",
        reported=reported.year if reported else None,
        place_id=place_id,
    )


def _bond(row: tuple, *, past: bool, today: str) -> Bond:  # type: ignore[type-arg]
    pk, actor, other, kind, directed, since, until, basis = row[: len(TIE)]
    over = bool(until) and until < today[: len(until)]
    return Bond(pk, actor, other, kind, directed, since, until, basis != Tie.Basis.STATED, past or over)
