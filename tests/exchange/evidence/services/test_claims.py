"""Claims are put down, cited, objected to, settled and taken back."""

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.evidence.models import Claim, ClaimSource
from alongside.exchange.evidence.notices_claims import ClaimRefused
from alongside.exchange.evidence.queries import claims as queries
from alongside.exchange.evidence.services import claims as services
from alongside.exchange.evidence.services.claims import Cited
from alongside.exchange.offers.models import Offer
from tests._support import rows
from tests._support.evidence import case
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    actor = rows.actor("Ward")
    by = doer(user_of(actor.party, "ward@example.org"))
    return by, rows.offer("Lunch", kind="innovation", owner=actor.party)


@pytest.fixture
def club():
    actor = rows.actor("Club")
    return actor, doer(user_of(actor.party, "club@example.org"))


def test_a_claim_is_seen_as_what_it_is_about_and_has_its_sources(ward):
    by, offer = ward
    offer.visibility = "members"
    offer.save()
    made = services.put_down(
        sentence=" It helps. ", offer=offer, by=by, cited=[Cited("people", band="not-known")]
    )
    assert (made.sentence, made.visibility, made.status) == ("It helps.", "members", "provisional")
    assert made.as_of == timezone.localdate()
    services.cite(ref=made.ref, said=Cited("workshop", key="Wenbury 2026-03-02", side="against"), by=by)
    services.cite(
        ref=made.ref, said=Cited("document", key="https://a.example/b", title="B", strength=3), by=by
    )
    told = {(one.kind, one.side, one.key, str(one.dated)) for one in made.sources.all()}
    assert told == {
        ("people", "for", "", "None"),
        ("workshop", "against", "Wenbury@2026-03-02", "2026-03-02"),
        ("document", "for", "https://a.example/b", "None"),
    }
    assert "helps" not in str(list(Entry.objects.filter(kind="claim").values_list("detail", flat=True)))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Cited("tea-leaves", key="a"), "no-kind"),
        (Cited("objection", key="a"), "no-kind"),
        (Cited("people", band="3"), "no-band"),
        (Cited("document", key="https://a.example/b"), "no-title"),
        (Cited("document", key="ftp://a.example/b", title="B"), "not-address"),
        (Cited("workshop", key="Last spring"), "not-workshop"),
        (Cited("evaluation", key="nowhere"), "not-found"),
        (Cited("document", key="x", title="X", strength=9), "strength"),
    ],
)
def test_a_source_that_cannot_be_found_again_is_refused(ward, said, why):
    by, offer = ward
    made = services.put_down(sentence="It helps.", offer=offer, by=by)
    with pytest.raises(ClaimRefused) as refused:
        services.cite(ref=made.ref, said=said, by=by)
    assert refused.value.why == why and not ClaimSource.objects.exists()


def test_it_does_not_rest_on_itself_and_nothing_is_said_twice(ward):
    by, offer = ward
    made = services.put_down(sentence="It helps.", offer=offer, by=by)
    for said in (Cited("offer", key=offer.ref), Cited("people", band="five-or-more")):
        if said.kind == "people":
            services.cite(ref=made.ref, said=said, by=by)
        with pytest.raises(ClaimRefused) as refused:
            services.cite(ref=made.ref, said=said, by=by)
        assert refused.value.why == "said"


def test_only_who_keeps_something_puts_down_what_is_said_about_it(ward, club):
    _by, offer = ward
    with pytest.raises(Offer.DoesNotExist):
        services.put_down(sentence="It does not help.", offer=offer, by=club[1])
    own = case(owner=club[0].party, offer=offer)
    made = services.put_down(sentence="It costs less.", case=own, by=club[1])
    assert (made.case, made.offer, made.owner) == (own, offer, club[0].party)


def test_anybody_who_acts_for_another_may_object_once_and_take_it_away(ward, club):
    by, offer = ward
    made = services.put_down(sentence="It helps.", offer=offer, by=by)
    actor, theirs = club
    for reason, who, why in ((" ", theirs, "no-why"), ("No.", by, "own")):
        with pytest.raises(ClaimRefused) as refused:
            services.object_to(ref=made.ref, reason=reason, by=who)
        assert refused.value.why == why
    row = services.object_to(ref=made.ref, reason="Nobody came in winter.", by=theirs)
    assert (row.side, row.kind, row.party) == ("against", "objection", actor.party)
    assert list(Notice.objects.values_list("user_id", "url")) == [(by.user_id, f"/claims/{made.ref}/")]
    with pytest.raises(ClaimRefused):
        services.object_to(ref=made.ref, reason="Again.", by=theirs)
    with pytest.raises(ClaimSource.DoesNotExist):
        services.take_away(ref=made.ref, source=row.ref, by=by)
    services.take_away(ref=made.ref, source=row.ref, by=theirs)
    assert not made.sources.exists()


def test_an_objection_stays_within_one_world(ward):
    by, offer = ward
    made = services.put_down(sentence="It helps.", offer=offer, by=by)
    town = rows.actor("Quay Kitchen", world="practice")
    with pytest.raises(ClaimRefused) as refused:
        services.object_to(ref=made.ref, reason="No.", by=doer(user_of(town.party, "quay@example.org")))
    assert refused.value.why == "worlds"


def test_it_is_settled_and_taken_back_with_reasons_and_then_rests(ward, club):
    by, offer = ward
    made = services.put_down(sentence="It helps.", offer=offer, by=by)
    with pytest.raises(Claim.DoesNotExist):
        services.move(ref=made.ref, to="settled", why="Yes", by=club[1])
    services.move(ref=made.ref, to="settled", why="Three agree.", by=by)
    services.edit(ref=made.ref, limits="In Wenbury.", as_of=None, driver="skills", by=by)
    services.share(ref=made.ref, visibility="private", by=by)
    assert queries.claim_for(VISITOR, made.ref) is None
    back = services.move(ref=made.ref, to="withdrawn", why="The count was wrong.", by=by)
    assert (back.status, back.status_why, back.limits) == ("withdrawn", "The count was wrong.", "In Wenbury.")
    with pytest.raises(ClaimRefused) as refused:
        services.cite(ref=made.ref, said=Cited("people", band="not-known"), by=by)
    assert refused.value.why == "not-now"
