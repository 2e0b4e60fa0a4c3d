"""Error pages that say what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# An address that leads nowhere is not offered again in another language.
LOST = {"lost": True}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "errors/400.html.jinja", LOST, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "errors/403.html.jinja", LOST, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what exists and may not be seen: the two must look alike."""
    return render(request, "errors/404.html.jinja", LOST, status=404)


def too_often(request: HttpRequest) -> HttpResponse:
    """429, for forms that are sent more often than anybody needs to."""
    return render(request, "errors/429.html.jinja", LOST, status=429)


def fault(request: HttpRequest) -> HttpResponse:
    """500; needs nothing but the template."""
    return render(None, "errors/500.html.jinja", {}, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that lost its token."""
    problem = (
        "The form was open for too long, or your browser keeps no cookies. "
        "Load it again and send it once more."
    )
    return render(request, "errors/403.html.jinja", LOST | {"problem": problem}, status=403)
