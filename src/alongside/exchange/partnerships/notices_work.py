"""What is said where work cannot be written down as asked, and what members are told of it."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from . import notices
from .models import Action, Meeting, Partnership, Round
from .notices import PartnershipRefused, tell_members, url_of

WHY_NOT: dict[str, Any] = {
    "no-line": lazy("Choose a line of the list."),
    "no-mark": lazy("Choose how it stands."),
    "no-concern": lazy("Say what the concern is."),
    "no-risk": lazy("Say what could go wrong, or does."),
    "no-kind": lazy("Choose whether it could happen or is happening."),
    "no-likelihood": lazy("Choose how likely it is."),
    "no-impact": lazy("Choose how bad it would be."),
    "no-review": lazy("Write the day on which you look at it again, as 27 3 2026."),
    "past-review": lazy("The day on which you look at it again is past. Write a later one."),
    "no-how": lazy("Say how it ended."),
    "risk-closed": lazy("This is closed already."),
    "no-title": lazy("Say what the date is for."),
    "no-start": lazy("Write a day and a time, as 27 3 2026 and 14:30."),
    "no-minutes": lazy("Write how many minutes it lasts, from 1 to 1440."),
    "no-repeats": lazy("Choose whether it comes again."),
    "no-many": lazy("Write how many dates there are, from 2 to 24."),
    "called-off": lazy("This date was called off."),
    "no-action": lazy("Say what is to be done."),
    "no-by-when": lazy("Write a day by which it is done, as 27 3 2026."),
    "no-file": lazy("Give it a name."),
    "no-url": lazy("Copy the whole web address. It begins with https:// or http://."),
    "known-url": lazy("This address is in the list already."),
    "no-activity": lazy("Say what you do."),
    "no-adds": lazy("Choose whether it adds to or replaces what staff do."),
    "no-expects": lazy("Say what volunteers may expect, and what is asked of them."),
    "no-safeguards": lazy("Say how everybody is kept safe."),
    "no-since": lazy("Write the day on which it begins, as 27 3 2026."),
    "ends-early": lazy("The last day is before the first."),
    "no-fit": lazy("Choose an answer to each question."),
    "no-words": lazy("Write a few words."),
    "no-scale": lazy("Choose how broad the vision is."),
    "no-member": lazy("Choose somebody who takes part."),
    "too-few-people": lazy("Fewer than 5 people could answer, so none of them could do so in confidence."),
    "too-soon": lazy("Wait four weeks after one round before you ask again."),
    "no-end": lazy("Write the last day to answer, as 27 3 2026."),
    "end": lazy("Leave people between 3 and 42 days to answer."),
    "one-open": lazy("A round is open already."),
    "round-over": lazy("This round is closed."),
    "answered-already": lazy("You have answered. Nobody can see or change it, not even you."),
    "words-long": lazy("Write at most 500 characters."),
    **{f"answer-{name}": lazy("Choose a number from 1 to 5.") for name in
       ("trust", "open", "aim", "power", "progress")},
}  # fmt: skip
notices.LOGGED.update(
    {
        "risk": lazy("%(who)s wrote down what could go wrong: %(words)s"),
        "risk-closed": lazy("%(who)s closed what could go wrong: %(words)s"),
        "meeting": lazy("%(who)s set a date: %(words)s"),
        "meeting-off": lazy("%(who)s called off a date: %(words)s"),
        "activity": lazy("%(who)s wrote down what is done together: %(words)s"),
        "round": lazy("Everybody was asked how it is to work together."),
        "round-closed": lazy("The answers to how it is to work together were counted."),
    }
)


def refused(why: str, field: str = "") -> PartnershipRefused:
    """The refusal for a reason of this part or of the room."""
    said = WHY_NOT.get(why)
    return PartnershipRefused(why, field, str(said)) if said is not None else PartnershipRefused(why, field)


def long_day(day: date) -> str:
    """'27 March 2026'."""
    return date_format(day, "j F Y")


def date_set(meeting: Meeting, many: int, *, by_party: int | None) -> None:
    """Tell members of a date, or of the first of several."""
    when = localtime(meeting.starts_at)
    told = {"what": meeting.what, "day": long_day(when.date()), "time": f"{when:%H:%M}"}
    title = _("A date is set: %(what)s, %(day)s at %(time)s") % told
    text = _("It is the first of %(many)d dates.") % {"many": many} if many > 1 else ""
    _tell(meeting.partnership, title, text, f"dates/{meeting.ref}/", by_party)


def date_changed(meeting: Meeting, *, by_party: int | None) -> None:
    """Tell members that a date was moved or called off."""
    when = localtime(meeting.starts_at)
    told = {"what": meeting.what, "day": long_day(when.date()), "time": f"{when:%H:%M}"}
    if meeting.called_off_at:
        title = _("Called off: %(what)s, %(day)s at %(time)s") % told
    else:
        title = _("A date has changed: %(what)s is now on %(day)s at %(time)s") % told
    _tell(meeting.partnership, title, "", f"dates/{meeting.ref}/", by_party)


def asked_to_act(action: Action, *, by_party: int | None) -> None:
    """Tell a member what it is asked to do."""
    if action.who is None or action.who.party_id == by_party:
        return
    title = _("You are asked to do this by %(day)s: %(what)s")
    tell_members(
        action.partnership,
        title=title % {"day": long_day(action.by_when), "what": action.what},
        url=f"{url_of(action.partnership)}dates/",
        only=[action.who.party_id],
    )


def round_opened(asked: Round) -> None:
    """Ask everybody how it is to work together."""
    title = _("How is it to work together? Tell us in confidence: %(name)s")
    text = _("Five questions, until %(day)s. Nobody can see who answered what.")
    _tell(
        asked.partnership,
        title % {"name": asked.partnership.name},
        text % {"day": long_day(asked.closes_on)},
        "pulse/",
        None,
    )


def round_closed(asked: Round) -> None:
    """Tell everybody that the answers are counted."""
    title = _("How it is to work together: the answers are in. %(name)s")
    text = "" if asked.results else _("Too few answered to show anything. What they answered was deleted.")
    _tell(asked.partnership, title % {"name": asked.partnership.name}, text, "pulse/", None)


def _tell(found: Partnership, title: str, text: str, path: str, but: int | None) -> None:
    tell_members(
        found, title=title, text=text, url=f"{url_of(found)}{path}", but=[] if but is None else [but]
    )
