"""A site plans, starts, changes, makes room, stops and comes back; neighbours are told."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer
from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.innovations.models import Adoption, Displacement
from alongside.exchange.innovations.notices_adoptions import AdoptionRefused
from alongside.exchange.innovations.queries import adoptions as queries
from alongside.exchange.innovations.services import adopting
from alongside.exchange.innovations.services.adopting import Begun, Freed, Stopped, begin
from alongside.exchange.offers.models import Offer
from tests._support.innovations_adoptions import adoption, ago, site, thing
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def doer(where, mail):
    return Doer(user_id=user_of(where.party, mail).pk, acting_for_id=where.party_id)


def begun(**changed):
    return Begun(**({"state": "using", "on": ago(90), "trigger": "excellence"} | changed))


@pytest.fixture
def pair():
    """A site that uses something, and its neighbour, each with somebody who acts for it."""
    near, far, what = site("Near"), site("Far"), thing()
    first = adoption(what, near)
    return first, doer(near, "near@example.org"), far, doer(far, "far@example.org")


def test_a_site_borrows_from_its_neighbour_who_sees_the_thanks(pair):
    first, near, far, by = pair
    said = begun(lender=first.site, thanks="You saved us a winter.", will_talk=True, talk_how="Ring us")
    made = begin(ref=first.offer.ref, said=said, visibility="public", by=by)
    assert (made.site, made.earlier, made.borrowed_from) == (far, first, first.site)
    told = Notice.objects.get(user=near.user_id)
    assert (told.text, told.url) == ("They say: You saved us a winter.", f"/adoptions/{made.ref}/")
    assert not Notice.objects.filter(user=by.user_id).exists()
    entry = Entry.objects.filter(kind="adoption").get()
    assert entry.detail == {"state": "using"}


def test_what_the_neighbour_may_not_see_they_are_not_told(pair):
    first, near, _far, by = pair
    begin(ref=first.offer.ref, said=begun(lender=first.site, thanks="T"), visibility="private", by=by)
    assert not Notice.objects.filter(user=near.user_id).exists()


def test_it_is_said_once_and_by_an_organisation(pair):
    first, _near, far, by = pair
    begin(ref=first.offer.ref, said=begun(), visibility="public", by=by)
    with pytest.raises(AdoptionRefused) as refused:
        begin(ref=first.offer.ref, said=begun(), visibility="public", by=by)
    assert refused.value.why == "there"
    person = site("Ann", nature="person")
    with pytest.raises(AdoptionRefused) as refused:
        begin(ref=first.offer.ref, said=begun(), visibility="public", by=doer(person, "ann@example.org"))
    assert refused.value.why == "no-site"
    with pytest.raises(AdoptionRefused):
        begin(ref=thing("B").ref, said=begun(lender=far), visibility="public", by=by)


def test_what_one_may_not_see_one_cannot_start(pair):
    _first, _near, _far, by = pair
    hidden = thing("Hidden", visibility="private", owner=site("Other").party)
    with pytest.raises(Offer.DoesNotExist):
        begin(ref=hidden.ref, said=begun(), visibility="public", by=by)


def test_a_plan_starts_and_a_stop_is_kept_with_its_reason_and_a_return_points_back(pair):
    first, near, _far, by = pair
    said = begun(state="planned", on=ago(-9), lender=first.site)
    made = begin(ref=first.offer.ref, said=said, visibility="public", by=by)
    assert queries.state(made) == "planned"
    assert queries.state(adopting.start(ref=made.ref, on=ago(30), by=by)) == "using"
    with pytest.raises(AdoptionRefused) as refused:
        adopting.stop(ref=made.ref, said=Stopped(ago(1), "cost", ""), by=by)
    assert refused.value.field == "words"
    instead = thing("Better")
    ended = adopting.stop(
        ref=made.ref, said=Stopped(ago(1), "replaced", "Fewer steps.", instead, "no"), by=by
    )
    assert (ended.replaced_by, queries.state(ended)) == (instead, "stopped")
    assert Notice.objects.filter(user=near.user_id, title__contains="stopped").exists()
    back = begin(ref=first.offer.ref, said=begun(on=ago(0)), visibility="public", by=by)
    assert back.again == ended
    uses = queries.uses_of(VISITOR, [first.offer_id])[first.offer_id]
    assert (uses.using, uses.stopped, uses.planned) == (2, 0, 0)


def test_what_it_took_what_changed_what_made_room_and_what_was_passed_on(pair):
    first, _near, _far, by = pair
    ref = begin(ref=first.offer.ref, said=begun(lender=first.site), visibility="public", by=by).ref
    made = adopting.tell_how(ref=ref, said={"money": 400, "weeks": 3, "pitfalls": "Rain"}, by=by)
    assert (made.money, made.weeks, made.pitfalls, made.hours) == (400, 3, "Rain", None)
    with pytest.raises(AdoptionRefused) as refused:
        adopting.tell_how(ref=ref, said={"weeks": 99_999}, by=by)
    assert refused.value.field == "weeks"
    adopting.adapt(ref=ref, on=ago(5), words="Earlier", why="School starts earlier", by=by)
    assert Adoption.objects.get(ref=ref).fidelity == "small"
    room = adopting.displace(
        ref=ref, said=Freed("Taxis", "planned", ago(-20), numbers={"pounds_planned": 900}), by=by
    )
    later = Freed("Taxis", "wholly", ago(2), cash=True, numbers={"pounds_planned": 900, "pounds_real": 700})
    assert adopting.displace(ref=ref, said=later, row=room.pk, by=by).pk == room.pk
    assert Displacement.objects.get().pounds_real == 700
    lesson = adopting.pass_on(ref=ref, words="A map", worked="yes", learned="Print it", on=ago(3), by=by)
    assert lesson.adoption.earlier == first
    with pytest.raises(AdoptionRefused):
        adopting.pass_on(ref=ref, words="A map", worked="", learned="", on=ago(3), by=by)


def test_nobody_else_writes_it(pair):
    first, near, _far, by = pair
    with pytest.raises(Adoption.DoesNotExist):
        adopting.stop(ref=first.ref, said=Stopped(ago(1), "cost", "Dear"), by=by)
    stopped = adopting.stop(ref=first.ref, said=Stopped(ago(1), "cost", "Dear"), by=near)
    assert stopped.stop == "cost"


def test_thanks_that_come_later_are_told(pair):
    first, near, _far, by = pair
    made = begin(ref=first.offer.ref, said=begun(), visibility="public", by=by)
    adopting.edit(ref=made.ref, said=begun(lender=first.site, thanks="Late"), visibility="public", by=by)
    assert Notice.objects.get(user=near.user_id).text == "Late"
    assert Entry.objects.get(action="edit", kind="adoption").detail["fields"] == [
        "borrowed_from_id",
        "thanks",
    ]
