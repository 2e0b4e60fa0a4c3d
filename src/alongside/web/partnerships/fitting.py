"""How ways of working fit, what members noticed about why and how they do it, and how the work goes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.partnerships import queries as partnerships
from alongside.exchange.partnerships.instruments import instruments
from alongside.exchange.partnerships.queries import checks as queries
from alongside.exchange.partnerships.services import checking
from alongside.exchange.partnerships.work_rules import PAIRS
from alongside.web import typed
from alongside.web.doors import forms

from . import doors, wording, writing
from .sections import Section


def section_fit(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace: how ways of working fit."""
    meets = [one for one in queries.meets(queries.fits_of(found)) if one.hardest]
    hard = [one for one in meets if one.hardest in {"competing", "conflicting"}]
    said = (_("They need care") if hard else _("They fit, or stand side by side")) if meets else ""
    return Section("fit", _("How our ways of working fit"), f"/partnerships/{found.ref}/fit/", said)


def section_story(request: HttpRequest, found: Any) -> Section:
    """One line of the workspace: how the work goes, in the members' words."""
    many, all_of = len(queries.aspects_of(found)), len(instruments()["pulse-check"].items)
    said = _("%(many)d of %(all)d parts are written") % {"many": many, "all": all_of} if many else ""
    return Section("story", _("How it goes, in our words"), f"/partnerships/{found.ref}/story/", said)


@forms
def fit(request: HttpRequest, ref: str) -> HttpResponse:
    """How each member sees three ways of working meet, with advice; and what was noticed."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _fit(request, found)
    if request.POST.get("do") == "remark":
        kind = typed.line(request, "kind")
        words = typed.words(request, "words")[: writing.TEXT]
        wrong = writing.tried(
            request, found, lambda by: checking.remark(ref=ref, kind=kind, words=words, by=by)
        )
    else:
        leads = typed.line(request, "leads")
        said = {name: typed.line(request, name) for name in PAIRS}
        wrong = writing.tried(
            request, found, lambda by: checking.say_fit(ref=ref, leads=leads, relations=said, by=by)
        )
    return _fit(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/fit/?done=kept")


def _fit(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    fits = queries.fits_of(found)
    mine = {one.pk for one in partnerships.my_members(request.viewer, found)}  # type: ignore[attr-defined]
    own = next((one for one in fits if one.member_id in mine), None)
    remarks = queries.remarks_of(found)
    named = writing.names(request, [one.member for one in (*fits, *remarks) if one.member])
    context: dict[str, Any] = {
        "meets": [_meets(one) for one in queries.meets(fits) if one.hardest],
        "said": [
            [
                named[one.member_id],
                wording.LINES["logics"][one.leads],
                *(_relation(one, pair) for pair in PAIRS),
            ]
            for one in fits
        ],
        "head": [_("Who"), _("What leads them"), *(wording.PAIR[pair] for pair in PAIRS)],
        "answered": ngettext("One has answered.", "%(count)d have answered.", len(fits))
        % {"count": len(fits)},
        "own": own is not None,
        "logics": list(wording.LINES["logics"].items()),
        "pairs": list(wording.PAIR.items()),
        "relations": list(wording.RELATION.items()),
        "remarks": _remarks(remarks, named),
        "kinds": list(wording.REMARK.items()),
        "may_write": writing.may_write(request, found),
        "source": wording.source(instruments()["logics"].source),
        "done": writing.done(request, {"kept": _("Kept.")}),
    }
    now = {name: getattr(own, name) for name in ("leads", *PAIRS)} if own is not None else {}
    context["typed"] = now | (request.POST.dict() if wrong else {})
    return doors.page(request, "fit", found, context, wrong)


def _relation(one: Any, pair: str) -> str:
    return str(wording.RELATION[getattr(one, pair)])


def _meets(one: Any) -> dict[str, Any]:
    many = [f"{wording.RELATION[key]}: {count}" for key, count in one.counts.items()]
    return {
        "title": wording.PAIR[one.pair],
        "said": "; ".join(many),
        "advice": wording.ADVICE[one.hardest],
        "tone": "unclaimed" if one.hardest in {"competing", "conflicting"} else "open",
        "relation": wording.RELATION[one.hardest],
    }


def _remarks(rows: list[Any], named: dict[int, str]) -> list[dict[str, Any]]:
    """What was noticed, by kind, newest first."""
    return [
        {
            "title": title,
            "rows": [
                {
                    "words": row.words,
                    "by": ", ".join(filter(None, [named.get(row.member_id, ""), writing.on(row.at)])),
                }
                for row in rows
                if row.kind == kind
            ],
        }
        for kind, title in wording.REMARK.items()
        if any(row.kind == kind for row in rows)
    ]


@forms
def story(request: HttpRequest, ref: str) -> HttpResponse:
    """How it began, who is in it, how broad it is, what went well and what is hard: written together."""
    found = doors.inside_or_404(request, ref)
    if request.method != "POST":
        return _story(request, found)
    said = {
        "dimension": typed.line(request, "dimension"),
        "words": typed.words(request, "words")[: writing.TEXT],
        "scale": typed.number(request, "scale"),
    }
    wrong = writing.tried(request, found, lambda by: checking.tell_aspect(ref=ref, **said, by=by))  # type: ignore[arg-type]
    return _story(request, found, wrong) if wrong else redirect(f"/partnerships/{ref}/story/?done=kept")


def _story(request: HttpRequest, found: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    told = queries.aspects_of(found)
    chosen = typed.line(request, "dimension") if wrong else ""
    for one in wrong or []:
        one["href"] = f"#{one['field']}-{chosen}"
    parts = []
    for item in instruments()["pulse-check"].items:
        said = told.get(item.id, [])
        parts.append(
            {
                "id": item.id,
                "title": wording.title("pulse-check", item.id),
                "meaning": wording.meaning("pulse-check", item.id),
                "now": _aspect(said[0]) if said else None,
                "before": [_aspect(one) for one in said[1:]],
                "has_scale": item.id == "vision-scope",
                "is_wrong": item.id == chosen,
            }
        )
    context = {
        "parts": parts,
        "facts": _facts(found),
        "scale": list(wording.SCALE.items()),
        "may_write": writing.may_write(request, found),
        "source": wording.source(instruments()["pulse-check"].source),
        "done": writing.done(request, {"kept": _("Kept.")}),
    }
    return doors.page(request, "story", found, context, wrong)


def _aspect(one: Any) -> dict[str, str]:
    return {
        "words": one.words,
        "scale": wording.SCALE[one.scale] if one.scale else "",
        "on": writing.on(one.at),
    }


def _facts(found: Any) -> list[dict[str, str]]:
    where = found.place.name if found.place else ""
    facts = [
        (_("Since"), writing.on(found.started_on)),
        (_("Where"), where),
        (_("How it came about"), found.origin),
    ]
    return [{"key": key, "value": value} for key, value in facts]
