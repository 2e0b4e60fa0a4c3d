"""What became of suggestions, and what is listed, is read without a name, and where it speaks of fit."""

from dataclasses import fields

import pytest

from alongside.exchange.accounts.models import Party
from alongside.exchange.matches.models import Introduction, Match, Side
from alongside.exchange.matches.queries import Listed, Outcome, listed, outcomes
from tests._support import rows

pytestmark = pytest.mark.django_db
PARTS = [{"part": "topic", "score": 0.7, "weight": 10, "why": "Shares the word: bread"}]


def match(status, *, reasons=PARTS, why="", helped="", **need):
    """A suggestion of which something became."""
    made = Match.objects.create(
        need=rows.need("Need", **need),
        offer=rows.offer("Offer", actor=rows.actor("Giver")),
        rank=1,
        score=0.7,
        run="run",
        reasons=reasons,
        status=status,
        declined_reason="No" if status == "declined" else "",
    )
    introduction = Introduction.objects.create(match=made, words="")
    Side.objects.create(introduction=introduction, which="need", why=why, helped=helped)
    return made


def test_what_went_well_and_what_did_not_by_what_became_of_it():
    said = [
        (match("fruit"), (True, 2.0)),
        (match("accepted"), (True, 1.0)),
        (match("accepted", helped="no"), (False, 1.0)),
        (match("accepted", helped="partly"), (True, 1.0)),
        (match("declined", why="far"), (False, 1.0)),
        (match("declined", why="not-fitting"), (False, 1.0)),
    ]
    for unheard in ("elsewhere", "not-now", "other"):
        match("declined", why=unheard)
    match("suggested")
    match("introduced")
    match("accepted", reasons=[])
    match("accepted", world="practice")
    assert [(one.need, (one.good, one.counts)) for one in outcomes("real")] == [
        (made.need_id, what) for made, what in said
    ]
    first = next(outcomes("real"))
    assert (first.kind, first.parts) == ("support", {"topic": 0.7})


def test_there_is_no_place_in_it_for_a_name():
    assert [field.name for field in fields(Outcome)] == ["need", "kind", "parts", "good", "counts"]
    assert [field.name for field in fields(Listed)] == ["need", "rank", "score", "actor", "sector"]


def test_lists_are_counted_as_everyone_may_see_them():
    seen = match("suggested")
    hidden = match("suggested")
    hidden.offer.owner, hidden.offer.visibility = Party.objects.create(), "private"
    hidden.offer.save()
    unnamed = match("suggested")
    unnamed.offer.actor.visibility = "members"
    unnamed.offer.actor.save()
    match("suggested", world="practice")
    found = {line.need: line for line in listed("real", 99)}
    assert set(found) == {seen.need_id, unnamed.need_id}
    assert found[seen.need_id].actor == seen.offer.actor_id and found[seen.need_id].sector == "third"
    assert (found[unnamed.need_id].actor, found[unnamed.need_id].sector) == (None, "")
    assert len(listed("real", 1)) == 1
