"""Who may put two in touch, what is refused and why, and who is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Circle, Message, Notice, Party
from alongside.exchange.accounts.services import new_guest
from alongside.exchange.audit.models import Entry
from alongside.exchange.matches import services
from alongside.exchange.matches.models import Introduction, Match
from alongside.exchange.matches.services import IntroductionRefused
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer
from tests._support import introductions as two
from tests._support import rows

pytestmark = pytest.mark.django_db


def answers(made):
    return {side.which: side.answer for side in made.sides.all()}


def test_a_connector_asks_both_sides_and_each_is_told():
    those = two.two()
    made = two.introduced(those)
    assert (made.asker, made.state, made.words) == ("connector", "open", two.WORDS)
    assert answers(made) == {"need": "waiting", "offer": "waiting"}
    told = Notice.objects.values_list("user__name", "url")
    assert set(told) == {(name, f"/introductions/{made.ref}/") for name in ("ward", "club")}
    match = Match.objects.get()
    assert (match.status, match.rank, match.run) == ("introduced", 0, "introduction")
    entry = Entry.objects.filter(action="introduce").get()
    assert entry.detail == {"need": those.need.pk, "offer": those.offer.pk, "asked_by": "connector"}


@pytest.mark.parametrize(("who", "asker"), [("ward", "need"), ("helper", "offer")])
def test_a_side_that_asks_has_said_yes_and_only_the_other_is_asked(who, asker):
    those = two.two()
    made = two.introduced(those, by=getattr(those, who))
    other = {"need": "offer", "offer": "need"}[asker]
    assert made.asker == asker and answers(made) == {asker: "yes", other: "waiting"}
    assert Notice.objects.get().user == (those.helper if asker == "need" else those.ward)


def test_a_club_without_an_account_is_asked_at_the_address_it_publishes():
    those = two.two(account=False)
    made = two.introduced(those, by=those.ward)
    mail = Message.objects.get()
    assert mail.to == "club@x.example" and "/l/" in mail.text and two.WORDS in mail.text
    assert "ward@x.example" not in mail.text and not Notice.objects.exists()
    assert made.sides.get(which="offer").party == those.offer.actor.party


def test_nobody_else_may_and_what_is_hidden_is_not_found():
    those = two.two()
    stranger = two.user("stranger", Party.objects.create())
    elsewhere = two.user("far", Party.objects.create(), "broker", rows.place("Far"))
    for who in (stranger, elsewhere):
        with pytest.raises(IntroductionRefused, match="people concerned"):
            two.introduced(those, by=who)
    Offer.objects.update(visibility="private")
    with pytest.raises(Offer.DoesNotExist):
        two.introduced(those)
    Offer.objects.update(visibility="public")
    Need.objects.update(visibility="private")
    with pytest.raises(Need.DoesNotExist):
        two.introduced(those)
    assert not Introduction.objects.exists()


YESTERDAY = timezone.localdate() - timedelta(days=1)
AGAINST = {
    "history": {"standing": "history", "reported_on": YESTERDAY},
    "over": {"valid_until": YESTERDAY},
    "paused": {"paused_at": timezone.now()},
    "full": {"capacity": 2, "taken": 2},
    "worlds": {"world": "practice"},
    "unsafe": {"safeguarding": ["at-home"]},
    "unreachable": {"contact": "ring us"},
}


@pytest.mark.parametrize("why", AGAINST)
def test_what_speaks_against_it_is_said(why):
    those = two.two(account=False, **AGAINST[why])
    those.nell.actings.all().delete()  # or she could ring them
    with pytest.raises(IntroductionRefused) as refused:
        two.introduced(those, by=those.ward)
    assert refused.value.why == why and str(refused.value).endswith(".")
    assert not Introduction.objects.exists() and not Match.objects.exists()


def test_where_nobody_can_be_written_to_the_connector_is_asked_to_ring():
    those = two.two(account=False, contact="01632 960111")
    two.introduced(those, by=those.ward)
    assert "ring them" in Notice.objects.get(user=those.nell).title


def test_help_where_somebody_could_come_to_harm_goes_through_a_host_that_checked():
    those = two.two(safeguarding=["one-to-one"])
    host = rows.actor("Host")
    two.user("host", host.party)
    with pytest.raises(IntroductionRefused, match="without an organisation"):
        two.introduced(those)
    checked = {"host": host, "host_check": "References", "host_checked_on": YESTERDAY}
    Offer.objects.update(**checked)
    made = two.introduced(those)
    assert made.sides.get(which="offer").party == host.party, "the host answers, not the volunteer"
    assert not Notice.objects.filter(user=those.helper).exists()


def test_both_sides_must_be_able_to_see_both():
    circle = Circle.objects.create(name="Inside")
    those = two.two(need={"visibility": "circle"})
    those.need.circles.add(circle)
    with pytest.raises(IntroductionRefused, match="cannot see"):
        two.introduced(those, by=those.ward)
    circle.members.add(those.offer.actor.party)
    assert two.introduced(those, by=those.ward).state == "open"


def test_signed_in_people_is_not_whoever_reads_a_mail():
    those = two.two(account=False, need={"visibility": "members"})
    with pytest.raises(IntroductionRefused, match="cannot see"):
        two.introduced(those, by=those.ward)


def test_two_are_put_in_touch_once_at_a_time_and_not_with_themselves():
    those = two.two()
    two.introduced(those)
    with pytest.raises(IntroductionRefused, match="already"):
        two.introduced(those, by=those.ward)
    own = rows.offer("Mine", actor=those.need.actor, owner=those.need.owner, place=those.place)
    with pytest.raises(IntroductionRefused, match="same people"):
        services.introduce(need_ref=those.need.ref, offer_ref=own.ref, words="x", by=two.doer(those.ward))


def test_what_was_declined_needs_new_grounds():
    those = two.two()
    made = two.introduced(those)
    services.answer(ref=made.ref, which="offer", says="no", why="far", by=two.doer(those.helper))
    with pytest.raises(IntroductionRefused) as refused:
        two.introduced(those)
    assert (refused.value.why, refused.value.field) == ("declined", "grounds")
    again = two.introduced(those, grounds="They have a bus now.")
    assert again.grounds == "They have a bus now."
    assert Match.objects.get().declined_reason == ""


@pytest.mark.parametrize(("words", "why"), [(" ", "no-words"), ("x" * 2001, "too-long")])
def test_a_message_has_words_and_an_end(words, why):
    those = two.two()
    with pytest.raises(IntroductionRefused) as refused:
        services.introduce(
            need_ref=those.need.ref, offer_ref=those.offer.ref, words=words, by=two.doer(those.nell)
        )
    assert (refused.value.why, refused.value.field) == (why, "words")


def test_a_guest_asks_for_what_they_need_and_is_mailed_the_answer():
    those = two.two()
    guest = new_guest(name="Ann", email="ann@x.example")
    Need.objects.update(owner=guest.party, actor=None)
    by = Doer(guest_id=guest.pk, acting_for_id=guest.party_id)
    made = services.introduce(need_ref=those.need.ref, offer_ref=those.offer.ref, words="Please", by=by)
    assert (made.guest, made.asker) == (guest, "need")
    services.answer(ref=made.ref, which="offer", says="yes", by=two.doer(those.helper))
    assert "/l/" in Message.objects.get(to="ann@x.example").text
