"""The library of unit costs: look one up, use it in a line, and, for those who run the site, bring a list."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.queries import roles_of
from alongside.exchange.digests.queries import world_of
from alongside.exchange.evidence import building_rules as rules
from alongside.exchange.evidence.cost_rules import in_prices_of, read_costs
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries_of_cases
from alongside.exchange.evidence.queries import costs as queries
from alongside.exchange.evidence.services import costs as services
from alongside.exchange.feeds.lists.sheets import MOST_BYTES, CannotRead, read
from alongside.web import downloads, typed
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.presenting import PRACTICE, address

from . import keeping, wording

MOST_SAID = 12
PER_PAGE = 50
HEAD = ("name", "unit", "value", "low", "high", "year", "source", "licence", "url", "note")


@forms
def library(request: HttpRequest) -> HttpResponse:
    """What things cost, by name; with a case in the address, each can be put into its line."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None:
        return redirect_to_login(request.get_full_path())
    world = world_of(viewer)
    q = request.GET.get("q", "").replace("\0", "")[:100]
    rows = queries.costs_for(viewer, world=world, q=q)
    if kind := downloads.asked_for(request):
        lines = (tuple(getattr(row, name) for name in HEAD) for row in rows[: downloads.MOST_ROWS])
        return downloads.as_file(kind, "unit costs", HEAD, lines)
    target = _target(request)
    wrong: keeping.Wrong = []
    if request.method == "POST":
        if target is None:
            raise Http404
        wrong = _use(request, target, world)
        if not wrong:
            return redirect(target["back"])
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "q": q,
        "rows": [_shown(row, target) for row in page],
        "count": page.paginator.count,
        "older": address("/costs/", q=q, page=page.number + 1, **_asked(request)) if page.has_next() else "",
        "target": target,
        "asked": _asked(request),
        "files": downloads.links(request) if page.paginator.count else [],
        "may_bring": services.OPERATOR in roles_of(viewer),
        "problems": wrong,
        "at": queries_of_cases.newest(target["case"]).number if target else 0,
        "practice": world == PRACTICE,
        "practice_exit_url": "/cases/",
    }
    return render(request, "evidence/building/costs.html.jinja", context, status=WRONG if wrong else 200)


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("case", "line") if request.GET.get(name)}


def _target(request: HttpRequest) -> dict[str, Any] | None:
    """The line of a case that a cost is looked up for, where the address says one. Raises: Http404."""
    ref, key = request.GET.get("case", "")[:20], request.GET.get("line", "")[:60]
    if not ref:
        return None
    case, version = keeping.opened(request, ref)
    row = rules.stream(version.model, key)
    if row is None:
        raise Http404
    return {
        "case": case,
        "version": version,
        "row": row,
        "name": row.get("name", ""),
        "title": case.title,
        "year": version.model.get("price_year") or version.model.get("first_year"),
        "inflation": version.model.get("inflation", 0),
        "back": f"{keeping.at(case)}lines/{key}/much/",
    }


def _shown(row: Any, target: Any) -> dict[str, Any]:
    now = ""
    if target and row.year != target["year"]:
        brought = in_prices_of(target["year"], row.value, of=row.year, inflation=target["inflation"])
        now = _("%(sum)s in prices of %(year)s") % {"sum": wording.money(brought), "year": target["year"]}
    has_range = row.low is not None
    return {
        "pk": row.pk,
        "name": row.name,
        "sum": f"{wording.money(row.value)} · {row.unit}",
        "range": f"{wording.money(row.low)} – {wording.money(row.high)}" if has_range else "",
        "basis": f"{row.source}, {row.year} · {row.licence}",
        "url": row.url,
        "note": row.note,
        "now": now,
    }


