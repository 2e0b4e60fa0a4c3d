"""How those who work together are doing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.directory.models import Tie
from alongside.exchange.partnerships import queries
from alongside.exchange.partnerships.models import MeasureValue, SuccessMeasure
from alongside.exchange.partnerships.queries.health import health_of
from tests._support import rows
from tests._support.partnerships import member, partnership, seen_by

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_ties_are_counted_by_pairs_then_and_now():
    found = partnership(started_on=TODAY - timedelta(days=30))
    actors = [rows.actor(name) for name in "abc"]
    for actor in actors:
        member(found, actor.party)
    a, b, c = actors
    Tie.objects.create(actor=a, other=b, kind="works-with", since="2019")
    Tie.objects.create(actor=b, other=a, kind="advises", since="2020-05")
    Tie.objects.create(actor=b, other=c, kind="works-with", since=TODAY.isoformat())
    Tie.objects.create(actor=a, other=c, kind="prospective", since="2019")
    health = health_of(seen_by(a.party), found, queries.members_of(found))
    assert (health.pairs, health.before, health.now) == (3, 1, 2)
    assert health.sectors == {"third": 3}


def test_a_figure_that_should_be_there_is_late_until_it_is():
    found = partnership(review_on=TODAY - timedelta(days=1))
    one = member(found)
    measure = SuccessMeasure.objects.create(
        partnership=found, what="Lunches", by_when=TODAY - timedelta(days=2)
    )
    viewer = seen_by(one.party)
    MeasureValue.objects.create(measure=measure, on=TODAY - timedelta(days=9), value=1)
    health = health_of(viewer, found, queries.members_of(found))
    assert (health.late, health.review_is_late) == (1, True)
    MeasureValue.objects.create(measure=measure, on=TODAY, value=2)
    assert health_of(viewer, found, queries.members_of(found)).late == 0
