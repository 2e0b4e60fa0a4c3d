"""What figures keep of people: who wrote what they count, who keeps and entered them, who wrote minutes."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

SHOWS = lazy("To show who keeps it, and to ask you about it")

keeps(
    Record(
        "evidence.Measure",
        what=lazy("That you wrote down what can be counted"),
        purpose=SHOWS,
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "evidence.Definition",
        what=lazy("That you wrote what a figure means"),
        purpose=SHOWS,
        basis=Basis.INTEREST,
        linked=("made_by",),
    ),
    Record(
        "evidence.Series",
        what=lazy("That you began to follow a figure"),
        purpose=SHOWS,
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "evidence.Observation",
        what=lazy("That you entered a figure"),
        purpose=lazy("To show whoever keeps it who entered it"),
        basis=Basis.INTEREST,
        linked=("entered_by",),
    ),
    Record(
        "evidence.Recalculation",
        what=lazy("That you said from when on a figure is looked at anew"),
        purpose=lazy("To show who said so"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "evidence.Board",
        what=lazy("That you put figures side by side"),
        purpose=SHOWS,
        basis=Basis.INTEREST,
        linked=("owner", "user"),
    ),
    Record(
        "evidence.DataMeeting",
        what=lazy("That you wrote down what was said at a meeting about figures"),
        purpose=lazy("To show who wrote it down"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
    Record(
        "evidence.OutcomeForm",
        what=lazy("That you wrote questions for people to answer"),
        purpose=SHOWS,
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)
