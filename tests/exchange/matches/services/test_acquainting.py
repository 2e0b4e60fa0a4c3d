"""Two organisations are put in touch for who they are: who may ask, what each says, what comes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.directory.models import Actor, Tie
from alongside.exchange.matches.models import Acquaintance
from alongside.exchange.matches.queries import acquaintances as queries
from alongside.exchange.matches.services import acquainting as services
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db
WORDS = "You both look for rooms."


class Met:
    """Two organisations in a town, their people, and the connector there."""

    def __init__(self):
        self.town = rows.place("Town")
        self.one, self.other = (rows.actor(name, place=self.town) for name in ("Lantern", "Hall"))
        self.ann, self.bob = user("ann", self.one.party), user("bob", self.other.party)
        self.nell = user("nell", rows.actor("Alliance").party, "broker", self.town)

    def doer(self, who):
        return Doer(user_id=who.pk, acting_for_id=min(viewer_for(who).parties))

    def ask(self, who, **said):
        refs = {"one_ref": self.one.ref, "other_ref": self.other.ref}
        return services.acquaint(
            **(refs | {"words": WORDS, "why": "Two steps apart", "by": self.doer(who)} | said)
        )

    def answer(self, made, which, who, says="yes", **said):
        contact = {"contact": f"{who.name}@work.example"} if says == "yes" else {}
        return services.answer_acquaintance(
            ref=made.ref, which=which, says=says, by=self.doer(who), **(contact | said)
        )


@pytest.fixture
def met():
    return Met()


def refused(why, act):
    with pytest.raises(services.AcquaintanceRefused) as told:
        act()
    assert told.value.why == why


def test_a_connector_asks_both_and_with_two_yes_they_know_how_to_reach_each_other(met):
    made = met.ask(met.nell)
    assert (made.asker, made.state) == ("connector", "open")
    assert set(Notice.objects.values_list("user_id", flat=True)) == {met.ann.pk, met.bob.pk}
    met.answer(made, "one", met.ann)
    assert queries.contacts(viewer_for(met.ann), made) == []
    after = met.answer(made, "other", met.bob)
    assert after.state == "accepted" and after.follow_up_on == timezone.localdate() + timedelta(days=28)
    found = queries.acquaintance_for(viewer_for(met.ann), made.ref)
    assert queries.contacts(viewer_for(met.ann), found) == [
        ("Lantern", "ann@work.example"),
        ("Hall", "bob@work.example"),
    ]
    assert queries.contacts(viewer_for(met.nell), found) == [], "how to reach them is for these two"
    assert Tie.objects.get().kind == "prospective"
    assert not {"ann@work.example"} & {str(entry.detail) for entry in Entry.objects.all()}


def test_who_asks_for_itself_has_said_yes_and_a_no_says_why(met):
    made = met.ask(met.ann)
    assert [side.answer for side in made.sides.all()] == ["yes", "waiting"]
    refused("no-reason", lambda: met.answer(made, "other", met.bob, "no"))
    refused("no-contact", lambda: met.answer(made, "other", met.bob, contact=" "))
    after = met.answer(made, "other", met.bob, "no", why="not-now")
    assert after.state == "declined" and not Tie.objects.exists()
    assert Notice.objects.filter(user=met.ann, title__startswith="No this time").exists()
    refused("answered", lambda: met.answer(made, "other", met.bob))


def test_only_the_two_and_their_connector_may_ask_and_only_once_at_a_time(met):
    stranger = user("sam", rows.actor("Elsewhere").party)
    refused("who", lambda: met.ask(stranger))
    refused("no-words", lambda: met.ask(met.nell, words=" "))
    refused("same", lambda: met.ask(met.nell, other_ref=met.one.ref))
    met.ask(met.nell)
    refused("under-way", lambda: met.ask(met.ann))
    Actor.objects.filter(pk=met.other.pk).update(visibility="private", owner=met.other.party)
    with pytest.raises(Actor.DoesNotExist):
        met.ask(met.ann)


def test_one_that_was_of_the_past_is_never_put_in_touch(met):
    Actor.objects.filter(pk=met.other.pk).update(standing="history", reported_on="2017-06-01")
    refused("history", lambda: met.ask(met.nell))


def test_nobody_else_sees_it_or_speaks_for_a_side(met):
    made = met.ask(met.nell)
    stranger = user("sam", rows.actor("Elsewhere", place=rows.place("Far")).party, "broker")
    for viewer in (viewer_for(stranger), Viewer()):
        assert queries.acquaintance_for(viewer, made.ref) is None
    with pytest.raises(Acquaintance.DoesNotExist):
        met.answer(made, "one", met.bob)
    with pytest.raises(Acquaintance.DoesNotExist):
        met.answer(made, "one", met.nell), "Lantern has an account and answers for itself"
    with pytest.raises(Acquaintance.DoesNotExist):
        services.stop_acquaintance(ref=made.ref, by=met.doer(stranger))


def test_a_connector_writes_down_what_those_without_an_account_say(met):
    quiet = rows.actor("Quiet", place=met.town)
    made = met.ask(met.nell, other_ref=quiet.ref)
    assert Notice.objects.filter(user=met.nell, title__contains="please ring").exists()
    met.answer(made, "other", met.nell, contact="01700 900100")
    assert made.sides.get(which="other").through == "told"


def test_what_came_of_it_is_asked_once_and_makes_a_tie_of_work_done_together(met):
    made = met.ask(met.ann)
    refused(
        "not-in-touch",
        lambda: services.say_what_came(ref=made.ref, which="one", helped="yes", by=met.doer(met.ann)),
    )
    met.answer(made, "other", met.bob)
    later = timezone.now() + timedelta(days=29)
    assert services.ask_what_came_of_it(now=timezone.now()) == 0
    assert services.ask_what_came_of_it(now=later) == 1 and services.ask_what_came_of_it(now=later) == 0
    services.say_what_came(ref=made.ref, which="other", helped="no", by=met.doer(met.bob))
    assert Tie.objects.get().kind == "prospective"
    services.say_what_came(ref=made.ref, which="one", helped="partly", words="One room", by=met.doer(met.ann))
    assert Tie.objects.get().kind == "works-with"
    refused(
        "said", lambda: services.say_what_came(ref=made.ref, which="one", helped="no", by=met.doer(met.ann))
    )


def test_it_is_taken_back_or_ended_and_can_then_be_asked_again(met):
    made = met.ask(met.nell)
    assert not services.may_stop(viewer_for(met.ann), made), "who is asked says no instead"
    assert services.stop_acquaintance(ref=made.ref, by=met.doer(met.nell)).state == "withdrawn"
    again = met.ask(met.ann)
    met.answer(again, "other", met.bob)
    assert services.stop_acquaintance(ref=again.ref, by=met.doer(met.bob)).state == "ended"
    with pytest.raises(Acquaintance.DoesNotExist):
        services.stop_acquaintance(ref=again.ref, by=met.doer(met.bob))
