"""Circles: who may do what, the door that closes at once, terms signed anew, and looking in from outside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.circles import sight_of, speaks_for
from alongside.exchange.accounts.models import Acting, BreakGlass, Circle, Link, Message, Notice, Party, User
from alongside.exchange.accounts.services import (
    CircleRefused,
    accept_terms,
    break_glass,
    close_circle,
    invite_to_circle,
    join_circle,
    leave_circle,
    make_circle,
    new_guest,
    remove_member,
    sign_terms,
    write_terms,
)
from alongside.exchange.audit.models import Entry

pytestmark = pytest.mark.django_db


def body(name):
    """A user who looks after an organisation, another who only acts for it, and its party."""
    party = Party.objects.create()
    made = []
    for role in ("editor", "member"):
        user = User.objects.create(email=f"{name}-{role}@example.org", name=name.title())
        Acting.objects.create(user=user, party=party, role=role)
        made.append((user, Doer(user_id=user.pk, acting_for_id=party.pk)))
    return party, made[0], made[1]


@pytest.fixture
def company():
    return body("company")


@pytest.fixture
def hospital():
    return body("hospital")


@pytest.fixture
def circle(company):
    return make_circle(name="Early ideas", by=company[1][1])


def sees(user, circle):
    return circle.pk in viewer_for(user).circles


def last():
    entry = Entry.objects.order_by("-pk").first()
    return entry.action, entry.kind


def test_a_circle_is_made_by_whoever_speaks_for_its_host(company, circle):
    party, (editor, by), (_, member) = company
    assert (circle.host, list(circle.members.all()), last()) == (party, [party], ("make", "circle"))
    assert sees(editor, circle)
    for name, doer in (
        ("", by),
        ("Ours", member),
        ("Ours", Doer(process="test")),
        ("Ours", Doer(user_id=editor.pk)),
    ):
        with pytest.raises(CircleRefused):
            make_circle(name=name, by=doer)


def test_one_speaks_as_an_editor_or_alone(company):
    party, (editor, _), (member, _) = company
    assert speaks_for(editor.pk, {party.pk}) == {party.pk}
    assert speaks_for(member.pk, {party.pk}) == speaks_for(None, {party.pk}) == set()
    Acting.objects.filter(user=editor).delete()
    assert speaks_for(member.pk, {party.pk}) == {party.pk}


def test_terms_close_the_door_until_signed_for_the_member_and_accepted_by_the_reader(
    company, hospital, circle
):
    host, (theirs, (signer, signing), (reader, reading)) = company[1][1], hospital
    circle.members.add(theirs)
    assert sees(reader, circle)
    write_terms(ref=circle.ref, text="Say nothing.", authority="Director", by=host)
    assert last() == ("write-terms", "circle")
    assert sees(company[1][0], circle), "whoever wrote them signed them"
    assert not sees(signer, circle) and not sees(reader, circle)
    assert Notice.objects.filter(user=reader, kind="circle-terms").exists()
    with pytest.raises(CircleRefused, match="must sign"):
        sign_terms(ref=circle.ref, version=1, authority="Porter", by=reading)
    with pytest.raises(CircleRefused, match="office"):
        sign_terms(ref=circle.ref, version=1, authority=" ", by=signing)
    sign_terms(ref=circle.ref, version=1, authority="Medical director", by=signing)
    assert sees(signer, circle) and not sees(reader, circle)
    accept_terms(ref=circle.ref, version=1, by=reading)
    assert sees(reader, circle) and last() == ("accept-terms", "circle")
    write_terms(ref=circle.ref, text="Say even less.", authority="Director", by=host)
    assert not sees(signer, circle) and not sees(reader, circle), "a new version is signed anew"
    with pytest.raises(CircleRefused, match="changed"):
        sign_terms(ref=circle.ref, version=1, authority="Medical director", by=signing)
    assert "Say even less" not in str(Entry.objects.values_list("detail", flat=True))


def test_what_is_not_theirs_is_not_found(hospital, circle):
    _, (_, stranger), _ = hospital
    for does, more in (
        (write_terms, {"text": "T", "authority": "A"}),
        (sign_terms, {"version": 1, "authority": "A"}),
        (accept_terms, {"version": 1}),
        (leave_circle, {}),
        (close_circle, {}),
        (remove_member, {"party_id": circle.host_id}),
        (invite_to_circle, {"email": "a@example.org"}),
        (break_glass, {"reason": "Curious"}),
    ):
        with pytest.raises(Circle.DoesNotExist):
            does(ref=circle.ref, by=stranger, **more)


def test_leaving_closes_the_door_at_once(company, hospital, circle):
    theirs, (signer, signing), (reader, reading) = hospital
    circle.members.add(theirs)
    assert sees(reader, circle)
    with pytest.raises(CircleRefused):
        leave_circle(ref=circle.ref, by=reading)
    leave_circle(ref=circle.ref, by=signing)
    assert not sees(reader, circle) and not sees(signer, circle)
    assert sight_of(viewer_for(reader), circle.ref) is None
    with pytest.raises(CircleRefused, match="Close it instead"):
        leave_circle(ref=circle.ref, by=company[1][1])
    circle.members.add(theirs)
    remove_member(ref=circle.ref, party_id=theirs.pk, by=company[1][1])
    assert not sees(reader, circle)
    close_circle(ref=circle.ref, by=company[1][1])
    assert not sees(company[1][0], circle) and last() == ("close", "circle")


def test_an_organisation_is_invited_through_those_who_speak_for_it(company, hospital, circle):
    theirs, (signer, _), _ = hospital
    by = company[1][1]
    assert invite_to_circle(ref=circle.ref, party_id=theirs.pk, by=by) == 1
    link = Link.objects.get()
    assert (link.purpose, link.ref, link.user, link.party) == ("circle", circle.ref, signer, theirs)
    assert Message.objects.get().to == signer.email
    join_circle(ref=circle.ref, party_id=theirs.pk, by=Doer(user_id=signer.pk, acting_for_id=theirs.pk))
    assert sees(signer, circle) and last() == ("join", "circle")
    with pytest.raises(CircleRefused, match="already"):
        invite_to_circle(ref=circle.ref, party_id=theirs.pk, by=by)
    with pytest.raises(CircleRefused, match="Nobody looks after"):
        invite_to_circle(ref=circle.ref, party_id=Party.objects.create().pk, by=by)


def test_a_guest_is_invited_by_mail_and_sees_in_without_an_account(company, circle):
    by = company[1][1]
    with pytest.raises(CircleRefused, match="whole mail address"):
        invite_to_circle(ref=circle.ref, email="ada", by=by)
    assert invite_to_circle(ref=circle.ref, email="ada@example.org", by=by) == 1
    guest = Link.objects.get().guest
    join_circle(ref=circle.ref, party_id=guest.party_id, by=Doer(guest_id=guest.pk))
    assert circle.pk in viewer_for(None, guest).circles
    write_terms(ref=circle.ref, text="Say nothing.", authority="Director", by=by)
    assert viewer_for(None, guest).circles == frozenset()
    with pytest.raises(CircleRefused, match="account"):
        accept_terms(ref=circle.ref, version=1, by=Doer(guest_id=guest.pk, acting_for_id=guest.party_id))


def test_nobody_joins_for_another_or_what_is_closed(company, hospital, circle):
    theirs, (signer, _), (member, _) = hospital
    other = new_guest(name="Other")
    for doer in (Doer(user_id=member.pk), Doer(guest_id=other.pk)):
        with pytest.raises(CircleRefused):
            join_circle(ref=circle.ref, party_id=theirs.pk, by=doer)
    close_circle(ref=circle.ref, by=company[1][1])
    with pytest.raises(CircleRefused, match="closed"):
        join_circle(ref=circle.ref, party_id=theirs.pk, by=Doer(user_id=signer.pk))


def test_an_administrator_sees_in_for_an_hour_and_every_member_is_told(company, circle):
    _, (editor, _), (member, _) = company
    admin = User.objects.create_superuser("root@example.org", "x", name="Rita Root")
    guest = new_guest(name="Ada")
    circle.members.add(guest.party)
    assert not sees(admin, circle)
    by = Doer(user_id=admin.pk)
    with pytest.raises(CircleRefused):
        break_glass(ref=circle.ref, reason=" ", by=by)
    with pytest.raises(Circle.DoesNotExist):
        break_glass(ref="never", reason="Because", by=by)
    broken = break_glass(ref=circle.ref, reason="A member may be in danger", by=by)
    assert sees(admin, circle) and last() == ("break-glass", "circle")
    told = Notice.objects.filter(kind="circle-opened", text__contains="A member may be in danger")
    assert {one.user or one.guest for one in told} == {editor, member, guest}
    assert all("Rita Root" in one.text for one in told)
    assert "danger" not in str(Entry.objects.values_list("detail", flat=True))
    past = timezone.now() - timedelta(minutes=1)
    BreakGlass.objects.filter(pk=broken.pk).update(until=past, at=past - timedelta(hours=1))
    assert not sees(admin, circle), "the hour is over"
