"""Write who asks to look after an entry, what is decided, and that an entry is still right."""

from datetime import datetime, timedelta
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.models import Acting, Link, Role, User, Visibility
from alongside.exchange.accounts.services import guest_at, make_link
from alongside.exchange.accounts.services.joining import DAYS, JOIN
from alongside.exchange.accounts.services.keepers import ask_keepers
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import keep_version

from .. import notices
from ..models import Actor, KeeperRequest
from ..queries.keeping import deciders, due_for_check, is_kept, may_know, powers
from ..rules import may_decide, may_edit

CHECK_EVERY, ASK_AGAIN = 365, 60  # days
State = KeeperRequest.State


class KeepingRefused(Exception):
    """It cannot be done; the message says why, `field` where to mend it."""

    def __init__(self, said: str, field: str = "") -> None:
        super().__init__(said)
        self.field = field


class NotYours(Actor.DoesNotExist):
    """Whoever wants to change this entry may not."""


@transaction.atomic
def ask_to_keep(*, actor_id: int, role_there: str, words: str, check_by: str, by: Doer) -> KeeperRequest:
    """A user asks to look after an entry; asked twice, the words are those of the last time.

    Raises: KeepingRefused when the user looks after it already.
    """
    actor = Actor.objects.get(pk=actor_id)
    if powers(by.user_id, actor).keeps:
        raise KeepingRefused("You look after this entry already.")
    request, new = KeeperRequest.objects.update_or_create(
        actor=actor,
        user_id=by.user_id,
        state=State.WAITING,
        defaults={"role_there": role_there, "words": words, "check_by": check_by},
    )
    record(by=by, action="ask-to-keep", kind="keeper-request", ids=[request.pk])
    if new:
        notices.asked_to_keep(request, set(deciders(actor)) - {by.user_id})
    return request


@transaction.atomic
def ask_to_keep_by_mail(
    *, actor_id: int, email: str, name: str, role_there: str, words: str, check_by: str
) -> KeeperRequest:
    """Somebody without an account asks; nobody hears of it before the address is shown to be theirs."""
    actor = Actor.objects.get(pk=actor_id)
    guest = guest_at(email=email, name=name, world=actor.world)
    said = {"role_there": role_there, "words": words, "check_by": check_by}
    request, _new = KeeperRequest.objects.update_or_create(
        actor=actor, guest=guest, state=State.UNVERIFIED, defaults=said
    )
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    record(by=by, action="ask-to-keep", kind="keeper-request", ids=[request.pk])
    link = make_link(
        purpose="verify-keeper", ref=request.ref, guest_id=guest.pk, party_id=guest.party_id, days=7
    )
    notices.verify_address(request, guest.email, link)
    return request


@transaction.atomic
def verify_keeper_request(*, ref: str, by: Doer) -> KeeperRequest:
    """The address of a request is that of whoever made it: now it waits for its answer."""
    request = KeeperRequest.objects.select_for_update().get(ref=ref, guest=by.guest_id)
    if request.state == State.UNVERIFIED:
        request.state = State.WAITING
        request.save(update_fields=["state"])
        record(by=by, action="verify", kind="keeper-request", ids=[request.pk])
        notices.asked_to_keep(request, deciders(request.actor))
    return request


@transaction.atomic
def decide_keeper_request(*, ref: str, yes: bool, reason: str = "", by: Doer) -> KeeperRequest:
    """Say yes or no to somebody who asks to look after an entry.

    Locks the request, so that it is decided once. Yes: the user is its editor, the entry is its own
    organisation's, open and checked today; a guest is invited to make an account.
    Raises: KeeperRequest.DoesNotExist where `by` has no say; KeepingRefused, with the reason.
    """
    known = KeeperRequest.objects.filter(may_know(viewer_for(User.objects.filter(pk=by.user_id).first())))
    request = KeeperRequest.objects.select_for_update().get(ref=ref, pk__in=known.values("pk"))
    mine = powers(by.user_id, request.actor)
    if not mine.connects and not mine.runs:
        raise KeeperRequest.DoesNotExist
    own = request.user_id is not None and request.user_id == by.user_id
    decision = may_decide(mine, state=request.state, is_own=own)
    if isinstance(decision, Refused):
        raise KeepingRefused(decision.why)
    if not yes and not reason.strip():
        raise KeepingRefused("Say why not, so that they know what to do next.", "reason")
    request.state = State.CONFIRMED if yes else State.DECLINED
    request.reason, request.decided_by_id, request.decided_at = reason.strip(), by.user_id, timezone.now()
    request.save()
    record(by=by, action="confirm" if yes else "decline", kind="keeper-request", ids=[request.pk])
    notices.decided(request, _hand_over(request, by) if yes else "")
    return request


def _hand_over(request: KeeperRequest, by: Doer) -> str:
    """Make the entry its own organisation's; return the path of a guest's invitation."""
    actor = Actor.objects.select_for_update().get(pk=request.actor_id)
    old = {"standing": actor.standing, "visibility": actor.visibility}
    if actor.visibility == Visibility.PRIVATE and not Acting.objects.filter(party=actor.party_id).exists():
        actor.visibility = Visibility.PUBLIC  # it was written by whoever asked, and waited for this
    actor.owner_id, actor.standing, actor.confirmed_on = actor.party_id, "open", timezone.localdate()
    actor.save()
    keep_version(row=actor, old={k: v for k, v in old.items() if getattr(actor, k) != v}, by=by)
    record(by=by, action="give-keeper", kind="actor", ids=[actor.pk])
    request.actor = actor
    if request.user_id is not None:
        Acting.objects.get_or_create(user_id=request.user_id, party_id=actor.party_id, role=Role.EDITOR)
        return ""
    return _invitation(request)


def _invitation(request: KeeperRequest) -> str:
    said = {
        "email": request.guest.email if request.guest else "",
        "role": Role.EDITOR.value,
        "place": None,
    }
    return make_link(purpose=JOIN, party_id=request.actor.party_id, data=said, days=DAYS)


@transaction.atomic
def confirm_actor(*, ref: str, by: Doer) -> Actor:
    """Say that an entry is still right, today.

    Raises: NotYours where `by` may not change it.
    """
    actor = Actor.objects.select_for_update().filter(ref=ref).first()
    if actor is None or isinstance(may_edit(powers(by.user_id, actor), is_kept=is_kept(actor)), Refused):
        raise NotYours
    actor.confirmed_on = timezone.localdate()
    actor.save(update_fields=["confirmed_on", "changed_at"])
    record(by=by, action="confirm", kind="actor", ids=[actor.pk])
    return actor


def remind_keepers(*, now: datetime) -> int:
    """Ask those who look after entries not checked for a year; nobody twice within 60 days."""
    asked = 0
    for actor in due_for_check(timezone.localdate(now), days=CHECK_EVERY).iterator():
        asked += _remind(actor, now)
    return asked


@transaction.atomic
def _remind(actor: Actor, now: datetime) -> int:
    lately = now - timedelta(days=ASK_AGAIN)
    if Link.objects.filter(purpose="confirm-actor", ref=actor.ref, made_at__gt=lately).exists():
        return 0
    row = SimpleNamespace(ref=actor.ref, title=actor.name, owner_id=actor.owner_id, world=actor.world)
    subject, text = notices.still_right(actor)
    return ask_keepers(rows=[row], purpose="confirm-actor", subject=subject, text=text, pages="/actors/%s/")
