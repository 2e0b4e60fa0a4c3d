"""Write places and what is known of them: in batches, from data sets."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from alongside.exchange.audit.batches import READ, Kept, chunks, insert_plain, keep, tell, tell_kept
from alongside.exchange.audit.services import By

from .models import Boundary, Figure, Indicator, Place, PointBasis, Postcode, Succession, Within

Row = Mapping[str, Any]


@transaction.atomic
def keep_places(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep places and where each lies.

    Rows: fields of `Place`; `parent` is the id of a place, the `source_id` of another row, or None.
    Order: any; parents are kept before what lies in them. A row in a ring of parents is refused.
    """
    kept = Kept()
    waiting = list(rows)
    names = {row["source_id"] for row in rows}
    while waiting:
        ready = [row for row in waiting if not _waits(row["parent"], names, kept)]
        if not ready:
            kept.refused |= {row["source_id"]: "it lies within itself" for row in waiting}
            break
        flat = [{**_flat(row, kept), "dataset_id": dataset} for row in ready]
        kept.add(keep(Place, flat, key=["source_id"], dataset=dataset))
        done = {row["source_id"] for row in ready}
        waiting = [row for row in waiting if row["source_id"] not in done]
    _close(kept)
    tell_kept(kept=kept, by=by, kind="place", dataset=dataset)
    return kept


def _waits(parent: int | str | None, names: set[str], kept: Kept) -> bool:
    return isinstance(parent, str) and parent in names and parent not in kept.ids


def _flat(row: Row, kept: Kept) -> dict[str, Any]:
    parent = row["parent"]
    fields = {name: value for name, value in row.items() if name != "parent"}
    return {**fields, "parent_id": kept.ids[parent] if isinstance(parent, str) else parent}


def _close(kept: Kept) -> None:
    """Say for each new or moved place, and all within it, what it lies in."""
    touched = {kept.ids[key] for key in [*kept.new, *kept.changed]}
    if not touched:
        return
    parents = dict(Place.objects.values_list("pk", "parent_id"))
    depth = sorted(((_depth(pk, parents), pk) for pk in parents), key=lambda pair: pair[0])
    for _, pk in depth:
        if parents[pk] in touched:
            touched.add(pk)
    order = [pk for _, pk in depth if pk in touched]
    outward: dict[int, dict[int, str]] = {}
    wanted = {*order, *(parents[pk] for pk in order if parents[pk])}
    for some in chunks(sorted(wanted), READ):
        found = Within.objects.filter(inner__in=some).values_list("inner_id", "outer_id", "basis")
        for inner, outer, basis in found:
            outward.setdefault(inner, {})[outer] = basis
    more, gone = [], []
    for pk in order:
        before = outward.get(pk, {})
        after = {pk: str(PointBasis.STATED), **outward.get(parents[pk] or 0, {})}
        after = {k: v for k, v in before.items() if v == PointBasis.DERIVED} | after
        gone += [(pk, outer) for outer in before if before[outer] != after.get(outer)]
        more += [(pk, outer, basis) for outer, basis in after.items() if before.get(outer) != basis]
        outward[pk] = after
    for pk, outer in gone:
        Within.objects.filter(inner=pk, outer=outer).delete()
    _add_within(more)


def _depth(pk: int, parents: Mapping[int, int | None]) -> int:
    steps, at = 0, parents[pk]
    while at is not None and steps <= len(parents):
        steps, at = steps + 1, parents[at]
    return steps


def _add_within(pairs: Sequence[tuple[int, int, str]]) -> None:
    insert_plain(Within, [{"inner_id": a, "outer_id": b, "basis": str(basis)} for a, b, basis in pairs])


