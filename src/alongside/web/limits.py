"""How often one person, or one address, may post, begin to vote, search and ask the API; more gets a 429."""

import json
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from alongside.web.errors import too_often
from alongside.web.voices.parts import known_here

SEARCHES = ("/find/", "/search/", "/can-help/", "/tried/")
VOTE = re.compile(r"/questions/(\w+)/vote/")  # a hall full of people votes from one address
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so many seconds."""

    most: int
    seconds: int


def read_limits(said: str) -> dict[str, Limit]:
    """Read `post=60/10m search=240/m`; 'off' is no limit at all.

    Raises: ValueError, with the part that cannot be read.
    """
    found = {}
    for part in [] if said == "off" else said.split():
        try:
            name, rate = part.split("=")
            most, period = rate.split("/")
            found[name] = Limit(int(most), int(period[:-1] or 1) * UNITS[period[-1]])
        except (ValueError, KeyError, IndexError) as wrong:
            raise ValueError(f"ALONGSIDE_LIMITS: '{part}' is not like post=60/10m.") from wrong
    return found


class Limits:
    """Count each request that costs something: by account or guest where one is known, else by address."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.limits = read_limits(settings.LIMITS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless this is asked too often."""
        kind = _kind(request)
        limit = self.limits.get(kind)
        if limit is None or _counted(f"{kind}:{_who(request)}", limit) <= limit.most:
            return self.answer(request)
        wait = math.ceil(limit.seconds - time.time() % limit.seconds)
        refused = _problem(wait) if kind == "api" else too_often(request)
        refused.headers["Retry-After"] = str(wait)
        return refused


def _kind(request: HttpRequest) -> str:
    if request.path_info.startswith("/api/"):
        return "api"
    if request.method == "POST":
        vote = VOTE.fullmatch(request.path_info)
        if vote is None:
            return "post"
        return "" if known_here(request, vote[1]) else "join"  # a second vote writes over the first
    return "search" if request.path_info.startswith(SEARCHES) and request.GET else ""


def _who(request: HttpRequest) -> str:
    viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is not None:
        return f"user:{viewer.user_id}"
    if viewer.guest_id is not None:
        return f"guest:{viewer.guest_id}"
    return f"from:{get_adapter().get_client_ip(request)}"


def _counted(what: str, limit: Limit) -> int:
    """How often this was done in the present stretch of time, this time included."""
    key = f"limit:{what}:{int(time.time() // limit.seconds)}".replace(" ", "")
    cache.add(key, 0, limit.seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two lines
        return 1


def _problem(wait: int) -> HttpResponse:
    said = f"You ask more often than this exchange allows. Wait {wait} seconds and go on."
    body = {"type": "about:blank", "title": "Too many requests", "status": 429, "detail": said}
    return HttpResponse(json.dumps(body), status=429, content_type="application/problem+json")
