"""Consent is kept in its words, once, and taken back with a date; only by whoever gave it."""

import pytest

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.consents import consents_of
from alongside.exchange.accounts.models import Consent, User
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.accounts.services.consenting import ConsentRefused, give_consent, withdraw_consent
from alongside.exchange.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return [User.objects.create(email=f"{name}@x.example") for name in ("ann", "ben")]


def test_agreeing_twice_is_kept_once_and_read_by_that_person_alone(people):
    ann, ben = (Viewer(user_id=user.pk) for user in people)
    by = Doer(user_id=people[0].pk)
    first = give_consent(purpose="quote", words="You may quote me.", by=by)
    assert give_consent(purpose="quote", words="You may quote me.", by=by) == first
    assert consents_of(ann) == [first]
    assert consents_of(ben) == [] and consents_of(Viewer()) == []
    entry = Entry.objects.get(kind="consent")
    assert (entry.action, entry.detail) == ("give", {"purpose": "quote"})


def test_taking_back_keeps_the_row_with_its_date_and_other_words_are_a_new_row(people):
    ann = Viewer(user_id=people[0].pk)
    by = Doer(user_id=people[0].pk)
    first = give_consent(purpose="quote", words="You may quote me.", by=by)
    with pytest.raises(Consent.DoesNotExist):
        withdraw_consent(consent_id=first.pk, by=Doer(user_id=people[1].pk))
    at = withdraw_consent(consent_id=first.pk, by=by).withdrawn_at
    assert at is not None and withdraw_consent(consent_id=first.pk, by=by).withdrawn_at == at
    assert [row.withdrawn_at for row in consents_of(ann)] == [at]
    again = give_consent(purpose="quote", words="You may quote me.", by=by)
    assert again != first and len(consents_of(ann)) == 2
    assert Entry.objects.filter(kind="consent", action="withdraw").count() == 1


def test_a_helper_is_named_with_what_was_agreed_for_a_guest(people):
    guest = new_guest(name="Cleo")
    by = Doer(guest_id=guest.pk, helper_id=people[0].pk)
    made = give_consent(purpose="share", words="Ring me.", ref="abc", by=by)
    assert (made.guest, made.helper, made.user) == (guest, people[0], None)
    viewer = Viewer(user_id=people[0].pk, guest_id=guest.pk)
    assert [(row.purpose, row.ref) for row in consents_of(viewer)] == [("share", "abc")]


def test_words_and_a_person_are_needed(people):
    with pytest.raises(ConsentRefused, match="in words"):
        give_consent(purpose="quote", words=" ", by=Doer(user_id=people[0].pk))
    with pytest.raises(ConsentRefused, match="Only a person"):
        give_consent(purpose="quote", words="Yes", by=Doer(process="test"))
