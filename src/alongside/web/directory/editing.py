"""Change an entry, put back what it said, say that it is right, add a new one, say whom it works with."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.exchange.directory import queries, services
from alongside.exchange.places.queries import find_place
from alongside.web import presenting, sight, words
from alongside.web.presenting import PRACTICE, actor_item
from alongside.web.typed import LONGEST as LONGEST_TEXT
from alongside.web.typed import Problem, line, problem
from alongside.web.typed import words as typed_words

from .ways import editable_or_404

WRONG = 422
LINES = ("name", "sector", "kind", "website", "place")
LONGEST = {"name": 250, "kind": 60, "website": 290, "summary": LONGEST_TEXT}
TIES = (
    "works-with",
    "member-of",
    "part-of",
    "hosts",
    "funds",
    "runs",
    "advises",
    "evaluates",
    "board-of",
    "bids-against",
)


def _typed(request: HttpRequest) -> dict[str, str]:
    typed = {name: line(request, name)[: LONGEST.get(name, 120)] for name in LINES}
    return typed | {"summary": typed_words(request, "summary")[: LONGEST["summary"]]}


def _place(typed: str, world: str) -> tuple[int | None, list[Problem]]:
    """The place that was typed, and what is wrong with it."""
    if not typed:
        return None, []
    found = find_place(typed)
    if found.where is None or found.where.id is None:
        said = found.problem or _("We do not know this place. Write the name of a town or council area.")
        return None, [problem(said, "place")]
    if found.where.world != world:
        return None, [problem(_("This place is of the other world. Write one from here."), "place")]
    return found.where.id, []


def _values(typed: dict[str, str], place_id: int | None) -> dict[str, Any]:
    plain = {name: typed[name] for name in ("name", "sector", "kind", "website", "summary")}
    return plain | {"place_id": place_id}


def _refused(refused: services.EditRefused) -> list[Problem]:
    return [problem(said, field) for field, said in refused.problems.items()]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: Any, key: str) -> HttpResponse:
    """The entry as a form; what it said before is kept."""
    actor = editable_or_404(request, key)
    remit = getattr(actor, "remit", None)
    typed = {
        "name": actor.name,
        "sector": actor.sector,
        "kind": actor.kind,
        "website": actor.website,
        "place": actor.place.name if actor.place else "",
        "summary": remit.summary if remit else "",
    }
    if request.method != "POST":
        return _form(request, actor, typed, sight.said_of(actor), [])
    before, typed, said = typed["place"], _typed(request), sight.read(request)
    shows = _shows(request, actor)
    same = typed["place"] == before
    place_id, problems = (actor.place_id, []) if same else _place(typed["place"], actor.world)
    problems += sight.problems(request.viewer, said, world=actor.world) if shows else []
    if not problems:
        chosen = services.Sight(said.visibility, said.circles) if shows else None
        try:
            services.edit_actor(ref=actor.ref, values=_values(typed, place_id), sight=chosen, by=request.doer)
            return redirect("actor", actor.ref)
        except services.EditRefused as refused:
            problems = _refused(refused)
    return _form(request, actor, typed, said, problems)


def _shows(request: Any, actor: Any) -> bool:
    """Whether the viewer may say who sees the entry: whoever looks after it."""
    return bool(actor.owner_id) and queries.powers(request.viewer.user_id, actor).keeps


def _form(request: Any, actor: Any, typed: Any, said: Any, problems: list[Problem]) -> HttpResponse:
    page = {
        "actor": actor,
        "typed": typed,
        "sectors": words.SECTOR,
        "sight": sight.choices(request.viewer, world=actor.world, said=said, problems=problems)
        if _shows(request, actor)
        else None,
        "problems": problems,
        "practice": actor.world == PRACTICE,
    }
    return render(request, "actors/edit.html.jinja", page, status=WRONG if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def checked(request: Any, key: str) -> HttpResponse:
    """Say that an entry is still right."""
    actor = editable_or_404(request, key)
    if request.method == "POST":
        services.confirm_actor(ref=actor.ref, by=request.doer)
        return redirect("actor", actor.ref)
    return render(
        request,
        "actors/checked.html.jinja",
        {
            "actor": actor,
            "standing": presenting.standing_text(actor),
            "practice": actor.world == PRACTICE,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def history(request: Any, key: str) -> HttpResponse:
    """What was changed on an entry; each change can be taken back."""
    actor = editable_or_404(request, key)
    steps = queries.history_of(request.viewer, actor)
    if request.method == "POST":
        chosen = request.POST.get("version", "")
        step = next((one for one in steps if str(one.pk) == chosen), None)
        if step is None or not is_own(step):
            raise Http404
        services.restore_version(ref=actor.ref, version_id=step.pk, by=request.doer)
        return redirect("actor-history", actor.ref)
    page = {
        "actor": actor,
        "steps": [_step(one) for one in steps],
        "practice": actor.world == PRACTICE,
    }
    return render(request, "actors/history.html.jinja", page)


def is_own(step: Any) -> bool:
    """Whether a change can be taken back by itself: one of words, not of who sees it or of a merger."""
    return step.action in ("edit", "restore") and "visibility" not in step.before


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "sector": _("Kind of organisation"),
        "kind": _("Type"),
        "website": _("Website"),
        "place_id": _("Where"),
        "summary": _("What it does"),
        "visibility": _("Who may see this"),
        "standing": _("Looked after here"),
        "owner_id": _("Looked after by"),
        "note": _("Note"),
        "source": _("Where this comes from"),
        "confirmed_on": _("Last checked"),
        "reported_on": _("Reported on"),
    }


def _step(step: Any) -> dict[str, Any]:
    labels, inside = _labels(), ("lat", "lon", "point_basis", "owner_id", "place_id", "standing")
    who = _("You") if step.mine else step.who or _("Whoever runs this site")
    actions = {"merge": _("Two entries were made one"), "restore": _("An earlier version was put back")}
    changes = [
        {
            "field": labels.get(name, name),
            "before": _shown(name, value),
            "after": _shown(name, step.after[name]),
        }
        for name, value in step.before.items()
        if name in labels and name not in inside
    ]
    others = [labels[name] for name in step.before if name in labels and name in inside]
    return {
        "version": step.pk if is_own(step) else "",
        "at": step.at,
        "who": who,
        "what": actions.get(step.action, ""),
        "changes": changes,
        "others": ", ".join(dict.fromkeys(others)),
    }


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "sector":
        return words.SECTOR[value]
    return str(value)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tie(request: Any, key: str) -> HttpResponse:
    """Say whom an organisation works with: a name, how, since when."""
    actor = editable_or_404(request, key)
    typed = {name: line(request, name)[:200] for name in ("other", "kind", "since", "note", "chosen")}
    problems: list[Problem] = []
    choices: list[Any] = []
    if request.method == "POST":
        choices = _others(request.viewer, actor, typed)
        problems = _tie_problems(typed, choices)
        if not problems:
            try:
                services.add_tie(
                    ref=actor.ref,
                    other_id=choices[0].pk,
                    kind=typed["kind"],
                    since=typed["since"],
                    note=typed["note"],
                    by=request.doer,
                )
                return redirect("actor", actor.ref)
            except services.EditRefused as refused:
                problems = _refused(refused)
    page = {
        "actor": actor,
        "typed": typed,
        "kinds": {kind: words.TIE[kind][0] for kind in TIES},
        "choices": choices if len(choices) > 1 else [],
        "problems": problems,
        "practice": actor.world == PRACTICE,
    }
    return render(request, "actors/tie.html.jinja", page, status=WRONG if problems else 200)


def _others(viewer: Any, actor: Any, typed: dict[str, str]) -> list[Any]:
    """Those that may be meant: the chosen one, else who is called so."""
    if typed["chosen"]:
        found = queries.actors_by_key(viewer, [typed["chosen"]])
        if found and found[0].world == actor.world:
            return found[:1]
    rows = queries.named(viewer, typed["other"], world=actor.world) if typed["other"] else []
    return [row for row in rows if row.pk != actor.pk]


def _tie_problems(typed: dict[str, str], choices: list[Any]) -> list[Problem]:
    found = []
    if not typed["other"]:
        found.append(problem(_("Write the name of the other organisation."), "other"))
    elif not choices:
        found.append(problem(_("Nobody here is called that. Write part of the name."), "other"))
    elif len(choices) > 1:
        found.append(problem(_("Several are called that. Choose one."), "chosen"))
    if typed["kind"] not in TIES:
        found.append(problem(_("Choose how they work together."), "kind"))
    if typed["since"] and not (len(typed["since"]) == 4 and typed["since"].isdecimal()):
        found.append(problem(_("Write the year with four digits, or leave it empty."), "since"))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Any) -> HttpResponse:
    """Add an organisation; those that may be the same are shown first."""
    acted = [row for row in queries.acted_for(request.viewer) if row.party_id == request.doer.acting_for_id]
    world = acted[0].world if acted else presenting.world_of(request)
    typed = _typed(request) | {"role_there": line(request, "role_there")[:120]}
    alone, problems, like = request.doer.acting_for_id is None, [], []
    if request.method == "POST":
        place_id, problems = _place(typed["place"], world)
        like = queries.like_named(request.viewer, typed["name"], world=world)
        if not problems and (not like or request.POST.get("button") == "new"):
            try:
                made = services.new_actor(
                    values=_values(typed, place_id),
                    world=world,
                    by=request.doer,
                    role_there=typed["role_there"],
                )
                if alone:
                    return render(
                        request, "actors/waits.html.jinja", {"name": made.name, "practice": world == PRACTICE}
                    )
                return redirect("actor", made.ref)
            except services.EditRefused as refused:
                problems = _refused(refused)
    page = {
        "typed": typed,
        "sectors": words.SECTOR,
        "alone": alone,
        "like": [actor_item(row) for row in like] if not problems else [],
        "problems": problems,
        "practice": world == PRACTICE,
    }
    return render(request, "actors/new.html.jinja", page, status=WRONG if problems else 200)
