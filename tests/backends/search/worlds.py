"""Small worlds of things to find."""

from __future__ import annotations

from typing import Any

from alongside.backends.search import Asked, Item


def item(number: int, *names: str, text: str = "", **fields: Any) -> Item:
    """One need that everyone may see, with what is given."""
    given: dict[str, Any] = {
        "kind": "need",
        "section": "need",
        "world": "real",
        "standing": "open",
        "audiences": ("public",),
    }
    return Item(id=number, names=names or (f"thing {number}",), text=text, **(given | fields))


def asked(text: str, *audiences: str, **fields: Any) -> Asked:
    """What a visitor, or someone with more audiences, looks for."""
    return Asked(text=text, audiences=frozenset({"public", *audiences}), **({"world": "real"} | fields))
