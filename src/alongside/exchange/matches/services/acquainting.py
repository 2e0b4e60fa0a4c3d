"""Put two actors in touch for who they are; both answer, and later say what came of it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import User, Visibility
from alongside.exchange.accounts.queries import brokered_places, guests_of, users_of
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.services import tie_from_introduction
from alongside.exchange.places.models import Within

from .. import notices_acquaintances as notices
from .. import rules, sides
from ..acquaintance_rules import Two, may_acquaint
from ..models import Acquaintance, AcquaintanceSide, Side
from ..queries import acquaintances as queries
from .following_up import AT_ONCE, PROCESS
from .introducing import LONGEST


class AcquaintanceRefused(Exception):
    """It cannot be done; the message is for the person who asked. `why` is the key, `field` what to mend."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(str(notices.WHY_NOT[why]))
        self.why = why
        self.field = field


def acquaint(*, one_ref: str, other_ref: str, words: str, why: str = "", by: Doer) -> Acquaintance:
    """Ask both whether they want to be put in touch; a side that asks has said yes.

    Raises: Actor.DoesNotExist where the doer may not see one of them; AcquaintanceRefused, with the reason.
    Then: one audit entry; the sides that wait are asked.
    """
    try:
        return _acquaint(one_ref, other_ref, words.strip(), why.strip(), by)
    except IntegrityError as already:  # somebody else was quicker
        raise AcquaintanceRefused("under-way") from already


@transaction.atomic
def _acquaint(one_ref: str, other_ref: str, words: str, why: str, by: Doer) -> Acquaintance:
    viewer = sides.viewer_of(by)
    one, other = queries.two_for(viewer, one_ref, other_ref)
    if one is None or other is None:
        raise Actor.DoesNotExist
    refused = why_not(viewer, one, other)
    if refused is not None:
        raise refused
    if not words or len(words) > LONGEST:
        raise AcquaintanceRefused("too-long" if words else "no-words", "words")
    made = Acquaintance.objects.create(
        one=one,
        other=other,
        world=one.world,
        words=words,
        why=why[:LONGEST],
        asker=asker(viewer, one, other),
        user_id=by.user_id,
    )
    for which, actor in (("one", one), ("other", other)):
        own = {"answer": Side.Answer.YES, "through": Side.Through.PAGE, "answered_at": timezone.now()}
        own["contact"] = _contact_of(by)
        said = own if actor.party_id in viewer.parties else {}
        AcquaintanceSide.objects.create(acquaintance=made, which=which, **said)
    record(by=by, action="acquaint", kind="acquaintance", ids=[made.pk], detail={"asked_by": made.asker})
    for side in made.sides.filter(answer=Side.Answer.WAITING):
        notices.ask(made, side)
    return made


def _contact_of(by: Doer) -> str:
    user = User.objects.filter(pk=by.user_id or 0).first()
    return user.email if user else ""


def asker(viewer: Viewer, one: Actor, other: Actor) -> str:
    """In what part the viewer may put these two in touch; empty for somebody else."""
    for which, actor in (("one", one), ("other", other)):
        if actor.party_id in viewer.parties:
            return which
    places = brokered_places(viewer)
    there = {one.place_id, other.place_id} - {None}
    if places and Within.objects.filter(outer_id__in=places, inner_id__in=there).exists():
        return Acquaintance.Asker.CONNECTOR
    return ""


def why_not(viewer: Viewer, one: Actor, other: Actor) -> AcquaintanceRefused | None:
    """Why the viewer cannot put these two in touch; None if it can be done."""
    between = Q(one=one, other=other) | Q(one=other, other=one)
    begun = Acquaintance.objects.filter(between, state__in=rules.UNDER_WAY).exists()
    may = asker(viewer, one, other)
    decided = may_acquaint(
        Two(
            may_ask=bool(may),
            same=one.party_id == other.party_id,
            worlds=(one.world, other.world),
            standings=(one.standing, other.standing),
            under_way=begun,
            reachable=may == Acquaintance.Asker.CONNECTOR or _reachable(viewer, one, other),
        )
    )
    return AcquaintanceRefused(decided.why) if isinstance(decided, Refused) else None


def _reachable(viewer: Viewer, one: Actor, other: Actor) -> bool:
    """Whether each that is not the viewer's has people here, or a connector near."""
    if notices.connectors_of(Acquaintance(one=one, other=other)):
        return True
    others = [actor.party_id for actor in (one, other) if actor.party_id not in viewer.parties]
    return all(users_of([party]) or guests_of([party]) for party in others)


@transaction.atomic
def answer_acquaintance(
    *, ref: str, which: str, says: str, by: Doer, why: str = "", words: str = "", contact: str = ""
) -> Acquaintance:
    """Say yes or no for one side, once: a yes says how to be reached, a no says why not.

    A connector writes down what a side without an account said. Raises: Acquaintance.DoesNotExist if the doer
    has no part in it; AcquaintanceRefused. Then: one audit entry; the other side is told.
    """
    found, side, through = _locked_side(ref, which, by)
    _refuse(rules.may_answer(state=found.state, answer=side.answer))
    if says not in {Side.Answer.YES, Side.Answer.NO}:
        raise AcquaintanceRefused("no-answer", "answer")
    if len(words) > LONGEST:
        raise AcquaintanceRefused("too-long", "words")
    side.answer, side.answered_at, side.through = says, timezone.now(), through
    if says == Side.Answer.NO:
        _refuse(rules.may_say_no(why=why, words=words, known=Side.Why.values), "why")
        side.why, side.reason = why, words
    elif not contact.strip():
        raise AcquaintanceRefused("no-contact", "contact")
    else:
        side.contact = contact.strip()[:200]
    side.save()
    detail = {"side": which, "answer": says, "why": side.why, "through": through}
    record(by=by, action="answer", kind="acquaintance", ids=[found.pk], detail=detail)
    if says == Side.Answer.NO:
        _decide(found, Acquaintance.State.DECLINED)
        notices.said_no(found, side)
    elif all(one.answer == Side.Answer.YES for one in found.sides.all()):
        found.follow_up_on = timezone.localdate() + timedelta(days=rules.FOLLOW_UP_DAYS)
        _decide(found, Acquaintance.State.ACCEPTED)
        _keep_tie(found, "prospective", by)
        notices.in_touch(found)
    return found


