"""Pages of who uses what: one site, everybody as a table, the pack, who talks, a plan, who tried it."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from alongside.exchange.innovations.models import Adaptation, Adoption, Displacement, PassedOn, RollOut
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.innovations_adoptions import adoption, ago, roll_out, site, thing
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def full(what, where, **fields):
    """An adoption with a bit of everything."""
    made = adoption(what, where, **({"trigger": "failure", "money": 400, "pitfalls": "Rain"} | fields))
    Adaptation.objects.create(adoption=made, on=ago(9), words="Earlier", why="School")
    Displacement.objects.create(adoption=made, words="Taxis", extent="wholly", on=ago(9), pounds_real=700)
    PassedOn.objects.create(adoption=made, on=ago(9), words="A map", worked="no", learned="Draw it")
    return made


@pytest.fixture
def three():
    """Three sites of one thing: one uses it, one borrowed and stopped, one plans."""
    what, near = thing(), site("Near")
    first = full(what, near, will_talk=True, talk_how="Ring Near", users=3)
    second = full(what, site("Far"), borrowed_from=near, earlier=first, thanks="Grand", money=900)
    second.stopped_on, second.stop, second.stop_words = ago(2), "cost", "Fuel went up"
    second.save()
    adoption(what, site("Late"), started_on=None, planned_on=ago(-30))
    return what, first, second


def day(on, name="on"):
    return {f"{name}-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def test_everybody_reads_who_uses_it_who_stopped_and_why(client, three):
    what, first, second = three
    page = client.get(f"/innovations/{what.ref}/").text
    for words in ("1 organisation here uses it now.", "1 plans to start.", "Fuel went up.", "Taxis", "Grand"):
        assert words in page
    shown = client.get(f"/adoptions/{second.ref}/").text
    assert "It cost too much. Fuel went up." in shown and "Grand" in shown and "Draw it." in shown
    lender = client.get(f"/adoptions/{first.ref}/").text
    assert "One organisation borrowed it from them" in lender and "fewer than 5" in lender
    table = client.get(f"/innovations/{what.ref}/adoptions/")
    assert "Plans to start on" in table.text and "1 of 3 borrowed it" in table.text
    file = client.get(f"/innovations/{what.ref}/adoptions/?download=csv").content.decode("utf-8-sig")
    assert len(file.splitlines()) == 4 and "fewer than 5" in file
    actor = client.get(f"/actors/{first.site.ref}/").text
    assert "Others borrowed from them" in actor and "“Grand”" in actor


def test_the_pack_puts_figures_together_from_three_and_is_a_word_file(client, three):
    what, _first, _second = three
    page = client.get(f"/innovations/{what.ref}/pack/").text
    assert "£400 (Near)" in page and "in the middle" not in page and "Ring Near" in page
    full(what, site("Third"), money=100)
    page = client.get(f"/innovations/{what.ref}/pack/").text
    assert "£400 in the middle, from £100 to £900, at 3 organisations" in page
    sent = client.get(f"/innovations/{what.ref}/pack/?download=docx")
    text = "\n".join(one.text for one in Document(io.BytesIO(sent.content)).paragraphs)
    assert "Who stopped, and why" in text and "Fuel went up." in text


def test_of_what_was_only_reported_nobody_uses_it_now(client):
    past = thing("Old", standing="history", reported_on=ago(3000), actor=site("Named"))
    page = client.get(f"/innovations/{past.ref}/").text
    assert "Named with it" in page and "Who uses it" not in page


def test_a_site_writes_by_short_forms_and_loses_nothing_that_was_typed(client, three):
    what, _first, _second = three
    mine = site("Mine")
    client.force_login(user_of(mine.party, "mine@example.org"))
    at = f"/innovations/{what.ref}/adoptions/new/"
    said = {"state": "using", "trigger": "staff", "thanks": "Ta", "sight": "public"}
    wrong = client.post(at, said)
    assert (wrong.status_code, ">Ta</textarea>" in wrong.text, "#on-day" in wrong.text) == (422, True, True)
    nobody = client.post(at, said | day(ago(20)) | {"lender": "other", "other": "Nobody at all"})
    assert "No organisation here has that name" in nobody.text
    sent = client.post(at, said | day(ago(20)) | {"lender": "other", "other": "near"})
    made = Adoption.objects.get(site=mine)
    assert sent.url == f"/adoptions/{made.ref}/?done=begun" and made.earlier.site.name == "Near"
    url = f"/adoptions/{made.ref}/"
    for path in ("edit", "how", "change", "room", "passed-on", "stop"):
        assert client.get(f"{url}{path}/").status_code == 200, path
        assert client.post(f"{url}{path}/", {"hours": "many"}).status_code == 422, path
    assert client.get(f"{url}start/").status_code == 404
    room = {"words": "Taxis", "extent": "wholly", "pounds_real": "1,200", "cash": "yes"} | day(ago(3))
    assert client.post(f"{url}room/", room).status_code == 302
    assert client.get(f"{url}room/{made.displacements.get().pk}/").status_code == 200
    assert client.get(f"{url}room/999999/").status_code == 404
    stop = {"stop": "cost", "words": "Dear", "again": "no"} | day(ago(1))
    assert client.post(f"{url}stop/", stop).status_code == 302
    assert "We&#39;ve taken it up again" in client.get(url).text


def test_others_cannot_write_and_a_visitor_signs_in_first(client, three):
    what, first, _second = three
    assert "/account/login/" in client.get(f"/innovations/{what.ref}/adoptions/new/").url
    client.force_login(user_of(site("Other").party, "other@example.org"))
    for path in ("edit", "stop", "how", "change", "room", "passed-on", "start"):
        assert client.get(f"/adoptions/{first.ref}/{path}/").status_code == 404, path
    first.visibility = "private"
    first.save()
    assert client.get(f"/adoptions/{first.ref}/").status_code == 404
    assert "Near" not in client.get(f"/innovations/{what.ref}/pack/").text.split("Who has done it")[1][:200]


def test_a_plan_is_made_filled_and_read(client, three):
    what, _first, _second = three
    user = user_of(site("Council").party, "council@example.org")
    client.force_login(user)
    at = f"/innovations/{what.ref}/adoptions/plans/new/"
    assert client.post(at, {"title": "All", "sites_target": "x"}).status_code == 422
    sent = client.post(at, {"title": "All", "sites_target": "3", "sight": "public"} | day(ago(-99)))
    plan = RollOut.objects.get()
    assert sent.url == f"/adoptions/plans/{plan.ref}/"
    assert client.post(sent.url, {"site": "nowhere"} | day(ago(9))).status_code == 422
    assert client.post(sent.url, {"site": "Near", "people": "9"} | day(ago(9))).status_code == 302
    page = client.get(sent.url).text
    assert "1 of 3 organisations use it" in page and "fewer than 5 of 9" in page
    assert client.get(f"{sent.url}edit/").status_code == 200
    client.logout()
    assert client.get(sent.url).status_code == 200
    assert client.post(sent.url, {"site": "Far"} | day(ago(9))).status_code == 404
    assert client.get(f"{sent.url}edit/").status_code == 404
    assert "Near" in client.get(f"{sent.url}?download=csv").content.decode()


def test_those_who_talk_are_asked_into_a_group_by_one_of_them(client, three):
    what, first, _second = three
    page = client.get(f"/innovations/{what.ref}/adoptions/talk/").text
    assert "Ring Near" in page and "Far" not in page and "Make a group" not in page
    mine = site("Mine")
    adoption(what, mine, will_talk=True)
    user_of(first.site.party, "near@example.org")
    client.force_login(user_of(mine.party, "mine@example.org"))
    sent = client.post(f"/innovations/{what.ref}/adoptions/talk/")
    assert sent.url.startswith("/circles/")


def test_pages_ask_the_database_as_often_with_more_sites(client, three):
    what, first, _second = three
    plan = roll_out(what)
    at = f"/innovations/{what.ref}/"
    paths = [f"{at}{part}/" for part in ("adoptions", "pack", "adoptions/talk")]
    paths += [f"/adoptions/{first.ref}/", f"/adoptions/plans/{plan.ref}/", f"/actors/{first.site.ref}/"]

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    few = [asked(path) for path in paths]
    for number in range(4):
        where = site(f"More {number}")
        full(what, where, borrowed_from=first.site, earlier=first, will_talk=True)
        plan.sites.create(site=where, planned_on=ago(3))
    for path, before in zip(paths, few, strict=True):
        assert asked(path) <= before + 2, path


def test_anyone_asks_who_tried_it_and_hears_who_stopped(client, indexed_town):
    from alongside.exchange.analyses import indexing

    what = rows.offer("Walking bus to school", "Children walk together.", "innovation")
    adoption(what, site("Near"), money=400)
    adoption(what, site("Far"), stopped_on=ago(2), stop="cost", stop_words="Fuel went up")
    thing("Walking bus of the past", standing="history", reported_on=ago(3000))
    ended = innovation(title="Kites in the yard", status="stopped", status_why="No wind.", lesson="Measure.")
    said = {"why": "No wind.", "tried": "A week of kites.", "learned": "Measure first."}
    ended.status_changes.create(status="stopped", is_shared=True, **said)
    indexing.rebuild()
    page = client.get("/tried/?q=walking+bus").text
    for words in ("Near", "£400 to get going", "It cost too much. Fuel went up.", "Reported in the past"):
        assert words in page
    kites = client.get("/tried/?q=kites+in+the+yard").text
    assert "No wind." in kites and "Measure first." in kites and "Nobody has" not in kites
    assert "Nobody has, as far as we know" in client.get("/tried/?q=zebra+crossing+guards").text
    assert "Near" in client.get("/tried/").text and client.get("/tried/?q=").status_code == 422


def test_without_an_index_it_says_so(client, no_index):
    assert client.get("/tried/?q=walking+bus").status_code == 503
