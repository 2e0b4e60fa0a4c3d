"""The pages of a form that asks one question a page: each question, the check, and what was sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.queries import my_guest
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.directory.queries import acted_for
from alongside.web import sight, typed
from alongside.web.middleware import GUEST
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, problem

from . import drafts
from .questions import Answers, Asker, Question, problems, read, shown, where_of
from .you import YOU, contact_of

WRONG = 422


class NotSent(Exception):
    """What was answered cannot be sent like this; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is said after sending: a heading, sentences, and where to go on."""

    title: str
    paragraphs: tuple[str, ...]
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A form of several pages.

    `begin(asker)`: answers proposed where nothing was said yet. `beside(asker, world)`: what the page
    that reads everything back shows besides. `send(doer, answers, world)` does it, or raises `NotSent`.
    """

    form: str  # the name under which answers are kept
    path: str
    caption: Any
    questions: tuple[Question, ...]
    send_text: Any
    send: Callable[[HttpRequest, Doer, Answers, str], Sent]
    begin: Callable[[Asker], Mapping[str, Any]] = lambda asker: {}
    beside: Callable[[Asker, str], dict[str, Any]] = lambda asker, world: {}


def world_here(request: HttpRequest, answers: Mapping[str, Any]) -> str:
    """The world in which whoever asks acts; for a visitor that of the place or first page."""
    guest = my_guest(request.viewer)  # type: ignore[attr-defined]
    if guest is not None:
        return str(guest.world)
    doer = request.doer  # type: ignore[attr-defined]
    if doer is not None:
        mine = acted_for(request.viewer)  # type: ignore[attr-defined]
        return next((str(row.world) for row in mine if row.party_id == doer.acting_for_id), "real")
    where = where_of(answers)
    return where.world if where else str(answers.get("world") or "real")


def _asked(guide: Guide, asker: Asker) -> list[Question]:
    everything = (*guide.questions, YOU)
    return [question for question in everything if question.asked(asker)]


def start(request: HttpRequest, guide: Guide, prefilled: Sequence[str] = ()) -> HttpResponse:
    """Begin: anew with what was typed elsewhere (`prefilled`), or go on with what is kept."""
    if request.POST.get("go-on"):
        return _to(guide, _next_unseen(request, guide, drafts.load(request, guide.form) or {}))
    answers: Answers = {name: typed.words(request, name) for name in prefilled if request.POST.get(name)}
    if request.POST.get("world") == PRACTICE:
        answers["world"] = PRACTICE
    drafts.remember(request, guide.form, answers)
    return _to(guide, _asked(guide, Asker(request, answers))[0].key)


def step(request: HttpRequest, guide: Guide, key: str) -> HttpResponse:
    """One question; with an answer, the next one, or back to the check where the answer was changed there."""
    answers = drafts.load(request, guide.form) or {}
    if key == "check":
        return _check(request, guide, answers)
    asker = Asker(request, answers)
    asked = _asked(guide, asker)
    place = next((at for at, one in enumerate(asked) if one.key == key), None)
    if place is None:
        raise Http404
    question = asked[place]
    if request.method != "POST":
        return _page(request, guide, asked, place, {**guide.begin(asker), **answers})
    said = read(request, question)
    answers |= said
    found = problems(Asker(request, answers), question, answers, _fixed_world(request, answers))
    if found:
        return _page(request, guide, asked, place, answers, found)
    drafts.remember(request, guide.form, answers)
    asked = _asked(guide, Asker(request, answers))
    after = [one.key for one in asked[asked.index(question) + 1 :]]
    to_check = request.POST.get("to") == "check" or not after
    return _to(guide, _next_open(request, guide, answers) if to_check else after[0])


def _fixed_world(request: HttpRequest, answers: Mapping[str, Any]) -> str:
    """The world a place must be of; any, for a visitor."""
    return world_here(request, answers) if request.doer is not None else ""  # type: ignore[attr-defined]


