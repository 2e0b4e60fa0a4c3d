"""Who helps an innovation along: the page, asking for help, and what came of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alongside.exchange.directory.queries import actor_for
from alongside.exchange.innovations.queries import innovations as records
from alongside.exchange.innovations.queries import support as queries
from alongside.exchange.innovations.services import supporting
from alongside.exchange.innovations.services.supporting import Asked
from alongside.exchange.offers.queries import offer_for
from alongside.web import downloads, typed
from alongside.web.doors import forms
from alongside.web.innovations import doors
from alongside.web.innovations.journey import writing

from . import presenters, wording


@require_GET
def support(request: HttpRequest, ref: str) -> HttpResponse:
    """What was asked for and given, who stands behind it, and what official bodies said."""
    offer = doors.innovation_or_404(request, ref)
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    row = records.record_of(viewer, offer)
    if row is None:
        return doors.page(request, "support/show", offer, {"record": None})
    asks, behind = queries.asks_of(viewer, row), queries.sponsors_of(viewer, row)
    if kind := downloads.asked_for(request):
        return _file(kind, offer, row, asks)
    actors = queries.actors_of(viewer, [*asks, *behind])
    keeps, url, today = records.keeps(viewer, row), doors.url_of(offer), timezone.localdate()
    sponsors = [presenters.sponsor_of(url, one, actors, keeps=keeps) for one in behind]
    context = {
        "record": row,
        "asks": [presenters.ask_of(url, one, actors, keeps=keeps) for one in asks],
        "policy": [one for one in sponsors if one["kind"] == "policy"],
        "front_line": [one for one in sponsors if one["kind"] == "practice"],
        "trained": presenters.trained_said(one for one in behind if one.until is None),
        "matters": [
            presenters.matter_of(url, one, today, keeps=keeps) for one in queries.matters_of(viewer, row)
        ],
        "keeps": keeps,
        "downloads": downloads.links(request) if asks else [],
        "done": writing.done(
            request,
            {
                "asked": _("Kept."),
                "sent": _("Sent. You hear here what comes of it."),
                "settled": _("Kept."),
                "behind": _("Kept."),
                "body": _("Kept. What was said before stays."),
            },
        ),
    }
    return doors.page(request, "support/show", offer, context)


def _file(kind: str, offer: Any, row: Any, asks: list[Any]) -> HttpResponse:
    head = [
        _("Asked on"), _("What sort of help"), _("Of whom"), _("What was asked"), _("Where it was"),
        _("How it stands"), _("Who helped"), _("What came of it"), _("Answered on"),
    ]  # fmt: skip
    rows = [
        [one["on"], one["title"], one["whom"], one["words"], one["stage"], one["state"], one["given_by"],
         one["came"], one["answered"]]
        for one in (presenters.ask_of("", ask, {}, keeps=False) for ask in asks)
    ]  # fmt: skip
    about = [_("Practice town: invented. Nothing here is real.")] if row.world == "practice" else []
    return downloads.as_file(kind, f"{offer.title} {_('help asked for')}", head, rows, about)


@forms
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for help, of what was found here or of somebody else; it is sent only where it was found here."""
    row = doors.kept_or_404(request, ref)
    offer, actor = _found(request, row)
    if request.method != "POST":
        return _ask(request, row, offer, actor)
    here = offer is not None or actor is not None
    said = Asked(
        kind=typed.line(request, "kind"),
        words=typed.words(request, "words")[: writing.TEXT],
        whom=typed.line(request, "whom")[:200],
        offer=offer,
        actor=actor,
        asked_on=typed.day(request, "asked_on"),
        send=here,
    )
    hints = typed.hints(request, said.words)
    wrong = [typed.problem(text, "as_it_is") for text in hints]
    wrong = wrong or writing.tried(request, row, lambda by: supporting.ask(ref=ref, said=said, by=by))
    if wrong:
        return _ask(request, row, offer, actor, wrong)
    return redirect(f"{doors.url_of(row.offer)}support/?done={'sent' if here else 'asked'}")


def _found(request: HttpRequest, row: Any) -> tuple[Any, Any]:
    """The offer or the organisation that is asked, if it was found here and can be asked now."""
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    key = typed.line(request, "offer", request.GET.get("offer", ""))
    other = typed.line(request, "actor", request.GET.get("actor", ""))
    offer = offer_for(viewer, key) if key else None
    actor = actor_for(viewer, other) if other else None
    for found, wanted in ((offer, key), (actor, other)):
        if wanted and (found is None or found.world != row.world or found.standing == "history"):
            raise Http404
    return offer, actor


def _ask(
    request: HttpRequest, row: Any, offer: Any, actor: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    now = {"kind": request.GET.get("kind", ""), **typed.days("asked_on", timezone.localdate())}
    about = offer or actor
    context = {
        "about": {"title": offer.title if offer else actor.name, "is_offer": bool(offer)} if about else None,
        "offer": offer.ref if offer else "",
        "actor": actor.ref if actor else "",
        "kinds": list(wording.KIND.items()),
        "hinted": any(one["field"] == "as_it_is" for one in wrong or []),
        "typed": request.POST if wrong else now,
        **back(row),
    }
    return doors.page(request, "support/ask", row.offer, context, wrong)


def back(row: Any) -> dict[str, str]:
    """The way back to the page of support."""
    return {"back_url": f"{doors.url_of(row.offer)}support/", "back_text": _("Who helps it along")}


@forms
def settle(request: HttpRequest, ref: str, ask: str) -> HttpResponse:
    """Say what came of what was asked for."""
    row = doors.kept_or_404(request, ref)
    held = queries.ask_for(request.viewer, row, ask)  # type: ignore[attr-defined]
    if held is None:
        raise Http404
    if request.method != "POST":
        return _settle(request, row, held)
    wrong = writing.tried(
        request,
        row,
        lambda by: supporting.settle(
            ref=ref,
            ask=ask,
            state=typed.line(request, "state"),
            given_by=typed.line(request, "given_by")[:200],
            outcome=typed.words(request, "outcome")[: writing.TEXT],
            answered_on=typed.day(request, "answered_on"),
            by=by,
        ),
    )
    if wrong:
        return _settle(request, row, held, wrong)
    return redirect(f"{doors.url_of(row.offer)}support/?done=settled")


def _settle(
    request: HttpRequest, row: Any, held: Any, wrong: list[typed.Problem] | None = None
) -> HttpResponse:
    outcome = held.enquiry.outcome if held.enquiry is not None else ""
    now = {"outcome": outcome, **typed.days("answered_on", timezone.localdate())}
    if held.offer is None:
        now["given_by"] = held.whom
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    context = {
        "shown": presenters.ask_of("", held, queries.actors_of(viewer, [held]), keeps=False),
        "states": [(key, text) for key, text in wording.STATE.items() if key != "waiting"],
        "is_open": held.state == "waiting",
        "typed": request.POST if wrong else now,
        **back(row),
    }
    return doors.page(request, "support/asked", row.offer, context, wrong)
