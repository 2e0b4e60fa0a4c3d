"""How long each page takes, for somebody signed in, on what ships and with more and more offers beside it.

The offers are those of `alongside synth`, put into SQLite in bulk. A page is asked of the whole stack in this
process, signed in and warm, without a network between. Every size is measured in a process of its own.

    python -m benchmarks.pages --out FILE [--sizes 0,10000,50000] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .judgements import scratch
from .machine import peak_mb, resident_mb, said
from .matching import questions
from .shipped import folders, load, settle
from .timing import exponent, in_its_own_process, milliseconds, seconds

SEED = 1
READ = 500  # offers whose subjects are read from their words, as a load does
QUESTIONS = 12  # of those judged, evenly spread
WORDS = ("dementia", "demensia", "carers lunch", "Exeter", "EX1 1AA", "advice and training", "innovation")
PLACES = ("Exeter", "Torbay", "Leeds", "Devon")
Urls = dict[str, list[str]]


def measure(count: int, rounds: int, home: Path) -> dict[str, Any]:
    """Load what ships and `count` offers more, build the indexes, and ask for every page."""
    settle(home)
    logging.disable(logging.INFO)
    load(*folders())
    from alongside.exchange.analyses import search_index, tagging
    from alongside.exchange.offers.queries import all_ids

    tagging.tag_everything()
    added = seconds(lambda: add(count)) if count else 0.0
    read = seconds(lambda: tagging.tag_offers(all_ids()[-READ:]))
    indexed = seconds(build_match_index)
    searched = seconds(search_index.rebuild)
    built = peak_mb()
    pages = {name: timed(urls, rounds) for name, urls in addresses().items()}
    return {
        "offers": count,
        "seconds": {
            "add in bulk": added,
            f"read the subjects of {READ} offers": read,
            "build the match index": indexed,
            "build the search index": searched,
        },
        "megabytes": {
            "peak, building": built,
            "resident": resident_mb(),
            "database": round((home / "alongside.sqlite3").stat().st_size / 2**20, 1),
            "search index": weight(search_index.path()),
        },
        "pages": pages,
        "load": said()["load"],
    }


def weight(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20, 1)


def build_match_index() -> None:
    """Build the match index from the offers as they are tagged."""
    from django.conf import settings

    from alongside.backends.encoders import choose
    from alongside.backends.index import Writer
    from alongside.exchange.analyses import indexing
    from alongside.exchange.audit.queries import feed_head
    from alongside.exchange.offers.queries import all_ids

    head = feed_head()
    with Writer.open(indexing.path(), choose(settings.ENCODER)) as writer:
        writer.rebuild(indexing.documents(all_ids(), head), head)


def add(count: int) -> None:
    """Put `count` synthetic offers into the database, each with the two subjects it was made of.

    Around the services, and without reading subjects from words: this measures pages, not loading.
    """
    from django.db import connection, transaction

    from alongside.cli.files import synth
    from alongside.exchange.audit.batches import insert_plain
    from alongside.exchange.directory.models import Subject
    from alongside.exchange.offers.models import Offer, OfferSubject
    from alongside.exchange.places.models import Place

    subjects = dict(Subject.objects.values_list("label", "pk"))
    places = dict(Place.objects.values_list("source_id", "pk"))
    blank = Offer(kind="support", title="")
    for field in Offer._meta.concrete_fields:
        field.pre_save(blank, True)
    plain = {
        field.attname: field.get_db_prep_save(getattr(blank, field.attname), connection)
        for field in Offer._meta.concrete_fields
        if not field.primary_key
    }

    def rows(made: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
        for row in made:
            stages = [stage for stage in row["pathway_stages"].split(";") if stage]
            yield plain | {
                "ref": f"b{int(row['id'].rpartition('-')[2]):011d}",
                "source_id": row["id"],
                **{name: row[name] for name in ("kind", "title", "summary", "audience", "standing")},
                "stages": json.dumps(stages),
                "place_id": places.get(row["place"]),
                "lat": float(row["lat"]),
                "lon": float(row["lon"]),
                "point_basis": "stated",
                "reported_on": row["reported_on"] or None,
            }

    for made in synth.offer_rows(synth.read(), count, SEED):
        first = (Offer.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        about = [
            {"offer_id": first + at, "subject_id": subjects[label], "words": ""}
            for at, row in enumerate(made)
            for label in (row["tags"], row["audience"])
        ]
        with transaction.atomic():
            insert_plain(Offer, list(rows(made)))
            insert_plain(OfferSubject, about)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def addresses() -> Urls:
    """The addresses of each kind of page."""
    from alongside.exchange.accounts.access import VISITOR
    from alongside.exchange.directory.queries import actors_for
    from alongside.exchange.needs.queries import needs_for
    from alongside.exchange.offers.queries import offers_for
    from alongside.exchange.places.queries import find_place

    asked = questions()[:: max(1, len(questions()) // QUESTIONS)][:QUESTIONS]
    where = [found.where for name in PLACES if (found := find_place(name)).where is not None]

    def some(rows: Any) -> list[str]:
        return list(rows.order_by("pk").values_list("ref", flat=True)[:400:100])

    offers = offers_for(VISITOR)
    last = list(offers.order_by("-pk").values_list("ref", flat=True)[:2])
    return {
        "home": ["/", "/?world=practice"],
        "find": [_with("/find/", q=q) for q in asked],
        "find with a place": [_with("/find/", q=q, place=PLACES[at % 4]) for at, q in enumerate(asked)],
        "list of help": ["/offers/", "/offers/?kind=support", "/offers/?standing=open"],
        "list of help, by words": ["/offers/?q=dementia", "/offers/?q=carers+lunch"],
        "list of help, by place": [_with("/offers/", place=place.name) for place in where],
        "list of help, page 40": ["/offers/?page=40"],
        "list of needs": ["/needs/", "/needs/?q=dementia"],
        "list of who's involved": ["/actors/", "/actors/?q=health"],
        "list of places": ["/places/", "/places/?q=exeter"],
        "a record of help": [f"/offers/{ref}/" for ref in [*some(offers), *last]],
        "a need": [f"/needs/{ref}/" for ref in some(needs_for(VISITOR))],
        "an organisation": [f"/actors/{ref}/" for ref in some(actors_for(VISITOR))],
        "a place": [f"/places/{place.ref}/" for place in where],
        "search": [_with("/search/", q=q) for q in WORDS],
        "search, one group": [_with("/search/", q=q, kind="offer") for q in WORDS],
        "map": ["/map/"],
        "API, list of offers": ["/api/v1/offers?limit=50", "/api/v1/offers?limit=50&standing=open"],
        "API, list of needs": ["/api/v1/needs?limit=50"],
        "API, matches": [_with("/api/v1/matches", q=q) for q in asked[:6]],
    }


def _with(path: str, **query: str) -> str:
    from urllib.parse import urlencode

    return f"{path}?{urlencode(query)}"


def timed(urls: list[str], rounds: int) -> dict[str, float]:
    """Median and 95th percentile of asking for these addresses, signed in."""
    from django.test import override_settings

    with override_settings(ALLOWED_HOSTS=["testserver"]):
        return milliseconds(_asking(), urls, max(rounds, -(-20 // len(urls))))


def _asking() -> Callable[[str], None]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    people = get_user_model()
    user = people.objects.filter(email="bench@example.org").first()
    client = Client()
    client.force_login(user or people.objects.create_user("bench@example.org"))  # type: ignore[attr-defined]

    def ask(url: str) -> None:
        answer = client.get(url)
        if answer.status_code != 200:
            raise RuntimeError(f"{url} answered {answer.status_code}")
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[arg-type]

    return ask


def main() -> None:
    """Measure each size in a child, fit the exponents, print and keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--sizes", default="0,10000,50000", help="synthetic offers beside what ships")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--one", type=int, help="measure this size here and print it")
    chosen = options.parse_args()
    if chosen.one is not None:
        with scratch() as folder:
            print(json.dumps(measure(chosen.one, chosen.rounds, Path(folder))))
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    rows = [in_its_own_process("benchmarks.pages", size, chosen.rounds) for size in sizes]
    result = {**said(), "sizes": rows, "exponents": exponents([row for row in rows if row["offers"]])}
    if chosen.out:
        chosen.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


def exponents(rows: list[dict[str, Any]]) -> dict[str, float]:
    """How the median of each page grows with the synthetic offers; none with fewer than two sizes of them."""
    if len(rows) < 2:
        return {}
    sizes = [row["offers"] for row in rows]
    found = {name: exponent(sizes, [row["pages"][name]["p50"] for row in rows]) for name in rows[0]["pages"]}
    for name in ("build the match index", "build the search index"):
        found[name] = exponent(sizes, [row["seconds"][name] for row in rows])
    return found


if __name__ == "__main__":
    main()
