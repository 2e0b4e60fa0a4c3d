"""A few figures side by side: hard and soft, short and long; and what was said at each meeting about them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.analyses import figures as analyses
from alongside.exchange.directory.queries import actor_for
from alongside.exchange.directory.queries.parties import actors_of_parties, world_of_party
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import boards as queries
from alongside.exchange.evidence.queries import measures
from alongside.exchange.evidence.services import boards as services
from alongside.exchange.partnerships.queries import card_for
from alongside.exchange.places.queries import place_for
from alongside.web import downloads, presenting, sight, typed
from alongside.web.components.control import two_lines
from alongside.web.components.formats import long_date
from alongside.web.doors import by, forms, problems_of, signed_in
from alongside.web.presenting import PRACTICE

from . import doors, presenters, words

ROOM = "/measures/boards/"
CHOOSABLE = 60


def board_or_404(request: HttpRequest, ref: str) -> Any:
    """A board, for a viewer who may see it. Raises: Http404."""
    found = queries.board_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def kept_or_404(request: HttpRequest, ref: str) -> Any:
    """The same, for a viewer who keeps it. Raises: Http404 for all others."""
    found = board_or_404(request, ref)
    if request.doer is None or not queries.keeps(request.viewer, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def url_of(board: Any) -> str:
    """Where a board is shown."""
    return f"{ROOM}{board.ref}/"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The boards that the viewer may see."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = presenting.world_of(request)
    context = {
        "boards": [item(one) for one in queries.boards_for(viewer, world=world)[:100]],
        "may_write": viewer.user_id is not None and viewer.guest_id is None,
        "back_url": doors.room(world),
    }
    return doors.shown(request, "boards", context, world=world)


def item(board: Any) -> dict[str, Any]:
    """A board in a list."""
    return {
        "title": board.title,
        "url": url_of(board),
        "line": ", ".join(one["text"] for one in _where(board)),
        "why": board.about[:200],
        "mark": sight.short_mark(board),
    }


def _where(board: Any) -> list[dict[str, str]]:
    things = ((board.actor, "actors"), (board.partnership, "partnerships"), (board.place, "places"))
    return [{"text": one.name, "url": f"/{path}/{one.ref}/"} for one, path in things if one is not None]


def page(
    request: HttpRequest,
    template: str,
    board: Any,
    context: dict[str, Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    """A page of a board in its frame."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    owner = actors_of_parties(viewer, [board.owner_id]).get(board.owner_id)
    of = {
        "name": board.title,
        "about": board.about,
        "url": url_of(board),
        "where": _where(board),
        "owner": {"text": owner.name, "url": f"/actors/{owner.ref}/"} if owner else None,
        "keeps": queries.keeps(viewer, board),
        "mark": sight.mark(viewer, board),
    }
    return doors.shown(request, template, {"of": of} | context, world=board.world, problems=problems)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """The figures side by side, each with its chart; and the meetings."""
    found = board_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shown = queries.shown_on(viewer, found)
    known = measures.points_by([one.series for one in shown])
    if kind := downloads.asked_for(request):
        return _file(found, shown, known, kind)
    anew = measures.recalculations_by([one.series for one in shown])
    context = {
        "panels": [_panel(one.series, known[one.series.pk], anew[one.series.pk]) for one in shown],
        "both": _both(shown, known),
        "meetings": [_meeting(found, one) for one in queries.meetings_of(found)[:12]],
        "downloads": downloads.links(request) if shown else [],
    }
    return page(request, "board", found, context)


def _panel(series: Any, points: Any, anew: Any, *, height: int = 190) -> dict[str, Any]:
    charted = analyses.charted(series, points, anew)
    spec = presenters.spec(series, charted)
    if spec:
        spec["height"] = height
    measure = series.definition.measure
    sorts = (words.KIND[measure.kind], words.NATURE.get(measure.nature, ""), words.TERM.get(measure.term, ""))
    return {
        "id": f"f{series.ref}",
        "title": measures.title_of(series),
        "url": doors.url_of(series),
        "where": ", ".join(one["text"] for one in doors.where_of(series)),
        "sort": " · ".join(filter(None, sorts)),
        "says": presenters.says(series, charted),
        "quality": " ".join(presenters.quality(charted)),
        "unintended": measure.unintended,
        "spec": spec,
        "head": presenters.head(series),
        "rows": presenters.rows(series, charted)[:12],
        "soft": measure.nature == "soft",
    }


