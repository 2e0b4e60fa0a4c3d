"""The pages of who's involved show what may be seen."""

import pytest

pytestmark = pytest.mark.django_db


def test_an_actor_shows_what_it_is_for_and_what_it_offers(client, town):
    page = client.get(f"/actors/{town.actor.ref}/").content.decode()
    assert "Wenbury Carers helps." in page and "Evening circle for carers" in page


def test_a_source_id_leads_to_the_page(client, town):
    assert client.get("/actors/wenbury carers/").headers["Location"] == f"/actors/{town.actor.ref}/"


def test_a_hidden_actor_is_404_and_not_listed(client, town):
    assert client.get(f"/actors/{town.hidden_actor.ref}/").status_code == 404
    page = client.get("/actors/").content.decode()
    assert "Wenbury Carers" in page and "Quiet House" not in page


def test_someone_signed_in_sees_what_members_see(client, town, django_user_model):
    client.force_login(django_user_model.objects.create(email="m@example.org"))
    assert client.get(f"/actors/{town.hidden_actor.ref}/").status_code == 200
