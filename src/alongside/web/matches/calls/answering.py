"""Answer a call: with something one offers already, or with a few words about what one can do."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.services import SightRefused
from alongside.exchange.matches.queries import calls as queries
from alongside.exchange.matches.services.calling import NOT_THERE, Answer, CallRefused, answer_call
from alongside.exchange.offers.services.posting import OfferRefused
from alongside.web import words as known
from alongside.web.matches.enquiries.forms import reach_problems
from alongside.web.middleware import GUEST
from alongside.web.presenting import PRACTICE
from alongside.web.typed import Problem, line, problem, words

from .presenters import takes_answers
from .views import LONGEST, WRONG, call_or_404, fair


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, ref: str) -> HttpResponse:
    """The form; whoever has no account leaves a name and a number, and follows it with a reference number."""
    call = call_or_404(request, ref)
    if not takes_answers(call) or queries.runs(request.viewer, call.need):
        return redirect("call", ref)
    said = _read(request)
    if request.method != "POST":
        return _page(request, call, said, [])
    problems = [] if request.doer else reach_problems(said.name, said.phone, said.email)
    if problems:
        return _page(request, call, said, problems)
    try:
        _made, by = answer_call(ref=ref, answer=said, by=request.doer, today=timezone.localdate())
    except NOT_THERE as lost:
        raise Http404 from lost
    except CallRefused as refused:
        return _page(request, call, said, [problem(str(refused), refused.field)])
    except (OfferRefused, SightRefused) as refused:
        return _page(request, call, said, [problem(str(refused), "title")])
    if request.doer is None:
        request.session.cycle_key()
        request.session[GUEST] = by.guest_id
        return redirect("yours")
    return redirect(f"/calls/{ref}/?done=answered")


def _read(request: Any) -> Answer:
    return Answer(
        words=words(request, "words")[:LONGEST],
        interests=words(request, "interests")[:LONGEST],
        offer_ref=line(request, "offer"),
        title=line(request, "title")[:250],
        summary=words(request, "summary")[:LONGEST],
        safeguarding=[one for one in request.POST.getlist("how") if one in known.SETTING],
        name=line(request, "name")[:120],
        phone=line(request, "phone"),
        email=line(request, "email"),
    )


def _page(request: Any, call: Any, said: Answer, problems: list[Problem]) -> HttpResponse:
    offers = queries.pickable(request.viewer, call)
    choices = [{"value": one.ref, "text": one.title, "checked": one.ref == said.offer_ref} for one in offers]
    page = {
        "call": {"title": call.need.title, "url": f"/calls/{call.ref}/", "criteria": call.criteria},
        "offers": choices,
        "new_text": _("Something new: I write it below"),
        "how": [
            {"value": value, "text": str(text), "checked": value in said.safeguarding}
            for value, text in known.SETTING.items()
        ],
        "said": said,
        "is_visitor": request.doer is None,
        "problems": problems,
        "fair": fair(),
        "practice": call.need.world == PRACTICE,
    }
    return render(request, "calls/answer.html.jinja", page, status=WRONG if problems else 200)
