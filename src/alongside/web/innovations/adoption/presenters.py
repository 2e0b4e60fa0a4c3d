"""Who uses something, as pages show it: what it took, what made room, thanks, why they stopped."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.exchange.accounts.small_numbers import is_small
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.web.components.formats import count, long_date, money
from alongside.web.presenting import fact
from alongside.web.sight import short_mark

from . import words


def when(row: Any) -> str:
    """'Uses it since 3 May 2024', 'Stopped using it on 7 June 2026 after 2 years'."""
    state = queries.state(row)
    if state == "planned":
        return _("Plans to start on %(day)s") % {"day": long_date(row.planned_on)}
    if state == "using":
        return _("Has used it since %(day)s") % {"day": long_date(row.started_on)}
    if state == "dropped":
        return _("Gave up the plan on %(day)s") % {"day": long_date(row.stopped_on)}
    said = {"day": long_date(row.stopped_on), "long": lasted(row)}
    return _("Stopped on %(day)s, after %(long)s") % said


def lasted(row: Any) -> str:
    """'2 years', '5 months', 'less than a month': how long it was used."""
    months = (row.stopped_on - row.started_on).days // 30
    if months < 1:
        return _("less than a month")
    if months < 24:
        return ngettext("%(num)d month", "%(num)d months", months) % {"num": months}
    return ngettext("%(num)d year", "%(num)d years", months // 12) % {"num": months // 12}


def url_of(row: Any) -> str:
    """Where one adoption is shown."""
    return f"/adoptions/{row.ref}/"


def why_stopped(row: Any) -> str:
    """'It cost too much. The van alone was £900 a month.'"""
    if not row.stop:
        return ""
    return f"{words.STOP[row.stop]}. {sentence(row.stop_words)}".strip()


def item(row: Any) -> dict[str, Any]:
    """A site in the list of those who use something."""
    place = row.place.name if row.place else ""
    started = words.TRIGGERED[row.trigger] if row.trigger else ""
    why = _("Why they started: %(why)s.") % {"why": started} if started else ""
    return {
        "title": row.site.name,
        "url": url_of(row),
        "line": place,
        "why": _("Why they stopped: %(why)s") % {"why": why_stopped(row)} if row.stop else why,
        "badge": when(row),
        "tone": words.TONE[queries.state(row)],
        "mark": short_mark(row),
    }


def used_item(row: Any) -> dict[str, Any]:
    """The same on the page of the site: what it uses comes first."""
    return item(row) | {"title": row.offer.title, "line": ""}


def people(row: Any) -> str:
    """How many people it serves; a small number is not told."""
    if row.users is None:
        return ""
    return _("fewer than 5") if is_small(row.users) else count(row.users)


def took(row: Any) -> list[dict[str, Any]]:
    """What it took, as far as the site said."""
    return [
        fact(_("Money to get going"), money(row.money)),
        fact(_("Money a year to keep it going"), money(row.yearly)),
        fact(_("Hours of work to get going"), count(row.hours)),
        fact(_("Weeks until it was in use"), count(row.weeks)),
        fact(_("People who worked on it"), count(row.people)),
        fact(_("People it serves"), people(row)),
        fact(_("How they use it"), words.FAITHFUL[row.fidelity] if row.fidelity else ""),
    ]


def facts(viewer: Any, row: Any) -> list[dict[str, Any]]:
    """What is known of one site's use: where, why, from whom, what it took, how it ended."""
    lender = queries.lenders(viewer, [row]).get(row.borrowed_from_id or 0)
    place = row.place
    return [
        fact(_("Where"), place.name if place else "", f"/places/{place.ref}/" if place else ""),
        fact(_("Why they started"), words.TRIGGERED[row.trigger] if row.trigger else ""),
        fact(_("Borrowed from"), lender.name if lender else "", f"/actors/{lender.ref}/" if lender else ""),
        *took(row),
        fact(_("Why they stopped"), why_stopped(row)),
        fact(_("Would they do it again?"), words.AGAIN[row.would_again] if row.would_again else ""),
        fact(_("Will they talk about it?"), talk(row)),
    ]


def talk(row: Any) -> str:
    """'Yes: ring Dana on Tuesdays', 'Yes', or nothing."""
    if not row.will_talk:
        return ""
    return _("Yes: %(how)s") % {"how": row.talk_how} if row.talk_how else _("Yes")


