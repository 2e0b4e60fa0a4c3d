"""The words of a morning's mail, as plain text; `accounts` makes the same as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.services.messages import whole

from .queries.monday import Thing


@dataclass(frozen=True, slots=True)
class Mail:
    """A subject and a text."""

    subject: str
    text: str


def morning_mail(name: str, things: Sequence[Thing], notices: Sequence[Any], *, more: int = 0) -> Mail:
    """One mail: the few things of a Monday first, then what somebody was told, oldest first.

    `more`: how many notices there was no room for.
    """
    parts = [_("Hello %(name)s,") % {"name": name} if name else _("Hello,")]
    if things:
        parts.append(
            ngettext("This week, one thing:", "This week, %(n)d things:", len(things)) % {"n": len(things)}
        )
        parts += [thing_said(thing) for thing in things]
    if notices:
        parts.append(_("What is new for you:"))
        parts += [notice_said(notice) for notice in notices]
    if more > 0:
        parts.append(_("And %(n)d more:") % {"n": more} + "\n" + whole("/you/notices/"))
    parts.append(_("How often we write is yours to choose:") + "\n" + whole("/you/notices/settings/"))
    return Mail(_subject(things, notices), "\n\n".join(parts))


def _subject(things: Sequence[Thing], notices: Sequence[Any]) -> str:
    """What the first of them is; how many others there are."""
    number = len(things) + len(notices)
    first = title_of(things[0]) if things else str(notices[0].title)
    if number == 1:
        return first
    return ngettext("%(first)s, and one more", "%(first)s, and %(n)d more", number - 1) % {
        "first": first,
        "n": number - 1,
    }


def notice_said(notice: Any) -> str:
    """One notice with its page."""
    return "\n".join(filter(None, [notice.title, notice.text, whole(notice.url) if notice.url else ""]))


def thing_said(thing: Thing) -> str:
    """One thing with its page."""
    path = "/you/"
    if thing.kind == "need":
        path = f"/needs/{thing.row.ref}/"
    elif thing.kind == "money":
        path = f"/offers/{thing.row.ref}/"
    elif thing.kind == "call":
        path = f"/needs/{thing.row.need.ref}/"
    return f"{title_of(thing)}\n{_line(thing)}\n{whole(path)}"


def title_of(thing: Thing) -> str:
    """A thing in a few words. Whoever waits is not named in a mail."""
    if thing.kind == "waiting":
        first = str(WAITS[thing.row.kind]())
        return _("%(first)s, and more waits") % {"first": first} if thing.more else first
    if thing.kind == "call":
        return _("Who can do this? %(title)s") % {"title": thing.row.need.title}
    return str(thing.row.title)


def _line(thing: Thing) -> str:
    if thing.kind == "waiting":
        return _("You can do it in one line on your page.")
    if thing.kind == "need":
        return _("New at your place; what you offer may help.")
    if thing.kind == "money":
        return _("Money; the last day to apply is %(day)s.") % {
            "day": date_format(thing.row.closes_on, "j F Y")
        }
    return _("Open for answers until %(day)s.") % {"day": date_format(thing.row.closes_on, "j F Y")}


WAITS = {
    "enquiry": lambda: _("Somebody waits for your call"),
    "introduction": lambda: _("You are asked whether we may put you in touch"),
    "keeper-request": lambda: _("Somebody asks to look after an organisation here"),
    "report": lambda: _("Somebody says that something here is wrong"),
    "follow-up": lambda: _("You are asked whether it helped"),
    "talk": lambda: _("You wanted to be reminded of a conversation"),
    "call": lambda: _("Your question to everyone closes soon"),
    "offer": lambda: _("You are asked whether what you offer is still right"),
}
