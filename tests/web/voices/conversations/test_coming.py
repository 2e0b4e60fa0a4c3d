"""Coming in or back with a code."""

import pytest
from django.test import Client

from alongside.exchange.voices.models import Participant
from alongside.exchange.voices.services import joining

pytestmark = pytest.mark.django_db


def test_a_code_that_was_handed_out_lets_one_in(client, at, talk):
    talk.ask.entry = "code"
    talk.ask.save()
    code, _other = joining.make_codes(ref=talk.ask.ref, many=2, by=talk.by(talk.nell))
    inside = client.post(f"{at}code/", {"code": f" {code.lower().replace('-', ' ')} "}, follow=True)
    assert "Agree" in inside.text
    assert Participant.objects.filter(started_at=None).count() == 1
    client.post(f"{at}vote/", {"statement": 1, "vote": "agree"})
    elsewhere = Client().post(f"{at}code/", {"code": code}, follow=True)
    assert "1 of 5" in elsewhere.text


@pytest.mark.parametrize(
    ("code", "why"), [("", "Type yours"), ("K7QM-2FPT", "We do not know this code here")]
)
def test_a_wrong_code_is_said_and_leads_nowhere(client, at, code, why):
    wrong = client.post(f"{at}code/", {"code": code})
    assert wrong.status_code == 422 and why in wrong.text
    assert not wrong.cookies.get(f"part-{at.split('/')[2]}")


def test_trying_codes_is_slowed_down(client, at, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"voice_code": "3/m/ip"}
    tried = [client.post(f"{at}code/", {"code": "K7QM-2FPT"}).status_code for _ in range(5)]
    assert tried[-1] == 429
