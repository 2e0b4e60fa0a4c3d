"""Each side answers once; with two times yes a place is taken; a no is kept with its reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Message, Notice, Party
from alongside.exchange.audit.models import Change, Entry
from alongside.exchange.directory.models import Tie
from alongside.exchange.matches import services
from alongside.exchange.matches.models import Introduction, Match
from alongside.exchange.matches.services import IntroductionRefused
from alongside.exchange.offers.models import Offer
from tests._support import introductions as two
from tests._support import races

pytestmark = pytest.mark.django_db


def says(made, which, what, who, **more):
    return services.answer(ref=made.ref, which=which, says=what, by=two.doer(who), **more)


def test_with_two_times_yes_they_are_in_touch_and_a_place_is_taken():
    those = two.two(capacity=2, taken=1)
    made = two.introduced(those)
    assert says(made, "need", "yes", those.ward).state == "open"
    after = says(made, "offer", "yes", those.helper)
    assert (after.state, after.holds_place) == ("accepted", True)
    assert after.follow_up_on == timezone.localdate() + timedelta(days=28)
    assert Offer.objects.get().taken == 2
    assert Match.objects.get().status == "accepted"
    tie = Tie.objects.get()
    assert (tie.kind, tie.actor, tie.other) == ("prospective", those.offer.actor, those.need.actor)
    told = Notice.objects.filter(title__contains="in touch").values_list("user__name", flat=True)
    assert sorted(told) == ["club", "nell", "ward"]
    entry = Entry.objects.filter(action="answer").last()
    assert entry.detail == {"side": "offer", "answer": "yes", "why": "", "through": "page"}
    assert Change.objects.filter(kind="offer", ids=[those.offer.pk]).exists(), "the index hears of the place"


def test_a_tie_tells_nobody_of_what_is_hidden():
    those = two.two(need={"visibility": "members"})
    two.in_touch(those)
    assert not Tie.objects.exists()


def test_a_no_says_why_and_ends_it():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    for given, field in (({}, "why"), ({"why": "magic"}, "why"), ({"why": "other"}, "words")):
        with pytest.raises(IntroductionRefused) as refused:
            says(made, "offer", "no", those.helper, **given)
        assert refused.value.field == field
    says(made, "offer", "no", those.helper, why="far", words="An hour by bus.")
    made.refresh_from_db()
    match = Match.objects.get()
    assert (made.state, match.status, match.declined_reason) == ("declined", "declined", "An hour by bus.")
    assert "An hour by bus." in Notice.objects.get(user=those.ward).text
    assert "An hour" not in str(Entry.objects.values_list("detail", flat=True)), "the trail holds no words"


def test_an_answer_is_given_once_and_by_those_of_the_side():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    stranger = two.user("stranger", Party.objects.create())
    for who, which in (
        (those.ward, "offer"),
        (stranger, "offer"),
        (those.nell, "offer"),
        (those.helper, "x"),
    ):
        with pytest.raises(Introduction.DoesNotExist):
            says(made, which, "yes", who)
    says(made, "offer", "yes", those.helper)
    with pytest.raises(IntroductionRefused, match="answered already"):
        says(made, "offer", "no", those.helper, why="far")
    with pytest.raises(IntroductionRefused, match="yes or no"):
        services.answer(
            ref=two.introduced(two_more(those)).ref, which="need", says="perhaps", by=two.doer(those.ward)
        )


def two_more(those):
    """The same people with another offer."""
    from tests._support import rows

    more = rows.offer("Another", actor=those.offer.actor, owner=those.offer.owner, place=those.place)
    return two.Two(those.place, those.need, more, those.ward, those.helper, those.nell)


def test_whoever_holds_the_link_speaks_for_the_side_it_was_sent_to():
    those = two.two(account=False)
    made = two.introduced(those, by=those.ward)
    holder = Doer(process="link", acting_for_id=those.offer.actor.party_id)
    with pytest.raises(Introduction.DoesNotExist):
        services.answer(ref=made.ref, which="need", says="yes", by=holder)
    assert services.answer(ref=made.ref, which="offer", says="yes", by=holder).state == "accepted"
    assert made.sides.get(which="offer").through == "link"
    assert "Write to them here" in Message.objects.latest("pk").text


def test_a_connector_writes_down_what_somebody_without_an_account_said():
    those = two.two(account=False, contact="01632 960111")
    made = two.introduced(those)
    says(made, "offer", "yes", those.nell)
    assert made.sides.get(which="offer").through == "told"
    with pytest.raises(Introduction.DoesNotExist):
        says(made, "need", "yes", those.nell)


def test_whoever_only_keeps_an_entry_can_take_it_back_but_not_say_what_others_said():
    those = two.two(account=False, owner=Party.objects.create())
    keeper = two.user("keeper", those.offer.owner)
    made = two.introduced(those, by=keeper)
    assert made.asker == "connector" and made.sides.get(which="offer").party == those.offer.actor.party
    with pytest.raises(Introduction.DoesNotExist):
        says(made, "offer", "yes", keeper)
    assert services.stop(ref=made.ref, by=two.doer(keeper)).state == "withdrawn"


def test_without_room_a_yes_is_refused_and_can_be_tried_again():
    those = two.two(capacity=1)
    made = two.introduced(those, by=those.ward)
    Offer.objects.update(taken=1)
    with pytest.raises(IntroductionRefused, match="last place"):
        says(made, "offer", "yes", those.helper)
    assert made.sides.get(which="offer").answer == "waiting"
    Offer.objects.update(taken=0)
    assert says(made, "offer", "yes", those.helper).state == "accepted"


def test_a_check_that_is_gone_meanwhile_stops_it():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    Offer.objects.update(safeguarding=["children"])
    with pytest.raises(IntroductionRefused, match="host"):
        says(made, "offer", "yes", those.helper)


def test_what_waits_is_taken_back_by_those_who_asked():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    with pytest.raises(Introduction.DoesNotExist):
        services.stop(ref=made.ref, by=two.doer(those.helper))
    assert services.stop(ref=made.ref, by=two.doer(those.ward)).state == "withdrawn"
    assert Match.objects.get().status == "suggested"
    with pytest.raises(IntroductionRefused, match="ended"):
        services.stop(ref=made.ref, by=two.doer(those.nell))
    assert two.introduced(those).state == "open", "it may be asked again"


def test_what_was_agreed_is_ended_by_either_side_and_its_place_is_free_again():
    those = two.two(capacity=3, taken=0)
    made = two.in_touch(those)
    assert Offer.objects.get().taken == 1
    after = services.stop(ref=made.ref, by=two.doer(those.helper))
    assert (after.state, after.holds_place) == ("ended", False)
    assert Offer.objects.get().taken == 0
    assert Notice.objects.filter(user=those.ward, title__startswith="This has ended").exists()
    assert Entry.objects.filter(action="end", kind="introduction").exists()


@pytest.mark.django_db(transaction=True)
def test_twelve_people_and_one_place(tmp_path):
    races.play("one_place", tmp_path)