def _decide(found: Acquaintance, state: str) -> None:
    found.state, found.answered_at = state, found.answered_at or timezone.now()
    found.save(update_fields=["state", "answered_at", "follow_up_on"])


@transaction.atomic
def say_what_came(*, ref: str, which: str, helped: str, by: Doer, words: str = "") -> Acquaintance:
    """Say for one side what came of it, once; where something did, the two have worked together.

    Raises: Acquaintance.DoesNotExist; AcquaintanceRefused.
    """
    found, side, through = _locked_side(ref, which, by)
    _refuse(rules.may_say_helped(state=found.state, helped=side.helped), "helped")
    if helped not in Side.Helped.values:
        raise AcquaintanceRefused("no-helped", "helped")
    side.helped, side.helped_words, side.helped_at = helped, words.strip()[:LONGEST], timezone.now()
    side.save(update_fields=["helped", "helped_words", "helped_at"])
    detail = {"side": which, "helped": helped, "through": through}
    record(by=by, action="say-helped", kind="acquaintance", ids=[found.pk], detail=detail)
    if rules.bore_fruit([helped]):
        _keep_tie(found, "works-with", by)
    return found


@transaction.atomic
def stop_acquaintance(*, ref: str, by: Doer) -> Acquaintance:
    """Take back what waits, or end what was agreed. Raises: Acquaintance.DoesNotExist."""
    found = _locked(ref)
    if not may_stop(sides.viewer_of(by), found):
        raise Acquaintance.DoesNotExist
    waiting = found.state == Acquaintance.State.OPEN
    _decide(found, Acquaintance.State.WITHDRAWN if waiting else Acquaintance.State.ENDED)
    record(by=by, action="withdraw" if waiting else "end", kind="acquaintance", ids=[found.pk])
    notices.stopped(found)
    return found


def may_stop(viewer: Viewer, found: Acquaintance) -> bool:
    """Whether the viewer may take it back (who said yes) or end it (either); a connector may do both."""
    if found.state not in rules.UNDER_WAY:
        return False
    mine = queries.my_sides(viewer, found)
    in_touch = found.state == Acquaintance.State.ACCEPTED
    yes = any(in_touch or side.answer == Side.Answer.YES for side in mine)
    return yes or queries.is_connector_of(viewer, found)


def ask_what_came_of_it(*, now: datetime) -> int:
    """Ask both of each whose day has come what came of it; return how many were asked."""
    due = Acquaintance.objects.filter(
        state=Acquaintance.State.ACCEPTED, follow_up_on__lte=timezone.localdate(now), asked_at=None
    )
    asked = list(due.order_by("follow_up_on", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_ask_one(pk, now) for pk in asked)


@transaction.atomic
def _ask_one(pk: int, now: datetime) -> int:
    rows = Acquaintance.objects.select_related("one", "other").select_for_update(of=("self",))
    found = rows.filter(pk=pk, asked_at=None).first()
    if found is None:
        return 0
    found.asked_at = now
    found.save(update_fields=["asked_at"])
    for side in found.sides.filter(helped=""):
        notices.ask_what_came(found, side)
    record(by=PROCESS, action="ask-helped", kind="acquaintance", ids=[pk])
    return 1


def _locked(ref: str) -> Acquaintance:
    return Acquaintance.objects.select_related("one", "other").select_for_update(of=("self",)).get(ref=ref)


def _locked_side(ref: str, which: str, by: Doer) -> tuple[Acquaintance, AcquaintanceSide, str]:
    """It, locked, the side for which the doer speaks, and in what way. Raises: Acquaintance.DoesNotExist."""
    found = _locked(ref)
    side = next((side for side in found.sides.all() if side.which == which), None)
    if side is None:
        raise Acquaintance.DoesNotExist
    viewer: Any = sides.viewer_of(by)
    if by.process == sides.LINK and by.acting_for_id == side.actor.party_id:
        return found, side, Side.Through.LINK
    if side.actor.party_id in viewer.parties:
        return found, side, Side.Through.PAGE
    if side in queries.to_write_down(viewer, found):
        return found, side, Side.Through.TOLD
    raise Acquaintance.DoesNotExist


def _keep_tie(found: Acquaintance, kind: Any, by: Doer) -> None:
    """Keep that the two may work, or have worked, together; only where everyone may know of both."""
    if found.one.visibility == found.other.visibility == Visibility.PUBLIC:
        ids = {"actor_id": found.one_id, "other_id": found.other_id}
        tie_from_introduction(ref=found.ref, kind=kind, by=by, **ids)


def _refuse(decided: object, field: str = "") -> None:
    if isinstance(decided, Refused):
        raise AcquaintanceRefused(decided.why if decided.why in notices.WHY_NOT else "ended", field)
