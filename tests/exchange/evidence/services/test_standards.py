"""Levels, answers and stamps: who may write them, and how a stamp is withdrawn."""

import pytest

from alongside.exchange.accounts.models import Notice
from alongside.exchange.evidence.models import Stamp, StandardAnswer
from alongside.exchange.evidence.notices_claims import ClaimRefused
from alongside.exchange.evidence.services import standards as services
from alongside.exchange.evidence.services.standards import Judged
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.evidence_claims import DAY
from tests._support.innovations_journey import moving_one
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = Judged("Digital standard, 2024", "met", DAY, "The second version")


@pytest.fixture
def one():
    found = moving_one()
    Offer.objects.filter(pk=found.record.offer_id).update(visibility="public")
    return found


@pytest.fixture
def judge():
    actor = rows.actor("The judges")
    return actor, doer(user_of(actor.party, "judge@example.org"))


def test_only_who_keeps_it_answers_and_what_was_said_stays(one, judge):
    with pytest.raises(Innovation.DoesNotExist):
        services.answer(ref=one.ref, item="users", state="missing", by=judge[1])
    with pytest.raises(ClaimRefused) as refused:
        services.answer(ref=one.ref, item="users", state="there", by=one.by)
    assert refused.value.field == "words"
    for state in ("missing", "partly"):
        services.answer(ref=one.ref, item="users", state=state, words="A few.", by=one.by)
    assert StandardAnswer.objects.count() == 2
    for reach in ("behind", "cares"):
        level = services.set_level(ref=one.ref, reach=reach, stakes="low", by=one.by)
    assert level.reach == "cares"
    with pytest.raises(ClaimRefused):
        services.set_level(ref=one.ref, reach="cares", stakes="none", by=one.by)


def test_a_judge_stamps_it_here_and_whoever_keeps_it_is_told(one, judge):
    actor, by = judge
    made = services.stamp(ref=one.ref, said=SAID, by=by)
    assert (made.judge, made.here, made.judge_name, made.on_what) == (
        actor,
        True,
        actor.name,
        "The second version",
    )
    assert list(Notice.objects.values_list("user_id", flat=True)) == [one.user.pk]
    with pytest.raises(Offer.DoesNotExist):
        services.withdraw(ref=one.ref, stamp=made.ref, why="We do not like it.", by=one.by)
    with pytest.raises(ClaimRefused) as refused:
        services.withdraw(ref=one.ref, stamp=made.ref, why=" ", by=by)
    assert refused.value.why == "no-why"
    services.withdraw(ref=one.ref, stamp=made.ref, why="The new version was not looked at.", by=by)
    with pytest.raises(ClaimRefused) as refused:
        services.withdraw(ref=one.ref, stamp=made.ref, why="Again.", by=by)
    assert refused.value.why == "over" and Stamp.objects.get().withdrawn_on is not None


def test_who_keeps_it_writes_down_what_another_judged_and_nobody_else_does(one, judge):
    told = Judged("Digital standard, 2024", "partly", DAY, "The first version", judge="the JUDGES")
    made = services.stamp(ref=one.ref, said=told, by=one.by)
    assert (made.here, made.judge) == (False, judge[0])
    assert not Notice.objects.exists()
    with pytest.raises(Offer.DoesNotExist):
        services.stamp(ref=one.ref, said=told, by=judge[1])
    services.withdraw(ref=one.ref, stamp=made.ref, why="It was for another product.", by=one.by)


def test_a_person_is_no_judge_and_all_four_are_said(one, judge):
    ada = rows.actor("Ada", nature="person")
    for said, by, why in (
        (SAID, doer(user_of(ada.party, "ada@example.org")), "no-judge"),
        (Judged("", "met", DAY, "The second version"), judge[1], "no-standard"),
        (Judged("A", "met", DAY, " "), judge[1], "no-what"),
    ):
        with pytest.raises(ClaimRefused) as refused:
            services.stamp(ref=one.ref, said=said, by=by)
        assert refused.value.why == why
    Offer.objects.filter(pk=one.record.offer_id).update(visibility="private")
    with pytest.raises(Offer.DoesNotExist):
        services.stamp(ref=one.ref, said=SAID, by=judge[1])
