"""The one open question that other pages show, with who decides, and the way to what came of others."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from alongside.exchange.voices.queries import asks as queries
from alongside.web.components.formats import long_date
from alongside.web.presenting import address
from alongside.web.voices import words


def open_question(request: HttpRequest, *, world: str, within: Collection[int] = ()) -> dict[str, Any]:
    """What is asked now where somebody is: the smallest place first; empty where nothing is.

    `within`: the place and all it lies in, none for everywhere.
    """
    if "voices" in settings.ROOMS_CLOSED:
        return {}
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    ask = queries.asked_now(viewer, world=world, within=within, today=timezone.localdate())
    if ask is None:
        return {}
    return {
        "title": ask.title,
        "url": words.url_of(ask),
        "kind": words.KIND[ask.kind],
        "decider": ask.decider,
        "answer_by": long_date(ask.answer_by),
        "minutes": ask.minutes,
        "place": ask.place.name if ask.place else "",
        "answers_url": address(
            "/answers/", place=ask.place.ref if ask.place else "", world=world_part(world)
        ),
    }


def world_part(world: str) -> str:
    """What an address says of a world: nothing of the real one."""
    return "" if world == "real" else world
