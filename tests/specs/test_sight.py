"""The queries show a viewer what the rule of sight allows and nothing more, in random worlds.

The rule is spelled out in `tests/_support/sight.py`: a row is visible when the audiences of row and viewer
meet; its owner always sees it; a circle is open to who belongs, signed and accepted; practice and real never
mix; a tie is seen only where both its ends are. A batch of worlds shares one database, so each viewer of one
is a stranger to all others. What the doors show is held by `test_sight_doors.py`.
"""

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings

from alongside.exchange.accounts import circles
from alongside.exchange.accounts.access import row_audiences, visible
from alongside.exchange.analyses import indexing
from alongside.exchange.directory import queries as directory
from alongside.exchange.directory.models import Actor
from alongside.exchange.needs import queries as needs
from alongside.exchange.needs.models import Need
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.models import Offer
from tests._support.sight import WORLDS, looks_into, remit, seen, sees, ties_of, tokens, tokens_in, worlds
from tests._support.sight_rows import store, undone

pytestmark = pytest.mark.django_db
VILLAGES = 8  # worlds in a batch
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking a world takes minutes
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def batches():
    """800 worlds on SQLite, 200 on PostgreSQL, 2,000 on both in a long run."""
    few = 800 if connection.vendor == "sqlite" else 200
    return (2000 if settings().max_examples > 50 else few) // VILLAGES


def examples(count):
    return settings(max_examples=count, phases=PHASES, suppress_health_check=QUIET)


@given(world=worlds(VILLAGES))
@examples(batches())
def test_lists_and_tokens_obey_the_rule(world):
    """Every row for every other viewer: the condition in SQL, and the tokens that the indexes go by."""
    with undone():
        stored = store(world)
        kinds = ((Actor, world.actors), (Need, world.needs), (Offer, world.offers))
        tagged = [(row, _audiences(stored, row)) for _, rows in kinds for row in rows]
        for person, login in stored.viewers()[::2]:
            viewer = login.viewer()
            mine, may = viewer.audiences, []
            for row, audiences in tagged:
                allowed = sees(world, person, row)
                met = not mine.isdisjoint(audiences)
                assert met == allowed or row.draft, (person, row)
                may += [row.token.lower()] if met else []
            first, *others = (
                visible(viewer, kind.objects.order_by()).values_list("source_id", flat=True)
                for kind, _ in kinds
            )
            assert sorted(first.union(*others, all=True)) == sorted(may), person


def _audiences(stored, row):
    owner = None if row.owner is None else stored.parties[row.owner].pk
    inside = [stored.circles[circle].pk for circle in row.circles]
    return row_audiences(visibility=row.sight, owner_id=owner, circle_ids=inside)


@given(world=worlds(4))
@examples(2)
def test_the_queries_of_each_room_obey_the_rule(world):
    with undone():
        stored = store(world)
        asked = [row for row in world.needs if not row.draft]
        singles = (
            (directory.actor_for, world.actors, stored.actors),
            (needs.need_for, world.needs, stored.needs),
            (offers.offer_for, world.offers, stored.offers),
        )
        for turn, (person, login) in enumerate(stored.viewers()):
            viewer = login.viewer()
            for of in WORLDS:
                for rows, plain, name in (
                    (directory.actors_for(viewer, world=of), world.actors, "name"),
                    (needs.needs_for(viewer, world=of), asked, "title"),
                    (offers.offers_for(viewer, world=of), world.offers, "title"),
                ):
                    assert names(rows, name) == tokens(seen(world, person, plain, of))
            for one, rows, made in singles:
                for place in range(turn % 5, len(rows), 5):
                    allowed = sees(world, person, rows[place])
                    found = made[place]
                    assert (one(viewer, found.ref) == found) == allowed, rows[place]
                    assert (one(viewer, found.source_id) == found) == allowed, rows[place]
            for made, rows, linked in (
                (stored.actors, world.actors, directory.links),
                (stored.offers, world.offers, offers.offers_by_id),
            ):
                may = {one.pk for row, one in zip(rows, made, strict=True) if sees(world, person, row)}
                assert set(linked(viewer, [one.pk for one in made])) == may


@given(world=worlds(3))
@examples(2)
def test_ties_obey_the_rule(world):
    with undone():
        stored = store(world)
        for person, login in stored.viewers():
            viewer = login.viewer()
            met = {of: set() for of in WORLDS}
            for place, actor in enumerate(world.actors):
                ties = ties_of(world, person, place)
                found = directory.ties_for(viewer, stored.actors[place].pk)
                assert {(tie.note, other.name) for tie, other in found} == {
                    (f"ZQTIE{number:02d}", world.actors[other].token) for number, other in ties
                }
                met[actor.world] |= {stored.ties[number].pk for number, _ in ties}
            for of in WORLDS:
                assert {row[-1] for row in directory.tie_rows(viewer, world=of)} == met[of]


def names(rows, field):
    return sorted(rows.values_list(field, flat=True))


@given(world=worlds(4))
@examples(3)
def test_a_circle_is_known_to_its_members_and_shows_what_is_inside_when_it_is_open(world):
    with undone():
        stored = store(world)
        for person, login in stored.viewers():
            viewer = login.viewer()
            for circle, made in zip(world.circles, stored.circles, strict=True):
                own = person.acts_for if person and person.active else frozenset()
                if person is not None and person.number is None:
                    own = {person.guest}
                belongs = bool(circle.members & own) and not circle.closed
                sight = circles.sight_of(viewer, made.ref)
                is_open = looks_into(circle, person)
                assert (sight is not None) == (belongs or is_open), (circle, person)
                assert (made in circles.circles_for(viewer)) == belongs
                assert (made in circles.choosable(viewer, world="real")) == (belongs and is_open)
                if sight is not None:
                    assert sight.is_open == is_open
                    assert (circles.members_of(sight) != []) == (is_open and bool(circle.members))


@given(world=worlds(5))
@examples(2)
def test_the_words_of_an_offer_in_the_index_name_its_actor_only_where_everyone_may_know_it(world):
    with undone():
        stored = store(world)
        documents = {one.id: one for one in indexing.documents([made.pk for made in stored.offers], 1)}
        for row, made in zip(world.offers, stored.offers, strict=True):
            actor = None if row.actor is None else world.actors[row.actor]
            told = {actor.token, remit(actor)} if actor and actor.sight == "public" else set()
            document = documents[made.pk]
            assert tokens_in(document.title + document.text) == {row.token} | told
