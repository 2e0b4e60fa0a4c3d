"""What every page gets: who is looking, one plain line in the log, and no NUL characters."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from functools import partial

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from alongside.exchange.accounts.access import doer_for, viewer_for
from alongside.exchange.accounts.queries import present_guest
from alongside.exchange.accounts.told import unread
from alongside.web.errors import bad_request

log = logging.getLogger("alongside.web")
Answer = Callable[[HttpRequest], HttpResponse]
GUEST, ACTING_FOR = "guest", "acting_for"  # in the session: a guest's id, and the party a user acts for


class NoNul:
    """Answer 400 to a NUL in address, query or cookie: nobody means one, and PostgreSQL takes none."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse in the form of the door that was knocked at, or answer."""
        try:
            unreadable = any("\0" in text for text in self._texts(request))
        except TooManyFieldsSent:
            unreadable = True
        if not unreadable:
            return self.answer(request)
        if not request.path_info.startswith("/api/"):
            return bad_request(request, ValueError())
        said = "Something in the address cannot be read. Check it and try again."
        body = {"type": "about:blank", "title": "Cannot be read", "status": 400, "detail": said}
        return HttpResponse(json.dumps(body), status=400, content_type="application/problem+json")

    @staticmethod
    def _texts(request: HttpRequest) -> Iterator[str]:
        yield request.path_info
        for name, values in request.GET.lists():
            yield from (name, *values)
        for pair in request.COOKIES.items():
            yield from pair


class Language:
    """English, unless the reader chose another language by its link in the footer (`?lang=`, then a cookie).

    What the browser asks for is not followed: a page half in another language is offered, never imposed.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language chosen; a choice in the address is remembered."""
        known = dict(settings.LANGUAGES)
        asked = request.GET.get("lang", "")
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        chosen = next((code for code in (asked, kept) if code in known), settings.LANGUAGE_CODE)
        with translation.override(chosen):
            response = self.answer(request)
        response.headers.setdefault("Content-Language", chosen)
        if asked in known and asked != kept:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, asked, max_age=31_536_000, samesite="Lax")
        return response


class Looking:
    """Put on the request who is looking, and as whom that person does things."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put `viewer`, `doer` and, for the bar, `as_whom` on the request; no shared cache may keep it."""
        session = request.session
        guest = present_guest(request.user, session.get(GUEST)) if GUEST in session else None
        request.viewer = viewer_for(request.user, guest)  # type: ignore[attr-defined]
        request.doer = doer_for(request.viewer, session.get(ACTING_FOR))  # type: ignore[attr-defined]
        request.as_whom = guest and {  # type: ignore[attr-defined]
            "helping": request.user.is_authenticated, "name": guest.name, "number": guest.number
        }  # fmt: skip
        request.unread = partial(unread, request.viewer)  # type: ignore[attr-defined]
        response = self.answer(request)
        patch_vary_headers(response, ["Cookie"])
        if request.viewer.parties or request.viewer.user_id is not None:  # type: ignore[attr-defined]
            patch_cache_control(response, private=True)
        return response


class PlainLog:
    """One line a request: method, route, status, time. Never the query, the address or the person."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then log."""
        started = time.perf_counter()
        response = self.answer(request)
        route = request.resolver_match.route if request.resolver_match else "-"
        log.info(
            "request",
            extra={
                "fields": {
                    "method": request.method,
                    "route": route,
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                }
            },
        )
        return response
