"""What the journey and the support of innovations keep of people: who wrote it down, no names of others."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    *(
        Record(
            f"innovations.{model}",
            what=what,
            purpose=lazy("To show those who keep it who wrote it down"),
            basis=Basis.INTEREST,
            linked=("user",),
        )
        for model, what in (
            ("GateShown", lazy("That you said what is shown before something new moves on")),
            ("GateDecision", lazy("That you wrote down what was decided about something new")),
            ("StatusChange", lazy("That you wrote down why something new pauses, stops or goes on")),
            ("Milestone", lazy("That you wrote down what is due by when")),
            ("Trial", lazy("That you wrote down a short test")),
            ("SupportAsk", lazy("That you wrote down what help was asked for")),
            ("Sponsor", lazy("That you wrote down who stands behind something new")),
            ("Appraisal", lazy("That you wrote down what an official body said")),
        )
    ),
)
