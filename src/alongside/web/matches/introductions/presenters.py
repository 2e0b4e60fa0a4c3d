"""Introductions as pages show them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from alongside.exchange.matches.queries import introductions as queries
from alongside.web.components.formats import long_date
from alongside.web.presenting import PRACTICE, address, fact
from alongside.web.words import Words

STATE = Words(
    {
        "open": noop("Waiting for an answer"),
        "accepted": noop("In touch"),
        "declined": noop("Said no"),
        "withdrawn": noop("Taken back"),
        "ended": noop("Ended"),
    }
)
ANSWER = Words({"waiting": noop("No answer yet"), "yes": noop("Yes"), "no": noop("No")})
WHY = Words(
    {
        "full": noop("No room now"),
        "far": noop("Too far"),
        "not-fitting": noop("Not what is needed"),
        "times": noop("The times do not suit"),
        "elsewhere": noop("Helped in another way"),
        "not-now": noop("Not now"),
        "other": noop("Something else"),
    }
)
HELPED = Words(
    {
        "yes": noop("Yes, it helped"),
        "partly": noop("In part"),
        "no": noop("No"),
        "never": noop("It never took place"),
    }
)
SIDE = Words({"need": noop("Who needs it"), "offer": noop("Who can help")})
TONE = {"accepted": "open", "open": "unclaimed"}
LISTED = ("", "open", "accepted", "over")  # what a list of them can be narrowed to


def names(viewer: Any, found: Iterable[Any]) -> Mapping[int, str]:
    """The names of the organisations on both sides that the viewer may see."""
    return queries.names_of(viewer, found)


def name_of(which: str, found: Any, known: Mapping[int, str]) -> str:
    """Who is on a side: the organisation's name, else their part in it."""
    row = found.match.need if which == "need" else found.match.offer
    return known.get(row.actor_id, "") or SIDE[which]


def asked_by(found: Any, known: Mapping[int, str]) -> str:
    """'Asked by Alder Coast Hospitals', or that a connector suggests it."""
    if found.asker == "connector":
        return _("Suggested by a connector")
    return _("Asked by %(name)s") % {"name": name_of(found.asker, found, known)}


def item(found: Any, known: Mapping[int, str]) -> dict[str, Any]:
    """An introduction in a list."""
    both = " · ".join(
        f"{name_of(side.which, found, known)}: {ANSWER[side.answer].lower()}" for side in found.sides.all()
    )
    return {
        "title": found.match.need.title,
        "url": f"/introductions/{found.ref}/",
        "line": _("With: %(offer)s") % {"offer": found.match.offer.title},
        "why": f"{both} · {long_date(found.made_at)}",
        "badge": STATE[found.state],
        "tone": TONE.get(found.state, ""),
    }


HEAD = (
    noop("What is needed"),
    noop("Help"),
    noop("State"),
    noop("Who asked"),
    noop("Who needs it"),
    noop("Their answer"),
    noop("Who can help"),
    noop("Their answer"),
    noop("Why not"),
    noop("Did it help?"),
    noop("Asked on"),
    noop("Its page"),
)


def file_row(found: Any, known: Mapping[int, str], site: str) -> list[Any]:
    """An introduction as a row of a file."""
    two = {side.which: side for side in found.sides.all()}
    need, offer = two["need"], two["offer"]
    said = [f"{SIDE[side.which]}: {HELPED[side.helped]}" for side in (need, offer) if side.helped]
    return [
        found.match.need.title,
        found.match.offer.title,
        STATE[found.state],
        asked_by(found, known),
        name_of("need", found, known),
        ANSWER[need.answer],
        name_of("offer", found, known),
        ANSWER[offer.answer],
        need.reason or offer.reason,
        "; ".join(said),
        found.made_at.date(),
        f"{site}introductions/{found.ref}/",
    ]


def first_words(asker: str, need: Any, offer: Any) -> str:
    """The message as it is written for somebody who asks; they change it as they like."""
    told = {"need": need.title, "said": need.statement, "offer": offer.title}
    if asker == "offer":
        asked = _("Hello. This is needed: %(need)s.\n\nWe think we can help: %(offer)s. Shall we talk?")
    elif asker == "need":
        asked = _(
            "Hello. This is needed: %(need)s.\n\n%(said)s\n\nCould this help: %(offer)s? Shall we talk?"
        )
    else:
        asked = _(
            "Hello. This is needed: %(need)s.\n\n%(said)s\n\nThis could help: %(offer)s. "
            "Shall we put you in touch?"
        )
    return asked % told


def facts(found: Any, known: Mapping[int, str]) -> list[dict[str, Any]]:
    """What is known of an introduction, in pairs."""
    need, offer = found.match.need, found.match.offer
    return [
        fact(_("What is needed"), need.title, f"/needs/{need.ref}/"),
        fact(_("Help"), offer.title, f"/offers/{offer.ref}/"),
        fact(_("Who asked"), f"{asked_by(found, known)}, {long_date(found.made_at)}"),
        fact(_("What is new since they said no"), found.grounds),
        *(_said(side, found, known) for side in found.sides.all()),
        fact(_("Place taken"), _places(found)),
        fact(_("We ask whether it helped"), _asked_on(found)),
    ]


def _said(side: Any, found: Any, known: Mapping[int, str]) -> dict[str, Any]:
    """What one side said, and how."""
    said = [ANSWER[side.answer], side.reason]
    if side.through == "told":
        said.append(_("told to their connector"))
    if side.helped:
        said += [_("Did it help? %(said)s") % {"said": HELPED[side.helped]}, side.helped_words]
    return fact(name_of(side.which, found, known), " · ".join(filter(None, said)))


def _places(found: Any) -> str:
    """How many places are kept, or are asked for where that is more than one."""
    if found.holds_place and found.places == 1:
        return _("Yes, one place is kept")
    if found.holds_place:
        return _("Yes, %(count)d places are kept") % {"count": found.places}
    return _("Asked for: %(count)d places") % {"count": found.places} if found.places > 1 else ""


def _asked_on(found: Any) -> str:
    waits = found.state == "accepted" and found.follow_up_on and not found.asked_at
    return long_date(found.follow_up_on) if waits else ""


def letters(
    written: Iterable[Any], mine: list[str], found: Any, known: Mapping[int, str]
) -> list[dict[str, Any]]:
    """What the two wrote, each with who and when."""
    return [
        {
            "who": _("You") if one.which in mine else name_of(one.which, found, known),
            "day": long_date(one.at),
            "text": one.text,
        }
        for one in written
    ]


def choices(rows: Iterable[Any], **chosen: str) -> list[dict[str, Any]]:
    """Needs or offers to choose one from; each leads to the page on which the message is written."""
    (missing,) = {"need", "offer"} - set(chosen)
    return [
        {
            "title": row.title,
            "url": address("/introductions/new/", **chosen, **{missing: row.ref}),
            "line": row.place.name if row.place else "",
        }
        for row in rows
    ]


def is_practice(found: Any) -> bool:
    """Whether an introduction, need or offer is of the invented town."""
    row = found.match.need if hasattr(found, "match") else found
    return bool(row.world == PRACTICE)
