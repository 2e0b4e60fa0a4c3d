"""What an organisation uses, borrowed and lent, as parts of its page."""

from typing import Any

from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.innovations.queries import adoptions as queries
from alongside.web.listing import Part
from alongside.web.shapes import Shape

from . import presenters, words

ROOM = "/innovations/"
COLUMNS = (
    (lazy("What"), lambda row: row.offer.title),
    (lazy("Organisation"), lambda row: row.site.name),
    (lazy("Where it's got to"), lambda row: words.STATE[queries.state(row)]),
    (lazy("Started on"), lambda row: row.started_on),
    (lazy("Stopped on"), lambda row: row.stopped_on),
    (lazy("Why they stopped"), presenters.why_stopped),
)
USED = Shape(presenters.used_item, COLUMNS)


def on_actor(viewer: Any, actor: Any) -> list[Part]:
    """What it uses and used; what it borrowed and from whom; who borrowed from it, with their thanks."""
    if not is_valid_path(ROOM):
        return []
    found = queries.credits_of(viewer, actor.pk)
    parts = [Part("uses", _("Uses, or has tried"), found.uses, USED)]
    if found.borrowed:
        given = Shape(_borrowed(found.seen), (*COLUMNS, (lazy("Thanks"), lambda row: row.thanks)))
        parts.append(Part("borrowed", _("Borrowed with pride"), found.borrowed, given, intro=_times(found)))
    if found.lent:
        lent = Shape(_lent, (*COLUMNS, (lazy("Thanks"), lambda row: row.thanks)))
        many = len({row.site_id for row in found.lent})
        text = ngettext(
            "%(num)d organisation borrowed from them.", "%(num)d organisations borrowed from them.", many
        )
        parts.append(
            Part("lent", _("Others borrowed from them"), found.lent, lent, intro=text % {"num": many})
        )
    return parts


def _times(found: Any) -> str:
    """'3 things, from 2 organisations.'"""
    things, lenders = len({row.offer_id for row in found.borrowed}), len(found.seen)
    said = ngettext("%(num)d thing", "%(num)d things", things) % {"num": things}
    return ngettext(
        "%(things)s, from %(num)d organisation.", "%(things)s, from %(num)d organisations.", lenders
    ) % {"things": said, "num": lenders}


def _borrowed(seen: Any) -> Any:
    """An item that says from whom."""

    def item(row: Any) -> dict[str, Any]:
        from_whom = _("From %(name)s") % {"name": seen[row.borrowed_from_id].name}
        return presenters.used_item(row) | {"line": from_whom, "why": _quoted(row.thanks)}

    return item


def _lent(row: Any) -> dict[str, Any]:
    """An item that says who borrowed it, and their thanks."""
    return presenters.used_item(row) | {"line": row.site.name, "why": _quoted(row.thanks)}


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""
