"""Each connector is named once, with every place of theirs."""

import pytest

from alongside.exchange.directory.models import Connector
from alongside.web.people import people

pytestmark = pytest.mark.django_db


def test_one_person_at_two_places_is_one_card_and_worlds_do_not_mix(town):
    Connector.objects.update(name="Ann", phone="+44 (0)1632 960999", world="real")
    (ann,) = people("real")
    assert [place["name"] for place in ann["places"]] == ["Playford", "Wenbury"]
    assert ann["phone_url"] == "tel:+441632960999"
    assert people("practice") == []
