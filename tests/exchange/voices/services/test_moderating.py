"""What people said is looked at by a published policy; its author is told why, and is heard once more."""

import pytest
from django.db import IntegrityError, transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Message, Notice
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Appeal, Contribution, Participant, Vote
from alongside.exchange.voices.notices_moderation import ModerationRefused
from alongside.exchange.voices.queries import moderation as queries
from alongside.exchange.voices.services import joining, voting
from alongside.exchange.voices.services.moderating import appeal, decide, decide_appeal
from tests._support.voices_said import Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    return Talk()


def ref(statement):
    return statement.contribution.ref


def state(statement):
    statement.refresh_from_db()
    return statement.state


def test_what_is_not_shown_has_its_rule_and_the_author_is_told(talk):
    ada = talk.resident("ada")
    said = talk.say("Sack them all", ada)
    decide(
        ref=ref(said),
        outcome="rejected",
        reason="hate",
        words="Say what should be better.",
        by=talk.by(talk.nell),
    )
    assert state(said) == "rejected"
    told = Notice.objects.get(user=ada.user)
    assert told.url == f"/asks/said/{ref(said)}/" and "Say what should be better." in told.text
    entry = Entry.objects.get(action="look-at")
    assert entry.detail == {"outcome": "rejected", "reason": "hate"}, "never words"
    assert queries.waiting(talk.ask) == []


@pytest.mark.parametrize(
    ("tell", "kinds"), [("mail", ["mail"]), ("text", ["text"]), ("page", []), ("none", [])]
)
def test_a_guest_is_told_by_the_way_they_chose(talk, tell, kinds):
    guest = new_guest(name="Ada", phone="07700 900123", email="ada@x.example")
    part = joining.join(ask=talk.ask, by=Doer(guest_id=guest.pk, acting_for_id=guest.party_id)).participant
    joining.tell_by(participant=part, tell=tell)
    decide(ref=ref(talk.say("Buses", part)), outcome="shown", by=talk.by(talk.nell))
    assert list(Message.objects.filter(guest=guest).values_list("kind", flat=True)) == kinds
    assert all("/l/" in message.text for message in Message.objects.all())


def test_only_those_who_run_it_and_moderators_decide(talk):
    said = talk.say("Buses")
    with pytest.raises(Contribution.DoesNotExist):
        decide(ref=ref(said), outcome="shown", by=Doer(user_id=talk.resident("ada").user_id))
    decide(ref=ref(said), outcome="shown", by=talk.by(talk.mo))
    assert state(said) == "shown"
    decide(ref=ref(said), outcome="rejected", reason="personal", by=talk.by(talk.ned))
    assert state(said) == "rejected", "what is shown can be taken out"


def test_an_appeal_is_heard_once_by_another(talk):
    ada = talk.resident("ada")
    said = talk.say("The lift is broken since May", ada)
    with pytest.raises(ModerationRefused):
        appeal(ref=ref(said), part=ada, words="It was not decided yet")
    decide(ref=ref(said), outcome="rejected", reason="off-question", by=talk.by(talk.nell))
    with pytest.raises(Contribution.DoesNotExist):
        appeal(ref=ref(said), part=talk.resident(), words="It is not mine")
    appeal(ref=ref(said), part=ada, words="Nobody can get out")
    assert queries.waiting(talk.ask) == [said.contribution]
    assert set(Notice.objects.filter(title__contains="look again").values_list("user", flat=True)) == {
        talk.ned.pk,
        talk.mo.pk,
    }
    with pytest.raises(ModerationRefused, match="the first time"):
        decide_appeal(ref=ref(said), put_back=True, by=talk.by(talk.nell))
    with pytest.raises(ModerationRefused, match="look again"):
        decide(ref=ref(said), outcome="shown", by=talk.by(talk.ned))
    decide_appeal(ref=ref(said), put_back=True, words="You are right.", by=talk.by(talk.mo))
    assert state(said) == "shown"
    decide(ref=ref(said), outcome="rejected", reason="several", by=talk.by(talk.ned))
    with pytest.raises(ModerationRefused, match="asked once"):
        appeal(ref=ref(said), part=ada, words="Again")
    with pytest.raises(IntegrityError), transaction.atomic():
        asked = Appeal.objects.get()
        asked.decided_by = asked.first_by
        asked.save()


def test_what_was_said_already_goes_along_with_its_votes_one_a_person(talk):
    both, one = talk.resident(), talk.resident()
    said = talk.say("More seats along the road", both)
    decide(ref=ref(said), outcome="shown", by=talk.by(talk.nell))
    bench = talk.seeds[0]
    for part, number, vote in ((both, bench.number, "disagree"), (one, said.number, "agree")):
        voting.cast(part=part, number=number, vote=vote)
    decide(ref=ref(said), outcome="merged", into=ref(bench), by=talk.by(talk.nell))
    votes = Vote.objects.filter(statement=bench).values_list("participant", "value")
    assert sorted(votes) == sorted([(both.pk, -1), (one.pk, 1)]), "nobody counts twice"
    voting.cast(part=one, number=said.number, vote="pass")
    assert Vote.objects.get(statement=bench, participant=one).value == 0, "its page may still be open"
    with pytest.raises(ModerationRefused, match="shown in the same question"):
        decide(ref=ref(talk.say("Same")), outcome="merged", into=ref(said), by=talk.by(talk.nell))


def test_everybody_reads_counts_by_rule_and_those_who_run_it_who_decided(talk):
    for text, outcome, reason in (
        ("One", "rejected", "several"),
        ("Two", "rejected", "several"),
        ("X", "shown", ""),
    ):
        decide(ref=ref(talk.say(text)), outcome=outcome, reason=reason, by=talk.by(talk.nell))
    talk.say("Waits")
    found = queries.counts_of(talk.ask)
    assert (found.looked_at, found.shown, found.by_reason, found.waiting) == (3, 1, {"several": 2}, 1)
    assert {row.user for row in queries.log_of(talk.ask)} == {talk.nell}
    assert [(ask, many) for ask, many in queries.waits_for(talk.viewer(talk.mo))] == [(talk.ask, 1)]
    assert queries.waits_for(talk.viewer(talk.resident("ada").user)) == []


def test_whoever_looks_at_it_reads_what_is_alike_and_nothing_of_who_said_it(talk):
    said = talk.say("More benches. And more buses at night", talk.resident("ada"))
    found = queries.looked(talk.viewer(talk.nell), talk.ask, ref(said))
    assert len(found.parts) == 2
    like = talk.say("More benches please")
    found = queries.looked(talk.viewer(talk.nell), talk.ask, ref(like))
    assert talk.seeds[0] in found.like
    assert Participant.objects.get(user__name="ada").pk == said.contribution.participant_id
