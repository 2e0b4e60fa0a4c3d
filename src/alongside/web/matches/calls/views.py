"""The page of a call and the list of them: questions answered for all, answers, and what became of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.matches.queries import calls as queries
from alongside.exchange.matches.services import calling as services
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, fact, page_of, world_of
from alongside.web.typed import Problem, problem, words

from . import presenters

WRONG = 422
MOST_ROWS = 5000


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What everyone is asked now, and was asked before."""
    world = world_of(request)
    rows = queries.with_answers(queries.calls_for(request.viewer, world=world))  # type: ignore[attr-defined]
    if kind := downloads.asked_for(request):
        head = [_("What's needed"), _("Where"), _("Opened on"), _("Last day"), _("State"), _("Answers")]
        lines = [[*_line(call), call.answered] for call in rows[:MOST_ROWS]]
        return downloads.as_file(kind, _("Who can do this"), head, lines, [fair()])
    page = {
        "page": page_of(request, rows, presenters.item),
        "downloads": downloads.links(request),
        "practice": world == PRACTICE,
        "practice_exit_url": "/calls/",
    }
    return render(request, "calls/index.html.jinja", page)


def _line(call: Any) -> list[Any]:
    place = call.need.place.name if call.need.place else ""
    return [call.need.title, place, call.opens_on, call.closes_on, presenters.state(call)]


def fair() -> str:
    """What a call is not, and how answers are dealt with."""
    return _("This is not an endorsement and not a purchase. An answer to one question goes to all.")


def call_or_404(request: HttpRequest, ref: str) -> Any:
    """The call, if the viewer may see it."""
    found = queries.call_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One call; ask about it, and for whoever runs it: answer for all, decide, close."""
    call = call_or_404(request, ref)
    if request.method != "POST":
        return _page(request, call)
    try:
        done = _act(request, call)
    except services.CallRefused as refused:
        return _page(request, call, [problem(str(refused), refused.field)])
    return redirect(f"/calls/{ref}/?done={done}")


def _act(request: Any, call: Any) -> str:
    """Do what the button says; what is not one's to do is not found."""
    if "ask" in request.POST:
        text = words(request, "question")[:LONGEST]
        services.ask_question(ref=call.ref, text=text, by=request.doer, today=timezone.localdate())
        return "asked"
    if request.doer is None:
        raise Http404
    try:
        if "tell" in request.POST:
            text = words(request, "answer")[:LONGEST]
            services.answer_question(ref=request.POST["tell"], text=text, by=request.doer, at=timezone.now())
            return "told"
        if "take-back" in request.POST:
            services.take_answer_back(ref=request.POST["take-back"], by=request.doer)
            return "taken-back"
        if "close" in request.POST:
            services.close_call(
                ref=call.ref,
                outcome=words(request, "outcome")[:LONGEST],
                chosen=request.POST.getlist("chosen"),
                by=request.doer,
                at=timezone.now(),
            )
            return "closed"
    except services.NOT_THERE as lost:
        raise Http404 from lost
    raise Http404


def _page(request: Any, call: Any, problems: list[Problem] | None = None) -> HttpResponse:
    viewer, need = request.viewer, call.need
    runs = queries.runs(viewer, need)
    answers = queries.answers_of(viewer, call, all_of_them=runs)
    names = queries.names_of(viewer, answers)
    shown = [
        presenters.answer(one, names.get(one.party_id), is_own=one.party_id in viewer.parties)
        for one in answers
    ]
    is_open = presenters.takes_answers(call)
    page = {
        "title": need.title,
        "need_url": f"/needs/{need.ref}/",
        "statement": need.statement,
        "words": call.words,
        "criteria": call.criteria,
        "state": presenters.state(call),
        "is_open": is_open,
        "facts": _facts(call),
        "questions": queries.questions_of(call, all_of_them=runs),
        "answers": shown,
        "runs": runs,
        "decides": runs and (call.closed_at is None or any(one["waits"] for one in shown)),
        "outcome": call.outcome if call.closed_at else "",
        "answer_url": f"/calls/{call.ref}/answer/" if is_open and not runs else "",
        "log": _log_links(call) if queries.reads_log(viewer, need) else [],
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        "fair": fair(),
        "problems": problems or [],
        "practice": need.world == PRACTICE,
        "practice_exit_url": "/calls/",
    }
    return render(request, "calls/show.html.jinja", page, status=WRONG if problems else 200)


def _facts(call: Any) -> list[dict[str, Any]]:
    need = call.need
    return [
        fact(
            _("Where"),
            need.place.name if need.place else "",
            f"/places/{need.place.ref}/" if need.place else "",
        ),
        fact(_("Who it affects"), need.who_affected),
        fact(_("What would be better"), need.wanted),
        fact(_("What has been tried"), need.tried),
        fact(_("Last day to answer"), long_date(call.closes_on)),
        fact(_("Interests declared by whoever asks"), call.interests),
    ]


def _log_links(call: Any) -> list[dict[str, str]]:
    return [
        {"text": kind.upper(), "url": f"/calls/{call.ref}/log/?download={kind}"} for kind in downloads.FILES
    ]


@require_GET
@never_cache
def log(request: HttpRequest, ref: str) -> HttpResponse:
    """Who asked, answered and wrote, and when, as a file: organisations by name, people not."""
    call = call_or_404(request, ref)
    if not queries.reads_log(request.viewer, call.need):  # type: ignore[attr-defined]
        raise Http404
    head = [_("When"), _("What"), _("Organisation")]
    lines = [
        [f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}", str(presenters.WHAT[one.what]), one.name]
        for one in queries.contact_log(request.viewer, call)
    ]
    kind = downloads.asked_for(request) or "csv"
    return downloads.as_file(kind, _("Contact log"), head, lines, [call.need.title, fair()])
