"""One site's use of something, and everybody who uses it or did, as a table to take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_GET

from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.queries import roll_outs
from alongside.web import downloads, sight
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE
from alongside.web.words import Words

from .. import doors as frame
from . import doors, presenters, words

DONE = Words(
    {
        "begun": noop("Kept. Thank you: others can learn from it. When you have a minute, say what it took."),
        "kept": noop("Kept."),
    }
)


@require_GET
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One site: since when, why, from whom, what it took, what was changed, what made room, how it ended."""
    row = doors.adoption_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    before, after = queries.returns_of(viewer, row)
    lenders = queries.lenders(viewer, [row])
    context = {
        "back_url": f"/innovations/{row.offer.ref}/",
        "back_text": row.offer.title,
        "site": {"name": row.site.name, "url": f"/actors/{row.site.ref}/"},
        "badge": presenters.when(row),
        "tone": words.TONE[queries.state(row)],
        "mark": sight.mark(viewer, row),
        "facts": presenters.facts(viewer, row),
        "thanks": presenters.thanks(row, lenders),
        "told": presenters.told(row),
        "adaptations": [presenters.adaptation(one) for one in row.adaptations.all()],
        "displaced": [presenters.displaced(one) for one in row.displacements.all()],
        "passed": [presenters.passed(one) for one in row.passed_on.all()],
        "borrowers": _borrowers(viewer, row),
        "returns": [presenters.item(one) for one in ([before] if before else []) + after],
        "instead": _instead(viewer, row),
        "actions": _actions(row) if queries.keeps(viewer, row) else [],
        "is_own": queries.keeps(viewer, row),
        "at": presenters.url_of(row),
        "done": DONE.get(request.GET.get("done", ""), ""),
        "ask_url": f"/ask-about/?actor={row.site.ref}" if row.will_talk else "",
    }
    return doors.page(request, "show", row, context)


def _instead(viewer: Any, row: Any) -> dict[str, str] | None:
    """What took its place, where that may be seen."""
    if row.replaced_by_id is None:
        return None
    found = queries.offer_by_id(viewer, row.replaced_by_id)
    return {"text": found.title, "url": f"/innovations/{found.ref}/"} if found else None


def _borrowers(viewer: Any, row: Any) -> list[dict[str, Any]]:
    """Who took it over from this site, each once: what was passed on, and what they learned."""
    newest = {one.site_id: one for one in reversed(queries.borrowers_of(viewer, row))}
    return [
        presenters.item(one)
        | {
            "passed": [presenters.passed(said) for said in one.passed_on.all()],
            "thanks": one.thanks,
        }
        for one in newest.values()
    ]


def _actions(row: Any) -> list[dict[str, Any]]:
    """What the site can write next."""
    at, state = presenters.url_of(row), queries.state(row)
    found = []
    if state == "planned":
        found.append(_way(_("It has started"), f"{at}start/", main=True))
    if state in ("using", "stopped"):
        found.append(_way(_("Say what it took and how you did it"), f"{at}how/", main=state == "using"))
    if state == "using":
        found.append(_way(_("Write down something you changed"), f"{at}change/"))
    if state != "dropped":
        found.append(_way(_("Say what you stopped to make room"), f"{at}room/"))
    if row.borrowed_from_id is not None and state != "dropped":
        found.append(_way(_("Say what they passed on, and what came of it"), f"{at}passed-on/"))
    if state in ("using", "planned"):
        text = _("We've stopped using it") if state == "using" else _("We've given the plan up")
        found.append(_way(text, f"{at}stop/"))
    else:
        again = f"/innovations/{row.offer.ref}/adoptions/new/?again={row.ref}"
        found.append(_way(_("We've taken it up again"), again))
    found.append(_way(_("Change what we said, or who may see it"), f"{at}edit/"))
    return found


def _way(text: str, url: str, *, main: bool = False) -> dict[str, Any]:
    return {"text": text, "url": url, "main": main}


