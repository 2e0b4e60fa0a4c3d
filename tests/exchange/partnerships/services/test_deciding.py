"""Members ask, vote, change their mind, stand aside and close; what comes of it stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships.decision_rules import Rule
from alongside.exchange.partnerships.models import Ballot, Decision, LogEntry, Partnership
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import deciding as queries
from alongside.exchange.partnerships.services import deciding, declaring
from tests._support import races
from tests._support.governing import MOST, asked, one, over, three, votes

pytestmark = pytest.mark.django_db


def refused(do):
    """The key of the refusal."""
    with pytest.raises(PartnershipRefused) as found:
        do()
    return found.value.why


def closed(found, decision, by):
    return deciding.close_decision(ref=found.ref, decision_ref=decision.ref, by=by.by)


def test_two_of_three_decide_and_the_third_is_told_why():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    assert set(Notice.objects.values_list("user__email", flat=True)) == {"bob@example.org", "cay@example.org"}
    votes(decision, ann)
    votes(decision, bob, "against", "It clashes with the market.")
    votes(decision, cay)
    over(decision)
    closed(found, decision, bob)
    kept = queries.decision_for(cay.viewer, found.ref, decision.ref)
    assert (kept.outcome, kept.option) == ("carried", 0)
    told = Notice.objects.filter(user=cay.user).latest("pk")
    assert told.title == "Agreed: Shall we meet on Mondays?"
    assert told.text == "2 of the 3 votes cast were for it. More than half were needed."
    assert kept.ballots.get(member=bob.member).reason == "It clashes with the market."
    assert LogEntry.objects.filter(kind="decided").exists()


def test_what_is_written_down_does_not_say_how_anybody_voted():
    found, ann, *_ = three()
    votes(asked(found, ann), ann, "against", "Too dear.")
    kept = Entry.objects.get(action="vote")
    assert kept.detail == {}


def test_a_vote_may_be_changed_until_it_closes_and_not_after():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    for who in (ann, bob, cay):
        votes(decision, who)
    votes(decision, cay, "abstain")
    assert Ballot.objects.get(decision=decision, member=cay.member).stance == "abstain"
    closed(found, decision, ann)
    assert refused(lambda: votes(decision, cay)) == "closed"
    assert refused(lambda: closed(found, decision, ann)) == "closed"


def test_it_does_not_close_while_somebody_is_waited_for():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    votes(decision, ann)
    votes(decision, bob)
    assert refused(lambda: closed(found, decision, ann)) == "waits"
    declaring.give_proxy(ref=found.ref, holder_id=bob.member.pk, decision_ref=decision.ref, by=cay.by)
    closed(found, decision, ann)
    kept = queries.decision_for(ann.viewer, found.ref, decision.ref)
    assert queries.tally(kept).votes == (3,)
    assert kept.ballots.get(member=cay.member).through.member_id == bob.member.pk


def test_own_vote_goes_before_the_proxy_and_taking_back_ends_it():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    given = declaring.give_proxy(ref=found.ref, holder_id=bob.member.pk, decision_ref=decision.ref, by=cay.by)
    votes(decision, bob)
    assert queries.tally(queries.decision_for(ann.viewer, found.ref, decision.ref)).votes == (2,)
    votes(decision, cay, "against", "No.")
    outcome = queries.tally(queries.decision_for(ann.viewer, found.ref, decision.ref))
    assert (outcome.votes, outcome.against, outcome.through) == ((1,), 1, ())
    declaring.take_back(ref=found.ref, proxy_id=given.pk, by=cay.by)
    assert queries.living_proxies(found, timezone.localdate()) == []


def test_too_few_voted_is_asked_again_once():
    found, ann, *_ = three()
    decision = asked(found, ann)
    over(decision)
    assert deciding.close_due(now=timezone.now()) == 1
    assert deciding.close_due(now=timezone.now()) == 0
    again = Decision.objects.get(again_of=decision)
    assert (again.question, again.ballots.count()) == (decision.question, 3)
    over(again)
    deciding.close_due(now=timezone.now())
    assert list(Decision.objects.order_by("pk").values_list("outcome", flat=True)) == ["no-quorum"] * 2


def test_a_new_way_to_decide_comes_into_force_only_once_it_is_carried():
    found, ann, bob, cay = three()
    new = Rule("consensus", 100, True, 0)
    by_hand = {"ref": found.ref, "rule": new, "words": "", "by": ann.by}
    decision = asked(found, ann, proposes=new)
    assert refused(lambda: deciding.set_rule(**by_hand)) == "by-decision"
    assert refused(lambda: asked(found, ann, proposes=MOST)) == "same-rule"
    assert queries.as_rule(queries.rule_of(found)) == MOST
    for who in (ann, bob, cay):
        votes(decision, who)
    closed(found, decision, cay)
    assert queries.as_rule(queries.rule_of(found)) == new
    kept = queries.decision_for(ann.viewer, found.ref, decision.ref)
    assert queries.as_rule(kept.rule) == MOST  # it was decided in the old way, and stays so


def test_who_stands_aside_says_why_and_is_not_counted():
    found, ann, bob, cay = three(Rule("majority", 100, True, 0))
    decision = asked(found, ann)
    aside = {"ref": found.ref, "decision_ref": decision.ref, "by": cay.by}
    assert refused(lambda: deciding.stand_aside(interest="", **aside)) == "no-interest"
    deciding.stand_aside(interest="We own the hall.", **aside)
    assert [row.text for row in queries.interests_of(found)] == ["We own the hall."]
    votes(decision, ann)
    votes(decision, bob)
    closed(found, decision, ann)
    outcome = queries.tally(queries.decision_for(ann.viewer, found.ref, decision.ref))
    assert (outcome.result, outcome.entitled, outcome.aside) == ("carried", 2, 1)


def test_whoever_left_before_it_closed_does_not_count_and_stays_out_afterwards():
    found, ann, bob, cay = three()
    decision = asked(found, ann)
    votes(decision, ann)
    votes(decision, cay, "against", "No.")
    left = {"state": "left", "left_at": timezone.now()}
    type(cay.member).objects.filter(pk=cay.member.pk).update(**left)
    votes(decision, bob)
    closed(found, decision, ann)
    kept = queries.decision_for(ann.viewer, found.ref, decision.ref)
    assert (queries.tally(kept).votes, queries.tally(kept).against) == ((2,), 0)


def test_what_was_kept_is_what_the_rule_makes_of_the_ballots_also_when_somebody_leaves_later():
    found, ann, bob, cay = three()
    decision = asked(found, ann, options=["Mondays", "Fridays"])
    votes(decision, ann, option=1)
    votes(decision, bob, option=1)
    votes(decision, cay)
    closed(found, decision, ann)
    type(bob.member).objects.filter(pk=bob.member.pk).update(state="left", left_at=timezone.now())
    kept = queries.decision_for(ann.viewer, found.ref, decision.ref)
    outcome = queries.tally(kept)
    assert (kept.outcome, kept.option) == (outcome.result, outcome.option) == ("carried", 1)


def test_only_members_see_decide_and_speak():
    found, ann, bob, _cay = three()
    other, stranger, *_ = three_elsewhere()
    decision = asked(found, ann)
    assert queries.decision_for(stranger.viewer, found.ref, decision.ref) is None
    assert queries.decision_for(ann.viewer, other.ref, decision.ref) is None
    with pytest.raises(Partnership.DoesNotExist):
        votes(decision, stranger)
    silent = one(found, "Dee", votes=False)
    assert refused(lambda: votes(decision, silent)) == "not-voting"
    assert refused(lambda: deciding.set_rule(ref=found.ref, rule=MOST, words="", by=bob.by)) == "not-host"
    bob.user.actings.update(role="member")
    one_more = type(bob.user).objects.create(email="boss@example.org")
    one_more.actings.create(party=bob.member.party, role="editor")
    assert refused(lambda: votes(decision, bob)) == "not-yours"


def three_elsewhere():
    """Another room with nobody of the first in it."""
    from tests._support.partnerships import partnership

    found = partnership("Another")
    return found, one(found, "Zoe", "convener")


def test_what_cannot_be_asked_names_the_field_to_mend():
    found, ann, *_ = three(None)
    assert refused(lambda: asked(found, ann)) == "no-rule"
    assert (
        refused(
            lambda: deciding.set_rule(ref=found.ref, rule=Rule("majority", 4, False, 0), words="", by=ann.by)
        )
        == "quorum"
    )
    deciding.set_rule(ref=found.ref, rule=MOST, words="", by=ann.by)
    with pytest.raises(PartnershipRefused) as problem:
        asked(found, ann, closes_on=timezone.localdate() - timedelta(1))
    assert (problem.value.why, problem.value.field) == ("past", "closes_on-day")
    assert refused(lambda: asked(found, ann, options=["a" * 201, "b"])) == "long-options"
    assert refused(lambda: asked(found, ann, background="a" * 4_001)) == "too-long"


@pytest.mark.django_db(transaction=True)
def test_twelve_voices_at_once_lose_no_vote_and_close_it_once(tmp_path):
    races.play("twelve_voices", tmp_path)
