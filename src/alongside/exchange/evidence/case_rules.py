"""What may be done with a business case, and when: no Django, no rows."""

from collections.abc import Mapping
from typing import Any

from alongside.exchange.audit.decisions import Refused

LONGEST_TITLE = 200
# From one status to those that may follow it.
NEXT = {
    "draft": ("review", "withdrawn"),
    "review": ("draft", "agreed", "withdrawn"),
    "agreed": ("review", "withdrawn"),
    "withdrawn": (),
}


def may_move(now: str, to: str) -> Refused | None:
    """Why a case may not go from one status to another; None where it may."""
    return None if to in NEXT.get(now, ()) else Refused("not-now")


def may_keep(*, title: str, acts_for: int | None) -> Refused | None:
    """Why a case may not be kept so; None where it may."""
    if acts_for is None:
        return Refused("no-party")
    if not title.strip():
        return Refused("no-title")
    return Refused("long-title") if len(title) > LONGEST_TITLE else None


def parties_in(model: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Id, name and kind of each party of a model in the case format; what is no party is left out."""
    said = model.get("parties")
    rows = [one for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []
    found = [(str(one.get("id") or "").strip(), one) for one in rows]
    return [(key, str(one.get("name") or key), str(one.get("kind") or "")) for key, one in found if key]
