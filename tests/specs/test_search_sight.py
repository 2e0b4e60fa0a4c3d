"""Search obeys the rule of sight, in small random worlds: rows, counts, spellings, page and files."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from alongside.exchange.accounts.access import VISITOR, viewer_for
from alongside.exchange.analyses import search_index
from alongside.exchange.analyses.searching import search
from alongside.exchange.directory.models import Fate
from tests._support.sight import COMMON, WORLDS, remit, seen, sees, tokens, tokens_in, worlds
from tests._support.sight_rows import store, undone

pytestmark = pytest.mark.django_db
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
WRONG = "carers wamt homez"


def examples(few):
    many = settings().max_examples > 50
    return settings(max_examples=few * 40 if many else few, phases=PHASES, suppress_health_check=QUIET)


@pytest.fixture
def indexed(settings):
    """Build the search index of the world in the database, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-search-"))
    count = iter(range(10**6))

    def build():
        settings.INDEX_PATH = folder / str(next(count)) / "index"
        search_index.rebuild()

    yield build
    shutil.rmtree(folder)


@given(world=worlds())
@examples(5)
def test_search_finds_and_counts_exactly_what_a_viewer_may_see(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        for person, login in stored.viewers():
            viewer = login.viewer()
            for of in WORLDS:
                found = search(viewer, COMMON, world=of, top=300).groups
                helped = [row for key in ("offer", "tried") if key in found for row in found[key].rows]
                asked = found["need"].rows if "need" in found else ()
                assert sorted(row.title for row in helped) == tokens(seen(world, person, world.offers, of))
                assert sorted(row.title for row in asked) == tokens(seen(world, person, world.needs, of))
                assert all(group.total == len(group.rows) for group in found.values())
                for rows in (world.actors, world.needs, world.offers):
                    for row in rows:
                        named = search(viewer, row.token, world=of, literal=True, top=300)
                        titles = {one.title for group in named.groups.values() for one in group.rows}
                        assert (row.token in titles) == (row.world == of and sees(world, person, row)), row


@given(world=worlds())
@examples(4)
def test_what_a_viewer_may_not_see_changes_neither_order_nor_counts_nor_spellings(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        words = [COMMON, WRONG, "warm", "ZQOFF0", "ZQOFF99", "ZQACT99", "ZQREM99"]
        words += [row.token for rows in (world.actors, world.needs, world.offers) for row in rows]
        words += [remit(row) for row in world.actors]
        before = [said(q, of) for q in words for of in WORLDS]
        for row, made in zip(world.offers, stored.offers, strict=True):
            if not sees(world, None, row):
                made.delete()
        for row, made in zip(world.needs, stored.needs, strict=True):
            if not sees(world, None, row):
                made.delete()
        for row, made in zip(world.actors, stored.actors, strict=True):
            if not sees(world, None, row):
                Fate.objects.filter(successor=made).update(into="")  # its name was plain text
                made.offers.update(actor=None)
                made.needs.update(actor=None)
                made.delete()
        indexed()
        assert [said(q, of) for q in words for of in WORLDS] == before


def said(q, of):
    found = search(VISITOR, q, world=of, top=300)
    groups = {key: (group.total, [row.ref for row in group.rows]) for key, group in found.groups.items()}
    return found.shown_for, found.did_you_mean, found.loose, groups


@given(world=worlds())
@examples(2)
def test_the_page_and_its_files_tell_only_what_may_be_seen(world, indexed):
    with undone():
        stored = store(world)
        indexed()
        for person, login in stored.viewers():
            client = login.client()
            for of in WORLDS:
                may = set()
                for rows in (world.actors, world.needs, world.offers):
                    may |= set(tokens(seen(world, person, rows, of)))
                for q in (COMMON, WRONG, "ZQOF", "ZQNEE99"):
                    typed = tokens_in(q)
                    page = client.get("/search/", {"q": q, "world": of})
                    assert tokens_in(page.content.decode().upper()) - typed <= may
                    file = client.get("/search/", {"q": q, "world": of, "download": "csv"})
                    assert tokens_in(file.content.decode().upper()) - typed <= may


def test_a_row_that_became_hidden_is_not_shown_before_the_index_knows(indexed):
    """The index may be a moment behind; the rows are read again for the viewer."""
    from alongside.exchange.accounts.models import Party
    from tests._support import rows

    offer = rows.offer("Quixote")
    indexed()
    assert search(VISITOR, "quixote").groups["offer"].rows[0].ref == offer.ref
    owner = Party.objects.create()
    type(offer).objects.filter(pk=offer.pk).update(visibility="private", owner=owner)
    assert search(VISITOR, "quixote").groups["offer"].rows == ()
    assert viewer_for(None) == VISITOR