@require_GET
def index(request: HttpRequest, ref: str) -> HttpResponse:
    """Everybody who plans, uses or stopped it: a row for each, with the parts of a set, and as a file."""
    offer = frame.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    parts = queries.parts_of_set(viewer, offer)
    rows = list(
        queries.with_details(queries.adoptions_for(viewer, offer_ids=[offer.pk, *(one.pk for one in parts)]))
    )
    if kind := downloads.asked_for(request):
        about = [_("Practice town: invented. Nothing here is real.")] if offer.world == PRACTICE else []
        name = _("Who uses %(title)s") % {"title": offer.title}
        return downloads.as_file(kind, name, _head(), _file(viewer, rows), about)
    mine = [row for row in rows if row.offer_id == offer.pk]
    lenders = queries.lenders(viewer, mine)
    context = {
        "says": presenters.counted(queries.uses_of(viewer, [offer.pk]).get(offer.pk)),
        "head": [_("Organisation"), _("Where"), *(one.title for one in [offer, *parts])],
        "rows": _table(rows, [offer, *parts]),
        "triggers": presenters.triggers(mine),
        "thanks": [said for row in mine if (said := presenters.thanks(row, lenders))],
        "borrowed": len({row.site_id for row in mine if row.borrowed_from_id is not None}),
        "all": len({row.site_id for row in mine}),
        "displaced": [presenters.displaced(one) for row in mine for one in row.displacements.all()],
        "plans": [_plan(one) for one in roll_outs.roll_outs_for(viewer, offer_ids=[offer.pk])],
        "downloads": downloads.links(request) if rows else [],
    }
    return frame.page(request, "adoption/index", offer, context)


def _plan(row: Any) -> dict[str, str]:
    return {"text": row.title, "url": f"/adoptions/plans/{row.ref}/", "by": long_date(row.by_on)}


def _table(rows: list[Any], offers: list[Any]) -> list[list[Any]]:
    """A row for each site, a cell for each of the things: its newest state there."""
    newest: dict[tuple[int, int], Any] = {}
    for row in sorted(rows, key=lambda one: one.pk):
        newest[row.site_id, row.offer_id] = row
    sites = {row.site_id: row for row in rows}
    found = []
    for site_id, any_row in sorted(sites.items(), key=lambda one: (one[1].site.name, one[0])):
        cells: list[Any] = [{"items": [{"text": any_row.site.name, "url": f"/actors/{any_row.site.ref}/"}]}]
        cells.append(any_row.place.name if any_row.place else "–")
        for offer in offers:
            row = newest.get((site_id, offer.pk))
            cells.append(
                {"items": [{"text": presenters.when(row), "url": presenters.url_of(row)}]} if row else "–"
            )
        found.append(cells)
    return found


def _head() -> list[str]:
    return [
        _("Organisation"), _("Where"), _("What"), _("Where it's got to"), _("Planned for"), _("Started on"),
        _("Stopped on"), _("Why they started"), _("Borrowed from"), _("Thanks"), _("People it serves"),
        _("Pounds to get going"), _("Pounds a year to keep it going"), _("Hours of work to get going"),
        _("Weeks until it was in use"), _("People who worked on it"), _("How they use it"),
        _("What they changed"), _("What made room"), _("Why they stopped"), _("Would they do it again?"),
        _("Will they talk about it?"),
    ]  # fmt: skip


def _file(viewer: Any, rows: list[Any]) -> list[list[Any]]:
    lenders = queries.lenders(viewer, rows)
    return [_line(row, lenders) for row in rows]


def _line(row: Any, lenders: dict[int, Any]) -> list[Any]:
    lender = lenders.get(row.borrowed_from_id or 0)
    room = [presenters.displaced(one) for one in row.displacements.all()]
    return [
        row.site.name,
        row.place.name if row.place else "",
        row.offer.title,
        words.STATE[queries.state(row)],
        row.planned_on,
        row.started_on,
        row.stopped_on,
        words.TRIGGERED[row.trigger] if row.trigger else "",
        lender.name if lender else "",
        row.thanks if lender else "",
        presenters.people(row),
        row.money,
        row.yearly,
        row.hours,
        row.weeks,
        row.people,
        words.FAITHFUL[row.fidelity] if row.fidelity else "",
        "; ".join(one.words for one in row.adaptations.all()),
        "; ".join(f"{one['words']}: {one['how']}. {one['real']}".strip() for one in room),
        presenters.why_stopped(row),
        words.AGAIN[row.would_again] if row.would_again else "",
        presenters.talk(row),
    ]