def _both(shown: Any, known: Any) -> dict[str, Any] | None:
    """What is asked for beside what can be given, and what is left; none where nobody said which is which."""
    parts = {one.part: one.series for one in shown if one.part}
    if set(parts) != {"demand", "capacity"} or parts["demand"].often != parts["capacity"].often:
        return None
    often = parts["demand"].often
    values = {
        name: {one.starts_on: one.value for one in known[series.pk] if one.value is not None}
        for name, series in parts.items()
    }
    days = sorted(values["demand"].keys() & values["capacity"].keys())
    if not days:
        return None
    over = [values["demand"][day] - values["capacity"][day] for day in days]
    short = sum(one > 0 for one in over)
    points = [
        {"day": day.isoformat(), "name": words.PART[name], "value": values[name][day]}
        for name in ("demand", "capacity")
        for day in days
    ]
    rows = [
        [
            presenters.upper(presenters.when(day, often)),
            {"text": presenters.number(values["demand"][day]), "format": "numeric"},
            {"text": presenters.number(values["capacity"][day]), "format": "numeric"},
            {"text": presenters.number(values["demand"][day] - values["capacity"][day]), "format": "numeric"},
        ]
        for day in reversed(days)
    ]
    said = _(
        "More was asked for than could be given in %(short)d of %(all)d times. "
        "All together %(left)s more were asked for than could be given."
    )
    fewer = _(
        "More was asked for than could be given in %(short)d of %(all)d times. "
        "All together there was room for %(left)s more."
    )
    total = sum(over)
    return {
        "says": (said if total > 0 else fewer)
        % {"short": short, "all": len(days), "left": presenters.number(abs(total))},
        "spec": two_lines(points, parts["demand"].definition.unit),
        "head": [_("When"), words.PART["demand"], words.PART["capacity"], _("More asked for than given")],
        "rows": rows[:26],
    }


def _meeting(board: Any, one: Any) -> dict[str, Any]:
    return {
        "title": long_date(one.held_on),
        "url": f"{url_of(board)}meetings/{one.ref}/",
        "line": one.who,
        "why": one.decided[:200] or one.said[:200],
    }


def _file(board: Any, shown: Any, known: Any, kind: str) -> HttpResponse:
    head = [_("Figure"), _("For"), _("Unit"), _("First day"), _("Last day"), _("Figure"), _("How good it is")]
    rows = []
    for one in shown:
        where = ", ".join(thing["text"] for thing in doors.where_of(one.series))
        plain = [measures.title_of(one.series), where, one.series.definition.unit]
        for point in known[one.series.pk]:
            value = presenters.hidden_text() if point.hidden else point.value
            quality = str(words.QUALITY[point.quality])
            rows.append([*plain, point.starts_on, point.ends_on, value, quality])
    about = [board.title, _("Made on %(day)s") % {"day": long_date(timezone.localdate())}]
    return downloads.as_file(kind, board.title, head, rows, about)


@forms
def new(request: HttpRequest) -> HttpResponse:
    """Put figures side by side: `?place=`, `?actor=`, `?partnership=` say for whom."""
    if other := signed_in(request):
        return other
    doer: Any = request.doer  # type: ignore[attr-defined]
    world = world_of_party(doer.acting_for_id)
    ready = _choosable(request, world)
    if request.method != "POST":
        asked = place_for(request.GET["place"]) if request.GET.get("place") else None
        return _form(request, None, {"place": asked.name if asked else ""}, world, ready)
    said, wrong = _read(request, world, ready, _things(request, world))
    if wrong:
        return _form(request, None, request.POST, world, ready, wrong)
    try:
        made = services.start(said=said, by=doer)
    except FigureRefused as refused:
        return _form(request, None, request.POST, world, ready, problems_of(refused))
    return redirect(url_of(made))


