"""Line-ups for programs: as the command gives them, for those who may bring people together alone."""

import pytest
from django.test import Client

from tests._support import convening as support

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def those(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), support.loaded(tmp_path_factory.mktemp("convening")) as found:
        yield found


def ask(who, **query):
    client = Client()
    if who is not None:
        client.force_login(who)
    return client.get("/api/v1/convene", query)


def test_line_ups_are_for_who_has_the_need_and_their_connector(those):
    found = ask(those.nell, need=those.need.ref, proposals=2).json()["proposals"]
    assert 1 <= len(found) <= 2 and found[0]["need"] == those.need.ref
    names = {member["id"] for one in found for member in one["members"]}
    assert those.surgery.ref in names and those.hidden.ref not in names
    assert found[0]["why"] == ["best"] and found[0]["gap"] == 0
    for other in (None, those.stranger):
        hidden, never = ask(other, need=those.need.ref), ask(other, need="nowhere")
        assert hidden.status_code == never.status_code == 404 and hidden.json() == never.json()
    assert ask(those.nell).status_code == 422 and ask(those.nell, need="x", proposals=99).status_code == 422
