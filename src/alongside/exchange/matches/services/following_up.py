"""What comes after two times yes: they write to each other, and say whether it helped."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record

from .. import notices, rules
from ..models import Introduction, Letter, Match, Side
from .answering import keep_tie, locked_side
from .introducing import LONGEST, IntroductionRefused

AT_ONCE = 200  # introductions that are followed up in one round
PROCESS = Doer(process="follow-up")


@transaction.atomic
def write_letter(*, ref: str, which: str, text: str, by: Doer) -> Letter:
    """Write to the other side; no address is shown to either.

    Raises: Introduction.DoesNotExist where the doer does not speak for that side; IntroductionRefused.
    Then: one audit entry, without the words; the other side is told.
    """
    found, side, through = locked_side(ref, which, by)
    if through == Side.Through.TOLD:  # nobody writes in another's name
        raise Introduction.DoesNotExist
    decided = rules.may_write(state=found.state)
    if isinstance(decided, Refused):
        raise IntroductionRefused(decided.why, "text")
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise IntroductionRefused("too-long" if text else "no-words", "text")
    made = Letter.objects.create(
        introduction=found, which=side.which, user_id=by.user_id, guest_id=by.guest_id, text=text
    )
    record(by=by, action="write", kind="introduction", ids=[found.pk], detail={"side": side.which})
    other = found.sides.exclude(which=side.which).get()
    notices.written(found, made, other)
    return made


@transaction.atomic
def say_helped(*, ref: str, which: str, helped: str, by: Doer, words: str = "") -> Introduction:
    """Say for one side whether it helped, once.

    Raises: Introduction.DoesNotExist; IntroductionRefused. Then: one audit entry; where something came of it,
    the possible help becomes help that was given, and the two have worked together.
    """
    found, side, through = locked_side(ref, which, by)
    decided = rules.may_say_helped(state=found.state, helped=side.helped)
    if isinstance(decided, Refused):
        raise IntroductionRefused(decided.why, "helped")
    if helped not in Side.Helped.values:
        raise IntroductionRefused("no-helped", "helped")
    if len(words) > LONGEST:
        raise IntroductionRefused("too-long", "words")
    side.helped, side.helped_words, side.helped_at = helped, words.strip(), timezone.now()
    side.save(update_fields=["helped", "helped_words", "helped_at"])
    record(
        by=by,
        action="say-helped",
        kind="introduction",
        ids=[found.pk],
        detail={"side": which, "helped": helped, "through": through},
    )
    if rules.bore_fruit(found.sides.values_list("helped", flat=True)):
        found.match.status = Match.Status.FRUIT
        found.match.save(update_fields=["status"])
        keep_tie(found, "works-with", by)
    return found


def ask_how_it_went(*, now: datetime) -> int:
    """Ask both sides of each introduction whose day has come if it helped; return how many were asked."""
    today = timezone.localdate(now)
    due = Introduction.objects.filter(
        Q(state=Introduction.State.ACCEPTED) | Q(state=Introduction.State.ENDED),
        follow_up_on__lte=today,
        asked_at=None,
    )
    asked = 0
    for pk in list(due.order_by("follow_up_on", "pk").values_list("pk", flat=True)[:AT_ONCE]):
        asked += _ask_one(pk, now)
    return asked


@transaction.atomic
def _ask_one(pk: int, now: datetime) -> int:
    found = Introduction.objects.select_for_update().filter(pk=pk, asked_at=None).first()
    if found is None:
        return 0
    found.asked_at = now
    found.save(update_fields=["asked_at"])
    for side in found.sides.filter(helped=""):
        notices.ask_helped(found, side)
    record(by=PROCESS, action="ask-helped", kind="introduction", ids=[pk])
    return 1
