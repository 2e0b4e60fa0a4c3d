"""How it came about and who made the difference, in sentences."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.queries.tracing import trace_of
from alongside.web.components.formats import long_date

from . import presenters, words

EVERYBODY = ("accepted", "left")


def trace(viewer: Any, found: Any) -> dict[str, Any]:
    """The steps with their days, and who brought how many."""
    members = queries.members_of(found, states=EVERYBODY)
    named = {pk: presenters.name_of(one) for pk, one in queries.names_of(viewer, members).items()}
    way = trace_of(viewer, found, members)
    return {
        "steps": [
            {"text": _step(one, named), "url": one.url, "day": long_date(one.day)} for one in way.steps
        ],
        "brought": [_brought(name, many) for name, many in way.brought.items()],
    }


def _step(one: Any, named: dict[int, str]) -> str:
    who = [named.get(pk, _("Somebody")) for pk in one.who]
    if one.kind == "need":
        return _("This was needed: %(need)s") % {"need": one.words}
    if one.kind == "introduction":
        said = {"one": who[0], "other": who[1], "by": one.by}
        if one.by:
            return _("%(by)s put %(one)s in touch with %(other)s.") % said
        return _("%(one)s and %(other)s were put in touch here.") % said
    if one.kind == "proposal":
        return _("It was worked out here who could do it together.")
    if one.kind == "started":
        return _("%(who)s began it.") % {"who": who[0]}
    if one.kind == "joined":
        if one.by:
            return _("%(who)s said yes. %(by)s had asked.") % {"who": who[0], "by": one.by}
        return _("%(who)s said yes.") % {"who": who[0]}
    return _("It was closed: %(outcome)s.") % {"outcome": words.OUTCOME[one.words]}


def _brought(name: str, many: int) -> str:
    said = ngettext(
        "%(who)s brought people together here once.",
        "%(who)s brought people together here %(n)d times.",
        many,
    )
    return said % {"who": name, "n": many}
