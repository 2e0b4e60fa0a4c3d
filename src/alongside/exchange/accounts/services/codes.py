"""People without an account come back: by a link in a mail, or by six digits in a text."""

import hmac
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from alongside.exchange.audit.services import record

from .. import notices
from ..access import Doer
from ..models import Code, Guest
from ..queries import guest_by_number
from .links import make_link

COME_BACK = "come-back"  # the purpose of the link
MINUTES, MOST_TRIES, MOST_CODES = 10, 5, 3
A_DAY = 1


@transaction.atomic
def ask_back(*, number: str, by_text: bool) -> None:
    """Text a code or mail a link to whoever has this reference number; do nothing where nobody has.

    The caller says the same in either case, so that nothing is learnt of numbers.
    """
    guest = guest_by_number(number)
    if guest is None:
        return
    if by_text and guest.phone and _codes_lately(guest) < MOST_CODES:
        notices.back_by_text(guest=guest, code=_new_code(guest))
    elif not by_text and guest.email:
        notices.back_by_mail(guest=guest, path=make_link(purpose=COME_BACK, guest_id=guest.pk, days=A_DAY))


def _codes_lately(guest: Guest) -> int:
    since = timezone.now() - timedelta(minutes=MINUTES)
    return Code.objects.filter(guest=guest, made_at__gt=since).count()


def _new_code(guest: Guest) -> str:
    code = f"{secrets.randbelow(1_000_000):06}"
    until = timezone.now() + timedelta(minutes=MINUTES)
    Code.objects.create(guest=guest, code_hash=_hash(guest.pk, code), expires_at=until)
    return code


def _hash(guest_id: int, code: str) -> str:
    return salted_hmac("alongside.codes", f"{guest_id}:{code}", algorithm="sha256").hexdigest()


@transaction.atomic
def use_code(*, number: str, code: str) -> Guest | None:
    """The guest whose newest code this is; each code is good once, for few tries and few minutes."""
    guest = guest_by_number(number)
    if guest is None:
        return None
    kept = Code.objects.select_for_update().filter(guest=guest).order_by("-pk").first()
    now = timezone.now()
    if kept is None or kept.used_at or kept.expires_at <= now or kept.tries >= MOST_TRIES:
        return None
    kept.tries += 1
    right = hmac.compare_digest(kept.code_hash, _hash(guest.pk, "".join(code.split())))
    kept.used_at = now if right else None
    kept.save(update_fields=["tries", "used_at"])
    return come_back(guest=guest) if right else None


@transaction.atomic
def come_back(*, guest: Guest) -> Guest:
    """Note that a guest is here again."""
    guest.seen_at = timezone.now()
    guest.save(update_fields=["seen_at"])
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    record(by=by, action="come-back", kind="guest", ids=[guest.pk])
    return guest
