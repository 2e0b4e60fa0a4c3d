"""Put in touch: the list of one's introductions, the message before it is sent, and the page of one."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.accounts.queries import my_guest
from alongside.exchange.directory.queries import acted_for
from alongside.exchange.directory.queries import links as actor_links
from alongside.exchange.matches import services
from alongside.exchange.matches.queries import introductions as queries
from alongside.exchange.matches.queries.acquaintances import acquaintances_for
from alongside.exchange.matches.services import IntroductionRefused
from alongside.web import downloads, presenting, typed
from alongside.web.presenting import PRACTICE

from ..acquaintances import presenters as met
from . import presenters

WRONG, NOT_YOURS = 422, 403
MOST_MET = 20
STATES = {"open": ["open"], "accepted": ["accepted"], "over": ["declined", "withdrawn", "ended"]}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The introductions that concern the viewer, those that wait for them first."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer = request.viewer  # type: ignore[attr-defined]
    world = _world(viewer)
    state = presenting.chosen(request, "state", STATES)
    rows = queries.introductions_for(viewer, world=world)
    shown = rows.filter(state__in=STATES[state]) if state else rows
    if kind := downloads.asked_for(request):
        return _file(request, kind, list(shown[: downloads.MOST_ROWS]))
    waiting = queries.waiting_introductions(viewer, world=world)
    page = presenting.page_of(request, shown, lambda row: row)
    known = presenters.names(viewer, [*waiting, *page["items"]])
    page["items"] = [presenters.item(row, known) for row in page["items"]]
    context = {
        "met": [met.item(row) for row in acquaintances_for(viewer, world=world)[:MOST_MET]],
        "waiting": [presenters.item(row, known) for row in waiting],
        "page": page,
        "tabs": _tabs(state),
        "downloads": downloads.links(request) if page["items"] else [],
        "practice": world == PRACTICE,
    }
    return render(request, "introductions/index.html.jinja", context)


def _world(viewer: Any) -> str:
    """The world in which the viewer takes part."""
    guest = my_guest(viewer)
    if guest is not None:
        return str(guest.world)
    return str(next((actor.world for actor in acted_for(viewer)), "real"))


def _tabs(state: str) -> list[dict[str, Any]]:
    said = {
        "": _("All"),
        "open": _("Waiting"),
        "accepted": _("In touch"),
        "over": _("Over"),
    }
    return [
        {"text": text, "url": presenting.address("/introductions/", state=key), "here": key == state}
        for key, text in said.items()
    ]


def _file(request: HttpRequest, kind: str, rows: list[Any]) -> HttpResponse:
    known = presenters.names(request.viewer, rows)  # type: ignore[attr-defined]
    site = request.build_absolute_uri("/")
    lines = [presenters.file_row(row, known, site) for row in rows]
    head = [_(text) for text in presenters.HEAD]
    return downloads.as_file(kind, _("Put in touch"), head, lines)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The exact message, to be changed as one likes, before anything is sent; or why it cannot be."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer = request.viewer  # type: ignore[attr-defined]
    refs = [request.GET.get(name, "") for name in ("need", "offer")]
    need, offer = queries.pair_for(viewer, *refs)
    if (refs[0] and need is None) or (refs[1] and offer is None) or not any(refs):
        raise Http404
    if need is None or offer is None:
        return _choose(request, need, offer)
    refused = services.why_not(viewer, need, offer)
    if refused is not None and refused.why != "declined":
        return _cannot(request, need, offer, refused)
    said = {"words": typed.words(request, "words"), "grounds": typed.words(request, "grounds")}
    asker = services.asker(viewer, need, offer)
    first = presenters.first_words(asker, need, offer)
    if request.method != "POST":
        return _message(request, need, offer, said | {"words": first})
    if said["words"] != first and (hints := typed.hints(request, said["words"])):
        return _message(request, need, offer, said, hints=hints)
    try:
        made = services.introduce(need_ref=need.ref, offer_ref=offer.ref, by=request.doer, **said)  # type: ignore[attr-defined]
    except IntroductionRefused as problem:
        return _message(request, need, offer, said, problem=problem)
    return redirect(f"/introductions/{made.ref}/?done=asked")


def _names(viewer: Any, need: Any, offer: Any) -> dict[int, str]:
    return {pk: link.name for pk, link in actor_links(viewer, [need.actor_id, offer.actor_id]).items()}


def _choose(request: HttpRequest, need: Any, offer: Any) -> HttpResponse:
    """One half is known; the other is chosen from what is the viewer's, or at their places."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if need is None:
        rows: list[Any] = queries.needs_to_ask_for(viewer, world=offer.world)
        chosen = presenters.choices(rows, offer=offer.ref)
    else:
        rows = queries.offers_to_give(viewer, world=need.world)
        chosen = presenters.choices(rows, need=need.ref)
    row = need or offer
    context = {
        "choices": chosen,
        "need": need,
        "offer": offer,
        "back_url": f"/{'offers' if need is None else 'needs'}/{row.ref}/",
        "practice": presenters.is_practice(row),
    }
    return render(request, "introductions/choose.html.jinja", context)


