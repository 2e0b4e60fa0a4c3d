"""What the link leads to by which somebody without an account is asked to meet another."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.exchange.matches.queries import acquaintances as queries
from alongside.exchange.matches.services import acquainting as services
from alongside.web import typed
from alongside.web.links.purposes import Done, NotYet, Page, Purpose
from alongside.web.matches.introductions.presenters import WHY

from . import presenters


def _show(link: Any) -> Page:
    found = queries.acquaintance_of_link(link.ref)
    which = link.data.get("which", "")
    side = next((one for one in found.sides.all() if one.which == which), None) if found else None
    if found is None or side is None or found.state != "open" or side.answer != "waiting":
        return Page(_("There is nothing more to do here"), (_("This has ended."),), {})
    said = [part for part in found.words.split("\n") if part.strip()]
    safe = _("If both say yes, each sees how the other can be reached. Nobody else does.")
    return Page(
        _("Shall we put you in touch?"),
        (presenters.title(found), *said, safe),
        {"yes": _("Yes, put us in touch"), "no": _("No, not this time")},
        ask={"words": _("Anything you want to say")},
        choose=(("why", _("If no: why not?"), dict(WHY)),),
        lines={"contact": (_("If yes: how can they reach you?"), "text")},
        practice=presenters.is_practice(found),
    )


def _act(request: HttpRequest, link: Any, doer: Any, pressed: str) -> Done:
    found = queries.acquaintance_of_link(link.ref)
    try:
        after = services.answer_acquaintance(
            ref=link.ref,
            which=link.data.get("which", ""),
            says=pressed,
            why=request.POST.get("why", ""),
            words=typed.words(request, "words"),
            contact=typed.line(request, "contact"),
            by=doer,
        )
    except services.AcquaintanceRefused as refused:
        raise NotYet(str(refused), refused.field or "button") from refused
    except ObjectDoesNotExist as gone:
        raise NotYet(_("This has ended.")) from gone
    said = _("Both have said yes. They are told.") if after.state == "accepted" else _("They are told.")
    url = f"/introductions/met/{link.ref}/"
    return Done(
        _("Thank you"),
        (said,),
        url,
        _("Go to the page about it"),
        guest_id=link.guest_id,
        practice=presenters.is_practice(found),
    )


LINKS = {"acquaintance-answer": Purpose(_show, _act)}
