"""Make an offer of any kind, change it, pause it, say that it is still right, take it back, host it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.duplicates import much_the_same
from alongside.exchange.analyses.queries import IndexProblem
from alongside.exchange.offers import queries, services
from alongside.web import owned, sight, typed, words
from alongside.web.guided import drafts, pages
from alongside.web.guided.pages import Guide, NotSent, Sent
from alongside.web.guided.questions import Answers, Asker, sight_said
from alongside.web.presenting import PRACTICE, standing_text, world_of

from .questions import QUESTIONS, answers_of, begin, fields_of, together

WRONG = 422
SIMILAR = 3
KINDS: Mapping[str, tuple[Any, Any]] = {
    "capability": (
        lazy("Something I can do"),
        lazy("A skill, some time, or what you have lived through"),
    ),
    "asset": (lazy("A place, group or equipment"), lazy("A hall, a walking group, a minibus")),
    "support": (lazy("Advice or training"), lazy("Someone to ask, a course, a service")),
    "innovation": (lazy("A new way of doing things, or a product"), lazy("At any stage, from an idea on")),
    "fund": (lazy("Money"), lazy("A grant, a prize or a loan that people can apply for")),
}


def _send(kind: str) -> Any:
    def send(request: HttpRequest, doer: Doer, answers: Answers, world: str) -> Sent:
        said = sight_said(answers)
        if wrong := together(kind, answers):
            raise NotSent(wrong[0])
        try:
            offer = services.post_offer(
                kind=kind,
                said=fields_of(kind, answers),
                visibility=said.visibility,
                circles=said.circles,
                world=world,
                by=doer,
            )
        except (services.OfferRefused, SightRefused) as refused:
            raise NotSent(str(refused)) from refused
        told = [_("Thank you. People can find it in a minute or two.")]
        if offer.safeguarding:
            told.append(_through_host())
        return Sent(_("Your offer is here"), tuple(told), f"/offers/{offer.ref}/", _("See your offer"))

    return send


def _through_host() -> str:
    return _("It is only put in touch through an organisation that checks people. Your connector finds one.")


def _beside(asker: Asker, world: str) -> dict[str, Any]:
    """Hints on personal details, what follows from how the help is given, and what is here already."""
    text = "\n".join(str(asker.answers.get(name, "")) for name in ("title", "summary", "audience", "wont_do"))
    hints = dict.fromkeys(hint.sentence for hint in personal_details(text))
    notes = [_through_host()] if asker.answers.get("safeguarding") else []
    return {"hints": list(hints), "notes": notes, "here": _here(asker, world)}


def _here(asker: Asker, world: str) -> list[dict[str, str]]:
    """What is here already that says much the same, so that two can work together or learn from it."""
    viewer = asker.request.viewer  # type: ignore[attr-defined]
    text = ". ".join(filter(None, (str(asker.answers.get(name, "")) for name in ("title", "summary"))))
    if not text:
        return []
    try:
        found = much_the_same(viewer, Ask(text=text, world=world, top=SIMILAR))
    except IndexProblem:
        return []
    return [
        {
            "title": one.title,
            "url": f"/offers/{one.ref}/",
            "line": " · ".join(filter(None, [one.actor.name if one.actor else "", standing_text(one)])),
        }
        for one in found
    ]


def _guide(kind: str) -> Guide:
    return Guide(
        form=f"offer-{kind}",
        path=f"/offers/new/{kind}/",
        caption=KINDS[kind][0],
        questions=QUESTIONS[kind],
        send_text=lazy("Offer it"),
        send=_send(kind),
        begin=begin,
        beside=_beside,
    )


GUIDES = {kind: _guide(kind) for kind in QUESTIONS}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What sort of help is it?"""
    chosen = request.POST.get("kind", "")
    if request.method == "POST" and chosen in GUIDES:
        guide = GUIDES[chosen]
        kept = drafts.load(request, guide.form)
        if not kept:
            return pages.start(request, guide)
        return redirect(guide.path)
    found = [typed.problem(_("Choose what you offer."), "kind")] if request.method == "POST" else []
    page = {
        "items": [
            {"value": kind, "text": title, "hint": {"text": hint}} for kind, (title, hint) in KINDS.items()
        ],
        "problems": found,
        "practice": world_of(request) == PRACTICE or pages.world_here(request, {}) == PRACTICE,
        "practice_exit_url": "/",
    }
    return render(request, "offers/start.html.jinja", page, status=WRONG if found else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Go on with what was begun of this kind, or begin anew."""
    guide = GUIDES.get(kind)
    if guide is None:
        raise Http404
    if request.method == "POST":
        return pages.start(request, guide)
    kept = drafts.load(request, guide.form)
    world = pages.world_here(request, kept or {})
    practice = world == PRACTICE or world_of(request) == PRACTICE
    page = {"guide": guide, "has_draft": bool(kept), "practice": practice, "practice_exit_url": "/"}
    return render(request, "offers/begin.html.jinja", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One question, or everything read back."""
    if kind not in GUIDES:
        raise Http404
    return pages.step(request, GUIDES[kind], key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change one's own offer, on one page."""
    offer, doer = owned.row_and_doer(request, queries.offer_for(request.viewer, ref))  # type: ignore[attr-defined]
    viewer, asked = request.viewer, QUESTIONS[offer.kind]  # type: ignore[attr-defined]
    answers, found = answers_of(offer, sight.said_of(offer)), []
    if request.method == "POST":
        answers, found = owned.read_all(request, asked, offer.world)
        if wrong := together(offer.kind, answers):
            found.append(typed.problem(*wrong))
        if not found and not (found := _changed(offer, answers, doer)):
            return redirect(f"/offers/{offer.ref}/")
    return owned.edit_page(
        request,
        title=_("Change your offer"),
        back=f"/offers/{offer.ref}/",
        questions=asked,
        answers=answers,
        found=found,
        chosen=sight.choices(viewer, world=offer.world, said=sight_said(answers), problems=found),
        world=offer.world,
    )


def _changed(offer: Any, answers: Answers, doer: Doer) -> list[typed.Problem]:
    """Change it; what stood in the way, if anything."""
    said = sight_said(answers)
    try:
        services.edit_offer(
            ref=offer.ref,
            said=fields_of(offer.kind, answers),
            visibility=said.visibility,
            circles=said.circles,
            by=doer,
        )
    except (services.OfferRefused, SightRefused) as refused:
        return [typed.problem(str(refused), "title")]
    return []


DO = {
    "confirm": services.confirm_offer,
    "pause": services.pause_offer,
    "resume": services.resume_offer,
    "withdraw": services.withdraw_offer,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that one's own offer is still right, pause it, go on with it, or take it back."""
    offer, doer = owned.row_and_doer(request, queries.offer_for(request.viewer, ref))  # type: ignore[attr-defined]
    found = []
    if request.method == "POST":
        if act := DO.get(request.POST.get("button", "")):
            act(ref=offer.ref, by=doer)
            return redirect(f"/offers/{offer.ref}/")
        found = [typed.problem(_("Choose one of the buttons."), "button")]
    page = {"offer": offer, "problems": found, "practice": offer.world == PRACTICE}
    return render(request, "offers/confirm.html.jinja", page, status=WRONG if found else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def host(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that one's organisation stands behind an offer, what it checked, and when."""
    viewer, doer = request.viewer, request.doer  # type: ignore[attr-defined]
    offer = queries.offer_for(viewer, ref)
    if offer is None or doer is None or doer.user_id is None or not queries.may_host(viewer, offer):
        raise Http404
    found: list[typed.Problem] = []
    checked, on = typed.line(request, "checked"), typed.day(request, "on")
    if request.method == "POST":
        if not checked:
            found.append(typed.problem(_("Say what was checked."), "checked"))
        if on is None:
            found.append(typed.problem(_("Type the day of the check, as in 27 3 2026."), "on-day"))
        if not found and on is not None:
            try:
                services.record_check(offer_id=offer.pk, checked=checked, on=on, by=doer)
                return redirect(f"/offers/{offer.ref}/")
            except services.OfferRefused as refused:
                found.append(typed.problem(str(refused), "checked"))
    page = {
        "offer": offer,
        "how": [words.SETTING[one] for one in offer.safeguarding],
        "typed": request.POST,
        "problems": found,
        "wrong": {one["field"]: one["text"] for one in found},
        "practice": offer.world == PRACTICE,
    }
    return render(request, "offers/host.html.jinja", page, status=WRONG if found else 200)
