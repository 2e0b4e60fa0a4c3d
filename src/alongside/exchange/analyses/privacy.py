"""What the analyses keep of people."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "analyses.WeightSet",
        what=lazy("That you changed what counts when lists are put in order"),
        purpose=lazy("To know who answers for the order of the lists"),
        basis=Basis.CONTRACT,
        linked=("switched_by",),
    ),
)
