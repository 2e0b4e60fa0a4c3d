"""Read what waits to be looked at, what was decided and why, and the counts that everybody may read."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from alongside.exchange.accounts.access import Viewer
from alongside.exchange.accounts.moderation import may_decide

from .. import moderation_rules as rules
from .. import said
from ..conversation_rules import alike
from ..models import Appeal, Ask, Contribution, Participant, Ruling, Statement
from .asks import ask_for, asks_for, run_for, runs


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing somebody said, as whoever looks at it reads it: nothing of who said it.

    `like`: what is shown and says about the same; `parts`: more than one where it may say more than one
    thing; `appeal`: that waits; `own`: whether the viewer decided first.
    """

    contribution: Contribution
    said: said.Said
    like: list[Statement]
    parts: list[str]
    appeal: Appeal | None
    own: bool


class Waits(NamedTuple):
    """An ask in which something waits to be looked at, and how much."""

    ask: Ask
    many: int

    @property
    def ref(self) -> str:
        """Of the ask."""
        return self.ask.ref


def may_look(viewer: Viewer, ask: Ask) -> bool:
    """Whether the viewer looks at what is said in this ask: whoever runs it, and moderators who see it."""
    return viewer.guest_id is None and (runs(viewer, ask) or may_decide(viewer))


def looked_after(viewer: Viewer, ref: str) -> Ask | None:
    """The ask, where the viewer looks at what is said in it; None for anybody else."""
    found = ask_for(viewer, ref)
    return found if found is not None and may_look(viewer, found) else None


def waiting(ask: Ask) -> list[Contribution]:
    """What waits in an ask: first what its author asks to look at again, then the oldest."""
    rows = _rows(ask).filter(_waits()).annotate(again=_again())
    return list(rows.order_by("-again", "made_at", "pk"))


def waits_for(viewer: Viewer) -> list[Waits]:
    """The asks in which something waits for the viewer, and how much; those that wait longest first."""
    if viewer.user_id is None or viewer.guest_id is not None:
        return []
    mine = asks_for(viewer)
    if not may_decide(viewer):
        mine = mine.filter(owner__in=run_for(viewer))
    rows = Contribution.objects.filter(_waits(), ask__in=mine, kind__in=said.LOOKED_AT)
    many = dict(rows.values_list("ask").annotate(n=Count("pk", distinct=True)).order_by())
    found = {row.pk: row for row in mine.filter(pk__in=many)} if many else {}
    return [Waits(found[pk], many[pk]) for pk in sorted(many) if pk in found]


def looked(viewer: Viewer, ask: Ask, ref: str) -> Looked | None:
    """One thing that was said in an ask that the viewer looks after."""
    found = _rows(ask).filter(ref=ref).first()
    if found is None:
        return None
    words, like = said.of(found), []
    if found.kind == Contribution.Kind.STATEMENT:
        rows = Statement.objects.filter(
            conversation=found.statement.conversation_id, state=Statement.State.SHOWN
        )
        others = {row.number: row for row in rows.exclude(contribution=found).select_related("contribution")}
        like = [others[n] for n in alike(words.text, {key: row.text for key, row in others.items()})]
    appeal = Appeal.objects.filter(contribution=found, ruling=None).first()
    own = appeal is not None and appeal.first_by_id == viewer.user_id
    return Looked(found, words, like, rules.parts_of(words.text), appeal, own)


def shown_in(ask: Ask, but: Contribution) -> list[Statement]:
    """All that is shown in a conversation beside this, for putting two together."""
    rows = Statement.objects.filter(conversation__ask=ask, state=Statement.State.SHOWN)
    return list(rows.exclude(contribution=but).select_related("contribution").order_by("number"))


def log_of(ask: Ask) -> list[Ruling]:
    """Every decision in an ask with who made it, the newest first; for those who look after it."""
    rows = Ruling.objects.filter(contribution__ask=ask)
    return list(
        rows.select_related(
            "contribution__ask", "contribution__statement", "contribution__idea", "user", "decides"
        ).order_by("-pk")
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """What everybody may read of the decisions in an ask: how many, and by which rule; no words, no names."""

    looked_at: int
    shown: int
    merged: int
    by_reason: dict[str, int]
    appeals: int
    put_back: int
    waiting: int


def counts_of(ask: Ask) -> Counts:
    """How much was looked at in an ask and what came of it, by the last decision on each thing said."""
    last: dict[int, tuple[str, str]] = {}
    rows = Ruling.objects.filter(contribution__ask=ask).order_by("pk")
    for pk, outcome, reason in rows.values_list("contribution", "outcome", "reason"):
        last[pk] = (outcome, reason)
    found = list(last.values())
    reasons = sorted(reason for outcome, reason in found if outcome == rules.REJECTED)
    appeals = Appeal.objects.filter(contribution__ask=ask)
    return Counts(
        looked_at=len(found),
        shown=sum(outcome == rules.SHOWN for outcome, _reason in found),
        merged=sum(outcome == rules.MERGED for outcome, _reason in found),
        by_reason={reason: reasons.count(reason) for reason in dict.fromkeys(reasons)},
        appeals=appeals.count(),
        put_back=appeals.filter(ruling__outcome=rules.SHOWN).count(),
        waiting=len(waiting(ask)),
    )


def own_said(ref: str, part: Participant) -> tuple[Contribution, Ruling | None, Appeal | None] | None:
    """What somebody said themselves, the last decision on it, and their appeal; None if it is not theirs."""
    rows = Contribution.objects.filter(ref=ref, participant=part, kind__in=said.LOOKED_AT)
    found = rows.select_related("ask", *said.WITH).first()
    if found is None:
        return None
    return found, found.rulings.last(), Appeal.objects.filter(contribution=found).first()


def ask_of_said(ref: str) -> Ask | None:
    """The ask in which this was said, to find out whether it is the viewer's own; shown to nobody so."""
    found = Contribution.objects.filter(ref=ref, kind__in=said.LOOKED_AT).select_related("ask").first()
    return found.ask if found is not None else None


def _rows(ask: Ask) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(ask=ask, kind__in=said.LOOKED_AT)
    return rows.select_related("ask", *said.WITH)


def _again() -> Exists:
    return Exists(Appeal.objects.filter(contribution=OuterRef("pk"), ruling=None))


def _waits() -> Q:
    rejected = Ruling.objects.filter(contribution=OuterRef("pk"), outcome__in=["rejected", "merged"])
    new = Q(statement__state="waiting") | (Q(idea__state="new") & ~Q(Exists(rejected)))
    return new | Q(_again())
