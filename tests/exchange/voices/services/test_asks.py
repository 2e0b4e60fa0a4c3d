"""Drafting, opening, closing and taking back what is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.models import Party
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs.models import Need
from alongside.exchange.voices.models import Ask
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.queries import asks as queries
from alongside.exchange.voices.services import asks as services
from tests._support import rows
from tests._support.merging import doer
from tests._support.partnerships import seen_by, user_of
from tests._support.voices import ASKER, ask, asker, promise

pytestmark = pytest.mark.django_db


def test_a_draft_is_seen_by_those_who_run_it_and_opens_with_its_promise():
    party, by = asker()
    made = services.draft(kind="conversation", said={"title": " What would help? "}, by=by)
    runner, other = seen_by(party, ASKER), seen_by(rows.actor("Club").party, "other@example.org")
    assert made.title == "What would help?"
    assert queries.ask_for(runner, made.ref) == made
    assert queries.runs(runner, made)
    assert queries.ask_for(other, made.ref) is None
    with pytest.raises(AskRefused) as refused:
        services.open_ask(ref=made.ref, by=by, has_part=True)
    assert refused.value.field == "decides"
    services.edit(ref=made.ref, said=promise(), by=by)
    services.open_ask(ref=made.ref, by=by, has_part=True)
    assert queries.ask_for(other, made.ref) == made
    assert not queries.runs(other, made)
    entry = Entry.objects.get(kind="ask", action="edit")
    assert "health centre" not in str(entry.detail)


def test_what_was_promised_stays_once_it_is_open():
    party, by = asker()
    found = ask(owner=party)
    services.edit(ref=found.ref, said=promise(fixed="Everything", title="Another") | {"about": "More"}, by=by)
    found.refresh_from_db()
    assert (found.fixed, found.title) == ("There is no new money", "What would make winter easier?")
    assert found.about == "More"


def test_only_those_who_look_after_the_owner_run_it():
    party, by = asker()
    found = ask(owner=party)
    plain = doer(user_of(party, "plain@example.org", "member"))
    stranger = doer(user_of(rows.actor("Club").party, "other@example.org"))
    for one in (plain, stranger):
        with pytest.raises(Ask.DoesNotExist):
            services.close(ref=found.ref, by=one)
    assert services.close(ref=found.ref, by=by).state == "closed"


def test_nobody_asks_about_what_they_may_not_see():
    _party, by = asker()
    hidden = rows.need("Hidden", visibility="private", owner=Party.objects.create())
    with pytest.raises(Need.DoesNotExist):
        services.draft(kind="ballot", said={"title": "A"}, needs=[hidden], by=by)


def test_worlds_do_not_mix():
    _party, by = asker()
    with pytest.raises(AskRefused, match="invented"):
        services.draft(
            kind="ballot", said={"title": "A"}, needs=[rows.need(), rows.need(world="practice")], by=by
        )


def test_what_passed_its_last_day_is_closed():
    over, still = ask(closes_on=timezone.localdate() - timedelta(days=1)), ask()
    assert services.close_over(now=timezone.now()) == 1
    over.refresh_from_db()
    still.refresh_from_db()
    assert (over.state, still.state) == ("closed", "open")


def test_moving_the_day_and_taking_it_back_say_why():
    party, by = asker()
    found = ask(owner=party)
    to = timezone.localdate() + timedelta(weeks=10)
    with pytest.raises(AskRefused):
        services.move_answer(ref=found.ref, to=to, why=" ", by=by)
    moved = services.move_answer(ref=found.ref, to=to, why="The board meets later", by=by)
    assert (moved.answer_by, moved.moved_why) == (to, "The board meets later")
    assert services.withdraw(ref=found.ref, why="Not ours to decide", by=by).state == "withdrawn"
    draft = ask(owner=party, state="draft")
    services.withdraw(ref=draft.ref, why="", by=by)
    assert not Ask.objects.filter(ref=draft.ref).exists()
