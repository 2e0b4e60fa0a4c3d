"""The work of those who work together, through the API: for those inside with their key alone."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.services.tokens import make_key
from alongside.exchange.partnerships.models import Round
from alongside.exchange.partnerships.services import meeting, working
from tests._support.partnership_work import crew

pytestmark = pytest.mark.django_db
PARTS = ("risks", "dates", "pulse")
TODAY = timezone.localdate()


def read(client, those, part, at=0):
    key = make_key(user_id=those.users[at].pk, name="k", days=9, by=those.by(at))
    return client.get(f"/api/v1/partnerships/{those.ref}/{part}", HTTP_AUTHORIZATION=f"Bearer {key}")


def test_those_inside_read_what_could_go_wrong_dates_and_closed_rounds(client):
    those = crew()
    said = working.RiskSaid("Rain", "risk", "likely", "small", TODAY, whose=those.members[1].pk)
    working.keep_risk(ref=those.ref, said=said, by=those.by())
    at = datetime(2031, 3, 12, 14, tzinfo=timezone.get_default_timezone())
    found = meeting.set_dates(ref=those.ref, said=meeting.DateSaid("We meet", at, 60), by=those.by())[0]
    meeting.add_action(ref=those.ref, what="Ring", by_when=TODAY, meeting=found.ref, by=those.by())
    Round.objects.create(
        partnership=those.found, opened_on=TODAY, closes_on=TODAY + timedelta(9), words=["No"]
    )
    shown = {"closed_on": TODAY, "results": {"trust": 3.5}, "words": ["Good"]}
    Round.objects.create(partnership=those.found, opened_on=TODAY, closes_on=TODAY, **shown)
    risk = read(client, those, "risks").json()[0]
    assert (risk["what"], risk["whose"], risk["closed_at"]) == ("Rain", "Body 1", None)
    date = read(client, those, "dates").json()[0]
    assert date["starts_at"].startswith("2031-03-12T14:00") and date["actions"][0]["what"] == "Ring"
    assert [row["words"] for row in read(client, those, "pulse").json()] == [["Good"]]


def test_nobody_else_reads_any_of_it(client):
    those, others = crew(), crew(name="Others")
    for part in PARTS:
        assert client.get(f"/api/v1/partnerships/{those.ref}/{part}").status_code == 404
        key = make_key(user_id=others.users[0].pk, name="k", days=9, by=others.by())
        asked = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
        assert client.get(f"/api/v1/partnerships/{those.ref}/{part}", **asked).status_code == 404
