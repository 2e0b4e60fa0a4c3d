"""The pages of bringing people together: for whom they are, what they say, and what comes of them."""

import re

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Notice
from alongside.exchange.partnerships.models import HostRound, Member, Partnership
from tests._support import convening as support
from tests._support.introductions import user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def those(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), support.loaded(tmp_path_factory.mktemp("convening")) as found:
        yield found


def as_user(who):
    client = Client()
    client.force_login(who)
    return client


def page(those, end="", need=None):
    return f"/needs/{(need or those.need).ref}/convene/{end}"


def team(those, *who):
    return "line-up/?" + "&".join(f"who={one.ref}" for one in who)


def test_it_is_for_who_has_the_need_and_their_connector_and_was_never_there_for_others(those):
    assert as_user(those.nell).get(page(those)).status_code == 200
    assert as_user(those.owner).get(page(those)).status_code == 200
    stranger = as_user(those.stranger)
    for end in ("", team(those, those.housing)):
        assert stranger.get(page(those, end)).status_code == 404
        assert stranger.get(f"/needs/nowhere/convene/{end}").status_code == 404
        assert "/account/login/" in Client().get(page(those, end)).headers["Location"]
    offered = "Bring people together"
    assert offered in as_user(those.nell).get(f"/needs/{those.need.ref}/").text
    assert offered not in stranger.get(f"/needs/{those.need.ref}/").text


def test_line_ups_stand_side_by_side_and_name_nobody_unseen(those):
    text = as_user(those.nell).get(page(those)).text
    assert text.count("Look closer at line-up") >= 1 and "Side by side" in text
    for name in ("Tom Hush", "Old Warmth", "Far Off Homes", "Made Up Homes"):
        assert name not in text
    forced = as_user(those.nell).get(page(those, team(those, those.housing, those.hidden, those.elsewhere)))
    assert "Warm Walls" in forced.text and "Tom Hush" not in forced.text and "Made Up" not in forced.text
    nobody = as_user(those.nell).get(page(those, team(those, those.hidden)))
    assert nobody.status_code == 302 and nobody.headers["Location"] == page(those)


def test_that_two_bid_for_the_same_work_is_told_to_their_connector_and_not_to_who_has_the_need(those):
    both = team(those, those.surgery, those.housing, those.builders)
    assert "bid for the same work" in as_user(those.nell).get(page(those, both)).text
    owner = as_user(those.owner).get(page(those, both))
    assert owner.status_code == 200 and "same work" not in owner.text


@pytest.mark.parametrize(
    "query",
    [
        "?trust=3&coverage=0&mix=0&load=0&most=4",
        "?want.equipment=no&add=evaluation&want.nonsense=must&least.funder=offers&want.funder=must",
        "?trust=x&most=999&add=zz&want.=must&coverage=0&mix=0&load=0",
    ],
)
def test_what_counts_is_read_from_the_address_and_nonsense_is_passed_over(those, query):
    answer = as_user(those.nell).get(page(those, query))
    assert answer.status_code == 200
    if "equipment=no" in query:
        assert "Evaluation and evidence" in answer.text and "Back to as usual" in answer.text
        rows = answer.context["competences"] if answer.context else []
        assert all(row["code"] != "equipment" for row in rows)


def test_one_can_be_swapped_by_links_alone(those):
    end = team(those, those.surgery, those.housing, those.alliance, those.ann)
    text = as_user(those.nell).get(page(those, f"{end}&out={those.alliance.ref}")).text
    assert "Who could come instead of All Together" in text
    taken = re.search(r'href="([^"]+)">Take ([^<]+)<', text)
    assert taken and "Snug Builders" not in re.findall(r">Take ([^<]+)<", text)
    then = as_user(those.nell).get(taken[1].replace("&amp;", "&")).text
    assert f"Swap {taken[2]}" in then and "Swap All Together" not in then


def test_one_button_asks_each_in_the_words_of_the_form_and_why_these_is_kept(those):
    client = as_user(those.nell)
    end = team(those, those.surgery, those.housing, those.fund, those.alliance)
    said = {"do": "begin", "name": " ", "purpose": "Warm by Christmas"}
    said[f"words-{those.fund.ref}"] = "Could you pay for the boilers?"
    wrong = client.post(page(those, end), said)
    assert wrong.status_code == 422 and "Give it a name." in wrong.text and "Warm by Christmas" in wrong.text
    done = client.post(page(those, end), said | {"name": "Warm Wenbury"})
    made = Partnership.objects.get(name="Warm Wenbury")
    assert done.headers["Location"] == f"/partnerships/{made.ref}/?done=begun"
    assert "You hear as soon as they answer." in client.get(done.headers["Location"]).text
    states = dict(made.members.values_list("party", "state"))
    assert states == {
        those.alliance.party_id: "accepted",
        those.surgery.party_id: "invited",
        those.fund.party_id: "invited",
    }, "nobody here answers for Warm Walls"
    assert Member.objects.get(partnership=made, party=those.fund.party).message.startswith("Could you pay")
    assert Notice.objects.filter(user=those.stranger, url__contains=made.ref).exists()
    why = client.get(f"/partnerships/{made.ref}/why/")
    assert why.status_code == 200 and "Warm Walls" in why.text and "Neighbour Fund" in why.text
    assert as_user(those.stranger).get(f"/partnerships/{made.ref}/why/").status_code == 404


def test_that_somebody_knows_people_there_is_told_to_whom_they_chose(those):
    client, end = as_user(those.stranger), team(those, those.surgery, those.fund, those.alliance)
    said = {"sectors": ["public", "third"], "seen": "connector", "agreed": "yes"}
    for post in (
        {"do": "say", **said},
        {"do": "know", "other": those.surgery.name, "how": "lived"},
        {"do": "know", "other": those.alliance.name, "how": "board"},
    ):
        assert client.post("/you/background/", post).status_code == 302
    helped = f"knows people at {those.surgery.name}."
    shown = as_user(those.nell).get(page(those, end)).text
    assert helped in shown and f"group as people at {those.alliance.name}." in shown
    assert "worked in more than one world" in shown
    owner = as_user(those.owner).get(page(those, end)).text
    assert helped not in owner and "more than one world" not in owner
    without = as_user(those.nell).get(page(those, team(those, those.fund, those.alliance))).text
    assert helped not in without


def test_hosts_are_asked_about_in_confidence_and_answered_on_a_page(those):
    college = user("college", those.university.party)
    client = as_user(those.nell)
    end = team(those, those.surgery, those.council, those.fund, those.university)
    few = client.post(page(those, end), {"do": "hosts", "hosts": [those.council.ref]})
    assert few.status_code == 422 and "Choose two to four" in few.text
    asked = client.post(page(those, end), {"do": "hosts", "hosts": [those.council.ref, those.fund.ref]})
    made = HostRound.objects.get(need=those.need)
    assert asked.status_code == 302 and "done=hosts" in asked.headers["Location"]
    assert client.get(f"/hosts/{made.ref}/").status_code == 404, "whoever asks is not asked"
    answering = as_user(college)
    shown = answering.get(f"/hosts/{made.ref}/")
    assert "Wenbury Council" in shown.text and "Nobody sees what you say" in shown.text
    answering.post(f"/hosts/{made.ref}/", {f"host-{those.council.pk}": "no"})
    assert "Thank you" in answering.get(f"/hosts/{made.ref}/").text
    again = answering.post(f"/hosts/{made.ref}/", {f"host-{those.council.pk}": "yes"})
    assert again.status_code == 422
    assert "You asked who could host" in client.get(page(those, end)).text
