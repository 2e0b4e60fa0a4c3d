"""A talk is noted for one's own organisation alone; that two know each other becomes a tie, once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, viewer_for
from alongside.exchange.accounts.models import Acting, User
from alongside.exchange.audit.models import Entry
from alongside.exchange.digests.models import Talk
from alongside.exchange.digests.queries import noter, others_named, talk_for, talked_with, talks_for
from alongside.exchange.digests.services import (
    TalkRefused,
    finish_reminder,
    note_talk,
    put_off_reminder,
    take_back_talk,
)
from alongside.exchange.directory.models import Tie
from tests._support import rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


class Office:
    """Two people of one organisation, a third of another, and somebody to talk with."""

    def __init__(self):
        self.mine, self.other, self.rival = rows.actor("Mine"), rows.actor("Other"), rows.actor("Rival")
        self.ann, self.ben, self.eve = (
            User.objects.create(email=f"{name}@example.org", name=name) for name in ("ann", "ben", "eve")
        )
        for user, actor in ((self.ann, self.mine), (self.ben, self.mine), (self.eve, self.rival)):
            Acting.objects.create(user=user, party=actor.party, role="member")

    def by(self, user=None):
        user = user or self.ann
        return Doer(user_id=user.pk, acting_for_id=user.actings.get().party_id)

    def note(self, user=None, **fields):
        said = {"actor_id": self.other.pk, "who": "", "words": "Private words", "on": DAY, "remind_on": DAY}
        return note_talk(by=self.by(user), **(said | fields))


@pytest.fixture
def office():
    return Office()


def test_a_talk_makes_the_tie_and_the_reminder_and_the_trail_has_no_words(office):
    talk = office.note()
    tie = Tie.objects.get()
    assert (tie.actor, tie.other, tie.kind, tie.since) == (
        office.mine,
        office.other,
        "prospective",
        "2026-11-20",
    )
    assert (tie.basis, tie.source, tie.note) == ("stated", "Said by Mine", "")
    assert (talk.tie, talk.party, talk.user, talk.remind_on) == (tie, office.mine.party, office.ann, DAY)
    entries = Entry.objects.filter(action__in=["note-talk", "note-tie"])
    assert entries.count() == 2 and "Private" not in str([entry.detail for entry in entries])


def test_what_is_known_already_is_not_said_again(office):
    assert office.note().tie is not None
    assert office.note().tie is None and Tie.objects.count() == 1
    assert office.note(together=True).tie.kind == "works-with"
    assert office.note(together=True).tie is None
    office.note(actor_id=office.rival.pk)
    assert Tie.objects.count() == 3


def test_a_resident_is_never_tied_and_somebody_not_listed_is_kept_by_name(office):
    resident = rows.actor("Dee", nature="person", sector="community")
    assert office.note(actor_id=resident.pk).tie is None
    talk = office.note(actor_id=None, who=" Fay of the choir ")
    assert (talk.who, talk.actor, talk.tie) == ("Fay of the choir", None, None)


@pytest.mark.parametrize("what", ["hidden", "self", "other world", "nobody", "long"])
def test_what_cannot_be_noted_is_refused_and_nothing_is_kept(office, what):
    hidden = rows.actor("Hidden", visibility="private", owner=office.rival.party)
    fields = {
        "hidden": {"actor_id": hidden.pk},
        "self": {"actor_id": office.mine.pk},
        "other world": {"actor_id": rows.actor("Invented", world="practice").pk},
        "nobody": {"actor_id": None, "who": "  "},
        "long": {"words": "x" * 2001},
    }[what]
    with pytest.raises(TalkRefused):
        office.note(**fields)
    assert not Talk.objects.exists() and not Tie.objects.exists()


def test_who_acts_for_nobody_or_no_longer_notes_nothing(office):
    Acting.objects.filter(user=office.ann).delete()
    with pytest.raises(TalkRefused, match="act for an organisation"):
        note_talk(
            actor_id=office.other.pk, who="", words="", on=DAY, remind_on=None,
            by=Doer(user_id=office.ann.pk, acting_for_id=office.mine.party_id),
        )  # fmt: skip
    assert noter(viewer_for(office.ann)) is None


def test_a_colleague_reads_it_and_nobody_else(office):
    talk = office.note()
    for user, seen in ((office.ann, [talk]), (office.ben, [talk]), (office.eve, [])):
        viewer = viewer_for(user)
        assert list(talks_for(viewer)) == seen
        assert (talk_for(viewer, talk.ref) is not None) == bool(seen)
    admin = User.objects.create_superuser("root@example.org", "x")
    assert not talks_for(viewer_for(admin))
    assert not talks_for(viewer_for(None))


def test_a_reminder_is_done_or_put_off_by_whoever_set_it(office):
    talk, now = office.note(), timezone.now()
    for act in (
        lambda by: finish_reminder(ref=talk.ref, at=now, by=by),
        lambda by: put_off_reminder(ref=talk.ref, until=DAY, by=by),
    ):
        for user in (office.ben, office.eve):
            with pytest.raises(Talk.DoesNotExist):
                act(office.by(user))
    put_off_reminder(ref=talk.ref, until=DAY + timedelta(days=7), by=office.by())
    finish_reminder(ref=talk.ref, at=now, by=office.by())
    talk.refresh_from_db()
    assert (talk.remind_on, talk.done_at) == (DAY + timedelta(days=7), now)
    with pytest.raises(Talk.DoesNotExist):
        finish_reminder(ref=talk.ref, at=now, by=office.by())
    assert Entry.objects.filter(action__in=["finish-reminder", "put-off-reminder"]).count() == 2


def test_a_note_that_is_taken_back_takes_its_tie_along_unless_another_tells_of_it(office):
    first, second = office.note(), office.note(user=office.ben)
    with pytest.raises(Talk.DoesNotExist):
        take_back_talk(ref=first.ref, by=office.by(office.eve))
    take_back_talk(ref=first.ref, by=office.by())
    second.refresh_from_db()
    assert second.tie == Tie.objects.get()
    take_back_talk(ref=second.ref, by=office.by())
    assert not Tie.objects.exists() and not Talk.objects.exists()


def test_whom_one_talked_with_can_be_picked_again_and_others_found_by_name(office):
    office.note()
    office.note()
    viewer = viewer_for(office.ann)
    assert talked_with(viewer) == [office.other]
    rows.actor("Another Other", visibility="private", owner=office.rival.party)
    rows.actor("Still another")
    assert [row.name for row in others_named(viewer, "other", world="real")] == ["Other", "Still another"]
    assert others_named(viewer, "Mine", world="real") == []
