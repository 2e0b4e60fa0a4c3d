"""What innovations keep of people: who began a record, and who said what in it."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

from . import (
    privacy_adoptions,  # noqa: F401 - each part says what it keeps
    privacy_journey,  # noqa: F401
    privacy_portfolios,  # noqa: F401
    privacy_record,  # noqa: F401
)

keeps(
    Record(
        "innovations.Innovation",
        what=lazy("That you began the record of a new way of doing things"),
        purpose=lazy("To show who keeps it, and to ask you about it"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
)
