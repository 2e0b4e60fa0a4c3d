"""How each kind of source is shown, and to whom."""

import pytest

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.evidence import sources
from alongside.exchange.evidence.queries import claims as queries
from tests._support import rows
from tests._support.evidence import case
from tests._support.evidence_claims import claim, source

pytestmark = pytest.mark.django_db


def shown(viewer, **fields):
    row = source(**fields)
    return sources.kind_of(row.kind).show(viewer, [row]).get(row.pk)


def test_people_are_told_as_a_band_and_a_workshop_by_place_and_day():
    assert str(shown(VISITOR, kind="people", band="fewer-than-five").title).startswith("Fewer than five")
    found = shown(VISITOR, kind="workshop", key="Eastern@2016-06-08")
    assert (found.title, found.dated.isoformat(), found.url) == ("Eastern", "2016-06-08", "")


def test_a_document_leads_only_to_a_page_of_the_web():
    assert shown(VISITOR).url == "https://example.org/a"
    found = shown(VISITOR, key="javascript:alert(1)")
    assert (found.url, found.line) == ("", "javascript:alert(1)")


@pytest.mark.parametrize("kind", ["need", "offer", "case"])
def test_a_record_is_shown_to_those_who_may_see_it(kind):
    make = {"need": rows.need, "offer": rows.offer, "case": lambda title, **said: case(title=title, **said)}
    party = rows.actor("Ward").party
    seen, hidden = make[kind]("Seen"), make[kind]("Hidden", visibility="private", owner=party)
    assert shown(VISITOR, kind=kind, key=seen.ref).title == "Seen"
    assert shown(VISITOR, kind=kind, key=hidden.ref) is None
    find = sources.kind_of(kind).find
    assert find(VISITOR, f"https://here.example/{kind}s/{seen.ref}/?world=real", "real") == seen.ref
    assert find(VISITOR, hidden.ref, "real") is find(VISITOR, seen.ref, "practice") is None


def test_who_objects_is_named_where_it_is_an_organisation_and_never_a_person():
    found = claim()
    club, person = rows.actor("Club"), rows.actor("Ada", nature="person")
    for one in (club, person):
        source(found, kind="objection", side="against", key=f"party:{one.party_id}", party=one.party)
    titles = [str(one.shown.title) for one in queries.rest_of(VISITOR, found).against]
    assert titles == ["Club", "Somebody who is signed in here"]
