"""One's own page without an account: what one asked, who answers by when, what came of it."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from alongside.exchange.accounts.queries import my_guest, myself
from alongside.exchange.matches.queries import enquiries as queries
from alongside.exchange.matches.services.enquiring import EnquiryRefused, take_back_enquiry
from alongside.web.presenting import PRACTICE

from . import presenters


@require_GET
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """What you asked, your needs and offers, and what is known about you. Visitors say their number first."""
    viewer = request.viewer  # type: ignore[attr-defined]
    guest, user = my_guest(viewer), myself(viewer)
    if guest is None and user is None:
        return redirect("/come-back/?next=/yours/")
    asked = queries.own_enquiries(viewer)
    rings = queries.who_ring(one.place_id for one in asked)
    mine = [presenters.own(one, rings[one.place_id]) for one in asked]
    new = request.GET.get("asked", "")
    page: dict[str, Any] = {
        "asked": mine,
        "just_asked": next((one for one in mine if one["ref"] == new), None),
        "guest": guest,
        "person": guest or user,
        "helper": user if guest else None,
        "practice": (guest.world if guest else next((one.world for one in asked), "real")) == PRACTICE,
    }
    return render(request, "yours/show.html.jinja", page)


@require_POST
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """One no longer wants an answer."""
    if request.doer is None or queries.own_enquiry(request.viewer, ref) is None:  # type: ignore[attr-defined]
        raise Http404
    with suppress(EnquiryRefused):  # it was answered meanwhile, and the page says so
        take_back_enquiry(ref=ref, by=request.doer, at=timezone.now())  # type: ignore[attr-defined]
    return redirect("yours")
