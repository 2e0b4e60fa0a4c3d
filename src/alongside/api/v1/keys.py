"""Keys: a program that sends one asks as the person whose key it is, whatever session there may be.

A key reads. One whose owner allowed it also sends figures, by the one address in `SENDS`, and nothing else.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from alongside.exchange.accounts.access import doer_for, viewer_for
from alongside.exchange.accounts.services.tokens import FIGURES, READ, user_of_key

from .problems import problem

READING = {"GET", "HEAD", "OPTIONS"}
WRONG = "This key does not work: it is wrong, was ended, or is too old. Make another in your account."
ONLY_READS = "A key reads, and changes nothing."
NO_FIGURES = "This key may not send figures. Make one in your account that may."
SENDS = re.compile(r"/api/v1/series/[^/]+/observations")  # where a key that may send figures sends them


class Keys:
    """Whoever asks the API with `Authorization: Bearer …` looks as its owner; a wrong key is refused."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse with a problem; no shared cache may keep what a key showed."""
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if not request.path_info.startswith("/api/"):
            return self.answer(request)
        if scheme.lower() != "bearer":
            response = self.answer(request)
        else:
            response = self._as_owner(request, key.strip())
            patch_cache_control(response, private=True)
        patch_vary_headers(response, ["Authorization"])
        return response

    def _as_owner(self, request: HttpRequest, key: str) -> HttpResponse:
        user = user_of_key(key, scope=READ)
        if user is None:
            response = problem(401, "The key does not work", WRONG)
            response.headers["WWW-Authenticate"] = "Bearer"
            return response
        request.doer = None  # type: ignore[attr-defined]
        viewer = viewer_for(user)
        if request.method not in READING:
            if request.method != "POST" or not SENDS.fullmatch(request.path_info):
                return problem(403, "A key only reads", ONLY_READS)
            if user_of_key(key, scope=FIGURES) is None:
                return problem(403, "This key may not send figures", NO_FIGURES)
            request.doer = doer_for(viewer)  # type: ignore[attr-defined]
            request.by_key = True  # type: ignore[attr-defined]
        request.user = user
        request.viewer = viewer  # type: ignore[attr-defined]
        return self.answer(request)
