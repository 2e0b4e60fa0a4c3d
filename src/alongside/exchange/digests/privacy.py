"""What talks and mailings keep of people."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import (
    DELETED,
    Basis,
    Kept,
    Record,
    Somebody,
    before_erasing,
    keeps,
)
from alongside.exchange.audit.services import By

from .models import Talk

keeps(
    Record(
        "digests.Talk",
        what=lazy("That somebody noted a talk with you, for their own organisation"),
        purpose=lazy("To remember what was promised"),
        basis=Basis.INTEREST,
        kept=Kept(24, "made_at"),
        of=("party", "actor__party"),
        linked=("user",),
        blanked=("who", "words"),
        unlinked=("actor",),
    ),
    Record(
        "digests.Mailing",
        what=lazy("On which days we mailed you what is new"),
        purpose=lazy("To send no more than one such mail a day"),
        basis=Basis.CONTRACT,
        kept=Kept(2, "on"),
        of=("user", "guest"),
        deleted=("user", "guest"),
    ),
)


@before_erasing
def _forget_with_whom(who: Somebody, by: By) -> None:
    """A talk with the person stays with whoever noted it, without saying with whom or what."""
    Talk.objects.filter(actor__party__in=who.parties).update(actor=None, who=DELETED, words=DELETED)
