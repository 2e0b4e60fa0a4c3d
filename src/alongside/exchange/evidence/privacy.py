"""What this room keeps of people: who began a case, and who made each version."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

from . import (
    privacy_claims,  # noqa: F401 - each part says what it keeps
    privacy_evaluations,  # noqa: F401
    privacy_measures,  # noqa: F401
    privacy_reviewing,  # noqa: F401
    privacy_since,  # noqa: F401
    privacy_terms,  # noqa: F401
)

keeps(
    Record(
        "evidence.Case",
        what=lazy("That you began a business case"),
        purpose=lazy("To show who keeps it, and to ask you about it"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "evidence.CaseVersion",
        what=lazy("That you wrote a version of a business case"),
        purpose=lazy("To show who changed the numbers, and when"),
        basis=Basis.INTEREST,
        linked=("made_by",),
    ),
)
