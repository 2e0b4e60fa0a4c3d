"""Read how a partnership decides, what it decides and decided, and who votes for whom."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from alongside.exchange.accounts.access import Viewer

from .. import decision_rules as rules
from .. import power_rules
from ..decision_rules import Outcome, Rule
from ..models import Ballot, Decision, DecisionRight, DecisionRule, Interest, Member, Partnership, Proxy
from .reading import inside, members_of, sectors_of


def rule_of(partnership: Partnership) -> DecisionRule | None:
    """How a partnership decides now; none where it has not said so."""
    return partnership.decision_rules.filter(since__isnull=False).order_by("-since", "-pk").first()


def as_rule(row: DecisionRule) -> Rule:
    """A way to decide as the rules take it."""
    return Rule(row.how, row.quorum, row.is_share, row.proxies)


def has_decided(partnership: Partnership) -> bool:
    """Whether anything was ever put to the vote there."""
    return partnership.decisions.exists()


def decisions_of(partnership: Partnership) -> QuerySet[Decision]:
    """All of a partnership that the viewer was given, the newest first, with all that `tally` reads."""
    ballots = Ballot.objects.select_related("member", "through").order_by("pk")
    rows = partnership.decisions.select_related("rule", "partnership", "asked_by", "again_of", "asked_again")
    return rows.select_related("proposes").prefetch_related(
        Prefetch("ballots", ballots), Prefetch("interests", Interest.objects.filter(ended_at=None))
    )


def decision_for(viewer: Viewer, ref: str, decision_ref: str) -> Decision | None:
    """One of them, for a viewer inside; None for anybody else, as where there is none."""
    found = inside(viewer, ref)
    return decisions_of(found).filter(ref=decision_ref).first() if found else None


def open_decisions(partnership: Partnership) -> QuerySet[Decision]:
    """Those that can be voted on, the soonest to close first."""
    return decisions_of(partnership).filter(closed_at=None).order_by("closes_on", "pk")


def counted(decision: Decision) -> list[Ballot]:
    """The ballots that count: of those who take part, or took part when it closed."""
    accepted = Member.State.ACCEPTED
    is_open = decision.closed_at is None
    return [
        one
        for one in sorted(decision.ballots.all(), key=lambda one: one.pk)
        if one.counted and (one.member.state == accepted or not is_open)
    ]


def living_proxies(partnership: Partnership, day: date) -> list[Proxy]:
    """Those that hold on a day, for every decision or for one, in the order given."""
    rows = partnership.proxies.filter(ended_at=None).filter(Q(until=None) | Q(until__gte=day))
    rows = rows.exclude(decision__closed_at__isnull=False)
    return list(rows.select_related("giver", "holder", "decision").order_by("given_at", "pk"))


def proxies_in(decision: Decision, living: Iterable[Proxy] | None = None) -> list[rules.Proxy]:
    """Who may vote for whom in a decision; one given for it alone goes before one for all.

    Of a closed decision those by which votes were cast. `living`: as `living_proxies` on its day.
    """
    if decision.closed_at is not None:
        member = {one.pk: one.member_id for one in decision.ballots.all()}
        through = [one for one in counted(decision) if one.through_id]
        return [rules.Proxy(one.member_id, member[one.through_id or 0]) for one in through]
    day = min(timezone.localdate(), decision.closes_on)
    rows = living_proxies(decision.partnership, day) if living is None else living
    found: dict[int, Proxy] = {}
    for row in rows:
        if row.decision_id in (None, decision.pk) and (row.decision_id or row.giver_id not in found):
            found[row.giver_id] = row
    ordered = sorted(found.values(), key=lambda row: (row.given_at, row.pk))
    return [rules.Proxy(row.giver_id, row.holder_id) for row in ordered]


def tally(decision: Decision, living: Iterable[Proxy] | None = None) -> Outcome:
    """What the votes come to now, or came to when it closed; always worked out, never remembered."""
    ballots = [rules.Ballot(one.member_id, one.stance, one.option) for one in counted(decision)]
    options = max(1, len(decision.options))
    return rules.decide(as_rule(decision.rule), options, ballots, proxies_in(decision, living))


def waiting_for(decision: Decision, living: Iterable[Proxy] | None = None) -> tuple[int, ...]:
    """The members, by id, that an open decision waits for."""
    if decision.closed_at is not None:
        return ()
    ballots = [rules.Ballot(one.member_id, one.stance, one.option) for one in counted(decision)]
    return rules.waiting(as_rule(decision.rule), ballots, proxies_in(decision, living))


def interests_of(partnership: Partnership) -> list[Interest]:
    """What members declared and still stands, the standing ones first."""
    rows = partnership.interests.filter(ended_at=None).select_related("member", "decision")
    return sorted(rows, key=lambda row: (row.decision_id is not None, row.made_at, row.pk))


def interested(decision: Decision, member: Member) -> bool:
    """Whether a member declared an interest that bears on a decision."""
    return Interest.objects.filter(
        Q(decision=None) | Q(decision=decision), member=member, ended_at=None
    ).exists()


def rights_of(partnership: Partnership) -> dict[str, dict[int, str]]:
    """Who decides, is asked or is told, by area and member id; members that left are not in it."""
    found: dict[str, dict[int, str]] = {}
    for row in partnership.rights.filter(member__state=Member.State.ACCEPTED).order_by("pk"):
        found.setdefault(row.area, {})[row.member_id] = row.part
    return found


def imbalances_of(partnership: Partnership) -> tuple[power_rules.Imbalance, ...]:
    """Where what is brought and who has a say do not go together, now."""
    members, rights = members_of(partnership), rights_of(partnership)
    sectors = sectors_of(members)
    decides = {
        one.pk: sum(parts.get(one.pk) == DecisionRight.Part.DECIDES for parts in rights.values())
        for one in members
    }
    areas = sum(DecisionRight.Part.DECIDES in parts.values() for parts in rights.values())
    weights = [
        power_rules.Weight(
            member=one.pk,
            sector=sectors[one.pk],
            votes=one.votes,
            hours=one.hours or 0,
            money=one.money or 0,
            areas=decides[one.pk],
            lived=one.basis == Member.Basis.LIVED,
        )
        for one in members
    ]
    return power_rules.imbalances(weights, areas)
