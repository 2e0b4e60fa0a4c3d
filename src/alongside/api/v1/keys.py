"""Keys: a program that sends one reads as the person whose key it is, whatever session there may be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.services.tokens import READ, user_of_key

from .problems import problem

READING = {"GET", "HEAD", "OPTIONS"}
WRONG = "This key does not work: it is wrong, was ended, or is too old. Make another in your account."
ONLY_READS = "A key reads, and changes nothing."


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
        if request.method not in READING:
            return problem(403, "A key only reads", ONLY_READS)
        request.user = user
        request.viewer = viewer_for(user)  # type: ignore[attr-defined]
        request.doer = None  # type: ignore[attr-defined]
        return self.answer(request)
