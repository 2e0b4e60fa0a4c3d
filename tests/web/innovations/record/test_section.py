"""What the page of an innovation shows of its record, and the line on Today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.innovations.models import RecordAnswer
from tests._support import rows
from tests._support.broken_innovations_record import answer
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_a_record_that_rests_is_a_line_of_today(client):
    lamp = innovation(title="Lamp", owner=rows.actor("Ward").party)
    row = answer(lamp)
    client.force_login(user_of(lamp.owner, "ward@example.org"))
    assert "Come back to the record" not in client.get("/you/").text
    RecordAnswer.objects.filter(pk=row.pk).update(said_at=timezone.now() - timedelta(days=15))
    page = client.get("/you/").text
    assert "“Lamp”: 0 of 9 sections" in page and f"/innovations/{lamp.offer.ref}/record/" in page


def test_the_page_shows_what_is_said_and_says_what_is_not_known(client):
    lamp = innovation(title="Lamp", owner=rows.actor("Ward").party)
    answer(lamp)
    answer(lamp, question="cost", value="£20")
    page = client.get(f"/innovations/{lamp.offer.ref}/").text
    assert "A lamp" in page and "who is better off" in page and "what it costs" in page
    assert "Go on with its record" not in page
    client.force_login(user_of(lamp.owner, "ward@example.org"))
    assert "Go on with its record" in client.get(f"/innovations/{lamp.offer.ref}/").text
