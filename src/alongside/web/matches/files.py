"""The answers to a question as a file to keep."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.analyses.answers import Answer, Found
from alongside.web import downloads, words
from alongside.web.components.formats import long_date
from alongside.web.presenting import standing_text

from .asking import Asking, chips
from .presenters import dates, distance_text, left_out, reasons, when_and_rest


def answers_file(kind: str, asking: Asking, answer: Answer, site: str) -> HttpResponse:
    """Every answer with its reasons, and a sheet that says what was asked and when."""
    head = [
        _("How it can be had"),
        _("Title"),
        _("Kind of help"),
        _("Who"),
        _("Where"),
        _("How far"),
        _("Kilometres"),
        _("When"),
        _("In their words"),
        _("Contact"),
        _("Website"),
        _("Why it's listed here"),
        _("How far it can be relied on"),
        _("Source"),
        _("Its page"),
    ]
    rows = [list(_row(found, site)) for found in answer.found]
    return downloads.as_file(kind, _("What could help"), head, rows, _about(asking, answer))


def _row(found: Found, site: str) -> Iterator[str | float | date | None]:
    when, _rest = when_and_rest(found)
    yield words.GROUPS[found.standing][0]
    yield found.title
    yield words.KIND[found.kind]
    yield found.actor.name if found.actor else ""
    yield found.place.name if found.place else ""
    yield distance_text(found)
    yield None if found.distance_km is None else round(found.distance_km, 1)
    yield "; ".join(filter(None, [when, dates(found)]))
    yield found.summary
    yield found.contact if found.standing != "history" else ""
    yield found.website
    yield "; ".join(reasons(found))
    yield standing_text(found)
    yield found.source
    yield f"{site}offers/{found.ref}/"


def _about(asking: Asking, answer: Answer) -> list[str]:
    """What was asked, when, and what was left out."""
    narrowed = ", ".join(chip["text"] for chip in chips(asking))
    return [
        _("What was asked: %(q)s") % {"q": asking.q},
        _("Where: %(place)s") % {"place": asking.place or _("everywhere")},
        *([_("Only: %(filters)s") % {"filters": narrowed}] if narrowed else []),
        _("Asked on %(date)s") % {"date": long_date(timezone.localdate())},
        *([_("Practice town: invented. Nothing here is real.")] if asking.practice else []),
        *left_out(answer),
        _("Each row names its source. Licences: see the page “Where the data come from”."),
    ]
