"""What the pages share on which a case is changed: its model, how that is kept, what is wrong with it."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import building as services
from alongside.web import typed
from alongside.web.doors import by, problems_of

from .. import doors

OPEN = ("draft", "review", "agreed")
Wrong = list[typed.Problem]


def opened(request: HttpRequest, ref: str) -> tuple[Any, Any]:
    """A case and its newest version, for whoever writes it and while it can be changed. Raises: Http404."""
    case = doors.kept_case_or_404(request, ref)
    version = queries.newest(case)
    if version is None or case.status not in OPEN:
        raise Http404
    return case, version


def at(case: Any) -> str:
    """Where a case is changed."""
    return f"{doors.url_of(case)}edit/"


def keep(
    request: HttpRequest, case: Any, version: Any, model: Mapping[str, Any], note: str, row: str = ""
) -> Wrong:
    """Keep a changed model as a version; what is wrong with it, nothing when it was kept.

    `note`: what changed, unless the page was told why. `row`: the id of the line on the page, so that a fault
    in it leads to its field.
    """
    texts = [typed.line(request, "note"), *_texts(request)]
    if pointed := typed.hints(request, *texts):
        return [typed.problem(one, "form") for one in pointed]
    before = {(one.where, one.what) for one in analyses.problems_in(version.model)}
    found = [one for one in analyses.problems_in(model) if (one.where, one.what) not in before]
    if found:
        return [typed.problem(f"{_said(one)}", field_of(one.where, model, row)) for one in found]
    try:
        services.change(
            ref=case.ref,
            at=typed.number(request, "at") or 0,
            model=model,
            note=typed.line(request, "note")[:300] or note[:300],
            by=by(request, case.owner_id),
        )
    except CaseRefused as refused:
        return problems_of(refused)
    return []


def _texts(request: HttpRequest) -> list[str]:
    return [
        typed.line(request, name) for name in ("name", "whose", "asked", "said") if request.POST.get(name)
    ]


def _said(one: Any) -> str:
    what = one.what[:1].upper() + one.what[1:]
    return f"{what} {one.do}"


def field_of(where: str, model: Mapping[str, Any], row: str = "") -> str:
    """The field that a fault is about: `streams[2].value.best` is `value-best` on the page of that line."""
    found = re.fullmatch(r"(streams|parties|sources)\[(\d+)\]\.(.+)", where)
    if found is None:
        return where.split(".")[0].split("[")[0] or "form"
    rows = model.get(found[1]) or []
    here = int(found[2]) < len(rows) and rows[int(found[2])].get("id") == row
    name = found[3].replace("staff.", "").replace(".", "-").replace("_", "-" if "." in found[3] else "_")
    return name if here else "form"


def done(case: Any, where: str = "") -> HttpResponse:
    """On to the next page after something was kept."""
    return redirect(where or f"{at(case)}?done=kept")


def page(
    request: HttpRequest,
    template: str,
    case: Any,
    version: Any,
    context: dict[str, Any],
    wrong: Wrong | None = None,
) -> HttpResponse:
    """A page of the builder. The template gets `at` (the version) and what `doors.case_page` gives."""
    newest = queries.newest(case)
    shown = {
        "at": newest.number if newest else version.number,
        "note_now": typed.line(request, "note"),
        "pointed": bool(typed.hints(request, typed.line(request, "note"), *_texts(request))),
        "edit_url": at(case),
        "edit_text": _("Change the case"),
    }
    return doors.case_page(request, f"building/{template}", case, shown | context, wrong)
