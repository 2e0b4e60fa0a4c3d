"""What people are told when two are put in touch for who they are, and why they are not."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.queries import brokers_at, guests_of, users_of
from alongside.exchange.accounts.services import make_link, queue_mail, queue_text, tell
from alongside.exchange.accounts.services.messages import whole
from alongside.exchange.places.queries import within

from .models import Acquaintance, AcquaintanceSide

KIND = "acquaintance"
ANSWER = "acquaintance-answer"
WHY_NOT = {
    "who": lazy("Only these two and their connector can put them in touch."),
    "same": lazy("Choose two different organisations."),
    "worlds": lazy("One of these is invented and the other real. They cannot be put in touch."),
    "history": lazy("One of these was reported in the past, and nobody answers for it now."),
    "under-way": lazy("These two are already being put in touch."),
    "unreachable": lazy("Nobody here answers for one of these, and no connector is near to ring them."),
    "no-words": lazy("Write a few words."),
    "too-long": lazy("Write less: 2,000 characters are the most."),
    "no-answer": lazy("Choose yes or no."),
    "no-reason": lazy("Choose why not. It helps to find better next time."),
    "no-contact": lazy("Say how they can reach you: a phone number or a mail address of your work."),
    "answered": lazy("This was answered already."),
    "ended": lazy("This has ended."),
    "not-in-touch": lazy("You can do this once both have said yes."),
    "no-helped": lazy("Choose what came of it."),
    "said": lazy("You have said so already. Thank you."),
}


def names(found: Acquaintance) -> dict[str, str]:
    """What sentences say of the two."""
    return {"one": found.one.name, "other": found.other.name}


def url(found: Acquaintance) -> str:
    """Where it is answered and followed."""
    return f"/introductions/met/{found.ref}/"


def connectors_of(found: Acquaintance) -> list[int]:
    """The connectors of the places of the two."""
    places = {actor.place_id for actor in (found.one, found.other) if actor.place_id is not None}
    return brokers_at(frozenset().union(*(within(place) for place in places)))


def ask(found: Acquaintance, side: AcquaintanceSide) -> None:
    """Ask one of the two whether it wants to be put in touch; else ask a connector to ring them."""
    title = _("Shall we put you in touch? %(one)s and %(other)s") % names(found)
    party = side.actor.party_id
    if users := users_of([party]):
        _tell(found, title, found.words, users)
        return
    if guests := guests_of([party]):
        for guest in Guest.objects.filter(pk__in=guests):
            _write(found, side, guest, title)
        return
    ring = _("Nobody here answers for %(name)s: please ring them") % {"name": side.actor.name}
    _tell(found, ring, found.words, connectors_of(found))


def _write(found: Acquaintance, side: AcquaintanceSide, guest: Guest, title: str) -> None:
    link = make_link(
        purpose=ANSWER,
        ref=found.ref,
        guest_id=guest.pk,
        party_id=side.actor.party_id,
        data={"which": side.which},
    )
    said = _("Say yes or no here. You need no account, and nothing happens before you press a button:")
    if guest.email:
        words = "\n\n".join([found.words, said, whole(link)])
        queue_mail(to=guest.email, subject=title[:200], text=words, guest_id=guest.pk)
    elif guest.phone:
        queue_text(to=guest.phone, text=" ".join([title, said, whole(link)]), guest_id=guest.pk)


def in_touch(found: Acquaintance) -> None:
    """Tell both, and whoever asked, that both have said yes."""
    title = _("You are in touch: %(one)s and %(other)s") % names(found)
    text = _("Both have said yes. How to reach each other stands on the page.")
    _tell(found, title, text, everybody(found))


def said_no(found: Acquaintance, side: AcquaintanceSide) -> None:
    """Tell the other side and whoever asked that one said no, and why."""
    title = _("No this time: %(one)s and %(other)s") % names(found)
    text = _("They said: %(reason)s") % {"reason": side.reason or str(side.get_why_display())}
    mine = set(users_of([side.actor.party_id]))
    _tell(found, title, text, [pk for pk in everybody(found) if pk not in mine])


def stopped(found: Acquaintance) -> None:
    """Tell both that it was taken back or has ended."""
    title = _("This has ended: %(one)s and %(other)s") % names(found)
    _tell(found, title, _("There is nothing you need to do."), everybody(found))


def ask_what_came(found: Acquaintance, side: AcquaintanceSide) -> None:
    """Ask one of the two what came of it."""
    title = _("What came of it? %(one)s and %(other)s") % names(found)
    text = _("You were put in touch some weeks ago. Two questions, half a minute.")
    _tell(found, title, text, users_of([side.actor.party_id]) or connectors_of(found))


def everybody(found: Acquaintance) -> list[int]:
    """The users of both, and whoever asked."""
    users = set(users_of([found.one.party_id, found.other.party_id]))
    return sorted(users | ({found.user_id} if found.user_id else set()))


def _tell(found: Acquaintance, title: str, text: str, users: list[int]) -> None:
    tell(kind=KIND, title=title[:200], text=text, url=url(found), user_ids=users, world=found.world)
