"""What counts that somebody brought keep of them: that it was they."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Kept, Record, keeps

keeps(
    Record(
        "voices.CountSheet",
        what=lazy("Counts of voices that you brought: numbers by area, without names"),
        purpose=lazy("To show you who is not heard"),
        basis=Basis.CONSENT,
        kept=Kept(12, "made_at"),
        of=("user",),
        deleted=("user",),
    ),
)
