"""Keep what a row said before it was changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from .models import Version
from .services import By


def changed(row: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """The old values of those fields that these new ones would change, by attribute name."""
    return {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}


def keep_version(*, row: Model, old: Mapping[str, Any], by: By, action: str = "edit") -> Version | None:
    """Keep the old values of a row; nothing where none changed. Call inside the transaction of the change."""
    if not old:
        return None
    plain = DjangoJSONEncoder()
    return Version.objects.create(
        kind=row._meta.model_name,
        row=str(row.pk),
        user_id=by.user_id,
        acting_for=by.acting_for_id,
        action=action,
        values={name: value if _is_plain(value) else plain.default(value) for name, value in old.items()},
    )


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool | list | dict)


def versions_of(kind: str, rows: Iterable[Any]) -> list[Version]:
    """The versions of rows of one kind, newest first; whoever asks made sure that they may be seen."""
    return list(Version.objects.filter(kind=kind, row__in=[str(row) for row in rows]))
