"""Bring a list: a file or pasted rows, the columns, what would become of each row, keep, undo."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.exchange.feeds import services
from alongside.exchange.feeds.lists.sheets import CannotRead
from alongside.exchange.feeds.queries import bringing_for, list_for, lists_for
from alongside.exchange.feeds.services import ListRefused, Wishes
from alongside.web import downloads
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, problem

from . import forms, presenters

WRONG = 422
View = Callable[..., HttpResponse]


def brings(view: View) -> View:
    """Only for people who may bring lists; others are told why not, visitors led to sign in."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        bringing = bringing_for(request.viewer)  # type: ignore[attr-defined]
        if bringing is None:
            said = _(
                "Lists are brought by people who look after an organisation here. "
                "Ask whoever runs this site to add you."
            )
            return render(request, "errors/403.html.jinja", {"problem": said}, status=403)
        request.bringing = bringing  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return checked


def _by(request: Any, party_id: int) -> Any:
    return replace(request.doer, acting_for_id=party_id)


def _page(
    request: Any, template: str, context: dict[str, Any], *, world: str = "", status: int = 200
) -> HttpResponse:
    practice = (world or request.bringing.world) == PRACTICE
    shared = {"practice": practice, "bringer": request.bringing.name, "lists_url": _lists_url(practice)}
    return render(request, f"lists/{template}.html.jinja", shared | context, status=status)


def _lists_url(practice: bool) -> str:
    return "/lists/?world=practice" if practice else "/lists/"


def _own(request: Any, ref: str) -> Any:
    found = list_for(request.viewer, ref)
    if found is None:
        raise Http404
    return found


@require_GET
@brings
def index(request: HttpRequest) -> HttpResponse:
    """The lists that one's organisation brought, each with its undo."""
    lists = [presenters.item(brought) for brought in lists_for(request.viewer)[:200]]  # type: ignore[attr-defined]
    if kind := downloads.asked_for(request):
        head = [_("List"), _("What it lists"), _("Date"), _("State"), _("Rows")]
        rows = [
            [one["title"], str(one["kind"]), one["date"], str(one["state"]), one["numbers"]] for one in lists
        ]
        return downloads.as_file(kind, "my-lists", head, rows)
    context = {
        "lists": lists,
        "downloads": downloads.links(request) if lists else [],
        "done": request.GET.get("done", ""),
    }
    return _page(request, "index", context)


