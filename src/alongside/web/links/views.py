"""Open a link: a page with a button. Only the button does anything, and only once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.exchange.accounts.links import link_for
from alongside.exchange.accounts.services import LinkGone, use_link
from alongside.web.accounts.links import LINKS as OF_ACCOUNTS
from alongside.web.circles.links import CIRCLE
from alongside.web.convening.hosts import LINKS as OF_HOSTS
from alongside.web.directory.links import LINKS as OF_DIRECTORY
from alongside.web.matches.acquaintances.links import LINKS as OF_ACQUAINTANCES
from alongside.web.matches.links import LINKS as OF_MATCHES
from alongside.web.middleware import GUEST
from alongside.web.offers.links import LINKS as OF_OFFERS
from alongside.web.partnerships.invited import LINKS as OF_PARTNERSHIPS
from alongside.web.voices.checking.links import SAID
from alongside.web.voices.panels.links import LINKS as OF_PANELS

from .purposes import PURPOSES, NotYet, Page

GONE, WRONG = 410, 422
PURPOSES |= {"circle": CIRCLE, "said": SAID}
PURPOSES |= OF_ACCOUNTS
PURPOSES |= OF_DIRECTORY
PURPOSES |= OF_HOSTS
PURPOSES |= OF_MATCHES
PURPOSES |= OF_ACQUAINTANCES
PURPOSES |= OF_OFFERS
PURPOSES |= OF_PARTNERSHIPS
PURPOSES |= OF_PANELS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What the link is for; with the button, what was done."""
    link = link_for(token)
    if link is None or link.purpose not in PURPOSES:
        return _gone(request)
    purpose = PURPOSES[link.purpose]
    if request.method != "POST":
        return _page(request, purpose.show(link))
    pressed = request.POST.get("button", "")
    try:
        done = use_link(token=token, act=lambda link, doer: purpose.act(request, link, doer, pressed))
    except LinkGone:
        return _gone(request)
    except NotYet as problem:
        said = [{"text": str(problem), "href": f"#{problem.field}", "field": problem.field}]
        return _page(request, purpose.show(link), said, status=WRONG)
    if done.guest_id is not None:
        request.session.cycle_key()
        request.session[GUEST] = done.guest_id
    return render(request, "links/done.html.jinja", {"done": done, "practice": done.practice})


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "links/gone.html.jinja", {}, status=GONE)


def _page(
    request: HttpRequest, page: Page, problems: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "page": page,
        "problems": problems or [],
        "typed": request.POST,
        "practice": page.practice,
    }
    return render(request, "links/show.html.jinja", context, status=status)
