"""Taking part by phone: a helper reads aloud, one thing at a time, and votes as the person says."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.queries import helped_by
from alongside.exchange.accounts.services.guests import help_new_person
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.notices_paper import PaperRefused
from alongside.exchange.voices.queries import asks
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import phoning as services
from alongside.web import typed
from alongside.web.accounts.who import oneself
from alongside.web.doors import forms
from alongside.web.voices import doors
from alongside.web.voices.conversations import doors as question_doors
from alongside.web.voices.conversations import presenters

from .printing import number_in

NAME, PHONE = 120, 30  # characters


@never_cache
@login_required
@forms
def phone(request: HttpRequest, ref: str) -> HttpResponse:
    """Who is on the phone, and that they said yes; then what others said, to be read aloud."""
    found = question_doors.conversation_or_404(request, ref)
    people = {row.guest.number: row.guest for row in helped_by(request.viewer)}  # type: ignore[attr-defined]
    person = people.get(request.GET.get("person", ""))
    if request.GET.get("person") and person is None:
        raise Http404
    try:
        if request.method != "POST":
            return _aloud(request, found, person) if person else _who(request, found, people)
        if person is None:
            return _begin(request, found, people)
        number = number_in(typed.line(request, "statement")) or 0
        vote = typed.line(request, "vote")
        services.vote_for(ask=found.ask, guest_id=person.pk, number=number, vote=vote, by=oneself(request))
        return redirect(f"/questions/{ref}/phone/?person={person.number}&done={number}#said")
    except (AskRefused, PaperRefused) as refused:
        wrong = [typed.problem(str(refused), refused.field or "form")]
        return _aloud(request, found, person, wrong) if person else _who(request, found, people, wrong)


def _begin(request: HttpRequest, found: Any, people: dict[str, Any]) -> HttpResponse:
    """Go on with somebody whom one helps, or keep somebody new with what they agreed to."""
    if (chosen := typed.line(request, "person")) in people:
        return redirect(f"/questions/{found.ask.ref}/phone/?person={chosen}")
    name, said = typed.line(request, "name")[:NAME], typed.words(request, "words")
    tel = typed.line(request, "phone")[:PHONE]
    wrong = []
    if not name:
        wrong.append(typed.problem(_("Type the name of the person, a first name is enough."), "name"))
    if not said:
        wrong.append(typed.problem(_("Write down what the person agreed to."), "words"))
    twin = next((one for one in people.values() if tel and _digits(one.phone) == _digits(tel)), None)
    if twin is not None and request.POST.get("another") != "yes":
        told = _("You help somebody with this number already: %(name)s. Nobody should vote twice.")
        wrong.append(typed.problem(told % {"name": twin.name}, "another"))
    if wrong:
        return _who(request, found, people, wrong)
    made = help_new_person(
        name=name,
        phone=tel,
        how="phone",
        words=said,
        given_on=timezone.localdate(),
        world=found.ask.world,
        by=oneself(request),
    )
    return redirect(f"/questions/{found.ask.ref}/phone/?person={made.number}")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _who(
    request: HttpRequest, found: Any, people: dict[str, Any], problems: list[typed.Problem] | None = None
) -> HttpResponse:
    agreed = _("I told them what is decided, by whom, and that nobody sees their votes. They said yes.")
    context = {
        "people": [(number, one.name) for number, one in people.items() if one.world == found.ask.world],
        "agreed": agreed,
        "twin": any(one["field"] == "another" for one in problems or []),
        "is_taking": asks.is_taking(found.ask, timezone.localdate()),
    }
    return doors.page(request, "paper/phone_who", found.ask, context, problems)


def _aloud(
    request: HttpRequest, found: Any, person: Any, problems: list[typed.Problem] | None = None
) -> HttpResponse:
    """The next thing to read aloud to somebody, and how far they are."""
    theirs = Viewer(guest_id=person.pk, parties=frozenset({person.party_id}))
    part = asks.takes_part(theirs, found.ask)
    state = queries.next_for(found, part, person=person.pk)
    now = presenters.read_in(request, found)
    one = state.statement
    context = {
        "name": person.name,
        "number": person.number,
        "statement": presenters.said(one, now) if one is not None else None,
        "done_count": state.done,
        "total": state.total,
        "by_themselves": part is not None and part.way == "self" and part.started_at is not None,
        "is_taking": asks.is_taking(found.ask, timezone.localdate()),
        "kept": bool(request.GET.get("done")),
        "back_url": f"/questions/{found.ask.ref}/phone/",
        "back_text": _("Somebody else"),
    }
    return doors.page(request, "paper/phone", found.ask, context, problems)
