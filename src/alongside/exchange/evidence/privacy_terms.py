"""What terms keep of people: who proposed them, and who answered for whom."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    *(
        Record(
            f"evidence.{model}",
            what=what,
            purpose=lazy("To show the parties of a business case who spoke for whom"),
            basis=Basis.INTEREST,
            linked=("user",),
        )
        for model, what in (
            ("Terms", lazy("That you proposed who pays whom in a business case")),
            ("TermsAnswer", lazy("That you answered a proposal of who pays whom")),
        )
    ),
)
