"""A case as a file to keep: the case format, a workbook with live formulas, two pages to print."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.analyses import cases_files as analyses
from alongside.exchange.evidence.queries import cases as queries
from alongside.web import documents
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE

from .. import doors, words

TYPES = {
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def _given(kind: str) -> Callable[[HttpRequest, str], HttpResponse]:
    """The view that gives a case as one kind of file."""

    @require_GET
    def give(request: HttpRequest, ref: str) -> HttpResponse:
        """The newest version as a file."""
        case = doors.case_or_404(request, ref)
        version = queries.newest(case)
        made = analyses.as_file(version, kind, about=_about(case, version)) if version else None
        if made is None:
            raise Http404
        response = HttpResponse(made, content_type=TYPES[kind])
        name = slugify(case.title)[:80] or "case"
        response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
        return response

    return give


FILES = {kind: _given(kind) for kind in TYPES}


def _about(case: Any, version: Any) -> list[str]:
    """Which version it is, how it stands, and whether it is invented."""
    said = _("Version %(n)s of %(day)s.") % {"n": version.number, "day": long_date(version.made_at)}
    lines = [said, f"{words.STATUS[case.status]}."]
    if case.world == PRACTICE:
        lines.append(str(documents.INVENTED))
    return lines


def links(case: Any) -> list[dict[str, str]]:
    """The addresses of the files that can be made here."""
    url = doors.url_of(case)
    return [{"text": kind.upper(), "url": f"{url}case.{kind}"} for kind in analyses.kinds()]
