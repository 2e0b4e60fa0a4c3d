"""The record of a draw: seen by whoever may see the panel, true, and drawn again."""

import json

import pytest

from alongside.exchange.analyses import panels as lottery
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import drawing
from tests._support import voices_panels as town

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return town.Officer()


@pytest.fixture
def panel(officer):
    return town.filled(officer, 24)


def hold(panel, officer, words="dice 4 4 2"):
    drawing.prepare_draw(ref=panel.ask.ref, by=officer.by)
    return lottery.draw(panel, words, officer.by)


def test_before_it_is_held_the_print_is_shown_and_the_number_is_not(client, panel, officer):
    made = drawing.prepare_draw(ref=panel.ask.ref, by=officer.by)
    page = client.get(f"/panels/{panel.ask.ref}/draw/").text
    assert made.commitment in page
    assert made.secret not in page
    assert client.get(f"/panels/{panel.ask.ref}/draw/record.json").status_code == 404


def test_after_it_everything_is_shown_and_it_is_the_same_drawn_again(client, panel, officer):
    made = hold(panel, officer)
    everything_is_shown(client, panel, made)
    the_file_holds_numbers_only(client, panel, made)
    ones_own_number_finds_its_chance(client, panel, made)
    chances = client.get(f"/panels/{panel.ask.ref}/draw/?download=csv").text
    assert chances.startswith("\ufeffChance,People")
    made.members = [number + 1 for number in made.members]  # somebody tampers with what is kept
    made.save()
    assert "Not the same." in client.get(f"/panels/{panel.ask.ref}/draw/?again=yes").text


def everything_is_shown(client, panel, made):
    page = client.get(f"/panels/{panel.ask.ref}/draw/").text
    shown = ("Least chance", "Age: Under 40", "The promised number")
    for said in (*shown, made.secret, made.commitment, "dice 4 4 2", made.seed, made.input_hash):
        assert said in page
    again = client.get(f"/panels/{panel.ask.ref}/draw/?again=yes").text
    assert "The same." in again
    assert "Not the same." not in again


def the_file_holds_numbers_only(client, panel, made):
    answer = client.get(f"/panels/{panel.ask.ref}/draw/record.json")
    record = json.loads(answer.content)
    numbers = {str(one.number) for one in queries.lots_of(panel)}
    assert {one for row in record["panels"] for one in row} <= numbers
    assert record["panels"][record["number"]] == [str(one) for one in made.members]
    assert b"Person" not in answer.content
    assert b"example.org" not in answer.content


def ones_own_number_finds_its_chance(client, panel, made):
    number, chance = next(iter(made.chances.items()))
    page = client.get(f"/panels/{panel.ask.ref}/draw/?number={number}").text
    assert f"a chance of {100 * chance:.1f}%" in page
    assert "was not in the draw" in client.get(f"/panels/{panel.ask.ref}/draw/?number=1").text


def test_what_nobody_may_see_has_no_record(client, officer):
    hidden = town.filled(officer, 24, visibility="private")
    made = hold(hidden, officer)
    for at in ("draw/", "draw/record.json", f"draw/?draw={made.ref}"):
        assert client.get(f"/panels/{hidden.ask.ref}/{at}").status_code == 404
    assert client.get(f"/panels/{hidden.ask.ref}/draw/?draw=nothing").status_code == 404
