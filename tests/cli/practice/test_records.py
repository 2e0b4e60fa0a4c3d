"""The practice town has a record far along, with what it said before, and one begun; each once."""

import pytest

from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_the_records_are_written_once_in_several_sittings():
    from alongside.cli.practice import records
    from alongside.exchange.accounts.access import VISITOR, Doer
    from alongside.exchange.innovations.models import RecordAnswer
    from alongside.exchange.innovations.queries.record import told_of

    made = {}
    for title, key in records.WHOSE.items():
        actor = rows.actor(key, source_id=key, world="practice")
        user_of(actor.party, f"{key}@demo.example")
        kinds = ["service"]
        made[title] = innovation(
            title=title, owner=actor.party, actor=actor, world="practice", innovation_types=kinds
        )
    by = Doer(process="alongside demo")
    records.seed(by)
    before = RecordAnswer.objects.count()
    records.seed(by)
    assert RecordAnswer.objects.count() == before
    full = told_of(VISITOR, made[records.FULL].offer)
    assert full.done == 4 and full.first_open == 0 and len(full.extras) == 2
    assert RecordAnswer.objects.filter(question="what", innovation=made[records.FULL]).count() == 2
    assert told_of(VISITOR, made[records.BEGUN].offer).first_open == 3
