"""What is new since somebody was here: near them, theirs, and nothing that they may not see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import viewer_for
from alongside.exchange.accounts.models import Acting, Notice, User
from alongside.exchange.digests.queries import news_for
from alongside.exchange.matches.models import Introduction, Match, Side
from alongside.exchange.needs.models import NeedSubject, Note
from tests._support import rows

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
BEFORE = NOW - timedelta(days=3)


@pytest.fixture
def ann():
    here = rows.place("Here")
    mine = rows.actor("Mine", place=here)
    user = User.objects.create(email="ann@example.org")
    Acting.objects.create(user=user, party=mine.party, role="member")
    user.here, user.mine = here, mine
    return user


def titles(user, since=BEFORE):
    return {need.title for need in news_for(viewer_for(user), since, NOW).needs}


def test_new_needs_of_ones_places_and_subjects_are_told(ann):
    subject = rows.subject("tea", "Tea")
    ann.mine.remit.subjects.add(subject)
    hamlet = rows.place("Hamlet", "small_area", ann.here)
    rows.need("Near", place=hamlet)
    far = rows.need("Far, about tea", place=rows.place("There"))
    NeedSubject.objects.create(need=far, subject=subject)
    rows.need("Far", place=rows.place("Away"))
    rows.need("Own", place=ann.here, owner=ann.mine.party)
    rows.need("Old", place=ann.here, reported_on=TODAY - timedelta(days=4))
    rows.need("Met", place=ann.here, status="met")
    rows.need("Hidden", place=ann.here, visibility="private", owner=rows.actor("X").party)
    rows.need("Invented", place=ann.here, world="practice")
    assert titles(ann) == {"Near", "Far, about tea"}
    assert titles(ann, None) == {"Near", "Far, about tea", "Old"}  # who was never here is told of two weeks


def test_a_country_makes_nobody_near(ann):
    nation = rows.place("Land", "nation")
    ann.mine.remit.places.add(nation)
    rows.need("Anywhere", place=rows.place("Town", parent=nation))
    assert titles(ann) == set()


def test_what_happened_to_ones_own_is_told(ann):
    own = rows.need("Own", owner=ann.mine.party)
    note = Note.objects.create(need=own, on=TODAY, text="Somebody came")
    Note.objects.create(need=rows.need("Other"), on=TODAY, text="Not yours")
    match = Match.objects.create(need=own, offer=rows.offer("Tea"), rank=1, score=0.5, run="r")
    made = Introduction.objects.create(match=match, words="x", state="accepted", answered_at=NOW)
    Side.objects.create(introduction=made, which="need", party=ann.mine.party)
    Notice.objects.create(kind="x", title="New", user=ann)
    Notice.objects.create(kind="x", title="Read", user=ann, read_at=NOW)
    news = news_for(viewer_for(ann), BEFORE, NOW)
    assert (news.notes, news.answered, [row.title for row in news.notices]) == ([note], [made], ["New"])
    assert not news.is_empty
    stranger = User.objects.create(email="ben@example.org")
    assert news_for(viewer_for(stranger), BEFORE, NOW).is_empty
