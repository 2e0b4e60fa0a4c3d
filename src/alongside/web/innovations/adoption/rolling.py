"""A plan to bring something to several organisations: the target, who starts when, how far it has got."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.small_numbers import is_small
from alongside.exchange.directory.queries import named
from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.exchange.innovations.queries import adoptions, roll_outs
from alongside.exchange.innovations.services import rolling_out
from alongside.exchange.innovations.services.rolling_out import Plan
from alongside.web import downloads, sight, typed
from alongside.web.components.formats import count, long_date
from alongside.web.doors import by, forms
from alongside.web.presenting import PRACTICE

from .. import doors as frame
from . import doors, presenters

TARGETS = ("sites_target", "people_target")


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a plan, from the page of what is brought to others."""
    offer = frame.innovation_or_404(request, ref)
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    sites = adoptions.sites_of(request.viewer, world=offer.world)  # type: ignore[attr-defined]
    if not sites:
        raise Http404
    runs = next((one for one in sites if one.party_id == request.doer.acting_for_id), sites[0])  # type: ignore[attr-defined]
    if request.method != "POST":
        return _form(request, offer, {})
    said, shared, wrong = _read(request, offer.world)
    made: list[Any] = []
    if not wrong:
        wrong = doors.tried(
            lambda: made.append(
                rolling_out.plan(
                    ref=ref,
                    said=said,
                    visibility=shared.visibility,
                    circles=shared.circles,
                    by=by(request, runs.party_id),
                )
            )
        )
    if wrong:
        return _form(request, offer, request.POST, wrong, shared)
    return redirect(_url(made[0]))


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what it aims at, or who may see it."""
    row = _own(request, ref)
    now = {"title": row.title, "sponsor": row.sponsor, "sites_target": str(row.sites_target)}
    now |= {"people_target": str(row.people_target or "")} | typed.days("on", row.by_on)
    if request.method != "POST":
        return _form(request, row.offer, now, None, sight.said_of(row))
    said, shared, wrong = _read(request, row.world)
    if not wrong:
        wrong = doors.tried(
            lambda: rolling_out.edit(
                ref=ref,
                said=said,
                visibility=shared.visibility,
                circles=shared.circles,
                by=by(request, row.owner_id),
            )
        )
    if wrong:
        return _form(request, row.offer, request.POST, wrong, shared)
    return redirect(_url(row))


def _url(row: Any) -> str:
    return f"/adoptions/plans/{row.ref}/"


def _own(request: HttpRequest, ref: str) -> Any:
    row = roll_outs.roll_out_for(request.viewer, ref)  # type: ignore[attr-defined]
    if row is None or request.doer is None or not roll_outs.keeps(request.viewer, row):  # type: ignore[attr-defined]
        raise Http404
    return row


def _read(request: HttpRequest, world: str) -> tuple[Plan, sight.Said, list[typed.Problem]]:
    numbers, wrong = doors.numbers(request, TARGETS)
    shared = sight.read(request)
    said = Plan(
        title=typed.line(request, "title"),
        sites_target=numbers["sites_target"],
        by_on=typed.day(request, "on"),
        people_target=numbers["people_target"],
        sponsor=typed.line(request, "sponsor"),
    )
    return said, shared, [*wrong, *sight.problems(request.viewer, shared, world=world)]  # type: ignore[attr-defined]


def _form(
    request: HttpRequest,
    offer: Any,
    said: Any,
    wrong: list[typed.Problem] | None = None,
    shared: sight.Said | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shown = sight.choices(viewer, world=offer.world, said=shared, problems=wrong or ())
    return frame.page(request, "adoption/plan", offer, {"said": said, "sight": shown}, wrong)


@forms
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """How far a plan has got; whoever runs it adds organisations and takes them out."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = roll_outs.roll_out_for(viewer, ref)
    if row is None:
        raise Http404
    wrong: list[typed.Problem] = []
    if request.method == "POST":
        wrong = _write(request, _own(request, ref))
        if not wrong:
            return redirect(_url(row))
    progress = roll_outs.progress_of(viewer, row, timezone.localdate())
    if kind := downloads.asked_for(request):
        about = [_("Practice town: invented. Nothing here is real.")] if row.world == PRACTICE else []
        rows = [_line(one) for one in progress.sites]
        return downloads.as_file(kind, row.title, _head(), rows, about)
    runs = actors_of_parties(viewer, [row.owner_id]).get(row.owner_id)
    context = {
        "back_url": f"/innovations/{row.offer.ref}/adoptions/",
        "back_text": _("Who uses it, who stopped, and why"),
        "heading": row.title,
        "plan": row,
        "runs": {"text": runs.name, "url": f"/actors/{runs.ref}/"} if runs else None,
        "says": _says(row, progress),
        "head": [*_head()[:5], _("People it serves, of those planned")],
        "rows": [_cells(one) for one in progress.sites],
        "is_own": roll_outs.keeps(viewer, row),
        "sites": [(str(one.row.pk), one.row.site.name) for one in progress.sites],
        "mark": sight.mark(viewer, row),
        "downloads": downloads.links(request) if progress.sites else [],
    }
    return frame.page(request, "adoption/progress", row.offer, context, wrong)


