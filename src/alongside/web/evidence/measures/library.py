"""What can be counted: the library, the page of one, writing one and saying it otherwise."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries.parties import world_of_party
from alongside.exchange.evidence.measure_rules import MEANING
from alongside.exchange.evidence.notices_measures import FigureRefused
from alongside.exchange.evidence.queries import measures as queries
from alongside.exchange.evidence.services import measures as services
from alongside.web import listing, presenting, typed
from alongside.web.doors import by, forms, problems_of, signed_in
from alongside.web.filters import of_words
from alongside.web.listing import Asked, Filter, Listing
from alongside.web.presenting import PRACTICE
from alongside.web.shapes import Shape

from . import doors, presenters, words

CHOICES = (
    ("kind", words.KIND), ("term", words.TERM), ("nature", words.NATURE), ("often", words.OFTEN),
    ("direction", words.DIRECTION),
)  # fmt: skip
TEXTS = ("counts", "population", "numerator", "denominator", "unintended", "guidance", "stops", "quality")
LINES = ("title", "unit", "theme", "guidance_url", *(name for name, _words in CHOICES))


def _rows(asked: Asked) -> Any:
    rows = queries.measures_for(asked.viewer, world=asked.world, q=asked["q"])
    for name in ("kind", "term", "nature", "theme"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    if asked["guided"]:
        rows = rows.exclude(guidance_url="")
    return rows


def item(measure: Any) -> dict[str, Any]:
    """One in the list: what it counts, and of what sort it is."""
    definition = queries.newest(measure)
    sort = [words.KIND[measure.kind], words.TERM.get(measure.term, ""), words.NATURE.get(measure.nature, "")]
    return {
        "title": measure.title,
        "url": f"{doors.ROOM}{measure.ref}/",
        "line": " · ".join(filter(None, [measure.theme, *sort])),
        "why": definition.counts,
    }


def _of_newest(name: str) -> Any:
    return lambda row: getattr(queries.newest(row), name)


MEASURES = Shape(
    item,
    (
        (lazy("Figure"), lambda row: row.title),
        (lazy("What it counts"), _of_newest("counts")),
        (lazy("Unit"), _of_newest("unit")),
        (lazy("What is better"), lambda row: str(words.DIRECTION[queries.newest(row).direction])),
        (lazy("What is counted"), _of_newest("numerator")),
        (lazy("Out of what"), _of_newest("denominator")),
        (lazy("Among whom"), _of_newest("population")),
        (lazy("Sort"), lambda row: str(words.KIND[row.kind])),
        (lazy("Set"), lambda row: row.theme),
        (lazy("What it may do that nobody wants"), lambda row: row.unintended),
        (lazy("Guidance that it follows"), lambda row: row.guidance),
    ),
)
LIST = Listing(
    template="evidence/measures/index.html.jinja",
    name=lazy("Figures that can be followed"),
    rows=_rows,
    shape=MEASURES,
    filters=(
        listing.WORDS,
        Filter(
            "theme",
            lazy("Set"),
            lambda viewer, world: {one: one for one in queries.themes(viewer, world)},
        ),
        of_words("nature", lazy("Hard or soft"), words.NATURE),
        of_words("kind", lazy("Sort"), words.KIND, more=True),
        of_words("term", lazy("When it moves"), words.TERM, more=True),
        Filter("guided", lazy("Follows guidance"), tick=True, more=True),
    ),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What can be counted, and the figures that the viewer keeps."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    world = presenting.world_of(request)
    own = list(queries.own_series(viewer, world=world).filter(ended_on=None)[:12])
    return listing.answer(
        request,
        LIST,
        mine=presenters.items(own),
        may_write=viewer.user_id is not None and viewer.guest_id is None,
        boards_url=presenting.address("/measures/boards/", world=world if world == PRACTICE else ""),
    )


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One: what its figures mean, what to watch, who follows it."""
    found = doors.measure_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    definitions = list(found.definitions.all())
    rows = list(queries.series_for(viewer, world=found.world, measure_id=found.pk)[:60])
    keeps = queries.keeps_measure(viewer, found)
    context = {
        "measure": {"title": found.title, "url": f"{doors.ROOM}{found.ref}/", "ref": found.ref},
        "counts": definitions[0].counts,
        "facts": facts(found, definitions[0]),
        "unintended": found.unintended,
        "stops": found.stops,
        "used": presenters.items(rows, by_where=True),
        "earlier": [_earlier(one, at) for at, one in enumerate(definitions)] if len(definitions) > 1 else [],
        "keeps": keeps,
        "may_follow": viewer.user_id is not None and viewer.guest_id is None,
        "source": presenting.source_of(found) if found.dataset else None,
        "back_url": doors.room(found.world),
    }
    return doors.shown(request, "measure", context, world=found.world)


