"""Read actors, ties and subjects, for a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from alongside.exchange.accounts.access import Viewer, seen, visible
from alongside.exchange.audit.models import Change, World
from alongside.exchange.audit.queries import LOAD_REPORT

from .models import Actor, AmbiguousWord, Connector, Fate, Subject, SubjectRule, Tie

SUBJECT_KINDS = ("subject", "subject-rule", "ambiguous-word")  # kinds of the feed that change what words mean


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


def links(viewer: Viewer, ids: Iterable[int | None]) -> dict[int, ActorLink]:
    """Those of the actors that the viewer may see, by id."""
    wanted = {i for i in ids if i is not None}
    return {actor.pk: link(actor) for actor in visible(viewer, Actor.objects.filter(pk__in=wanted))}


def actors_for(
    viewer: Viewer, *, world: str = World.REAL, sector: str = "", standing: str = "", q: str = ""
) -> QuerySet[Actor]:
    """Actors the viewer may see, by name."""
    rows = (
        visible(viewer, Actor.objects.filter(world=world))
        .select_related("place", "dataset", "remit")
        .defer(*LOAD_REPORT)
    )
    if sector:
        rows = rows.filter(sector=sector)
    if standing:
        rows = rows.filter(standing=standing)
    return rows.filter(Q(name__icontains=q) | Q(remit__summary__icontains=q)) if q else rows


def actor_for(viewer: Viewer, key: str) -> Actor | None:
    """One actor by ref or source id, if the viewer may see it."""
    rows = Actor.objects.filter(Q(ref=key) | Q(source_id=key))
    return visible(viewer, rows).select_related("place", "dataset", "remit").defer(*LOAD_REPORT).first()


def ties_for(viewer: Viewer, actor_id: int) -> list[tuple[Tie, ActorLink]]:
    """An actor's ties, each with the other side, where both may be seen and are of one world."""
    rows = (
        Tie.objects.filter(Q(actor_id=actor_id) | Q(other_id=actor_id), actor__world=F("other__world"))
        .filter(seen(viewer, Actor, "actor__"), seen(viewer, Actor, "other__"))
        .select_related("actor", "other")
        .order_by("-since", "id")
    )
    return [(tie, link(tie.other if tie.actor_id == actor_id else tie.actor)) for tie in rows]


def fates_for(viewer: Viewer, actor: Actor) -> list[tuple[Fate, str]]:
    """What became of an actor, each with the name of what followed.

    The name is left out where it is that of an actor hidden from the viewer, or of the other world.
    """
    rows = list(actor.fates.select_related("successor").order_by("id"))
    near = [row.successor_id for row in rows if row.successor and row.successor.world == actor.world]
    shown = {None, *links(viewer, near)}
    return [(row, row.into if row.successor_id in shown else "") for row in rows]


def tie_rows(viewer: Viewer, *, world: str) -> list[tuple[int, int, str, str, int]]:
    """Every tie the viewer may see, as (actor, other, kind, since, id), for analyses."""
    return list(
        Tie.objects.filter(seen(viewer, Actor, "actor__"), seen(viewer, Actor, "other__"))
        .filter(actor__world=world, other__world=world)
        .order_by("id")
        .values_list("actor_id", "other_id", "kind", "since", "id")
    )


def subjects() -> list[Subject]:
    """The whole tree of subjects, roots first."""
    return list(Subject.objects.select_related("parent").order_by("id"))


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


def subjects_version() -> tuple[int, int]:
    """A number pair that changes whenever the subjects or the rules for them do."""
    newest = Subject.objects.aggregate(count=Count("pk"))
    changes = Change.objects.filter(kind__in=SUBJECT_KINDS).aggregate(last=Max("seq"))
    return (newest["count"] or 0, changes["last"] or 0)
