"""The pages of who's involved show what may be seen."""

import pytest

from alongside.exchange.directory.models import Tie
from tests._support import rows

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


def test_an_actor_says_who_does_the_same_here_and_leads_to_them_side_by_side(client, town):
    one = rows.actor("Surgery", sector="public", kind="GP practice", lat=50.4, lon=-3.5)
    other = rows.actor("Clinic", sector="public", kind="GP practice", lat=50.41, lon=-3.5)
    page = client.get(f"/actors/{one.ref}/").content.decode()
    assert "Others with much the same job here" in page and "In common: GP practice · 1 km away" in page
    assert f"/actors/compare/?actor={one.ref}&amp;actor={other.ref}" in page
    assert "Clinic" in client.get(f"/actors/{one.ref}/?list=same&download=csv").content.decode()


def test_one_with_nobody_like_it_can_still_be_put_beside_another(client, town):
    page = client.get(f"/actors/{town.actor.ref}/").content.decode()
    assert f"/actors/compare/?actor={town.actor.ref}" in page and "side by side with another" in page


@pytest.mark.parametrize("many", [1, 20])
def test_a_page_of_an_actor_asks_as_much_for_many_ties_and_offers(
    client, town, many, django_assert_max_num_queries
):
    one = rows.actor("Surgery", "Feeds people", sector="public", kind="GP practice", lat=50.4, lon=-3.5)
    for number in range(many):
        other = rows.actor(
            f"{number}", "Feeds people", sector="public", kind="GP practice", lat=50.4, lon=-3.5
        )
        Tie.objects.create(actor=one, other=other, kind="funds")
        rows.offer(f"Offer {number}", actor=one)
    with django_assert_max_num_queries(30):
        client.get(f"/actors/{one.ref}/")
