"""One line-up: why these, whom to swap, who could host, and the button that asks them."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.exchange.analyses.convening import one_line_up, usual_for
from alongside.exchange.analyses.convening_starting import begin
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.exchange.partnerships.services.hosting import HostsRefused, ask_hosts
from alongside.web import typed
from alongside.web.matches.views import not_ready
from alongside.web.presenting import PRACTICE

from . import hosts, presenters, starting
from .asking import query_of, who, wish_from
from .views import NOT_READY, need_or_404

WRONG = 422


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One line-up as the address names it, and what can be done with it."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    need = need_or_404(request, ref)
    viewer = request.viewer  # type: ignore[attr-defined]
    try:
        usual = usual_for(viewer, need)
        wish = wish_from(request.GET, usual)
        actors = who(request, need.world)
        out = next((one.pk for one in actors if one.ref == request.GET.get("out")), 0)
        convened, changes = one_line_up(viewer, need, [one.pk for one in actors], wish, out=out)
    except IndexProblem:
        context = {"need": need, "not_ready": not_ready(), "practice": need.world == PRACTICE}
        return render(request, "convening/line_up.html.jinja", context, status=NOT_READY)
    if not convened.line_ups:
        return redirect(f"/needs/{need.ref}/convene/")
    seen = presenters.Show(viewer, convened, usual, query_of(wish, usual))
    if request.method != "POST":
        return _page(request, seen, out=out, changes=changes)
    return _ask_hosts(request, seen) if request.POST.get("do") == "hosts" else _begin(request, seen)


def _begin(request: HttpRequest, seen: presenters.Show) -> HttpResponse:
    """Begin, and ask each in the words of the form."""
    said = {name: typed.words(request, name) for name in request.POST if name.startswith("words-")}
    said |= {"name": typed.line(request, "name"), "purpose": typed.words(request, "purpose")}
    ready = starting.form(seen, request.doer.acting_for_id)["members"]  # type: ignore[attr-defined]
    changed = [said[one["field"]] for one in ready if said.get(one["field"], one["words"]) != one["words"]]
    if hints := typed.hints(request, *changed):
        return _page(request, seen, said=said, hints=hints)
    words = {one["pk"]: said.get(one["field"], one["words"]) for one in ready}
    try:
        made = begin(
            seen.convened,
            seen.convened.line_ups[0],
            name=said["name"],
            purpose=said["purpose"],
            words=words,
            by=request.doer,  # type: ignore[attr-defined]
        )
    except PartnershipRefused as refused:
        problems = [typed.problem(str(refused), refused.field or "name")]
        return _page(request, seen, said=said, problems=problems)
    return redirect(f"/partnerships/{made.ref}/?done=begun")


def _ask_hosts(request: HttpRequest, seen: presenters.Show) -> HttpResponse:
    """Ask in confidence who could host."""
    refs = set(request.POST.getlist("hosts"))
    chosen = [one.pk for one in seen.convened.gathered.candidates if one.ref in refs]
    try:
        ask_hosts(
            need_ref=seen.convened.need.ref,
            members=seen.convened.line_ups[0].actors,
            hosts=chosen,
            by=request.doer,  # type: ignore[attr-defined]
        )
    except HostsRefused as refused:
        return _page(request, seen, problems=[typed.problem(str(refused), refused.field or "hosts")])
    return redirect(seen.url_of(seen.convened.line_ups[0].actors, done="hosts") + "#hosts")


def _page(
    request: HttpRequest,
    seen: presenters.Show,
    *,
    out: int = 0,
    changes: Any = (),
    said: dict[str, str] | None = None,
    problems: list[typed.Problem] | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    need, one = seen.convened.need, seen.convened.line_ups[0]
    taken_out = seen.known.get(out)
    wrong = problems or []
    context = {
        "need": need,
        "line_up": seen.line_up(one),
        "table": presenters.cover_table(seen, one),
        "out": taken_out.name if taken_out else "",
        "changes": [seen.change(change, taken_out, one.actors) for change in changes] if taken_out else [],
        "start": starting.form(seen, request.doer.acting_for_id, said),  # type: ignore[attr-defined]
        "hosts": hosts.section(request.viewer, seen),  # type: ignore[attr-defined]
        "back_url": f"/needs/{need.ref}/convene/" + presenters.as_query(seen.query),
        "done": request.GET.get("done", "") if request.method == "GET" else "",
        "problems": wrong,
        "wrong": {problem["field"]: problem["text"] for problem in wrong},
        "hints": hints or [],
        "practice": need.world == PRACTICE,
    }
    return render(request, "convening/line_up.html.jinja", context, status=WRONG if wrong or hints else 200)
