"""Beginning a business case, its versions, its parties, and how it stands."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Case
from alongside.exchange.evidence.notices import CaseRefused
from alongside.exchange.evidence.queries import cases as queries
from alongside.exchange.evidence.services import cases as services
from tests._support import rows
from tests._support.evidence import MODEL
from tests._support.merging import doer
from tests._support.partnerships import seen_by, user_of

pytestmark = pytest.mark.django_db
WARD = "ward@example.org"


@pytest.fixture
def ward():
    """An organisation, and who writes for it."""
    actor = rows.actor("Ward")
    return actor, doer(user_of(actor.party, WARD))


def begun(by, **fields):
    return services.begin(**({"title": " Lunch ", "model": MODEL, "by": by} | fields))


def test_what_is_begun_is_seen_by_those_who_write_it_until_it_is_shared(ward):
    actor, by = ward
    made = begun(by, mode="adds")
    mine = seen_by(actor.party, WARD)
    assert queries.kept(mine, made.ref) == made
    assert queries.case_for(VISITOR, made.ref) is None
    assert queries.newest(made).model == MODEL
    assert [one.key for one in queries.parties_of(made)] == ["ward", "club", "carers"]
    services.share(ref=made.ref, visibility="public", by=by)
    assert queries.case_for(VISITOR, made.ref) == made
    assert not queries.keeps(VISITOR, made)
    assert Entry.objects.filter(kind="case", action="share").exists()


def test_a_version_is_added_and_who_answers_stays_with_a_party_that_stays(ward):
    _, by = ward
    made = begun(by)
    services.answer_by(ref=made.ref, key="club", actor=rows.actor("Club"), by=by)
    less = MODEL | {"parties": [MODEL["parties"][1] | {"name": "The lunch club"}]}
    second = services.revise(ref=made.ref, model=less, note="Fewer", by=by)
    assert second.number == 2
    assert queries.version_of(made, 1).model == MODEL
    (party,) = queries.parties_of(made)
    assert (party.name, party.actor.name) == ("The lunch club", "Club")


def test_an_agreed_case_goes_back_to_those_named_when_it_changes(ward):
    _, by = ward
    made = begun(by)
    services.move(ref=made.ref, to="review", by=by)
    services.moved(services.held(made.ref, by), "agreed", by=by)
    services.revise(ref=made.ref, model=MODEL, by=by)
    made.refresh_from_db()
    assert (made.status, made.agreed_on) == ("review", None)


def test_nobody_says_alone_that_all_agree(ward):
    _, by = ward
    made = begun(by)
    services.move(ref=made.ref, to="review", by=by)
    with pytest.raises(CaseRefused, match="as it stands"):
        services.move(ref=made.ref, to="agreed", by=by)


def test_it_is_withdrawn_with_a_reason_and_then_stays_as_it_is(ward):
    _, by = ward
    made = begun(by)
    with pytest.raises(CaseRefused) as refused:
        services.move(ref=made.ref, to="withdrawn", why=" ", by=by)
    assert refused.value.field == "why"
    services.move(ref=made.ref, to="withdrawn", why="Out of date", by=by)
    with pytest.raises(CaseRefused):
        services.revise(ref=made.ref, model=MODEL, by=by)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "no-title"),
        ({"mode": "nonsense"}, "no-mode"),
        ({"model": {"parties": []}}, "no-parties"),
        ({"model": ["no", "mapping"]}, "no-model"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(ward, said, why):
    with pytest.raises(CaseRefused) as refused:
        begun(ward[1], **said)
    assert refused.value.why == why
    assert not Case.objects.exists()


def test_worlds_are_not_mixed(ward):
    _, by = ward
    with pytest.raises(CaseRefused, match="invented"):
        begun(by, place=rows.place("Town", world="practice"))
    made = begun(by)
    with pytest.raises(CaseRefused, match="invented"):
        services.answer_by(ref=made.ref, key="club", actor=rows.actor("Club", world="practice"), by=by)
    with pytest.raises(CaseRefused, match="party"):
        services.answer_by(ref=made.ref, key="nobody", actor=None, by=by)


def test_another_cannot_write_it(ward):
    made = begun(ward[1])
    other = doer(user_of(rows.actor("Other").party, "other@example.org"))
    for act in (
        lambda: services.revise(ref=made.ref, model=MODEL, by=other),
        lambda: services.edit(ref=made.ref, title="Mine", by=other),
        lambda: services.share(ref=made.ref, visibility="public", by=other),
        lambda: services.move(ref=made.ref, to="review", by=Doer(process="x")),
    ):
        with pytest.raises(Case.DoesNotExist):
            act()
    services.edit(ref=made.ref, title="Lunch club", mode="both", by=ward[1])
    assert Case.objects.get().title == "Lunch club"
