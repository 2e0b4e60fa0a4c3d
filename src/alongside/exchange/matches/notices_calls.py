"""What is said about calls: to whoever runs one, to those who take part, and why something is not done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.queries import brokers_at, guests_of, users_of
from alongside.exchange.accounts.services import tell
from alongside.exchange.places.queries import within

from .models import Call, CallQuestion
from .notices_enquiries import tell_guest

KIND = "call"
WHY_NOT = {
    "over": lazy("This is answered, closed or long past, so nobody can be asked about it."),
    "private": lazy("Nobody else sees this. Share it first, then ask who can do it."),
    "called": lazy("Everyone has been asked about this already."),
    "no-criteria": lazy("Say what an answer must have: one thing on each line."),
    "many-criteria": lazy("That is more than 20 lines. Keep to what matters most."),
    "past": lazy("Give a last day that is still to come."),
    "far": lazy("Give a last day within a year."),
    "no-interests": lazy("Say which interests you have in this, or “None”."),
    "no-own-interests": lazy("Say which interests you have in this, or “None”."),
    "closed": lazy("This is closed. Nothing more can be sent."),
    "no-question": lazy("Write your question."),
    "no-answer": lazy("Write the answer. Everyone can read it."),
    "told": lazy("This question has its answer already."),
    "no-words": lazy("Say how you meet what is asked for."),
    "no-title": lazy("Say in a few words what you can do."),
    "own": lazy("This was asked by you. You cannot answer it yourself."),
    "worlds": lazy("One of these is invented and the other real."),
    "answered": lazy("You have answered with this already."),
    "not-yours": lazy("Choose something you look after, or write what you can do."),
    "decided": lazy("This has been decided already."),
    "no-outcome": lazy("Say what became of it. Everyone who took part reads it."),
}
FIELD = {
    "no-criteria": "criteria",
    "many-criteria": "criteria",
    "past": "closes-day",
    "far": "closes-day",
    "no-interests": "interests",
    "no-own-interests": "interests",
    "no-question": "question",
    "no-answer": "answer",
    "no-words": "words",
    "no-title": "title",
    "not-yours": "offer",
    "answered": "offer",
    "no-outcome": "outcome",
}


def called(call: Call) -> str:
    """What the need says from now on."""
    day = f"{call.closes_on:%d.%m.%Y}"
    return _("Everyone was asked: who can do this? Answers were asked for by %(day)s.") % {"day": day}


def closed_on_its_day(number: int) -> str:
    """What a call says once its day is over and nobody has decided."""
    if number == 0:
        return _("The last day is over. Nobody answered.")
    said = ngettext(
        "The last day is over. One answer came and is being looked at.",
        "The last day is over. %(number)d answers came and are being looked at.",
        number,
    )
    return said % {"number": number}


def _url(call: Call) -> str:
    return f"/calls/{call.ref}/"


def _tell_parties(call: Call, parties: set[int], title: str, text: str = "") -> None:
    """Tell everyone who acts for these parties, with or without an account."""
    said = {"kind": KIND, "title": title[:200], "url": _url(call), "world": call.need.world}
    tell(user_ids=users_of(parties), text=text, **said)
    for guest in Guest.objects.filter(pk__in=guests_of(parties)):
        tell_guest(guest, **said)


def _runners(call: Call) -> set[int]:
    return {call.need.owner_id} - {None} if call.need.owner_id else set()


def connectors_hear(call: Call, but: int | None) -> None:
    """Tell the connectors where it is needed that everyone is asked, so that they can pass it on."""
    if call.need.place_id is None or call.need.visibility not in ("public", "members"):
        return
    tell(
        kind=KIND,
        title=(_("Who can do this? %(title)s") % {"title": call.need.title})[:200],
        url=_url(call),
        user_ids=set(brokers_at(within(call.need.place_id))) - {but},
        world=call.need.world,
    )


def somebody_asks(call: Call) -> None:
    """Tell whoever runs the call that a question waits."""
    _tell_parties(call, _runners(call), _("A question waits: %(title)s") % {"title": call.need.title})


def somebody_answers(call: Call) -> None:
    """Tell whoever runs the call that somebody can do it."""
    _tell_parties(call, _runners(call), _("Somebody answered: %(title)s") % {"title": call.need.title})


def told_all(question: CallQuestion) -> None:
    """Tell whoever asked, and everyone who answered, that there is an answer on the page."""
    call = question.call
    title = _("A question was answered for all: %(title)s") % {"title": call.need.title}
    _tell_parties(call, set(call.answers.values_list("party_id", flat=True)), title)
    _tell_askers(call, [question], title)


def _tell_askers(call: Call, questions: list[CallQuestion], title: str) -> None:
    said = {"kind": KIND, "title": title[:200], "url": _url(call), "world": call.need.world}
    tell(user_ids={one.user_id for one in questions if one.user_id is not None}, **said)
    for guest in Guest.objects.filter(pk__in={one.guest_id for one in questions} - {None}):
        tell_guest(guest, **said)


def outcome_told(call: Call) -> None:
    """Tell everyone who asked or answered what became of it."""
    title = _("What became of it: %(title)s") % {"title": call.need.title}
    answered = set(call.answers.values_list("party_id", flat=True)) | _runners(call)
    _tell_parties(call, answered, title, call.outcome[:300])
    told = set(users_of(answered))
    rest = call.questions.exclude(user__in=told).exclude(guest__party__in=answered)
    _tell_askers(call, list(rest), title)


def day_is_over(call: Call, number: int) -> None:
    """Ask whoever runs the call to say what becomes of it."""
    title = _("The last day is over: %(title)s") % {"title": call.need.title}
    _tell_parties(call, _runners(call), title, closed_on_its_day(number))
