"""Read actors, ties and subjects, for a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.audit.kept import Statement, ask, places_for
from alongside.exchange.audit.models import Change, World
from alongside.exchange.audit.queries import LOAD_REPORT
from alongside.exchange.places.queries import inside_ids

from ..likeness import around
from ..models import Actor, AmbiguousWord, Connector, Fate, Remit, Subject, SubjectRule
from .merging import led_to

SUBJECT_KINDS = ("subject", "subject-rule", "ambiguous-word")  # kinds of the feed that change what words mean
PLACES = "remit__places"


@dataclass(frozen=True, slots=True)
class ActorLink:
    """As much of an actor as a link shows."""

    pk: int
    id: str
    ref: str
    name: str


def link(actor: Actor) -> ActorLink:
    """An actor as a link."""
    return ActorLink(actor.pk, actor.source_id or actor.ref, actor.ref, actor.name)


@lru_cache(maxsize=256)
def _links(viewer: Viewer, room: int) -> Statement:
    rows = visible(viewer, Actor.objects.filter(pk__in=places_for(room)))
    return Statement(rows.order_by().values_list("pk", "source_id", "ref", "name"))


def links(viewer: Viewer, ids: Iterable[int | None]) -> dict[int, ActorLink]:
    """Those of the actors that the viewer may see, by id."""
    rows = ask(partial(_links, viewer), {i for i in ids if i is not None})
    return {pk: ActorLink(pk, source_id or ref, ref, name) for pk, source_id, ref, name in rows}


def seen_actor(viewer: Viewer) -> Prefetch[Any]:
    """What fetches the `actor` of rows; it is None on a row whose actor the viewer may not see."""
    return Prefetch("actor", visible(viewer, Actor.objects.all()))


def with_actors(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows with their `actor`, which is None on a row whose actor the viewer may not see."""
    return rows.prefetch_related(seen_actor(viewer))


def actors_for(
    viewer: Viewer,
    *,
    world: str = World.REAL,
    sector: str = "",
    standing: str = "",
    q: str = "",
    kind: str = "",
    place_id: int | None = None,
    old_names: bool = False,
) -> QuerySet[Actor]:
    """Actors the viewer may see, by name.

    `place_id`: those who are there or say that they work there. `old_names`: the words are also looked for
    in what others called an actor, what it was before, and what became of it.
    """
    rows = (
        visible(viewer, Actor.objects.filter(world=world))
        .select_related("place", "dataset", "remit")
        .defer(*LOAD_REPORT)
    )
    if sector:
        rows = rows.filter(sector=sector)
    if standing:
        rows = rows.filter(standing=standing)
    if kind:
        rows = rows.filter(kind=kind)
    if place_id is not None:
        here = inside_ids(place_id)
        working = Remit.places.through.objects.filter(place_id__in=here).values("remit__actor_id")
        rows = rows.filter(Q(place_id__in=here) | Q(pk__in=working))
    if not q:
        return rows
    said = Q(name__icontains=q) | Q(remit__summary__icontains=q)
    return rows.filter(said | _named_otherwise(viewer, q) if old_names else said)


def _named_otherwise(viewer: Viewer, q: str) -> Q:
    """Actors with these words in their note, in the name of what followed, or in that of what went before.

    Names of actors that the viewer may not see lead nowhere.
    """
    followed = Fate.objects.filter(Q(successor=None) | seen(viewer, Actor, "successor__"), into__icontains=q)
    before = Fate.objects.filter(seen(viewer, Actor, "actor__"), actor__name__icontains=q)
    return (
        Q(note__icontains=q)
        | Q(pk__in=followed.values("actor_id"))
        | Q(pk__in=before.exclude(successor=None).values("successor_id"))
    )


def kinds_for(viewer: Viewer, *, world: str) -> list[str]:
    """The kinds of actor there are, in their sources' words."""
    rows = visible(viewer, Actor.objects.filter(world=world)).exclude(kind="")
    return sorted(rows.order_by().values_list("kind", flat=True).distinct(), key=str.casefold)


def actors_by_key(viewer: Viewer, keys: Iterable[str]) -> list[Actor]:
    """Those of the actors that the viewer may see, by ref or source id, in the order of the keys.

    A key of an entry that was joined with another leads to that one.
    """
    wanted = list(dict.fromkeys(keys))
    found = list(_keyed(viewer, Q(ref__in=wanted) | Q(source_id__in=wanted)).prefetch_related(PLACES))
    place = {key: at for at, key in enumerate(wanted)}
    at = {row.pk: min(place[key] for key in (row.ref, row.source_id) if key in place) for row in found}
    if missing := set(wanted) - {key for row in found for key in (row.ref, row.source_id)}:
        for key, pk in led_to(missing).items():
            at[pk] = min(place[key], at.get(pk, len(wanted)))
        found += _keyed(viewer, Q(pk__in=set(at) - {row.pk for row in found})).prefetch_related(PLACES)
    return sorted(found, key=lambda row: at[row.pk])


def _keyed(viewer: Viewer, which: Q) -> QuerySet[Actor]:
    rows = visible(viewer, Actor.objects.filter(which)).select_related("place", "dataset", "remit")
    return rows.defer(*LOAD_REPORT)


