"""The link in an invitation to work together: who asks, for what, and buttons that say yes or no."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.partnerships import queries, services
from alongside.exchange.partnerships.services import PartnershipRefused
from alongside.web import typed
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.presenting import PRACTICE

from . import words


def _show(link: Any) -> Page:
    asked = queries.invitation_of_link(link.ref, link.party_id)
    if asked is None:
        title = _("There is nothing more to answer")
        return Page(title, (_("This was answered, taken back or closed since."),), {})
    found = asked.partnership
    told = [
        _("%(who)s asks you:") % {"who": asked.invited_by.name} if asked.invited_by else "",
        asked.message,
        _("What it is for: %(words)s") % {"words": found.purpose},
        _("Those who take part see your name and what you say. You can leave at any time."),
    ]
    return Page(
        _("Do you want to take part in %(name)s?") % {"name": found.name},
        tuple(part for part in told if part),
        {"yes": _("Yes, I take part"), "no": _("No, thank you")},
        ask={"brings": _("If yes: what do you bring?"), "wont": _("What won't you do?")},
        choose=(("why", _("If no: why not?"), {key: str(text) for key, text in words.WHY.items()}),),
        lines={"reason": (_("If it is something else, in your own words"), "text")},
        practice=found.world == PRACTICE,
    )


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    asked = queries.invitation_of_link(link.ref, link.party_id)
    if asked is None:
        return Done(_("There is nothing more to answer"))
    found = asked.partnership
    practice = found.world == PRACTICE
    try:
        if pressed == "yes":
            terms = {name: typed.words(request, name) for name in ("brings", "wont")}
            services.accept(ref=found.ref, terms=terms | {"basis": "lived"}, by=doer)
        else:
            why, reason = typed.line(request, "why"), typed.words(request, "reason")
            services.decline(ref=found.ref, why=why, reason=reason, by=doer)
    except PartnershipRefused as refused:
        raise NotYet(str(refused), refused.field or "button") from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This has ended.")) from gone
    if pressed != "yes":
        return Done(
            _("Thank you for saying so"), (_("They are told why. Nothing else happens."),), practice=practice
        )
    return Done(
        _("You take part in %(name)s") % {"name": found.name},
        () if link.guest_id else (_("Sign in to see it."),),
        next_url=f"/partnerships/{found.ref}/",
        next_text=_("Go to what the others bring, need and won't do"),
        guest_id=link.guest_id,
        practice=practice,
    )


LINKS = {"partnership-answer": Purpose(show=_show, act=_act)}
