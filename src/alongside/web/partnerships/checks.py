"""Checklists: what helps now, whom to work with, and what is known of working with a company."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries as partnerships
from alongside.exchange.partnerships.instruments import MARKED, instruments
from alongside.exchange.partnerships.queries import checks as queries
from alongside.exchange.partnerships.services import checking
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, wording, writing
from .sections import Section
from .words import STAGE


def section(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace."""
    lines = queries.tactics_of(found)
    many = sum(line.is_open for line in lines)
    said = ngettext("One thing that helps now is open", "%(count)d things that help now are open", many)
    told = said % {"count": many} if many else _("All that helps now is settled")
    return Section("checks", _("What helps now"), f"/partnerships/{found.ref}/checks/", told)


@forms
def checks(request: HttpRequest, ref: str) -> HttpResponse:
    """What helps where it has got to (or at `?stage=`), and the two lists on choosing whom to work with."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _page(request, found)
    instrument, _dot, item = typed.line(request, "line").partition(".")
    said = {
        "instrument": instrument,
        "item": item,
        "state": typed.line(request, "state"),
        "note": typed.words(request, "note")[: writing.TEXT],
        "about": typed.number(request, "about"),
    }
    wrong = writing.tried(request, found, lambda by: checking.mark(ref=ref, **said, by=by))  # type: ignore[arg-type]
    if wrong:
        return _page(request, found, wrong, at=f"{instrument}.{item}")
    here = f"{_query(request)}#{instrument}-{item}" if instrument in MARKED else ""
    return redirect(f"/partnerships/{ref}/checks/{here}")


def _query(request: HttpRequest) -> str:
    asked = request.GET.copy()
    return f"?{asked.urlencode()}" if asked else ""


def _page(
    request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None, at: str = ""
) -> HttpResponse:
    members = partnerships.members_of(found)
    stage = request.GET.get("stage", "")
    stage = stage if stage in STAGE else found.stage
    about = next((one for one in members if str(one.pk) == request.GET.get("about", "")), None)
    lines = {
        "tactics": queries.tactics_of(found, stage),
        "drivers": queries.choosing(found, "drivers", [about]),
        "barriers": queries.choosing(found, "barriers", [about]),
    }
    named = writing.names(request, members)
    context = {
        "lists": {key: [_line(line, at) for line in rows] for key, rows in lines.items()},
        "stage": STAGE[stage],
        "stages": [
            {"text": str(text), "url": f"?stage={key}", "here": key == stage} for key, text in STAGE.items()
        ],
        "is_now": stage == found.stage,
        "members": [
            {"text": name, "url": f"?about={pk}#choosing", "here": about is not None and about.pk == pk}
            for pk, name in named.items()
        ],
        "about": {"pk": about.pk, "name": named[about.pk]} if about is not None else None,
        "concerns": _concerns(request, found),
        "company": _company(request, found, members),
        "may_write": writing.may_write(request, found),
        "marks": list(wording.MARK.items()),
        "sources": {key: wording.source(instruments()[key].source) for key in MARKED}
        | {"company": wording.source(instruments()["legitimacy"].source)},
        "query": _query(request),
    }
    for one in wrong or []:
        one["href"] = f"#{at.replace('.', '-')}-{one['field']}"
    return doors.page(request, "checks", found, context, wrong)


def _line(line: Any, at: str) -> dict[str, Any]:
    """One line with how it stands, and what was said of it before."""
    mark, key = line.mark, f"{line.instrument}-{line.item.id}"
    silent = line.instrument == "tactics" and line.item.stage is None
    return {
        "key": key,
        "value": f"{line.instrument}.{line.item.id}",
        "title": wording.title(line.instrument, line.item.id),
        "meaning": wording.meaning(line.instrument, line.item.id),
        "when": _("The source does not say when this helps.") if silent else "",
        "state": wording.MARK[mark.state] if mark else "",
        "tone": {"concern": "unclaimed", "done": "open"}.get(mark.state, "history") if mark else "",
        "note": mark.note if mark else "",
        "history": [_said(one) for one in line.marks],
        "is_wrong": f"{line.instrument}.{line.item.id}" == at,
    }


def _said(mark: Any) -> str:
    """'Done, 3 May 2026, Ann: in the library'."""
    who = mark.user.name if mark.user else ""
    said = ", ".join(filter(None, [wording.MARK[mark.state], writing.on(mark.at), who]))
    return f"{said}: {mark.note}" if mark.note else said


def _concerns(request: HttpRequest, found: Any) -> list[str]:
    """The concerns that are about one member, which the lists for everybody do not show."""
    rows = [mark for mark in queries.concerns(found) if mark.about is not None]
    named = writing.names(request, [mark.about for mark in rows])
    return [
        f"{named[mark.about_id]}: {wording.title(mark.instrument, mark.item)}. {mark.note}" for mark in rows
    ]


def _company(request: HttpRequest, found: Any, members: list[Any]) -> dict[str, Any] | None:
    """What is known of working with a company as this one does; nothing where no company takes part."""
    sectors = partnerships.sectors_of(members)
    firms = [one for one in members if sectors[one.pk] == "private"]
    if not firms and not found.company_form:
        return None
    kind = instruments()["legitimacy"].item(found.company_form) if found.company_form else None
    named = writing.names(request, firms)
    return {
        "said": wording.LEGITIMACY[found.company_form] if kind is not None else "",
        "is_high": kind is not None and kind.risk == "high",
        "safer": [wording.SAFER[item.id] for item in instruments()["mitigation"].items],
        "firms": [f"{named[one.pk]}: {wording.RESPONSE[one.response]}" for one in firms if one.response],
    }
