"""What the record of an innovation keeps of people: who said an answer; the answer stays without them."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "innovations.RecordAnswer",
        what=lazy("That you answered a question in the record of a new way of doing things"),
        purpose=lazy("To show those who keep the record who said what"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)
