"""What working together keeps of people. What several wrote together stays when one of them leaves."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.models import Circle, Visibility
from alongside.exchange.accounts.personal import (
    Basis,
    Record,
    Somebody,
    before_erasing,
    keeps,
    open_matters,
)
from alongside.exchange.audit.services import By, record

from . import (
    privacy_governance,  # noqa: F401 - says what votes and signatures keep
    privacy_hosts,  # noqa: F401 - and what asking who could host keeps
)
from .models import Member, Partnership, RoleHeld

keeps(
    Record(
        "partnerships.Partnership",
        what=lazy("That you began to work together with others"),
        purpose=lazy("To show those who take part who began it"),
        basis=Basis.CONSENT,
        linked=("owner",),
    ),
    Record(
        "partnerships.Member",
        what=lazy("That you were asked to work together with others, and what you said"),
        purpose=lazy("To show each of them who takes part, and as what"),
        basis=Basis.CONSENT,
        of=("party",),
        linked=("user", "invited_by"),
        blanked=("message", "brings", "needs_words", "wont", "wants", "reason", "handover"),
    ),
    Record(
        "partnerships.RoleHeld",
        what=lazy("The part you had in it, and from when until when"),
        purpose=lazy("To show those who take part who does what"),
        basis=Basis.CONSENT,
        of=("member__party",),
        deleted=("member",),
    ),
    Record(
        "partnerships.LogEntry",
        what=lazy("What you wrote about working together, and what you did there"),
        purpose=lazy("To let those who take part look up what happened"),
        basis=Basis.CONSENT,
        of=("party", "user"),
        blanked=("words",),
    ),
    Record(
        "partnerships.MeasureValue",
        what=lazy("That you wrote down a figure"),
        purpose=lazy("To show where the figure comes from"),
        basis=Basis.INTEREST,
        linked=("user",),
    ),
)


keeps(
    *(
        Record(
            f"partnerships.{model}",
            what=what,
            purpose=lazy("To show those who take part who wrote it down"),
            basis=Basis.INTEREST,
            linked=("user",),
        )
        for model, what in (
            ("Risk", lazy("That you wrote down what could go wrong")),
            ("Meeting", lazy("That you set a date on which people meet")),
            ("Action", lazy("That you wrote down who does what by when")),
            ("FileLink", lazy("That you added where a file lies")),
            ("Activity", lazy("That you wrote down what is done together")),
            ("Fit", lazy("That you said how ways of working fit")),
            ("Aspect", lazy("That you wrote a part of how the work goes")),
            ("Round", lazy("That you asked how people find it to work together")),
        )
    ),
    Record(
        "partnerships.Mark",
        what=lazy("What you said about a line of a checklist"),
        purpose=lazy("To show those who take part what is done and what is a concern"),
        basis=Basis.CONSENT,
        of=("user",),
        blanked=("note",),
    ),
    Record(
        "partnerships.Remark",
        what=lazy("What you noticed about why and how you work together"),
        purpose=lazy("To let those who take part learn from it"),
        basis=Basis.CONSENT,
        of=("user",),
        blanked=("words",),
    ),
    Record(
        "partnerships.Answered",
        what=lazy("That you have answered how it is to work together; not what you answered"),
        purpose=lazy("To let everybody answer once, while the question is open"),
        basis=Basis.CONSENT,
        of=("user",),
        deleted=("user",),
    ),
)


@open_matters
def _taking_part() -> QuerySet:
    """Whoever is asked to take part, or takes part in what is not closed."""
    rows = Member.objects.filter(state__in=(Member.State.INVITED, Member.State.ACCEPTED))
    return rows.exclude(partnership__state=Partnership.State.CLOSED).values("party_id")


@before_erasing
def _leave(who: Somebody, by: By) -> None:
    """A person takes part in nothing any more; what only they could see is seen by the others."""
    now = timezone.now()
    mine = Member.objects.filter(party__in=who.parties)
    RoleHeld.objects.filter(member__in=mine, until=None).update(until=timezone.localdate())
    for member in mine.filter(state=Member.State.INVITED):
        member.state, member.answered_at, member.why = Member.State.DECLINED, now, Member.Why.OTHER
        member.save(update_fields=["state", "answered_at", "why"])
    mine.filter(state=Member.State.ACCEPTED).update(state=Member.State.LEFT, left_at=now)
    through = Circle.members.through.objects
    through.filter(party__in=who.parties, circle__partnership__isnull=False).delete()
    for row in Partnership.objects.filter(owner__in=who.parties, visibility=Visibility.PRIVATE):
        row.visibility = Visibility.CIRCLE
        row.save(update_fields=["visibility", "changed_at"])
        row.circles.add(row.circle_id)
        record(by=by, action="leave", kind="partnership", ids=[row.pk])
