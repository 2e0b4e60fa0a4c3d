"""What waits for whom: figures to look at, and cases of one's own that somebody did not agree to."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.queries import reviewing as queries
from alongside.exchange.evidence.services import cases
from alongside.exchange.evidence.services import reviewing as services
from tests._support import rows
from tests._support.evidence import MODEL
from tests._support.evidence_since import attached
from tests._support.merging import doer
from tests._support.partnerships import seen_by, user_of

pytestmark = pytest.mark.django_db


def test_figures_wait_until_one_has_spoken_and_an_objection_waits_for_the_writer():
    ward, club = rows.actor("Ward"), rows.actor("Club")
    by = doer(user_of(ward.party, "ward@example.org"))
    theirs = doer(user_of(club.party, "club@example.org"))
    made = cases.begin(title="Lunch", model=MODEL, by=by)
    cases.answer_by(ref=made.ref, key="club", actor=club, by=by)
    writer, reader = seen_by(ward.party, "ward@example.org"), seen_by(club.party, "club@example.org")
    assert queries.waiting_for(reader) == []
    services.send(ref=made.ref, by=by)
    assert queries.waiting_for(reader) == [made] and queries.waiting_for(writer) == []
    assert queries.waiting_for(VISITOR) == [] and queries.waiting_for(reader, world="practice") == []
    said = {"party": "club", "number": 1, "office": "Chair", "by": theirs}
    services.sign(ref=made.ref, decision="not-agreed", said="No cook.", **said)
    assert queries.waiting_for(reader) == []
    assert queries.answered_to(writer) == [made] and queries.answered_to(reader) == []
    services.sign(ref=made.ref, decision="agreed", **said)
    assert queries.answered_to(writer) == []


def test_what_is_attached_is_no_longer_missing():
    ward = rows.actor("Ward")
    made = cases.begin(title="Lunch", model=MODEL, by=doer(user_of(ward.party)))
    stands = queries.stands_on(made, MODEL)
    before = {one.key for one in queries.lacks_of(made, MODEL, stands)}
    attached(made, kind="equality")
    after = {one.key for one in queries.lacks_of(made, MODEL, stands)}
    assert before - after == {"no-equality"}


def test_what_waits_is_asked_for_as_often_for_many_cases_as_for_one(django_assert_max_num_queries):
    ward, club = rows.actor("Ward"), rows.actor("Club")
    by = doer(user_of(ward.party, "ward@example.org"))
    reader = seen_by(club.party, "club@example.org")
    for title in "ABCD":
        made = cases.begin(title=title, model=MODEL, by=by)
        cases.answer_by(ref=made.ref, key="club", actor=club, by=by)
        services.send(ref=made.ref, by=by)
    with django_assert_max_num_queries(4):
        assert len(queries.waiting_for(reader)) == 4
