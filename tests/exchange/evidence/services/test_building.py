"""A case begins from six answers; each change is a version, kept once and over no other."""

import pytest

from alongside.exchange.evidence import building_rules as rules
from alongside.exchange.evidence.models import Case
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import building as services
from alongside.exchange.evidence.services import cases, reviewing
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db
SAID = {"title": "Lunch", "payer": "Fund", "gainer": "Ward", "cost": 100.0}


@pytest.fixture
def by():
    return doer(user_of(rows.actor("Ward").party, "ward@example.org"))


def begun(by, **fields):
    like = fields.pop("like", "")
    return services.begin_from_six(said=rules.Six(**(SAID | fields)), like=like, by=by)


def test_parties_with_just_the_name_of_an_organisation_here_are_answered_for_by_it(by):
    fund = rows.actor("Fund")
    rows.actor("Fund of the north")
    made = begun(by, like="replaces")
    answers = {one.key: one.actor for one in queries.parties_of(made)}
    assert answers["payer"] == fund and answers["gainer"].name == "Ward" and answers["carers"] is None
    assert (made.mode, made.visibility, made.status) == ("replaces", "private", "draft")
    assert "put-back" in {one["id"] for one in queries.newest(made).model["streams"]}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"payer": ""}, "payer"),
        ({"gainer": ""}, "gainer"),
        ({"sure": "x"}, "form"),
    ],
)
def test_what_is_missing_leads_to_its_field(by, fields, field):
    with pytest.raises(CaseRefused) as refused:
        begun(by, **fields)
    assert refused.value.field == field
    assert not Case.objects.exists()


def test_a_change_is_a_version_the_same_again_is_none_and_another_in_between_is_not_written_over(by):
    made = begun(by)
    model = queries.newest(made).model
    other = model | {"title": "Supper"}
    assert services.change(ref=made.ref, at=1, model=other, note="Later", by=by).number == 2
    made.refresh_from_db()
    assert made.title == "Supper"
    assert services.change(ref=made.ref, at=2, model=other, by=by).number == 2
    with pytest.raises(CaseRefused) as refused:
        services.change(ref=made.ref, at=1, model=model, by=by)
    assert refused.value.why == "meanwhile"
    assert made.versions.count() == 2


def test_a_change_while_it_is_signed_tells_those_whose_figures_are_others(by):
    from alongside.exchange.accounts.models import Notice

    fund = user_of(rows.actor("Fund").party, "fund@example.org")
    made = begun(by)
    cases.answer_by(ref=made.ref, key="gainer", actor=None, by=by)
    reviewing.send(ref=made.ref, by=by)
    model = queries.newest(made).model
    services.change(ref=made.ref, at=1, model=model | {"note": "Words alone"}, by=by)
    assert Notice.objects.filter(user=fund).count() == 1
    row = rules.stream(model, "running") | {"value": 90}
    services.change(ref=made.ref, at=2, model=rules.with_row(model, "streams", row), by=by)
    assert [one.title.split(":")[0] for one in Notice.objects.filter(user=fund).order_by("pk")] == [
        "Are your figures right? Lunch",
        "Your figures have changed",
    ]
