"""Who may share scarce help, what is refused and what is kept; it is sent once, with what still can be."""

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Party
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches.models import Introduction, SharedPair, Sharing
from alongside.exchange.matches.services import answer
from alongside.exchange.matches.services.sharing import (
    Given,
    SharingRefused,
    change_sharing,
    keep_sharing,
    send_sharing,
    worked_out,
)
from alongside.exchange.offers.models import Offer
from tests._support import races, rows
from tests._support.introductions import doer, user
from tests._support.sharing import few, fits, kept

pytestmark = pytest.mark.django_db


def words(need, offer, places):
    return f"{need.title}: {offer.title}"


def given(those, *pairs):
    return [Given(those.needs[need].pk, offer.pk, places) for need, offer, places in pairs]


def send(those, made, *pairs, fair="none", **more):
    said = {"ref": made.ref, "fair": fair, "run": "", "words": words, "by": doer(those.nell)}
    return send_sharing(given=given(those, *pairs), **(said | more))


def test_it_is_kept_with_what_fits_and_leaves_no_words_in_the_trail():
    those = few()
    made = kept(those)
    assert list(made.needs.values_list("takes", flat=True)) == [1, 1, 1]
    assert list(made.offers.values_list("gives", flat=True)) == [2, 1]
    assert made.pairs.count() == 4 and made.party == those.nell.actings.get().party
    entry = Entry.objects.get(action="share")
    assert entry.detail == {"needs": 3, "offers": 2, "pairs": 4} and entry.objects_touched == [made.pk]


def test_others_may_not_and_what_is_too_much_or_of_two_worlds_is_refused():
    those = few()
    stranger = user("stranger", Party.objects.create())
    guest = new_guest(name="Ann")
    for who in (doer(stranger), Doer(guest_id=guest.pk, acting_for_id=guest.party_id)):
        with pytest.raises(SharingRefused) as problem:
            keep_sharing(needs=those.needs, offers=those.offers, fits=fits(those, *[0.5] * 6), run="", by=who)
        assert problem.value.why == "who"
    invented = rows.offer("Invented", world="practice", capacity=3)
    for needs, offers, found, why in (
        ([], those.offers, [], "no-needs"),
        (those.needs, [], [], "no-offers"),
        (those.needs, [invented], [], "worlds"),
        (those.needs * 7, those.offers, [], "many-needs"),
        (those.needs, those.offers, [], "nothing-fits"),
    ):
        with pytest.raises(SharingRefused) as problem:
            keep_sharing(needs=needs, offers=offers, fits=found, run="", by=doer(those.nell))
        assert problem.value.why == why
    assert not Sharing.objects.exists()


def test_whoever_has_help_with_room_shares_it_too():
    those = few()
    owner = user("owner", those.lunch.actor.party)
    assert kept(those, by=owner).user == owner
    Offer.objects.update(taken=1, capacity=1)
    with pytest.raises(SharingRefused, match="Connectors"):
        kept(those, by=owner)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"takes": 100}, "takes"), ({"takes": None}, "takes"), ({"gives": 3}, "gives"),
        ({"takes": 0, "rule": "pinned"}, "takes-pinned"), ({"gives": 0, "rule": "pinned"}, "gives-pinned"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_names_its_field(change, why):
    those = few()
    made = kept(those)
    need, offer, pair = made.needs.first(), made.offers.first(), made.pairs.first()
    with pytest.raises(SharingRefused) as problem:
        change_sharing(
            ref=made.ref,
            takes={need.pk: change["takes"]} if "takes" in change else {},
            gives={offer.pk: change["gives"]} if "gives" in change else {},
            decided={pair.pk: change.get("rule", "")},
            by=doer(those.nell),
        )
    row = need if "takes" in change else offer
    assert (problem.value.why, problem.value.field) == (why, f"{why.partition('-')[0]}-{row.pk}")


def test_a_change_is_kept_and_what_became_hidden_is_taken_out():
    those = few()
    made = kept(those)
    Offer.objects.filter(pk=those.course.pk).update(visibility="private", owner=rows.actor().party)
    first = made.needs.first()
    pair = made.pairs.get(need=first.need, offer=those.lunch)
    change_sharing(
        ref=made.ref, takes={first.pk: 2}, gives={}, decided={pair.pk: "pinned"}, by=doer(those.nell)
    )
    assert made.needs.get(pk=first.pk).takes == 2 and made.offers.count() == 1
    assert SharedPair.objects.get(pk=pair.pk).rule == "pinned" and made.pairs.count() == 3
    assert Entry.objects.get(action="share-again").detail == {"pinned": 1, "apart": 0, "taken_out": 1}
    with pytest.raises(Sharing.DoesNotExist):
        stranger = user("stranger", Party.objects.create(), "broker", those.region)
        change_sharing(ref=made.ref, takes={}, gives={}, decided={}, by=doer(stranger))


def test_what_cannot_be_sent_any_more_is_named_and_the_rest_goes():
    those = few()
    made = kept(those)
    Offer.objects.filter(pk=those.course.pk).update(paused_at=timezone.now())
    pairs = send(those, made, (0, those.lunch, 2), (1, those.course, 1))
    assert {pair.not_sent for pair in pairs} == {"", "paused"}
    one = Introduction.objects.get()
    assert (one.places, one.asker, one.words) == (2, "connector", "Older men eat lunch alone: Lunch club")
    made.refresh_from_db()
    assert made.fair == "none" and made.sent_at
    detail = {"fair": "none", "sent": 1, "not_sent": 1}
    assert Entry.objects.get(action="send-sharing").detail == detail
    worked_out(sharing=made, run="later")
    assert Sharing.objects.get(pk=made.pk).run == "", "what was sent stays as it was"


def test_nothing_is_sent_without_a_choice_for_nobody_or_over_a_newer_answer():
    those = few()
    made = kept(those)
    for said, why in (
        ({"fair": "nice"}, "fair"), ({"run": "old"}, "changed"), ({"given": []}, "nobody")
    ):  # fmt: skip
        with pytest.raises(SharingRefused) as problem:
            send_sharing(
                **({"ref": made.ref, "fair": "none", "run": "", "words": words, "by": doer(those.nell)}
                   | {"given": given(those, (0, those.lunch, 1))} | said)
            )  # fmt: skip
        assert problem.value.why == why
    assert not Introduction.objects.exists()


def test_places_are_taken_together_or_not_at_all():
    those = few()
    made = kept(those)
    send(those, made, (0, those.lunch, 2))
    asked = Introduction.objects.get()
    owner = user("owner", those.lunch.actor.party)
    ward = asked.sides.get(which="need").party.actings.first().user
    answer(ref=asked.ref, which="need", says="yes", by=doer(ward))
    answer(ref=asked.ref, which="offer", says="yes", by=doer(owner))
    those.lunch.refresh_from_db()
    assert (those.lunch.taken, those.lunch.capacity) == (4, 4)


@pytest.mark.django_db(transaction=True)
def test_four_who_send_at_once_send_once(tmp_path):
    races.play("sent_once", tmp_path)
