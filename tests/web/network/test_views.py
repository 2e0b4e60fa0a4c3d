"""The page of the network: what it says, what it does with what is typed, and what it says to nobody."""

import re

import pytest

from tests._support import rows, ties

pytestmark = pytest.mark.django_db
FIGURE = re.compile(r"could not be reached|of the shortest ways|do not know each other")


@pytest.fixture
def tied():
    return ties.settle()


def main(client, query=""):
    response = client.get(f"/network/?{query}")
    html = response.content.decode()
    return response.status_code, html[html.index("<main") : html.index("</main>")]


def item(html, ref):
    """The item of one in the list of everyone."""
    return html.partition(f'id="who-{ref}"')[2].partition('<li class="app-records__item"')[0]


def test_first_whom_to_put_in_touch_then_the_drawing_then_the_list(client, tied):
    status, html = main(client)
    assert status == 200
    order = [html.index(f'id="{part}"') for part in ("meet", "shown", "drawing", "list")]
    assert order == sorted(order)
    assert html.count('class="app-meet__item"') == 5
    assert 'href="#list"' in html and "7 organisations and people with 7 connections." in html


def test_of_a_person_no_figure_is_said(client, tied):
    _status, html = main(client)
    gwen = item(html, tied.gwen.ref)
    assert "Figures about a person are for that person." in gwen and not FIGURE.search(gwen)
    assert "Much hangs on one person here" not in html
    assert FIGURE.search(item(html, tied.hall.ref))
    assert "never to judge how somebody works." in html


def test_each_of_the_five_leads_to_putting_in_touch_with_its_reasons(client, tied):
    _status, html = main(client)
    links = re.findall(r'href="(/introductions/between/\?[^"]+)"', html)
    assert len(links) == 5
    assert all("a=" in link and "b=" in link and "why=" in link for link in links)
    assert "Only these two and their connector can put them in touch." in html


@pytest.mark.parametrize(
    ("query", "said", "field"),
    [
        ("since=soon", "Write a year with four digits, like 2019.", "since"),
        ("until=99", "Write a year with four digits, like 2019.", "until"),
        ("place=Torbey", "We do not know", "place"),
        ("focus=Zzyzx", "We know nobody of this name.", "focus"),
    ],
)
def test_what_cannot_be_followed_is_said_at_its_field_and_nothing_typed_is_lost(
    client, tied, query, said, field
):
    status, html = main(client, query)
    assert status == 422 and said in html
    assert f'href="#filter-{field}"' in html and f'id="filter-{field}"' in html
    assert f'value="{query.split("=")[1]}"' in html


def test_a_name_that_several_have_is_asked_about(client, tied):
    rows.actor("Hall of Wenbury")
    rows.actor("Town Hall")
    status, html = main(client, "focus=hall+o")
    assert status == 200 and "Hall of Wenbury" in html
    status, html = main(client, "focus=all")
    assert status == 422 and "Which of these do you mean?" in html
    assert html.count("app-choices__link") == 3


def test_what_is_no_choice_is_not_chosen(client, tied):
    assert main(client, "sector=x&kind=bids-against&time=soon&steps=9&order=z&colour=q&size=0")[1].count(
        "app-records__item"
    ) == main(client)[1].count("app-records__item")


def test_around_one_leads_a_step_further_back_and_out(client, tied):
    _status, html = main(client, f"focus={tied.hall.ref}")
    assert "Whom Hall works with, and those around it" in html
    assert "steps=2" in html and "Show all" in html
    _status, html = main(client, f"focus={tied.hall.ref}&steps=2")
    assert "steps=3" in html and "One step back" in html and "Charity" in html


def test_what_was_reported_is_said_to_be_of_its_year_and_leads_to_nobody(client, tied):
    _status, html = main(client, "sector=academic")
    assert "This is as reported in 2017, not as it is now." in html
    assert "/introductions/between/" not in html and "nobody of it is put in touch" in html


def test_tables_say_what_they_are(client, tied):
    _status, html = main(client)
    captions = re.findall(r"<table[^>]*>\s*(<caption|<thead)", html)
    labelled = re.findall(r'<table[^>]*aria-labelledby="[^"]+"', html)
    assert captions.count("<thead") == len(labelled)
    assert html.count('scope="row"') > 10 and html.count('scope="col"') > 10


def test_who_hides_from_a_visitor_is_nowhere_on_the_page(client, tied):
    assert "Quiet House" not in main(client)[1]


def test_the_page_of_one_and_of_a_place_lead_here(client, tied):
    assert (
        f'href="/network/?focus={tied.hall.ref}"' in client.get(f"/actors/{tied.hall.ref}/").content.decode()
    )
    assert (
        f'href="/network/?place={tied.town.ref}"' in client.get(f"/places/{tied.town.ref}/").content.decode()
    )
