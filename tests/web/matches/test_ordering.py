"""What counts and who gets seen: for those who run the exchange, in words and numbers that can be checked."""

import html
import re

import pytest

from alongside.exchange.accounts.models import Party, Role
from alongside.exchange.analyses.models import WeightSet
from alongside.exchange.matches.models import Match
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db
GAIN = {
    "outcomes": 120, "good": 60, "loss": 0.5, "base_loss": 0.6, "gain": 0.1, "gain_low": 0.05,
    "gain_high": 0.15, "auc": 0.8, "base_auc": 0.7,
}  # fmt: skip


@pytest.fixture
def root(client):
    client.force_login(user("root", Party.objects.create(), Role.ADMIN))
    return client


def text(response):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def learnt(**more):
    return WeightSet.objects.create(
        **({"factors": [1, 2, 1, 1, 1, 1, 1, 1, 1], "outcomes": 120, "good": 60, "compared": GAIN} | more)
    )


def test_only_those_who_run_it_find_these_pages(client):
    for path in ("/ordering/", "/ordering/seen/"):
        assert client.get(path).status_code == 302
    place = rows.place("Wenbury")
    for role, found in ((Role.EDITOR, (404, 404)), (Role.BROKER, (404, 200)), (Role.ADMIN, (200, 200))):
        client.force_login(user(role, Party.objects.create(), role, place if role == Role.BROKER else None))
        assert (client.get("/ordering/").status_code, client.get("/ordering/seen/").status_code) == found
        assert client.post("/ordering/", {"learn": "1"}).status_code == (422 if role == Role.ADMIN else 404)
        today = client.get("/you/").content.decode()
        assert ('href="/ordering/"' in today) == (found[0] == 200)
        assert ('href="/ordering/seen/"' in today) == (found[1] == 200)


def test_too_little_is_said_with_its_number_and_nothing_is_offered(root):
    page = text(root.get("/ordering/"))
    assert "0 answers are known so far" in page and "at least 100 are needed, and 20 of either sort" in page
    assert "Work out what should count" not in page
    response = root.post("/ordering/", {"learn": "1"})
    assert response.status_code == 422 and "Too little is known yet: 0 answers" in text(response)


def test_what_was_learnt_is_used_and_given_up_by_a_button_and_the_table_follows(root):
    made = learnt()
    page = text(root.get("/ordering/"))
    assert "first in 80% of cases. What we ship did so in 70%. That is more than chance." in page
    assert "Subjects Advice" not in page and "Use this from now on" in page
    response = root.post("/ordering/", {"on": made.ref}, follow=True)
    assert "This counts from now on." in text(response) and "Switched on by root." in text(response)
    assert "Subjects" in text(response) and WeightSet.objects.get().active
    assert re.search(r"Subjects.{0,200}?12", text(response))
    back = root.post("/ordering/", {"off": made.ref}, follow=True)
    assert "What we ship counts again." in text(back) and not WeightSet.objects.get().active


def test_what_could_be_chance_has_no_button_and_is_refused(root):
    made = learnt(compared=GAIN | {"gain_low": -0.01})
    assert "That could be chance, so it cannot be used." in text(root.get("/ordering/"))
    response = root.post("/ordering/", {"on": made.ref})
    assert response.status_code == 422 and "no better than what counts now" in text(response)
    assert root.post("/ordering/", {"on": "nothing"}).status_code == 404


def lists(organisations, sector, score, rank):
    """One list for each organisation, with it at this place."""
    for number in range(organisations):
        offer = rows.offer("Offer", actor=rows.actor(f"{sector} {number}", sector=sector))
        Match.objects.create(need=rows.need("Need"), offer=offer, rank=rank, score=score, run="run")


def cells_of(page):
    """The rows of the tables, by their first cell."""
    page = re.sub(r'<span class="nhsuk-table__heading.*?</span>', "", page)
    rows = [
        re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    ]
    plain = [[html.unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in rows]
    return {first: rest for first, *rest in plain}


def test_shares_are_those_of_the_lists_and_few_organisations_are_not_shown(root):
    lists(6, "public", 0.8, 1)
    lists(6, "third", 0.8, 3)
    lists(2, "private", 0.8, 1)
    lists(6, "academic", 0.8, 1)
    found = cells_of(root.get("/ordering/seen/").content.decode())
    assert found["Company"] == ["not shown", "–", "–", "–", "–"]
    hidden = {name for name, cells in found.items() if cells[:1] == ["not shown"]}
    assert len(hidden) >= 2  # else the share of the one could be worked out from the others


def test_a_group_that_is_listed_third_is_seen_half_as_much_as_one_that_is_first(root):
    lists(6, "public", 0.8, 1)
    lists(6, "third", 0.8, 3)
    page = root.get("/ordering/seen/").content.decode()
    found = cells_of(page)
    assert found["Charity or community group"] == ["6", "6", "33%", "50%", "0.67"]
    assert found["Public body"] == ["6", "6", "67%", "50%", "1.33"]
    assert found["One entry"][0] == "12" and "12 lists" in page and "A share for charities" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_report_is_a_file(root, kind):
    lists(6, "third", 0.8, 1)
    response = root.get(f"/ordering/seen/?download={kind}")
    assert f"who-gets-seen.{kind}" in response.headers["Content-Disposition"]
    if kind == "csv":
        assert "Sector,Charity or community group,6,6,100%,100%,1.00" in response.content.decode("utf-8-sig")


def test_with_no_lists_it_says_so(root):
    assert "No list has been made yet." in text(root.get("/ordering/seen/"))
    assert "Practice town: invented." in text(root.get("/ordering/seen/?world=practice"))
