"""Where files lie: addresses elsewhere, as nothing is uploaded here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships.queries import work as queries
from alongside.exchange.partnerships.services import working
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, writing
from .sections import Section


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace."""
    many = len(queries.links_of(found))
    said = ngettext("%(count)d address", "%(count)d addresses", many) % {"count": many} if many else ""
    return Section("links", _("Where files are"), f"/partnerships/{found.ref}/links/", said)


@forms
def links(request: HttpRequest, ref: str) -> HttpResponse:
    """The list; its form adds one, its buttons take one out."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _page(request, found)
    if (out := typed.number(request, "out")) is not None:
        wrong = writing.tried(request, found, lambda by: working.drop_link(ref=ref, link=out, by=by))
        return _page(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/links/?done=out")
    said = {
        "title": typed.line(request, "title")[: writing.LINE],
        "url": typed.line(request, "url"),
        "about": typed.line(request, "about")[:300],
    }
    wrong = writing.tried(request, found, lambda by: working.add_link(ref=ref, **said, by=by))
    return _page(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/links/?done=added")


def _page(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    told = {"added": _("Added."), "out": _("Taken out. The file itself is where it was.")}
    context = {
        "links": queries.links_of(found),
        "may_write": writing.may_write(request, found),
        "done": writing.done(request, told),
    }
    return doors.page(request, "links", found, context, wrong)
