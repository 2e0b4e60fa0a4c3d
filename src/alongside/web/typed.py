"""Read what was typed into a form; no sign that a database refuses gets in."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.audit.limits import LONGEST as LONGEST
from alongside.exchange.places.queries import find_place, place_for

Problem = dict[str, str]


def problem(text: str, field: str) -> Problem:
    """A sentence and the field to mend, as `components/problems.jinja` shows them."""
    return {"text": text, "href": f"#{field}", "field": field}


def _clean(request: HttpRequest, name: str, otherwise: str) -> str:
    return request.POST.get(name, otherwise).replace("\0", "").encode("utf-8", "ignore").decode()


def line(request: HttpRequest, name: str, otherwise: str = "") -> str:
    """What was typed into a line, its spaces tidied."""
    return " ".join(_clean(request, name, otherwise).split())


def words(request: HttpRequest, name: str, otherwise: str = "") -> str:
    """What was typed into a box of several lines; line ends are plain, spaces at the ends gone."""
    return "\n".join(_clean(request, name, otherwise).splitlines()).strip()


def day(request: HttpRequest, name: str) -> date | None:
    """A day typed as day, month and year (`name-day`, `name-month`, `name-year`), None where none or no day.

    Whether anything was typed: `any_typed(request, name)`.
    """
    parts = [line(request, f"{name}-{part}") for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def any_typed(request: HttpRequest, name: str) -> bool:
    """Whether any part of a day was typed."""
    return any(line(request, f"{name}-{part}") for part in ("year", "month", "day"))


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number typed into a line; none where it is empty or no number."""
    text = line(request, name).replace(",", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


def days(name: str, day: date | None) -> dict[str, str]:
    """A day as the three fields of a form; nothing for none."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")} if day else {}


def place_of(said: str, world: str) -> tuple[Any, str]:
    """The place that was typed, none where nothing was; and what is wrong with it."""
    if not said:
        return None, ""
    found = find_place(said)
    if found.where is None:
        return None, found.sentence
    if found.where.world != world:
        return None, _("This place is not of the same world.")
    return place_for(found.where.ref), ""


def hints(request: HttpRequest, *texts: str) -> list[str]:
    """What in texts may point at a person, in sentences; nothing once somebody said to send it as it is."""
    if request.POST.get("as_it_is"):
        return []
    return [hint.sentence for text in texts for hint in personal_details(text)]