@require_http_methods(["GET", "HEAD", "POST"])
@brings
def new(request: Any) -> HttpResponse:
    """A file, or rows that are pasted."""
    context: dict[str, Any] = {"problems": [], "pasted": ""}
    if request.method != "POST":
        return _page(request, "new", context)
    try:
        said = forms.brought(request)
        by = _by(request, request.bringing.party_id)
        brought = services.bring_list(
            content=said.content, name=said.name, by=by, world=request.bringing.world
        )
    except CannotRead as unread:
        context["pasted"] = request.POST.get("pasted", "")
        context["problems"] = [problem(str(unread), forms.field_of(request))]
        return _page(request, "new", context, status=WRONG)
    if brought.feed:
        said_columns = {"kind": brought.kind, "header": True, "roles": brought.roles, "place": ""}
        services.choose_columns(ref=brought.ref, by=by, **said_columns)
        return redirect("list", brought.ref)
    return redirect("list-columns", brought.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@brings
def columns(request: Any, ref: str) -> HttpResponse:
    """What the rows list, and what each column holds: guessed, to be corrected."""
    brought = _own(request, ref)
    if brought.state not in ("waiting", "checked"):
        return redirect("list", ref)
    if request.method != "POST":
        page = presenters.columns_page(brought) | {"problems": _problems(brought)}
        return _page(request, "columns", page, world=brought.world)
    by = _by(request, brought.party_id)
    if (sheet := request.POST.get("sheet", "")).isdecimal():
        services.choose_sheet(ref=ref, sheet=int(sheet[:3]), by=by)
        return redirect("list-columns", ref)
    said = forms.columns(request, len(brought.roles))
    try:
        services.choose_columns(
            ref=ref, kind=said.kind, header=said.header, roles=said.roles, place=said.place, by=by
        )
    except ListRefused as refused:
        page = presenters.columns_page(brought, said)
        page["problems"] = [problem(str(refused), refused.field or "kind")]
        return _page(request, "columns", page, world=brought.world, status=WRONG)
    return redirect("list", ref)


def _problems(brought: Any) -> list[Problem]:
    return [problem(brought.problem, "again")] if brought.problem else []


@require_GET
@brings
def show(request: Any, ref: str) -> HttpResponse:
    """What would become of each row; while it is worked on, how far; once kept, the result and its undo."""
    brought = _own(request, ref)
    if brought.state == "waiting":
        return redirect("list-columns", ref)
    if brought.state == "undone":
        return redirect(f"{_lists_url(brought.world == PRACTICE)}")
    if brought.state in ("checking", "keeping"):
        total = len(brought.sheets[brought.sheet]["rows"])
        page = {
            "name": presenters.name_of(brought),
            "state": brought.state,
            "done": brought.done,
            "total": total,
        }
        return _page(request, "working", page, world=brought.world)
    if kind := downloads.asked_for(request):
        return _file(request, brought, kind)
    return _shown(request, brought, _problems(brought))


def _file(request: HttpRequest, brought: Any, kind: str) -> HttpResponse:
    outcome = request.GET.get("rows", "")
    outcome = outcome if outcome in presenters.OUTCOME else ""
    base = request.build_absolute_uri("/").rstrip("/")
    head, rows = presenters.file_of(brought, outcome, base)
    name = presenters.name_of(brought)
    ending = {"out": _("left out"), "here": _("here already"), "new": _("new")}.get(outcome, "")
    about = [name, presenters.summary(brought.counts)]
    return downloads.as_file(kind, f"{name} {ending}".strip(), head, rows, about)


def _shown(request: Any, brought: Any, problems: list[Problem], wishes: Wishes | None = None) -> HttpResponse:
    name = presenters.name_of(brought)
    said = wishes or Wishes(name, brought.standing, brought.visibility, brought.publisher, brought.source_url)
    page = {
        "ref": brought.ref,
        "name": presenters.name_of(brought),
        "counts": brought.counts,
        "summary": presenters.summary(brought.counts),
        "parts": presenters.parts(request, brought),
        "notes": presenters.notes(brought.counts),
        "problems": problems,
        "said": said,
        "feed": brought.feed,
        "kind": brought.kind,
        "downloads": downloads.links(request),
        "undo_url": f"/lists/{brought.ref}/undo/",
    }
    template = "kept" if brought.state == "kept" else "check"
    return _page(request, template, page, world=brought.world, status=WRONG if problems else 200)


@require_POST
@brings
def keep(request: Any, ref: str) -> HttpResponse:
    """Keep what is new, then show the result; or the page again, with what is wrong."""
    brought = _own(request, ref)
    wishes = forms.wishes(request, presenters.name_of(brought))
    try:
        services.start_keeping(ref=ref, wishes=wishes, by=_by(request, brought.party_id))
    except ListRefused as refused:
        brought = _own(request, ref)
        if brought.state != "checked":
            return redirect("list", ref)
        return _shown(request, brought, [problem(str(refused), refused.field or "keep")], wishes)
    return redirect("list", ref)


@require_POST
@brings
def undo(request: Any, ref: str) -> HttpResponse:
    """Take a list's rows out again, or throw an unfinished one away; then show one's lists."""
    brought = _own(request, ref)
    kept = brought.state == "kept"
    try:
        services.undo_list(ref=ref, by=_by(request, brought.party_id), now=timezone.now())
    except ListRefused as refused:
        if not kept:
            return redirect("list", ref)
        return _shown(request, _own(request, ref), [problem(str(refused), "undo")])
    url = _lists_url(brought.world == PRACTICE)
    return redirect(f"{url}{'&' if '?' in url else '?'}done={'undone' if kept else 'thrown'}")
