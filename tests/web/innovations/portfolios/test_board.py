"""The board shows each project at its stage, says what is not known, and goes out as a file."""

from tests._support import rows
from tests._support.portfolios import item, portfolio, project


def test_each_stands_at_its_stage_and_nothing_is_guessed(client, fund, found):
    item(found, project("Hidden", visibility="private", owner=fund.party))
    answer = client.get(f"/portfolios/{found.ref}/")
    text = " ".join(answer.content.decode().split())
    assert 'id="stage-development">Being developed <span class="app-secondary">(2)' in text
    assert "here for 12 days" in text and "cost not known" in text and "Not known where it has got to" in text
    assert "Of 1 it is not known" in text
    assert "Hidden" not in text and "Add projects" not in text


def test_the_file_leaves_empty_what_is_not_known(client, found):
    answer = client.get(f"/portfolios/{found.ref}/?download=csv").content.decode("utf-8-sig")
    lines = answer.splitlines()
    assert len(lines) == 4 and lines[0].startswith("Name,What it is,")
    assert lines[1].startswith("Bench,") and ",30,5,50,90," in lines[1]
    assert next(line for line in lines if line.startswith("Unknown")).count(",,,") >= 2
    assert client.get(f"/portfolios/{found.ref}/?download=xlsx").content[:2] == b"PK"


def test_all_of_a_place_stand_on_one_board_once(client, fund, found):
    place = rows.place("Wenbury")
    for _ in "ab":
        made = portfolio(fund, place=place)
        item(made, found.items.first().offer)
    text = client.get(f"/portfolios/board/?place={place.ref}").content.decode()
    assert text.count('class="app-board__name"') == 1
    assert client.get(f"/portfolios/board/?place={place.ref}&download=csv").status_code == 200
    assert client.get("/portfolios/board/").status_code == 404


def test_what_one_may_not_see_is_as_if_it_never_was(client, fund, found):
    found.visibility = "private"
    found.save()
    never = client.get("/portfolios/2222222222/").status_code
    pages = (
        "",
        "edit/",
        "items/",
        "stalls/",
        "balance/",
        "target/",
        "choose/",
        "stop/",
        "ahead/",
        "choices/x/",
    )
    assert {client.get(f"/portfolios/{found.ref}/{part}").status_code for part in pages} == {never} == {404}


def test_lengths_of_time_are_no_finer_than_they_are_known():
    from alongside.web.innovations.portfolios.board import time_text

    said = [time_text(days) for days in (1, 59, 92, 700, 731, 1035, 3000)]
    assert said == [
        "1 day",
        "59 days",
        "3 months",
        "23 months",
        "2 years",
        "2 years and 10 months",
        "8 years",
    ]
