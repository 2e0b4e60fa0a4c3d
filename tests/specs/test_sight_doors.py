"""All doors show a viewer what the rule of sight allows and nothing more, in random worlds.

The worlds of a batch share one database and one index; every third of those who can look goes through a part
of the doors. Then all that a visitor may not see is taken away: each door answers as before, to the byte.
"""

import json
import re
import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from alongside.exchange.analyses import indexing, search_index
from alongside.exchange.directory.models import Fate
from tests._support.sight import (
    COMMON,
    WORLDS,
    looks_into,
    remit,
    seen,
    sees,
    ties_of,
    tokens,
    tokens_in,
    worlds,
)
from tests._support.sight_rows import Login, store, undone

pytestmark = pytest.mark.django_db
VILLAGES = 10
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
TOTAL = re.compile(r"([\d,]+) found")
KINDS = ("actors", "needs", "offers")
VARIES = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"generation": \d+')
EVERYWHERE = f"q={COMMON.replace(' ', '+')}"


def batches():
    """Batches of ten worlds: 50 worlds on SQLite, 20 on PostgreSQL, 2,000 on both in a long run."""
    is_long = settings().max_examples > 50
    few = 2 if connection.vendor == "postgresql" else 5
    return 2000 // VILLAGES if is_long else few


def examples(number):
    return settings(max_examples=number, phases=PHASES, suppress_health_check=QUIET)


@pytest.fixture
def indexed(settings):
    """Build both indexes of the world in the database, in a folder of their own."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-doors-"))
    settings.ENCODER = "latent"
    numbers = count()

    def build():
        settings.INDEX_PATH = folder / str(next(numbers)) / "index"
        indexing.rebuild()
        search_index.rebuild()

    yield build
    shutil.rmtree(folder)


class Doors:
    """One viewer at one door after the other, in one of the two worlds."""

    def __init__(self, stored, person, login, of):
        self.world, self.stored, self.person, self.of = stored.world, stored, person, of
        self.client = login.client()
        self.rows = {kind: getattr(self.world, kind) for kind in KINDS}
        self.listed = self.rows | {"needs": [row for row in self.world.needs if not row.draft]}
        self.may = self.known()

    def known(self):
        """All that a page may name: rows, remits, ties, and circles of one's own or inside."""
        found = set()
        for kind in KINDS:
            found |= set(tokens(seen(self.world, self.person, self.rows[kind], self.of)))
        shown = [
            place
            for place, row in enumerate(self.world.actors)
            if row.world == self.of and sees(self.world, self.person, row)
        ]
        found |= {remit(self.world.actors[place]) for place in shown}
        ties = (number for place in shown for number, _ in ties_of(self.world, self.person, place))
        found |= {f"ZQTIE{number:02d}" for number in ties}
        return found | self.circles()

    def circles(self):
        """The names of the circles that the viewer belongs to, or looks into."""
        who = self.person
        own = frozenset() if who is None or not who.active else who.acts_for
        own = {who.guest} if who is not None and who.number is None else own
        return {
            f"ZQCIR{number:02d}"
            for number, one in enumerate(self.world.circles)
            if looks_into(one, who) or (one.members & own and not one.closed)
        }

    def text(self, path, **query):
        """What a door says; every token in it is one that may be known."""
        answer = self.client.get(path, {"world": self.of, **query})
        assert answer.status_code == 200, (path, answer.status_code)
        text = answer.content.decode()
        leaked = tokens_in(text.upper()) - self.may - tokens_in(str(query))
        assert not leaked, (path, self.person, leaked)
        return text

    def lists(self):
        """Each list: how many it says it found, and all of them in its file and in the API."""
        for kind in KINDS:
            allowed = tokens(seen(self.world, self.person, self.listed[kind], self.of))
            total = TOTAL.search(self.text(f"/{kind}/"))
            assert int(total[1] if total else 0) == len(allowed), kind
            file = self.text(f"/{kind}/", download="csv")
            letters = kind[:3].upper()
            titles = [line.split(",")[0] for line in file.splitlines()[1:]]
            assert sorted(one for one in titles if one.startswith(f"ZQ{letters}")) == allowed, kind
            name = "name" if kind == "actors" else "title"
            answer = self.client.get(f"/api/v1/{kind}", {"world": self.of, "limit": 200}).json()
            assert sorted(item[name] for item in answer["items"]) == allowed, kind
            assert tokens_in(str(answer)) <= self.may, kind

    def searches(self):
        """Search, find and suggestions; also by words that only a hidden row has."""
        self.text("/", q=COMMON)
        self.text("/search/", q=COMMON)
        self.text("/find/", q=COMMON)
        answer = json.loads(self.text("/api/v1/matches", q=COMMON, top=100))
        count = len(seen(self.world, self.person, self.world.offers, self.of))
        assert answer["index"]["offers"] == count, "hidden offers are not counted either"
        file = self.text("/search/", q="ZQOF", download="csv")
        assert tokens_in(file.upper()) <= self.may
        hidden = [row for kind in KINDS for row in self.rows[kind] if not sees(self.world, self.person, row)]
        for row in hidden[:2]:
            nothing = self.client.get("/search/", {"q": row.token, "world": self.of}).content.decode()
            assert not re.search(rf'href="/(?:{"|".join(KINDS)})/\w{{10}}/"[^>]*>\s*{row.token}', nothing)

    def places(self):
        """The map, its points and areas, and the page of the place where everything is."""
        ref = self.stored.places[self.of].ref
        self.text(f"/places/{ref}/")
        self.text("/map/")
        self.text("/map/areas.geojson")
        self.text("/map/points.geojson", zoom="15")
        who = json.loads(self.text("/map/points.geojson", points="who", zoom="15"))
        assert who["total"] == len(seen(self.world, self.person, self.world.actors, self.of))

    def own(self):
        """The pages of one's own groups."""
        if self.person is None or (not self.person.active and self.person.guest is None):
            return
        self.text("/circles/")
        for number, (one, made) in enumerate(zip(self.world.circles, self.stored.circles, strict=True)):
            page = self.client.get(f"/circles/{made.ref}/")
            named = f"ZQCIR{number:02d}" in self.circles()
            assert page.status_code == (200 if named else 404), (self.person, one)
            assert tokens_in(page.content.decode()) <= self.may | self.both()

    def both(self):
        """What may be known of either world: the page of a group is in the world of the group."""
        return set().union(*(Doors(self.stored, self.person, Login(), of).may for of in WORLDS))

    def singles(self):
        """Pages and API of single rows, every seventh: a hidden one is as missing as one that never was."""
        for kind in KINDS:
            never = self.client.get(f"/{kind}/2222222222/")
            never_api = self.client.get(f"/api/v1/{kind}/2222222222")
            pairs = list(zip(self.rows[kind], getattr(self.stored, kind), strict=True))
            for row, made in pairs[len(self.may) % 7 :: 7]:
                page = self.client.get(f"/{kind}/{made.ref}/")
                answer = self.client.get(f"/api/v1/{kind}/{made.ref}")
                if sees(self.world, self.person, row):
                    may = self.may if row.world == self.of else self.both()
                    assert page.status_code == answer.status_code == 200, (self.person, row)
                    assert row.token in page.content.decode()
                    assert tokens_in(page.content.decode() + answer.content.decode()) <= may, row
                    continue
                assert plain(page) == plain(never), (kind, row)
                assert plain(answer) == plain(never_api), (kind, row)


