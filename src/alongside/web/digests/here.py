"""Who may open these pages: people who signed in, and some also guests."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]


def here(view: View) -> View:
    """Only for whoever is known here, signed in or a guest; a visitor is led to sign in."""
    return _only(view, guests=True)


def signed_in(view: View) -> View:
    """Only for those who are signed in and do things as themselves; who helps a guest is told so."""
    return _only(view, guests=False)


def _only(view: View, *, guests: bool) -> View:
    @wraps(view)
    def checked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        viewer = request.viewer
        if viewer.user_id is None and (viewer.guest_id is None or not guests):
            return redirect_to_login(request.get_full_path())
        if not guests and viewer.guest_id is not None:
            return _as_oneself(request)
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return checked


def _as_oneself(request: HttpRequest) -> HttpResponse:
    said = _("You are doing things for somebody else just now. Stop that first, then come back.")
    return render(request, "errors/403.html.jinja", {"problem": said}, status=403)
