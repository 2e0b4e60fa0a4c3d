"""Terms are read by those who may see their case."""

import pytest

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.evidence.queries import terms as queries
from tests._support.evidence_terms import Three, answer, terms

pytestmark = pytest.mark.django_db


def test_terms_are_seen_with_their_case():
    three = Three()
    row = terms(three)
    for who in three.people.values():
        assert queries.terms_of(viewer_for(who), three.case) == [row]
        assert queries.one_of(viewer_for(who), three.case, row.ref) == row
    assert queries.terms_of(VISITOR, three.case) == []
    other = viewer_for(Three(tag="b").people["hospital"])
    assert queries.one_of(other, three.case, row.ref) is None


def test_each_party_stands_with_what_it_said():
    three = Three()
    row = terms(three)
    answer(row)
    found = {one.party.key: one for one in queries.stands(viewer_for(three.people["council"]), row)}
    assert found["hospital"].answer.is_agreed and found["council"].answer is None
    assert [key for key, one in found.items() if one.is_mine] == ["council"]
    assert [key for key, one in found.items() if not one.is_asked] == ["carers"]


def test_what_waits_for_an_answer_is_found_until_it_is_given(django_assert_num_queries):
    three = Three()
    row = terms(three)
    viewer = viewer_for(three.people["hospital"])
    assert queries.to_answer(viewer) == [row]
    terms(Three(tag="b"))
    with django_assert_num_queries(3):
        assert queries.to_answer(viewer) == [row]
    answer(row)
    assert queries.to_answer(viewer) == []
    assert queries.to_answer(viewer_for(three.people["council"])) == [row]
    three.case.status = "draft"
    three.case.save()
    assert queries.to_answer(viewer_for(three.people["council"])) == []
    assert queries.to_answer(VISITOR) == []
