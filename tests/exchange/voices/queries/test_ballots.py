"""A ballot is seen with its ask; answers come numbered, and nobody's name with them."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.voices.queries import ballots as queries
from alongside.exchange.voices.services import ballots
from tests._support import rows
from tests._support.voices import part
from tests._support.voices_ballots import ballot, choose_all, mark_all, refs

pytestmark = pytest.mark.django_db


def test_what_is_open_to_all_is_found_and_what_is_not_is_not():
    found, by = ballot()
    assert queries.ballot_for(VISITOR, found.ask.ref) == found
    assert queries.ballot_for(VISITOR, "nothere") is None
    draft, _by = ballot(state="draft", title="Later")
    assert queries.ballot_for(VISITOR, draft.ask.ref) is None
    assert len(queries.options_of(found)) == 4 and by.user_id


def test_answers_are_those_of_the_people_asked_for_in_their_order():
    found, _by = ballot()
    first, second = choose_all(found, 2)
    people = queries.people_of(found)
    assert people == [first.pk, second.pk]
    one = queries.answers_of(found, people[1:])
    assert one.people == 1 and {row[0] for row in one.pairs} == {0} and len(one.pairs) == 6
    assert queries.own_pairs(first) == queries.own_pairs(second)
    assert sum(times for *_two, times in queries.tallies(found)) == 12


def test_marks_are_counted_by_person():
    found, _by = ballot("criteria")
    who, *_others = mark_all(found, 3, ("12345",) * 4, "01230")
    assert set(queries.times_marked(found).values()) == {3}
    assert queries.own_weights(who)["scalability"] == 3
    assert queries.own_marks(who)[found.options.first().pk]["relevance"] == 1
    answers = queries.answers_of(found, queries.people_of(found))
    assert (answers.people, len(answers.marks), len(answers.weights)) == (3, 60, 15)


def test_what_an_option_comes_from_is_linked_only_for_who_may_see_it():
    found, by = ballot()
    seen, hidden = rows.need("Seen"), rows.need("Hidden", owner_id=by.acting_for_id, visibility="private")
    for need in (seen, hidden):
        found.options.create(title=need.title, need=need)
    options = queries.options_of(found)
    assert queries.seen_sources(VISITOR, options) == {found.options.get(need=seen).pk}
    assert queries.seen_sources(VISITOR, []) == set()


def test_somebody_who_took_all_back_is_nobody_here():
    found, _by = ballot()
    who = part(found.ask)
    there = refs(found)
    ballots.choose(part=who, left=there[0], right=there[1], said="left")
    ballots.take_all_back(part=who)
    assert queries.people_of(found) == []
