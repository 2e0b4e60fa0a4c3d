"""Scarce help among several: how well each fits, three ways to be fair, and the same answer again."""

import pytest

from alongside.exchange.analyses import sharing
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_offers
from alongside.exchange.analyses.models import Run
from alongside.exchange.matches.models import Introduction, SharedPair, Sharing
from alongside.exchange.matches.services.sharing import SharingRefused
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.introductions import doer, user, viewer
from tests._support.sharing import few, kept

pytestmark = pytest.mark.django_db


def worked(those, **more):
    return sharing._work_out(kept(those, **more))


def who(those, made, fair):
    """Which needs, by their place in the list, have which help, under one way."""
    found = sharing.shared_for(viewer(those.nell), made.ref)
    names = {those.lunch.pk: "lunch", those.course.pk: "course"}
    at = {need.pk: number for number, need in enumerate(those.needs)}
    (choice,) = [one for one in found.choices if one.fair == fair]
    return {(at[one.need_id], names[one.offer_id]): one.places for one in choice.given}, choice


def test_each_way_to_be_fair_shares_as_it_says():
    those = few()
    made = worked(those)
    good, choice = who(those, made, "none")
    assert good == {(0, "lunch"): 1, (1, "lunch"): 1} and choice.value == pytest.approx(1.7)
    assert choice.is_proven and not choice.is_everyone and choice.given_up == 0
    everyone, choice = who(those, made, "floor")
    assert everyone == {(0, "lunch"): 1, (1, "course"): 1, (2, "lunch"): 1} and choice.is_everyone
    assert choice.value == pytest.approx(1.4) and choice.given_up == pytest.approx(1 - 1.4 / 1.7, abs=1e-6)
    worst, _ = who(those, made, "leximin")
    assert (2, "lunch") in worst, "the place that has least comes first"


def test_what_nothing_fits_holds_nobody_back_and_where_room_is_short_few_are_left_out():
    those = few()
    made = worked(those, values=(0.9, 0.8, 0, 0, 0.2, 0))
    shared, choice = who(those, made, "floor")
    assert set(shared) == {(0, "lunch"), (1, "lunch")} and choice.is_everyone
    Offer.objects.filter(pk=those.lunch.pk).update(taken=3)
    tight, choice = who(few_again(those), worked(few_again(those), values=(0.9, 0.8, 0, 0, 0.2, 0)), "floor")
    assert set(tight) == {(0, "lunch"), (1, "course")} and choice.is_everyone
    short, choice = who(those, worked(few_again(those), values=(0.9, 0.8, 0.7, 0, 0, 0)), "floor")
    assert short == {(0, "lunch"): 1} and not choice.is_everyone


def few_again(those):
    those.lunch.refresh_from_db()
    return those


def test_one_more_place_is_worth_what_it_would_bring():
    those = few()
    _, choice = who(those, worked(those), "none")
    assert choice.worth == {those.lunch.pk: pytest.approx(0.3), those.course.pk: 0}


def test_what_a_person_fixed_holds_and_what_they_keep_apart_is_not_brought_together():
    those = few()
    made = worked(those)
    first, second = (those.needs[at].pk for at in (0, 1))
    pair = {(p.need_id, p.offer_id): p.pk for p in made.pairs.all()}
    decided = {pair[second, those.course.pk]: "pinned", pair[first, those.lunch.pk]: "apart"}
    again = sharing.share_again(ref=made.ref, takes={}, gives={}, decided=decided, by=doer(those.nell))
    assert again.run != made.run or Sharing.objects.get(pk=made.pk).run == again.run
    for fair in sharing.CHOICES:
        shared, _ = who(those, made, fair)
        assert shared[1, "course"] == 1 and (0, "lunch") not in shared and shared[2, "lunch"] == 1


def test_a_need_that_takes_more_places_gets_them():
    those = few()
    made = worked(those)
    row = made.needs.get(need=those.needs[0])
    sharing.share_again(ref=made.ref, takes={row.pk: 2}, gives={}, decided={}, by=doer(those.nell))
    assert who(those, made, "none")[0] == {(0, "lunch"): 2, (1, "course"): 1}


def test_the_same_input_gives_the_same_answer_and_a_changed_one_is_said():
    those = few()
    made = worked(those)
    assert sharing.replay(made) == sharing.Replay(True, True)
    run = Run.objects.get(pk=made.run)
    assert run.engine == "allocation" and len(run.input_hash) == 64
    Run.objects.filter(pk=run.pk).update(outcome=run.outcome | {"choices": {}})
    assert sharing.replay(made) == sharing.Replay(True, False)
    Need.objects.filter(pk=those.needs[0].pk).update(place=those.far)
    assert sharing.replay(made) == sharing.Replay(False, False)


def test_how_well_each_fits_is_what_every_page_says(indexed):
    those = few()
    bins = rows.offer("Emptying of bins", "Weekly refuse collection", capacity=5, place=those.near)
    unseen = dict(visibility="private", owner=rows.actor().party)
    hidden = rows.offer("Lunch alone", "Eat lunch", capacity=5, **unseen)
    indexed()
    looks = viewer(those.nell)
    made = sharing.share(looks, needs=those.needs, offers=[*those.offers, bins], by=doer(those.nell))
    need = those.needs[0]
    listed = find_offers(looks, ask_of(need, looks, Ask(text="", standings=("open",), kinds=("support",))))
    scores = {one.offer_pk: one.score for one in listed.found}
    pairs = {pair.offer_id: pair for pair in made.pairs.filter(need=need)}
    assert {pk: pair.value for pk, pair in pairs.items()} == {
        pk: pytest.approx(scores[pk], abs=1e-6) for pk in pairs
    }
    assert those.lunch.pk in pairs and bins.pk not in pairs and hidden.pk not in pairs
    said = {reason.why for one in listed.found for reason in one.reasons}
    assert pairs[those.lunch.pk].why and set(pairs[those.lunch.pk].why) <= said
    with pytest.raises(SharingRefused, match="well enough"):
        sharing.share(looks, needs=those.needs, offers=[bins], by=doer(those.nell))


def test_it_is_seen_by_those_it_belongs_to_and_hidden_parts_are_only_counted():
    those = few()
    made = worked(those)
    stranger = user("stranger", rows.actor("Others").party, "broker", those.region)
    colleague = user("colleague", those.nell.actings.get().party)
    assert sharing.shared_for(viewer(stranger), made.ref) is None
    Need.objects.filter(pk=those.needs[0].pk).update(visibility="private", owner=rows.actor().party)
    found = sharing.shared_for(viewer(colleague), made.ref)
    assert (len(found.parts.needs), found.parts.hidden) == (2, 1)
    assert all(one.need_id != those.needs[0].pk for choice in found.choices for one in choice.given)


def test_those_brought_together_are_put_in_touch_once():
    those = few()
    made = worked(those)

    def words(need, offer, places):
        return f"{need.title}: {offer.title} ({places})"

    with pytest.raises(SharingRefused, match="meanwhile"):
        sharing.send(ref=made.ref, fair="none", run="another", words=words, by=doer(those.nell))
    sent = sharing.send(ref=made.ref, fair="none", run=str(made.run), words=words, by=doer(those.nell))
    assert len(sent) == Introduction.objects.count() == 2
    assert SharedPair.objects.exclude(introduction=None).count() == 2
    with pytest.raises(SharingRefused, match="has been sent"):
        sharing.send(ref=made.ref, fair="none", run=str(made.run), words=words, by=doer(those.nell))
