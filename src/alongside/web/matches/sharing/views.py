"""The pages on which scarce help is shared among several: those kept, the choice, and one of them."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.analyses import sharing as analyses
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.digests.queries import world_of
from alongside.exchange.matches.queries import sharing as queries
from alongside.exchange.matches.services import asker
from alongside.exchange.matches.services.sharing import SharingRefused
from alongside.exchange.needs.queries import need_for
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.places.queries import find_place
from alongside.web import downloads, presenting, typed
from alongside.web.components.formats import long_date
from alongside.web.matches.introductions.presenters import first_words
from alongside.web.matches.views import not_ready
from alongside.web.presenting import PRACTICE

from . import presenters

WRONG, NOT_READY = 422, 503
MOST_TICKED = 60
LONGEST = 2000  # characters of one message


def _nobody(request: HttpRequest) -> HttpResponse | None:
    """Nobody: sign in first. Somebody who shares nothing and has shared nothing: no such page."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    viewer = request.viewer  # type: ignore[attr-defined]
    if not queries.may_share(viewer) and not queries.sharings_for(viewer).exists():
        raise Http404
    return None


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What was shared by the viewer, and by those who act for the same."""
    if other := _nobody(request):
        return other
    viewer = request.viewer  # type: ignore[attr-defined]
    rows = queries.sharings_for(viewer)
    context = {
        "page": presenting.page_of(request, rows, presenters.item),
        "practice": world_of(viewer) == PRACTICE,
    }
    return render(request, "sharing/index.html.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose what is needed and the help to share; then it is worked out."""
    if other := _nobody(request):
        return other
    if request.method != "POST":
        return _choose(request)
    viewer = request.viewer  # type: ignore[attr-defined]
    needs = [need_for(viewer, ref) for ref in request.POST.getlist("needs")[:MOST_TICKED]]
    offers = [offer_for(viewer, ref) for ref in request.POST.getlist("offers")[:MOST_TICKED]]
    if None in needs or None in offers:
        raise Http404
    try:
        made = analyses.share(viewer, needs=needs, offers=offers, by=request.doer)  # type: ignore[attr-defined,arg-type]
    except SharingRefused as refused:
        return _choose(request, refused)
    except IndexProblem:
        return _choose(request, not_yet=True)
    return redirect(f"/sharing/{made.ref}/")


def _choose(
    request: HttpRequest, refused: SharingRefused | None = None, *, not_yet: bool = False
) -> HttpResponse:
    """The two lists to tick, narrowed to a place or words where that is asked."""
    viewer = request.viewer  # type: ignore[attr-defined]
    asked = {name: " ".join(request.GET.get(name, "").split())[:200] for name in ("place", "q")}
    ticked = {name: request.POST.getlist(name) for name in ("needs", "offers")}
    given = _named(viewer, request.GET.get("need", ""), request.GET.get("offer", ""), ticked)
    place = find_place(asked["place"]) if asked["place"] else None
    where = place.where if place else None
    problems = [typed.problem(str(refused), refused.field)] if refused else []
    if place and where is None:
        problems.append(typed.problem(place.sentence, "place"))
    elif where is not None and where.world != given["world"]:
        problems.append(typed.problem(_("This place is not of the same world."), "place"))
        where = None
    needs = queries.to_share_among(
        viewer,
        world=given["world"],
        place_id=where.id if where else None,
        q=asked["q"],
        named=given["needs"],
    )
    offers = queries.scarce(
        viewer, world=given["world"], need_ids=[need.pk for need in needs], named=given["offers"]
    )
    context = {
        "needs": [presenters.need_choice(need, given["chosen"]) for need in needs],
        "offers": [presenters.offer_choice(offer, given["chosen"]) for offer in _first(offers, given)],
        "is_unsure": not all(need.fits for need in needs),
        "further": [presenters.offer_choice(offer, given["chosen"]) for offer in _rest(offers, given)],
        "asked": asked,
        "problems": problems,
        "not_ready": not_ready() if not_yet else "",
        "practice": given["world"] == PRACTICE,
    }
    status = NOT_READY if not_yet else WRONG if problems else 200
    return render(request, "sharing/new.html.jinja", context, status=status)


def _first(offers: list[Any], given: dict[str, Any]) -> list[Any]:
    """What may fit or is ticked; everything where nothing does."""
    return [one for one in offers if one.fits or one.pk in given["offers"]] or offers


def _rest(offers: list[Any], given: dict[str, Any]) -> list[Any]:
    first = {one.pk for one in _first(offers, given)}
    return [one for one in offers if one.pk not in first]