def _things(request: HttpRequest, world: str) -> dict[str, Any]:
    found = {}
    for name, find in (("actor", actor_for), ("partnership", card_for)):
        key = request.POST.get(name, "") or request.GET.get(name, "")
        thing: Any = find(request.viewer, key) if key else None  # type: ignore[attr-defined]
        if thing is not None and thing.world == world:
            found[name] = thing
    return found


def _choosable(request: HttpRequest, world: str) -> list[Any]:
    """One's own figures first, then others."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    own = list(measures.own_series(viewer, world=world)[:CHOOSABLE])
    kept = {one.pk for one in own}
    others = measures.series_for(viewer, world=world).exclude(pk__in=kept)[:CHOOSABLE]
    return [*own, *others]


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Which figures stand on it, and who may see it."""
    found = kept_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shown = queries.shown_on(viewer, found)
    ready = _choosable(request, found.world)
    ready += [one.series for one in shown if one.series.pk not in {row.pk for row in ready}]
    if request.method != "POST":
        return _form(request, found, _said(found, shown), found.world, ready)
    things = {name: getattr(found, name) for name in ("actor", "partnership")}
    said, wrong = _read(request, found.world, ready, things)
    chosen = sight.read(request)
    wrong += sight.problems(viewer, chosen, world=found.world)
    if wrong:
        return _form(request, found, request.POST, found.world, ready, wrong)
    doer = by(request, found.owner_id)
    try:
        services.edit(ref=ref, said=said, by=doer)
        services.share(ref=ref, visibility=chosen.visibility, circles=chosen.circles, by=doer)
    except FigureRefused as refused:
        return _form(request, found, request.POST, found.world, ready, problems_of(refused))
    except SightRefused as refused:
        wrong = [typed.problem(str(refused), sight.FIELD)]
        return _form(request, found, request.POST, found.world, ready, wrong)
    return redirect(url_of(found))


def _said(found: Any, shown: Any) -> dict[str, Any]:
    parts = {one.part: one.series.ref for one in shown if one.part}
    return {
        "title": found.title,
        "about": found.about,
        "place": found.place.name if found.place else "",
        "series": [one.series.ref for one in shown],
        **parts,
    }


def _read(
    request: HttpRequest, world: str, ready: list[Any], things: dict[str, Any]
) -> tuple[services.Said, list[typed.Problem]]:
    wrong: list[typed.Problem] = []
    place, lost = typed.place_of(typed.line(request, "place"), world)
    if lost:
        wrong.append(typed.problem(lost, "place"))
    known = {one.ref: one for one in ready}
    said = services.Said(
        title=typed.line(request, "title"),
        about=typed.words(request, "about"),
        place=place,
        series=[known[ref] for ref in request.POST.getlist("series") if ref in known],
        demand=known.get(typed.line(request, "demand")),
        capacity=known.get(typed.line(request, "capacity")),
        **things,
    )
    return said, wrong


def _form(
    request: HttpRequest,
    found: Any,
    said: Any,
    world: str,
    ready: list[Any],
    problems: list[typed.Problem] | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    options = [(one.ref, _option(one)) for one in ready]
    sent = request.method == "POST"
    chosen = sight.read(request) if sent else sight.said_of(found) if found else sight.Said()
    context = {
        "board": {"title": found.title, "url": url_of(found)} if found else None,
        "said": said,
        "ticked": request.POST.getlist("series") if sent else said.get("series", []),
        "ready": options,
        "either": [("", _("None")), *options],
        "hidden": [(name, one.ref) for name, one in _things(request, world).items()] if not found else [],
        "sight": sight.choices(viewer, world=world, said=chosen, problems=problems or []) if found else None,
        "back_url": ROOM + ("?world=practice" if world == PRACTICE else ""),
    }
    return doors.shown(request, "board_form", context, world=world, problems=problems)


def _option(series: Any) -> str:
    where = ", ".join(one["text"] for one in doors.where_of(series))
    sort = words.NATURE.get(series.definition.measure.nature, "")
    return " – ".join(filter(None, [measures.title_of(series), where, sort]))
