"""The one door to matching: what is asked, what comes back, and that anyone can work it out again."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.backends.index import IndexProblem
from alongside.engines.matching import PARTS
from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_groups, find_offers, shared_words
from alongside.exchange.directory.models import Tie
from alongside.exchange.matches.models import Match
from tests._support import rows

pytestmark = pytest.mark.django_db
ASK = "Family carers want to learn about dementia"
EXCLUDED = {"audience", "kind", "place", "stage", "expired", "declined", "rival", "unavailable"}


@pytest.fixture
def town(indexed):
    """A need, offers that meet it more or less, and some that cannot."""
    rows.subject("dementia", "Dementia", "condition")
    rows.subject("carers", "Unpaid carers", "group", ("family carers",))
    here = rows.place("Torbay", lat=50.46, lon=-3.56)
    asker, giver = rows.actor("Asker"), rows.actor("Giver")
    Tie.objects.create(actor=asker, other=giver, kind="works-with", since="2019-04")
    made = {
        "need": rows.need("Carers", ASK, place=here, actor=asker, source_id="need-1"),
        "course": rows.offer(
            "Dementia course for family carers",
            "Learn about dementia",
            actor=giver,
            place=here,
            lat=50.46,
            lon=-3.56,
            capacity=4,
            taken=1,
            source_id="off-course",
            evidence=2,
            confirmed_on=timezone.localdate(),
        ),
        "leaflet": rows.offer(
            "Dementia library for family carers", "Learn about dementia", kind="asset", stages=["adoption"]
        ),
        "past": rows.offer(
            "Dementia lessons for family carers",
            "Family carers learn about dementia",
            standing="history",
            reported_on=date(2017, 6, 1),
        ),
        "full": rows.offer("Full dementia course for carers", "Learn", capacity=2, taken=2),
        "over": rows.offer(
            "Last year's dementia course for carers", "Learn", valid_until=timezone.localdate() - timedelta(1)
        ),
        "practice": rows.offer("Practice dementia course for carers", "Learn", world="practice"),
        "bins": rows.offer("Emptying of bins", "Weekly refuse collection"),
    }
    indexed()
    return made


def test_the_answer_is_the_object_that_the_commands_promise(town):
    said = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text=""))).as_json()
    assert json.loads(json.dumps(said)) == said
    assert list(said) == ["need", "matches", "excluded", "nothing_fits", "index"]
    assert set(said["need"].pop("subjects")) == {"dementia", "carers"}
    here = {"id": "district-torbay", "name": "Torbay"}
    assert said["need"] == {"id": "need-1", "title": "Carers", "text": ASK, "place": here}
    assert set(said["index"]) == {"generation", "offers"} and said["index"]["offers"] == 6
    first = next(one for one in said["matches"] if one["offer"] == "off-course")
    assert list(first) == ["rank", "offer", "standing", "kind", "title", "actor", "place", "score", "reasons"]
    assert (first["standing"], first["kind"]) == ("open", "support")
    assert first["actor"]["name"] == "Giver" and first["place"] == {"id": "district-torbay", "name": "Torbay"}
    assert set(first["reasons"][0]) == {"part", "score", "weight", "why"}
    assert set(said["excluded"]) <= EXCLUDED


def test_anyone_can_work_out_the_score_from_the_reasons(town):
    answer = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text="")))
    assert [found.rank for found in answer.found] == list(range(1, len(answer.found) + 1))
    scores = [found.score for found in answer.found]
    assert scores == sorted(scores, reverse=True) and len(scores) >= 3
    for found in answer.found:
        total = sum(line.weight * line.score for line in found.reasons) / sum(
            line.weight for line in found.reasons
        )
        assert found.score == pytest.approx(total, abs=1e-6)
        parts = [line.part for line in found.reasons]
        assert set(parts) <= set(PARTS) and len(parts) == len(set(parts))
        assert all(0 <= line.score <= 1 and line.weight > 0 and line.why for line in found.reasons)


def test_what_cannot_be_an_answer_is_counted_by_its_reason(town):
    answer = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text="")))
    titles = {found.title for found in answer.found}
    assert town["full"].title not in titles and town["over"].title not in titles
    assert answer.excluded["unavailable"] == 1 and answer.excluded["expired"] == 1
    assert town["practice"].title not in titles, "the practice town is not even counted"


def test_filters_leave_out_what_was_not_asked_for(town):
    asked = ask_of(town["need"], VISITOR, Ask(text="", kinds=("asset",)))
    answer = find_offers(VISITOR, asked)
    assert {found.kind for found in answer.found} == {"asset"} and answer.excluded["kind"] > 0
    history = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text="", standings=("history",))))
    assert {found.standing for found in history.found} == {"history"}
    assert len(find_offers(VISITOR, Ask(text=ASK, top=1)).found) == 1


def test_the_past_claims_no_room_and_no_distance(town):
    answer = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text="")))
    past = next(found for found in answer.found if found.title == town["past"].title)
    assert not {"capacity"} & {line.part for line in past.reasons}
    assert past.distance_km is None and past.reported_on == date(2017, 6, 1)


def test_an_earlier_tie_is_a_reason_for_those_who_may_know_both(town):
    def trust(viewer):
        answer = find_offers(viewer, ask_of(town["need"], viewer, Ask(text="")))
        first = next(found for found in answer.found if found.offer == "off-course")
        return next((line for line in first.reasons if line.part == "trust"), None)

    assert trust(VISITOR).score > 0
    giver = town["course"].actor
    type(giver).objects.filter(pk=giver.pk).update(visibility="private", owner=giver.party)
    assert trust(VISITOR) is None, "of a hidden actor not even the lack of a tie is told"
    assert trust(Viewer(1, frozenset({giver.party_id}))).score > 0


def test_an_offer_that_was_declined_for_a_need_is_counted_and_not_shown(town):
    Match.objects.create(
        need=town["need"],
        offer=town["course"],
        rank=1,
        score=0.9,
        run="r",
        status="declined",
        declined_reason="Too far",
    )
    answer = find_offers(VISITOR, ask_of(town["need"], VISITOR, Ask(text="")))
    assert "off-course" not in {found.offer for found in answer.found} and answer.excluded["declined"] == 1


def test_who_bids_for_the_same_work_is_left_out_for_those_who_may_know_it(town):
    asked, giver = town["need"].actor, town["course"].actor
    Tie.objects.create(actor=giver, other=asked, kind="bids-against", note="Night sitting")

    def ask(viewer):
        answer = find_offers(viewer, ask_of(town["need"], viewer, Ask(text="")))
        return "off-course" in {found.offer for found in answer.found}, answer.excluded.get("rival", 0)

    assert ask(Viewer(1, frozenset({asked.party_id}))) == (False, 1)
    assert ask(VISITOR) == (True, 0)


def test_where_nothing_fits_the_answer_says_so(town):
    answer = find_offers(VISITOR, Ask(text="the of and"))
    assert answer.nothing_fits and not answer.found


SIZES = {"open": 10, "unclaimed": 10, "history": 10}


def test_each_group_has_its_own_first_however_good_the_others_are(town):
    asked = ask_of(town["need"], VISITOR, Ask(text=""))
    answer = find_groups(VISITOR, asked, {"open": 1, "history": 1})
    assert [found.standing for found in answer.found] == ["open", "history"]
    assert [found.rank for found in answer.found] == [1, 2]
    assert answer.fitting["open"] >= 2 and answer.fitting["history"] == 1
    assert answer.fitting["unclaimed"] == 0
    one_list = find_offers(VISITOR, asked)
    for standing in ("open", "history"):
        best = next(found for found in one_list.found if found.standing == standing)
        same = next(found for found in answer.found if found.standing == standing)
        assert (same.offer, same.score, same.reasons) == (best.offer, best.score, best.reasons)


def test_nearest_first_puts_the_unknown_last_and_changes_nothing_else(town, indexed):
    far = rows.place("Exeter", lat=50.72, lon=-3.53)
    rows.offer("Far dementia course for family carers", "Learn about dementia", place=far, evidence=4)
    indexed()
    asked = ask_of(town["need"], VISITOR, Ask(text="", standings=("open",)))
    plain = find_groups(VISITOR, asked, SIZES)
    near = find_groups(VISITOR, replace(asked, nearest_first=True), SIZES)
    distances = [found.distance_km for found in near.found]
    known = [km for km in distances if km is not None]
    assert known == sorted(known) and len(known) >= 2
    assert distances == known + [None] * (len(distances) - len(known))
    assert {found.offer for found in near.found} == {found.offer for found in plain.found}


def test_within_some_distance_leaves_out_what_is_further_or_unknown_and_counts_it(town, indexed):
    far = rows.place("Exeter", lat=50.72, lon=-3.53)
    there = rows.offer("Far dementia course for family carers", "Learn about dementia", place=far)
    serving = rows.offer("Visiting dementia course for family carers", "Learn about dementia")
    serving.reach.add(town["need"].place)
    indexed()
    asked = ask_of(town["need"], VISITOR, Ask(text="", within_km=10.0))
    answer = find_groups(VISITOR, asked, SIZES)
    titles = {found.title for found in answer.found}
    assert town["course"].title in titles and serving.title in titles
    assert there.title not in titles and town["leaflet"].title not in titles
    assert answer.excluded["distance"] >= 3
    nowhere = find_groups(VISITOR, replace(asked, within_km=0.0, standings=("history",)), SIZES)
    assert nowhere.nothing_fits and not nowhere.found


def test_an_answer_knows_how_to_reach_it_and_its_own_point_but_not_its_places(town):
    answer = find_groups(VISITOR, ask_of(town["need"], VISITOR, Ask(text="")), SIZES)
    found = {one.title: one for one in answer.found}
    assert found[town["course"].title].point == (50.46, -3.56)
    assert found[town["leaflet"].title].point is None
    assert "point" not in str(answer.as_json()) and "contact" not in str(answer.as_json())


def test_without_an_index_the_problem_says_what_to_do(home):
    from alongside.exchange.analyses import matching

    matching._index_at.cache_clear()
    with pytest.raises(IndexProblem, match="index rebuild"):
        find_offers(VISITOR, Ask(text=ASK))


def test_the_words_two_texts_share_are_the_askers_own():
    assert shared_words("Carers want NHS courses about gardens", "A course for a carer in the NHS") == (
        "carers",
        "NHS",
        "courses",
    )
    assert shared_words("they would like more of that", "they would like more of that") == ()
