"""Bring your list: led to sign in, shown only to one's own, nothing typed lost, every part as a file."""

import csv
import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.directory.models import Actor
from alongside.exchange.feeds import tasks
from alongside.exchange.feeds.models import BroughtList
from tests._support import lists, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def nell(client):
    """The practice town's connector, signed in."""
    return signed_in(client, lists.town())


def signed_in(client, actor, role="broker"):
    user = User.objects.create(email=f"{role}-{actor.pk}@x.example")
    Acting.objects.create(user=user, party=actor.party, role=role)
    client.force_login(user)
    return client


def paste(client, table):
    return client.post("/lists/new/", {"pasted": lists.pasted(table)})


def the_list():
    return BroughtList.objects.latest("pk")


def guessed(**changes):
    brought = the_list()
    said = {"kind": brought.kind, "header": "no" if brought.header is None else "yes", "place": ""}
    return said | {f"column-{at}": role for at, role in enumerate(brought.roles)} | changes


def checked(client, table):
    """Paste a list and take the guesses as they are; returns its address."""
    to = paste(client, table).url
    assert client.post(to, guessed()).url == f"/lists/{the_list().ref}/"
    return f"/lists/{the_list().ref}/"


def kept(client, table, **wishes):
    url = checked(client, table)
    said = {"title": "My list", "standing": "unclaimed", "visibility": "public"} | wishes
    assert client.post(f"{url}keep/", said).url == url
    return url


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_visitors_are_led_to_sign_in_and_come_back(client):
    for path in ("/lists/", "/lists/new/", "/lists/abc/", "/lists/abc/columns/"):
        answer = client.get(path)
        assert answer.status_code == 302 and answer.url == f"/account/login/?next={path}"


def test_somebody_without_a_part_is_told_why(client):
    signed_in(client, lists.town(), role="member")
    answer = client.get("/lists/")
    assert answer.status_code == 403 and "look after an organisation" in words(answer)


def test_sixty_pasted_rows_are_looked_at_kept_and_undone(nell):
    url = checked(nell, lists.sixty())
    page = words(nell.get(url))
    assert "48 new" in page and "9 already here" in page and "3 left out" in page
    assert "Practice town: invented." in page
    assert "Did you mean Alderquay?" in page and "Keep the 48 new rows" in page
    assert (
        nell.post(f"{url}keep/", {"title": "My groups", "standing": "unclaimed", "visibility": "public"}).url
        == url
    )
    page = words(nell.get(url))
    assert "Your list is kept" in page and "Undo: take the 48 new rows out again" in page
    assert nell.get(f"/actors/list-{the_list().ref}-2/", follow=True).status_code == 200
    page = words(nell.get("/lists/"))
    assert "My groups" in page and "48 new, 9 already here, 3 left out" in page
    done = nell.post(f"{url}undo/")
    assert done.url == "/lists/?world=practice&done=undone"
    assert "taken out again" in words(nell.get(done.url))
    assert not Actor.objects.filter(name="Quay Group 0").exists()
    assert nell.get(url).status_code == 302


def test_what_is_here_leads_to_the_entry(nell):
    html = nell.get(checked(nell, lists.sixty())).content.decode()
    table = Actor.objects.get(name="Lantern Table")
    assert f'href="/actors/{table.ref}/">Lantern Table</a>' in html


def test_another_organisation_finds_no_such_list(nell, client):
    url = kept(nell, lists.sixty())
    signed_in(client, Actor.objects.get(name="Tidal Wheels"), "admin")
    for path in (url, f"{url}columns/", f"{url}?download=xlsx"):
        assert client.get(path).status_code == 404
    for path in (f"{url}keep/", f"{url}undo/", f"{url}columns/"):
        assert client.post(path).status_code == 404
    assert "9 already here" not in words(client.get("/lists/"))
    assert the_list().state == "kept"