def facts(measure: Any, definition: Any) -> list[dict[str, Any]]:
    """What is known of it, as pairs."""
    per = ""
    if definition.is_ratio:
        per = _("a mean") if definition.per == 1 else _("out of %(per)s") % {"per": f"{definition.per:,}"}
    pairs = (
        (_("Unit"), definition.unit),
        (_("What is better"), words.DIRECTION[definition.direction]),
        (_("Among whom"), definition.population),
        (_("What is counted"), definition.numerator),
        (_("Out of what"), definition.denominator),
        (_("How it is told"), per),
        (_("Sort"), words.KIND[measure.kind]),
        (_("Hard or soft"), words.NATURE.get(measure.nature, "")),
        (_("When it moves"), words.TERM.get(measure.term, "")),
        (_("How often"), words.OFTEN[measure.often]),
        (_("Set"), measure.theme),
        (_("How good such figures are"), measure.quality),
        (_("Small numbers"), _("hidden below five people") if definition.of_people else ""),
        (_("Definition"), _("version %(number)d") % {"number": definition.number}),
    )
    found: list[dict[str, Any]] = [{"key": key, "value": value} for key, value in pairs]
    guidance = {"key": _("Guidance that it follows"), "value": measure.guidance}
    return [*found, guidance | ({"url": measure.guidance_url} if measure.guidance_url else {})]


def _earlier(definition: Any, at: int) -> str:
    said = definition.counts
    text = _("Version %(number)d: %(counts)s") % {"number": definition.number, "counts": said}
    return f"{text} ({definition.note})" if definition.note else text


@forms
def new(request: HttpRequest) -> HttpResponse:
    """Write what can be counted."""
    if other := signed_in(request):
        return other
    world = world_of_party(request.doer.acting_for_id)  # type: ignore[attr-defined]
    if request.method != "POST":
        return _form(request, None, {"often": "month", "per": "100", "of_people": "yes"}, world)
    said, wrong = _read(request)
    if wrong:
        return _form(request, None, request.POST, world, wrong)
    try:
        made = services.define(said=said, by=request.doer)  # type: ignore[attr-defined]
    except FigureRefused as refused:
        return _form(request, None, request.POST, world, problems_of(refused))
    return redirect(f"{doors.ROOM}{made.ref}/")


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Say otherwise what it is; another meaning becomes a new version."""
    found = doors.measure_or_404(request, ref)
    if request.doer is None or not queries.keeps_measure(request.viewer, found):  # type: ignore[attr-defined]
        raise Http404
    if request.method != "POST":
        return _form(request, found, _said(found), found.world)
    said, wrong = _read(request)
    if wrong:
        return _form(request, found, request.POST, found.world, wrong)
    change = typed.line(request, "change")
    try:
        services.revise(ref=found.ref, said=said, change=change, by=by(request, found.owner_id))
    except FigureRefused as refused:
        return _form(request, found, request.POST, found.world, problems_of(refused))
    return redirect(f"{doors.ROOM}{found.ref}/")


def _said(measure: Any) -> dict[str, Any]:
    definition = queries.newest(measure)
    said = {name: getattr(measure, name) for name in services.PLAIN}
    said |= {name: getattr(definition, name) for name in MEANING}
    return said | {"of_people": "yes" if definition.of_people else "no"}


def _read(request: HttpRequest) -> tuple[services.Said, list[typed.Problem]]:
    plain: dict[str, Any] = {name: typed.line(request, name) for name in LINES}
    plain |= {name: typed.words(request, name) for name in TEXTS}
    wrong = []
    if typed.line(request, "of_people") not in ("yes", "no"):
        wrong.append(typed.problem(_("Choose whether it counts people."), "of_people"))
    per = typed.number(request, "per")
    if typed.line(request, "per") and per is None:
        wrong.append(typed.problem(_("Write a whole number, such as 100 for percent."), "per"))
    return services.Said(
        **plain, per=100 if per is None else per, of_people=typed.line(request, "of_people") == "yes"
    ), wrong


def _form(
    request: HttpRequest, found: Any, said: Any, world: str, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    many = queries.used(viewer, [found]).get(found.pk, 0) if found else 0
    counted = ngettext("%(num)d figure is", "%(num)d figures are", many) % {"num": many}
    context = {
        "measure": {"title": found.title, "url": f"{doors.ROOM}{found.ref}/"} if found else None,
        "said": said,
        "choices": {name: list(table.items()) for name, table in CHOICES},
        "themes": queries.themes(viewer, world),
        "used": _("%(figures)s counted as it says now and will go on so.") % {"figures": counted}
        if many
        else "",
        "back_url": doors.room(world),
    }
    return doors.shown(request, "measure_form", context, world=world, problems=problems)
