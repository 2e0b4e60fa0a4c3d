"""Write what people say of their own working life and whom they know; only they do, and only with consent."""

from collections.abc import Iterable

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Consent
from alongside.exchange.accounts.services.consenting import give_consent, withdraw_consent
from alongside.exchange.audit.services import record

from ..models import Actor, Background, Knows
from ..terms import Sector

PURPOSE = "background"
WORKED_IN = frozenset(Sector.values) - {Sector.COMMUNITY}


class BackgroundRefused(Exception):
    """It cannot be kept like this; the message says why, `field` where."""

    def __init__(self, why: str, field: str) -> None:
        super().__init__(why)
        self.field = field


@transaction.atomic
def keep_background(
    *, sectors: Iterable[str], position: str, doors: str, seen: str, words: str, by: Doer
) -> Background:
    """Keep where somebody has worked and what they can help with. `words`: what they agreed to.

    Raises: BackgroundRefused without consent, for an unknown sector, or for somebody who is not signed in.
    """
    if by.user_id is None:
        raise BackgroundRefused("Sign in to say this of yourself.", "agreed")
    if not words.strip():
        raise BackgroundRefused("Agree to have it shown, or leave the page: nothing is kept then.", "agreed")
    chosen = sorted(set(sectors))
    if not set(chosen) <= WORKED_IN:
        raise BackgroundRefused("Choose from the list.", "sectors")
    if seen not in Background.Seen.values:
        raise BackgroundRefused("Choose who may see it.", "seen")
    said = {"sectors": chosen, "position": position[:120], "doors": doors[:1000], "seen": seen}
    row, _made = Background.objects.update_or_create(user_id=by.user_id, defaults=said)
    give_consent(purpose=PURPOSE, words=words, by=by)
    record(by=by, action="say", kind="background", ids=[row.pk])
    return row


@transaction.atomic
def say_knows(*, actor_id: int, how: str, by: Doer) -> Knows:
    """Keep that somebody knows people there. Raises: Background.DoesNotExist; BackgroundRefused."""
    background = Background.objects.get(user_id=by.user_id)
    actor = Actor.objects.get(pk=actor_id)
    if actor.nature == Actor.Nature.PERSON:
        raise BackgroundRefused("Name an organisation, not a person.", "other")
    if how not in Knows.How.values:
        raise BackgroundRefused("Choose how you know them.", "how")
    row, _made = Knows.objects.update_or_create(background=background, actor=actor, defaults={"how": how})
    record(by=by, action="say-knows", kind="background", ids=[background.pk])
    return row


@transaction.atomic
def forget_knows(*, actor_id: int, by: Doer) -> None:
    """Take back that somebody knows people there."""
    Knows.objects.filter(background__user_id=by.user_id, actor_id=actor_id).delete()
    record(by=by, action="take-back", kind="background", ids=[])


@transaction.atomic
def forget_background(*, by: Doer) -> None:
    """Take all of it back; the consent is kept as withdrawn."""
    Background.objects.filter(user_id=by.user_id).delete()
    agreed = Consent.objects.filter(user_id=by.user_id, purpose=PURPOSE, withdrawn_at=None)
    for consent in agreed:
        withdraw_consent(consent_id=consent.pk, by=by)
    record(by=by, action="forget", kind="background", ids=[])
