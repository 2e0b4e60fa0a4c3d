"""What looking at things people said, sheets of paper, and going out to listen keep of people."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

OWN = ("contribution__participant__guest", "contribution__participant__user")

keeps(
    Record(
        "voices.Ruling",
        what=lazy("What was decided about something you said, and what you were told"),
        purpose=lazy("To decide by the same rules for everyone, and to let you ask again"),
        basis=Basis.TASK,
        of=OWN,
        linked=("user",),
        blanked=("words",),
    ),
    Record(
        "voices.Appeal",
        what=lazy("Why something you said should be shown"),
        purpose=lazy("To let another person look at it again"),
        basis=Basis.TASK,
        of=OWN,
        linked=("first_by", "decided_by"),
        blanked=("words",),
    ),
    Record(
        "voices.PaperForm",
        what=lazy("That you printed sheets of paper to vote on"),
        purpose=lazy("To know who printed them"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "voices.Keying",
        what=lazy("That you typed in a sheet of paper"),
        purpose=lazy("To have two people type each sheet"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "voices.Session",
        what=lazy("That you wrote down where people were heard"),
        purpose=lazy("To know who wrote it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)
