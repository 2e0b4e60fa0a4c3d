"""Say what is kept: of people at large, and of one person everything that is theirs."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from . import personal
from .access import Viewer
from .personal import Record, Somebody

GUESTS = "Whoever has no account is erased 12 months after they were last here, if nothing is open."
RIGHT = {
    personal.Basis.CONSENT: lazy("You agreed, article 6(1)(a)"),
    personal.Basis.CONTRACT: lazy("Needed for what you asked for, article 6(1)(b)"),
    personal.Basis.LEGAL: lazy("The law asks for it, article 6(1)(c)"),
    personal.Basis.TASK: lazy("A task for the public, article 6(1)(e)"),
    personal.Basis.INTEREST: lazy("A fair interest of ours, article 6(1)(f)"),
}
NOT_DONE_TO = {"audit.Subject", "audit.Version", "accounts.Message", "accounts.Notice", "accounts.Link"}
MOST = 1000  # rows of one kind that are shown of a person


def how_long(one: Record) -> str:
    """How long rows of a kind are kept, in words."""
    if one.kept.months is None:
        return _("Until you delete your details")
    if one.kept.months < 1:
        return _("One day")
    months = int(one.kept.months)
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


def register() -> list[dict[str, Any]]:
    """What is kept of people, kind by kind; what lies nearest to the person first."""
    return [
        {
            "model": one.model,
            "what": str(one.what),
            "purpose": str(one.purpose),
            "basis": one.basis.value,
            "right": str(RIGHT[one.basis]),
            "kept": how_long(one),
            "fields": {name: str(how) for name, how in sorted(one.fields.items())},
        }
        for one in reversed(personal.records())
    ]


def known_of(viewer: Viewer) -> list[dict[str, Any]]:
    """All that is kept of the viewer, or of the guest who looks or is helped: by kind, row by row.

    Empty for a visitor. Hashes of passwords, codes and keys are left out; they tell nothing.
    """
    who = _who(viewer)
    if who is None:
        return []
    found = []
    for one, said in zip(reversed(personal.records()), register(), strict=True):
        if rows := _rows(one, who):
            found.append(said | {"rows": rows})
    return found


def rows_of(viewer: Viewer) -> dict[str, list[int | str]]:
    """The ids of the rows that are about the viewer, by kind, as the trail names kinds."""
    who = _who(viewer)
    if who is None:
        return {}
    return {
        one.table._meta.model_name or "": list(one.rows(who).values_list("pk", flat=True)[:MOST])
        for one in personal.records()
        if one.model not in NOT_DONE_TO
    }


def _who(viewer: Viewer) -> Somebody | None:
    """The guest before the user: whoever helps a guest looks at what is that person's."""
    if viewer.guest_id is not None:
        return personal.somebody(guest_id=viewer.guest_id)
    return personal.somebody(user_id=viewer.user_id) if viewer.user_id is not None else None


def _rows(one: Record, who: Somebody) -> list[dict[str, Any]]:
    """The personal fields of each row that say something."""
    names = [name for name in one.fields if name not in one.secret and _is_readable(one.table, name)]
    if one.model == "accounts.Guest":
        names = ["name", "phone", "email", "number"]
    rows = one.rows(who).order_by("pk").values(*names)[:MOST] if names else []
    dull = (None, "", [], {})
    read = [{name: value for name, value in row.items() if value not in dull} for row in rows]
    return [json.loads(json.dumps(row, cls=DjangoJSONEncoder)) for row in read if row]


def _is_readable(table: type[Model], name: str) -> bool:
    """Words, dates and lists; not what only joins rows, nor a file."""
    field = table._meta.get_field(name)
    return not field.is_relation and not isinstance(field, FileField) and not field.primary_key
