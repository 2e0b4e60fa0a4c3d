"""What came of a quarter: others' ideas taken up count like one's own; small numbers of people are hidden."""

from datetime import UTC, date, datetime

import pytest

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.digests.models import Talk
from alongside.exchange.digests.queries import report_for
from alongside.exchange.digests.queries.quarter import outcomes
from alongside.exchange.digests.rules import Quarter
from alongside.exchange.matches.models import Call, Enquiry, Introduction, Match, Side
from tests._support import rows

pytestmark = pytest.mark.django_db
AUTUMN = Quarter(date(2026, 10, 1), date(2026, 12, 31))
DAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


class Town:
    """A connector at one place, with helpers there and elsewhere."""

    def __init__(self):
        self.here, self.there = rows.place("Here"), rows.place("There")
        self.mine = rows.actor("Mine", place=self.here)
        self.ann = User.objects.create(email="ann@example.org")
        Acting.objects.create(user=self.ann, party=self.mine.party, role="broker", place=self.here)

    def report(self, quarter=AUTUMN):
        return report_for(viewer_for(self.ann), quarter)

    def contact(self, place, helped="", need=None, at=NOON, **state):
        need = need or rows.need("Alone", place=self.here, reported_on=DAY)
        offer = rows.offer("Tea", place=place)
        match = Match.objects.create(need=need, offer=offer, rank=1, score=0.5, run="r")
        made = Introduction.objects.create(match=match, words="Meet", **state)
        Introduction.objects.filter(pk=made.pk).update(made_at=at)
        more = {"answer": "yes", "answered_at": NOON, "helped": helped} if helped else {}
        Side.objects.create(introduction=made, which="need", **more)
        Side.objects.create(introduction=made, which="offer")
        return made


@pytest.fixture
def town():
    return Town()


TOGETHER = {"state": "accepted", "answered_at": NOON}


def test_taking_up_what_others_have_counts_like_ones_own(town):
    for place, helped in ((town.here, "yes"), (town.there, "yes"), (town.there, "partly"), (town.here, "no")):
        town.contact(place, helped, **TOGETHER)
    town.contact(town.there)
    town.contact(town.here, state="declined", answered_at=NOON)
    town.contact(town.here, state="withdrawn", answered_at=NOON)
    report = town.report()
    assert (len(report.fruit), report.own, report.taken_up) == (3, 1, 2)
    assert outcomes(report.contacts) == {"fruit": 3, "not-helped": 1, "waiting": 1, "declined": 1}


def test_it_tells_of_its_three_months_and_of_its_places_alone(town):
    rows.need("Asked", place=town.here, reported_on=DAY)
    rows.need("Before", place=town.here, reported_on=date(2026, 9, 30), status="met")
    rows.need("After", place=town.here, reported_on=date(2027, 1, 1))
    rows.need("Elsewhere", place=town.there, reported_on=DAY)
    rows.need("Hidden", place=town.here, reported_on=DAY, visibility="private", owner=rows.actor("X").party)
    rows.need("Invented", place=town.here, reported_on=DAY, world="practice")
    town.contact(
        town.here,
        need=rows.need("Old", place=town.here, reported_on=DAY, status="met"),
        at=NOON.replace(month=9),
    )
    report = town.report()
    assert {need.title for need in report.asked} == {"Asked", "Old"}
    assert [need.title for need in report.unmet] == ["Asked"] and report.contacts == []


def test_what_is_being_helped_is_not_unmet_and_what_was_declined_is(town):
    town.contact(town.here, **TOGETHER)
    declined = town.contact(town.here, state="declined", answered_at=NOON)
    assert [need.pk for need in town.report().unmet] == [declined.match.need_id]


def test_calls_and_conversations_are_told(town):
    need = rows.need("Cook", place=town.here, reported_on=date(2026, 1, 1), status="called")
    call = Call.objects.create(need=need, opens_on=DAY, closes_on=DAY)
    mine = Talk.objects.create(party=town.mine.party, user=town.ann, who="Dee", on=DAY)
    Talk.objects.create(party=rows.actor("Other").party, who="Fay", on=DAY)
    Talk.objects.create(party=town.mine.party, who="Gus", on=date(2027, 1, 1))
    report = town.report()
    assert (report.calls, report.talks, report.unmet) == ([call], [mine], [need])


@pytest.mark.parametrize(("asked", "shown", "total"), [(3, None, None), (6, 6, 6), (0, 0, 0)])
def test_a_small_number_of_people_is_hidden(town, asked, shown, total):
    for _ in range(asked):
        made = Enquiry.objects.create(kind="ring-back", place=town.here, due_on=DAY)
        Enquiry.objects.filter(pk=made.pk).update(made_at=NOON)
    report = town.report()
    assert (report.people.counts["ring-back"], report.people.total) == (shown, total)
    assert report.is_empty == (asked == 0)


def test_who_looks_after_no_place_gets_the_quarter_of_their_organisation(town):
    other = rows.actor("Other", place=town.here)
    ben = User.objects.create(email="ben@example.org")
    Acting.objects.create(user=ben, party=other.party, role="member")
    own = rows.need("Ours", place=town.there, actor=other, reported_on=DAY)
    rows.need("Theirs", place=town.here, reported_on=DAY)
    assert report_for(viewer_for(ben), AUTUMN).asked == [own]
    assert report_for(VISITOR, AUTUMN).is_empty


def test_it_asks_the_database_as_often_for_many_as_for_few(town, django_assert_max_num_queries):
    for _ in range(6):
        town.contact(town.here, "yes", **TOGETHER)
        need = rows.need("Cook", place=town.here, reported_on=DAY)
        Call.objects.create(need=need, opens_on=DAY, closes_on=DAY)
    viewer = viewer_for(town.ann)
    with django_assert_max_num_queries(22):
        report = report_for(viewer, AUTUMN)
        assert [one.need.place.name for one in report.contacts] and [
            len(c.answers.all()) for c in report.calls
        ]
