"""What is said about panels: why something cannot be done, and what people are told of their seat."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole

from .models import Ask, Participant, Seat
from .notices import WHY_NOT as COMMON
from .notices import AskRefused

KIND = "panel"
SEAT = "panel-seat"  # the purpose of the link in an invitation

WHY_NOT: dict[str, Any] = {
    "size": lazy("Write how many people are picked, from 1 to 300."),
    "alternates": lazy("Write how many more stand by, from 0 to 300."),
    "ends": lazy("The last day is before the first."),
    "many-categories": lazy("Ask for 8 things at most."),
    "twice": lazy("Two of these have the same name. Name them differently."),
    "no-category": lazy("Give it a name, like age."),
    "features": lazy("Write at least two answers, one a line."),
    "twice-feature": lazy("Two answers are the same. Name them differently."),
    "over-100": lazy("The shares add up to more than 100%."),
    "categories-fixed": lazy(
        "People have answered these questions already, so they stay as they are. "
        "How many seats each answer has can still be changed."
    ),
    "quotas": lazy("Write two whole numbers, the smaller one first."),
    "registered": lazy("You have registered already."),
    "drawn-already": lazy("The draw has been held, so nobody can join it now."),
    "no-consent": lazy("Tick the box, or we may not keep what you say."),
    "answer-all": lazy("Choose an answer. You can prefer not to say."),
    "no-rows": lazy("There is no row in this list that can be kept."),
    "no-words": lazy("Say how these people agreed to be on this list."),
    "waits": lazy("A draw is prepared already."),
    "small-pool": lazy("Fewer people have registered than are to be picked."),
    "no-draw": lazy("No draw is prepared."),
    "answered": lazy("This has been answered already."),
    "no-seat": lazy("They have no seat now."),
    "has-seat": lazy("You have a seat. Say first that you cannot take part."),
    "still-there": lazy("Nobody has left this seat."),
    "pool-changed": lazy("Somebody who was drawn has just left the list. Draw once more."),
    "by-lot": lazy("Into this group people come by lot only."),
    "full": lazy("All seats are taken."),
    "unreachable": lazy("There is no mail address and no phone number. Ask them yourself, then say so here."),
    "pay-kind": lazy("Choose what it is for."),
    "amount": lazy("Write an amount in pounds, like 75 or 12.50."),
    "paid-on": lazy("Write the day on which it was paid; not one to come."),
    "no-name": lazy("Write a name."),
    "no-role": lazy("Say what they are."),
    "no-interests": lazy("Say what they stand to gain or lose. None is an answer too."),
    "no-stance": lazy("Choose a side, or on neither side."),
    "no-start": lazy("Write the day and the time."),
    "no-heading": lazy("Say what it is about."),
    "no-question": lazy("Write your question."),
    "many-questions": lazy("You have asked 20 questions here. Wait for the answers first."),
    "no-answer": lazy("Write the answer."),
    "no-verdict": lazy("Say what the panel decided."),
    "no-reasons": lazy("Say why the panel decided so."),
    "verdict-day": lazy("Write the day of the verdict; not one to come."),
    "no-votes": lazy("Write how many were for, against and abstained."),
    "many-votes": lazy("These are more votes than there are members."),
    "no-recommendation": lazy("Add at least one recommendation first."),
    "out": lazy("The verdict has been published and stays as it is."),
    "too-long": lazy("Write at most 4,000 characters."),
}


class PanelRefused(AskRefused):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "", said: str = "") -> None:
        sentence = said or str(WHY_NOT.get(why) or COMMON[why])
        super().__init__(why, field or FIELDS.get(why, ""), sentence)


FIELDS = {
    "size": "size",
    "alternates": "alternates",
    "ends": "ends-day",
    "no-consent": "agreed",
    "no-words": "words",
    "pay-kind": "kind",
    "amount": "amount",
    "paid-on": "paid-day",
    "no-name": "name",
    "no-role": "role",
    "no-interests": "interests",
    "no-stance": "stance",
    "no-start": "day-day",
    "no-heading": "title",
    "no-question": "words",
    "no-answer": "answer",
    "no-verdict": "words",
    "no-reasons": "reasons",
    "verdict-day": "given-day",
    "no-votes": "for",
    "many-votes": "for",
}


def url_of(ask: Ask, more: str = "") -> str:
    """Where a page of the panel is."""
    return f"/panels/{ask.ref}/{more}"


def invited(seat: Seat) -> bool:
    """Ask somebody to take their seat, by mail, text or in the page; False where they cannot be reached."""
    ask, part = seat.panel.ask, _part(seat)
    if part is None:
        return False
    title = _("You have been picked: %(title)s") % {"title": ask.title}
    if seat.draw_id is None:
        title = _("You are asked to join: %(title)s") % {"title": ask.title}
    text = _("Can you take part? Say yes or no. Nobody else is picked in your place before you answer.")
    days = _days(seat)
    said = "\n\n".join(filter(None, [text, days]))
    if part.user_id is not None:
        url = url_of(ask, "yours/")
        tell(kind=KIND, title=title[:200], text=said, url=url, user_ids=[part.user_id], world=ask.world)
        return True
    guest = part.guest
    if guest is None or not (guest.email or guest.phone):
        return False
    link = whole(make_link(purpose=SEAT, ref=seat.ref, guest_id=guest.pk, party_id=guest.party_id))
    if guest.email:
        said = f"{title}\n\n{said}\n\n{link}"
        queue_mail(to=guest.email, subject=title[:200], text=said, guest_id=guest.pk)
    else:
        queue_text(to=guest.phone, text=f"{title} {link}", guest_id=guest.pk)
    return True


def _days(seat: Seat) -> str:
    """When and where the first session is, where that is known."""
    first = seat.panel.sittings.first()
    if first is None:
        return ""
    from django.utils.formats import date_format
    from django.utils.timezone import localtime

    at = localtime(first.starts_at)
    said = {"when": date_format(at, "j F Y, H:i"), "where": first.where}
    return _("It begins on %(when)s. %(where)s") % said


def _part(seat: Seat) -> Participant | None:
    if seat.registration is None:
        return None
    return seat.registration.contribution.participant
