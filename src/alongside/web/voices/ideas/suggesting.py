"""Suggest something, or ask the organisation: one short form, with what others said much the same first."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from alongside.exchange.accounts.hints import personal_details
from alongside.exchange.directory.queries import subjects
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import competitions
from alongside.exchange.voices.queries import ideas as queries
from alongside.exchange.voices.services import competing
from alongside.exchange.voices.services import ideas as services
from alongside.exchange.voices.services.ideas import Reach, Said
from alongside.web import typed
from alongside.web.components.formats import long_date
from alongside.web.doors import WRONG, forms, problems_of
from alongside.web.filters import GROUPS
from alongside.web.matches.enquiries.forms import reach_problems
from alongside.web.middleware import GUEST
from alongside.web.presenting import PRACTICE, world_of
from alongside.web.typed import Problem, line, problem, words
from alongside.web.voices import doors, parts
from alongside.web.voices.words import TELL

from . import calls, presenters

LONGEST = 4001  # one more than may be said, so that too much is told and not cut
PITCH = ("for_whom", "spent_on", "shows")


@never_cache
@forms
def new(request: Any) -> HttpResponse:
    """The form: in a call (`?call=`), into the standing box, or with `?kind=question` a question."""
    call = request.GET.get("call", "")
    ask = doors.ask_or_404(request, call, "ideas") if call else None
    if ask is not None and queries.is_box(ask):
        raise Http404
    competition = competitions.competition_of(ask) if ask is not None else None
    if ask is not None and not competitions.may_add(ask):
        return redirect(f"/suggestions/calls/{ask.ref}/")
    world = ask.world if ask is not None else world_of(request)
    if request.method != "POST":
        return _page(request, ask, competition, world, [])
    place, wrong = typed.place_of(line(request, "place"), world) if ask is None else (ask.place, "")
    if ask is None and wrong and world != PRACTICE and line(request, "place"):
        place, wrong, world = _elsewhere(line(request, "place"), wrong, world)
    problems = _problems(request, wrong)
    if problems:
        return _page(request, ask, competition, world, problems)
    if beside := _beside(request, ask, world):
        return _page(request, ask, competition, world, [], beside)
    try:
        made = _send(request, ask, competition, world, place)
    except AskRefused as refused:
        return _page(request, ask, competition, world, problems_of(refused))
    return _sent(request, made)


def _elsewhere(said: str, wrong: str, world: str) -> tuple[Any, str, str]:
    """A place of the practice town, typed outside it: the suggestion is then made there."""
    place, again = typed.place_of(said, PRACTICE)
    return (place, "", PRACTICE) if place is not None and not again else (None, wrong, world)


def _problems(request: Any, wrong_place: str) -> list[Problem]:
    """What is wrong with how somebody says they are reached, and with the place."""
    found = [problem(wrong_place, "place")] if wrong_place else []
    name, phone, email = (line(request, one) for one in ("name", "phone", "email"))
    if line(request, "tell") not in TELL:
        found.append(problem(_("Choose how you want to be told."), "tell"))
    if phone or email:
        found += reach_problems(name or "-", phone, email, needs="none")
    if (amount := line(request, "amount")) and not calls.whole(amount):
        found.append(problem(_("Write how much it costs, in whole pounds."), "amount"))
    return found


def _beside(request: Any, ask: Any, world: str) -> dict[str, Any]:
    """What to look at before it is sent: what others said much the same, and what may point at a person."""
    if request.POST.get("as_it_is"):
        return {}
    text = "\n".join(words(request, name) for name in ("title", "words", *PITCH))
    said = f"{line(request, 'title')} {words(request, 'words')}"
    found = queries.alike(request.viewer, said, world=world, ask=ask)
    hints = list(dict.fromkeys(one.sentence for one in personal_details(text)))
    if not found and not hints:
        return {}
    return {"alike": [presenters.item(one) for one in found], "hints": hints}


def _send(request: Any, ask: Any, competition: Any, world: str, place: Any) -> services.Suggested:
    said = Said(
        title=line(request, "title"),
        words=words(request, "words")[:LONGEST],
        kind=line(request, "kind"),
        place=place,
        subjects=tuple(row for row in subjects() if row.code == line(request, "subject")),
        signed=line(request, "signed")[:120],
    )
    reach = Reach(*(line(request, name) for name in ("tell", "name", "phone", "email")))
    part = parts.part_of(request, ask or queries.box_of(world)) if ask or queries.box_of(world) else None
    more: dict[str, Any] = {"reach": reach, "by": request.doer, "world": world, "part": part}
    if competition is None:
        return services.suggest(ask=ask, said=said, **more)
    pitched = competing.Pitched(
        for_whom=words(request, "for_whom"),
        amount=calls.whole(line(request, "amount")),
        spent_on=words(request, "spent_on"),
        shows=words(request, "shows"),
    )
    return competing.pitch(ask=ask, said=said, pitched=pitched, **more)


def _sent(request: Any, made: services.Suggested) -> HttpResponse:
    part = made.joined.participant
    response = redirect(f"/suggestions/{made.idea.contribution.ref}/?done=sent")
    if request.doer is None and part.guest_id is not None:
        request.session.cycle_key()
        request.session[GUEST] = part.guest_id
    elif request.doer is None:
        parts.remember(response, made.idea.contribution.ask, part, made.joined.code)
    return response


def _page(
    request: Any,
    ask: Any,
    competition: Any,
    world: str,
    problems: list[Problem],
    beside: dict[str, Any] | None = None,
) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    kind = "question" if said.get("kind") == "question" and ask is None else "suggestion"
    page = {
        "kind": kind,
        "call": _call(ask) if ask is not None else None,
        "promise": doors.promise(ask) if ask is not None else [],
        "competition": _terms(competition) if competition is not None else None,
        "said": {name: typed.words(request, name, said.get(name, ""))[:LONGEST] for name in _fields()},
        "tells": [(key, text) for key, text in TELL.items()],
        "tell": said.get("tell", "page"),
        "subjects": [
            (str(title), [(row.code, row.label) for row in _sorted() if row.kind == group])
            for group, title in GROUPS
        ],
        "is_visitor": request.doer is None or request.viewer.user_id is None,
        "problems": problems,
        "wrong": {one["field"]: one["text"] for one in problems},
        "beside": beside or {},
        "answered": _answered(ask),
        "practice": world == PRACTICE,
        "practice_exit_url": "/suggestions/new/",
    }
    return render(request, "voices/ideas/new.html.jinja", page, status=WRONG if problems else 200)


def _fields() -> tuple[str, ...]:
    return ("title", "words", "place", "subject", "signed", "name", "phone", "email", "amount", *PITCH)


def _sorted() -> list[Any]:
    return sorted(subjects(), key=lambda row: row.label.casefold())


def _call(ask: Any) -> dict[str, str]:
    return {"title": ask.title, "about": ask.about, "url": f"/suggestions/calls/{ask.ref}/"}


def _terms(competition: Any) -> dict[str, str]:
    return {"total": presenters.pounds(competition.total), "most": presenters.pounds(competition.most)}


def _answered(ask: Any) -> str:
    """By when whoever suggests something has an answer."""
    day = queries.promised_day(ask, timezone.localdate())
    return _("You have an answer by %(day)s.") % {"day": long_date(day)}
