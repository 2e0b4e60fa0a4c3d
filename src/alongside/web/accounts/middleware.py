"""Some roles need a second factor: whoever signed in without one is led to it before anything else."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

WANTED = "second_factor_wanted"  # in the session of somebody who must set one up
STILL_OPEN = ("/account/", "/about/", "/l/", "/healthz")


class SecondFactor:
    """Lead to the page that sets it up; to the API such a person is a visitor."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead there."""
        if request.session.get(WANTED) and request.user.is_authenticated:
            if request.path_info.startswith("/api/"):
                request.user = AnonymousUser()
            elif not request.path_info.startswith(STILL_OPEN):
                return redirect("second-factor")
        return self.answer(request)
