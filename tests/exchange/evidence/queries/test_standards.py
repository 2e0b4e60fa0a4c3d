"""What is asked, what there is as far as the viewer may see, who could help, and whose word a stamp is."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence.queries import standards as queries
from alongside.exchange.evidence.services import standards as services
from tests._support import rows
from tests._support.evidence_claims import DAY, stamp
from tests._support.innovations_journey import moving_one

pytestmark = pytest.mark.django_db


def test_what_there_is_is_seen_with_the_record_and_the_newest_answer_counts():
    one = moving_one()
    services.set_level(ref=one.ref, reach="behind", stakes="low", by=one.by)
    for state, words in (("missing", ""), ("there", "Ten carers.")):
        services.answer(ref=one.ref, item="users", state=state, words=words, by=one.by)
    services.answer(ref=one.ref, item="climate", state="not-needed", words="No travel.", by=one.by)
    asked = queries.asked_of(one.viewer, one.record.offer)
    states = {row.item.key: row.state for row in asked.rows}
    assert (states["users"], states["climate"], states["fair"]) == ("there", "not-needed", "")
    assert "trial" not in states and asked.there == 1
    assert "fair" in {row.item.key for row in asked.missing} and not {"users"} & {
        row.item.key for row in asked.missing
    }
    assert [row.state for row in queries.answers_to(one.viewer, one.record, "users")] == ["there", "missing"]
    hidden = queries.asked_of(VISITOR, one.record.offer)
    assert hidden.record is None or one.record.visibility == "public"


def test_help_with_what_is_missing_is_the_most_needed_first():
    one = moving_one()
    rows.offer("Health economics clinic", "We cost new ways of working.")
    asked = queries.asked_of(one.viewer, one.record.offer)
    kinds = queries.needed_help(asked.missing)
    assert len(kinds) == len(set(kinds)) and "economics" in kinds
    found = queries.who_could_help(one.viewer, one.record.offer, kinds, "")
    assert [(row.kind, row.now[0].offer.title) for row in found] == [("economics", "Health economics clinic")]


def test_whose_word_a_stamp_is():
    judge = rows.actor("The judges")
    told, here, own = stamp(), stamp(judge=judge, here=True), stamp(judge=judge, here=True)
    assert queries.how_given(told, None) == "told"
    assert queries.how_given(here, None) == "here"
    assert queries.how_given(own, judge.party_id) == "self"
    assert queries.holds(told, DAY) and not queries.holds(stamp(until=DAY), DAY.replace(month=4))
    assert not queries.holds(stamp(withdrawn_on=DAY, withdrawn_why="Recalled."), DAY)
    assert queries.stamps_of(VISITOR, told.offer) == [told]
    assert queries.stamp_for(VISITOR, told.offer, here.ref) is None
    assert queries.judges(VISITOR, "real") == [] and not queries.may_withdraw(VISITOR, told)