def _named(viewer: Any, need_ref: str, offer_ref: str, ticked: dict[str, list[str]]) -> dict[str, Any]:
    """The rows that the address names or that were ticked, their world, and what is ticked."""
    needs = [need_for(viewer, ref) for ref in [need_ref, *ticked["needs"][:MOST_TICKED]] if ref]
    offers = [offer_for(viewer, ref) for ref in [offer_ref, *ticked["offers"][:MOST_TICKED]] if ref]
    if None in needs or None in offers:
        raise Http404
    rows = [row for row in (*needs, *offers) if row is not None]
    return {
        "needs": [row.pk for row in needs if row],
        "offers": [row.pk for row in offers if row],
        "world": rows[0].world if rows else world_of(viewer),
        "chosen": {row.ref for row in rows},
    }


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One sharing: who gets what under each way to be fair, and what can be done with it."""
    if request.doer is None:  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path())
    shared = analyses.shared_for(request.viewer, ref)  # type: ignore[attr-defined]
    if shared is None:
        raise Http404
    if request.method == "POST":
        return _change(request, shared) if request.POST.get("do") == "change" else _send(request, shared)
    if kind := downloads.asked_for(request):
        head = [_(text) for text in presenters.FILE]
        about = [_("Practice town: invented. Nothing here is real.")] if _is_practice(shared) else []
        return downloads.as_file(kind, _("Who gets what"), head, presenters.file_rows(shared), about)
    return _page(request, shared)


def _is_practice(shared: analyses.Shared) -> bool:
    return bool(shared.sharing.world == PRACTICE)


def _change(request: HttpRequest, shared: analyses.Shared) -> HttpResponse:
    """Change by hand, and work it out again."""
    said = {name: typed.line(request, name) for name in request.POST if name.partition("-")[1]}
    try:
        analyses.share_again(
            ref=shared.sharing.ref,
            takes={row.pk: _number(said, f"takes-{row.pk}", row.takes) for row in shared.parts.needs},
            gives={row.pk: _number(said, f"gives-{row.pk}", row.gives) for row in shared.parts.offers},
            decided={pair.pk: said.get(f"pair-{pair.pk}", pair.rule) for pair in shared.parts.pairs},
            by=request.doer,  # type: ignore[attr-defined]
        )
    except SharingRefused as refused:
        return _page(request, shared, refused, said=said)
    return redirect(f"/sharing/{shared.sharing.ref}/?done=again")


def _number(said: dict[str, str], name: str, otherwise: int) -> int | None:
    """The number typed into a field; none where it is no number."""
    text = said.get(name, str(otherwise))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _send(request: HttpRequest, shared: analyses.Shared) -> HttpResponse:
    """Put those in touch whom the chosen way brings together."""
    more = typed.words(request, "more")
    said = {"fair": typed.line(request, "fair"), "more": more}
    if hints := typed.hints(request, more):
        return _page(request, shared, said=said, hints=hints)
    try:
        analyses.send(
            ref=shared.sharing.ref,
            fair=said["fair"],
            run=typed.line(request, "run"),
            words=lambda need, offer, places: _message(request.viewer, need, offer, places, more),  # type: ignore[attr-defined]
            by=request.doer,  # type: ignore[attr-defined]
        )
    except SharingRefused as refused:
        return _page(request, shared, refused, said=said)
    return redirect(f"/sharing/{shared.sharing.ref}/?done=sent")


def _message(viewer: Any, need: Any, offer: Any, places: int, more: str) -> str:
    """What the two are sent: the usual words, how many places, and what the sender adds for all."""
    first = first_words(asker(viewer, need, offer), need, offer)
    many = _("It is about %(count)d places.") % {"count": places} if places > 1 else ""
    whole = "\n\n".join(filter(None, [first, many, more]))
    if len(whole) <= LONGEST:
        return whole
    return "\n\n".join(filter(None, [_("This is needed: %(need)s.\n\nThis could help: %(offer)s.")
        % {"need": need.title, "offer": offer.title}, many, more]))  # fmt: skip


def _page(
    request: HttpRequest,
    shared: analyses.Shared,
    refused: SharingRefused | None = None,
    *,
    said: dict[str, str] | None = None,
    hints: list[str] | None = None,
) -> HttpResponse:
    said = said or {}
    context = {
        "title": presenters.title(shared.sharing),
        "worked_out": _("Worked out on %(day)s") % {"day": long_date(shared.run.made_at)},
        "choices": presenters.choices(shared),
        "is_one": presenters.is_one(shared),
        "head": presenters.head,
        "by_need": presenters.by_need(shared),
        "by_place": presenters.by_place(shared),
        "by_offer": presenters.by_offer(shared),
        "changes": presenters.changes(shared),
        "pairs": presenters.pairs(shared, said),
        "gives": presenters.gives(shared, said),
        "rule": presenters.RULE,
        "sent": presenters.sent(shared),
        "is_sent": shared.sharing.sent_at is not None,
        "sent_on": long_date(shared.sharing.sent_at),
        "run": str(shared.run.pk),
        "example": _example(request, shared),
        "typed": said,
        "done": _done(request, shared),
        "again_url": f"/sharing/{shared.sharing.ref}/?done=replayed",
        "problems": [typed.problem(str(refused), refused.field or "fair")] if refused else [],
        "changing": bool(refused and request.POST.get("do") == "change"),
        "hints": hints or [],
        "downloads": downloads.links(request),
        "practice": _is_practice(shared),
    }
    return render(request, "sharing/show.html.jinja", context, status=WRONG if refused or hints else 200)


def _example(request: HttpRequest, shared: analyses.Shared) -> str:
    """The message for one of those who would be put in touch."""
    given = next((one for choice in shared.choices for one in choice.given), None)
    if given is None or shared.sharing.sent_at:
        return ""
    need = next(row.need for row in shared.parts.needs if row.need_id == given.need_id)
    offer = next(row.offer for row in shared.parts.offers if row.offer_id == given.offer_id)
    return _message(request.viewer, need, offer, given.places, "")  # type: ignore[attr-defined]


def _done(request: HttpRequest, shared: analyses.Shared) -> str:
    """What was just done, in a sentence."""
    done = request.GET.get("done", "") if request.method == "GET" else ""
    if done == "replayed":
        again = analyses.replay(shared.sharing)
        if not again.same_input:
            return _("Something that this was worked out from has changed since. Share it again.")
        same = _("Worked out again from the same: the answer is the same.")
        return same if again.same_answer else _("Worked out again from the same: the answer is another.")
    told = {
        "again": _("Shared again, with your changes."),
        "sent": _("Sent. Both sides are asked, and you are told what they say."),
    }
    return told.get(done, "")
