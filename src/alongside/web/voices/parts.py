"""Which part somebody has in what is asked: by their account, or by a signed cookie of their device.

The cookie holds the ref of the part and nothing else, so that taking part costs no session; a second one
holds, for an hour, the code that was made at the first vote, until it is written down.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.exchange.voices.queries import asks as queries

SALT = "alongside.voices.part"
YEAR, HOUR = 31_536_000, 3600


def part_of(request: HttpRequest, ask: Any) -> Any:
    """The part that whoever is looking has in this ask, None where they have none yet.

    Who helps another sees the part of whom they help, never their own.
    """
    viewer = request.viewer  # type: ignore[attr-defined]
    found = None
    if viewer.guest_id is not None or viewer.user_id is not None:
        found = queries.takes_part(viewer, ask)
    if found is None and not (viewer.guest_id is not None and viewer.user_id is not None):
        found = queries.participant(ask, known_here(request, ask.ref))
    if found is not None:
        found.ask = ask
    return found


def known_here(request: HttpRequest, ref: str) -> str:
    """The ref of the part that this device has in the ask with this ref; nothing where it has none."""
    return request.get_signed_cookie(f"part-{ref}", default="", salt=SALT) or ""


def fresh_code(request: HttpRequest, ask: Any) -> str:
    """The code that was made here lately and is not written down yet."""
    return request.get_signed_cookie(f"code-{ask.ref}", default="", salt=SALT) or ""


def remember(response: HttpResponse, ask: Any, part: Any, code: str = "") -> HttpResponse:
    """Let this device come back to its part; `code` is shown until it is written down."""
    _set(response, f"part-{ask.ref}", part.ref, YEAR)
    if code:
        _set(response, f"code-{ask.ref}", code, HOUR)
    return response


def welcome(response: HttpResponse, ask: Any, joined: Any) -> HttpResponse:
    """Let the device of somebody without an account come back to the part they began just now."""
    if joined is None or not joined.code:
        return response
    return remember(response, ask, joined.participant, joined.code)


def written_down(response: HttpResponse, ask: Any) -> HttpResponse:
    """The code is not shown any more."""
    response.delete_cookie(f"code-{ask.ref}", samesite="Lax")
    return response


def forget(response: HttpResponse, ask: Any) -> HttpResponse:
    """This device knows nothing of it any more; whoever uses it next begins anew."""
    response.delete_cookie(f"part-{ask.ref}", samesite="Lax")
    return written_down(response, ask)


def _set(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_signed_cookie(
        name,
        value,
        salt=SALT,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
