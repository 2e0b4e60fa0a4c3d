"""Do a thing of Today from its line: each kind calls the service of its own room."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.exchange.digests.queries import talk_for
from alongside.exchange.digests.services import TalkRefused, finish_reminder, put_off_reminder
from alongside.exchange.directory.services.keeping import KeepingRefused, decide_keeper_request
from alongside.exchange.matches.services.answering import answer
from alongside.exchange.matches.services.enquiring import EnquiryRefused, finish_enquiry, take_enquiry
from alongside.exchange.matches.services.following_up import say_helped
from alongside.exchange.matches.services.introducing import IntroductionRefused
from alongside.exchange.offers.queries import offer_for
from alongside.exchange.offers.services import confirm_offer

REFUSED = (TalkRefused, KeepingRefused, EnquiryRefused, IntroductionRefused)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Said:
    """What was sent from a line."""

    kind: str
    ref: str
    do: str
    which: str = ""
    why: str = ""
    words: str = ""


class NotDone(Exception):
    """It cannot be done like this; the message says what to mend."""


def do(request: Any, said: Said) -> str:
    """Do it and say so in a word: the key of what was done. Raises: Http404; NotDone, with the reason."""
    act = DOES.get((said.kind, said.do)) or DOES.get((said.kind, "*"))
    if act is None or request.doer is None:
        raise Http404
    try:
        act(request, said)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except REFUSED as refused:
        raise NotDone(str(refused)) from refused
    return f"{said.kind}-{said.do}"


def _take(request: Any, said: Said) -> None:
    take_enquiry(ref=said.ref, by=request.doer)


def _finish(request: Any, said: Said) -> None:
    finish_enquiry(ref=said.ref, outcome=said.words, by=request.doer, at=timezone.now())


def _answer(request: Any, said: Said) -> None:
    answer(ref=said.ref, which=said.which, says=said.do, why=said.why, words=said.words, by=request.doer)


def _helped(request: Any, said: Said) -> None:
    say_helped(ref=said.ref, which=said.which, helped=said.do, by=request.doer)


def _decide(request: Any, said: Said) -> None:
    decide_keeper_request(ref=said.ref, yes=said.do == "yes", reason=said.words, by=request.doer)


def _as_noter(request: Any, said: Said) -> Any:
    """Whoever does it, for the organisation whose note it is."""
    talk = talk_for(request.viewer, said.ref)
    if talk is None:
        raise Http404
    return replace(request.doer, acting_for_id=talk.party_id)


def _remembered(request: Any, said: Said) -> None:
    finish_reminder(ref=said.ref, at=timezone.now(), by=_as_noter(request, said))


def _later(request: Any, said: Said) -> None:
    put_off_reminder(ref=said.ref, until=timezone.localdate() + A_WEEK, by=_as_noter(request, said))


def _confirm(request: Any, said: Said) -> None:
    offer = offer_for(request.viewer, said.ref)
    if offer is None or offer.owner_id not in request.viewer.parties:
        raise Http404
    confirm_offer(ref=said.ref, by=replace(request.doer, acting_for_id=offer.owner_id))


DOES: dict[tuple[str, str], Callable[[Any, Said], None]] = {
    ("enquiry", "take"): _take,
    ("enquiry", "finish"): _finish,
    ("introduction", "yes"): _answer,
    ("introduction", "no"): _answer,
    ("follow-up", "*"): _helped,
    ("keeper-request", "yes"): _decide,
    ("keeper-request", "no"): _decide,
    ("talk", "done"): _remembered,
    ("talk", "later"): _later,
    ("offer", "confirm"): _confirm,
}


def done_said(key: str) -> str:
    """What is said once it is done; nothing for what is no such key."""
    return {
        "enquiry-take": _("It is yours now. Others no longer see it."),
        "enquiry-finish": _("Done. Whoever asked is told."),
        "introduction-yes": _("You said yes. The other side is told."),
        "introduction-no": _("You said no. The other side is told."),
        "keeper-request-yes": _("Done. They look after it from now on."),
        "keeper-request-no": _("You said no. They are told why."),
        "talk-done": _("Done."),
        "talk-later": _("You are reminded again in a week."),
        "talk-noted": _("Noted. Only your organisation sees it."),
        "talk-taken-back": _("The note is gone."),
        "offer-confirm": _("Thank you. It now says that it was checked today."),
    }.get(key, _("Thank you. It is noted.") if key.startswith("follow-up-") else "")