def lines(text: str) -> list[str]:
    """What was written one a line."""
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


def told(row: Any) -> list[dict[str, Any]]:
    """How it was done there, as the site tells it: a heading and lines each."""
    parts = (
        (_("What it was like before"), lines(row.context)),
        (_("What they did, step by step"), lines(row.steps)),
        (_("What must be in place every day"), lines(row.routines)),
        (_("What to watch out for"), lines(row.pitfalls)),
    )
    return [{"heading": heading, "lines": found} for heading, found in parts if found]


def freed_text(row: Any, how: str) -> str:
    """'£4,000 a year, 12 hours a month' of what is `planned` or `real`; empty where nothing is said."""
    pounds, hours, beds = (getattr(row, f"{what}_{how}") for what in ("pounds", "hours", "beds"))
    said = []
    if pounds is not None:
        said.append(_("%(sum)s a year") % {"sum": money(pounds)})
    if hours is not None:
        said.append(
            ngettext("%(num)s hour of work a month", "%(num)s hours of work a month", hours)
            % {"num": count(hours)}
        )
    if beds is not None:
        said.append(ngettext("%(num)s bed or place", "%(num)s beds or places", beds) % {"num": count(beds)})
    return ", ".join(said)


def displaced(row: Any) -> dict[str, Any]:
    """What made room: the old way, how far it has been stopped, what that sets free."""
    cash = {True: _("The money can be spent elsewhere."), False: _("The money stays in the same budget.")}
    on = long_date(row.on)
    how = _("%(how)s, from %(day)s") % {"how": words.STOPPED_HOW[row.extent], "day": on}
    planned, real = freed_text(row, "planned"), freed_text(row, "real")
    return {
        "words": row.words,
        "how": how,
        "planned": planned,
        "real": real,
        "cash": cash.get(row.cash, "") if planned or real else "",
        "pk": row.pk,
    }


def sentence(text: str) -> str:
    """With a full stop where it has no end of its own."""
    text = " ".join(text.split())
    return f"{text}." if text and text[-1] not in ".!?…" else text


def passed(row: Any) -> dict[str, str]:
    """Something that was passed on, and what came of it."""
    return {
        "words": sentence(row.words),
        "worked": words.WORKED[row.worked],
        "learned": sentence(row.learned),
        "on": long_date(row.on),
        "pk": row.pk,
    }


def adaptation(row: Any) -> dict[str, str]:
    """Something that was changed, and why."""
    return {"on": long_date(row.on), "words": sentence(row.words), "why": sentence(row.why)}


def thanks(row: Any, lenders: Mapping[int, Any]) -> dict[str, str] | None:
    """Who thanks whom, in whose words; none where nobody is thanked who may be seen."""
    lender = lenders.get(row.borrowed_from_id or 0)
    if lender is None:
        return None
    return {
        "site": row.site.name,
        "site_url": f"/actors/{row.site.ref}/",
        "lender": lender.name,
        "lender_url": f"/actors/{lender.ref}/",
        "what": row.offer.title,
        "what_url": f"/innovations/{row.offer.ref}/",
        "words": row.thanks,
        "url": url_of(row),
    }


def counted(uses: Any) -> str:
    """'3 use it now. 2 stopped. One plans to start.'"""
    if uses is None:
        return ""
    said = []
    if uses.using:
        text = ngettext(
            "%(num)s organisation here uses it now.", "%(num)s organisations here use it now.", uses.using
        )
        said.append(text % {"num": uses.using})
    if uses.planned:
        said.append(
            ngettext("%(num)s plans to start.", "%(num)s plan to start.", uses.planned)
            % {"num": uses.planned}
        )
    if uses.stopped:
        said.append(ngettext("%(num)s stopped.", "%(num)s stopped.", uses.stopped) % {"num": uses.stopped})
    if uses.dropped:
        said.append(
            ngettext("%(num)s gave up the plan.", "%(num)s gave up the plan.", uses.dropped)
            % {"num": uses.dropped}
        )
    return " ".join(said)


def triggers(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """What made sites start, with how many each."""
    return [{"why": words.TRIGGERED[key], "count": many} for key, many in queries.by_trigger(rows).items()]
