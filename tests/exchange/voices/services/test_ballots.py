"""A list is set up by who asks, put in order by whoever may; each answer can be changed and taken back."""

import pytest

from alongside.exchange.accounts.models import Visibility
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.models import Ask, Ballot, Comparison, Contribution, Mark, Weight
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import ballots
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of
from tests._support.voices import ask, asker, part
from tests._support.voices_ballots import TITLES, ballot, close, mark_all, refs

pytestmark = pytest.mark.django_db


def refusal(do, **named):
    with pytest.raises(AskRefused) as problem:
        do(**named)
    return problem.value.why


def test_whoever_asks_sets_it_up_and_opens_it_and_nobody_else():
    party, by = asker()
    found = ask("ballot", "draft", owner=party)
    stranger = doer(user_of(rows.actor("Club").party, "club@example.org"))
    with pytest.raises(Ask.DoesNotExist):
        ballots.set_up(ref=found.ref, way="pairs", by=stranger)
    with pytest.raises(Ask.DoesNotExist):
        ballots.set_up(ref=ask("conversation", "draft", owner=party).ref, way="pairs", by=by)
    ballots.set_up(ref=found.ref, way="criteria", by=by)
    lines = ["A bus on Sundays: to the hospital", "Warm packs", " ", "Warm packs"]
    made = ballots.add_options(ref=found.ref, lines=lines, by=by)
    assert [(one.title, one.words) for one in made] == [
        ("A bus on Sundays", "to the hospital"),
        ("Warm packs", ""),
    ]
    assert refusal(ballots.add_options, ref=found.ref, lines=["Warm packs"], by=by) == "known-options"
    assert refusal(ballots.open_ballot, ref=found.ref, by=by) == "few-options"
    ballots.add_options(ref=found.ref, lines=["Soup", "Tea"], by=by)
    ballots.drop_option(ref=found.ref, option=made[0].ref, by=by)
    assert ballots.open_ballot(ref=found.ref, by=by).ask.state == "open"
    assert refusal(ballots.drop_option, ref=found.ref, option=made[1].ref, by=by) == "not-draft"
    assert refusal(ballots.set_up, ref=found.ref, way="pairs", by=by) == "not-draft"
    ballots.add_options(ref=found.ref, lines=["Cake"], by=by)
    said = list(Entry.objects.filter(kind="ballot").values_list("action", flat=True))
    assert said == ["set-up", "add-options", "add-options", "drop-option", "add-options"]


def test_what_is_needed_comes_in_only_where_everyone_may_see_it():
    party, by = asker()
    town = rows.place("Wenbury")
    found = ask("ballot", "draft", owner=party, place=town)
    open_one = rows.need("Cold homes", "Damp walls", place=town)
    hidden = rows.need("Secret", place=town, owner=party, visibility=Visibility.PRIVATE)
    elsewhere = rows.need("Far away", place=rows.place("Farley"))
    wanted = [open_one.ref, hidden.ref, elsewhere.ref]
    made = ballots.add_found(ref=found.ref, needs=wanted, ideas=(), by=by)
    assert [(one.title, one.words, one.need) for one in made] == [("Cold homes", "Damp walls", open_one)]


def test_the_last_choice_between_two_counts_whichever_stood_left():
    found, _by = ballot()
    one, other = refs(found)[:2]
    who = part(found.ask)
    ballots.choose(part=who, left=one, right=other, said="left")
    ballots.choose(part=who, left=other, right=one, said="left")
    kept = Comparison.objects.get()
    assert (kept.one.ref, kept.other.ref, kept.came) == (one, other, "other")
    assert Contribution.objects.get().kind == "choices"
    assert refusal(ballots.choose, part=who, left=one, right=one, said="left") == "gone-option"
    assert refusal(ballots.choose, part=who, left=one, right="nothere", said="left") == "gone-option"
    assert refusal(ballots.choose, part=who, left=one, right=other, said="up") == "no-choice"
    strange = refs(Ballot.objects.create(ask=ask("ballot")))
    assert strange == [] and not Entry.objects.exists()


def test_what_was_answered_is_taken_back_one_by_one_or_all_at_once():
    found, _by = ballot()
    there, who = refs(found), part(found.ask)
    ballots.choose(part=who, left=there[0], right=there[1], said="same")
    ballots.choose(part=who, left=there[1], right=there[2], said="cannot")
    assert ballots.undo(part=who) and Comparison.objects.get().came == "same"
    assert Contribution.objects.exists()
    assert ballots.undo(part=who) and not ballots.undo(part=who) and not Contribution.objects.exists()
    ballots.choose(part=who, left=there[0], right=there[1], said="left")
    ballots.take_all_back(part=who)
    assert not Comparison.objects.exists() and not Contribution.objects.exists()
    who.ask = close(found).ask
    for do in (ballots.undo, ballots.take_all_back):
        assert refusal(do, part=who) == "not-open"
    assert refusal(ballots.choose, part=who, left=there[0], right=there[1], said="left") == "not-open"


def test_marks_and_weights_are_said_again_in_place():
    found, _by = ballot("criteria")
    who = mark_all(found, 1, ("12345",) * 4, "01230")[0]
    ballots.mark(part=who, option=refs(found)[0], marks={"relevance": 5})
    kept = Mark.objects.filter(option__title=TITLES[0])
    assert list(kept.values_list("aspect", "value")) == [("relevance", 5)]
    assert Weight.objects.count() == 5 and Contribution.objects.count() == 1
    assert refusal(ballots.mark, part=who, option="nothere", marks={"relevance": 5}) == "gone-option"
    assert refusal(ballots.mark, part=who, option=refs(found)[0], marks={}) == "no-marks"
    assert refusal(ballots.weigh, part=who, weights={}) == "no-weights"