def _use(request: HttpRequest, target: Any, world: str) -> keeping.Wrong:
    """Put a cost into the line, with its source, year, unit and range. Raises: Http404."""
    found = queries.cost_for(request.viewer, typed.number(request, "use") or 0, world=world)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    model, row = target["version"].model, dict(target["row"])
    source = next((one["id"] for one in model.get("sources") or [] if _same(one, found)), "")
    if not source:
        source = rules.key_of(found.source, [one["id"] for one in model.get("sources") or []])
        said = {"id": source, "title": found.source, "year": found.year, "licence": found.licence}
        model = rules.with_row(model, "sources", said | ({"url": found.url} if found.url else {}))
    ends = {"low": found.low, "high": found.high} if found.low is not None else {}
    row["value"] = {
        "best": found.value,
        **ends,
        "unit": f"£ · {found.unit}",
        "source": source,
        "price_year": found.year,
    }
    model = rules.with_row(model, "streams", row)
    note = _("%(name)s from the list of costs: %(what)s") % {"name": row["name"], "what": found.name}
    return keeping.keep(request, target["case"], target["version"], model, note, row["id"])


def _same(one: Any, found: Any) -> bool:
    return bool(one.get("title") == found.source and one.get("year") == found.year)


@forms
def bring(request: HttpRequest) -> HttpResponse:
    """For those who run the site: a list of costs, and the lists that are here."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    if viewer.user_id is None or services.OPERATOR not in roles_of(viewer):
        raise Http404
    world = world_of(viewer)
    if request.method != "POST":
        return _bring_page(request, world)
    try:
        if typed.line(request, "drop"):
            source, year = request.POST.get("source", ""), typed.number(request, "year") or 0
            services.drop(source=source, year=year, world=world, by=request.doer)  # type: ignore[attr-defined]
            return redirect("/costs/bring/?done=out")
        wrong, costs = _read(request)
        if not wrong:
            number = services.take_in(costs=costs, world=world, by=request.doer)  # type: ignore[attr-defined]
            return redirect(f"/costs/bring/?done={number}")
    except CaseRefused as refused:
        wrong = problems_of(refused)
    return _bring_page(request, world, wrong)


def _read(request: HttpRequest) -> tuple[list[typed.Problem], tuple[dict[str, Any], ...]]:
    """The costs in the file or in what was pasted, or what is wrong with them, row by row."""
    file = request.FILES.get("file")
    field = "file" if file else "rows"
    content = file.read(MOST_BYTES + 1) if file else typed.words(request, "rows").encode()
    if not content.strip():
        return [typed.problem(_("Choose a file, or paste the rows."), "file")], ()
    try:
        sheets = read(content)
    except CannotRead as why:
        return [typed.problem(str(why), field)], ()
    given = {name: typed.line(request, name) for name in ("source", "licence", "year")}
    found = read_costs(sheets[0].rows, given)
    if found.missing:
        named = ", ".join(found.missing)
        text = _("Columns are missing: %(names)s. Name them in the first row.") % {"names": named}
        return [typed.problem(text, field)], ()
    wrong = [
        typed.problem(str(wording.COST_WRONG.get(why, _("Row %(n)s is too long."))) % {"n": number}, field)
        for number, why in found.wrong[:MOST_SAID]
    ]
    if len(found.wrong) > MOST_SAID:
        more = len(found.wrong) - MOST_SAID
        wrong.append(
            typed.problem(
                ngettext("%(n)s more row is wrong.", "%(n)s more rows are wrong.", more) % {"n": more}, field
            )
        )
    return wrong, found.costs


def _bring_page(
    request: HttpRequest, world: str, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    wrong = problems or []
    said = request.GET.get("done", "")
    many = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 0
    context = {
        "lists": queries.lists_in(request.viewer, world=world),  # type: ignore[attr-defined]
        "done": ngettext("%(n)s cost is kept.", "%(n)s costs are kept.", many) % {"n": many}
        if many
        else _("The list is taken out.")
        if said == "out"
        else "",
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST,
        "practice": world == PRACTICE,
        "practice_exit_url": "/cases/",
    }
    return render(
        request, "evidence/building/bring_costs.html.jinja", context, status=WRONG if wrong else 200
    )