def _cannot(request: HttpRequest, need: Any, offer: Any, refused: IntroductionRefused) -> HttpResponse:
    context = {
        "need": need,
        "offer": offer,
        "why": str(refused),
        "contact_url": presenting.open_page("/about/contact", need.world),
        "practice": presenters.is_practice(need),
    }
    status = NOT_YOURS if refused.why == "who" else 200
    return render(request, "introductions/cannot.html.jinja", context, status=status)


def _message(
    request: HttpRequest,
    need: Any,
    offer: Any,
    said: dict[str, str],
    *,
    problem: IntroductionRefused | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    known = _names(viewer, need, offer)
    asker = services.asker(viewer, need, offer)
    context = {
        "need": need,
        "offer": offer,
        "need_name": known.get(need.actor_id, ""),
        "offer_name": known.get(offer.actor_id, ""),
        "asker": asker,
        "said": said,
        "declined": queries.declined_before(need, offer),
        "problems": [typed.problem(str(problem), problem.field or "words")] if problem else [],
        "hints": hints or [],
        "practice": presenters.is_practice(need),
    }
    status = WRONG if problem or hints else 200
    return render(request, "introductions/new.html.jinja", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One introduction: what was said, and what the viewer can do now."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    found = queries.introduction_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    text = typed.words(request, "text")
    if request.POST.get("do") == "letter" and (hints := typed.hints(request, text)):
        return _page(request, found, hints=hints)
    try:
        done = act(request, ref)
    except IntroductionRefused as problem:
        again = queries.introduction_for(request.viewer, ref)  # type: ignore[attr-defined]
        return _page(request, again or found, problem=problem)
    except ObjectDoesNotExist:
        raise Http404 from None
    return redirect(f"/introductions/{ref}/?done={done}")


def _answer(request: Any, ref: str) -> str:
    services.answer(
        ref=ref,
        which=request.POST.get("which", ""),
        says=request.POST.get("answer", ""),
        why=request.POST.get("why", ""),
        words=typed.words(request, "words"),
        by=request.doer,
    )
    return "answered"


def _letter(request: Any, ref: str) -> str:
    which = request.POST.get("which", "")
    services.write_letter(ref=ref, which=which, text=typed.words(request, "text"), by=request.doer)
    return "sent"


def _helped(request: Any, ref: str) -> str:
    services.say_helped(
        ref=ref,
        which=request.POST.get("which", ""),
        helped=request.POST.get("helped", ""),
        words=typed.words(request, "helped_words"),
        by=request.doer,
    )
    return "thanks"


def _stop(request: Any, ref: str) -> str:
    services.stop(ref=ref, by=request.doer)
    return "stopped"


ACTS: dict[str, Callable[[Any, str], str]] = {
    "answer": _answer,
    "letter": _letter,
    "helped": _helped,
    "stop": _stop,
}


def _done(key: str) -> str:
    """What was just done, in a sentence."""
    said = {
        "asked": _("Sent. You are told here as soon as they answer."),
        "answered": _("Your answer is kept, and they are told."),
        "sent": _("Sent. They see your words, not your address."),
        "thanks": _("Thank you. It helps to find better next time."),
        "stopped": _("Done, and the other side is told."),
    }
    return said.get(key, "")


def _page(
    request: HttpRequest,
    found: Any,
    *,
    problem: IntroductionRefused | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    known = presenters.names(viewer, [found])
    mine = queries.my_sides(viewer, found)
    written = queries.letters_of(viewer, found)
    context = {
        "found": found,
        "state": presenters.STATE[found.state],
        "tone": presenters.TONE.get(found.state, ""),
        "facts": presenters.facts(found, known),
        "answer_forms": _answer_forms(viewer, found, mine, known),
        "writes_as": mine[0] if mine and found.state == "accepted" else "",
        "helped_as": _to_say_helped(found, mine),
        "letters": presenters.letters(written, mine, found, known),
        "letters_text": ngettext("%(count)d message", "%(count)d messages", len(written))
        % {"count": len(written)},
        "stop": queries.may_stop(viewer, found),
        "why": dict(presenters.WHY),
        "helped": dict(presenters.HELPED),
        "typed": request.POST,
        "problems": [typed.problem(str(problem), problem.field or "top")] if problem else [],
        "hints": hints or [],
        "done": _done(request.GET.get("done", "")) if request.method == "GET" else "",
        "practice": presenters.is_practice(found),
    }
    status = WRONG if problem or hints else 200
    return render(request, "introductions/show.html.jinja", context, status=status)


def _answer_forms(viewer: Any, found: Any, mine: list[str], known: Any) -> list[dict[str, Any]]:
    """The side that the viewer can answer for now: their own, or one whose answer they write down."""
    if found.state != "open":
        return []
    waiting = [side.which for side in found.sides.all() if side.answer == "waiting"]
    told = queries.sides_to_write_down(viewer, found)
    return [
        {"which": which, "told": which not in mine, "name": presenters.name_of(which, found, known)}
        for which in waiting
        if which in mine or which in told
    ][:1]  # the fields of two would share their names


def _to_say_helped(found: Any, mine: list[str]) -> str:
    """The viewer's side, where it can say whether it helped."""
    if found.state not in ("accepted", "ended"):
        return ""
    return next((side.which for side in found.sides.all() if side.which in mine and not side.helped), "")
