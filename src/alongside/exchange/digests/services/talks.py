"""Write conversations: the words stay with one's organisation, that two know each other becomes a tie."""

from datetime import date, datetime

from django.db import transaction

from alongside.exchange.accounts.access import Doer, visible
from alongside.exchange.accounts.access import viewer_for as viewer_of
from alongside.exchange.accounts.models import User
from alongside.exchange.audit.services import record
from alongside.exchange.directory.models import Actor
from alongside.exchange.directory.services.ties import drop_tie, note_tie

from ..models import Talk

LONGEST = 2000


class TalkRefused(Exception):
    """The note cannot be kept like this; the message says what to mend, `field` where."""

    def __init__(self, said: str, field: str = "words") -> None:
        super().__init__(said)
        self.field = field


@transaction.atomic
def note_talk(
    *,
    actor_id: int | None,
    who: str,
    words: str,
    on: date,
    remind_on: date | None,
    by: Doer,
    together: bool = False,
) -> Talk:
    """Keep a conversation of one's organisation with another, or with somebody who is not listed.

    Raises: TalkRefused, with the reason; also for an organisation that may not be seen.
    Then: the tie between the two organisations, where there is none yet; one audit entry.
    """
    mine, viewer = _own(by)
    other = visible(viewer, Actor.objects.filter(pk=actor_id, world=mine.world)).first()
    if actor_id is not None and (other is None or other.pk == mine.pk):
        raise TalkRefused("Pick with whom you talked.", "q")
    if other is None and not who.strip():
        raise TalkRefused("Say with whom you talked.", "q")
    if len(words) > LONGEST:
        raise TalkRefused(f"Write at most {LONGEST:,} characters.")
    tie = None
    if other is not None:
        tie = note_tie(actor_id=mine.pk, other_id=other.pk, together=together, on=on, by=by)
    made = Talk.objects.create(
        party_id=mine.party_id,
        user_id=by.user_id,
        actor=other,
        who="" if other is not None else who.strip()[:120],
        tie=tie,
        world=mine.world,
        on=on,
        words=words.strip(),
        remind_on=remind_on,
    )
    record(by=by, action="note-talk", kind="talk", ids=[made.pk], detail={"reminder": remind_on is not None})
    return made


def _own(by: Doer) -> tuple[Actor, object]:
    """The organisation for which a user notes things, and what that user may see."""
    user = User.objects.filter(pk=by.user_id, is_active=True).first()
    viewer = viewer_of(user)
    rows = Actor.objects.filter(party=by.acting_for_id, party__in=viewer.parties)
    mine = rows.first()
    if mine is None:
        raise TalkRefused("Conversations are noted by people who act for an organisation here.", "q")
    return mine, viewer


@transaction.atomic
def finish_reminder(*, ref: str, at: datetime, by: Doer) -> Talk:
    """Say that what one wanted to be reminded of is done.

    Raises: Talk.DoesNotExist where it is another's, or has no reminder left.
    """
    talk = _waiting(ref, by)
    talk.done_at = at
    talk.save(update_fields=["done_at"])
    record(by=by, action="finish-reminder", kind="talk", ids=[talk.pk])
    return talk


@transaction.atomic
def put_off_reminder(*, ref: str, until: date, by: Doer) -> Talk:
    """Be reminded on a later day. Raises: Talk.DoesNotExist, as above."""
    talk = _waiting(ref, by)
    talk.remind_on = until
    talk.save(update_fields=["remind_on"])
    record(by=by, action="put-off-reminder", kind="talk", ids=[talk.pk])
    return talk


def _waiting(ref: str, by: Doer) -> Talk:
    rows = Talk.objects.select_for_update().filter(done_at=None, remind_on__isnull=False)
    return rows.get(ref=ref, user=by.user_id, party=by.acting_for_id)


@transaction.atomic
def take_back_talk(*, ref: str, by: Doer) -> None:
    """Remove a note, and the tie that it made unless another note tells of the same two.

    Raises: Talk.DoesNotExist where it is another organisation's.
    """
    talk = Talk.objects.select_for_update().get(ref=ref, party=by.acting_for_id)
    tie, others = talk.tie_id, Talk.objects.filter(party=talk.party_id, actor=talk.actor_id)
    last = not others.exclude(pk=talk.pk).exists()
    pk = talk.pk
    talk.delete()
    if tie is not None and last:
        drop_tie(tie_id=tie, by=by)
    elif tie is not None:
        others.filter(pk=others.order_by("pk").values("pk")[:1]).update(tie=tie)
    record(by=by, action="take-back-talk", kind="talk", ids=[pk])
