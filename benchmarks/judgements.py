"""Judged questions, a public collection and our own, in one shape, with what the index says of each."""

from __future__ import annotations

import csv
import gzip
import json
import math
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from alongside.backends.encoders import choose
from alongside.backends.index import Document, Index, Query, Writer
from alongside.backends.keywords import Keywords
from alongside.engines.matching import judging
from alongside.exchange.analyses.wording import telling_words

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "judged"
DEPTH = 300  # candidates looked at for a question, as the exchange does


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its candidates: what the index says of them, and what people said.

    Shapes: all arrays have one row per candidate; `gain` is 0 for a candidate that nobody judged.
    `ideal`: all grades given for the question, found or not, highest first.
    `akin`: as the index gives it, None where no answer was fit to be read.
    `words`: nDCG@10 of keywords alone, over all texts.
    """

    question: str
    lexical: np.ndarray
    semantic: np.ndarray
    coverage: np.ndarray
    gain: np.ndarray
    ideal: tuple[float, ...]
    akin: tuple[np.ndarray, np.ndarray] | None = None
    words: float = 0.0


def shared() -> Path:
    """The folder of material that is not part of the repository."""
    return Path(os.environ.get("ALONGSIDE_SHARED", HERE.parent.parent / "shared"))


def document(number: int, title: str, text: str, world: str = "real") -> Document:
    """A text as an open offer of which nothing else is known."""
    return Document(
        id=number,
        version=1,
        title=title,
        text=text,
        audiences=("public",),
        world=world,
        kind="support",
        standing="open",
        stages=(),
        subjects=(),
        lat=math.nan,
        lon=math.nan,
        reach=(),
        actor=-1,
        capacity=math.nan,
        confirmed=date(2026, 1, 1).toordinal(),
        valid_until=0,
        evidence=-1,
        groups=(),
    )


def index_of(documents: Iterable[Document], folder: Path, encoder: str = "auto") -> Index:
    """Build an index in `folder` and open it."""
    with Writer.open(folder, choose(encoder)) as writer:
        writer.rebuild(documents, 1)
    return Index.open(folder)


def cystic_fibrosis(folder: Path, encoder: str = "auto") -> list[Asked]:
    """The collection of Shaw, Wood, Wood and Tibbo (1991), each question against all abstracts.

    Gains: the four raters' points together, 0 to 8.
    """
    base = shared() / "references" / "05_retrieval" / "cystic_fibrosis"
    corpus = [json.loads(line) for line in (base / "corpus.jsonl").read_text("utf-8").splitlines()]
    numbers = {row["_id"]: number for number, row in enumerate(corpus, 1)}
    judged: dict[str, dict[int, float]] = {}
    with (base / "qrels.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            judged.setdefault(row["query-id"], {})[numbers[row["corpus-id"]]] = float(row["score"])
    texts = [document(numbers[r["_id"]], r.get("title", ""), r["text"]) for r in corpus]
    index, words = index_of(texts, folder, encoder), Words(texts)
    queries = [json.loads(line) for line in (base / "queries.jsonl").read_text("utf-8").splitlines()]
    return [ask(index, words, row["text"], judged[row["_id"]]) for row in queries if row["_id"] in judged]


def charities(folder: Path) -> list[Asked]:
    """The charities of the England pack by the UK-CAT tags that people gave them: a tag's name is a question.

    Tags of 3 to 400 charities, without the broadest. Raises: FileNotFoundError without the pack.
    """
    pack = shared() / "england"
    with gzip.open(
        pack / "organisations" / "charities_ukcat_sample.csv.gz", "rt", encoding="utf-8-sig"
    ) as lines:
        rows = {row["org_id"]: row for row in csv.DictReader(lines)}
    texts = [
        document(number, row["name"].title(), row["activities"])
        for number, row in enumerate(rows.values(), 1)
    ]
    tagged: dict[str, dict[int, float]] = {}
    for number, row in enumerate(rows.values(), 1):
        for code in row["UKCAT"].split(";"):
            tagged.setdefault(code, {})[number] = 1.0
    with (pack / "taxonomies" / "ukcat.csv").open(encoding="utf-8-sig") as lines:
        tags = [row for row in csv.DictReader(lines) if len(row["Code"]) > 2]
    index, words = index_of(texts, folder), Words(texts)
    return [
        ask(index, words, row["tag"], tagged[row["Code"]])
        for row in tags
        if 3 <= len(tagged.get(row["Code"], ())) <= 400
    ]


class Words:
    """Keywords alone over documents, by number."""

    def __init__(self, texts: Sequence[Document]) -> None:
        self._numbers = [text.id for text in texts]
        self._index = Keywords(f"{text.title} {text.text}" for text in texts)

    def ndcg(self, question: str, judged: dict[int, float]) -> float:
        """nDCG@10 of the answers to a question."""
        best = [str(self._numbers[row]) for row, _ in self._index.best(question, 10)]
        return judging.ndcg(best, {str(number): grade for number, grade in judged.items()})


def ask(index: Index, words: Words, text: str, judged: dict[int, float], world: str = "real") -> Asked:
    """Put a question to an index as a need is put; `judged` gives grades by the number of the document."""
    question, text = text, " ".join(telling_words(text)) or text
    found = index.search(Query(text=text, audiences=frozenset({"public"}), world=world, limit=DEPTH))
    return Asked(
        question,
        found.lexical.astype(float),
        found.semantic.astype(float),
        found.coverage.astype(float),
        np.array([judged.get(int(row), 0.0) for row in found.id]),
        tuple(sorted(judged.values(), reverse=True)),
        found.akin,
        words.ndcg(question, judged),
    )


def grades(name: str) -> dict[str, dict[str, float]]:
    """Our own judgements: 2 would be shown first, 1 may help, 0 would not be shown; by question and offer."""
    found: dict[str, dict[str, float]] = {}
    with (JUDGED / name).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["question"], {})[row["offer"]] = float(row["grade"])
    return found


def unanswerable() -> list[str]:
    """Questions that nothing in the shipped data can answer."""
    with (JUDGED / "unanswerable.csv").open(encoding="utf-8") as lines:
        return [row["question"] for row in csv.DictReader(lines)]


def shipped() -> tuple[list[Asked], list[Asked], list[Asked]]:
    """Our judged questions over the shipped data: the landscape, the practice town, and those with no answer.

    Needs Django set up and the shipped data loaded and indexed.
    """
    from alongside.exchange.analyses import indexing
    from alongside.exchange.analyses.matching import open_index
    from alongside.exchange.offers.models import Offer

    index = open_index()
    texts = list(indexing.documents(sorted(Offer.objects.values_list("pk", flat=True)), 1))
    words = {world: Words([text for text in texts if text.world == world]) for world in ("real", "practice")}
    numbers = dict(Offer.objects.values_list("source_id", "pk"))

    def questions(name: str, world: str) -> list[Asked]:
        return [
            ask(index, words[world], text, {numbers[k]: v for k, v in judged.items()}, world)
            for text, judged in grades(name).items()
        ]

    none = [
        ask(index, words[world], text, {}, world) for text in unanswerable() for world in ("real", "practice")
    ]
    return questions("landscape.csv", "real"), questions("practice-town.csv", "practice"), none


def ndcg(gain: np.ndarray, score: np.ndarray, ideal: Sequence[float], depth: int = 10) -> float:
    """Discounted gain of the first `depth` by score, as a share of the best possible; equal scores as given.

    Source: Järvelin and Kekäläinen (2002), ACM TOIS 20(4), 422–446; gains as they are, not raised to a power.
    """
    order = np.argsort(-score, kind="stable")[:depth]
    discount = 1 / np.log2(np.arange(2, depth + 2))
    best = float((np.array(ideal[:depth]) * discount[: len(ideal[:depth])]).sum())
    return float((gain[order] * discount[: len(order)]).sum()) / best if best else 0.0


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when it is no longer needed."""
    return tempfile.TemporaryDirectory(prefix="alongside-bench-")
