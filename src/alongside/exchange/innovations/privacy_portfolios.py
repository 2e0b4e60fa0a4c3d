"""What portfolios keep of people: whose they are, and who wrote down what an organisation decided."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "innovations.Portfolio",
        what=lazy("That you put projects together to look at them as one"),
        purpose=lazy("To show who keeps them"),
        basis=Basis.INTEREST,
        linked=("owner",),
    ),
    Record(
        "innovations.PortfolioChoice",
        what=lazy("That you wrote down which projects your organisation decided to pay for"),
        purpose=lazy("To show those who keep them who wrote it down"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)
