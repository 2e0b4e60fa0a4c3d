"""Claims over the API: bands and never numbers, sources as the caller may see them."""

import pytest

from tests._support import rows
from tests._support.evidence import case
from tests._support.evidence_claims import DAY, claim, source

pytestmark = pytest.mark.django_db
AT = "/api/v1/claims"


def test_a_claim_is_given_with_what_it_rests_on(client):
    found = claim(source_id="claim-1", driver="skills", trace="lost", as_of=DAY)
    source(found, kind="people", band="fewer-than-five")
    source(found, kind="workshop", key="Eastern@2016-06-08", side="against")
    hidden = case(visibility="private", owner=rows.actor("Ward").party)
    source(found, kind="case", key=hidden.ref, note="Hidden")
    said = client.get(f"{AT}/claim-1").json()
    assert said == client.get(f"{AT}/{found.ref}").json() == client.get(AT).json()["items"][0]
    assert (said["said_by"], said["trace"], said["agreement"]) == ("fewer-than-five", "lost", "mixed")
    assert [(one["kind"], one["side"], one["said_by"]) for one in said["sources"]] == [
        ("people", "for", "fewer-than-five"),
        ("workshop", "against", None),
    ]
    assert said["more_not_open_to_you"] and "Hidden" not in str(said)


def test_claims_are_narrowed_and_one_that_is_hidden_is_not_there(client):
    one = claim(sentence="Money comes late.", driver="funding")
    source(one, kind="people")
    claim(driver="skills")
    hidden = claim(visibility="private", owner=rows.actor("Ward").party)
    assert len(client.get(AT).json()["items"]) == 2
    for asked in ("q=money", "driver=funding", "said_by=five-or-more"):
        assert [row["ref"] for row in client.get(f"{AT}?{asked}").json()["items"]] == [one.ref], asked
    assert client.get(f"{AT}?said_by=7").status_code == 422
    assert client.get(f"{AT}/{hidden.ref}").status_code == client.get(f"{AT}/nothing").status_code == 404
