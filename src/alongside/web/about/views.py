"""What this is, where the data come from, who answers for it; and whether the exchange is well."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.disclosing import register
from alongside.exchange.accounts.small_numbers import FEWEST
from alongside.exchange.analyses.queries import health
from alongside.exchange.audit.queries import datasets
from alongside.web import downloads
from alongside.web.components.formats import count
from alongside.web.people import people
from alongside.web.presenting import PRACTICE, world_of


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What Alongside is, and where to read more."""
    return _page(request, "index")


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Every data set with its source, licence, date, and what was left out."""
    sets = [_set(row) for row in datasets(request.viewer.audiences)]  # type: ignore[attr-defined]
    if kind := downloads.asked_for(request):
        return downloads.as_file(kind, _("Where the data come from"), _heads(), _lines(sets))
    return _page(request, "data", datasets=sets, downloads=downloads.links(request))


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of you, why and how long, what is not, and how to have it removed."""
    kept = [[one["what"], one["purpose"], one["right"], one["kept"]] for one in register()]
    head = [_("What"), _("Why"), _("By what right"), _("How long")]
    if kind := downloads.asked_for(request):
        return downloads.as_file(kind, _("What we keep"), head, kept)
    links = downloads.links(request)
    return _page(request, "privacy", fewest=FEWEST, kept=kept, head=head, downloads=links)


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """What you can count on here, and what is asked of you."""
    return _page(request, "terms")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everyone can use these pages, how that was tested, and what is still wrong."""
    return _page(request, "accessibility")


@require_GET
def contact(request: HttpRequest) -> HttpResponse:
    """Who runs this exchange, and whom to talk to, by place."""
    world = world_of(request)
    found = people(world)
    if kind := downloads.asked_for(request):
        heads = [_("Name"), _("Places"), _("Phone"), _("Hours"), _("You hear back"), _("Mail address")]
        rows = (
            [
                person["name"],
                "; ".join(place["name"] for place in person["places"]),
                *(person[name] for name in ("phone", "hours", "reply_time", "email")),
            ]
            for person in found
        )
        return downloads.as_file(kind, _("Your connectors"), heads, rows)
    return _page(
        request,
        "contact",
        people=found,
        downloads=downloads.links(request) if found else [],
        practice=world == PRACTICE,
        practice_exit_url="/about/contact",
    )


def _page(request: HttpRequest, name: str, **more: Any) -> HttpResponse:
    """One of these pages; each may name who runs the exchange, and say that it is a demo."""
    known = {"operator": settings.OPERATOR, "demo": settings.DEMO}
    return render(request, f"about/{name}.html.jinja", known | more)


def _set(row: Any) -> dict[str, Any]:
    counts = row.counts.values()
    rows = sum(table["new"] + table["changed"] + table["same"] for table in counts)
    left = sum(table["left_out"] for table in counts)
    return {
        "title": row.title,
        "publisher": row.publisher,
        "licence": row.licence,
        "attribution": row.attribution,
        "date": row.dated,
        "rows": rows,
        "notes": row.note,
        "left_out": ngettext(
            "One row was left out, with a reason in the load report.",
            "%(rows)s rows were left out, each with a reason in the load report.",
            left,
        )
        % {"rows": count(left)}
        if left
        else "",
        "url": row.source_url,
        "standing_text": _standing(row),
    }


def _heads() -> list[str]:
    """The columns of the list of data sets as a file."""
    return [
        _("Set of data"), _("From"), _("Address"), _("Licence"), _("How to credit it"), _("Date of the data"),
        _("Shown as"), _("Rows here"), _("Notes"), _("Left out"),
    ]  # fmt: skip


def _lines(sets: list[dict[str, Any]]) -> Iterator[list[Any]]:
    """The data sets in the order of those columns."""
    order = (
        "title", "publisher", "url", "licence", "attribution", "date", "standing_text", "rows", "notes",
        "left_out",
    )  # fmt: skip
    for one in sets:
        yield [one[name] for name in order]


def _standing(row: Any) -> str:
    """What a reader must know first: that it is invented, or that it is of the past."""
    if row.world == PRACTICE:
        return _("Practice town: invented")
    return _("Reported in %(year)s") % {"year": row.dated.year} if row.standing == "history" else ""


@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """For machines: database, index, worker, version; 503 where people would find no answers."""
    found = health()
    well = found["database"] == "ok" and found["index"] == "ok"
    return JsonResponse(
        {"status": "ok" if well else "unwell", **found, "version": settings.VERSION},
        status=200 if well else 503,
    )
