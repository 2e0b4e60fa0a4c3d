"""Who sees which suggestion, and what waits for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.voices.models import Idea
from alongside.exchange.voices.queries import ideas as queries
from tests._support import rows
from tests._support.voices_ideas import by, call, connector, idea, part, ref, user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def seen(viewer):
    return sorted(one.title for one in queries.ideas_for(viewer))


def test_a_new_one_is_seen_by_its_author_and_those_who_see_to_it_alone():
    connector()
    ann = user("ann@example.org")
    idea("New", looked=False, by=by(ann))
    idea("Old")
    assert seen(VISITOR) == seen(viewer_for(user("bob@example.org"))) == ["Old"]
    assert seen(viewer_for(ann)) == seen(viewer_for(user("nell@example.org"))) == ["New", "Old"]


def test_the_connector_of_the_place_keeps_what_another_answers():
    town = rows.place("There")
    connector(town)
    council = rows.actor("Council").party
    made = idea(place=town)
    Idea.objects.update(owner=council)
    made.refresh_from_db()
    assert queries.sees_to(viewer_for(user("nell@example.org")), made)
    assert queries.sees_to(viewer_for(user("clerk@example.org", council)), made)
    assert not queries.sees_to(viewer_for(user("bob@example.org")), made)


def test_what_a_private_call_holds_is_seen_by_those_who_run_it():
    council = rows.actor("Council").party
    made = idea(ask=call(council, visibility="private"))
    assert queries.idea_for(VISITOR, ref(made)) is None
    assert queries.idea_for(viewer_for(user("bob@example.org")), ref(made)) is None
    assert queries.idea_for(viewer_for(user("clerk@example.org", council)), ref(made)) is not None


def test_a_device_finds_only_what_its_own_part_said():
    connector()
    made = idea(looked=False)
    other = part(made.contribution.ask, user("bob@example.org"))
    own = made.contribution.participant
    assert queries.own_idea(ref(made), own.ref) is not None
    assert queries.own_idea(ref(made), other.ref) is None
    assert queries.own_idea(ref(made), "") is None


def test_what_is_late_and_what_is_new_waits_for_those_who_see_to_it():
    connector()
    nell = viewer_for(user("nell@example.org"))
    late, new = idea("Late"), idea("New", looked=False)
    Idea.objects.filter(pk=late.pk).update(answer_by=TODAY - timedelta(days=1))
    assert queries.late_for(nell, world="real", today=TODAY, most=5) == [late]
    assert queries.new_for(nell, world="real", most=5) == [new]
    assert queries.late_for(nell, world="practice", today=TODAY, most=5) == []
    assert queries.late_for(viewer_for(user("bob@example.org")), world="real", today=TODAY, most=5) == []


def test_what_says_much_the_same_is_found_among_what_the_viewer_sees():
    connector()
    like = idea("Seats with backs on the harbour front")
    idea("Seats with backs on the harbour wall", looked=False)
    idea("A later bus")
    assert queries.alike(VISITOR, "Harbour seats with backs", world="real") == [like]
