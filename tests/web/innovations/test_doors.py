"""What every page of an innovation shares."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from alongside.exchange.accounts.access import VISITOR, Doer, viewer_for
from alongside.web.innovations import doors
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def asked(viewer=VISITOR, doer=None):
    request = RequestFactory().get("/")
    request.viewer, request.doer = viewer, doer
    return request


def test_only_those_who_keep_it_get_in():
    owner = rows.actor("Ward").party
    found = innovation(title="Lamp", owner=owner)
    user = user_of(owner, "ward@example.org")
    mine = asked(viewer_for(user), Doer(user_id=user.pk))
    assert doors.kept_or_404(mine, found.offer.ref) == found
    with pytest.raises(Http404):
        doors.kept_or_404(asked(), found.offer.ref)
    with pytest.raises(Http404):
        doors.innovation_or_404(asked(), "nothing")


def test_what_is_not_known_stays_empty():
    frame = doors.frame(asked(), rows.offer("App", kind="innovation"))
    assert (frame["stage"], frame["types"], frame["status"], frame["has_record"]) == ("", "", "", False)
