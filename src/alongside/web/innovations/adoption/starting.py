"""We've started using this, or plan to: the form, and changing what was said in it."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.exchange.directory.queries import named
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.services import adopting
from alongside.exchange.innovations.services.adopting import Begun
from alongside.web import sight, typed
from alongside.web.doors import by, forms, is_hinted, pointed

from .. import doors as frame
from . import doors, presenters, words

OTHER = "other"  # an organisation that is not among those who use it here


@forms
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """The form, from the page of what is used."""
    offer = frame.innovation_or_404(request, ref)
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    sites = queries.sites_of(request.viewer, world=offer.world)  # type: ignore[attr-defined]
    if request.method != "POST" or not sites:
        return _page(request, offer, sites, _first(request))
    chosen = typed.line(request, "site")
    site = next((one for one in sites if str(one.pk) == chosen), sites[0])
    said, shared, wrong = _read(request, offer.world, typed.line(request, "state"))
    wrong = wrong or pointed(request, said.thanks)
    made: list[Any] = []
    if not wrong:
        again = typed.line(request, "again")
        wrong = doors.tried(
            lambda: made.append(
                adopting.begin(
                    ref=ref,
                    said=said,
                    visibility=shared.visibility,
                    circles=shared.circles,
                    again=again,
                    by=by(request, site.party_id),
                )
            )
        )
    if wrong:
        return _page(request, offer, sites, request.POST, wrong, shared)
    return redirect(f"{presenters.url_of(made[0])}?done=begun")


@forms
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change how it began, whom they thank, whether they will talk, and who may see it."""
    row = doors.own_or_404(request, ref)
    if request.method != "POST":
        return _edit_page(request, row, _now(row))
    said, shared, wrong = _read(request, row.world, "using" if row.started_on else "planned")
    if said.thanks != row.thanks:
        wrong = wrong or pointed(request, said.thanks)
    if not wrong:
        wrong = doors.tried(
            lambda: adopting.edit(
                ref=ref,
                said=said,
                visibility=shared.visibility,
                circles=shared.circles,
                by=by(request, row.owner_id),
            )
        )
    if wrong:
        return _edit_page(request, row, request.POST, wrong, shared)
    return redirect(f"{presenters.url_of(row)}?done=kept")


def _first(request: HttpRequest) -> dict[str, str]:
    """What stands in the form at first: from whom, where the address says it."""
    return {"lender": request.GET.get("from", ""), "again": request.GET.get("again", ""), "state": ""}


def _now(row: Any) -> dict[str, Any]:
    return {
        "trigger": row.trigger,
        "place": row.place.name if row.place else "",
        "lender": str(row.borrowed_from_id or ""),
        "thanks": row.thanks,
        "talk": ["yes"] if row.will_talk else [],
        "talk_how": row.talk_how,
    } | typed.days("on", row.started_on or row.planned_on)


def _read(request: HttpRequest, world: str, state: str) -> tuple[Begun, sight.Said, list[typed.Problem]]:
    """What was sent, and what is wrong with it."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shared = sight.read(request)
    place, no_place = typed.place_of(typed.line(request, "place"), world)
    lender, no_lender = _lender(request, world)
    wrong = [typed.problem(text, name) for text, name in ((no_place, "place"), (no_lender, "other")) if text]
    wrong += sight.problems(viewer, shared, world=world)
    said = Begun(
        state=state,
        on=typed.day(request, "on"),
        trigger=typed.line(request, "trigger"),
        place=place,
        lender=lender,
        thanks=typed.words(request, "thanks")[: typed.LONGEST],
        will_talk=typed.line(request, "talk") == "yes",
        talk_how=typed.line(request, "talk_how")[: doors.LINE],
    )
    return said, shared, wrong


def _lender(request: HttpRequest, world: str) -> tuple[Any, str]:
    """From whom it was borrowed: one who uses it here, or another by name; and what is wrong with that."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    chosen, other = typed.line(request, "lender"), typed.line(request, "other")[:200]
    if chosen and chosen != OTHER:
        return queries.site_by_id(viewer, chosen, world=world), ""
    if not other:
        return None, _("Type the name of the organisation.") if chosen == OTHER else ""
    found = named(viewer, other, world=world)
    exact = [one for one in found if one.name.casefold() == other.casefold()] or found
    if len(exact) == 1:
        return exact[0], ""
    if exact:
        names = "; ".join(one.name for one in exact)
        return None, _("More than one has such a name: %(names)s. Type one of these.") % {"names": names}
    return None, _("No organisation here has that name. Leave it empty, and thank them in the words below.")


def _fields(request: HttpRequest, offer: Any, own: list[int], said: Any) -> dict[str, Any]:
    """What both forms choose from."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    theirs = queries.lenders_to_choose(viewer, offer, own)
    choices = {str(row.site_id): row.site.name for row in theirs}
    chosen = said.get("lender", "")
    if chosen and chosen != OTHER and chosen not in choices:
        lender = queries.site_by_id(viewer, chosen, world=offer.world)
        choices |= {chosen: lender.name} if lender else {}
    return {
        "said": said,
        "talk": request.POST.getlist("talk") if request.method == "POST" else said.get("talk", []),
        "triggers": list(words.TRIGGER.items()),
        "lenders": [("", _("Nobody")), *choices.items(), (OTHER, _("Another organisation"))],
    }


def _page(
    request: HttpRequest,
    offer: Any,
    sites: list[Any],
    said: Any,
    wrong: list[typed.Problem] | None = None,
    shared: sight.Said | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    own = [one.pk for one in sites]
    context = _fields(request, offer, own, said) | {
        "sites": [(str(one.pk), one.name) for one in sites],
        "states": list(words.STARTS.items()),
        "hinted": is_hinted(wrong),
        "sight": sight.choices(viewer, world=offer.world, said=shared, problems=wrong or ()),
    }
    return frame.page(request, "adoption/new", offer, context, wrong)


def _edit_page(
    request: HttpRequest,
    row: Any,
    said: Any,
    wrong: list[typed.Problem] | None = None,
    shared: sight.Said | None = None,
) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    shared = shared or sight.said_of(row)
    context = _fields(request, row.offer, [row.site_id], said) | {
        "has_begun": row.started_on is not None,
        "sight": sight.choices(viewer, world=row.world, said=shared, problems=wrong or ()),
    }
    return doors.page(request, "edit", row, context, wrong)
