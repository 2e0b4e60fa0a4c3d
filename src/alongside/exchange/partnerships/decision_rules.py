"""How a partnership decides: quorum, proxies, majorities, and what comes of the votes. Pure decisions.

Each `Refused` names its reason by a key; `notices_governance.WHY_NOT` has the sentence.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.exchange.audit.decisions import Allowed, Refused

CONSENSUS, MAJORITY, OF_ALL, TWO_THIRDS = "consensus", "majority", "of-all", "two-thirds"
FOR, AGAINST, ABSTAIN, ASIDE = "for", "against", "abstain", "aside"
CARRIED, NOT_CARRIED, NO_QUORUM = "carried", "not-carried", "no-quorum"
HOW = (CONSENSUS, MAJORITY, OF_ALL, TWO_THIRDS)
VOTES = (FOR, AGAINST, ABSTAIN)
MOST_OPTIONS = 8
MOST_PROXIES = 5
MOST_DAYS = 366  # that a decision stays open


@dataclass(frozen=True, slots=True)
class Rule:
    """How it is decided. `quorum`: members that must vote, or, with `is_share`, per cent of those entitled.

    `proxies`: for how many others one member may vote; 0 where nobody may.
    """

    how: str
    quorum: int
    is_share: bool
    proxies: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one entitled member said. `stance`: empty while it has not voted; `option`: only with FOR."""

    member: int
    stance: str = ""
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Proxy:
    """One member votes for another."""

    giver: int
    holder: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, with every number that it rests on.

    `why`: a key of `notices_governance.REASONS`. `votes`: how many are for each option. `present`: members
    that voted, themselves or through `through`. `quorum`, `needed`: how many had to vote, and to be for it (0
    where no number was needed).
    """

    result: str
    why: str
    option: int | None
    votes: tuple[int, ...]
    against: int
    abstained: int
    present: int
    entitled: int
    aside: int
    quorum: int
    needed: int
    through: tuple[Proxy, ...]


def quorum_of(rule: Rule, entitled: int) -> int:
    """How many must vote of so many entitled: at least one; a share is rounded up; a number stays."""
    asked = -(-rule.quorum * entitled // 100) if rule.is_share else rule.quorum
    return max(1, asked)


def through(rule: Rule, ballots: Iterable[Ballot], proxies: Iterable[Proxy]) -> tuple[Proxy, ...]:
    """The proxies by which votes are cast, in the order given.

    A member's own vote, or standing aside, goes before its proxy; the holder must have voted itself, so
    there is no chain; nobody votes for more than the rule allows, those given first count.
    """
    said = {one.member: one.stance for one in ballots}
    held: Counter[int] = Counter()
    used: list[Proxy] = []
    done: set[int] = set()
    for one in proxies:
        waits = said.get(one.giver) == "" and one.giver not in done
        if waits and said.get(one.holder) in VOTES and held[one.holder] < rule.proxies:
            held[one.holder] += 1
            done.add(one.giver)
            used.append(one)
    return tuple(used)


def decide(rule: Rule, options: int, ballots: Sequence[Ballot], proxies: Sequence[Proxy]) -> Outcome:
    """What the votes come to by the rule; `options`: how many may be chosen from, 1 for yes or no.

    Whoever stands aside is not entitled: neither the share of a quorum nor a majority of all counts it.
    Votes cast are those for an option or against all; an abstention makes present and is not cast.
    """
    by_member = {one.member: one for one in ballots}
    used = through(rule, ballots, proxies)
    cast = [one for one in ballots if one.stance in VOTES] + [by_member[one.holder] for one in used]
    votes = tuple(
        sum(one.stance == FOR and one.option == number for one in cast) for number in range(options)
    )
    against = sum(one.stance == AGAINST for one in cast)
    aside = sum(one.stance == ASIDE for one in ballots)
    entitled = len(ballots) - aside
    needed = _needed(rule, entitled, sum(votes) + against)
    result, why, option = _result(rule, votes, against, needed, len(cast) >= quorum_of(rule, entitled))
    return Outcome(
        result=result,
        why=why,
        option=option,
        votes=votes,
        against=against,
        abstained=sum(one.stance == ABSTAIN for one in cast),
        present=len(cast),
        entitled=entitled,
        aside=aside,
        quorum=quorum_of(rule, entitled),
        needed=needed,
        through=used,
    )


def _needed(rule: Rule, entitled: int, cast: int) -> int:
    """How many must be for it: at least one; 0 where nobody may be against and no number is needed."""
    if rule.how == CONSENSUS:
        return 0
    if rule.how == TWO_THIRDS:
        return max(1, -(-2 * cast // 3))
    return (entitled if rule.how == OF_ALL else cast) // 2 + 1


def _result(
    rule: Rule, votes: tuple[int, ...], against: int, needed: int, quorate: bool
) -> tuple[str, str, int | None]:
    if not quorate:
        return NO_QUORUM, "no-quorum", None
    best = max(range(len(votes)), key=lambda number: votes[number])
    if not votes[best]:
        return NOT_CARRIED, "nobody-for", None
    if rule.how != CONSENSUS:
        enough = votes[best] >= needed
        return (CARRIED, rule.how, best) if enough else (NOT_CARRIED, f"not-{rule.how}", None)
    if against:
        return NOT_CARRIED, "somebody-against", None
    if sum(votes) > votes[best]:
        return NOT_CARRIED, "not-the-same", None
    return CARRIED, CONSENSUS, best


def waiting(rule: Rule, ballots: Sequence[Ballot], proxies: Sequence[Proxy]) -> tuple[int, ...]:
    """The members that have neither voted, nor stand aside, nor have somebody who voted for them."""
    spoken_for = {one.giver for one in through(rule, ballots, proxies)}
    return tuple(one.member for one in ballots if not one.stance and one.member not in spoken_for)


def may_set(rule: Rule, *, members: int, before_first: bool) -> Allowed | Refused:
    """Whether this may be how it is decided; at once only before the first decision, later by a decision."""
    if rule.how not in HOW:
        return Refused("how")
    highest = 100 if rule.is_share else max(1, members)
    if not 1 <= rule.quorum <= highest:
        return Refused("quorum-share" if rule.is_share else "quorum")
    if not 0 <= rule.proxies <= MOST_PROXIES:
        return Refused("proxies")
    return Allowed() if before_first else Refused("by-decision")


def may_open(
    *,
    has_rule: bool,
    question: str,
    options: Sequence[str],
    closes_on: date | None,
    today: date,
    voters: int,
) -> Allowed | Refused:
    """Whether a decision may be asked. `options`: none for yes or no, else two at least."""
    said = [one.casefold() for one in options]
    against = (
        ("no-rule", not has_rule),
        ("no-voters", voters == 0),
        ("no-question", not question),
        ("one-option", len(options) == 1),
        ("many-options", len(options) > MOST_OPTIONS),
        ("same-options", len(set(said)) < len(said)),
        ("no-day", closes_on is None),
        ("past", closes_on is not None and closes_on < today),
        ("too-far", closes_on is not None and (closes_on - today).days > MOST_DAYS),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_vote(
    *, closed: bool, closes_on: date, today: date, stance: str, option: int | None, options: int, reason: str
) -> Allowed | Refused:
    """Whether this may be voted now. Whoever is against says why: it is kept in their words."""
    if closed or today > closes_on:
        return Refused("closed")
    if stance not in VOTES or (stance == FOR) != (option is not None):
        return Refused("no-vote")
    if option is not None and not 0 <= option < options:
        return Refused("no-vote")
    return Refused("no-dissent") if stance == AGAINST and not reason else Allowed()


def may_stand_aside(*, closed: bool, closes_on: date, today: date, has_interest: bool) -> Allowed | Refused:
    """Only whoever has declared an interest stands aside, and only while it is open."""
    if closed or today > closes_on:
        return Refused("closed")
    return Allowed() if has_interest else Refused("no-interest")


def may_give(
    proxy: Proxy,
    *,
    rule: Rule | None,
    voting: Collection[int],
    living: Mapping[int, int],
    until: date | None,
    today: date,
) -> Allowed | Refused:
    """Whether a member may give its vote to another. `living`: givers to holders, of those that may meet it.

    No chains: whoever has given its own away holds none, and whoever holds some gives none away.
    """
    held = sum(holder == proxy.holder and giver != proxy.giver for giver, holder in living.items())
    against = (
        ("no-rule", rule is None),
        ("no-proxies", rule is not None and rule.proxies == 0),
        ("self", proxy.giver == proxy.holder),
        ("not-voting", proxy.giver not in voting),
        ("holder-not-voting", proxy.holder not in voting),
        ("past", until is not None and until < today),
        ("chain", proxy.holder in living),
        ("chain-own", proxy.giver in living.values()),
        ("full", rule is not None and held >= rule.proxies),
    )
    return next((Refused(key) for key, speaks in against if speaks), Allowed())


def may_close(*, closed: bool, closes_on: date, today: date, waits: int) -> Allowed | Refused:
    """It closes after its last day; before, only once nobody is waited for."""
    if closed:
        return Refused("closed")
    return Allowed() if today > closes_on or waits == 0 else Refused("waits")
