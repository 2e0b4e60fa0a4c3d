"""Organisations that may be here twice: a connector looks at each pair and says what is so."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.analyses import linking
from alongside.exchange.directory import queries, services
from alongside.web import downloads, presenting, words
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, address
from alongside.web.typed import Problem, line, problem

from . import same_wording

WRONG = 422
STAYS = ("open", "unclaimed", "history")  # the order in which one of two is proposed to stay


def _world(request: Any) -> str:
    world = presenting.world_of(request)
    if not queries.may_link(request.viewer, world=world):
        raise Http404
    return world


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: Any) -> HttpResponse:
    """The pairs that wait, the surest first; and have all entries looked through again."""
    world, problems = _world(request), []
    if request.method == "POST":
        try:
            linking.start(world=world, by=request.doer)
            return redirect(_list(world))
        except services.LinkingRefused as refused:
            problems = [problem(str(refused), "look")]
    pairs = queries.pairs_for(request.viewer, world=world)
    if kind := downloads.asked_for(request):
        return _file(kind, pairs)
    page = {
        "page": presenting.page_of(request, pairs, _item),
        "did": _did(request),
        "run": _run(world),
        "problems": problems,
        "downloads": downloads.links(request) if pairs else [],
        "practice": world == PRACTICE,
    }
    return render(request, "actors/same.html.jinja", page, status=WRONG if problems else 200)


def _list(world: str, **said: str) -> str:
    return address("/actors/same/", **said, world=PRACTICE if world == PRACTICE else "")


def _item(pair: Any) -> dict[str, Any]:
    places = dict.fromkeys(one.place.name for one in (pair.a, pair.b) if one.place)
    told = same_wording.reasons(pair.evidence)
    return {
        "title": _("%(one)s, and %(other)s") % {"one": pair.a.name, "other": pair.b.name},
        "url": f"/actors/same/{pair.ref}/",
        "line": " · ".join([same_wording.how_sure(pair.probability), *places]),
        "why": ". ".join(one["text"] for one in told[:2]),
    }


def _file(kind: str, pairs: Any) -> HttpResponse:
    head = [_("Name"), _("The other name"), _("Where"), _("How sure"), _("Why"), _("Page")]
    rows = [
        [
            pair.a.name,
            pair.b.name,
            pair.a.place.name if pair.a.place else "",
            same_wording.how_sure(pair.probability),
            "; ".join(one["text"] for one in same_wording.reasons(pair.evidence)),
            f"/actors/same/{pair.ref}/",
        ]
        for pair in pairs[: presenting.MOST_ROWS]
    ]
    return downloads.as_file(kind, _("Here twice"), head, rows)


def _run(world: str) -> dict[str, Any]:
    """When the entries were last looked through, how, and how far a run has come that goes on."""
    run = queries.last_run(world=world)
    found = {"going": False, "text": _("Nobody has had the entries looked through yet."), "how": ""}
    if run is None:
        return found
    day = long_date(timezone.localtime(run.asked_at))
    if run.state in ("waiting", "running"):
        steps = [_("Waiting to begin."), _("The entries are read. Now they are compared."), _("Nearly done.")]
        return found | {"going": True, "text": steps[min(run.step, 2)]}
    if run.state == "failed":
        return found | {"text": _("It was begun on %(day)s and broke off. Try again.") % {"day": day}}
    said = ngettext(
        "Last looked through on %(day)s: %(count)d entry.",
        "Last looked through on %(day)s: %(count)d entries.",
        run.entries,
    )
    learned = _("How rare each thing is was counted among the entries here.")
    fixed = _("How much each thing counts is partly fixed: not all that this needs is installed here.")
    return found | {
        "text": said % {"day": day, "count": run.entries},
        "how": learned if run.method == "splink" else "" if linking.learns() else fixed,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def pair(request: Any, ref: str) -> HttpResponse:
    """One pair side by side: the same, not the same, or later; then the next."""
    found = queries.pair_for(request.viewer, ref)
    if found is None:
        raise Http404
    problems: list[Problem] = []
    if request.method == "POST":
        act = ACTS.get(line(request, "do"))
        if act is None:
            raise Http404
        try:
            act(request, found)
            return redirect(_next(request, found, line(request, "do")))
        except services.LinkingRefused as refused:
            problems = [problem(str(refused), "buttons")]
    elif found.state != "open":
        return redirect(_list(found.a.world, did=found.state, was=found.ref))
    return _show(request, found, problems)


def _same(request: Any, found: Any) -> None:
    services.say_same(ref=found.ref, keep=line(request, "keep"), by=request.doer)


def _different(request: Any, found: Any) -> None:
    services.say_different(ref=found.ref, by=request.doer)


def _later(request: Any, found: Any) -> None:
    services.put_off(ref=found.ref, today=timezone.localdate(), by=request.doer)


ACTS: dict[str, Callable[[Any, Any], None]] = {"same": _same, "different": _different, "later": _later}


def _next(request: Any, found: Any, did: str) -> str:
    """The next pair that waits, first of the same group; the list where none does."""
    rows = queries.pairs_for(request.viewer, world=found.a.world).exclude(pk=found.pk)
    after = rows.filter(group=found.group).first() or rows.first()
    if after is None:
        return _list(found.a.world, did=did, was=found.ref)
    return address(f"/actors/same/{after.ref}/", did=did, was=found.ref)


def _show(request: Any, found: Any, problems: list[Problem]) -> HttpResponse:
    both = [found.a, found.b]
    keep = line(request, "keep") or min(both, key=_stays).ref
    page = {
        "pair": found,
        "both": both,
        "keep": keep,
        "sure": same_wording.how_sure(found.probability),
        "reasons": same_wording.reasons(found.evidence),
        "rows": _rows(both),
        "did": _did(request),
        "list_url": _list(found.a.world),
        "problems": problems,
        "practice": found.a.world == PRACTICE,
    }
    return render(request, "actors/same_pair.html.jinja", page, status=WRONG if problems else 200)


def _stays(actor: Any) -> tuple[Any, ...]:
    """What is looked after comes first, then what stands here now, what says more, what is older."""
    said = [actor.website, actor.place_id, actor.kind]
    return (not queries.is_kept(actor), STAYS.index(actor.standing), -sum(map(bool, said)), actor.pk)


def _rows(both: list[Any]) -> list[list[str]]:
    """What each entry says, line by line; a line that neither has is left out."""
    numbers = queries.identifiers_of(both)
    lines: dict[str, Callable[[Any], str]] = {
        _("Name"): lambda one: one.name,
        _("Kind of organisation"): lambda one: words.SECTOR[one.sector],
        _("Type"): lambda one: one.kind,
        _("Where"): lambda one: one.place.name if one.place else "",
        _("Website"): lambda one: one.website,
        _("Numbers and codes"): lambda one: ", ".join(numbers.get(one.pk, [])),
        _("What it does"): lambda one: one.remit.summary if hasattr(one, "remit") else "",
        _("How far to rely on it"): presenting.standing_text,
        _("Where this comes from"): lambda one: one.source or (one.dataset.title if one.dataset else ""),
        _("Note"): lambda one: one.note,
    }
    made = [[title, *(say(one) for one in both)] for title, say in lines.items()]
    return [[title, *(cell or "–" for cell in cells)] for title, *cells in made if any(cells)]


def _did(request: Any) -> dict[str, Any]:
    """What was just said of a pair, with the way to take it back."""
    said = {
        "same": _("They are one entry now."),
        "different": _("They stay two. This is not asked again."),
        "later": _("You are asked again in a month."),
        "undone": _("It is as it was before."),
    }.get(request.GET.get("did", ""), "")
    was = queries.pair_for(request.viewer, request.GET.get("was", "")) if said else None
    names = _("%(one)s, and %(other)s") % {"one": was.a.name, "other": was.b.name} if was else ""
    undo = f"/actors/same/{was.ref}/undo/" if was and (was.state != "open" or was.again_on) else ""
    return {"text": said, "names": names, "undo": undo} if was else {}


@require_POST
@login_required
def undo(request: Any, ref: str) -> HttpResponse:
    """Take back what was said of a pair: it is asked again."""
    found = queries.pair_for(request.viewer, ref)
    if found is None:
        raise Http404
    try:
        services.take_back(ref=ref, by=request.doer)
    except services.LinkingRefused as refused:
        return _show(request, found, [problem(str(refused), "buttons")])
    return redirect(address(f"/actors/same/{ref}/", did="undone", was=ref))
