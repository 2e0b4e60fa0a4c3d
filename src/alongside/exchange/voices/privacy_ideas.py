"""What suggestions and competitions keep of people. What many want stays, without the words of one."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

OWN = ("contribution__participant__guest", "contribution__participant__user")

keeps(
    Record(
        "voices.Pitch",
        what=lazy("What you wanted to do with some money, and what came of it"),
        purpose=lazy("To decide by criteria that everybody can read"),
        basis=Basis.CONSENT,
        of=tuple(f"idea__{path}" for path in OWN),
        blanked=("for_whom", "spent_on", "shows", "reason"),
    ),
    Record(
        "voices.Idea",
        what=lazy("What you suggested or asked, and the name you gave with it"),
        purpose=lazy("To show it to others, and to answer it"),
        basis=Basis.CONSENT,
        of=OWN,
        blanked=("title", "words", "signed", "owner_name", "moved_why"),
    ),
    Record(
        "voices.IdeaStep",
        what=lazy("What you said about how far a suggestion had got"),
        purpose=lazy("To show everyone what came of it"),
        basis=Basis.INTEREST,
        of=("user",),
        blanked=("words",),
    ),
    Record(
        "voices.Score",
        what=lazy("What marks you gave a suggestion, and why"),
        purpose=lazy("To order suggestions by what was published before"),
        basis=Basis.INTEREST,
        of=("scorer__user",),
        blanked=("words",),
    ),
    Record(
        "voices.ScorerInterest",
        what=lazy("What you have to do with a suggestion, so that you did not mark it"),
        purpose=lazy("To let nobody mark what is partly their own"),
        basis=Basis.INTEREST,
        of=("scorer__user",),
        blanked=("words",),
    ),
    Record(
        "voices.Scorer",
        what=lazy("That you were asked to give suggestions marks"),
        purpose=lazy("To show who gives marks, and to let you in"),
        basis=Basis.INTEREST,
        of=("user",),
        blanked=("name", "email"),
    ),
)
