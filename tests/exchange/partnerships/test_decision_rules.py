"""How it is decided: every small partnership, every vote, against a slow telling of the same rule."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest

from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.partnerships import decision_rules as rules
from alongside.exchange.partnerships.decision_rules import Ballot, Proxy, Rule

TODAY = date(2026, 3, 1)
SAID = [("", None), ("for", 0), ("for", 1), ("against", None), ("abstain", None), ("aside", None)]


def slowly(rule, options, ballots, proxies):
    """The outcome as one would tell it aloud: (result, option)."""
    said = {one.member: (one.stance, one.option) for one in ballots}
    cast = {member: what for member, what in said.items() if what[0] in ("for", "against", "abstain")}
    own, held = dict(cast), {}
    for proxy in proxies:
        if said.get(proxy.giver) != ("", None) or proxy.giver in cast or proxy.holder not in own:
            continue
        if held.get(proxy.holder, 0) == rule.proxies:
            continue
        held[proxy.holder] = held.get(proxy.holder, 0) + 1
        cast[proxy.giver] = own[proxy.holder]
    entitled = [member for member, what in said.items() if what[0] != "aside"]
    if not cast:
        return "no-quorum", None
    if rule.is_share and Fraction(len(cast), len(entitled)) < Fraction(rule.quorum, 100):
        return "no-quorum", None
    if not rule.is_share and len(cast) < rule.quorum:
        return "no-quorum", None
    votes = [what for what in cast.values() if what[0] != "abstain"]
    for option in range(options):
        mine = sum(what == ("for", option) for what in votes)
        if (
            mine
            and {
                "consensus": mine == len(votes),
                "majority": mine > len(votes) - mine,
                "of-all": mine > len(entitled) - mine,
                "two-thirds": Fraction(mine, len(votes)) >= Fraction(2, 3),
            }[rule.how]
        ):
            return "carried", option
    return "not-carried", None


def worlds():
    """Every vote of up to three members by every rule, with nobody's, one's or two's votes given away."""
    given = [(), (Proxy(0, 1),), (Proxy(0, 1), Proxy(2, 1))]
    quorums = [(1, False), (2, False), (50, True)]
    for how, (quorum, is_share), proxies in product(rules.HOW, quorums, (0, 1, 2)):
        rule = Rule(how, quorum, is_share, proxies)
        for size in (1, 2, 3):
            for what in product(SAID, repeat=size):
                options = 2 if ("for", 1) in what else 1
                ballots = tuple(Ballot(member, *one) for member, one in enumerate(what))
                for pairs in given[: size if proxies else 1]:
                    yield rule, options, ballots, pairs


def test_every_small_partnership_decides_as_one_would_tell_it():
    seen = set()
    for rule, options, ballots, proxies in worlds():
        found = rules.decide(rule, options, ballots, proxies)
        told = slowly(rule, options, ballots, proxies)
        assert (found.result, found.option) == told, (rule, ballots, proxies)
        seen.add(found.why)
    assert seen == {
        "no-quorum",
        "nobody-for",
        "somebody-against",
        "not-the-same",
        "consensus",
        "majority",
        "of-all",
        "two-thirds",
        "not-majority",
        "not-of-all",
        "not-two-thirds",
    }


def test_the_numbers_add_up_and_the_order_of_members_does_not_matter():
    for rule, options, ballots, proxies in worlds():
        found = rules.decide(rule, options, ballots, proxies)
        assert sum(found.votes) + found.against + found.abstained == found.present <= found.entitled
        assert found.entitled + found.aside == len(ballots)
        assert len(rules.waiting(rule, ballots, proxies)) == found.entitled - found.present
        assert rules.decide(rule, options, ballots[::-1], proxies) == found


def test_one_more_for_it_never_undoes_what_was_carried():
    for rule, options, ballots, proxies in worlds():
        found = rules.decide(rule, options, ballots, proxies)
        if found.result != "carried":
            continue
        for place, one in enumerate(ballots):
            if one.stance in ("", "abstain", "against"):
                more = [*ballots[:place], Ballot(one.member, "for", found.option), *ballots[place + 1 :]]
                assert rules.decide(rule, options, more, proxies).option == found.option, (rule, ballots)


def test_a_quorum_is_at_least_one_and_a_share_is_rounded_up():
    assert rules.quorum_of(Rule("majority", 50, True, 0), 5) == 3
    assert rules.quorum_of(Rule("majority", 100, True, 0), 3) == 3
    assert rules.quorum_of(Rule("majority", 50, True, 0), 0) == 1
    assert rules.quorum_of(Rule("majority", 4, False, 0), 3) == 4


def test_who_stands_aside_lowers_a_share_and_not_a_number():
    ballots = [Ballot(1, "for", 0), Ballot(2, "for", 0), Ballot(3, "aside"), Ballot(4)]
    assert rules.decide(Rule("majority", 60, True, 0), 1, ballots, []).result == "carried"
    assert rules.decide(Rule("majority", 3, False, 0), 1, ballots, []).result == "no-quorum"


def test_a_chain_of_proxies_counts_for_nothing():
    ballots = [Ballot(1), Ballot(2), Ballot(3, "for", 0)]
    found = rules.decide(Rule("majority", 1, False, 2), 1, ballots, [Proxy(1, 2), Proxy(2, 3)])
    assert found.through == (Proxy(2, 3),)
    assert found.votes == (2,)


