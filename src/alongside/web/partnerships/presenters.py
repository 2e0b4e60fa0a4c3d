"""Say where working together has got to, and who takes part, in the words of the pages."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.partnerships import queries
from alongside.web.components.formats import long_date
from alongside.web.presenting import fact, links
from alongside.web.sight import short_mark

STAGE = {
    "diagnosis": lazy("Finding out"),
    "design": lazy("Planning"),
    "implementation": lazy("Doing"),
    "assessment": lazy("Looking back"),
}
STATE = {
    "forming": lazy("Getting together"),
    "active": lazy("Under way"),
    "closed": lazy("Closed"),
}


def item(found: Any) -> dict[str, Any]:
    """One in a list."""
    where = f"{found.place.name} · " if found.place else ""
    closed = found.state == "closed"
    said = _("Closed on %(day)s") % {"day": long_date(found.closed_at)} if closed else str(STAGE[found.stage])
    return {
        "title": found.name,
        "url": f"/partnerships/{found.ref}/",
        "line": f"{where}{said}",
        "why": found.purpose if len(found.purpose) < 160 else f"{found.purpose[:150].rsplit(' ', 1)[0]} …",
        "mark": short_mark(found),
    }


def facts(viewer: Any, found: Any) -> list[dict[str, Any]]:
    """What the card says of it."""
    return [
        fact(_("Where"), found.place.name if found.place else "", _place_url(found)),
        fact(_("Where it's got to"), f"{STATE[found.state]}: {STAGE[found.stage]}"),
        fact(_("Since"), long_date(found.started_on)),
        links(
            _("What it works on"),
            [(need.title, f"/needs/{need.ref}/") for need in queries.needs_of(viewer, found)],
        ),
    ]


def _place_url(found: Any) -> str:
    return f"/places/{found.place.ref}/" if found.place else ""


def card(viewer: Any, found: Any) -> dict[str, Any]:
    """What everybody sees who may see it at all."""
    return {
        "purpose": found.purpose,
        "facts": facts(viewer, found),
        "named": queries.named_on_card(viewer, found),
    }


def workspace(viewer: Any, found: Any) -> dict[str, Any]:
    """What those inside see first."""
    return {"purpose": found.purpose, "facts": facts(viewer, found)}
