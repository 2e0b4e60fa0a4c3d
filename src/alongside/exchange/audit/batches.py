"""Write many rows at once: new ones made, changed ones changed, equal ones left in peace.

Used by the bulk services of the rooms above; each of them writes only its own models.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from .services import By, record

READ = 5_000  # keys asked for in one query
WRITE = 2_000  # rows in one audit entry and one row of the feed

Row = Mapping[str, Any]


@dataclass
class Kept:
    """What became of a batch: keys of rows, in the order given.

    `foreign` holds the rows that another data set has loaded, with that data set's id; they are untouched.
    """

    ids: dict[Hashable, Any] = field(default_factory=dict)
    new: list[Hashable] = field(default_factory=list)
    changed: list[Hashable] = field(default_factory=list)
    same: list[Hashable] = field(default_factory=list)
    foreign: dict[Hashable, str] = field(default_factory=dict)
    refused: dict[Hashable, str] = field(default_factory=dict)

    def mark_changed(self, keys: Iterable[Hashable]) -> None:
        """Move rows from `same` to `changed`: what hangs on them is different."""
        moved = set(keys) & set(self.same)
        self.same = [key for key in self.same if key not in moved]
        self.changed += sorted(moved, key=str)

    def add(self, other: "Kept") -> None:
        """Take up what became of another batch."""
        self.ids |= other.ids
        self.new += other.new
        self.changed += other.changed
        self.same += other.same
        self.foreign |= other.foreign
        self.refused |= other.refused


def chunks(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Cut a sequence into pieces of at most `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def keep(
    model: type[Model], rows: Sequence[Row], *, key: Sequence[str], dataset: str | None, ids: bool = True
) -> Kept:
    """Make or change rows of `model` until they are as given.

    Shapes: every row has the same fields, given by column name (`place_id`), among them those of `key`,
    whose values name a row of `model`. With `dataset`, rows of another data set are left as they are.
    Without `ids`, rows must give every column, and the ids of new rows are not told: four times as fast.
    Cost: one query per 5,000 keys, one insert or update per batch; none per row.
    """
    kept = Kept()
    if not rows:
        return kept
    names = list(rows[0])
    known = _existing(model, rows, key, names, owned=dataset is not None)
    fresh, stale = [], []
    for row in rows:
        at = tuple(row[name] for name in key)
        label = at[0] if len(at) == 1 else at
        if at not in known:
            kept.new.append(label)
            fresh.append((label, model(**row) if ids else row))
            continue
        pk, owner, values = known[at]
        kept.ids[label] = pk
        if dataset is not None and owner != dataset:
            kept.foreign[label] = owner or "this exchange itself"
        elif values == tuple(row[name] for name in names):
            kept.same.append(label)
        else:
            kept.changed.append(label)
            stale.append(model(pk=pk, **row))
    if ids:
        for some in chunks(fresh, WRITE):
            made = model._default_manager.bulk_create([row for _, row in some])
            kept.ids.update({label: row.pk for (label, _), row in zip(some, made, strict=True)})
    else:
        insert_plain(model, [row for _, row in fresh])
    _rewrite(model, stale, names, key)
    return kept


def insert_plain(model: type[Model], rows: Sequence[Row]) -> None:
    """Insert many rows of plain values (numbers, texts, nothing) without asking for their ids.

    Shapes: every row gives every column of `model` but its id, by column name.
    """
    if not rows:
        return
    fields = [model._meta.get_field(name) for name in rows[0]]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)  # type: ignore[union-attr]
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"
    names = list(rows[0])
    with connection.cursor() as cursor:
        for some in chunks(rows, READ):
            cursor.executemany(sql, [[row[name] for name in names] for row in some])


def _existing(
    model: type[Model], rows: Sequence[Row], key: Sequence[str], names: list[str], *, owned: bool
) -> dict[tuple[Any, ...], tuple[Any, str | None, tuple[Any, ...]]]:
    firsts = sorted({row[key[0]] for row in rows}, key=str)
    found = {}
    owner = ["dataset_id"] if owned else []
    for some in chunks(firsts, READ):
        asked = model._default_manager.filter(**{f"{key[0]}__in": some})
        read = asked.values_list("pk", *owner, *key, *names)
        skip = 1 + len(owner)
        for values in read.iterator(chunk_size=READ):
            at = values[skip : skip + len(key)]
            found[at] = (values[0], values[1] if owned else None, values[skip + len(key) :])
    return found


def _rewrite(model: type[Model], stale: list[Model], names: list[str], key: Sequence[str]) -> None:
    if not stale:
        return
    fields = [name for name in names if name not in key]
    if any(f.name == "changed_at" for f in model._meta.get_fields()):
        fields.append("changed_at")
        now = timezone.now()
        for row in stale:
            row.changed_at = now  # type: ignore[attr-defined]
    plain = [model._meta.get_field(name).name for name in fields]
    model._default_manager.bulk_update(stale, plain, batch_size=200)


def keep_links(
    through: type[Model], left: str, right: str, wanted: Mapping[Any, Iterable[Any]], **fixed: Any
) -> set[Any]:
    """Make the rows of a joining table as wanted; return the left ids whose links were changed.

    `wanted`: per left id, every right id it is to have. `fixed`: values all these rows have; rows with
    other values are not touched, but stand in for the wanted ones where they join the same two.
    """
    manager = through._default_manager
    have: dict[Any, dict[Any, tuple[Any, bool]]] = {}
    marks = list(fixed)
    for some in chunks(sorted(wanted), READ):
        asked = manager.filter(**{f"{left}__in": some})
        for pk, a, b, *values in asked.values_list("pk", left, right, *marks):
            have.setdefault(a, {})[b] = (pk, values == list(fixed.values()))
    more, gone, turned, touched = [], [], [], set()
    for a, ends in wanted.items():
        there, ends = have.get(a, {}), set(ends)
        missing = ends - set(there)
        lost = [pk for b, (pk, ours) in there.items() if ours and b not in ends]
        other = [pk for b, (pk, ours) in there.items() if not ours and b in ends]
        more += [through(**{left: a, right: b}, **fixed) for b in sorted(missing)]
        gone += lost
        turned += other
        if missing or lost or other:
            touched.add(a)
    for some in chunks(gone, READ):
        manager.filter(pk__in=some).delete()
    for some in chunks(turned, READ):
        manager.filter(pk__in=some).update(**fixed)
    manager.bulk_create(more, batch_size=WRITE)
    return touched


def tell(*, by: By, action: str, kind: str, ids: Iterable[Any], detail: dict[str, Any] | None = None) -> None:
    """Record a bulk write: one audit entry and one row of the feed for every 2,000 rows."""
    for some in chunks(list(ids), WRITE):
        record(by=by, action=action, kind=kind, ids=some, detail=detail)


def tell_kept(*, kept: Kept, by: By, kind: str, dataset: str) -> None:
    """Record the rows of a batch that are new or changed."""
    touched = [kept.ids[key] for key in [*kept.new, *kept.changed]]
    tell(by=by, action="load", kind=kind, ids=touched, detail={"dataset": dataset})
