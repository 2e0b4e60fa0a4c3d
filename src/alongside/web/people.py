"""The people one can talk to: the connectors, each with the places they are there for."""

from typing import Any

from alongside.exchange.directory.queries import connector_for, connectors
from alongside.exchange.places.queries import Where

from .presenting import address


def people(world: str) -> list[dict[str, Any]]:
    """Every connector of a world, once, with all their places; by name."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in connectors(world=world):
        person = found.setdefault((row.name, row.phone), _person(row))
        person["places"].append({"name": row.place.name, "url": f"/places/{row.place.ref}/"})
    return list(found.values())


def person_near(where: Where | None, world: str) -> dict[str, Any] | None:
    """The connector of a place; where no place is given, of the world, if it has just one."""
    if where is None:
        everyone = people(world)
        return everyone[0] if len(everyone) == 1 else None
    row = connector_for(where.within, world=world)
    if row is None:
        return None
    return _person(row) | {"places": [{"name": row.place.name, "url": f"/places/{row.place.ref}/"}]}


def _person(row: Any) -> dict[str, Any]:
    """Whom to ring, when, and how soon an answer comes."""
    return {
        "name": row.name,
        "phone": row.phone,
        "phone_url": phone_url(row.phone),
        "email": row.email,
        "hours": row.hours,
        "reply_time": row.reply_time,
        "ring_url": address("/ring-me-back/", place=row.place.ref),
        "places": [],
    }


def phone_url(phone: str) -> str:
    """The address that rings a number; nothing for none."""
    signs = "".join(c for c in phone.replace("(0)", "") if c.isdigit() or c == "+")
    return f"tel:{signs}" if signs else ""
