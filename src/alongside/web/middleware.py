"""What every page gets: who is looking, and one plain line in the log."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from alongside.exchange.accounts.access import viewer_for

log = logging.getLogger("alongside.web")
Answer = Callable[[HttpRequest], HttpResponse]


class Looking:
    """Put the viewer on the request."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set `request.viewer`, then answer."""
        request.viewer = viewer_for(request.user)  # type: ignore[attr-defined]
        return self.answer(request)


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