def named(viewer: Viewer, name: str, *, world: str, most: int = 6) -> list[Actor]:
    """The actors of just this name, else a few that have it in theirs."""
    rows = visible(viewer, Actor.objects.filter(world=world))
    return list(rows.filter(name__iexact=name)[:most]) or list(rows.filter(name__icontains=name)[:most])


def near(viewer: Viewer, actor: Actor) -> QuerySet[Actor]:
    """Other actors of the same world and time whose point is near, or who say they work in the same places.

    A country that both work in makes nobody near.
    """
    rows = actors_for(viewer, world=actor.world).exclude(pk=actor.pk)
    then = Q(standing="history")
    rows = rows.filter(then if actor.standing == "history" else ~then)
    remit = getattr(actor, "remit", None)
    works_in = remit.places.exclude(kind="nation").values("pk") if remit else Remit.objects.none()
    working = Remit.places.through.objects.filter(place_id__in=works_in).values("remit__actor_id")
    where = Q(pk__in=working)
    if (box := around(actor if actor.lat is not None else actor.place)) is not None:
        where |= box
    elif actor.place_id:
        where |= Q(place_id=actor.place_id)
    return rows.filter(where)


def actor_for(viewer: Viewer, key: str) -> Actor | None:
    """One actor by ref or source id, its own or that of an entry joined with it, if the viewer may see it."""
    found = _keyed(viewer, Q(ref=key) | Q(source_id=key)).first()
    if found is None and (after := led_to([key])):
        return _keyed(viewer, Q(pk=after[key])).first()
    return found


def actors_by_id(viewer: Viewer, ids: Iterable[int]) -> dict[int, Actor]:
    """Those of the actors that the viewer may see, by id."""
    rows = visible(viewer, Actor.objects.filter(pk__in=set(ids)))
    return {row.pk: row for row in rows.select_related("place", "dataset").defer(*LOAD_REPORT)}


def acted_for(viewer: Viewer) -> list[Actor]:
    """The actors on whose behalf the viewer acts, whoever else may see them."""
    return list(Actor.objects.filter(party_id__in=viewer.parties).order_by("party_id"))


def fates_for(viewer: Viewer, actor: Actor) -> list[tuple[Fate, str]]:
    """What became of an actor, each with the name of what followed.

    The name is left out where it is that of an actor hidden from the viewer, or of the other world.
    """
    rows = list(actor.fates.select_related("successor").order_by("id"))
    near = [row.successor_id for row in rows if row.successor and row.successor.world == actor.world]
    shown = {None, *links(viewer, near)}
    return [(row, row.into if row.successor_id in shown else "") for row in rows]


def subjects() -> list[Subject]:
    """The whole tree of subjects, roots first."""
    return list(Subject.objects.select_related("parent").order_by("id"))


def branches(codes: Iterable[str]) -> list[list[int]]:
    """For each code that is one, the ids of its subject and of all below it in the tree."""
    rows = list(Subject.objects.values_list("pk", "code", "parent_id"))
    below: dict[int | None, list[int]] = {}
    for pk, _, parent in rows:
        below.setdefault(parent, []).append(pk)
    found = []
    for root in (pk for code in codes for pk, known, _ in rows if known == code):
        branch = [root]
        for pk in branch:  # grows while it is walked
            branch += below.get(pk, [])
        found.append(branch)
    return found


def subject_rules() -> list[tuple[str, list[str], list[str]]]:
    """Further phrases as (code, phrases, unless); the code of a shield is empty."""
    rows = SubjectRule.objects.order_by("pk").values_list("subject__code", "phrases", "unless")
    return [(code or "", phrases, unless) for code, phrases, unless in rows]


def ambiguous_words() -> list[tuple[str, str, list[str]]]:
    """Words with more than one meaning, as (word, question, codes to choose from)."""
    return list(AmbiguousWord.objects.order_by("word").values_list("word", "question", "choices"))


def subject_labels(ids: Iterable[int]) -> dict[int, str]:
    """Labels by id."""
    return dict(Subject.objects.filter(pk__in=set(ids)).values_list("pk", "label"))


def connector_for(place_ids: Iterable[int], *, world: str) -> Connector | None:
    """The connector of the innermost of these places that has one."""
    rows = Connector.objects.filter(place_id__in=set(place_ids), world=world).select_related("place")
    found = list(rows)
    order = ["small_area", "town", "district", "system", "region", "nation"]
    found.sort(key=lambda row: (order.index(row.place.kind) if row.place.kind in order else 9, row.pk))
    return found[0] if found else None


def connectors(*, world: str) -> list[Connector]:
    """Every connector of a world with the place, by name of the person, then of the place."""
    rows = Connector.objects.filter(world=world).select_related("place")
    return list(rows.order_by("name", "place__name"))


def subjects_version() -> tuple[int, int]:
    """A number pair that changes whenever the subjects or the rules for them do.

    Every match asks it twice, and putting the two counts together costs more than counting: so it is said
    in SQL.
    """
    kinds = ", ".join(["%s"] * len(SUBJECT_KINDS))
    asked = (
        f"SELECT (SELECT COUNT(*) FROM {Subject._meta.db_table}), "
        f"(SELECT MAX(seq) FROM {Change._meta.db_table} WHERE kind IN ({kinds}))"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, list(SUBJECT_KINDS))
        count, last = cursor.fetchone()
    return count or 0, last or 0
