"""Who stands behind it, with how many were trained at a site; no small number and no name."""

from __future__ import annotations

import pytest

from alongside.exchange.innovations.models import Sponsor
from tests._support import rows
from tests._support.innovations_journey import moving_one, today

pytestmark = pytest.mark.django_db


def said(**fields):
    day = today()
    since = {"since-day": day.day, "since-month": day.month, "since-year": day.year}
    return {"kind": "practice", "organisation": "Gannet Row Surgery", "role": "Lead nurse"} | since | fields


def test_sponsors_by_stage_and_champions_by_site_with_how_many_were_trained(client):
    one = moving_one()
    rows.actor("Harbour Trust")
    client.force_login(one.user)
    at = f"/innovations/{one.ref}/support/"
    assert 'href="#site"' in client.post(f"{at}sponsors/new/", said()).text
    client.post(f"{at}sponsors/new/", said(site="Gannet Row", trained="12"))
    client.post(f"{at}sponsors/new/", said(site="Saltern Hill", trained="8", organisation="The ward"))
    policy = said(kind="policy", organisation="harbour trust", role="Director", stage="testing")
    client.post(f"{at}sponsors/new/", policy)
    text = client.get(at).text
    assert "20 trained at 2 sites." in text
    assert "Harbour Trust" in text  # its entry here, by its own name
    path = client.get(f"/innovations/{one.ref}/journey/").text
    assert "Stands behind it: " in path
    held = Sponsor.objects.get(site="Saltern Hill")
    client.post(f"{at}sponsors/{held.ref}/", said(site="Saltern Hill", trained="3", organisation="The ward"))
    text = client.get(at).text
    assert "fewer than 5 trained" in text
    assert "trained at 2 sites" not in text  # from the sum the three could be worked out


def test_whose_post_reads_like_a_person_is_asked_about(client):
    one = moving_one()
    client.force_login(one.user)
    wrong = client.post(
        f"/innovations/{one.ref}/support/sponsors/new/", said(site="Here", role="ring 01632 960111")
    )
    assert wrong.status_code == 422
    assert not Sponsor.objects.exists()
