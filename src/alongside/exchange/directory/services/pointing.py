"""Move everything that points to one row over to another, and back again, whatever the model."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from alongside.exchange.accounts.models import Acting
from alongside.exchange.audit.batches import WRITE, chunks
from alongside.exchange.audit.services import announce

from ..models import Actor, Merge, Tie

# What the two entries keep each for themselves.
OWN = {(Actor, "party"), (Merge, "kept"), (Merge, "gone")}
# Rows that would say twice what is said already, or join an entry with itself: they are taken out, and put
# back when the merger is undone. Joining tables are treated alike. All others that cannot move stay behind.
TAKEN_OUT = (Acting, Tie)

Log = dict[str, Any]


def pointing_at(target: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    """Every column of ours, joining tables among them, that points to a model."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.remote_field and field.remote_field.model is target and (model, field.name) not in OWN:
                yield model, field


def move(
    target: type[models.Model], old: int, new: int, log: Log, *, but: tuple[type[models.Model], int] | None
) -> None:
    """Have all that points to `old` point to `new`; the log says what was moved and what was taken out.

    `but`: one row that is left as it is.
    """
    for model, field in pointing_at(target):
        rows = model._base_manager.filter(**{field.name: old})
        if but is not None and model is but[0]:
            rows = rows.exclude(pk=but[1])
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        moved = [pk for pk in _moved(model, rows, ids, {field.attname: new}, log) if pk is not None]
        if moved:
            log["moved"].append([model._meta.label, field.attname, old, new, moved])


def _moved(model: Any, rows: Any, ids: list[Any], to: dict[str, int], log: Log) -> list[Any]:
    if not ids or _try(rows, to):
        return ids
    done = []
    for pk in ids:
        if _try(model._base_manager.filter(pk=pk), to):
            done.append(pk)
        elif model._meta.auto_created or model in TAKEN_OUT:
            row = model._base_manager.get(pk=pk)
            values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
            log["taken_out"].append([model._meta.label, values])
            row.delete()
    return done


def _try(rows: Any, to: dict[str, int]) -> bool:
    try:
        with transaction.atomic():
            rows.update(**to)
    except IntegrityError:
        return False
    return True


def move_back(log: Log) -> None:
    """Undo `move`: what was changed or removed since then stays as it is now."""
    for label, column, old, new, ids in reversed(log["moved"]):
        model: Any = apps.get_model(label)
        for some in chunks(ids, WRITE):
            model._base_manager.filter(pk__in=some, **{column: new}).update(**{column: old})
    for label, values in log["taken_out"]:
        model = apps.get_model(label)
        there = model._base_manager.filter(pk=values["id"]).exists()
        if not there and _all_there(model, values):
            model._base_manager.bulk_create([model(**values)])


def _all_there(model: Any, values: dict[str, Any]) -> bool:
    """Whether everything that a row points to is still there."""
    return all(
        field.remote_field.model._base_manager.filter(pk=values[field.attname]).exists()
        for field in model._meta.concrete_fields
        if field.remote_field and values[field.attname] is not None
    )


def tell_moved(log: Log) -> None:
    """Put every row that was moved or taken out on the change feed."""
    touched: dict[str, set[Any]] = {}
    for label, _column, _old, _new, ids in log["moved"]:
        touched.setdefault(label, set()).update(ids)
    for label, values in log["taken_out"]:
        touched.setdefault(label, set()).add(values["id"])
    for label in sorted(touched):
        meta = apps.get_model(label)._meta
        if not meta.auto_created and meta.model_name:
            for some in chunks(sorted(touched[label]), WRITE):
                announce(kind=meta.model_name, ids=list(some))


def counts(log: Log) -> dict[str, int]:
    """How many rows of each model were moved, for the trail."""
    found: dict[str, int] = {}
    for label, *_rest, ids in log["moved"]:
        found[label] = found.get(label, 0) + len(ids)
    return found
