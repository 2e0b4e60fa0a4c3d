"""Calls in words."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.matches.call_rules import is_open
from alongside.web.components.formats import long_date

STATE = {
    "waiting": lazy("Being looked at"),
    "chosen": lazy("Chosen"),
    "not-chosen": lazy("Not chosen"),
    "withdrawn": lazy("Taken back"),
}
WHAT = {
    "called": lazy("Everyone was asked"),
    "asked": lazy("A question was asked"),
    "told-all": lazy("A question was answered for all"),
    "answered": lazy("An answer came"),
    "wrote": lazy("A message was written"),
    "closed": lazy("It was closed"),
}


def takes_answers(call: Any) -> bool:
    """Whether answers and questions are still taken today."""
    return is_open(closed=call.closed_at is not None, closes=call.closes_on, today=timezone.localdate())


def state(call: Any) -> str:
    """'Open until 3 December 2026', or that it is closed."""
    if takes_answers(call):
        return _("Open until %(day)s") % {"day": long_date(call.closes_on)}
    return _("Closed")


def item(call: Any) -> dict[str, Any]:
    """One line of the list."""
    number = call.answered
    place = call.need.place.name if call.need.place else ""
    said = ngettext("One answer", "%(number)d answers", number) % {"number": number} if number else ""
    return {
        "title": call.need.title,
        "url": f"/calls/{call.ref}/",
        "line": " · ".join(filter(None, [place, said])),
        "badge": state(call),
        "tone": "open" if takes_answers(call) else "history",
    }


def answer(one: Any, actor: Any, *, is_own: bool) -> dict[str, Any]:
    """One answer: what is offered, by whom as far as one may know, with interests and what was decided."""
    name = actor.name if actor and not hasattr(actor, "person") else _("Somebody who lives or works here")
    return {
        "ref": one.ref,
        "title": one.offer.title,
        "url": f"/offers/{one.offer.ref}/",
        "who": _("You") if is_own else name,
        "who_url": f"/actors/{actor.ref}/" if actor and not is_own else "",
        "words": one.words,
        "interests": one.interests,
        "state": str(STATE[one.state]),
        "waits": one.state == "waiting",
        "is_own": is_own,
    }
