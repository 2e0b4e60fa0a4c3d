"""What attachments and looking back keep of people: who wrote it down."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    *(
        Record(
            f"evidence.{model}",
            what=what,
            purpose=lazy("To show those who read the case who wrote it down"),
            basis=Basis.INTEREST,
            linked=("user",),
        )
        for model, what in (
            ("Attached", lazy("That you attached something to a business case")),
            ("Revisit", lazy("That you wrote down what a business case came to")),
        )
    ),
)
