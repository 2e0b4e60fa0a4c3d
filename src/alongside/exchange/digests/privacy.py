"""What talks and mailings keep of people."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Kept, Record, keeps

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
