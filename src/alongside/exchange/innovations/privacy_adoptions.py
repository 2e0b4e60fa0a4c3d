"""What starting and stopping keeps of people: who wrote it, and how to reach whoever will talk."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "innovations.Adoption",
        what=lazy("What you wrote of something your organisation uses, and how to reach you about it"),
        purpose=lazy("To let others learn from it, and talk with those who use it"),
        basis=Basis.CONSENT,
        of=("user",),
        linked=("owner",),
        blanked=("talk_how",),
    ),
    Record(
        "innovations.RollOut",
        what=lazy("That you planned to bring something to several places, and who backs it"),
        purpose=lazy("To show how far the plan has got"),
        basis=Basis.INTEREST,
        of=("user",),
        linked=("owner",),
        blanked=("sponsor",),
    ),
    Record(
        "innovations.RollOutSite",
        what=lazy("Who backs a plan at one organisation"),
        purpose=lazy("To show how far the plan has got"),
        basis=Basis.INTEREST,
        of=("roll_out__user",),
        blanked=("sponsor",),
    ),
)
