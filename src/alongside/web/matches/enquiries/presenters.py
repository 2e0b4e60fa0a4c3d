"""Questions to a connector in words: who answers by when, what came of it."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.matches.queries.enquiries import Rings, who_rings
from alongside.exchange.matches.reply_days import due_day
from alongside.web.components.formats import long_date

from .forms import PRIVATE, RECORD, RING, Asked

DAYS = (
    lazy("Monday"), lazy("Tuesday"), lazy("Wednesday"), lazy("Thursday"), lazy("Friday"),
    lazy("Saturday"), lazy("Sunday"),
)  # fmt: skip
TITLE = {
    RING: lazy("Ask to be rung back"),
    RECORD: lazy("Ask about this"),
    PRIVATE: lazy("Tell your connector privately"),
}
KIND = {
    RING: lazy("To be rung back"),
    RECORD: lazy("A question"),
    PRIVATE: lazy("Told in private"),
}
STATE = {
    "waiting": lazy("Waiting"),
    "taken": lazy("Somebody is on it"),
    "done": lazy("Answered"),
    "withdrawn": lazy("Taken back"),
}


def by_day(day: Any) -> str:
    """'Tuesday 24 November 2026'."""
    return f"{DAYS[day.weekday()]} {long_date(day)}"


def operator() -> dict[str, str]:
    """Who runs this site, and their phone."""
    return settings.OPERATOR


def who(rings: Rings) -> str:
    """Who sees to it: the connector, else whoever runs the site."""
    if rings.is_here:
        return rings.name or _("Your connector")
    return operator()["name"] or _("Whoever runs this site")


def promise(kind: str, rings: Rings, day: Any) -> str:
    """'Nell rings you by Tuesday 24 November 2026.'"""
    said = {"who": who(rings), "day": by_day(day)}
    if kind == RING:
        return _("%(who)s rings you by %(day)s.") % said
    return _("%(who)s answers by %(day)s.") % said


def before_sending(asked: Asked, keeper: str, finds_contact: bool) -> dict[str, Any]:
    """What is said beside the form: who answers, by when, and truthfully where nobody is named."""
    if keeper:
        text = _("%(who)s looks after this entry and answers by %(day)s.")
        return {"lines": [text % {"who": keeper, "day": by_day(due_day("", timezone.localdate()))}]}
    lines = []
    if finds_contact:
        lines.append(_("Nobody here looks after this entry. We find out whom to ask, and tell you."))
    if asked.where is None:
        return {"lines": lines}
    rings = who_rings(asked.where.within, world=asked.world)
    if not rings.is_here:
        text = _("Nobody here is the connector for %(place)s yet.")
        lines.append(text % {"place": asked.where.name})
    lines.append(promise(asked.kind, rings, due_day(rings.reply_time, timezone.localdate())))
    if rings.connector and not rings.is_here:
        lines.append(_("You can also ring %(name)s yourself.") % {"name": rings.name})
    return {"lines": lines, "person": rings.connector, "operator": None if rings.is_here else operator()}


def item(enquiry: Any) -> dict[str, Any]:
    """One line of the list: what, where, by when, how far; nobody's name or number."""
    late = enquiry.due_on < timezone.localdate() and enquiry.state in ("waiting", "taken")
    due = _("by %(day)s") % {"day": by_day(enquiry.due_on)}
    return {
        "title": title(enquiry),
        "url": f"/enquiries/{enquiry.ref}/",
        "line": " · ".join(filter(None, [enquiry.place.name if enquiry.place else "", about_title(enquiry)])),
        "why": _("This is late: it was due %(when)s") % {"when": due} if late else due,
        "badge": str(STATE[enquiry.state]),
        "tone": "history" if enquiry.state in ("done", "withdrawn") else "open",
    }


def title(enquiry: Any) -> str:
    """What somebody has to do about it."""
    if enquiry.finds_contact:
        return _("Find a contact")
    return {RING: _("Ring somebody back"), RECORD: _("Answer a question")}.get(
        enquiry.kind, _("Read what was told in private")
    )


def about(enquiry: Any) -> dict[str, str]:
    """The entry it is about, if any."""
    if enquiry.offer:
        return {"text": enquiry.offer.title, "url": f"/offers/{enquiry.offer.ref}/"}
    if enquiry.need:
        return {"text": enquiry.need.title, "url": f"/needs/{enquiry.need.ref}/"}
    if enquiry.actor:
        return {"text": enquiry.actor.name, "url": f"/actors/{enquiry.actor.ref}/"}
    return {}


def about_title(enquiry: Any) -> str:
    """Its title."""
    return about(enquiry).get("text", "")


def own(enquiry: Any, rings: Rings) -> dict[str, Any]:
    """One of the things that somebody asked, for their own page."""
    waits = enquiry.state in ("waiting", "taken")
    keeper = enquiry.kind == RECORD and not enquiry.finds_contact
    said = ""
    if waits and keeper:
        said = _("Whoever looks after it answers by %(day)s.") % {"day": by_day(enquiry.due_on)}
    elif waits:
        said = promise(enquiry.kind, rings, enquiry.due_on)
    return {
        "ref": enquiry.ref,
        "kind": str(KIND[enquiry.kind]),
        "state": str(STATE[enquiry.state]),
        "waits": waits,
        "said": said,
        "finds_contact": enquiry.finds_contact and waits,
        "words": enquiry.words,
        "when": enquiry.when,
        "about": about(enquiry),
        "asked_on": long_date(timezone.localdate(enquiry.made_at)),
        "outcome": enquiry.outcome,
        "person": rings.connector if waits and not keeper else None,
    }
