"""The link in the mail to whoever was picked: what it is, and buttons that say yes or no."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import seating
from alongside.web import typed
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.presenting import PRACTICE

from . import views


def _show(link: Any) -> Page:
    seat = queries.seat_of_link(link.ref, link.guest_id)
    if seat is None:
        return Page(_("There is nothing more to answer"), (_("This has been answered or has ended."),), {})
    panel = seat.panel
    said = [f"{one['key']}: {one['value']}" for one in views.facts(panel) if one["value"]]
    first = panel.sittings.first()
    if first is not None:
        said.insert(0, _("The first session is on %(when)s.") % {"when": views.when(first.starts_at)})
    how = _("You were picked by lot.") if seat.draw_id else _("You are asked because of what you can bring.")
    kept = _("Nobody is told your name unless you write it below.")
    return Page(
        _("Can you take part? %(title)s") % {"title": panel.ask.title},
        (how, *said, kept),
        {"yes": _("Yes, I take part"), "no": _("No, I cannot")},
        ask={"reason": _("If no: anything you want to say")},
        lines={"name": (_("If yes, and you want to be named: how?"), "text")},
        practice=panel.ask.world == PRACTICE,
    )


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    seat = queries.seat_of_link(link.ref, link.guest_id)
    if seat is None:
        return Done(_("There is nothing more to answer"))
    ask = seat.panel.ask
    said = {"name": typed.line(request, "name"), "reason": typed.words(request, "reason")}
    try:
        seating.answer_seat(seat_ref=seat.ref, yes=pressed == "yes", by=doer, **said)
    except AskRefused as refused:
        raise NotYet(str(refused)) from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This has ended.")) from gone
    practice = ask.world == PRACTICE
    if pressed != "yes":
        return Done(_("Thank you for saying so"), (_("Somebody else is picked by lot."),), practice=practice)
    return Done(
        _("You take part"),
        (_("We are glad that you come. You find all dates, and what you are paid, on your page."),),
        next_url=f"/panels/{ask.ref}/yours/",
        next_text=_("Go to your page"),
        guest_id=link.guest_id,
        practice=practice,
    )


LINKS = {"panel-seat": Purpose(show=_show, act=_act)}
