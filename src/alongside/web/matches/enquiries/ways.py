"""How somebody can ask a person about an entry, from its page: by phone, rung back, or in writing."""

from typing import Any

from django.urls import is_valid_path
from django.utils.translation import gettext as _

from alongside.exchange.places.queries import where_is
from alongside.web.people import person_near


def ways(name: str, row: Any) -> list[dict[str, Any]]:
    """Actions for a page, as `web.actions.action` makes them. `name`: need, offer or actor."""
    if not is_valid_path("/ring-me-back/"):
        return []
    found = []
    person = person_near(where_is(row.place), row.world) if row.place else None
    back = _("Ask to be rung back")
    if person:
        said = {"name": person["name"], "phone": person["phone"]}
        found.append(
            {"text": _("Ring %(name)s: %(phone)s") % said, "url": person["phone_url"], "main": False}
        )
        if promise := person["reply_time"]:
            when = promise[0].lower() + promise[1:]
            back = _("Ask to be rung back: you hear back %(when)s") % {"when": when}
    found.append({"text": back, "url": f"/ring-me-back/?{name}={row.ref}", "main": False})
    if name != "need":
        text = _("Ask about this") if row.standing == "open" else _("Ask about this: we find out whom to ask")
        found.append({"text": text, "url": f"/ask-about/?{name}={row.ref}", "main": False})
    return found
