import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.voices.models import Conversation, Statement
from alongside.exchange.voices.queries import conversations as queries
from alongside.exchange.voices.services import conversing, voting
from tests._support import voices
from tests._support.voices_said import SEEDS, Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    return Talk()


def test_a_question_is_read_by_whoever_may_see_it_and_a_draft_by_who_runs_it(talk):
    viewer = talk.viewer(talk.nell)
    assert queries.conversation_for(VISITOR, talk.ask.ref) == talk.conversation
    talk.ask.state = "draft"
    talk.ask.save()
    assert queries.conversation_for(VISITOR, talk.ask.ref) is None
    assert queries.conversation_for(viewer, talk.ask.ref) == talk.conversation
    assert queries.conversation_for(talk.viewer(talk.mo), talk.ask.ref) is None
    assert queries.conversation_for(viewer, "nowhere") is None


def test_somebody_sees_each_shown_statement_once_and_then_none(talk):
    part = talk.resident()
    Statement.objects.filter(number=2).update(state="rejected")
    seen = []
    while (found := queries.next_for(talk.conversation, part)).statement is not None:
        assert (found.done, found.total) == (len(seen), 4)
        seen.append(found.statement.number)
        voting.cast(part=part, number=seen[-1], vote="pass")
    assert sorted(seen) == [1, 3, 4, 5]
    assert found.done == found.total == 4


def test_what_waits_and_whose_author_was_erased_is_shown_to_nobody(talk):
    talk.say("Benches by the bus")
    Statement.objects.filter(number=1).update(text="(deleted)")
    assert [one.number for one in queries.all_shown(talk.conversation)] == [2, 3, 4, 5]
    assert queries.one_shown(talk.conversation, 1) is None
    assert queries.next_for(talk.conversation, None, person=3).total == 4


def test_choosing_the_next_costs_the_same_however_much_there_is(talk, django_assert_num_queries):
    part = talk.resident()
    queries.next_for(talk.conversation, part)  # the votes are counted, and kept for a while
    with django_assert_num_queries(3):
        queries.next_for(talk.conversation, part)
    conversing.add_seeds(ref=talk.ask.ref, lines=[f"Thing {n}" for n in range(30)], by=talk.by(talk.nell))
    with django_assert_num_queries(3):
        queries.next_for(talk.conversation, part)


def test_one_reads_ones_own_and_nobody_elses(talk):
    part, other = talk.resident(), talk.resident()
    voting.cast(part=part, number=2, vote="agree")
    talk.say("Benches by the bus", part)
    assert [(one.statement.number, one.value) for one in queries.own_votes(part)] == [(2, 1), (6, 1)]
    assert [one.text for one in queries.own_statements(part)] == ["Benches by the bus"]
    assert queries.own_votes(other) == queries.own_statements(other) == []


def test_what_says_about_the_same_is_found_among_what_is_shown(talk):
    talk.say("Later shops on Sundays")
    assert [one.text for one in queries.said_like(talk.conversation, "later shop")] == [SEEDS[-1]]
    assert queries.said_like(talk.conversation, "Nothing of the kind") == []


def test_before_it_is_set_up_what_would_hold_is_told():
    ask = voices.ask(state="draft")
    found = queries.conversation_of(ask)
    assert (found.pk, found.longest, found.languages) == (None, 200, ["en"])
    assert queries.information_of(found) == queries.seeds_of(found) == queries.statements_of(found) == []
    assert not Conversation.objects.exists()
