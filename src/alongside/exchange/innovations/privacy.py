"""What innovations keep of people: who began a record, and who said what in it."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

from . import privacy_journey  # noqa: F401 - says what the journey keeps

keeps(
    Record(
        "innovations.Innovation",
        what=lazy("That you began the record of a new way of doing things"),
        purpose=lazy("To show who keeps it, and to ask you about it"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
)
