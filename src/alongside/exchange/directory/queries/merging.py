"""Read which entries were joined, and which may be the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from alongside.exchange.accounts.access import Viewer, visible

from ..models import Actor, Merge
from ..rules import MERGED, merged

STEPS = 20  # mergers of mergers that are followed
PLAIN = frozenset({"the", "and", "for", "of", "in", "ltd", "limited", "cic", "trust", "charity", "group"})


def led_to(keys: Iterable[str]) -> dict[str, int]:
    """For each ref or source id of an entry that was joined with another: the id of the one that stays."""
    wanted = set(keys)
    rows = Merge.objects.filter(Q(gone__ref__in=wanted) | Q(gone__source_id__in=wanted), undone_at=None)
    found = {}
    for ref, source, kept in rows.values_list("gone__ref", "gone__source_id", "kept_id"):
        found |= {key: last_of(kept) for key in (ref, source) if key in wanted}
    return found


def last_of(actor_id: int) -> int:
    """The entry that stands for this one now, mergers of mergers followed."""
    for _ in range(STEPS):
        after = Merge.objects.filter(gone=actor_id, undone_at=None).values_list("kept_id", flat=True).first()
        if after is None:
            break
        actor_id = after
    return actor_id


def stands_for() -> dict[int, int]:
    """Every entry that was joined with another, and the one that stands for it, for loads."""
    after = dict(Merge.objects.filter(undone_at=None).values_list("gone_id", "kept_id"))
    found = {}
    for gone, kept in after.items():
        for _ in range(STEPS):
            if kept not in after:
                break
            kept = after[kept]
        found[gone] = kept
    return found


def mergers_of(viewer: Viewer, actor: Actor) -> list[Merge]:
    """The mergers into this entry that can be undone, newest first; the caller made sure who may see them."""
    return list(Merge.objects.filter(kept=actor.pk, undone_at=None).select_related("gone"))


def like_named(
    viewer: Viewer, name: str, *, world: str, but: int | None = None, most: int = 8
) -> list[Actor]:
    """Entries whose name has the telling words of this one, the most alike first."""
    words = [word.strip(".,()&'’") for word in name.casefold().split()]
    telling = sorted({word for word in words if len(word) > 2 and word not in PLAIN}, key=len, reverse=True)
    if not telling:
        return []
    asked = Q()
    for word in telling[:4]:
        asked |= Q(name__icontains=word)
    rows: QuerySet[Actor] = visible(viewer, Actor.objects.filter(asked, world=world)).exclude(pk=but)
    found = list(rows.select_related("place", "dataset").order_by("name", "pk")[:400])

    def shared(row: Actor) -> int:
        return sum(word in row.name.casefold() for word in telling)

    least = max(1, (len(telling) + 1) // 2)
    near = [row for row in found if shared(row) >= least]
    return sorted(near, key=lambda row: (-shared(row), abs(len(row.name) - len(name)), row.pk))[:most]


@dataclass(frozen=True, slots=True)
class Line:
    """One field of two entries, and what a merger makes of it."""

    field: str
    mine: Any
    other: Any
    after: Any


def values_of(actor: Actor) -> dict[str, Any]:
    """Those values of an entry that a merger decides about."""
    return {name: getattr(actor, name) for name in MERGED}


def preview(kept: Actor, gone: Actor) -> list[Line]:
    """What a merger would make of each field on which the two differ."""
    mine, other = values_of(kept), values_of(gone)
    after = merged(mine, other)
    return [Line(name, mine[name], other[name], after[name]) for name in MERGED if mine[name] != other[name]]
