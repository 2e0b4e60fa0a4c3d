"""Taking part with and without an account, and coming back."""

import pytest

from alongside.exchange.accounts.models import User
from alongside.exchange.audit.models import Entry
from alongside.exchange.voices.codes import hash_of
from alongside.exchange.voices.models import Ask, Contribution, Participant
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks as queries
from alongside.exchange.voices.services import joining
from tests._support.merging import doer
from tests._support.voices import ask, asker

pytestmark = pytest.mark.django_db


def test_nobody_known_gets_a_code_and_comes_back_with_it():
    found = ask()
    joined = joining.join(ask=found, by=None)
    assert joined.code
    assert joined.code not in str(joined.participant.__dict__)
    assert queries.by_code(found, joined.code.lower()) == joined.participant
    assert queries.by_code(ask(), joined.code) is None
    again = joining.join(ask=found, by=None, code=joined.code)
    assert (again.participant, again.code) == (joined.participant, "")


def test_an_account_takes_part_once_and_no_audit_row_says_so():
    found, user = ask(), User.objects.create(email="ann@example.org")
    before = Entry.objects.count()
    one, two = (joining.join(ask=found, by=doer(user)) for _ in range(2))
    assert one.participant == two.participant
    assert one.code == ""
    assert Entry.objects.count() == before


def test_codes_that_were_handed_out_let_people_in_and_count_once_used():
    party, by = asker()
    found = ask(owner=party, entry="code")
    with pytest.raises(AskRefused) as refused:
        joining.join(ask=found, by=None)
    assert refused.value.field == "code"
    codes = joining.make_codes(ref=found.ref, many=3, by=by)
    assert len(set(codes)) == 3
    assert not Participant.objects.filter(code_hash__in=codes).exists()
    assert queries.people_of(found) == 0
    part = joining.join(ask=found, by=None, code=codes[0]).participant
    assert part.code_hash == hash_of(codes[0])
    assert queries.people_of(found) == 1
    with pytest.raises(AskRefused, match="letter"):
        joining.join(ask=found, by=None, code="AAAA-AAAA")


def test_what_needs_an_account_or_is_not_open_takes_nobody():
    with pytest.raises(AskRefused, match="account"):
        joining.join(ask=ask(entry="signed-in"), by=None)
    with pytest.raises(AskRefused, match="not open"):
        joining.join(ask=ask(state="closed"), by=None)


def test_too_many_codes_and_those_of_others_are_refused():
    party, by = asker()
    with pytest.raises(AskRefused, match="2,000"):
        joining.make_codes(ref=ask(owner=party).ref, many=2001, by=by)
    with pytest.raises(Ask.DoesNotExist):
        joining.make_codes(ref=ask(owner=asker()[0].__class__.objects.create()).ref, many=1, by=by)


def test_all_votes_are_one_contribution_and_each_word_its_own():
    part = joining.join(ask=ask(), by=None).participant
    votes = [joining.contribute(part, Contribution.Kind.VOTES, once=True) for _ in range(2)]
    assert votes[0] == votes[1]
    joining.contribute(part, Contribution.Kind.STATEMENT)
    joining.contribute(part, Contribution.Kind.STATEMENT)
    assert part.contributions.count() == 3


def test_who_is_forgotten_leaves_what_was_said_without_them():
    user = User.objects.create(email="ann@example.org")
    part = joining.join(ask=ask(), by=doer(user)).participant
    joining.contribute(part, Contribution.Kind.STATEMENT)
    joining.forget(participants=[part])
    part.refresh_from_db()
    assert (part.user, part.code_hash, part.tell) == (None, None, "none")
    assert part.contributions.count() == 1
