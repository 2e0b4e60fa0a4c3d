"""Who can help at a stage and for a type, why each is listed, and the past apart."""

from __future__ import annotations

import pytest

from tests._support import rows
from tests._support.innovations_journey import ago, moving_one

pytestmark = pytest.mark.django_db


def test_help_is_found_by_its_own_words_that_of_the_stage_first_and_the_past_apart(client):
    town = rows.place("Wenbury")
    rows.offer("Any research", "We do research.", confirmed_on=ago(1))
    rows.offer("Trial unit", "We run a trial with you.", stages=["testing"], place=town)
    rows.offer("Other stage", "We evaluate ideas.", stages=["idea"])
    rows.offer("Old unit", "We ran a trial.", standing="history", reported_on=ago(900))
    rows.offer("A grant", "Grants for trials.", kind="fund", confirmed_on=ago(1), rolling=True)
    rows.offer("Secret unit", "A trial.", visibility="private", owner=rows.actor().party)
    text = client.get("/support/?stage=testing&place=Wenbury").text
    part = text[text.index('id="evaluation"') :].partition("</section>")[0]
    assert (
        part.index("Trial unit")
        < part.index("Any research")
        < part.index("In the past")
        < part.index("Old unit")
    )
    assert "Its words say: trial, it names this stage, it is near." in part
    assert "Other stage" not in part
    assert "A grant" not in part
    assert "Secret unit" not in text
    assert part.count("Ask for this") == 2  # nobody asks the past
    assert "A grant" in text[text.index('id="funding"') :]
    assert "Nobody here says that they help with these now: what it costs and saves" in text


def test_whoever_keeps_an_innovation_asks_for_it_there_with_its_stage_and_type(client):
    one = moving_one("development", types=["digital"])
    help_ = rows.offer("Data advice", "Information governance for small teams.")
    client.force_login(one.user)
    text = client.get(f"/support/?for={one.ref}").text
    assert f"/innovations/{one.ref}/support/ask/?offer={help_.ref}&amp;kind=data" in text
    assert '<option value="development" selected' in text
    client.logout()
    assert f"/ask-about/?offer={help_.ref}" in client.get(f"/support/?for={one.ref}").text
    assert client.get("/support/?for=nothing").status_code == 404


def test_a_place_that_nobody_knows_is_said(client):
    page = client.get("/support/?place=Nowhere")
    assert page.status_code == 200
    assert "Nowhere" in page.text
    assert "nhsuk-error-message" in page.text
