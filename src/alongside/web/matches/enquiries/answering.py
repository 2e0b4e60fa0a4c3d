"""The other side of a question: who may act on it takes it, and says what came of it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from alongside.exchange.audit.limits import LONGEST
from alongside.exchange.matches.queries import enquiries as queries
from alongside.exchange.matches.services.enquiring import EnquiryRefused, finish_enquiry, take_enquiry
from alongside.web import downloads
from alongside.web.components.formats import long_date
from alongside.web.people import phone_url
from alongside.web.presenting import PRACTICE, fact, page_of
from alongside.web.typed import problem, words

from . import presenters

WRONG = 422
MOST_ROWS = 5000


@require_GET
@never_cache
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the viewer, the nearest day first; or what is done."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if not queries.answers_enquiries(viewer):
        raise Http404
    done = request.GET.get("done") == "1"
    rows = queries.enquiries_for(viewer, done=done)
    if kind := downloads.asked_for(request):
        return downloads.as_file(
            kind, _("What people asked"), _head(), [_row(one) for one in rows[:MOST_ROWS]]
        )
    worlds = {row.world for row in rows[:1]}
    page = {
        "page": page_of(request, rows, presenters.item),
        "done": done,
        "downloads": downloads.links(request) if worlds else [],
        "practice": worlds == {PRACTICE},
    }
    return render(request, "enquiries/index.html.jinja", page)


def _head() -> list[str]:
    """Of whom and with which number is not said: a file goes further than a page."""
    return [
        _("Reference"),
        _("What"),
        _("Where"),
        _("About"),
        _("Asked on"),
        _("Due on"),
        _("State"),
        _("Done on"),
    ]


def _row(one: Any) -> list[Any]:
    done = timezone.localdate(one.done_at) if one.done_at else None
    return [
        one.ref,
        presenters.title(one),
        one.place.name if one.place else "",
        presenters.about_title(one),
        timezone.localdate(one.made_at),
        one.due_on,
        str(presenters.STATE[one.state]),
        done,
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One question, with the number to ring; take it, or say what came of it."""
    found = queries.enquiry_for(request.viewer, ref)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    try:
        if "take" in request.POST:
            take_enquiry(ref=ref, by=request.doer)  # type: ignore[attr-defined]
        else:
            finish_enquiry(
                ref=ref,
                outcome=words(request, "outcome")[:LONGEST],
                by=request.doer,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
    except EnquiryRefused as refused:
        again = queries.enquiry_for(request.viewer, ref)  # type: ignore[attr-defined]
        return _page(request, again, [problem(str(refused), refused.field)])
    return redirect("enquiry", ref)


def _page(request: HttpRequest, one: Any, problems: list[dict[str, str]] | None = None) -> HttpResponse:
    phone = one.guest.phone if one.guest else ""
    by = one.taken_by
    page = {
        "title": presenters.title(one),
        "where": one.place.name if one.place else "",
        "state": str(presenters.STATE[one.state]),
        "waits": one.state in ("waiting", "taken"),
        "may_take": one.state == "waiting",
        "taken_by": _("you") if by and by.pk == request.user.pk else (by.name or by.email) if by else "",
        "facts": _facts(one, phone),
        "phone": phone,
        "phone_url": phone_url(phone),
        "words": one.words,
        "outcome": one.outcome,
        "typed": words(request, "outcome"),
        "finds_contact": one.finds_contact,
        "is_private": one.kind == presenters.PRIVATE,
        "problems": problems or [],
        "practice": one.world == PRACTICE,
    }
    return render(request, "enquiries/show.html.jinja", page, status=WRONG if problems else 200)


def _facts(one: Any, phone: str) -> list[dict[str, Any]]:
    person = one.guest or one.user
    email = person.email if person else ""
    about = presenters.about(one)
    return [
        fact(_("Name"), (person.name or person.email) if person else _("Their details were deleted")),
        fact(_("Phone"), phone, phone_url(phone)),
        fact(_("Mail address"), email, f"mailto:{email}" if email else ""),
        fact(_("When it suits"), one.when),
        fact(_("About"), about.get("text", ""), about.get("url", "")),
        fact(_("Where"), one.place.name if one.place else ""),
        fact(_("Asked on"), long_date(timezone.localdate(one.made_at))),
        fact(_("To be answered by"), presenters.by_day(one.due_on)),
        fact(_("Reference number"), one.guest.number if one.guest else ""),
    ]