def test_a_private_list_is_not_told_of_to_others(nell, client):
    kept(nell, lists.sixty(), title="Quiet list", visibility="private")
    assert "Quiet list" in words(nell.get("/about/data"))
    client.logout()
    assert "Quiet list" not in words(client.get("/about/data"))
    for path in ("/actors/?world=practice&q=Quay+Group", "/offers/?world=practice&q=Knitting"):
        assert "Quay Group" not in words(client.get(path))
    assert "Quay Group" not in client.get("/api/v1/actors?world=practice&limit=200").content.decode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "Choose a file, or paste the rows"),
        ({"pasted": "https://example.org/list.csv"}, "That is an address"),
        ({"pasted": "{broken"}, "cannot be read as one"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "This is a PDF"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "The file is empty"),
        ({"file": SimpleUploadedFile("a.csv", b"x," * 2_600_000)}, "5 MB are the most"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(nell, said, why):
    answer = nell.post("/lists/new/", said)
    assert answer.status_code == 422 and why in words(answer)
    assert "There is a problem" in words(answer)
    if typed := said.get("pasted"):
        assert f">{typed}</textarea>" in answer.content.decode()


def test_a_mistake_on_the_columns_keeps_what_was_chosen(nell):
    to = paste(nell, lists.sixty()).url
    answer = nell.post(to, guessed(**{"place": "Alderqay", "column-3": "note"}))
    assert answer.status_code == 422 and "Did you mean Alderquay?" in words(answer)
    html = answer.content.decode()
    assert 'value="Alderqay"' in html and '<option value="note" selected>' in html
    answer = nell.post(to, guessed(**{"column-0": ""}))
    assert answer.status_code == 422 and "name of the organisation" in words(answer)


def test_a_mistake_on_keeping_keeps_what_was_typed(nell):
    url = checked(nell, lists.sixty())
    answer = nell.post(f"{url}keep/", {"title": "", "standing": "open", "visibility": "members"})
    html = answer.content.decode()
    assert answer.status_code == 422 and "Give the list a name" in words(answer)
    assert re.search(r'value="open"[^>]*checked', html) and re.search(r'value="members"[^>]*checked', html)


def test_signs_that_no_database_takes_do_no_harm(nell):
    url = checked(nell, lists.sixty())
    said = {"title": "My\0 list", "standing": "unclaimed", "visibility": "public", "publisher": "\0"}
    assert nell.post(f"{url}keep/", said).status_code == 302
    assert the_list().state == "kept" and the_list().title == "My list"


def test_a_book_with_sheets_can_be_looked_at_sheet_by_sheet(nell):
    book = openpyxl.Workbook()
    book.active.append(["only a title"])
    other = book.create_sheet("Groups")
    for row in lists.sixty():
        other.append(row)
    out = io.BytesIO()
    book.save(out)
    to = nell.post("/lists/new/", {"file": SimpleUploadedFile("my-groups.xlsx", out.getvalue())}).url
    assert "Groups (61)" in words(nell.get(to))
    assert nell.post(to, {"sheet": "1"}).url == to
    nell.post(to, guessed())
    assert the_list().counts["new"] == 48 and the_list().title == "My groups"


def test_the_rows_left_out_come_as_a_file_that_can_be_mended_and_brought_again(nell):
    url = kept(nell, lists.dirty())
    for kind in ("csv", "xlsx"):
        table = downloaded(nell.get(f"{url}?rows=out&download={kind}"), kind)
        assert table[0][:7] == lists.HEAD and table[0][-1] == "Why it was left out"
        assert len(table) == 16 and all(row[-1] for row in table[1:])
    misspelt = next(row for row in table[1:] if row[2] == "Alderqay")
    assert misspelt[-1] == "Column Town: 'Alderqay' is not a place we know. Did you mean Alderquay?"
    mended = [table[0], *([*row[:2], "Alderquay", *row[3:]] for row in table[1:] if row == misspelt)]
    checked(nell, mended)
    assert the_list().counts["new"] == 1 and the_list().counts["out"] == 0


def test_the_list_comes_out_again_whole(nell):
    url = kept(nell, lists.dirty())
    table = downloaded(nell.get(f"{url}?download=xlsx"), "xlsx")
    assert table[0][:8] == ["Row", *lists.HEAD] and len(table) == 201
    outcomes = [row[-3] for row in table[1:]]
    assert (outcomes.count("New"), outcomes.count("Left out")) == (185, 15)
    first = next(row for row in table[1:] if row[-3] == "New")
    assert first[-1] == f"http://testserver/actors/list-{the_list().ref}-{first[0]}/"
    assert nell.get("/lists/?download=xlsx").status_code == 200


def downloaded(response, kind):
    content = b"".join(response) if response.streaming else response.content
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_a_long_list_says_how_far_it_is(nell, monkeypatch):
    monkeypatch.setattr("alongside.exchange.feeds.services.lists.LONG", 20)
    url = checked(nell, lists.sixty())
    page = nell.get(url)
    assert "waits for its turn" in words(page) and 'id="waiting"' in page.content.decode()
    tasks.check_list.call(the_list().ref)
    assert "48 new" in words(nell.get(url))


def test_a_feed_goes_straight_to_what_it_brings_and_asks_who_keeps_it(nell):
    feed = '[{"name": "Harbour café", "description": "Coffee", "organization": {"name": "Harbour Friends"}}]'
    url = nell.post("/lists/new/", {"pasted": feed}).url
    assert url == f"/lists/{the_list().ref}/"
    assert "Who keeps this directory?" in words(nell.get(url))
    said = {"title": "Feed", "standing": "unclaimed", "visibility": "public"}
    assert "who keeps this feed" in words(nell.post(f"{url}keep/", said))
    nell.post(f"{url}keep/", said | {"publisher": "Alder Coast Council"})
    assert the_list().state == "kept"


def test_an_unfinished_list_is_found_again_and_thrown_away(nell):
    url = checked(nell, lists.sixty())
    assert "Not finished" in words(nell.get("/lists/"))
    assert nell.post(f"{url}undo/").url.endswith("done=thrown")
    assert not BroughtList.objects.exists()


def test_pages_ask_no_more_questions_of_the_database_for_more_rows(nell, django_assert_max_num_queries):
    for table in (lists.sixty()[:6], lists.sixty()):
        url = kept(nell, table)
        with django_assert_max_num_queries(12):
            assert nell.get(url).status_code == 200
    for number in range(5):
        checked(nell, [["Group", "Town"], [f"Band {number}", "Alderquay"]])
    with django_assert_max_num_queries(10):
        assert nell.get("/lists/").status_code == 200


def test_markup_in_a_list_stays_text(nell):
    nasty = "<script>alert(1)</script>"
    url = checked(
        nell, [["Group", "What they do", "Town"], [f"G {nasty}", nasty, "Alderquay"], ["A", nasty, nasty]]
    )
    for path in (url, f"{url}columns/"):
        assert nasty not in nell.get(path).content.decode()


def test_in_the_real_world_there_is_no_band(client):
    rows.place("Wenbury")
    signed_in(client, rows.actor("Wenbury Carers"))
    page = words(client.get(checked(client, [["Group", "Town"], ["Band", "Wenbury"]])))
    assert "Practice town" not in page and "1 new" in page
