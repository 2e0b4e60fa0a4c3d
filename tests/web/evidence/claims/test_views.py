"""The list of what was said, one claim down to its sources, and who took part."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.exchange.evidence.models import Participation
from tests._support import rows
from tests._support.evidence_claims import DAY, claim, source

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parents[4] / "data" / "landscape-2017" / "participation.csv"
PAST = {"standing": "history", "reported_on": DAY, "as_of": DAY}


def test_a_claim_is_opened_down_to_what_speaks_for_it_and_against(client):
    found = claim(
        source_id="claim-1", driver="skills", section="3.2.1", trace="lost", limits="Here only.", **PAST
    )
    source(found, kind="people", band="fewer-than-five")
    source(found, kind="workshop", key="Eastern@2016-06-08")
    source(found, side="against", strength=3, note="It did not hold in winter.")
    assert client.get("/claims/claim-1/").url == f"/claims/{found.ref}/"
    text = client.get(f"/claims/{found.ref}/").text
    for said in (
        "Early: it may still change",
        "Reported in 2026",
        "Fewer than five people, perhaps none",
        "8 June 2016",
        "Some speaks for it and some against it.",
        "Tested in a randomised trial",
        "It did not hold in winter.",
        "own footnote is lost",
        "Here only.",
        "Do different ways of knowing agree?",
        "Who took part in the study",
    ):
        assert said in text, said
    assert text.index("What speaks for it") < text.index("Eastern") < text.index("What speaks against it")


def test_the_list_is_narrowed_counted_and_taken_away(client):
    one = claim(sentence="Money comes late.", driver="funding", trace="lost")
    source(one, kind="people", band="five-or-more")
    bare = claim(sentence="Skills are short.", driver="skills", section="3.2.1")
    text = client.get("/claims/").text
    assert "Money comes late." in text and "Five people or more" in text and "2 found" in text
    assert bare.sentence not in client.get("/claims/?band=five-or-more").text
    assert one.sentence not in client.get("/claims/?trace=untraced").text
    assert one.sentence not in client.get("/claims/?section=3.2.1&q=skills").text
    file = client.get("/claims/?download=csv").content.decode("utf-8-sig")
    table = {row["What was said"]: row for row in csv.DictReader(file.splitlines())}
    assert table["Money comes late."]["Said by"] == "Five or more"
    assert table["Skills are short."]["Said by"] == ""


def test_the_list_asks_no_more_often_when_there_is_more(client):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            client.get("/claims/")
        return len(seen)

    for _ in range(2):
        source(claim(driver="skills"), kind="people")
    asked()
    few = asked()
    for _ in range(8):
        source(claim(driver="skills"), kind="people")
    assert asked() <= few


def test_a_claim_that_is_not_for_them_is_as_one_that_never_was(client):
    hidden = claim(visibility="private", owner=rows.actor("Ward").party)
    for at in ("", "object/", "edit/", "stand/", "sharing/", "sources/new/", "sources/x/"):
        assert client.get(f"/claims/{hidden.ref}/{at}").status_code == 404, at
    seen = claim()
    for at in ("object/", "edit/", "stand/", "sharing/", "sources/new/", f"sources/{source(seen).ref}/"):
        assert client.get(f"/claims/{seen.ref}/{at}").status_code == 404, at


def test_the_tables_of_the_study_stand_with_their_misprints(client):
    assert "No such tables are loaded here." in client.get("/claims/study/").text
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            plain = {
                name: row[name] for name in ("metric", "group_name", "region", "event", "row_kind", "note")
            }
            names = {"source_id": row["id"], "table": row["source"], "group": row["group_id"]}
            Participation.objects.create(count=int(row["count"]), **names, **plain)
    text = client.get("/claims/study/").text
    for said in (
        "Who came to the workshops (002 Table 2)",
        "Who was interviewed (002 Table 3)",
        "Networks and innovation institutions: the cells add up to 42; 39 is printed.",
        "Other: the cells add up to 3; 1 is printed.",
        "All cells add up to 101",
        "rows add up to 96.",
        "39 *",
        "221 people",
        "All totals as printed are the sums of their cells.",
    ):
        assert said in text, said
    file = client.get("/claims/study/?download=csv&list=2").content.decode("utf-8-sig").splitlines()
    assert "42" in next(line for line in file if line.startswith("Networks"))