@transaction.atomic
def keep_within(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep that places lie in others outside the tree of parents: with all they hold, in all those lie in.

    Rows: `inner`, `outer` (place ids), `basis`. What the tree already says is not said again.
    """
    kept = Kept()
    inside: dict[int, set[int]] = {}
    outside: dict[int, set[int]] = {}
    ends = sorted({row[end] for row in rows for end in ("inner", "outer")})
    for some in chunks(ends, READ):
        for inner, outer in Within.objects.filter(outer__in=some).values_list("inner_id", "outer_id"):
            inside.setdefault(outer, set()).add(inner)
        for inner, outer in Within.objects.filter(inner__in=some).values_list("inner_id", "outer_id"):
            outside.setdefault(inner, set()).add(outer)
    have = {(a, outer) for outer, inner in inside.items() for a in inner}
    have |= {(inner, b) for inner, outer in outside.items() for b in outer}
    more: dict[tuple[int, int], str] = {}
    touched = []
    for row in rows:
        key = (row["inner"], row["outer"])
        kept.ids[key] = row["inner"]
        pairs = {(a, b) for a in inside.get(key[0], {key[0]}) for b in outside.get(key[1], {key[1]})}
        lacking = {pair for pair in pairs if pair not in more and pair not in have}
        lacking -= _there(lacking)
        more |= dict.fromkeys(sorted(lacking), row["basis"])
        (kept.new if key not in have and key not in touched else kept.same).append(key)
        touched.append(key)
    _add_within([(a, b, basis) for (a, b), basis in more.items()])
    tell(by=by, action="load", kind="place", ids=sorted({a for a, _ in more}), detail={"dataset": dataset})
    return kept


def _there(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs that are kept already."""
    found: set[tuple[int, int]] = set()
    for some in chunks(sorted({a for a, _ in pairs}), READ):
        found |= set(Within.objects.filter(inner__in=some).values_list("inner_id", "outer_id"))
    return found & pairs


@transaction.atomic
def keep_successions(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep which place took over from which. Rows: fields of `Succession`."""
    kept = keep(Succession, rows, key=["old_id", "new_id"], dataset=None)
    touched = sorted({key[0] for key in [*kept.new, *kept.changed]})  # type: ignore[index]
    tell(by=by, action="load", kind="place", ids=touched, detail={"dataset": dataset})
    return kept


@transaction.atomic
def keep_boundaries(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep the outlines of places. Rows: fields of `Boundary`."""
    kept = keep(Boundary, [{**row, "dataset_id": dataset} for row in rows], key=["place_id"], dataset=dataset)
    tell(by=by, action="load", kind="place", ids=[*kept.new, *kept.changed], detail={"dataset": dataset})
    return kept


@transaction.atomic
def keep_postcodes(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep the middles of postcode sectors. Rows: fields of `Postcode`."""
    kept = keep(Postcode, [{**row, "dataset_id": dataset} for row in rows], key=["sector"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="postcode", dataset=dataset)
    return kept


@transaction.atomic
def keep_indicators(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep what figures count. Rows: fields of `Indicator`."""
    kept = keep(Indicator, [{**row, "dataset_id": dataset} for row in rows], key=["code"], dataset=dataset)
    tell_kept(kept=kept, by=by, kind="indicator", dataset=dataset)
    return kept


@transaction.atomic
def keep_figures(*, rows: Sequence[Row], dataset: str, by: By) -> Kept:
    """Keep dated values. Rows: fields of `Figure`. The feed names the indicators, not each figure."""
    owned = [{**row, "dataset_id": dataset} for row in rows]
    kept = keep(Figure, owned, key=["indicator_id", "place_id", "period"], dataset=dataset, ids=False)
    touched = sorted({key[0] for key in [*kept.new, *kept.changed]})  # type: ignore[index]
    detail = {"dataset": dataset, "figures": len(kept.new) + len(kept.changed)}
    tell(by=by, action="load", kind="indicator", ids=touched, detail=detail)
    return kept


@transaction.atomic
def drop_dataset(*, dataset: str, by: By) -> dict[str, int]:
    """Remove every place, figure and outline of a data set; return how many of each."""
    counts = {}
    for model in (Figure, Indicator, Boundary, Postcode):
        counts[model.__name__.lower()] = model.objects.filter(dataset=dataset).delete()[0]
    mine = Place.objects.filter(dataset=dataset)
    ids = list(mine.values_list("pk", flat=True))
    mine.update(parent=None)
    counts["place"] = mine.count()
    mine.delete()
    tell(by=by, action="remove", kind="place", ids=ids, detail={"dataset": dataset})
    return counts
