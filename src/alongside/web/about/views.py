"""Where the data come from, and whether the exchange is well."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.exchange.analyses.queries import health
from alongside.exchange.audit.queries import datasets
from alongside.web.presenting import PRACTICE


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Every data set with its source, licence, date, and what was left out."""
    return render(request, "about/data.html.jinja", {"datasets": [_set(row) for row in datasets()]})


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
        "left_out": f"{left:,} rows were left out, each with a reason in the load report." if left else "",
        "url": row.source_url,
        "standing_text": _standing(row),
    }


def _standing(row: Any) -> str:
    """What a reader must know first: that it is invented, or that it is of the past."""
    if row.world == PRACTICE:
        return "Practice town: invented"
    return f"Reported in {row.dated.year}" if row.standing == "history" else ""


@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """For machines: database, index, worker, version; 503 where people would find no answers."""
    found = health()
    well = found["database"] == "ok" and found["index"] == "ok"
    return JsonResponse(
        {"status": "ok" if well else "unwell", **found, "version": settings.VERSION},
        status=200 if well else 503,
    )
