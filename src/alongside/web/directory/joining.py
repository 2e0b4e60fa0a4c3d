"""Make one entry of two, undo it, and make two of one; for connectors."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.exchange.directory import queries, services
from alongside.exchange.needs.queries import needs_for
from alongside.exchange.offers.queries import offers_for
from alongside.exchange.places.queries import names_of
from alongside.web import words
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, actor_item
from alongside.web.typed import Problem, line, problem

from .ways import decided_or_404

WRONG = 422
NOBODY = "-"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def merge(request: Any, key: str) -> HttpResponse:
    """Find the other entry, see what becomes of each line, and make one of the two."""
    actor = decided_or_404(request, key)
    asked = line(request, "q") or " ".join(request.GET.get("q", "").split())[:120]
    other = _other(request, actor)
    problems: list[Problem] = []
    if request.method == "POST":
        if other is None:
            raise Http404
        try:
            services.merge_actors(kept_ref=actor.ref, gone_ref=other.ref, by=request.doer)
            return redirect("actor-merge", actor.ref)
        except services.MergeRefused as refused:
            problems = [problem(str(refused), "button")]
    like = (
        []
        if other
        else queries.like_named(request.viewer, asked or actor.name, world=actor.world, but=actor.pk)
    )
    page = {
        "actor": actor,
        "other": other,
        "asked": asked,
        "lines": _lines(actor, other) if other else [],
        "like": [{**actor_item(row), "url": f"/actors/{actor.ref}/merge/?with={row.ref}"} for row in like],
        "mergers": queries.mergers_of(request.viewer, actor),
        "problems": problems,
        "practice": actor.world == PRACTICE,
    }
    return render(request, "actors/merge.html.jinja", page, status=WRONG if problems else 200)


def _other(request: Any, actor: Any) -> Any:
    key = request.POST.get("with") or request.GET.get("with", "")
    found = queries.actor_for(request.viewer, key) if key else None
    if key and (found is None or found.pk == actor.pk or found.world != actor.world):
        raise Http404
    return found


def _lines(actor: Any, other: Any) -> list[dict[str, str]]:
    labels = {
        "name": _("Name"),
        "sector": _("Kind of organisation"),
        "kind": _("Type"),
        "website": _("Website"),
        "place_id": _("Where"),
        "ended_on": _("Ended"),
        "source": _("Where this comes from"),
        "note": _("Note"),
        "reported_on": _("Reported on"),
        "confirmed_on": _("Last checked"),
    }
    found = queries.preview(actor, other)
    places = names_of(
        {one for row in found if row.field == "place_id" for one in (row.mine, row.other) if one}
    )
    return [
        {
            "field": labels[row.field],
            **{name: _shown(row.field, getattr(row, name), places) for name in ("mine", "other", "after")},
        }
        for row in found
        if row.field in labels
    ]


def _shown(field: str, value: Any, places: dict[int, str]) -> str:
    if value in (None, ""):
        return NOBODY
    if field == "place_id":
        return places.get(value, NOBODY)
    if field == "sector":
        return words.SECTOR[value]
    return long_date(value) if field.endswith("_on") and not isinstance(value, str) else str(value)


@require_POST
@login_required
def undo(request: Any, key: str, ref: str) -> HttpResponse:
    """Make two entries again of one that was made of two."""
    actor = decided_or_404(request, key)
    if ref not in {one.ref for one in queries.mergers_of(request.viewer, actor)}:
        raise Http404
    try:
        services.undo_merge(ref=ref, by=request.doer)
    except services.MergeRefused as refused:
        page = {
            "actor": actor,
            "other": None,
            "asked": "",
            "lines": [],
            "like": [],
            "mergers": queries.mergers_of(request.viewer, actor),
            "problems": [problem(str(refused), "undo")],
            "practice": actor.world == PRACTICE,
        }
        return render(request, "actors/merge.html.jinja", page, status=WRONG)
    return redirect("actor-merge", actor.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def split(request: Any, key: str) -> HttpResponse:
    """Make a second entry of one that holds two, and choose what belongs to it."""
    actor = decided_or_404(request, key)
    offers = offers_for(request.viewer, world=actor.world, actor_id=actor.pk)[:200]
    needs = needs_for(request.viewer, world=actor.world).filter(actor_id=actor.pk)[:200]
    things = [
        {"value": f"{kind}:{row.ref}", "text": row.title}
        for kind, rows in (("offer", offers), ("need", needs))
        for row in rows
    ]
    ties = [
        {"value": str(tie.pk), "text": other.name}
        for tie, other in queries.ties_for(request.viewer, actor.pk)
    ]
    name, problems = line(request, "name")[:250], []
    chosen, tied = set(request.POST.getlist("things")), set(request.POST.getlist("ties"))
    if request.method == "POST":
        moved = [tuple(one["value"].split(":")) for one in things if one["value"] in chosen]
        own = [int(one["value"]) for one in ties if one["value"] in tied]
        try:
            made = services.split_actor(ref=actor.ref, name=name, moved=moved, ties=own, by=request.doer)
            return redirect("actor", made.ref)
        except services.EditRefused as refused:
            problems = [problem(said, field) for field, said in refused.problems.items()]
    page = {
        "actor": actor,
        "name": name,
        "things": [one | {"checked": one["value"] in chosen} for one in things],
        "ties": [one | {"checked": one["value"] in tied} for one in ties],
        "problems": problems,
        "practice": actor.world == PRACTICE,
    }
    return render(request, "actors/split.html.jinja", page, status=WRONG if problems else 200)