def _write(request: HttpRequest, row: Any) -> list[typed.Problem]:
    doer = by(request, row.owner_id)
    if (gone := typed.number(request, "take")) is not None:
        return doors.tried(lambda: rolling_out.take_out(ref=row.ref, row=gone, by=doer))
    numbers, wrong = doors.numbers(request, ("people",))
    name = typed.line(request, "site")[:200]
    found = named(request.viewer, name, world=row.world) if name else []  # type: ignore[attr-defined]
    exact = [one for one in found if one.name.casefold() == name.casefold()] or found
    if len(exact) > 1:
        names = "; ".join(one.name for one in exact)
        text = _("More than one has such a name: %(names)s. Type one of these.") % {"names": names}
        return [typed.problem(text, "site")]
    return wrong or doors.tried(
        lambda: rolling_out.add_site(
            ref=row.ref,
            site=exact[0] if exact else None,
            planned_on=typed.day(request, "on"),
            sponsor=typed.line(request, "sponsor"),
            people_target=numbers["people"],
            by=doer,
        )
    )


def _says(row: Any, progress: Any) -> list[str]:
    """How far it has got, in sentences."""
    target = {"using": progress.using, "target": progress.target, "day": long_date(row.by_on)}
    said = [_("%(using)d of %(target)d organisations use it; the plan is to be there by %(day)s.") % target]
    late = sum(one.late for one in progress.sites)
    if late:
        text = ngettext("%(num)d is late.", "%(num)d are late.", late) % {"num": late}
        said.append(text)
    missing = progress.target - len(progress.sites)
    if missing > 0:
        text = ngettext("One more is still to be found.", "%(num)d more are still to be found.", missing) % {
            "num": missing
        }
        said.append(text)
    if row.people_target:
        people = _("fewer than 5") if is_small(progress.people) else count(progress.people)
        of = {"people": people, "target": count(row.people_target)}
        said.append(_("It serves %(people)s people of %(target)s.") % of)
    return said


def _state(one: Any) -> str:
    if one.adoption is None:
        return _("Late: has said nothing yet") if one.late else _("To start")
    said = presenters.when(one.adoption)
    return _("Late: %(said)s") % {"said": said} if one.late else said


def _people(one: Any) -> str:
    got = presenters.people(one.adoption) if one.adoption is not None else ""
    if one.row.people_target is None:
        return got or "–"
    return _("%(got)s of %(target)s") % {"got": got or "0", "target": count(one.row.people_target)}


def _cells(one: Any) -> list[Any]:
    state = _state(one)
    link = {"text": state, "url": presenters.url_of(one.adoption)} if one.adoption else None
    return [
        {"items": [{"text": one.row.site.name, "url": f"/actors/{one.row.site.ref}/"}]},
        long_date(one.row.planned_on),
        one.row.sponsor or "–",
        {"items": [link]} if link else state,
        long_date(one.adoption.started_on) if one.adoption and one.adoption.started_on else "–",
        _people(one),
    ]


def _head() -> list[str]:
    return [
        _("Organisation"), _("Planned for"), _("Who backs it there"), _("Where it's got to"), _("Started on"),
        _("People it serves"), _("People planned"),
    ]  # fmt: skip


def _line(one: Any) -> list[Any]:
    return [
        one.row.site.name,
        one.row.planned_on,
        one.row.sponsor,
        _state(one),
        one.adoption.started_on if one.adoption is not None else None,
        presenters.people(one.adoption) if one.adoption is not None else "",
        one.row.people_target,
    ]
