"""Every door shows a viewer what the rule of sight allows and nothing more, in small random worlds.

The rule is spelled out in `tests/_support/sight.py`: a row is visible when the audiences of row and viewer
meet; its owner always sees it; practice and real never mix; a tie is seen only where both its ends are; an
actor that is hidden is never named on an offer or a need that is not.
"""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from alongside.backends.index import Index, Query
from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.analyses import indexing
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_offers
from alongside.exchange.directory import queries as directory
from alongside.exchange.needs import queries as needs
from alongside.exchange.offers import queries as offers
from tests._support.sight import (
    COMMON,
    WORLDS,
    remit,
    seen,
    sees,
    store,
    ties_of,
    tokens,
    tokens_in,
    undone,
    worlds,
)

pytestmark = pytest.mark.django_db
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking a world takes minutes
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
TOTAL = re.compile(r"([\d,]+) found")


def examples(few):
    """Give `few` examples in an ordinary run, forty times as many in a long one."""
    many = settings().max_examples > 50
    return settings(max_examples=few * 40 if many else few, phases=PHASES, suppress_health_check=QUIET)


@pytest.fixture
def indexed(settings):
    """Build the index of the world in the database, in a folder of its own; return where it lies."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-sight-"))
    settings.ENCODER = "latent"
    count = iter(range(10**6))

    def build():
        settings.INDEX_PATH = folder / str(next(count))
        indexing.rebuild()
        return settings.INDEX_PATH

    yield build
    shutil.rmtree(folder)


def client_of(user):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def fresh(stored):
    """Everyone who can look: the person of the plain world, and the viewer of the exchange."""
    return [(person, viewer_for(user)) for person, user in stored.viewers()]


# Queries


@given(world=worlds())
@examples(10)
def test_lists_and_single_rows_obey_the_rule(world):
    with undone():
        stored = store(world)
        for person, viewer in fresh(stored):
            for of in WORLDS:
                asked = [row for row in world.needs if not row.draft]
                assert names(directory.actors_for(viewer, world=of), "name") == tokens(
                    seen(world, person, world.actors, of)
                )
                assert names(needs.needs_for(viewer, world=of), "title") == tokens(
                    seen(world, person, asked, of)
                )
                assert names(offers.offers_for(viewer, world=of), "title") == tokens(
                    seen(world, person, world.offers, of)
                )
            for one, rows, made in (
                (directory.actor_for, world.actors, stored.actors),
                (needs.need_for, world.needs, stored.needs),
                (offers.offer_for, world.offers, stored.offers),
            ):
                for row, found in zip(rows, made, strict=True):
                    allowed = sees(world, person, row)
                    assert (one(viewer, found.ref) == found) == allowed, row
                    assert (one(viewer, found.source_id) == found) == allowed, row


@given(world=worlds())
@examples(10)
def test_links_and_ties_obey_the_rule(world):
    with undone():
        stored = store(world)
        for person, viewer in fresh(stored):
            may = {
                made.pk
                for row, made in zip(world.actors, stored.actors, strict=True)
                if sees(world, person, row)
            }
            assert set(directory.links(viewer, [made.pk for made in stored.actors])) == may
            may = {
                made.pk
                for row, made in zip(world.offers, stored.offers, strict=True)
                if sees(world, person, row)
            }
            assert set(offers.offers_by_id(viewer, [made.pk for made in stored.offers])) == may
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


# The index and the answers


@given(world=worlds())
@examples(10)
def test_the_index_finds_for_a_viewer_exactly_what_it_may_see(world, indexed):
    with undone():
        stored = store(world)
        index = Index.open(indexed())
        for person, viewer in fresh(stored):
            for of in WORLDS:
                allowed = seen(world, person, world.offers, of)
                found = index.search(Query(text=COMMON, audiences=viewer.audiences, world=of))
                by_id = {made.pk: made.title for made in stored.offers}
                assert sorted(by_id[pk] for pk in found.id.tolist()) == tokens(allowed)
                answer = find_offers(viewer, Ask(text=COMMON, world=of, top=300))
                assert {found.title for found in answer.found} <= set(tokens(allowed))
                assert answer.offers == len(allowed), "hidden offers are not counted either"


@given(world=worlds())
@examples(10)
def test_the_words_of_an_offer_in_the_index_name_its_actor_only_where_everyone_may_know_it(world):
    with undone():
        stored = store(world)
        documents = {one.id: one for one in indexing.documents([made.pk for made in stored.offers], 1)}
        for row, made in zip(world.offers, stored.offers, strict=True):
            actor = None if row.actor is None else world.actors[row.actor]
            told = {actor.token, remit(actor)} if actor and actor.sight == "public" else set()
            document = documents[made.pk]
            assert tokens_in(document.title + document.text) == {row.token} | told


@given(world=worlds())
@examples(6)
def test_what_a_viewer_may_not_see_changes_nothing_in_the_answers(world, indexed):
    """Take everything away that a visitor may not see, build the index anew: the answers are the same."""
    with undone():
        stored = store(world)
        asked = [made for row, made in zip(world.needs, stored.needs, strict=True) if sees(world, None, row)]
        indexed()
        before = [answered(need) for need in asked]
        hidden = [
            made for row, made in zip(world.actors, stored.actors, strict=True) if not sees(world, None, row)
        ]
        for row, made in zip(world.offers, stored.offers, strict=True):
            if not sees(world, None, row):
                made.delete()
        for actor in hidden:
            actor.offers.update(actor=None)
            actor.needs.update(actor=None)
            actor.delete()
        for need in asked:
            need.refresh_from_db()
        indexed()
        assert [answered(need) for need in asked] == before


def answered(need):
    said = find_offers(VISITOR, ask_of(need, VISITOR, Ask(text="", top=300))).as_json()
    said["index"].pop("generation")
    return said


# The pages


@given(world=worlds())
@examples(4)
def test_pages_that_list_show_and_count_exactly_what_the_viewer_may_see(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        listed = {
            "/actors/": list(world.actors),
            "/needs/": [row for row in world.needs if not row.draft],
            "/offers/": list(world.offers),
        }
        for person, user in stored.viewers():
            client = client_of(user)
            for of in WORLDS:
                for path, rows in listed.items():
                    allowed = seen(world, person, rows, of)
                    page = client.get(path, {"world": of}).content.decode()
                    assert sorted(tokens_in(page)) == tokens(allowed), path
                    total = TOTAL.search(page)
                    assert int(total[1] if total else 0) == len(allowed)
                may = set(tokens(every(world, person, of)))
                place = client.get(f"/places/{stored.places[of].ref}/").content.decode()
                drafts = {row.token for row in world.needs if row.draft}
                assert tokens_in(place) == {token for token in may - drafts if "REM" not in token}
                found = client.get("/find/", {"q": COMMON, "world": of}).content.decode()
                assert tokens_in(found) <= may
                assert tokens_in(client.get("/", {"world": of}).content.decode()) <= may


def every(world, person, of):
    return [
        row for rows in (world.actors, world.needs, world.offers) for row in seen(world, person, rows, of)
    ]


def known(world, person, of):
    """All that a page of one of the two worlds may name."""
    found = set(tokens(every(world, person, of)))
    found |= {remit(row) for row in seen(world, person, world.actors, of)}
    pairs = [ties_of(world, person, place) for place, row in enumerate(world.actors) if row.world == of]
    return found | {f"ZQTIE{number:02d}" for ties in pairs for number, _ in ties}


@given(world=worlds())
@examples(4)
def test_the_page_of_a_row_names_only_what_may_be_seen_and_a_hidden_one_is_as_missing(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        pages = [
            (f"/{kind}/{made.ref}/", row)
            for kind, rows, all_made in (
                ("actors", world.actors, stored.actors),
                ("needs", world.needs, stored.needs),
                ("offers", world.offers, stored.offers),
            )
            for row, made in zip(rows, all_made, strict=True)
        ]
        for person, user in stored.viewers()[:3]:
            client = client_of(user)
            for path, row in pages:
                missing = client.get(f"/{path.split('/')[1]}/2222222222/")
                page = client.get(path)
                allowed = sees(world, person, row)
                assert page.status_code == (200 if allowed else 404), (path, row)
                text = page.content.decode()
                if not allowed:
                    assert page.content == missing.content
                    assert headers(page) == headers(missing)
                    continue
                assert row.token in text
                assert tokens_in(text) <= known(world, person, row.world), path
                if row.actor is not None:
                    assert (world.actors[row.actor].token in text) == sees(
                        world, person, world.actors[row.actor]
                    )


def headers(response):
    return {
        name: value for name, value in response.items() if name not in {"Content-Security-Policy", "Date"}
    }


@given(world=worlds())
@examples(4)
def test_an_offer_opened_from_a_hidden_need_says_nothing_of_the_need(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        for row, made in zip(world.offers, stored.offers, strict=True):
            if not sees(world, None, row):
                continue
            for need, asked in zip(world.needs, stored.needs, strict=True):
                page = Client().get(f"/offers/{made.ref}/", {"need": asked.ref})
                if not sees(world, None, need):
                    never = Client().get(f"/offers/{made.ref}/", {"need": "none"}).content
                    own = f"need={asked.ref}".encode()  # the page's own address, in its other language
                    assert page.content.replace(own, b"need=none") == never


# The API


def pages_of(client, path, **query):
    """Follow the cursors to the end; return the items of each page."""
    found, cursor = [], None
    while True:
        answer = client.get(path, {**query, **({"cursor": cursor} if cursor else {})}).json()
        found.append(answer["items"])
        cursor = answer["next"]
        if cursor is None:
            return found


@given(world=worlds())
@examples(4)
def test_the_api_lists_shows_and_matches_what_the_viewer_may_see(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        listed = (
            ("actors", world.actors, stored.actors, "name"),
            ("needs", [row for row in world.needs if not row.draft], stored.needs, "title"),
            ("offers", world.offers, stored.offers, "title"),
        )
        for person, user in stored.viewers()[:3]:
            client = client_of(user)
            for of in WORLDS:
                for kind, rows, _, field in listed:
                    items = [
                        item
                        for page in pages_of(client, f"/api/v1/{kind}", world=of, limit=2)
                        for item in page
                    ]
                    assert sorted(item[field] for item in items) == tokens(seen(world, person, rows, of))
                    assert tokens_in(str(items)) <= known(world, person, of)
                said = client.get("/api/v1/matches", {"q": COMMON, "world": of}).json()
                assert tokens_in(str(said)) <= known(world, person, of)
            missing = client.get("/api/v1/offers/2222222222")
            for kind, _, made, _ in listed:
                rows = (
                    world.needs if kind == "needs" else dict(actors=world.actors, offers=world.offers)[kind]
                )
                for row, one in zip(rows, made, strict=True):
                    answer = client.get(f"/api/v1/{kind}/{one.ref}")
                    assert answer.status_code == (200 if sees(world, person, row) else 404)
                    if answer.status_code == 404:
                        assert answer.content == missing.content
                    else:
                        assert tokens_in(answer.content.decode()) <= known(world, person, row.world)


@given(world=worlds())
@examples(4)
def test_a_cursor_at_a_hidden_row_leads_as_little_anywhere_as_one_that_never_was(world):
    with undone():
        stored = store(world)
        never = Client().get("/api/v1/offers", {"cursor": "2222222222"})
        for row, made in zip(world.offers, stored.offers, strict=True):
            if not sees(world, None, row):
                answer = Client().get("/api/v1/offers", {"cursor": made.ref, "world": row.world})
                assert (answer.status_code, answer.content) == (never.status_code, never.content)


@given(world=worlds())
@examples(4)
def test_an_answer_kept_by_one_viewer_is_never_taken_for_anothers(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        clients = [(user, client_of(user)) for _, user in stored.viewers()]
        paths = (
            "/offers/",
            "/actors/",
            "/api/v1/offers",
            "/api/v1/needs",
            f"/api/v1/matches?q={COMMON.replace(' ', '+')}",
        )
        for path in paths:
            kept = [(client.get(path), user) for user, client in clients]
            for answer, user in kept:
                assert "Cookie" in answer["Vary"], path
                if user is not None and user.is_active:
                    assert "private" in answer["Cache-Control"], path
                for other, client in clients:
                    again = client.get(path, headers={"If-None-Match": answer["ETag"]})
                    own = next(body for body, whose in kept if whose is other)
                    assert again.status_code == (304 if own.content == answer.content else 200), path