FINE_TO_OPEN = {
    "has_rule": True,
    "question": "Shall we?",
    "options": [],
    "closes_on": TODAY,
    "today": TODAY,
    "voters": 2,
}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""),
        ({"has_rule": False}, "no-rule"),
        ({"voters": 0}, "no-voters"),
        ({"question": ""}, "no-question"),
        ({"options": ["one"]}, "one-option"),
        ({"options": ["a", "b"]}, ""),
        ({"options": ["a", "A"]}, "same-options"),
        ({"options": list("abcdefghi")}, "many-options"),
        ({"closes_on": None}, "no-day"),
        ({"closes_on": TODAY - timedelta(1)}, "past"),
        ({"closes_on": TODAY + timedelta(367)}, "too-far"),
    ],
)
def test_what_speaks_against_asking_is_named(said, why):
    assert rules.may_open(**(FINE_TO_OPEN | said)) == (Refused(why) if why else Allowed())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""),
        ({"how": "dice"}, "how"),
        ({"quorum": 0}, "quorum"),
        ({"quorum": 4}, "quorum"),
        ({"quorum": 101, "is_share": True}, "quorum-share"),
        ({"quorum": 100, "is_share": True}, ""),
        ({"proxies": 6}, "proxies"),
        ({"proxies": -1}, "proxies"),
    ],
)
def test_a_way_to_decide_is_checked_and_later_changed_by_a_decision_alone(said, why):
    rule = Rule(**({"how": "majority", "quorum": 3, "is_share": False, "proxies": 0} | said))
    assert rules.may_set(rule, members=3, before_first=True) == (Refused(why) if why else Allowed())
    assert rules.may_set(rule, members=3, before_first=False) == Refused(why or "by-decision")


FINE_TO_VOTE = {
    "closed": False,
    "closes_on": TODAY,
    "today": TODAY,
    "stance": "for",
    "option": 0,
    "options": 1,
    "reason": "",
}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, ""),
        ({"closed": True}, "closed"),
        ({"today": TODAY + timedelta(1)}, "closed"),
        ({"stance": "aside"}, "no-vote"),
        ({"option": None}, "no-vote"),
        ({"option": 1}, "no-vote"),
        ({"option": -1}, "no-vote"),
        ({"stance": "abstain"}, "no-vote"),
        ({"stance": "abstain", "option": None}, ""),
        ({"stance": "against", "option": None}, "no-dissent"),
        ({"stance": "against", "option": None, "reason": "Too dear."}, ""),
    ],
)
def test_a_vote_is_taken_until_the_last_day_and_dissent_says_why(said, why):
    assert rules.may_vote(**(FINE_TO_VOTE | said)) == (Refused(why) if why else Allowed())


def test_only_who_declared_an_interest_stands_aside():
    fine = {"closed": False, "closes_on": TODAY, "today": TODAY, "has_interest": True}
    assert rules.may_stand_aside(**fine) == Allowed()
    assert rules.may_stand_aside(**(fine | {"has_interest": False})) == Refused("no-interest")
    assert rules.may_stand_aside(**(fine | {"closed": True})) == Refused("closed")
    assert rules.may_stand_aside(**(fine | {"today": TODAY + timedelta(1)})) == Refused("closed")


GIVEN = {
    "rule": Rule("majority", 1, False, 1),
    "voting": {1, 2, 3, 4},
    "living": {},
    "until": None,
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("proxy", "said", "why"),
    [
        (Proxy(1, 2), {}, ""),
        (Proxy(1, 2), {"rule": None}, "no-rule"),
        (Proxy(1, 1), {}, "self"),
        (Proxy(1, 2), {"rule": Rule("majority", 1, False, 0)}, "no-proxies"),
        (Proxy(9, 2), {}, "not-voting"),
        (Proxy(1, 9), {}, "holder-not-voting"),
        (Proxy(1, 2), {"until": TODAY - timedelta(1)}, "past"),
        (Proxy(1, 2), {"until": TODAY}, ""),
        (Proxy(1, 2), {"living": {2: 3}}, "chain"),
        (Proxy(1, 2), {"living": {3: 1}}, "chain-own"),
        (Proxy(1, 2), {"living": {3: 2}}, "full"),
        (Proxy(1, 2), {"living": {1: 2}}, ""),
        (Proxy(1, 2), {"living": {1: 3}}, ""),
    ],
)
def test_a_vote_is_given_to_one_other_and_never_on(proxy, said, why):
    assert rules.may_give(proxy, **(GIVEN | said)) == (Refused(why) if why else Allowed())


def test_it_closes_after_its_day_or_once_nobody_is_waited_for():
    fine = {"closed": False, "closes_on": TODAY, "today": TODAY, "waits": 0}
    assert rules.may_close(**fine) == Allowed()
    assert rules.may_close(**(fine | {"waits": 1})) == Refused("waits")
    assert rules.may_close(**(fine | {"waits": 1, "today": TODAY + timedelta(1)})) == Allowed()
    assert rules.may_close(**(fine | {"closed": True})) == Refused("closed")
