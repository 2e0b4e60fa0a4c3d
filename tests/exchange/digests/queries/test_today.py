"""Each thing waits for those who may do it, and for nobody else; the most urgent come first, five at most."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.accounts.models import Acting, Guest, Party, Report, User
from alongside.exchange.digests.models import Talk
from alongside.exchange.digests.queries import waiting_for
from alongside.exchange.directory.models import KeeperRequest
from alongside.exchange.matches.models import Call, Enquiry, Introduction, Match, Side
from tests._support import rows

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)


def someone(name, role, actor, place=None):
    user = User.objects.create(email=f"{name}@example.org", name=name)
    Acting.objects.create(user=user, party=actor.party, role=role, place=place)
    return user


class World:
    """Two places, each with a connector; a moderator; one of each thing for the first connector."""

    def __init__(self):
        self.here, self.there = rows.place("Here"), rows.place("There")
        self.hamlet = rows.place("Hamlet", "small_area", self.here)
        self.alliance, self.other = (
            rows.actor("Alliance", place=self.here),
            rows.actor("Other", place=self.there),
        )
        self.broker = someone("ann", "broker", self.alliance, self.here)
        self.stranger = someone("ben", "broker", self.other, self.there)
        self.guest = Guest.objects.create(party=Party.objects.create(), name="Cy", phone="01632 960100")

    def see(self, user):
        return waiting_for(viewer_for(user), NOW)

    def kinds(self, user, **more):
        return [line.kind for line in waiting_for(viewer_for(user), NOW, **more).lines]

    def introduction(self, offer_party, **fields):
        need = rows.need("Alone", place=self.here, owner=self.guest.party)
        offer = rows.offer("Tea", owner=offer_party)
        match = Match.objects.create(need=need, offer=offer, rank=1, score=0.5, run="r")
        made = Introduction.objects.create(match=match, words="Meet", **fields)
        Side.objects.create(introduction=made, which="need", party=self.guest.party)
        return Side.objects.create(introduction=made, which="offer", party=offer_party)


@pytest.fixture
def world():
    return World()


def one_of_each(world):
    own = world.alliance.party
    Enquiry.objects.create(kind="ring-back", guest=world.guest, place=world.hamlet, due_on=TODAY)
    world.introduction(own)
    KeeperRequest.objects.create(
        actor=rows.actor("Club", place=world.hamlet), user=world.stranger, role_there="Chair"
    )
    Acting.objects.create(user=world.broker, party=own, role="moderator")
    Report.objects.create(page="/offers/x/", reason="wrong")
    done = world.introduction(own, state="accepted", answered_at=NOW, follow_up_on=TODAY)
    Side.objects.filter(introduction=done.introduction).update(answer="yes", answered_at=NOW)
    Talk.objects.create(party=own, user=world.broker, who="Dee", on=LONG_AGO, remind_on=TODAY)
    need = rows.need("Lift", owner=own)
    Call.objects.create(need=need, opens_on=LONG_AGO, closes_on=TODAY + timedelta(days=3))
    rows.offer("Old", owner=own, confirmed_on=LONG_AGO)


ALL = ["enquiry", "introduction", "keeper-request", "report", "follow-up", "talk", "call", "offer"]


def test_each_thing_waits_for_whoever_may_do_it_the_most_urgent_first(world):
    one_of_each(world)
    assert world.kinds(world.broker, most=20) == ALL
    seen = world.see(world.broker)
    assert [line.kind for line in seen.lines] == ALL[:5] and seen.more


def test_nobody_sees_what_waits_for_another(world):
    one_of_each(world)
    assert world.kinds(world.stranger) == []
    assert waiting_for(VISITOR, NOW).lines == []
    member = someone("eve", "member", rows.actor("Third"))
    assert world.kinds(member) == []
    inactive = User.objects.create(email="gone@example.org", is_active=False)
    assert world.kinds(inactive) == []


def test_a_guest_answers_for_themselves(world):
    one_of_each(world)
    waiting = waiting_for(viewer_for(None, world.guest), NOW)
    assert [line.kind for line in waiting.lines] == ["introduction", "follow-up"]
    assert all(line.row.party == world.guest.party for line in waiting.lines)


def test_what_another_connector_took_is_theirs_alone(world):
    second = someone("fay", "broker", world.alliance, world.here)
    made = Enquiry.objects.create(kind="ring-back", place=world.here, due_on=TODAY)
    assert world.kinds(world.broker) == world.kinds(second) == ["enquiry"]
    Enquiry.objects.filter(pk=made.pk).update(state="taken", taken_by=second)
    assert (world.kinds(world.broker), world.kinds(second)) == ([], ["enquiry"])


def test_what_is_done_answered_or_not_due_does_not_wait(world):
    own = world.alliance.party
    Enquiry.objects.create(
        kind="record", place=world.here, due_on=TODAY, state="done", done_at=NOW, finds_contact=True
    )
    Side.objects.filter(pk=world.introduction(own).pk).update(answer="yes", answered_at=NOW)
    Talk.objects.create(party=own, user=world.broker, who="A", on=TODAY, remind_on=TODAY + timedelta(days=1))
    Talk.objects.create(party=own, user=world.broker, who="B", on=TODAY, remind_on=TODAY, done_at=NOW)
    Talk.objects.create(party=own, user=world.broker, who="C", on=TODAY)
    rows.offer("New", owner=own, confirmed_on=TODAY)
    rows.offer("Over", owner=own, confirmed_on=LONG_AGO, valid_until=date(2020, 1, 1))
    rows.offer("Gone", owner=own, confirmed_on=LONG_AGO, withdrawn_at=NOW, visibility="private")
    far = TODAY + timedelta(days=30)
    Call.objects.create(need=rows.need("Later", owner=own), opens_on=TODAY, closes_on=far)
    assert world.kinds(world.broker) == []


def test_a_need_that_the_viewer_may_not_see_is_not_named(world):
    side = world.introduction(world.alliance.party)
    need = side.introduction.match.need
    [line] = world.see(world.broker).lines
    assert (line.need, line.offer) == (need, side.introduction.match.offer)
    type(need).objects.update(visibility="private")
    [line] = world.see(world.broker).lines
    assert line.need is None and line.offer is not None


def test_the_worlds_do_not_mix(world):
    Report.objects.create(page="/offers/x/", reason="wrong", world="practice")
    Acting.objects.create(user=world.broker, party=world.alliance.party, role="moderator")
    Enquiry.objects.create(kind="ring-back", place=world.here, due_on=TODAY, world="practice")
    assert world.kinds(world.broker) == []


def test_it_asks_the_database_as_often_for_many_as_for_few(world, django_assert_max_num_queries):
    one_of_each(world)
    for number in range(8):
        Enquiry.objects.create(kind="ring-back", guest=world.guest, place=world.here, due_on=TODAY)
        world.introduction(world.alliance.party)
        Talk.objects.create(
            party=world.alliance.party, user=world.broker, who=str(number), on=TODAY, remind_on=TODAY
        )
    viewer = viewer_for(world.broker)
    with django_assert_max_num_queries(67):
        waiting = waiting_for(viewer, NOW)
    assert len(waiting.lines) == 5
