"""What people are told about introductions, and why one is not made."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.queries import brokers_at
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from alongside.exchange.places.queries import within

from .models import Introduction, Letter, Side
from .sides import reached

KIND = "introduction"
ANSWER, LETTER, HELPED = "introduction-answer", "introduction-letter", "introduction-helped"
WHY_NOT = {
    "who": lazy("Only the people concerned and their connector can put these two in touch."),
    "worlds": lazy("One of these is invented and the other real. They cannot be put in touch."),
    "history": lazy(
        "This was reported in the past and is not on offer now. Ask your connector what is near."
    ),
    "need-over": lazy("Nobody looks for help with this any more."),
    "over": lazy("This help has ended."),
    "paused": lazy("They take nothing more on for now."),
    "full": lazy("They are full. Ask your connector to tell you when a place is free."),
    "last-place": lazy("The last place has been taken. Ask your connector to tell you when one is free."),
    "last-places": lazy("There is not room for so many any more. Ask your connector to share it again."),
    "same": lazy("Both belong to the same people."),
    "hidden": lazy("One side cannot see what the other has written. Share it with them first."),
    "under-way": lazy("These two are already being put in touch about this."),
    "declined": lazy("They said no to this before. Say what is new since then."),
    "unreachable": lazy(
        "Nobody here answers for them, and they give no mail address. Ask your connector to ring."
    ),
    "no-words": lazy("Write a few words."),
    "too-long": lazy("Write less: 2,000 characters are the most."),
    "no-reason": lazy("Choose why not. It helps to find better next time."),
    "no-answer": lazy("Choose yes or no."),
    "no-helped": lazy("Choose whether it helped."),
    "answered": lazy("This was answered already."),
    "ended": lazy("This has ended."),
    "not-in-touch": lazy("You can do this once both have said yes."),
    "said": lazy("You have said so already. Thank you."),
}
WHY = {
    "full": lazy("No room now"),
    "far": lazy("Too far"),
    "not-fitting": lazy("Not what is needed"),
    "times": lazy("The times do not suit"),
    "elsewhere": lazy("Helped in another way"),
    "not-now": lazy("Not now"),
    "other": lazy("Something else"),
}


def ask(introduction: Introduction, side: Side) -> None:
    """Ask one side whether it wants to be put in touch."""
    match = introduction.match
    if side.which == Side.Which.OFFER:
        title = _("Can you help? “%(need)s”") % {"need": match.need.title}
    else:
        title = _("Somebody may be able to help: “%(offer)s”") % {"offer": match.offer.title}
    button = _("Say yes or no here. You need no account, and nothing happens before you press a button:")
    _say(introduction, side, title=title, text=introduction.words, purpose=ANSWER, before_link=button)


def ask_connector(introduction: Introduction, side: Side) -> None:
    """Nobody can be written to on this side: ask the connectors of the place to ring, but not who asked."""
    title = _("Nobody here answers for “%(title)s”: please ring them") % {
        "title": _of(introduction, side).title
    }
    tell(
        kind=KIND,
        title=title[:200],
        text=introduction.words,
        url=_url(introduction),
        user_ids=[pk for pk in connectors_of(introduction) if pk != introduction.user_id],
        world=introduction.match.need.world,
    )


def accepted(introduction: Introduction, sides: list[Side]) -> None:
    """Tell both that both have said yes."""
    title = _("You are in touch about “%(need)s”") % {"need": introduction.match.need.title}
    text = _("Both have said yes. Write to each other through this page; nobody sees the other's address.")
    write = _("Write to them here, without an account:")
    for side in sides:
        _say(introduction, side, title=title, text=text, purpose=LETTER, before_link=write)
    _tell_asker(introduction, sides, title, text)


def declined(introduction: Introduction, sides: list[Side], by_side: Side) -> None:
    """Tell the other side, and whoever asked, that one side said no, and why."""
    offer = introduction.match.offer.title
    title = _("No this time: “%(offer)s”") % {"offer": offer}
    if by_side.which == Side.Which.NEED:
        title = _("No thank you: “%(need)s”") % {"need": introduction.match.need.title}
    text = _("They said: %(reason)s") % {"reason": by_side.reason}
    others = [side for side in sides if side.pk != by_side.pk and side.answer == Side.Answer.YES]
    for side in others:
        _say(introduction, side, title=title, text=text)
    _tell_asker(introduction, sides, title, text)


def stopped(introduction: Introduction, sides: list[Side]) -> None:
    """Tell both sides that it was taken back or has ended."""
    title = _("This has ended: “%(need)s”") % {"need": introduction.match.need.title}
    if introduction.state == Introduction.State.WITHDRAWN:
        title = _("Taken back: “%(need)s”") % {"need": introduction.match.need.title}
    for side in sides:
        _say(introduction, side, title=title, text=_("There is nothing you need to do."))


def written(introduction: Introduction, letter: Letter, to: Side) -> None:
    """Tell the other side what was written to it; no address is shown."""
    title = _("A message about “%(need)s”") % {"need": introduction.match.need.title}
    answer = _("Answer here, without an account. Nobody sees your address:")
    _say(introduction, to, title=title, text=letter.text, purpose=LETTER, before_link=answer)


def ask_helped(introduction: Introduction, side: Side) -> None:
    """Ask one side whether it helped."""
    title = _("Did it help? “%(need)s”") % {"need": introduction.match.need.title}
    text = _("You were put in touch some weeks ago. Two questions, half a minute.")
    _say(introduction, side, title=title, text=text, purpose=HELPED, before_link=_("Tell us here:"), days=60)


def connectors_of(introduction: Introduction) -> list[int]:
    """The connectors of the places of an introduction."""
    match = introduction.match
    places = [row.place_id for row in (match.need, match.offer) if row.place_id is not None]
    return brokers_at(frozenset().union(*(within(place) for place in places)))


def _of(introduction: Introduction, side: Side) -> Need | Offer:
    match = introduction.match
    return match.need if side.which == Side.Which.NEED else match.offer


def _url(introduction: Introduction) -> str:
    return f"/introductions/{introduction.ref}/"


def _tell_asker(introduction: Introduction, sides: list[Side], title: str, text: str) -> None:
    """Tell the connector who asked; a side that asked is told as a side."""
    if introduction.asker == Introduction.Asker.CONNECTOR and introduction.user_id is not None:
        tell(
            kind=KIND,
            title=title[:200],
            text=text,
            url=_url(introduction),
            user_ids=[introduction.user_id],
            world=introduction.match.need.world,
        )


def _say(
    introduction: Introduction,
    side: Side,
    *,
    title: str,
    text: str,
    purpose: str = "",
    before_link: str = "",
    days: int = 30,
) -> None:
    """Tell one side: a notice where it has an account, else mail or a text, with a link for `purpose`."""
    world = introduction.match.need.world
    to = reached(side, introduction.match.offer)
    tell(kind=KIND, title=title[:200], text=text, url=_url(introduction), user_ids=to.user_ids, world=world)

    def parts(**holder: Any) -> list[str]:
        link = {
            "ref": introduction.ref,
            "party_id": side.party_id,
            "data": {"which": side.which},
            "days": days,
        }
        return [before_link, whole(make_link(purpose=purpose, **link, **holder))] if purpose else []

    for guest in Guest.objects.filter(pk__in=to.guest_ids):
        if guest.email:
            words = "\n\n".join([text, *parts(guest_id=guest.pk)])
            queue_mail(to=guest.email, subject=title[:200], text=words, guest_id=guest.pk)
        elif guest.phone:
            queue_text(to=guest.phone, text=" ".join([title, *parts(guest_id=guest.pk)]), guest_id=guest.pk)
        else:
            tell(
                kind=KIND,
                title=title[:200],
                text=text,
                url=_url(introduction),
                guest_ids=[guest.pk],
                world=world,
            )
    if to.address:
        queue_mail(to=to.address, subject=title[:200], text="\n\n".join([title, text, *parts()]))
