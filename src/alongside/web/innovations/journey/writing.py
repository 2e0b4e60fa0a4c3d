"""What the pages of the journey and of support share: doing something, and reading numbers and addresses."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.partnerships.work_rules import is_web
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, problems_of

LINE, TEXT = 250, 4001  # characters that are read of a line and of a box


def tried(request: HttpRequest, row: Any, act: Callable[[Doer], object]) -> list[typed.Problem]:
    """Do something for whoever keeps the record; what is wrong with it, nothing when it was done.

    Raises: Http404 where what it is about is not there.
    """
    try:
        act(by(request, row.owner_id))
    except InnovationRefused as refused:
        return problems_of(refused)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return []


def url_of(request: HttpRequest, name: str = "url") -> tuple[str, list[typed.Problem]]:
    """A web address as it was typed, and what is wrong with it."""
    said = typed.line(request, name)
    if not said or is_web(said):
        return said, []
    text = _("Give a whole web address that begins with https://, or leave it empty.")
    return said, [typed.problem(text, name)]


def figure(request: HttpRequest, name: str) -> float | None:
    """A figure as 12, 3.5 or 1,200; none where there is none."""
    text = typed.line(request, name).replace(",", "").removeprefix("+")
    plain = text.removeprefix("-").replace(".", "", 1)
    return float(text) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


def day_problem(request: HttpRequest, *names: str) -> list[typed.Problem]:
    """What is wrong with days that may be left out: typed, and no day."""
    return [
        typed.problem(_("Write a day, like 31 1 2027."), f"{name}-day")
        for name in names
        if typed.any_typed(request, name) and typed.day(request, name) is None
    ]


def number_problem(request: HttpRequest, name: str) -> list[typed.Problem]:
    """What is wrong with a whole number that may be left out."""
    if typed.line(request, name) and typed.number(request, name) is None:
        return [typed.problem(_("Write a whole number, or leave it empty."), name)]
    return []


def done(request: HttpRequest, told: dict[str, str]) -> str:
    """What was just done, in a sentence, by the word in the address."""
    return told.get(request.GET.get("done", ""), "") if request.method == "GET" else ""


def on(day: Any) -> str:
    """'27 March 2026', or nothing."""
    return long_date(day) if day else ""
