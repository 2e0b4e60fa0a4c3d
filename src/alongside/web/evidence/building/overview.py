"""A case as it is changed: its lines, who is in it, where numbers come from, its terms, its file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.analyses import cases as analyses
from alongside.exchange.analyses.cases_brought import as_text, read_document
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import cases as services
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of

from .. import words as house
from . import keeping, saying, wording

DISCOUNTS: dict[str, Any] = {
    "green-book": lazy("As the Treasury's Green Book: 3.5 in 100 a year, later less; 1.5 in 100 for health"),
    "none": lazy("Not at all: a pound in ten years counts as one now"),
    "other": lazy("At another rate, as written below"),
}
MOST_FILE = 1_000_000


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """All that can be changed, each part with its way in."""
    case, version = keeping.opened(request, ref)
    model = version.model
    actors = {one.key: one.actor for one in queries.parties_of(case)}
    told = {"kept": _("It is kept as a version of its own."), "in": _("The file is now the newest version.")}
    context = {
        "done_text": told.get(request.GET.get("done", ""), ""),
        "lines": [_line(case, saying.shown_line(model, one)) for one in model.get("streams") or []],
        "parties": [
            _party(case, saying.shown_party(model, one, actors.get(one.get("id"))))
            for one in model.get("parties") or []
        ],
        "sources": [_source(case, saying.shown_source(model, one)) for one in model.get("sources") or []],
        "terms": _terms_said(case, model),
        "version": version,
        "made_on": long_date(version.made_at),
        "faults": analyses.problems_in(model)[:20],
    }
    return keeping.page(request, "edit", case, version, context)


def _line(case: Any, one: dict[str, Any]) -> dict[str, str]:
    """A line in the list; what is not known leads to the page on which it is said."""
    part = "what" if one["known"] else "much"
    return {
        "title": one["name"],
        "url": f"{keeping.at(case)}lines/{one['key']}/{part}/",
        "line": one["sum"],
        "why": f"{one['who']} · {one['counts']}",
    }


def _party(case: Any, one: dict[str, Any]) -> dict[str, str]:
    answers = _("%(name)s answers for it") % {"name": one["answers"]} if one["answers"] else ""
    parts = [one["kind"], one["in"], answers or _("nobody here answers for it")]
    if one["block"]:
        parts.append(_("paid a fixed sum: no cash leaves when less is done"))
    return {
        "title": one["name"],
        "url": f"{keeping.at(case)}parties/{one['key']}/",
        "line": " · ".join(parts),
    }


def _source(case: Any, one: dict[str, Any]) -> dict[str, str]:
    return {
        "title": one["title"],
        "url": f"{keeping.at(case)}sources/{one['key']}/",
        "line": " · ".join(filter(None, [str(one["year"]), one["licence"]])),
        "why": _("On it rests: %(lines)s") % {"lines": one["uses"]} if one["uses"] else "",
    }


def _terms_said(case: Any, model: Any) -> list[dict[str, str]]:
    return [
        {"key": _("Name"), "value": case.title},
        {
            "key": _("Years"),
            "value": _("%(n)s from %(first)s") % {"n": model.get("years"), "first": model.get("first_year")},
        },
        {"key": _("In prices of"), "value": str(model.get("price_year") or model.get("first_year"))},
        {"key": _("Instead of what?"), "value": str(model.get("compared_with") or _("Not said"))},
        {"key": _("Adds or replaces"), "value": str(house.MODE.get(case.mode, _("Not said")))},
    ]


@forms
def terms(request: HttpRequest, ref: str) -> HttpResponse:
    """Its name, years and prices, how later years count, what would happen without it."""
    case, version = keeping.opened(request, ref)
    if request.method != "POST":
        return _terms_page(request, case, version, _terms_now(case, version.model))
    model, wrong = _terms_read(request, version.model)
    mode = typed.line(request, "mode")
    if not wrong:
        wrong = keeping.keep(request, case, version, model, _("Name, years and prices"))
    if not wrong and mode != case.mode:
        try:
            services.edit(ref=ref, title=model["title"], mode=mode, by=by(request, case.owner_id))
        except CaseRefused as refused:
            wrong = problems_of(refused)
    if wrong:
        return _terms_page(request, case, version, request.POST, wrong)
    return keeping.done(case)


def _terms_now(case: Any, model: Any) -> dict[str, Any]:
    discount = model.get("discount", "green-book")
    plain = isinstance(discount, (int, float))
    inflation = model.get("inflation", 0)
    return {
        "title": case.title,
        **{name: model.get(name, "") for name in ("first_year", "years", "price_year", "compared_with")},
        "discount": "green-book" if discount == "green-book" else "none" if discount == 0 else "other",
        "rate": wording.plain(discount * 100) if plain and discount else "",
        "inflation": wording.plain(inflation * 100) if isinstance(inflation, (int, float)) else "",
        "mode": case.mode,
    }


def _terms_read(request: HttpRequest, old: Any) -> tuple[dict[str, Any], keeping.Wrong]:
    from alongside.exchange.evidence.building_rules import read_number

    model, wrong = dict(old), []
    model["title"] = typed.line(request, "title")[:200]
    if not model["title"]:
        wrong.append(typed.problem(_("Say what it is."), "title"))
    for name, example in (("first_year", "2027"), ("years", "5"), ("price_year", "2026")):
        found = typed.number(request, name)
        if found is None:
            wrong.append(typed.problem(_("Write a whole number, like %(n)s.") % {"n": example}, name))
        else:
            model[name] = found
    rate, inflation = (read_number(typed.line(request, name)) for name in ("rate", "inflation"))
    chosen = typed.line(request, "discount")
    if chosen == "other" and rate is None and isinstance(old.get("discount"), (int, float)):
        wrong.append(typed.problem(_("Write a rate in percent a year, like 3.5."), "rate"))
    if chosen in ("green-book", "none"):
        model["discount"] = "green-book" if chosen == "green-book" else 0
    elif rate is not None:
        model["discount"] = round(rate / 100, 6)
    if typed.line(request, "inflation"):
        if inflation is None:
            wrong.append(typed.problem(_("Write a rate in percent a year, like 2."), "inflation"))
        else:
            model["inflation"] = round(inflation / 100, 6)
    said = typed.words(request, "compared_with")[:1000]
    model.pop("compared_with", None)
    return model | ({"compared_with": said} if said else {}), wrong


def _terms_page(
    request: HttpRequest, case: Any, version: Any, said: Any, wrong: keeping.Wrong | None = None
) -> HttpResponse:
    context = {
        "said": said,
        "discounts": list(DISCOUNTS.items()),
        "modes": [("", _("Not said")), *house.MODE.items()],
        "inflation_asked": isinstance(version.model.get("inflation", 0), (int, float)),
    }
    return keeping.page(request, "terms", case, version, context, wrong)


@forms
def whole(request: HttpRequest, ref: str) -> HttpResponse:
    """The whole case as text: change it here or bring a file; every fault says where it is."""
    case, version = keeping.opened(request, ref)
    if request.method != "POST":
        return keeping.page(request, "whole", case, version, {"text": as_text(version.model)})
    file = request.FILES.get("file")
    text = typed.words(request, "text")
    content = file.read(MOST_FILE + 1) if file is not None else text.encode()
    shown = {"text": content.decode("utf-8", "replace") if file is not None else text}
    if not content.strip():
        wrong = [typed.problem(_("Choose a file, or write the case here."), "text")]
        return keeping.page(request, "whole", case, version, shown, wrong)
    model, faults = read_document(content)
    if model is None:
        wrong = [typed.problem(f"{one.where}: {one.what} {one.do}", "text") for one in faults[:30]]
        return keeping.page(request, "whole", case, version, shown, wrong)
    wrong = keeping.keep(request, case, version, model, _("From a file"))
    if wrong:
        return keeping.page(request, "whole", case, version, shown, wrong)
    return keeping.done(case, f"{keeping.at(case)}?done=in")
