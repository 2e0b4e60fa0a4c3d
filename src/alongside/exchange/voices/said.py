"""What stands behind a contribution that others read: its words, and whether it is shown.

One place for each kind that is looked at, so that moderation knows no kind of its own.
"""

from dataclasses import dataclass

from .models import Contribution, Idea, IdeaStep

Kind = Contribution.Kind
LOOKED_AT = (Kind.STATEMENT, Kind.IDEA)
WITH = ("statement", "idea")  # the rows behind, read along


@dataclass(frozen=True, slots=True)
class Said:
    """The words, the address of the page where they stand, and `waiting`, `shown`, `rejected` or `merged`."""

    text: str
    url: str
    state: str


def of(contribution: Contribution) -> Said:
    """What somebody said. Raises: Contribution.DoesNotExist where this kind is read by nobody else."""
    if contribution.kind == Kind.STATEMENT:
        row = contribution.statement
        return Said(row.text, f"/questions/{contribution.ask.ref}/", str(row.state))
    if contribution.kind == Kind.IDEA:
        idea = contribution.idea
        text = "\n\n".join(filter(None, [idea.title, idea.words]))
        return Said(text, f"/suggestions/{contribution.ref}/", _state(contribution, idea))
    raise Contribution.DoesNotExist


def _state(contribution: Contribution, idea: Idea) -> str:
    if idea.state != Idea.State.NEW:
        return "merged" if idea.state == Idea.State.MERGED else "shown"
    last = contribution.rulings.last()
    return "rejected" if last is not None and last.outcome == "rejected" else "waiting"


def put(contribution: Contribution, outcome: str, into: Contribution | None = None) -> None:
    """Show it, hide it, or let it be part of another. Call it in a transaction, with the row locked."""
    if contribution.kind == Kind.STATEMENT:
        row = contribution.statement
        row.state, row.merged_into = outcome, into.statement if into is not None else None
        row.save(update_fields=["state", "merged_into"])
        return
    idea = contribution.idea
    is_shown = outcome == "shown"
    if is_shown == (idea.state == Idea.State.NEW):
        idea.state = Idea.State.LOOKED_AT if is_shown else Idea.State.NEW
        idea.save(update_fields=["state"])
        IdeaStep.objects.create(idea=idea, state=idea.state)
