"""Beginning a record, changing it, sharing it, and saying what it goes with."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.audit.models import Entry, Version
from alongside.exchange.innovations.models import Innovation, Link
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.queries import innovations as queries
from alongside.exchange.innovations.services import innovations as services
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.merging import doer
from tests._support.partnerships import seen_by, user_of

pytestmark = pytest.mark.django_db
WARD = "ward@example.org"


@pytest.fixture
def keeper():
    """An organisation, and who writes for it."""
    actor = rows.actor("Ward")
    return actor, doer(user_of(actor.party, WARD))


def started(by, **fields):
    return services.start(**({"title": "Night light", "world": "real", "by": by, "stage": "idea"} | fields))


def test_what_is_begun_is_seen_by_those_who_keep_it_until_it_is_shared(keeper):
    actor, by = keeper
    made = started(by, types=["digital", "nonsense"], word="improvement")
    mine = seen_by(actor.party, WARD)
    assert (made.offer.kind, made.offer.innovation_types, made.offer.stages) == (
        "innovation",
        ["digital"],
        ["idea"],
    )
    assert made.stays.get().entered_on == timezone.localdate()
    assert queries.innovation_for(mine, made.offer.ref) == made.offer
    assert queries.keeps(mine, made)
    assert queries.innovation_for(VISITOR, made.offer.ref) is None
    services.share(ref=made.offer.ref, visibility="public", by=by)
    assert queries.record_of(VISITOR, queries.innovation_for(VISITOR, made.offer.ref)) == made


def test_a_record_kept_close_is_to_others_as_if_it_were_not(keeper):
    actor, by = keeper
    made = started(by)
    services.share(ref=made.offer.ref, visibility="public", record_visibility="private", by=by)
    offer = queries.innovation_for(VISITOR, made.offer.ref)
    assert offer is not None
    assert queries.record_of(VISITOR, offer) is None
    assert queries.record_of(seen_by(actor.party, WARD), offer) == made


def test_a_record_is_never_seen_where_its_offer_is_not(keeper):
    _, by = keeper
    made = started(by)
    Innovation.objects.filter(pk=made.pk).update(visibility="public")
    assert list(queries.records_for(VISITOR)) == []


def test_what_cannot_be_begun_says_why(keeper):
    _, by = keeper
    tomorrow = timezone.localdate() + timedelta(days=1)
    for fields, field in (({"title": " "}, "title"), ({"word": "x"}, "word"), ({"stage": "x"}, "stage")):
        with pytest.raises(InnovationRefused) as refused:
            started(by, **fields)
        assert refused.value.field == field
    with pytest.raises(InnovationRefused) as refused:
        started(by, since=tomorrow)
    assert refused.value.field == "since"
    with pytest.raises(InnovationRefused):
        started(Doer(process="x"))
    assert not Offer.objects.exists()


def test_only_those_who_offer_it_begin_its_record_and_once(keeper):
    actor, by = keeper
    theirs = rows.offer("Their own", kind="innovation", owner=actor.party)
    services.begin(offer=theirs, by=by)
    with pytest.raises(InnovationRefused):
        services.begin(offer=theirs, by=by)
    for other in (rows.offer("Of others", kind="innovation"), rows.offer("A hall", owner=actor.party)):
        with pytest.raises(Offer.DoesNotExist):
            services.begin(offer=other, by=by)


def test_a_change_keeps_what_was_said_and_writes_no_words_in_the_log(keeper):
    _, by = keeper
    made = started(by)
    services.edit(ref=made.offer.ref, said={"theme": "Nights", "cost": 1200, "stage": "testing"}, by=by)
    made.refresh_from_db()
    assert (made.theme, made.cost, made.stage) == ("Nights", 1200, "idea")
    assert Version.objects.filter(kind="innovation").count() == 1
    entry = Entry.objects.get(kind="innovation", action="edit")
    assert "Nights" not in str(entry.detail)
    for said, field in (({"horizon": 51}, "horizon"), ({"value": -1}, "value"), ({"word": "x"}, "word")):
        with pytest.raises(InnovationRefused) as refused:
            services.edit(ref=made.offer.ref, said=said, by=by)
        assert refused.value.field == field
    with pytest.raises(Innovation.DoesNotExist):
        services.edit(
            ref=made.offer.ref, said={}, by=doer(user_of(rows.actor("Club").party, "club@example.org"))
        )


def test_links_are_said_once_to_what_is_seen_and_of_the_same_world(keeper):
    actor, by = keeper
    made = started(by)
    old = innovation(title="Old lamp").offer
    services.link(ref=made.offer.ref, kind="replaces", other=old, why="Brighter", by=by)
    hidden = rows.offer("Hidden", kind="innovation", visibility="private", owner=rows.actor("Club").party)
    invented = rows.offer("Invented", kind="innovation", world="practice")
    for other in (old, hidden, invented, made.offer, None):
        with pytest.raises(InnovationRefused):
            services.link(ref=made.offer.ref, kind="replaces", other=other, by=by)
    mine = seen_by(actor.party, WARD)
    assert [one.offer for one in queries.links_of(mine, made.offer)[0]] == [old]
    assert [one.innovation for one in queries.links_of(mine, old)[1]] == [made]
    assert queries.links_of(VISITOR, old) == ([], [])
    services.unlink(ref=made.offer.ref, link_id=Link.objects.get().pk, by=by)
    assert not Link.objects.exists()
