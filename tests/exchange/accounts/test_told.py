"""Everybody reads their own notices and wishes, and nobody makes up the address that stops another's mail."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Viewer
from alongside.exchange.accounts.models import Guest, Notice, NoticeSettings, Party, User
from alongside.exchange.accounts.told import notices_for, settings_for, stop_path, stopped_by, unread

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    ann, ben = (User.objects.create(email=f"{name}@example.org") for name in ("ann", "ben"))
    guest = Guest.objects.create(party=Party.objects.create(), name="Cy")
    for person in ({"user": ann}, {"user": ben}, {"guest": guest}):
        Notice.objects.create(kind="x", title=str(person), **person)
        NoticeSettings.objects.create(mail="never" if "guest" in person else "weekly", **person)
    return ann, ben, guest


def test_users_and_guests_see_only_theirs(people):
    ann, ben, guest = people
    for viewer, own in (
        (Viewer(user_id=ann.pk), {"user": ann}),
        (Viewer(user_id=ben.pk), {"user": ben}),
        (Viewer(guest_id=guest.pk), {"guest": guest}),
        (Viewer(user_id=ann.pk, guest_id=guest.pk), {"guest": guest}),  # a helper does it as the guest
    ):
        assert [row.title for row in notices_for(viewer)] == [str(own)]
        assert unread(viewer) == 1
    assert not notices_for(VISITOR) and unread(VISITOR) == 0
    assert settings_for(Viewer(guest_id=guest.pk)).mail == "never"
    assert settings_for(VISITOR).mail == "daily" and settings_for(VISITOR).monday


def test_an_address_that_stops_mail_names_one_person_and_cannot_be_made_up(people):
    path = stop_path({"user_id": people[0].pk})
    signed = path.split("/")[2]
    assert path == f"/stop/{signed}/" and stopped_by(signed) == {"user_id": people[0].pk}
    assert stopped_by(signed[:-1]) is None and stopped_by("x") is None
    from django.core import signing

    assert stopped_by(signing.dumps({"user_id": 1}, salt="another")) is None
    assert stopped_by(signing.dumps({"is_staff": 1}, salt="stop")) is None
