"""Bring counts of voices from elsewhere, such as a local Healthwatch's, and delete them again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.feeds.lists.sheets import MOST_BYTES, CannotRead, read
from alongside.exchange.voices.counts_rules import MOST_SAID, read_counts
from alongside.exchange.voices.notices_counts import CountsRefused
from alongside.exchange.voices.queries.counts import sheets_of
from alongside.exchange.voices.services import counts as services
from alongside.web import typed
from alongside.web.accounts.links import SIGN_IN
from alongside.web.components.formats import count, long_date
from alongside.web.presenting import PRACTICE, address, world_of

WRONG = 422
WRONG_WORDS = {
    "code": lambda number: _("Row %(n)d has no code.") % {"n": number},
    "number": lambda number: _("Row %(n)d has no whole number of voices.") % {"n": number},
}


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """The form for a list of codes and voices, and the lists that were brought."""
    if request.viewer.user_id is None:  # type: ignore[attr-defined]
        return redirect(address(SIGN_IN, next=request.get_full_path()))
    world = world_of(request)
    if request.method != "POST":
        return _page(request, world)
    problems, counts = _read(request)
    if problems:
        return _page(request, world, problems)
    try:
        by = request.doer  # type: ignore[attr-defined]
        made = services.bring(title=typed.line(request, "title"), counts=counts, by=by, world=world)
    except CountsRefused as refused:
        return _page(request, world, [typed.problem(str(refused), refused.field)])
    if made.unknown:
        return _page(request, world, done=made)
    return redirect(_unheard(request, made.sheet, world))


@require_POST
def delete(request: HttpRequest, ref: str) -> HttpResponse:
    """Delete a list that whoever asks brought; 404 for anybody else's."""
    world = world_of(request)
    if ref not in {one.ref for one in sheets_of(request.viewer, world=world)}:  # type: ignore[attr-defined]
        raise Http404
    services.drop(ref=ref, by=request.doer)  # type: ignore[attr-defined]
    return redirect(address("/unheard/counts/", world=PRACTICE if world == PRACTICE else ""))


def _read(request: HttpRequest) -> tuple[list[typed.Problem], dict[str, int]]:
    """The counts in the file or in what was pasted, or what is wrong with them."""
    file = request.FILES.get("file")
    field = "file" if file else "rows"
    content = file.read(MOST_BYTES + 1) if file else typed.words(request, "rows").encode()
    if not content.strip():
        return [typed.problem(_("Choose a file, or paste the rows."), "rows")], {}
    try:
        sheets = read(content)
    except CannotRead as why:
        return [typed.problem(str(why), field)], {}
    found = read_counts(sheets[0].rows)
    problems = [typed.problem(WRONG_WORDS[what](number), field) for number, what in found.wrong[:MOST_SAID]]
    if len(found.wrong) > MOST_SAID:
        more = _("%(n)s more rows are wrong.") % {"n": count(len(found.wrong) - MOST_SAID)}
        problems.append(typed.problem(more, field))
    return problems, found.counts


def _page(
    request: HttpRequest, world: str, problems: list[typed.Problem] | None = None, done: Any = None
) -> HttpResponse:
    wrong = problems or []
    part = PRACTICE if world == PRACTICE else ""
    viewer = request.viewer  # type: ignore[attr-defined]
    shown = {
        "problems": wrong,
        "wrong": {one["field"]: one["text"] for one in wrong},
        "typed": request.POST if wrong else {},
        "action": request.get_full_path(),
        "done": _done(request, done) if done else None,
        "sheets": [_sheet(request, one, world) for one in sheets_of(viewer, world=world)],
        "back_url": address("/unheard/", world=part),
        "practice": world == PRACTICE,
        "practice_exit_url": "/unheard/",
    }
    return render(request, "voices/unheard/counts.html.jinja", shown, status=WRONG if wrong else 200)


def _done(request: HttpRequest, made: Any) -> dict[str, str]:
    """What was kept, and which codes were not known."""
    said = ngettext(
        "It is kept. %(n)s code is not known here and was left out: %(codes)s",
        "It is kept. %(n)s codes are not known here and were left out: %(codes)s",
        len(made.unknown),
    ) % {"n": count(len(made.unknown)), "codes": ", ".join(made.unknown[:MOST_SAID])}
    return {"text": said, "url": _unheard(request, made.sheet, made.sheet.world)}


def _sheet(request: HttpRequest, one: Any, world: str) -> dict[str, str]:
    part = PRACTICE if world == PRACTICE else ""
    return {
        "title": one.title,
        "line": _("Brought on %(day)s") % {"day": long_date(one.made_at.date())},
        "url": _unheard(request, one, world),
        "delete_url": address(f"/unheard/counts/{one.ref}/delete/", world=part),
    }


def _unheard(request: HttpRequest, sheet: Any, world: str) -> str:
    """Who is not heard by these counts, where and of what somebody looked before."""
    kept = {name: request.GET.get(name, "")[:80] for name in ("in", "show")}
    return address("/unheard/", world=PRACTICE if world == PRACTICE else "", voices=sheet.ref, **kept)