def _next_open(request: HttpRequest, guide: Guide, answers: Answers) -> str:
    """The first question that still lacks something, else the check."""
    asker = Asker(request, answers)
    world = _fixed_world(request, answers)
    full = {**guide.begin(asker), **answers}
    missing = (one.key for one in _asked(guide, asker) if problems(asker, one, full, world))
    return next(missing, "check")


def _next_unseen(request: HttpRequest, guide: Guide, answers: Answers) -> str:
    """The first question that was not sent yet, else the first that lacks something, else the check."""
    for question in _asked(guide, Asker(request, answers)):
        names = {f"{one.name}-day" if one.kind == "day" else one.name for one in question.fields}
        if not names & set(answers):
            return question.key
    return _next_open(request, guide, answers)


def _to(guide: Guide, key: str) -> HttpResponseRedirect:
    return redirect(f"{guide.path}{key}/")


def _page(
    request: HttpRequest,
    guide: Guide,
    asked: list[Question],
    place: int,
    answers: Mapping[str, Any],
    found: Sequence[Problem] = (),
) -> HttpResponse:
    question = asked[place]
    world = world_here(request, answers)
    to_check = "check" in (request.GET.get("to"), request.POST.get("to"))
    before = "check" if to_check else asked[place - 1].key if place else ""
    viewer = request.viewer  # type: ignore[attr-defined]
    kinds = {one.kind for one in question.fields}
    said = sight.said_in(answers.get(sight.FIELD) or sight.EVERYONE)
    context = {
        "guide": guide,
        "question": question,
        "answers": answers,
        "problems": list(found),
        "wrong": {one["field"]: one["text"] for one in found},
        "at": place + 1,
        "of": len(asked),
        "before": f"{guide.path}{before}/" if before else guide.path,
        "to": "check" if to_check else "",
        "sight": sight.choices(viewer, world=world, said=said, problems=found) if "sight" in kinds else None,
        "practice": world == PRACTICE,
        "practice_exit_url": "/",
    }
    return render(request, "guided/question.html.jinja", context, status=WRONG if found else 200)


def _check(request: HttpRequest, guide: Guide, answers: Answers) -> HttpResponse:
    """Everything read back; with the button it is sent."""
    asker = Asker(request, answers)
    missing = _next_open(request, guide, answers)
    if missing != "check":
        return _to(guide, missing)
    answers = {**guide.begin(asker), **answers}
    if request.method == "POST":
        try:
            return _send(request, guide, answers)
        except NotSent as refused:
            return _read_back(request, guide, answers, [problem(str(refused), "answers")])
    return _read_back(request, guide, answers)


def _read_back(
    request: HttpRequest, guide: Guide, answers: Answers, found: Sequence[Problem] = ()
) -> HttpResponse:
    asker, world = Asker(request, answers), world_here(request, answers)
    rows = [
        {"key": one.label, "value": shown(one, answers), "url": f"{guide.path}{question.key}/?to=check"}
        for question in _asked(guide, asker)
        for one in question.fields
    ]
    context = {
        "guide": guide,
        "rows": rows,
        "problems": list(found),
        "practice": world == PRACTICE,
        "practice_exit_url": "/",
        **guide.beside(asker, world),
    }
    return render(request, "guided/check.html.jinja", context, status=WRONG if found else 200)


def _send(request: HttpRequest, guide: Guide, answers: Answers) -> HttpResponse:
    """Send the answers; a visitor becomes somebody with a reference number by it."""
    world = world_here(request, answers)
    number = ""
    with transaction.atomic():
        doer = request.doer  # type: ignore[attr-defined]
        if doer is None:
            guest = new_guest(**contact_of(answers), world=world)
            doer, number = Doer(guest_id=guest.pk, acting_for_id=guest.party_id), guest.number
        sent = guide.send(request, doer, answers, world)
    drafts.drop(request, guide.form)
    if number:
        request.session.cycle_key()
        request.session[GUEST] = doer.guest_id
    said = [*sent.paragraphs]
    if number:
        said.append(
            _("Your number is %(number)s. With it you can come back and change this.") % {"number": number}
        )
    context = {"sent": sent, "said": said, "practice": world == PRACTICE, "practice_exit_url": "/"}
    return render(request, "guided/sent.html.jinja", context)
