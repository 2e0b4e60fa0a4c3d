"""The ways to suggestions from elsewhere: lines of Today, and from what was asked."""

from typing import Any

from django.urls import is_valid_path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.voices.queries import competitions
from alongside.exchange.voices.queries import ideas as queries
from alongside.web.presenting import PRACTICE, address

ROOM = "/suggestions/"


def from_today(viewer: Any, world: str) -> list[dict[str, str]]:
    """Lines of Today: what is late, what nobody has looked at, what is to be scored; each where there is."""
    if not is_valid_path(ROOM):
        return []
    found = []
    late = queries.late_for(viewer, world=world, today=timezone.localdate())
    if late:
        said = ngettext(
            "A suggestion waits for an answer that is late",
            "%(n)d suggestions wait for an answer that is late",
            len(late),
        )
        found.append({"text": said % {"n": len(late)}, "url": _first(late, world)})
    fresh = queries.new_for(viewer, world=world)
    if fresh:
        said = ngettext(
            "A suggestion came in: look at it", "%(n)d suggestions came in: look at them", len(fresh)
        )
        found.append({"text": said % {"n": len(fresh)}, "url": _first(fresh, world, state="new")})
    for ask in competitions.scoring_for(viewer, world=world):
        text = _("Score suggestions: %(title)s") % {"title": ask.title}
        found.append({"text": text, "url": f"{ROOM}calls/{ask.ref}/scores/"})
    return found


def _first(rows: list[Any], world: str, **asked: str) -> str:
    """The page of one, or the list where there are several."""
    if len(rows) == 1:
        return f"{ROOM}{rows[0].contribution.ref}/owner/"
    return address(ROOM, mine="yes", world=PRACTICE if world == PRACTICE else "", **asked)
