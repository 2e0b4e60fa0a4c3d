"""Ties in words, by kind, with the source's wording, date and how sure it is."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.directory.models import Tie
from alongside.exchange.directory.queries import ties_for
from alongside.web.directory import ties
from tests._support import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    made = rows.actor("Hub")
    for name, kind, more in (
        ("Funder", "funds", {"basis": "inferred"}),
        ("Friend", "works-with", {"since": "2016", "until": "2019", "kind_in_source": "collaborates-with"}),
        ("Pal", "works-with", {"since": "2018", "source": "Table 4"}),
    ):
        Tie.objects.create(actor=rows.actor(name), other=made, kind=kind, **more)
    Tie.objects.create(actor=made, other=rows.actor("Unit"), kind="hosts")
    Tie.objects.create(actor=rows.actor("Branch"), other=made, kind="part-of")
    return made


def test_ties_of_a_kind_stand_together_the_largest_group_first_and_are_numbered_through(hub):
    groups = ties.by_kind(ties_for(VISITOR, hub.pk), hub.pk)
    assert groups[0]["heading"] == "Has worked with it" and len(groups[0]["ties"]) == 2
    assert {group["heading"] for group in groups[1:]} == {"Is funded by it", "Hosts it", "Has it as a part"}
    assert [tie["number"] for group in groups for tie in group["ties"]] == [1, 2, 3, 4, 5]
    lines = {tie["title"]: tie["line"] for group in groups for tie in group["ties"]}
    assert lines["Friend"] == "2016 to 2019 · the source says “collaborates-with” · Stated by the source"
    assert lines["Pal"] == "since 2018 · Stated by the source · Table 4"
    assert lines["Funder"] == "Inferred from the source"


def test_its_parts_are_what_it_hosts_or_runs_and_what_says_it_is_part_of_it(hub):
    assert [name for name, _ in ties.units(ties_for(VISITOR, hub.pk), hub.pk)] == ["Branch", "Unit"]


def test_the_page_shows_picture_and_list_alike(client, hub):
    page = client.get(f"/actors/{hub.ref}/").content.decode()
    assert page.count("app-network__number") == 5 and page.count("app-network__line--inferred") == 1
    assert "Its parts, and what it hosts or runs" in page
    assert "Funder" in client.get(f"/actors/{hub.ref}/?list=ties&download=csv").content.decode()


def test_a_tie_to_somebody_hidden_is_neither_drawn_nor_listed(client, hub):
    secret = rows.actor("Secret")
    type(secret).objects.filter(pk=secret.pk).update(visibility="private", owner=secret.party)
    Tie.objects.create(actor=secret, other=hub, kind="funds")
    page = client.get(f"/actors/{hub.ref}/").content.decode()
    assert "Secret" not in page and page.count("app-network__number") == 5
