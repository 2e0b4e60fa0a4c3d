"""What the links in a reminder lead to: is it still right, and is it still needed?"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.needs import services as needs
from alongside.exchange.needs.queries import title_of as need_title
from alongside.exchange.offers import services as offers
from alongside.exchange.offers.queries import title_of as offer_title
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.typed import words


def _show_offer(link: Any) -> Page:
    title, practice = offer_title(link.ref)
    return Page(
        title=_("Is this still right?"),
        paragraphs=(title,),
        buttons={
            "confirm": _("It is still right"),
            "pause": _("Pause it for now"),
            "withdraw": _("Take it back"),
        },
        practice=practice,
    )


def _act_on_offer(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    acts = {
        "confirm": (offers.confirm_offer, _("Thank you. It now says it was checked today.")),
        "pause": (offers.pause_offer, _("It is paused. Nobody is put in touch until you go on.")),
        "withdraw": (offers.withdraw_offer, _("It is taken back. Nobody else sees it now.")),
    }
    if pressed not in acts:
        raise NotYet(_("Choose one of the buttons."))
    act, said = acts[pressed]
    try:
        offer = act(ref=link.ref, by=doer)
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This is not yours to answer for any more.")) from gone
    url = f"/offers/{offer.ref}/edit/"
    return Done(_("Done"), (said,), url, _("Change what it says"), link.guest_id, offer.world == "practice")


def _show_need(link: Any) -> Page:
    title, practice = need_title(link.ref)
    return Page(
        title=_("Is this still needed?"),
        paragraphs=(title,),
        buttons={"confirm": _("Still needed"), "met": _("It is met"), "closed": _("Close it")},
        ask={"reason": _("What helped, or why it is closed")},
        practice=practice,
    )


def _act_on_need(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    reason = words(request, "reason")
    try:
        if pressed == "confirm":
            need, said = needs.confirm_need(ref=link.ref, by=doer), _("Thank you. It stays open.")
        elif pressed == "met":
            need, said = (
                needs.mark_met(ref=link.ref, words=reason, by=doer),
                _("Good. Everyone involved is told."),
            )
        elif pressed == "closed":
            need, said = needs.close_need(ref=link.ref, reason=reason, by=doer), _("It is closed.")
        else:
            raise NotYet(_("Choose one of the buttons."))
    except needs.NeedRefused as refused:
        raise NotYet(str(refused), "reason") from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This is not yours to answer for any more.")) from gone
    url = f"/needs/{need.ref}/"
    return Done(_("Done"), (said,), url, _("See it"), link.guest_id, need.world == "practice")


LINKS = {
    "confirm": Purpose(_show_offer, _act_on_offer),
    "needed": Purpose(_show_need, _act_on_need),
}
