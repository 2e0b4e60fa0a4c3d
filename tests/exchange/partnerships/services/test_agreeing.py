"""What is agreed in writing: who is told, what is bound, and what the trail says."""

import pytest

from alongside.exchange.accounts.models import Notice, Signature
from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships import queries as rooms
from alongside.exchange.partnerships.models import Agreement, AgreementSignature, Member, Partnership
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import agreeing as queries
from alongside.exchange.partnerships.services import agreeing
from tests._support.governing import one, three
from tests._support.partnerships import partnership

pytestmark = pytest.mark.django_db
TEXT = agreeing.Written(kind="memorandum", title="How we work", text="We meet each month.")


def signed(found, agreement, who):
    newest = queries.versions_of(queries.agreements_of(found).get(pk=agreement.pk))[0]
    said = {"number": newest.number, "digest": newest.digest, "authority": "Director"}
    return agreeing.sign(ref=found.ref, agreement_ref=agreement.ref, **said, by=who.by)


def standing(found, agreement):
    row = queries.agreements_of(found).get(pk=agreement.pk)
    return queries.standing(row, rooms.members_of(found))


def test_each_who_signs_is_told_and_all_are_once_it_is_in_force():
    found, ann, bob, cay = three()
    agreement = agreeing.write_agreement(ref=found.ref, written=TEXT, by=ann.by)
    told = Notice.objects.filter(title="Please read and sign: How we work")
    assert set(told.values_list("user__email", flat=True)) == {"bob@example.org", "cay@example.org"}
    for who in (ann, bob, cay):
        assert standing(found, agreement).state == "waiting"
        signed(found, agreement, who)
    assert standing(found, agreement).state == "in-force"
    assert Notice.objects.filter(title="Everyone has signed: How we work").count() == 3
    assert {entry.detail.get("version") for entry in Entry.objects.filter(action="sign")} == {1}


def test_whoever_joins_later_has_still_to_sign_and_nothing_falls_out_of_force():
    found, ann, bob, cay = three()
    agreement = agreeing.write_agreement(ref=found.ref, written=TEXT, by=ann.by)
    for who in (ann, bob, cay):
        signed(found, agreement, who)
    dee = one(found, "Dee")
    stands = standing(found, agreement)
    assert (stands.state, stands.missing) == ("in-force", (dee.member.pk,))
    assert [row.pk for row in queries.to_sign(dee.viewer, found)] == [agreement.pk]
    assert queries.to_sign(ann.viewer, found) == []


def test_whoever_left_is_not_waited_for():
    found, ann, bob, cay = three()
    agreement = agreeing.write_agreement(ref=found.ref, written=TEXT, by=ann.by)
    signed(found, agreement, ann)
    signed(found, agreement, bob)
    from django.utils import timezone

    Member.objects.filter(pk=cay.member.pk).update(state="left", left_at=timezone.now())
    assert standing(found, agreement).state == "in-force"


def test_a_signature_is_bound_to_the_text_that_was_read():
    found, ann, bob, _cay = three()
    agreement = agreeing.write_agreement(ref=found.ref, written=TEXT, by=ann.by)
    signed(found, agreement, ann)
    kept = AgreementSignature.objects.get()
    assert kept.digest == kept.version.digest == queries.versions_of(agreement)[0].digest
    said = {"ref": found.ref, "agreement_ref": agreement.ref, "number": 1, "authority": "x", "by": bob.by}
    with pytest.raises(PartnershipRefused) as problem:
        agreeing.sign(digest="f" * 64, **said)
    assert problem.value.why == "newer"


def test_a_promise_before_the_door_is_kept_with_the_circle_once():
    found, ann, bob, _cay = three()
    promise = agreeing.Written(
        kind="non-disclosure", title="Ours", text="We keep it.", gates=True, authority="Director"
    )
    with pytest.raises(PartnershipRefused) as problem:
        agreeing.write_agreement(ref=found.ref, written=promise, by=bob.by)
    assert problem.value.why == "host-only"
    assert not Agreement.objects.exists()
    agreement = agreeing.write_agreement(ref=found.ref, written=promise, by=ann.by)
    assert Signature.objects.get().party_id == ann.member.party_id
    assert not AgreementSignature.objects.exists()
    assert [row.member_id for row in standing(found, agreement).signed] == [ann.member.pk]
    assert rooms.inside(bob.viewer, found.ref) is None


def test_nobody_from_outside_signs_writes_or_ends():
    found, ann, *_ = three()
    stranger = one(partnership("Another"), "Zoe", "convener")
    agreement = agreeing.write_agreement(ref=found.ref, written=TEXT, by=ann.by)
    assert queries.agreement_for(stranger.viewer, found.ref, agreement.ref) is None
    for do in (
        lambda: signed(found, agreement, stranger),
        lambda: agreeing.write_agreement(ref=found.ref, written=TEXT, by=stranger.by),
        lambda: agreeing.end_agreement(ref=found.ref, agreement_ref=agreement.ref, why="x", by=stranger.by),
    ):
        with pytest.raises(Partnership.DoesNotExist):
            do()
    Partnership.objects.filter(pk=found.pk).update(
        state="closed", outcome="ended", closed_at="2026-01-01T00:00Z"
    )
    with pytest.raises(PartnershipRefused) as problem:
        signed(found, agreement, ann)
    assert problem.value.why == "closed"
