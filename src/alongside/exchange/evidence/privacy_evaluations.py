"""What evaluations keep of people: who began one."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "evidence.Evaluation",
        what=lazy("That you asked whether something worked"),
        purpose=lazy("To show who keeps it, and to ask you about it"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
)
