"""What counts is learnt from enough, switched on with a gain, by those who run it, and can be undone."""

from dataclasses import fields

import numpy as np
import pytest

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import Party, Role
from alongside.exchange.analyses import learning, services
from alongside.exchange.analyses.models import WeightSet
from alongside.exchange.analyses.ordering import weights_now
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Introduction, Match, Side
from alongside.exchange.matches.queries import Outcome
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db):
    return Doer(user_id=user("root", Party.objects.create(), Role.ADMIN).pk)


def became(number, *, by_place=True, world="real"):
    """So many outcomes in which nearness decided, though subjects were shared as often."""
    rng = np.random.default_rng(7)
    offer = rows.offer("Offer", world=world)
    matches = []
    for _ in range(number):
        near, subject = float(rng.random()), float(rng.random())
        good = (near if by_place else rng.random()) > 0.5
        parts = [("topic", 0.7), ("subject", subject), ("reach", near)]
        matches.append(
            Match(
                need=rows.need("Need", world=world), offer=offer, rank=1, score=0.5, run="run",
                reasons=[{"part": part, "score": score, "weight": 5, "why": ""} for part, score in parts],
                status="fruit" if good else "accepted",
            )
        )  # fmt: skip
    for made in Match.objects.bulk_create(matches):
        if made.status == "accepted":
            introduction = Introduction.objects.create(match=made, words="")
            Side.objects.create(introduction=introduction, which="need", helped="no")


def test_too_few_outcomes_are_refused_with_their_number(operator):
    became(12)
    with pytest.raises(services.WeightsRefused) as refused:
        services.fit_weights(world="real", by=operator)
    assert (refused.value.why, refused.value.outcomes) == ("few", 12)
    assert not WeightSet.objects.exists()


def test_outcomes_of_one_sort_teach_nothing(operator):
    became(120)
    Side.objects.update(helped="yes")
    with pytest.raises(services.WeightsRefused, match="one-sided"):
        services.fit_weights(world="real", by=operator)


def test_what_shows_a_gain_is_switched_on_counts_and_is_switched_off_again(operator):
    became(140)
    shipped = weights_now("real")
    made = services.fit_weights(world="real", by=operator)
    assert not made.active and weights_now("real") is shipped
    assert (made.outcomes, made.compared["outcomes"]) == (140, 140) and made.compared["gain_low"] > 0
    assert made.factors[2] > 1 > made.factors[1]
    services.switch_on(ref=made.ref, by=operator)
    made.refresh_from_db()
    assert made.active and made.switched_at and made.switched_by_id == operator.user_id
    assert (weights_now("real").table[:, 2] > shipped.table[:, 2]).all()
    assert weights_now("practice") is shipped
    again = services.fit_weights(world="real", by=operator)
    services.switch_on(ref=again.ref, by=operator)
    assert [one.ref for one in WeightSet.objects.filter(active=True)] == [again.ref]
    services.switch_off(ref=again.ref, by=operator)
    assert weights_now("real") is shipped
    actions = list(Entry.objects.filter(kind="weights").order_by("sequence").values_list("action", flat=True))
    assert actions == ["learn", "switch-on", "learn", "switch-on", "switch-off"]


def test_what_shows_no_gain_cannot_be_switched_on(operator):
    became(140, by_place=False)
    made = services.fit_weights(world="real", by=operator)
    with pytest.raises(services.WeightsRefused, match="no-gain"):
        services.switch_on(ref=made.ref, by=operator)
    assert not WeightSet.objects.filter(active=True).exists()


@pytest.mark.parametrize("role", [Role.BROKER, Role.EDITOR, Role.MODERATOR])
def test_only_those_who_run_the_exchange_learn_and_switch(operator, role):
    made = WeightSet.objects.create(factors=[1] * 9, outcomes=100, good=50)
    by = Doer(user_id=user("other", Party.objects.create(), role).pk)
    for act in (
        lambda: services.fit_weights(world="real", by=by),
        lambda: services.switch_on(ref=made.ref, by=by),
        lambda: services.switch_off(ref=made.ref, by=by),
        lambda: services.switch_on(ref=made.ref, by=Doer(process="worker")),
    ):
        with pytest.raises(WeightSet.DoesNotExist):
            act()
    assert learning.weight_sets(Viewer(user_id=by.user_id), "real") == []
    assert learning.weight_sets(Viewer(user_id=operator.user_id), "real") == [made]


def test_who_asked_and_who_offered_changes_nothing(operator):
    became(110)
    before = learning.learn("real")
    other = rows.actor("Somebody else", sector="private")
    for model in (Need, Offer):
        model.objects.update(actor=other, owner=other.party, title="Other")
    assert learning.learn("real") == before
    assert {field.name for field in fields(Outcome)} == {"need", "kind", "parts", "good", "counts"}
