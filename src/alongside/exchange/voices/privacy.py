"""What asking keeps of people: who took part, what they were told, and who asked and answered."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

from . import (
    privacy_conversations,  # noqa: F401 - each part says what it keeps
    privacy_counts,  # noqa: F401
    privacy_ideas,  # noqa: F401
    privacy_moderation,  # noqa: F401
    privacy_panels,  # noqa: F401
)

keeps(
    Record(
        "voices.Ask",
        what=lazy("That you asked people something"),
        purpose=lazy("To show who asks, and who answers"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "voices.Participant",
        what=lazy(
            "That you took part in something that was asked, and how you want to be told what came of it"
        ),
        purpose=lazy("To count you once, to let you come back, and to tell you what came of it"),
        basis=Basis.CONSENT,
        of=("user", "guest"),
        linked=("helper",),
        blanked=("place",),
        secret=("code_hash",),
    ),
    Record(
        "voices.Contribution",
        what=lazy("That you said something about what was asked, and when"),
        purpose=lazy("To answer it, and to tell you"),
        basis=Basis.CONSENT,
        of=("participant__user", "participant__guest"),
    ),
    Record(
        "voices.Answer",
        what=lazy("That you wrote what came of something people said"),
        purpose=lazy("To show those who asked who wrote it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "voices.Change",
        what=lazy("That you wrote what is different since"),
        purpose=lazy("To show those who asked who wrote it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "voices.Telling",
        what=lazy("That you were told what came of something you said"),
        purpose=lazy("To tell you once and not again"),
        basis=Basis.CONSENT,
        of=("participant__user", "participant__guest"),
    ),
)
