"""A page asks the database as often when there is much to show as when there is little."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests._support import rows
from tests._support import town as towns
from tests._support.voices_many import Asked

pytestmark = pytest.mark.django_db
MORE = 12
MOST = 60
LISTS = (
    *("/", "/needs/", "/offers/", "/actors/", "/places/", "/map/", "/network/", "/about/data"),
    "/can-help/?q=tea",
    *("/innovations/", "/tried/?q=carers+feel+alone", "/support/"),
    *("/claims/", "/standards/", "/measures/", "/measures/boards/"),
)
FILES = ("/needs/?download=csv", "/offers/?download=xlsx", "/actors/?download=csv", "/places/?download=csv")
FOUND = (
    "/find/?q=carers+feel+alone",
    "/find/?q=carers+feel+alone&place=Wenbury",
    "/find/?q=carers+feel+alone&order=different",
)


@pytest.fixture
def town(db, settings):
    """A few rows with an index of their own."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-queries-"))
    settings.ENCODER = "latent"
    settings.INDEX_PATH = folder / "index"
    yield towns.settle()
    shutil.rmtree(folder, ignore_errors=True)


def index():
    from alongside.exchange.analyses import indexing

    indexing.rebuild()


def grow(town):
    """A dozen more of everything, around the rows that the record pages show."""
    from alongside.exchange.directory.models import Tie
    from alongside.exchange.offers.models import Offer

    for number in range(MORE):
        more = {"dataset": town.offer.dataset, "place": town.district}
        name = f"Carers {number}"
        rows.place(f"Hamlet {number}", kind="small_area", parent=town.district)
        actor = rows.actor(f"{name} group", "Helps carers.", **more)
        for kind in ("support", "asset", "innovation"):
            rows.offer(f"{name} {kind}", "Carers who feel alone meet.", kind, actor=town.actor, **more)
        rows.need(f"{name} alone", "Carers feel alone.", actor=town.actor, **more)
        Tie.objects.create(
            actor=town.actor,
            other=actor,
            kind="works-with",
            source_id=f"tie-{number}",
            dataset=more["dataset"],
        )
    assert Offer.objects.count() > 2 * MORE


def asked(client, path):
    client.get(path)  # what is read once and kept
    with CaptureQueriesContext(connection) as seen:
        response = client.get(path)
    assert response.status_code == 200, path
    return [query["sql"] for query in seen]


def test_no_page_asks_more_often_when_there_is_more(client, town):
    from alongside.exchange.directory.models import Tie

    Tie.objects.create(actor=town.actor, other=rows.actor("Neighbours"), kind="works-with", source_id="tie")
    index()
    records = [
        f"/{kind}/{row.ref}/"
        for kind, row in (
            ("needs", town.need), ("offers", town.offer), ("actors", town.actor), ("places", town.district)
        )
    ]  # fmt: skip
    paths = [*LISTS, *FILES, *FOUND, *records, f"/can-help/?offer={town.offer.ref}"]
    few = {path: len(asked(client, path)) for path in paths}
    grow(town)
    index()
    many = {path: asked(client, path) for path in paths}
    # A section that was empty may ask for what it now shows: a few questions, not one for each row.
    assert grown(few, many, MORE // 2) == {}


def test_no_page_of_what_people_are_asked_asks_more_often_when_they_said_more(client, db):
    made = Asked()
    client.force_login(made.user)
    paths = made.paths()
    few = {path: len(asked(client, path)) for path in paths}
    made.more(5)
    assert grown(few, {path: asked(client, path) for path in paths}, 2) == {}


def grown(few, many, allowed):
    """The pages that ask more often than before, or very often."""
    return {
        path: (few[path], len(sqls))
        for path, sqls in many.items()
        if len(sqls) > few[path] + allowed or len(sqls) > MOST
    }
