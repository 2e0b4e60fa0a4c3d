"""Every page that links lead to, over what ships: its words, its frame, its lists as files.

The pages are fetched once, as a visitor and as the practice town's connector, and then only looked at.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests._support import shipped
from tests._support.pages import OF_PEOPLE, Reader, Stored, addresses, walk

# Once, as what a page says is no matter of the database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ROOT = Path(__file__).resolve().parents[2]
with (ROOT / "docs/words.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
LEAKS = re.compile(r"\bNone\b|\bundefined\b|\bnan\b|__proxy__|%\(|\{\{|\}\}|<[A-Za-z_.]+ object")
ASKED = (
    "/find/?q=family+carers+feel+alone&place=Alderquay",
    "/find/?q=people+with+dementia+get+lost&place=Devon",
    "/find/?q=carers+feel+alone",
    "/find/?q=xqzv+plooth",
    "/find/?q=",
    "/find/?q=tea&place=Torbey",
    "/search/?q=carers",
    "/search/?q=demensia",
    "/search/?q=xqzv",
)
QUESTIONS = [value for path in ASKED for name, value in parse_qsl(urlsplit(path).query) if name == "q"]
QUOTED = re.compile(r"(?<=Shares the words: ).*|(?<=Its words say: ).*")  # in the words of whoever asked
LISTS = [f"/{kind}/{more}" for kind in ("needs", "offers", "actors", "places") for more in ("", "?q=xqzv")]
SEEDS = ["/", "/?world=practice", *ASKED, *LISTS, "/evaluations/", "/nowhere/"]
NO_PAGES = {
    "/healthz", "/account/logout/", "/lists/<str:ref>/keep/", "/lists/<str:ref>/undo/", "/map/points.geojson",
    "/unheard/map.svg", "/unheard/meet/keep/", "/unheard/counts/<str:ref>/delete/",  # a picture, and buttons
    "/places/<str:key>/figures/", "/places/<str:key>/figures/<slug:code>/",  # no figures ship
    "/you/do/", "/you/talks/<str:ref>/take-back/", "/stop/<str:signed>/",  # buttons; and what a mail leads to
}  # fmt: skip


@pytest.fixture(scope="module")
def looked(django_db_setup, django_db_blocker, tmp_path_factory):
    """What was fetched, and what others wrote; the database is put back as it was."""
    from django.test import Client

    home = tmp_path_factory.mktemp("pages")
    with django_db_blocker.unblock(), shipped.loaded(home / "index"):
        visitor, connector = Client(raise_request_exception=False), Client(raise_request_exception=False)
        connector.force_login(_connector())
        _bring_lists(connector)
        yield [*walk(visitor, SEEDS), *walk(connector, ["/you/", "/"])], Stored.here(*QUESTIONS)


def _connector():
    from alongside.exchange.accounts.models import Acting, User
    from alongside.exchange.directory.models import Actor

    user = User.objects.create(email="connector@example.org", name="Nell Harcastle")
    Acting.objects.create(user=user, party=Actor.objects.get(source_id="aq-alliance").party, role="broker")
    return user


def _bring_lists(connector):
    """A list whose columns wait, one that was looked at, and one that is kept."""
    from alongside.exchange.feeds.models import BroughtList
    from tests._support import lists

    for steps in range(3):
        to = connector.post("/lists/new/", {"pasted": lists.pasted(lists.dirty())}).url
        roles = BroughtList.objects.get(ref=to.split("/")[2]).roles
        said = {"kind": "actors", "header": "yes"} | {f"column-{at}": role for at, role in enumerate(roles)}
        to = connector.post(to, said).url if steps else to
        wishes = {"title": "Groups", "standing": "unclaimed", "visibility": "private"}
        assert steps < 2 or connector.post(f"{to}keep/", wishes).status_code == 302


@pytest.fixture(scope="module")
def pages(looked):
    """Each page of ours that was fetched, with its reader."""
    return [(visit, Reader(visit.html)) for visit in looked[0] if visit.html]


def refused(word: str) -> str:
    """What finds a word that stands by itself."""
    return rf"(?<![\w-]){re.escape(word)}(?![\w-])"


ANY = re.compile("|".join(refused(word) for row in ROWS for word in row["inside"].split(";")), re.IGNORECASE)


def inside_words_in(text: str, path: str) -> list[str]:
    """The words of ours in a text that a page at this path must not show."""
    if not ANY.search(text):
        return []
    found = []
    for row in ROWS:
        allowed = [part for part in row["allowed_where"].split(";") if part]
        if "anywhere" in allowed or any(path.startswith(p[5:]) for p in allowed if p.startswith("page:")):
            continue
        plain = text
        for phrase in allowed:
            plain = re.sub(rf"\b{re.escape(phrase)}\b", "…", plain, flags=re.IGNORECASE)
        found += [word for word in row["inside"].split(";") if re.search(refused(word), plain, re.IGNORECASE)]
    return found


def test_no_page_shows_a_word_that_we_use_inside(looked, pages):
    stored, wrong = looked[1], set()
    for visit, reader in pages:
        for block in dict.fromkeys(reader.blocks):
            if not inside_words_in(block, visit.path) and not LEAKS.search(block):
                continue
            asked = dict(parse_qsl(urlsplit(visit.path).query)).get("q") or "…"
            ours = QUOTED.sub("…", stored.without(block.replace(asked, "…")))
            leaks = [] if visit.route == "map/" and ours.startswith("None") else LEAKS.findall(ours)
            for word in [*inside_words_in(ours, visit.path), *leaks]:
                wrong.add(f"{visit.route or visit.path}: '{word}' in: {ours[:160]}")
    assert not wrong, "\n  ".join(["", *sorted(wrong)])


def test_a_planted_word_is_found_and_what_somebody_wrote_is_not():
    stored = Stored(["Circle of actors"])
    assert inside_words_in("All actors here", "/") == ["actors"]
    assert inside_words_in(stored.without("Opened by circle of actors"), "/") == []
    assert inside_words_in(stored.without("Circle of actorsX"), "/") == ["circle"]
    assert inside_words_in("All the help on offer", "/") == []
    assert inside_words_in("Co-production is doing it together", "/about/terms") == []
    assert inside_words_in("Co-production is doing it together", "/find/") == ["co-production"]
    assert inside_words_in("For unpaid carers; your carer", "/") == ["carer"]
    assert LEAKS.search("Checked None") and not LEAKS.search("None of these".lower())


def test_each_inside_word_is_listed_once_and_has_its_word_for_pages():
    listed = [word for row in ROWS for word in row["inside"].split(";")]
    assert len(listed) == len(set(listed)) and all(listed)
    assert all(row["page"] for row in ROWS)
    assert not [row["inside"] for row in ROWS if row["allowed_where"] == "anywhere" and not row["note"]]


def test_links_lead_to_every_page_and_none_is_broken(looked):
    visits = looked[0]
    reached = {"/" + visit.route for visit in visits}
    left = {found for found in addresses() if not found.startswith("/api/")} - reached - NO_PAGES
    assert {found for found in left if not OF_PEOPLE.search(found)} == set()
    assert [visit.path for visit in visits if visit.status >= 404 and visit.path not in SEEDS] == []


def test_every_page_has_its_frame(pages):
    """One title, one heading above all, a language, landmarks, a way past the header, five links at most."""
    wrong = defaultdict(set)
    for visit, reader in pages:
        tags = [tag for tag, _ in reader.tags]
        given = dict(reversed(reader.tags))
        header = visit.html[visit.html.find("<header") : visit.html.find("</header>")]
        checks = {
            "one h1": tags.count("h1") == 1,
            "one title": visit.html.partition("</head>")[0].count("<title>") == 1,
            "a language": given["html"].get("lang") in ("en-gb", "en"),
            "landmarks": {"header", "nav", "main", "footer"} <= set(tags) and tags.count("main") == 1,
            "a way past the header": 'href="#maincontent"' in visit.html and 'id="maincontent"' in visit.html,
            "five links": len(re.findall('class="app-header__link"', header)) <= 5,
            "no style of its own": not any("style" in attrs for _, attrs in reader.tags),
        }
        for name, well in checks.items():
            if not well:
                wrong[name].add(visit.path)
    assert dict(wrong) == {}


def test_every_list_of_records_comes_as_a_spreadsheet_and_as_a_csv(looked, pages):
    kinds = {"xlsx": "application/vnd.openxmlformats", "csv": "text/csv"}
    wrong = set()
    for visit, reader in pages:
        if visit.route in ("needs/", "offers/", "actors/", "places/") and "xqzv" not in visit.path:
            for kind, content_type in kinds.items():
                links = [link for link in reader.links if f"download={kind}" in link]
                fetched = [
                    one for one in looked[0] if one.path.split("?")[-1] in {u.split("?")[-1] for u in links}
                ]
                if not links or not all(one.kind.startswith(content_type) for one in fetched):
                    wrong.add((visit.path, kind))
    assert wrong == set()
