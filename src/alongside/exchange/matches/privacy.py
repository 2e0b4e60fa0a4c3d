"""What introductions, calls and questions to connectors keep of people."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.personal import (
    DELETED,
    Basis,
    Kept,
    Record,
    Somebody,
    before_erasing,
    keeps,
    open_matters,
)
from alongside.exchange.audit.services import By, record

from . import notices
from .models import Acquaintance, Call, Enquiry, Introduction, Match, Side
from .services.answering import give_back

WAITING = (Enquiry.State.WAITING, Enquiry.State.TAKEN)
UNDER_WAY = (Introduction.State.OPEN, Introduction.State.ACCEPTED)

keeps(
    Record(
        "matches.Enquiry",
        what=lazy("What you asked a connector, and what came of it"),
        purpose=lazy("To answer you, and to learn what people ask for"),
        basis=Basis.CONSENT,
        kept=Kept(12, "done_at"),
        of=("user", "guest"),
        linked=("taken_by",),
        blanked=("words", "when", "outcome"),
    ),
    Record(
        "matches.Introduction",
        what=lazy("The message with which you were put in touch"),
        purpose=lazy("To put you in touch, and to ask later if it helped"),
        basis=Basis.CONSENT,
        of=("guest", "sides__party"),
        linked=("user",),
        blanked=("words", "grounds"),
    ),
    Record(
        "matches.Side",
        what=lazy("Your answer when you were put in touch, and if it helped"),
        purpose=lazy("To put you in touch, and to learn what helps"),
        basis=Basis.CONSENT,
        of=("party",),
        blanked=("reason", "helped_words"),
    ),
    Record(
        "matches.Letter",
        what=lazy("What you and those you were put in touch with wrote to each other"),
        purpose=lazy("To pass it on without showing an address"),
        basis=Basis.CONSENT,
        kept=Kept(24, "at"),
        of=("guest", "introduction__sides__party"),
        linked=("user",),
        blanked=("text",),
    ),
    Record(
        "matches.Acquaintance",
        what=lazy("The message with which you and somebody else were put in touch"),
        purpose=lazy("To have people who should know each other meet"),
        basis=Basis.CONSENT,
        of=("one__party", "other__party"),
        linked=("user",),
        blanked=("words", "why"),
    ),
    Record(
        "matches.AcquaintanceSide",
        what=lazy("Your answer, how you can be reached, and what came of it"),
        purpose=lazy("To put you in touch, and to learn what helps"),
        basis=Basis.CONSENT,
        found=lambda who: (
            Q(which="one", acquaintance__one__party__in=who.parties)
            | Q(which="other", acquaintance__other__party__in=who.parties)
        ),
        blanked=("reason", "contact", "helped_words"),
    ),
    Record(
        "matches.Call",
        what=lazy("What you asked everyone who can do it"),
        purpose=lazy("To find help that nobody had offered yet"),
        basis=Basis.CONSENT,
        of=("need__owner",),
        blanked=("criteria", "words", "interests", "outcome"),
    ),
    Record(
        "matches.CallQuestion",
        what=lazy("What you asked about such a call"),
        purpose=lazy("To answer you, and everybody else with the same question"),
        basis=Basis.CONSENT,
        of=("user", "guest"),
        blanked=("text", "answer"),
    ),
    Record(
        "matches.CallAnswer",
        what=lazy("What you offered in answer to a call"),
        purpose=lazy("To let whoever asked choose fairly"),
        basis=Basis.CONSENT,
        of=("party",),
        blanked=("words", "interests", "reason"),
    ),
    Record(
        "matches.Sharing",
        what=lazy("That you shared scarce help among several things needed"),
        purpose=lazy("To show those you work with how it was shared, and work it out again"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "matches.SharedPair",
        what=lazy("Why help fits what you need, where it was shared among several"),
        purpose=lazy("To show whoever shares it why each of the two fit"),
        basis=Basis.INTEREST,
        of=("need__owner", "offer__owner"),
        blanked=("why",),
    ),
)


@open_matters
def _asked() -> QuerySet:
    """Guests who wait for an answer."""
    return Guest.objects.filter(
        pk__in=Enquiry.objects.filter(state__in=WAITING, guest__isnull=False).values("guest_id")
    ).values("party_id")


@open_matters
def _in_touch() -> QuerySet:
    """Whoever is being put in touch, or is in touch."""
    return Side.objects.filter(introduction__state__in=UNDER_WAY, party__isnull=False).values("party_id")


@before_erasing
def _end(who: Somebody, by: By) -> None:
    """What is under way ends: places are free again, the other side is told, calls are closed."""
    now = timezone.now()
    mine = Introduction.objects.filter(sides__party__in=who.parties, state__in=UNDER_WAY)
    for found in Introduction.objects.select_for_update().filter(pk__in=mine.values("pk")):
        waiting = found.state == Introduction.State.OPEN
        if found.holds_place:
            give_back(found.match.offer_id, found.places)
        found.state = Introduction.State.WITHDRAWN if waiting else Introduction.State.ENDED
        found.answered_at, found.holds_place = found.answered_at or now, False
        found.save(update_fields=["state", "answered_at", "holds_place"])
        if waiting:
            Match.objects.filter(pk=found.match_id).update(status=Match.Status.SUGGESTED)
        record(by=by, action="withdraw" if waiting else "end", kind="introduction", ids=[found.pk])
        notices.stopped(found, list(found.sides.exclude(party__in=who.parties)))
    met = Q(one__party__in=who.parties) | Q(other__party__in=who.parties)
    for pair in Acquaintance.objects.filter(met, state__in=UNDER_WAY).select_related("one", "other"):
        pair.state, pair.answered_at = Acquaintance.State.ENDED, pair.answered_at or now
        pair.save(update_fields=["state", "answered_at"])
        record(by=by, action="end", kind="acquaintance", ids=[pair.pk])
    for model in ("user", "guest"):
        asked = Enquiry.objects.filter(**{f"{model}_id": getattr(who, f"{model}_id")}, state__in=WAITING)
        asked.exclude(**{f"{model}_id": None}).update(state=Enquiry.State.WITHDRAWN, done_at=now)
    Call.objects.filter(need__owner__in=who.parties, closed_at=None).update(closed_at=now, outcome=DELETED)
