"""What sign-off keeps of people: who said whether the figures are right, and by what office."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "evidence.SignOff",
        what=lazy("That you said, for an organisation, whether figures of what something costs are right"),
        purpose=lazy("To show who agreed to which figures, and when"),
        basis=Basis.INTEREST,
        linked=("user",),
        blanked=("office",),
    ),
)
