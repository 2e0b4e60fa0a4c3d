"""The link in an invitation to a private group: who invites, for what, and a button that says yes."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.circles import invited_to
from alongside.exchange.accounts.services import CircleRefused, join_circle
from alongside.exchange.directory.queries.parties import actors_of_parties
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.presenting import PRACTICE


def _show(link: Any) -> Page:
    circle = invited_to(link.ref)
    if circle is None:
        return Page(_("This group has been closed since"), (), {"no": _("Put the invitation away")})
    host = actors_of_parties(VISITOR, [circle.host_id]).get(circle.host_id or 0)
    told = [
        _("%(host)s hosts this private group and invites you.") % {"host": host.name} if host else "",
        circle.purpose,
        _("Members see your name, and what is shared inside. Nobody else does. You can leave at any time."),
        _("Its members sign terms. You read them first, and see what is inside once they are signed.")
        if circle.terms.exists()
        else "",
    ]
    title = _("Do you want to be in the private group %(name)s?") % {"name": circle.name}
    buttons = {"yes": _("Yes, join"), "no": _("No, thank you")}
    return Page(title, tuple(filter(None, told)), buttons, practice=circle.world == PRACTICE)


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    if pressed != "yes":
        return Done(_("You have not joined"), (_("Nobody is told why."),))
    try:
        circle = join_circle(ref=link.ref, party_id=link.party_id, by=doer)
    except CircleRefused as refused:
        raise NotYet(str(refused), refused.field) from refused
    return Done(
        _("You are in the private group %(name)s") % {"name": circle.name},
        () if link.guest_id else (_("Sign in to see it."),),
        next_url=f"/circles/{circle.ref}/",
        next_text=_("Go to the group"),
        guest_id=link.guest_id,
        practice=circle.world == PRACTICE,
    )


CIRCLE = Purpose(show=_show, act=_act)
