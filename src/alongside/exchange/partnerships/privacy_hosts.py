"""What asking who could host keeps of people: who asked and who was asked, never what anybody said."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "partnerships.HostRound",
        what=lazy("That you asked others who could host"),
        purpose=lazy("To know who asked"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "partnerships.HostAsked",
        what=lazy("That you were asked who could host; not what you said"),
        purpose=lazy("To let everybody answer once"),
        basis=Basis.INTEREST,
        of=("party",),
    ),
)
