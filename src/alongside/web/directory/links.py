"""What links in mails about entries lead to: this address is mine, and this entry is still right."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.directory import queries, services
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.presenting import PRACTICE


def _verify(link: Any) -> Page:
    asked = queries.keeper_request_by_ref(link.ref)
    name = {"name": asked.actor.name if asked else ""}
    return Page(
        title=_("Is this your mail address?"),
        paragraphs=(_("Somebody gave it to ask to look after the entry of %(name)s.") % name,),
        buttons={"yes": _("Yes, I asked for this")},
        practice=asked is not None and asked.actor.world == PRACTICE,
    )


def _verified(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    asked = services.verify_keeper_request(ref=link.ref, by=doer)
    return Done(
        title=_("Thank you. Your connector looks at it now"),
        paragraphs=(_("You get a mail with the answer."),),
        next_url=f"/actors/{asked.actor.ref}/",
        next_text=asked.actor.name,
        guest_id=link.guest_id,
        practice=asked.actor.world == PRACTICE,
    )


def _still(link: Any) -> Page:
    actor = queries.actor_for(VISITOR, link.ref)
    name = {"name": actor.name if actor else _("your organisation")}
    return Page(
        title=_("Is the entry of %(name)s still right?") % name,
        paragraphs=(_("Read it first if you are not sure. If something changed, sign in and change it."),),
        buttons={"right": _("Yes, it is still right")},
        practice=actor is not None and actor.world == PRACTICE,
    )


def _right(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    try:
        actor = services.confirm_actor(ref=link.ref, by=doer)
    except services.NotYours as gone:
        raise NotYet(_("You do not look after this entry any more.")) from gone
    return Done(
        title=_("Thank you. It says now that it was checked today"),
        next_url=f"/actors/{actor.ref}/",
        next_text=actor.name,
        practice=actor.world == PRACTICE,
    )


LINKS = {"verify-keeper": Purpose(_verify, _verified), "confirm-actor": Purpose(_still, _right)}
