"""A connector of the practice village and a member of another organisation, signed in."""

import pytest
from django.test import Client


@pytest.fixture
def nell(town):
    """The connector of the village, with her organisation in the practice world."""
    from alongside.exchange.accounts.models import Acting, User
    from tests._support import rows

    mine = rows.actor("Playford Together", place=town.village, world="practice")
    user = User.objects.create(email="nell@example.org", name="Nell")
    Acting.objects.create(user=user, party=mine.party, role="broker", place=town.village)
    user.mine = mine
    return user


@pytest.fixture
def page(nell):
    """Her browser."""
    client = Client()
    client.force_login(nell)
    return client


@pytest.fixture
def stranger(town):
    """The browser of somebody who acts for nobody."""
    from alongside.exchange.accounts.models import User

    client = Client()
    client.force_login(User.objects.create(email="eve@example.org"))
    return client
