"""What claims and standards keep of people: who wrote them; sources that are people are only counted."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "evidence.Claim",
        what=lazy("That you wrote down what was said, and on what it rests"),
        purpose=lazy("To show who keeps it, and to ask you about it"),
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "evidence.ClaimSource",
        what=lazy("That you said what speaks for or against something"),
        purpose=lazy("To show those who keep it who wrote it down"),
        basis=Basis.INTEREST,
        linked=("party", "user"),
    ),
    *(
        Record(
            f"evidence.{model}",
            what=what,
            purpose=lazy("To show those who keep it who wrote it down"),
            basis=Basis.INTEREST,
            linked=("user",),
        )
        for model, what in (
            ("StandardAnswer", lazy("That you said what evidence there is for something new")),
            ("Stamp", lazy("That you wrote down who judged something new, and by which standard")),
        )
    ),
)
