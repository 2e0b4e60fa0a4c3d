"""Register interest in being picked, without an account; and one's own part: registration, seat, payments."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.queries import my_guest, myself
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import registering as services
from alongside.exchange.voices.services import seating
from alongside.exchange.voices.services.registering import Said
from alongside.web import typed
from alongside.web.doors import forms, problems_of
from alongside.web.matches.enquiries.forms import reach_problems
from alongside.web.middleware import GUEST

from . import doors, views, words

UNSAID = "unsaid"  # the value of "I prefer not to say"
AGREED = lazy(
    "You may keep what I say here to pick people by lot, and to reach me if I am picked. "
    "I can take this back at any time, and you delete it."
)
TOLD = {
    "registered": lazy("You are on the list. You do not have to do anything more now."),
    "yes": lazy("Thank you. You take part."),
    "no": lazy("Thank you for saying so. Somebody else is picked."),
    "left": lazy("You no longer have a seat. Somebody else is picked."),
    "out": lazy("You are off the list. What you said about yourself is deleted."),
}


@forms
def register(request: HttpRequest, ref: str) -> HttpResponse:
    """A short form: how to reach you, and one choice for each thing the panel mirrors."""
    panel = doors.panel_or_404(request, ref)
    if queries.own_registration(request.viewer, panel) is not None:  # type: ignore[attr-defined]
        return redirect(f"/panels/{ref}/yours/")
    if panel.pk is None or panel.ask.state != "open":
        return redirect(f"/panels/{ref}/")
    if request.method != "POST":
        return _form(request, panel)
    said, wrong = _said(request, panel)
    if wrong:
        return _form(request, panel, wrong)
    try:
        made = services.register(ask=panel.ask, said=said, by=request.doer)  # type: ignore[attr-defined]
    except AskRefused as refused:
        return _form(request, panel, problems_of(refused))
    if request.doer is None:  # type: ignore[attr-defined]
        request.session.cycle_key()
        request.session[GUEST] = made.contribution.participant.guest_id
    return redirect(f"/panels/{ref}/yours/?done=registered")


def _said(request: HttpRequest, panel: Any) -> tuple[Said, list[typed.Problem]]:
    """What was typed, and all that is wrong with it, in the order of the fields."""
    knows = myself(request.viewer) is not None and my_guest(request.viewer) is None  # type: ignore[attr-defined]
    name, phone, email = (typed.line(request, field) for field in ("name", "phone", "email"))
    wrong = [] if knows else reach_problems(name, phone, email, needs="either")
    traits: dict[int, int | None] = {}
    for category in queries.categories_of(panel):
        chosen = typed.line(request, f"category-{category.pk}")
        known = {str(row.pk) for row in category.features.all()}
        if chosen in known:
            traits[category.pk] = int(chosen)
        elif chosen == UNSAID:
            traits[category.pk] = None
        else:
            text = _("%(name)s: choose an answer. You can prefer not to say.") % {"name": category.name}
            wrong.append(typed.problem(text, f"category-{category.pk}"))
    agreed = "yes" in request.POST.getlist("agreed")
    if not agreed:
        wrong.append(typed.problem(_("Tick the box, or we may not keep what you say."), "agreed"))
    said = Said(
        name=name,
        email=email,
        phone=phone,
        address=typed.line(request, "address"),
        access=typed.words(request, "access"),
        skills=typed.words(request, "skills"),
        tell="mail" if email or knows else "text",
        traits=traits,
        agreed=str(AGREED) if agreed else "",
    )
    return said, wrong


def _form(request: HttpRequest, panel: Any, wrong: list[typed.Problem] | None = None) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    user, guest = myself(viewer), my_guest(viewer)
    known = guest or user
    now = {"name": known.name if known else "", "email": guest.email if guest else ""}
    now["phone"] = guest.phone if guest else ""
    categories = [
        {
            "field": f"category-{one.pk}",
            "question": one.question or one.name,
            "why": one.why,
            "options": [
                *((str(row.pk), row.name) for row in one.features.all()),
                (UNSAID, _("I prefer not to say")),
            ],
        }
        for one in queries.categories_of(panel)
    ]
    context = {
        "said": request.POST if request.method == "POST" else now,
        "ticked": request.POST.getlist("agreed"),
        "knows": user is not None and guest is None,
        "categories": categories,
        "asks_skills": panel.kind in ("skilled", "reference", "senate"),
        "agreed": str(AGREED),
        "facts": views.facts(panel),
    }
    return doors.page(request, "register", panel, context, wrong)


@forms
def yours(request: HttpRequest, ref: str) -> HttpResponse:
    """What one registered with, one's seat with its buttons, what one was paid. Seen by that person only."""
    panel = doors.panel_or_404(request, ref)
    own = queries.own_registration(request.viewer, panel)  # type: ignore[attr-defined]
    if own is None:
        told = request.GET.get("done") == "out"
        return (
            doors.page(request, "out", panel, {"done": str(TOLD["out"])}) if told else redirect("panel", ref)
        )
    if request.method != "POST":
        return _yours(request, panel, own)
    does = _does(request, panel, own)
    what = typed.line(request, "do")
    if what not in does:
        return redirect("panel-yours", ref)
    try:
        does[what]()
    except AskRefused as refused:
        return _yours(request, panel, own, problems_of(refused))
    return redirect(f"/panels/{ref}/yours/?done={what}")


def _does(request: HttpRequest, panel: Any, own: Any) -> dict[str, Any]:
    """What each button does, where there is what it is about."""
    by: Any = request.doer  # type: ignore[attr-defined]
    found = {"out": lambda: services.withdraw_registration(ask=panel.ask, by=by)}
    seat = getattr(own, "seat", None)
    if seat is not None:
        reason, name = typed.words(request, "reason"), typed.line(request, "name")
        one = {"seat_ref": seat.ref, "by": by}
        found |= {
            "yes": lambda: seating.answer_seat(**one, yes=True, name=name),
            "no": lambda: seating.answer_seat(**one, yes=False, reason=reason),
            "left": lambda: seating.leave(**one, reason=reason),
        }
    return found


def _yours(request: HttpRequest, panel: Any, own: Any, wrong: Any = None) -> HttpResponse:
    seat = getattr(own, "seat", None)
    if seat is None and panel.ask.state == "draft":
        raise Http404
    paid = list(seat.payments.all()) if seat is not None else []
    context = {
        "number": own.number,
        "traits": [
            {
                "key": row.category.name,
                "value": row.feature.name if row.feature else _("You prefer not to say"),
            }
            for row in own.traits.all()
        ],
        "access": own.access,
        "skills": own.skills,
        "seat": {"state": seat.state, "text": words.STATE[seat.state], "tone": words.TONE[seat.state]}
        if seat is not None
        else None,
        "payments": [
            {
                "kind": words.PAID[row.kind],
                "amount": f"£{row.amount:,.2f}",
                "on": row.paid_on,
                "words": row.words,
            }
            for row in paid
        ],
        "sessions": [views.session(row, panel) for row in panel.sittings.all()],
        "draw_url": f"/panels/{panel.ask.ref}/draw/" if _drawn(panel) else "",
        "done": doors.done(request, TOLD),
    }
    return doors.page(request, "yours", panel, context, wrong)


def _drawn(panel: Any) -> bool:
    return any(draw.drawn_at is not None for draw in queries.draws_of(panel))
