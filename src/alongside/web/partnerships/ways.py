"""The ways to those who work together: from what is needed, from an organisation, from Today."""

from typing import Any

from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.partnerships import queries
from alongside.web.listing import Part
from alongside.web.presenting import PRACTICE, address
from alongside.web.shapes import Shape

from . import presenters, words

ROOM = "/partnerships/"
TOGETHER = Shape(
    presenters.item,
    (
        (lazy("Name"), lambda row: row.name),
        (lazy("What it is for"), lambda row: row.purpose),
        (lazy("Where"), lambda row: row.place.name if row.place else ""),
        (lazy("Where it's got to"), lambda row: words.STAGE[row.stage]),
        (lazy("Since"), lambda row: row.started_on),
    ),
)


def on_need(viewer: Any, need: Any) -> list[Part]:
    """Who works on a need together, as a part of its page."""
    if not is_valid_path(ROOM):
        return []
    return [Part("together", _("People working on this together"), queries.of_need(viewer, need), TOGETHER)]


def on_actor(viewer: Any, actor: Any) -> list[Part]:
    """What an organisation or person is part of, where they agreed to be named."""
    if not is_valid_path(ROOM):
        return []
    rows = queries.of_party(viewer, actor.party_id)
    return [Part("together", _("Is working together with others on"), rows, TOGETHER)]


def from_today(viewer: Any, world: str) -> dict[str, str] | None:
    """One line of Today: what the viewer does together with others."""
    if not is_valid_path(ROOM) or not queries.own_partnerships(viewer).exists():
        return None
    url = address(ROOM, mine="yes", world=PRACTICE if world == PRACTICE else "")
    return {"text": _("What you do together with others"), "url": url}
