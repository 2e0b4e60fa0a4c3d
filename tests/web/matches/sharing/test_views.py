"""Share scarce help: choose, see three ways side by side, change by hand, send, take away; for whom it is."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.accounts.models import Party
from alongside.exchange.analyses import sharing
from alongside.exchange.matches.models import Introduction, Match, SharedNeed, SharedPair, Sharing
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.introductions import user
from tests._support.sharing import few, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def those(client):
    made = few()
    client.force_login(made.nell)
    return made


@pytest.fixture
def made(those):
    return sharing._work_out(kept(those))


def send(client, made, **more):
    said = {"do": "send", "run": Sharing.objects.get(pk=made.pk).run, "fair": "floor"}
    return client.post(f"/sharing/{made.ref}/", said | more)


def test_the_choice_lists_what_waits_with_possible_help_first_and_what_has_room(client, those):
    Match.objects.create(need=those.needs[2], offer=those.lunch, rank=1, score=0.5, run="r")
    full = rows.offer("Full club", capacity=1, taken=1, place=those.near)
    page = client.get("/sharing/new/").text
    assert page.index("Families eat lunch alone") < page.index("Older men eat lunch alone")
    assert "Farley · one possible help" in page and "room for 2 · may fit one" in page
    assert full.title not in page
    only = client.get("/sharing/new/?place=Farley").text
    assert "Families eat lunch alone" in only and "Older men" not in only
    named = client.get(f"/sharing/new/?need={those.needs[0].ref}&offer={those.course.ref}").text
    assert named.count(" checked") == 2
    assert client.get("/sharing/new/?place=Nowhere-at-all").status_code == 422
    assert client.get("/sharing/new/?need=nothere").status_code == 404


def test_nothing_chosen_is_said_at_its_field_and_nothing_ticked_is_lost(client, those):
    page = client.post("/sharing/new/", {"needs": [those.needs[1].ref]})
    assert page.status_code == 422 and 'href="#offers"' in page.text
    assert f'value="{those.needs[1].ref}" checked' in page.text
    assert client.post("/sharing/new/", {"needs": ["x"], "offers": ["y"]}).status_code == 404


def test_without_an_index_it_is_said_and_kept_for_later(client, those, home):
    said = {"needs": [those.needs[0].ref], "offers": [those.lunch.ref]}
    assert client.post("/sharing/new/", said).status_code == 503 and not Sharing.objects.exists()


def test_three_ways_stand_side_by_side_in_plain_words(client, those, made):
    page = client.get(f"/sharing/{made.ref}/").text
    for words in (
        "Most good overall", "2 of 3 are helped.", "Nobody left out", "3 of 3 are helped.",
        "It gives up 18% of the good that the best fit would do.", "Worst-off first", "Nothing this time",
        "1 of 1", "2 of 2 given. One more would do a little good.", "Both are about lunch.",
    ):  # fmt: skip
        assert words in page, words
    again = client.get(f"/sharing/{made.ref}/?done=replayed").text
    assert "the answer is the same" in again
    Offer.objects.filter(pk=those.lunch.pk).update(taken=3)
    assert "“Lunch club” has room for 1 now, not 2." in client.get(f"/sharing/{made.ref}/").text


def test_it_is_changed_by_hand_and_a_wrong_number_keeps_what_was_typed(client, those, made):
    first = SharedNeed.objects.get(sharing=made, need=those.needs[0])
    pair = SharedPair.objects.get(sharing=made, need=those.needs[1], offer=those.course)
    path, said = f"/sharing/{made.ref}/", {"do": "change", f"pair-{pair.pk}": "pinned"}
    wrong = client.post(path, said | {f"takes-{first.pk}": "many"})
    assert (
        wrong.status_code == 422
        and 'value="many"' in wrong.text
        and f'href="#takes-{first.pk}"' in wrong.text
    )
    assert '<option value="pinned" selected>' in wrong.text
    assert client.post(path, said | {f"takes-{first.pk}": "0"}).url == f"{path}?done=again"
    page = client.get(f"{path}?done=again").text
    assert "Shared again, with your changes." in page and "as you fixed it" in page


def test_those_chosen_are_put_in_touch_and_what_was_sent_stays(client, those, made):
    assert 'href="#fair"' in send(client, made, fair="").text
    hinted = send(client, made, more="Ring Ann on 07700 900123")
    assert hinted.status_code == 422 and not Introduction.objects.exists()
    Offer.objects.filter(pk=those.course.pk).update(capacity=0)
    assert send(client, made, more="We can begin in May.").url.endswith("?done=sent")
    assert Introduction.objects.count() == 2
    assert all("We can begin in May." in one.words for one in Introduction.objects.all())
    page = client.get(f"/sharing/{made.ref}/").text
    assert "Not put in touch. They are full." in page and "chosen and sent" in page
    assert "/introductions/" in page and "Change it by hand" not in page
    assert "has been sent" in send(client, made).text and Introduction.objects.count() == 2
    assert "Sent on" in client.get("/sharing/").text


def test_the_message_says_how_many_places(client, those, made):
    SharedNeed.objects.filter(sharing=made, need=those.needs[0]).update(takes=2)
    sharing._work_out(made)
    send(client, made, fair="none")
    assert "It is about 2 places." in Introduction.objects.get(places=2).words


def test_who_gets_what_is_a_file(client, those, made):
    send(client, made)
    answer = client.get(f"/sharing/{made.ref}/?download=csv")
    found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    sent = [row for row in found if row["Put in touch"]]
    assert len(sent) == 3 and {row["What is fair"] for row in sent} == {"Nobody left out"}
    assert {row["Help"] for row in found} == {"Lunch club", "Lunch course", ""}
    assert client.get(f"/sharing/{made.ref}/?download=xlsx").status_code == 200


def test_it_is_there_for_those_it_belongs_to_alone(client, those, made):
    paths = ("/sharing/", "/sharing/new/", f"/sharing/{made.ref}/")
    client.force_login(user("colleague", made.party))
    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    client.force_login(user("stranger", Party.objects.create()))
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
    client.force_login(user("other", Party.objects.create(), "broker", those.region))
    assert [client.get(path).status_code for path in paths] == [200, 200, 404]
    assert made.ref not in client.get("/sharing/").text
    client.logout()
    assert all("/account/login/" in client.get(path).url for path in paths)


def test_it_is_met_from_a_need_from_help_from_the_list_and_from_today(client, those):
    need, lunch = those.needs[0], those.lunch
    assert f"/sharing/new/?need={need.ref}" in client.get(f"/needs/{need.ref}/").text
    assert f"/sharing/new/?offer={lunch.ref}" in client.get(f"/offers/{lunch.ref}/").text
    assert "/sharing/new/?place=Farley" in client.get("/needs/?place=Farley").text
    assert "/sharing/" in client.get("/you/").text
    Match.objects.create(need=need, offer=lunch, rank=1, score=0.5, run="r")
    assert "one thing needed waits" in client.get("/you/").text
    client.force_login(user("stranger", Party.objects.create()))
    assert "/sharing/" not in client.get(f"/needs/{need.ref}/").text + client.get("/you/").text


def asked(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_no_page_asks_more_often_when_there_is_more(client, those, made):
    paths = ["/sharing/", "/sharing/new/", f"/sharing/{made.ref}/"]
    few_asked = [asked(client, path) for path in paths]
    for number in range(6):
        need = rows.need(f"More {number}", place=those.far, actor=those.needs[0].actor)
        offer = rows.offer(f"Help {number}", capacity=2, place=those.near)
        Match.objects.create(need=need, offer=offer, rank=1, score=0.5, run="r")
        made.needs.create(need=need)
        made.offers.create(offer=offer, gives=1)
        made.pairs.create(need=need, offer=offer, value=0.5)
        sharing._work_out(kept(those))
    sharing._work_out(made)
    assert [asked(client, path) for path in paths] == few_asked
