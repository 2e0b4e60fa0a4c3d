"""What is said about the journey of an innovation: why something cannot be kept, and who is told what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from alongside.exchange.accounts.queries import guests_of, users_of
from alongside.exchange.accounts.services import tell
from alongside.exchange.audit.decisions import Refused
from alongside.exchange.matches.sides import party_sees

from .models import Innovation
from .notices import InnovationRefused

KIND = "innovation"
WHY_NOT: dict[str, Any] = {
    "no-item": lazy("Choose one of the lines."),
    "no-state": lazy("Say how it stands."),
    "no-proof": lazy("Say what shows it, or give a link to it."),
    "no-why-not": lazy("Say why it does not apply."),
    "too-long": lazy("Write at most 4,000 characters."),
    "bad-url": lazy("Give a whole web address that begins with https://, or leave it empty."),
    "no-stage-known": lazy("Say first where it's got to."),
    "no-decision": lazy("Choose what was decided."),
    "no-further": lazy("Nothing lies beyond this stage. Choose another decision, or close it down."),
    "no-back": lazy("Choose an earlier stage."),
    "no-organisation": lazy("Say which organisation."),
    "no-role": lazy("Say as what, like a board or a post. No name of a person."),
    "no-evidence": lazy("Say what it was decided on."),
    "no-reasons": lazy("Give the reasons. Others learn from them, also where it stops."),
    "no-day": lazy("Write the day of the decision, today or before."),
    "too-early": lazy("It had not come to this stage then. Write a later day."),
    "no-again": lazy("Say when it is looked at again."),
    "again-early": lazy("The next decision comes after this one. Write a later day."),
    "no-tried": lazy("Say what was tried."),
    "no-learned": lazy("Say what was learned, so that others need not learn it again."),
    "not-moving": lazy("It does not move now. Say first that it goes on again."),
    "no-decision-there": lazy("This decision is not here."),
    "not-last": lazy("Another decision has followed. Put that one right instead."),
    "no-status": lazy("Choose what happens to it."),
    "no-why": lazy("Say why."),
    "no-until": lazy("Write a day, today or later."),
    "no-resume": lazy("Say what would let it go on."),
    "no-replaced": lazy("Say what takes its place, also if it is nothing."),
    "no-telling": lazy("Say who is told, and how."),
    "no-what": lazy("Say what it is."),
    "no-kind": lazy("Choose what it is."),
    "no-due": lazy("Write the day on which it is due."),
    "done-already": lazy("This is done already."),
    "no-done": lazy("Write the day on which it was done, today or before."),
    "no-done-proof": lazy("Say what shows that it was done."),
    "no-measure": lazy("Say what is counted."),
    "no-better": lazy("Say whether more or less is better."),
    "no-start": lazy("Write the day on which it begins."),
    "no-end": lazy("Write the day on which it ends, after the day it begins."),
    "no-figure": lazy("Write the figure at the start, like 12 or 3.5."),
    "no-end-figure": lazy("Write the figure at the end, like 12 or 3.5."),
    "no-came": lazy("Say what came of it."),
    "ended": lazy("This test has ended, with its figures."),
    "no-support": lazy("Choose what sort of help."),
    "no-whom": lazy("Say whom it was asked of."),
    "no-asked-words": lazy("Say what is asked for."),
    "no-asked-on": lazy("Write the day on which it was asked, today or before."),
    "no-answer-state": lazy("Choose what came of it."),
    "no-given-by": lazy("Say who helped."),
    "no-outcome": lazy("Say what came of it."),
    "no-answered-on": lazy("Write the day of the answer: not before it was asked, and not to come."),
    "answered": lazy("What came of it has been written down."),
    "no-sponsor-kind": lazy("Choose: in policy, or in practice."),
    "no-site": lazy("Say at which site."),
    "no-sponsor-stage": lazy("Choose a stage, or leave it for all of them."),
    "no-since": lazy("Write the day since when."),
    "ends-early": lazy("It ends on the day it began, or later."),
    "trained-policy": lazy("Leave out how many were trained, unless it is in practice at a site."),
    "no-appraisal-kind": lazy("Choose what sort of thing it is."),
    "no-body": lazy("Say which official body."),
    "no-name": lazy("Say what it is called."),
    "no-appraisal-status": lazy("Choose where it stands; for this sort of thing another answer fits."),
    "no-on": lazy("Write the day, today or before."),
    "no-next": lazy("Say what the next step is."),
    "placed": lazy("It is known already where it's got to. Decide what must be shown next instead."),
    "no-place": lazy("Choose where it's got to."),
    "day-to-come": lazy("That day is still to come."),
}
FIELDS = {
    "no-item": "gate",
    "no-state": "state",
    "no-proof": "words",
    "no-why-not": "words",
    "bad-url": "url",
    "no-decision": "decision",
    "no-further": "decision",
    "no-back": "to",
    "no-organisation": "organisation",
    "no-role": "role",
    "no-evidence": "evidence",
    "no-reasons": "reasons",
    "no-day": "decided_on-day",
    "too-early": "decided_on-day",
    "no-again": "again_on-day",
    "again-early": "again_on-day",
    "no-tried": "tried",
    "no-learned": "learned",
    "no-status": "status",
    "no-why": "why",
    "no-until": "until-day",
    "no-resume": "resume",
    "no-replaced": "replaced_by",
    "no-telling": "telling",
    "no-what": "what",
    "no-kind": "kind",
    "no-due": "due_on-day",
    "no-done": "done_on-day",
    "no-done-proof": "evidence",
    "no-measure": "measure",
    "no-better": "better",
    "no-start": "starts_on-day",
    "no-end": "ends_on-day",
    "no-figure": "start_value",
    "no-end-figure": "end_value",
    "no-came": "learned",
    "no-support": "kind",
    "no-whom": "whom",
    "no-asked-words": "words",
    "no-asked-on": "asked_on-day",
    "no-answer-state": "state",
    "no-given-by": "given_by",
    "no-outcome": "outcome",
    "no-answered-on": "answered_on-day",
    "no-sponsor-kind": "kind",
    "no-site": "site",
    "no-sponsor-stage": "stage",
    "no-since": "since-day",
    "ends-early": "until-day",
    "trained-policy": "trained",
    "no-appraisal-kind": "kind",
    "no-body": "body",
    "no-name": "name",
    "no-appraisal-status": "status",
    "no-on": "on-day",
    "no-next": "next_step",
    "no-place": "stage",
    "day-to-come": "since-day",
}


def refused(why: str, field: str = "") -> InnovationRefused:
    """The refusal for a reason of this part."""
    return InnovationRefused(why, field or FIELDS.get(why, "form"), str(WHY_NOT[why]))


def refuse(decided: object, field: str = "") -> None:
    """Raise what a rule refused."""
    if isinstance(decided, Refused):
        raise refused(decided.why, field)


def followers_of(innovation: Innovation) -> set[int]:
    """The parties that follow it: who keeps it, stands behind it, was asked to help, or started using it."""
    found = {innovation.owner_id, innovation.offer.owner_id}
    sponsors = innovation.sponsors.filter(until=None, actor__isnull=False)
    found |= set(sponsors.values_list("actor__party_id", flat=True))
    helping = innovation.asks.filter(state="given", actor__isnull=False)
    found |= set(helping.values_list("actor__party_id", flat=True))
    using = innovation.offer.adoptions.filter(started_on__isnull=False, stopped_on=None)
    found |= set(using.values_list("owner_id", flat=True))
    return {party for party in found if party is not None}


def tell_followers(innovation: Innovation, *, title: str, text: str = "", but: Iterable[int | None]) -> None:
    """Tell those who follow it and may see it, without the parties in `but`."""
    parties = [
        party
        for party in sorted(followers_of(innovation) - set(but))
        if party_sees(party, innovation.offer) and party_sees(party, innovation)  # type: ignore[arg-type]
    ]
    tell(
        kind=KIND,
        title=title[:200],
        text=text,
        url=f"/innovations/{innovation.offer.ref}/journey/",
        user_ids=users_of(parties),
        guest_ids=guests_of(parties),
        world=innovation.world,
    )


def decided_title(decision: str, title: str) -> str:
    """What a decision at a gate is called where people are told."""
    said = {
        "on": _("It goes on: %(title)s"),
        "hold": _("It waits for now: %(title)s"),
        "back": _("It goes back a stage: %(title)s"),
        "stop": _("It stops, with what was learned: %(title)s"),
    }
    return said[decision] % {"title": title}


def status_title(status: str, title: str) -> str:
    """What a change of status is called where people are told."""
    said = {
        "moving": _("It goes on again: %(title)s"),
        "paused": _("It pauses: %(title)s"),
        "stopped": _("It stops, with what was learned: %(title)s"),
        "retired": _("It is being closed down: %(title)s"),
    }
    return said[status] % {"title": title}
