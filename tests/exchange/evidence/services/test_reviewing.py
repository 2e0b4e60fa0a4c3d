"""A case is sent to those named in it; it is agreed when all who answer agree, and by nobody else."""

import pytest

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Case, SignOff
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import cases
from alongside.exchange.evidence.services import reviewing as services
from tests._support import rows
from tests._support.evidence import MODEL
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides():
    """The ward and the club, each with somebody who acts for it."""
    found = {}
    for name in ("Ward", "Club"):
        actor = rows.actor(name)
        found[name.lower()] = (actor, doer(user_of(actor.party, f"{name.lower()}@example.org")))
    return found


@pytest.fixture
def made(sides):
    by = sides["ward"][1]
    case = cases.begin(title="Lunch", model=MODEL, by=by)
    for key, (actor, _by) in sides.items():
        cases.answer_by(ref=case.ref, key=key, actor=actor, by=by)
    return case


def sign(case, key, sides, **fields):
    there = {"party": key, "number": 1, "decision": "agreed", "office": "Treasurer", "by": sides[key][1]}
    return services.sign(ref=case.ref, **(there | fields))


def status(case):
    return Case.objects.get(pk=case.pk).status


def test_it_is_agreed_when_the_last_agrees_and_no_longer_when_one_takes_it_back(made, sides):
    assert services.send(ref=made.ref, by=sides["ward"][1]) == 1  # the club; who sends it knows
    sign(made, "ward", sides)
    assert status(made) == "review"
    sign(made, "club", sides, decision="with-comment", said="Only with a cook.")
    assert status(made) == "agreed"
    sign(made, "club", sides, decision="not-agreed", said="The cook has left.")
    assert status(made) == "review"
    assert SignOff.objects.count() == 3
    told = Notice.objects.filter(user__email="ward@example.org").values_list("title", flat=True)
    assert any("does not agree" in one for one in told)
    entry = Entry.objects.filter(action="sign").first()
    assert entry.detail == {"decision": "agreed"}


def test_a_draft_is_signed_by_nobody_and_a_case_without_anybody_who_answers_is_not_sent(made, sides):
    with pytest.raises(CaseRefused) as refused:
        sign(made, "club", sides)
    assert refused.value.why == "not-asked"
    for key in sides:
        cases.answer_by(ref=made.ref, key=key, actor=None, by=sides["ward"][1])
    with pytest.raises(CaseRefused) as refused:
        services.send(ref=made.ref, by=sides["ward"][1])
    assert refused.value.why == "nobody-asked"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"decision": ""}, "no-decision"),
        ({"decision": "not-agreed"}, "no-said"),
        ({"decision": "with-comment", "said": " "}, "no-said"),
        ({"office": ""}, "no-office"),
        ({"number": 7}, "old-version"),
    ],
)
def test_what_is_missing_is_said(made, sides, fields, why):
    services.send(ref=made.ref, by=sides["ward"][1])
    with pytest.raises(CaseRefused) as refused:
        sign(made, "club", sides, **fields)
    assert refused.value.why == why


def test_nobody_signs_for_another(made, sides):
    services.send(ref=made.ref, by=sides["ward"][1])
    for key in ("ward", "carers", "nothing"):
        with pytest.raises(Case.DoesNotExist):
            sign(made, key, {key: sides["club"]})


def test_whoever_agreed_to_just_these_figures_need_not_do_so_again(made, sides):
    by = sides["ward"][1]
    services.send(ref=made.ref, by=by)
    sign(made, "ward", sides)
    sign(made, "club", sides)
    cases.revise(ref=made.ref, model=MODEL | {"note": "A word more"}, by=by)
    assert status(made) == "review"
    cases.move(ref=made.ref, to="draft", by=by)
    services.send(ref=made.ref, by=by)
    assert status(made) == "agreed"
    assert queries.newest(made).number == 2
