"""What questions keep of people: the words they said, and votes that nobody reads beside a person."""

from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.personal import Basis, Record, keeps

keeps(
    Record(
        "voices.Statement",
        what=lazy("What you said about a question, and the name you chose to have shown with it"),
        purpose=lazy("To let others agree or disagree, and whoever decides read it"),
        basis=Basis.CONSENT,
        of=("contribution__participant__guest", "contribution__participant__user"),
        blanked=("text", "name"),
    ),
    Record(
        "voices.StatementText",
        what=lazy("The same in another language"),
        purpose=lazy("To let everybody read it"),
        basis=Basis.CONSENT,
        of=("statement__contribution__participant__guest", "statement__contribution__participant__user"),
        blanked=("text",),
    ),
    Record(
        "voices.Vote",
        what=lazy("Whether you agree with what others said; nobody else sees it beside your name"),
        purpose=lazy("To count what people think"),
        basis=Basis.CONSENT,
        of=("participant__guest", "participant__user"),
    ),
)
