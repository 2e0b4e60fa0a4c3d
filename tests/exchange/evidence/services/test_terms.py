"""Proposing who pays whom, and answering it."""

import pytest

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Case, Terms
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.services import terms as services
from tests._support import rows
from tests._support.evidence_terms import SHARE, Three
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return Three()


def propose(three, who="charity", party="", **fields):
    said = {"ref": three.case.ref, "number": 1, "kind": "gain-share", "numbers": SHARE, "party": party}
    return services.propose(**(said | {"by": three.by[who]} | fields))


def say(three, row, who, yes=True, **fields):
    there = {"ref": three.case.ref, "terms": row.ref, "party": who, "is_agreed": yes, "by": three.by[who]}
    return services.answer(**(there | fields))


def told(three, who):
    return list(Notice.objects.filter(user=three.people[who]).values_list("title", flat=True))


def test_terms_are_agreed_when_each_has_agreed_for_itself(three):
    row = propose(three, why=" Fair. ")
    assert (row.state, row.why, row.number) == ("proposed", "Fair.", 1)
    assert [one.party for one in row.answers.all()] == ["charity"]  # whoever proposes agrees
    assert told(three, "hospital") == ["Do you agree who pays whom? Steady at home"]
    assert not told(three, "charity")
    say(three, row, "hospital")
    assert say(three, row, "council", said="Gladly").state == "agreed"
    row.refresh_from_db()
    assert row.settled_on is not None
    assert told(three, "charity") == ["All have agreed who pays whom: Steady at home"]
    actions = list(Entry.objects.filter(kind="case").values_list("action", flat=True))
    assert sorted(actions) == ["answer-terms", "answer-terms", "propose-terms"]
    with pytest.raises(CaseRefused, match="settled already"):
        say(three, row, "hospital", yes=False, said="No")


def test_one_who_does_not_agree_settles_it_and_others_take_its_place(three):
    first = propose(three)
    assert say(three, first, "council", yes=False, said="We pay twice.").state == "refused"
    assert "Alder Council does not agree who pays whom: Steady at home" in told(three, "hospital")
    second = propose(three, who="hospital", party="hospital")
    third = propose(three, who="council", party="council")
    second.refresh_from_db()
    assert (second.state, third.state, third.number) == ("replaced", "proposed", 3)


def test_an_answer_may_be_another_until_it_is_settled(three):
    row = propose(three)
    say(three, row, "hospital", said="Yes")
    say(three, row, "hospital", said="Still yes")
    assert row.answers.get(party="hospital").said == "Still yes"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"kind": "nonsense"}, "Choose one of the ways"),
        ({"number": 2}, "figures of the case have changed"),
        ({"why": "x" * 4001}, "4,000"),
        ({"numbers": {"gainer": "hospital", "shares": {"carers": 0.1}}}, "Nobody answers here for one"),
    ],
)
def test_what_cannot_be_proposed_is_said(three, fields, why):
    with pytest.raises(CaseRefused, match=why):
        propose(three, **fields)
    assert not Terms.objects.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"is_agreed": None}, "Say whether you agree"),
        ({"is_agreed": False}, "would have to be otherwise"),
        ({"said": "x" * 4001}, "4,000"),
    ],
)
def test_what_is_no_answer_is_said(three, fields, why):
    row = propose(three)
    with pytest.raises(CaseRefused, match=why):
        say(three, row, "hospital", **fields)


def test_nobody_speaks_for_another(three):
    row = propose(three)
    stranger = doer(user_of(rows.actor("Stranger").party, "stranger@example.org"))
    for who in (three.by["council"], stranger):
        with pytest.raises(Case.DoesNotExist):
            say(three, row, "hospital", by=who)
        with pytest.raises(Case.DoesNotExist):
            propose(three, party="hospital", by=who)
        with pytest.raises(Case.DoesNotExist):
            propose(three, by=who)
    with pytest.raises(Terms.DoesNotExist):
        say(three, row, "hospital", terms="none")


def test_a_draft_is_sent_before_anything_is_proposed():
    draft = Three(status="draft")
    with pytest.raises(CaseRefused, match="Send the case"):
        propose(draft)


def test_where_one_body_answers_for_all_who_are_asked_it_is_agreed_at_once(three):
    three.case.parties.exclude(actor=None).update(actor=three.bodies["charity"])
    assert propose(three).state == "agreed"
