"""What deciding and agreeing together keeps of people: votes stay, without the person."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "partnerships.Decision",
        what=lazy("What you asked the others to decide"),
        purpose=lazy("To show those who take part who asked"),
        basis=Basis.INTEREST,
        of=("asked_by__party",),
        linked=("user",),
        blanked=("background",),
    ),
    Record(
        "partnerships.Ballot",
        what=lazy("How you voted where you work together with others, and why"),
        purpose=lazy("To show those who take part how it was decided"),
        basis=Basis.CONSENT,
        of=("member__party",),
        linked=("user",),
        blanked=("reason",),
    ),
    Record(
        "partnerships.Proxy",
        what=lazy("To whom you gave your vote"),
        purpose=lazy("To show those who take part who voted for whom"),
        basis=Basis.CONSENT,
        of=("giver__party", "holder__party"),
        linked=("user",),
    ),
    Record(
        "partnerships.Interest",
        what=lazy("What you said you could gain or lose by the work"),
        purpose=lazy("To let those who take part decide fairly"),
        basis=Basis.CONSENT,
        of=("member__party",),
        linked=("user",),
        blanked=("text",),
    ),
    Record(
        "partnerships.Agreement",
        what=lazy("That you wrote an agreement"),
        purpose=lazy("To show those who sign it who wrote it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "partnerships.AgreementVersion",
        what=lazy("That you wrote a text of an agreement"),
        purpose=lazy("To show those who sign it who wrote it"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "partnerships.AgreementSignature",
        what=lazy("That you signed an agreement, and by what office"),
        purpose=lazy("To prove what was agreed"),
        basis=Basis.CONTRACT,
        of=("member__party",),
        linked=("user",),
        blanked=("authority",),
    ),
    Record(
        "partnerships.ContractCheck",
        what=lazy("How you found a contract kept"),
        purpose=lazy("To show how it stood over time"),
        basis=Basis.INTEREST,
        of=("user",),
        blanked=("note",),
    ),
)
