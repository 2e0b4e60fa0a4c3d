"""What a record says now, to whom, and which records rest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.innovations.models import RecordAnswer
from alongside.exchange.innovations.queries import record as queries
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def answer(found, question="what", value="A lamp", version=1, **fields):
    return RecordAnswer.objects.create(
        innovation=found, question=question, value=value, version=version, **fields
    )


@pytest.fixture
def lamp():
    return innovation(title="Lamp", owner=rows.actor("Ward").party, innovation_types=["device"])


def test_the_newest_version_counts_and_extras_stand_apart(lamp):
    answer(lamp)
    answer(lamp, "nhs:areas", ["A"])
    answer(lamp, value="A torch", version=2)
    told = queries.told_of(VISITOR, lamp.offer)
    assert told.answers["what"] == "A torch" and told.extras == {"areas": ["A"]}
    assert told.said == (("nhs:areas", ["A"]), ("what", "A torch"))
    assert (told.types, told.first_open, told.done) == (("device",), 2, 0)


def test_who_may_not_see_the_record_reads_nothing_of_it(lamp):
    answer(lamp)
    lamp.visibility = "private"
    lamp.save()
    told = queries.told_of(VISITOR, lamp.offer)
    assert told.innovation is None and not told.answers and told.types == ("device",)
    mine = viewer_for(user_of(lamp.owner, "ward@example.org"))
    assert queries.told_of(mine, lamp.offer).answers["what"] == "A lamp"


def test_history_is_for_those_who_keep_it(lamp):
    first, second = answer(lamp), answer(lamp, version=2, value="A torch")
    mine = viewer_for(user_of(lamp.owner, "ward@example.org"))
    assert queries.history_of(mine, lamp.offer) == [second, first]
    other = viewer_for(user_of(rows.actor("Else").party, "else@example.org"))
    assert queries.history_of(other, lamp.offer) == [] == queries.history_of(VISITOR, lamp.offer)


def test_a_record_rests_after_14_days_until_all_is_done(lamp):
    mine = viewer_for(user_of(lamp.owner, "ward@example.org"))
    row = answer(lamp)
    assert queries.resting(mine, world="real") == []
    RecordAnswer.objects.filter(pk=row.pk).update(said_at=timezone.now() - timedelta(days=15))
    assert queries.resting(mine, world="real") == [(lamp, 0)]
    assert queries.resting(mine, world="practice") == [] == queries.resting(VISITOR, world="real")
    lamp.status, lamp.status_why = "paused", "No money"
    lamp.save()
    assert queries.resting(mine, world="real") == []