def plain(answer):
    """Everything of an answer that does not change by itself."""
    text = answer.content.decode()
    by_itself = {"Content-Security-Policy", "Date"} | ({"ETag"} if "csrfmiddlewaretoken" in text else set())
    kept = {name: value for name, value in answer.items() if name not in by_itself}
    return answer.status_code, kept, VARIES.sub("", text)


def test_every_door_shows_what_the_rule_allows(indexed):
    ran = []

    @given(world=worlds(VILLAGES))
    @examples(batches())
    def each(world):
        with undone():
            stored = store(world)
            indexed()
            for turn, (person, login) in enumerate(stored.viewers()[::3]):
                doors = Doors(stored, person, login, WORLDS[turn % 2])
                part = (doors.lists, doors.searches, doors.places, doors.own, doors.singles)
                part[turn % 5]()
        ran.append(VILLAGES)

    each()
    assert sum(ran) >= batches() * VILLAGES


VISITED = (
    "/", "/actors/", "/needs/", "/offers/", "/api/v1/actors", "/api/v1/needs", "/api/v1/offers",
    f"/api/v1/matches?{EVERYWHERE}&top=100", f"/search/?{EVERYWHERE}", f"/find/?{EVERYWHERE}", "/map/",
    "/search/?q=carers+wamt+homez", "/map/areas.geojson", "/map/points.geojson?zoom=15",
    "/map/points.geojson?zoom=3&points=who", "/offers/?download=csv", "/actors/?q=ZQREM",
    "/places/{place}/", "/places/{place}/topics/", "/about/data", "/actors/compare/?id={hidden}",
    "/api/v1/offers?cursor={hidden}", "/offers/{hidden}/", "/api/v1/offers/{hidden}",
    "/offers/{shown}/?need={hidden_need}",
)  # fmt: skip


@given(world=worlds(VILLAGES))
@examples(2)
def test_what_a_visitor_may_not_see_changes_no_answer(world, indexed):
    """Take it away, build the indexes anew: counts, order, reasons, spellings and headers are the same."""
    with undone():
        stored = store(world)
        indexed()
        names = {"place": stored.places["real"].ref, "hidden": _one(stored, "offers", seen=False)}
        names |= {
            "hidden_need": _one(stored, "needs", seen=False),
            "shown": _one(stored, "offers", seen=True),
        }
        paths = [path.format(**names) for path in VISITED]
        before = [plain(Client().get(path)) for path in paths]
        for kind in ("offers", "needs", "actors"):
            for row, made in _all(stored, kind):
                if not sees(world, None, row):
                    _take_away(kind, made)
        indexed()
        for path, said in zip(paths, before, strict=True):
            assert plain(Client().get(path)) == said, path


def _all(stored, kind):
    return zip(getattr(stored.world, kind), getattr(stored, kind), strict=True)


def _one(stored, kind, *, seen):
    """The reference of a row that a visitor sees or does not, or of none."""
    found = (made.ref for row, made in _all(stored, kind) if sees(stored.world, None, row) == seen)
    return next(found, "2222222222")


def _take_away(kind, made):
    if kind == "actors":
        Fate.objects.filter(successor=made).update(into="")  # its name was plain text
        made.offers.update(actor=None)
        made.needs.update(actor=None)
    made.delete()
