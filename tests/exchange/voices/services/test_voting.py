import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services.guests import new_guest
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Contribution, Participant, Statement, Vote
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import asks, conversing, voting
from tests._support.voices_said import SEEDS, Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    return Talk()


def refused(act, **said):
    with pytest.raises(AskRefused) as found:
        act(**said)
    return found.value.why


def votes(part):
    return list(
        Vote.objects.filter(participant=part).order_by("statement__number").values_list("value", flat=True)
    )


def test_the_last_vote_counts_and_is_the_only_one_kept(talk):
    part = talk.resident()
    for vote in ("agree", "pass", "disagree"):
        voting.cast(part=part, number=1, vote=vote)
    voting.cast(part=part, number=2, vote="pass")
    assert votes(part) == [-1, 0]
    assert list(part.contributions.values_list("kind", flat=True)) == ["votes"]


def test_a_vote_is_one_write_and_leaves_no_trail(talk, django_assert_max_num_queries):
    part = Participant.objects.select_related("ask").get(pk=talk.resident().pk)
    voting.cast(part=part, number=1, vote="agree")
    before = Entry.objects.count()
    with django_assert_max_num_queries(5):  # among them the two of the transaction
        voting.cast(part=part, number=2, vote="agree")
    assert Entry.objects.count() == before


def test_whoever_begins_takes_part_with_the_first_vote_and_only_with_a_good_one(talk):
    talk.ask.refresh_from_db()
    assert refused(voting.first_vote, ask=talk.ask, by=None, number=1, vote="maybe") == "no-vote"
    assert refused(voting.first_vote, ask=talk.ask, by=None, number=99, vote="agree") == "gone"
    assert not Participant.objects.exists()
    made = voting.first_vote(ask=talk.ask, by=None, number=1, vote="agree")
    assert made.code and votes(made.participant) == [1]
    said = voting.first_words(ask=talk.ask, by=talk.by(talk.ned), text="A bench by the bus")
    assert not said.code and said.participant.user == talk.ned


def test_somebody_is_helped_to_vote_and_it_is_theirs(talk):
    ada = new_guest(name="Ada")
    helped = Doer(guest_id=ada.pk, acting_for_id=ada.party_id, helper_id=talk.nell.pk)
    talk.ask.refresh_from_db()
    made = voting.first_vote(ask=talk.ask, by=helped, number=1, vote="pass").participant
    assert (made.guest, made.user, made.helper, made.way) == (ada, None, talk.nell, "person")


def test_what_somebody_says_waits_and_its_author_agrees(talk):
    part = talk.resident()
    made = voting.say(part=part, text="  A bench\nby the bus ", name=" Ann ")
    assert (made.number, made.text, made.state, made.name) == (
        len(SEEDS) + 1,
        "A bench by the bus",
        "waiting",
        "Ann",
    )
    assert votes(part) == [1]
    other = talk.resident()
    assert refused(voting.cast, part=other, number=made.number, vote="agree") == "gone"
    assert refused(voting.say, part=part, text="x" * 201) == "long-statement"
    assert refused(voting.say, part=part, text="Yes", name="x" * 61) == "long-name"


def test_it_is_shown_at_once_where_nobody_looks_first(talk):
    talk.conversation.looked_at = False
    talk.conversation.save()
    part = talk.resident()
    part.ask.refresh_from_db()
    assert voting.say(part=part, text="A bench", language="xx").state == "shown"


def test_a_vote_on_what_became_part_of_another_counts_for_that_one(talk):
    first, second = talk.seeds[:2]
    Statement.objects.filter(pk=second.pk).update(state="merged", merged_into=first)
    part = talk.resident()
    assert voting.cast(part=part, number=second.number, vote="disagree").statement_id == first.pk


def test_the_last_vote_is_taken_back(talk):
    part = talk.resident()
    assert voting.undo(part=part) is None
    voting.cast(part=part, number=1, vote="agree")
    voting.cast(part=part, number=3, vote="agree")
    assert voting.undo(part=part) == 3
    assert list(Vote.objects.values_list("statement__number", flat=True)) == [1]


def test_one_takes_back_what_one_said_and_nobody_elses(talk):
    part, other = talk.resident(), talk.resident()
    mine, theirs = talk.say("Benches by the bus", part), talk.say("Fewer benches", other)
    Statement.objects.filter(pk=theirs.pk).update(state="merged", merged_into=mine)
    with pytest.raises(Statement.DoesNotExist):
        voting.take_back(part=part, number=theirs.number)
    voting.take_back(part=part, number=mine.number)
    theirs.refresh_from_db()
    assert (theirs.state, theirs.merged_into) == ("waiting", None)
    assert not Statement.objects.filter(pk=mine.pk).exists()


def test_all_of_it_is_taken_back(talk):
    part, other = talk.resident(), talk.resident()
    voting.cast(part=part, number=1, vote="agree")
    voting.cast(part=other, number=1, vote="agree")
    talk.say("Benches by the bus", part)
    voting.take_all_back(part=part)
    assert list(Vote.objects.values_list("participant", flat=True)) == [other.pk]
    assert not Contribution.objects.filter(participant=part).exists()
    assert not Statement.objects.filter(seed=False).exists()


def test_once_it_is_closed_nothing_changes(talk):
    part = talk.resident()
    voting.cast(part=part, number=1, vote="agree")
    asks.close(ref=talk.ask.ref, by=talk.by(talk.nell))
    part = Participant.objects.get(pk=part.pk)
    for act, said in (
        (voting.cast, {"number": 1, "vote": "pass"}),
        (voting.undo, {}),
        (voting.say, {"text": "Late"}),
        (voting.take_back, {"number": 1}),
        (voting.take_all_back, {}),
    ):
        assert refused(act, part=part, **said) == "not-open"
    assert votes(part) == [1]


def test_thirty_things_are_the_most_that_one_person_says(talk, monkeypatch):
    monkeypatch.setattr(voting.rules, "MOST_SAID", 2)
    part = talk.resident()
    for text in ("One", "Two"):
        voting.say(part=part, text=text)
    assert refused(voting.say, part=part, text="Three") == "said-enough"
    assert conversing.last_number(talk.conversation) == len(SEEDS) + 2
