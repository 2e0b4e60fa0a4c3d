from datetime import date

import pytest

from alongside.exchange.accounts.access import Doer, doer_for, viewer_for
from alongside.exchange.accounts.models import Guest, User
from alongside.exchange.accounts.queries import present_guest
from alongside.exchange.accounts.services import (
    guest_at,
    new_guest,
    reach_guest,
    start_helping,
    stop_helping,
)
from alongside.exchange.accounts.services.guests import HelpingRefused
from alongside.exchange.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper():
    return User.objects.create_user("helper@example.org", "a-long-password")


def help_ann(helper, words="You may write for me"):
    ann = new_guest(name="Ann")
    by = Doer(user_id=helper.pk)
    start_helping(
        helper_id=helper.pk, guest_id=ann.pk, how="spoken", words=words, given_on=date(2026, 1, 2), by=by
    )
    return ann


def test_whoever_comes_is_somebody_new_with_a_number_of_their_own():
    one, other = new_guest(name="Ann", phone="01803 1"), new_guest(name="Ann", phone="01803 1")
    assert one.number != other.number and one.party_id != other.party_id
    assert Entry.objects.filter(action="arrive").count() == 2


def test_what_is_mailed_to_an_address_goes_to_the_guest_who_has_it():
    one = guest_at(email="Ann@Example.org")
    assert guest_at(email="ann@example.org ") == one
    assert guest_at(email="ann@example.org", world="practice") != one
    assert Guest.objects.count() == 2


def test_a_guest_sees_and_does_what_is_theirs():
    ann = new_guest(name="Ann")
    viewer = viewer_for(None, ann)
    assert viewer.audiences == {"public", f"party:{ann.party_id}"}
    assert doer_for(viewer) == Doer(guest_id=ann.pk, acting_for_id=ann.party_id)


def test_what_a_helper_does_is_the_guests_and_says_who_helped(helper):
    ann = help_ann(helper)
    viewer = viewer_for(helper, present_guest(helper, ann.pk))
    assert ann.party_id in viewer.parties
    assert doer_for(viewer) == Doer(guest_id=ann.pk, acting_for_id=ann.party_id, helper_id=helper.pk)


def test_nobody_helps_without_permission(helper):
    ann = help_ann(helper)
    other = User.objects.create_user("other@example.org", "a-long-password")
    assert present_guest(other, ann.pk) is None
    stop_helping(helper_id=helper.pk, guest_id=ann.pk, by=Doer(user_id=helper.pk))
    assert present_guest(helper, ann.pk) is None


def test_permission_has_words(helper):
    with pytest.raises(HelpingRefused, match="agreed to"):
        help_ann(helper, words="  ")


def test_how_somebody_is_reached_is_kept_and_the_trail_holds_no_number():
    ann = new_guest(name="Ann", phone="01803 1")
    by = Doer(guest_id=ann.pk, acting_for_id=ann.party_id)
    reach_guest(guest_id=ann.pk, name="Ann", phone="01632 960111", by=by)
    ann.refresh_from_db()
    assert (ann.name, ann.phone) == ("Ann", "01632 960111")
    entry = Entry.objects.get(action="reach")
    assert entry.detail == {"fields": ["phone"]}
    reach_guest(guest_id=ann.pk, name="Ann", by=by)
    assert Entry.objects.filter(action="reach").count() == 1, "nothing new was said"
