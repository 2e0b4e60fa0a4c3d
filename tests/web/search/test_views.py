"""The page of a search: groups, another spelling, files, and what to do when nothing is found."""

import csv
import io

import pytest

pytestmark = pytest.mark.django_db


def page(client, **query):
    response = client.get("/search/", query)
    return response, response.content.decode()


def test_what_is_found_stands_in_groups_with_plain_headings(client, indexed_town):
    _, text = page(client, q="carers")
    for heading in ("What&#39;s needed", "Help on offer", "Tried elsewhere", "Who&#39;s involved"):
        assert heading in text, heading
    assert f"/offers/{indexed_town.offer.ref}/" in text and f"/needs/{indexed_town.need.ref}/" in text
    assert text.index("Carers club") < text.index("Tried elsewhere, worth learning from</h2>")
    assert text.index("Carers course") > text.index("Tried elsewhere, worth learning from</h2>")
    assert "Members only" not in text and "Playford" not in text


def test_the_practice_town_is_searched_apart_and_banded(client, indexed_town):
    _, text = page(client, q="carers", world="practice")
    assert "Practice town: invented." in text and "Playford carers tea" in text
    assert "Evening circle" not in text
    assert "/find/?q=carers&amp;world=practice" in text


def test_another_spelling_is_shown_and_can_be_put_aside(client, indexed_town):
    _, text = page(client, q="Wenbery carers")
    assert "Showing results for <strong>Wenbury carers</strong>" in text
    assert "/search/?q=Wenbery+carers&amp;exact=1" in text
    _, text = page(client, q="Wenbery carers", exact="1")
    assert "Nothing found" in text and "Showing results" not in text


def test_a_postcode_leads_to_its_place(client, indexed_town):
    _, text = page(client, q="WB1 1AA")
    assert "This postcode is in" in text and f"/places/{indexed_town.district.ref}/" in text
    assert "Nothing found" not in text


def test_nothing_found_says_what_to_do_next_with_the_same_words(client, indexed_town):
    response, text = page(client, q="xylophone quartets")
    assert response.status_code == 200
    assert "Nothing found" in text and "/find/?q=xylophone+quartets" in text
    assert "Keep this list" not in text


def test_a_group_can_be_opened_and_paged(client, town, settings, tmp_path):
    from alongside.exchange.analyses import search_index
    from tests._support import rows

    for number in range(70):
        rows.need(f"Walk {number:02d}")
    settings.INDEX_PATH = tmp_path / "index"
    search_index.rebuild()
    _, text = page(client, q="walk")
    assert text.count("app-records__item") == 5 and "Show all 70" in text
    _, first = page(client, q="walk", kind="need")
    assert first.count("app-records__item") == 30 and "page=2" in first and "Search everything" in first
    _, last = page(client, q="walk", kind="need", page="3")
    assert last.count("app-records__item") == 10 and "Walk 69" in last and "page=4" not in last
    for odd in ("0", "-1", "x", "9" * 40, "٣"):
        assert page(client, q="walk", kind="need", page=odd)[0].status_code == 200


def test_the_list_can_be_kept_as_a_file(client, indexed_town):
    response = client.get("/search/", {"q": "carers", "download": "csv"})
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines[0] == ["What", "Name", "Where", "Now or in the past", "Address"]
    assert ["Help on offer", "Carers club", "Wenbury", "From a public register"] in [x[:4] for x in lines]
    assert not any("Members only" in line[1] for line in lines)
    assert client.get("/search/", {"q": "carers", "download": "xlsx"}).content[:2] == b"PK"


@pytest.mark.parametrize(
    ("q", "said"), [("", "Type a name or a few words."), (" ", "Type a name"), ("x" * 301, "301 characters")]
)
def test_a_question_that_cannot_be_asked_is_said_and_kept(client, indexed_town, q, said):
    response, text = page(client, q=q)
    assert response.status_code == 422
    assert said in text and 'href="#search-q"' in text and "There is a problem" in text
    assert q.strip() in text


def test_without_words_the_page_is_a_box_and_without_an_index_it_says_wait(client, town, no_index):
    response = client.get("/search/")
    assert response.status_code == 200 and b"There is a problem" not in response.content
    response, text = page(client, q="carers")
    assert response.status_code == 503 and "The search is being prepared" in text


def test_what_was_typed_and_what_was_found_cannot_run(client, indexed_town):
    _, text = page(client, q="<script>alert(1)</script>")
    assert "<script>alert" not in text
    _, text = page(client, q="knitting")
    assert "<script>alert" not in text and "&lt;script&gt;alert" in text


def test_a_closed_room_is_not_searched(client, indexed_town, settings):
    settings.ROOMS_CLOSED = frozenset({"offers", "matches"})
    _, text = page(client, q="carers")
    assert (
        "Help on offer" not in text
        and "Evening circle" not in text
        and "/find/" not in text.split("<main")[1]
    )
    assert "Carers feel alone" in text
    assert "Evening circle" not in page(client, q="carers", kind="offer")[1]


def test_a_page_that_is_not_here_offers_the_search(client, town):
    text = client.get("/nowhere/").content.decode()
    assert 'action="/search/"' in text


def test_the_queries_do_not_grow_with_what_is_found(
    client, indexed_town, django_assert_max_num_queries, settings
):
    from alongside.exchange.analyses import search_index
    from tests._support import rows

    def asked():
        with django_assert_max_num_queries(12) as seen:
            page(client, q="carers")
        return len(seen)

    few = asked()
    for number in range(20):
        rows.offer(f"Carers walk {number}", place=indexed_town.district)
    search_index.rebuild()
    assert asked() == few
