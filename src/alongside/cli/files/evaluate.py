"""`alongside evaluate`: our retrieval and its topic part, beside keywords alone, on a judged collection."""

import math
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from alongside.backends.encoders import choose
from alongside.backends.index import Document, Index, Query, Writer
from alongside.backends.keywords import Keywords
from alongside.engines.matching import topic
from alongside.engines.matching.judging import mean_and_interval, ndcg, recall, reciprocal_rank
from alongside.exchange.analyses.wording import telling_words
from alongside.exchange.feeds.reading import FileBroken, Line, open_table

err = Console(stderr=True)
CANDIDATES = 300  # by words and as many by meaning, as for a need
DEEPEST = 1000  # answers kept of keywords alone
DIGITS = 4
NAMED = 5  # bad rows of a file named one by one; the rest are counted
MEASURES: dict[str, Callable[..., float]] = {"ndcg@10": ndcg, "recall@100": recall, "mrr": reciprocal_rank}
Move = Callable[[str, int, int], None]
Run = dict[str, list[tuple[str, float]]]  # question: answers with their scores, best first


class RowBroken(Exception):
    """A row cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts, questions, and what people judged to answer them."""

    names: list[str]
    texts: list[tuple[str, str]]  # title, text
    questions: dict[str, str]
    gains: dict[str, dict[str, float]]


def run(*, corpus: Path, queries: Path, qrels: Path, out: Path | None, move: Move) -> dict[str, Any]:
    """Evaluate, write the runs if asked to, and return the measures; bad rows are named on standard error.

    Raises: FileBroken with the file's name for a file that cannot be read or written.
    """
    held = _read(corpus, queries, qrels)
    ours, words = _ours(held, move), _keywords(held, move)
    if out:
        _write(out, ours, "alongside")
        _write(beside(out), words, "bm25")
    return {"alongside": measured(ours, held), "bm25": measured(words, held), "queries": len(held.questions)}


def measured(run: Run, held: Collection) -> dict[str, list[float]]:
    """Each measure: its mean over questions, and the ends of its 95% interval."""
    orders = {question: [name for name, _ in run[question]] for question in held.questions}
    return {
        name: [
            round(value, DIGITS)
            for value in mean_and_interval(
                [measure(orders[question], held.gains[question]) for question in held.questions]
            )
        ]
        for name, measure in MEASURES.items()
    }


def beside(out: Path) -> Path:
    """The file for the run of keywords alone: 'runs.txt' gives 'runs.bm25.txt'."""
    return out.with_name(f"{out.stem}.bm25{out.suffix}")


def _ours(held: Collection, move: Move) -> Run:
    """Search and order as for a need, by the topic part alone."""
    found: Run = {}
    with tempfile.TemporaryDirectory(prefix="alongside-evaluate-") as folder:
        with Writer.open(Path(folder) / "index", choose()) as writer:
            writer.rebuild(_documents(held, move), 0)
        index = Index.open(Path(folder) / "index")
        for done, (question, text) in enumerate(held.questions.items(), 1):
            words = " ".join(telling_words(text)) or text
            seen = index.search(Query(words, frozenset({"public"}), "real", limit=CANDIDATES))
            value = topic(seen.lexical, seen.semantic, seen.coverage, akin=seen.akin).logit
            order = np.lexsort((seen.id, -value)).tolist()
            found[question] = [(held.names[int(seen.id[row])], float(value[row])) for row in order]
            move("Asking Alongside", done, len(held.questions))
    return found


def _documents(held: Collection, move: Move) -> Iterator[Document]:
    for number, (title, text) in enumerate(held.texts):
        yield Document(number, 0, title, text, ("public",), "real", "support", "open")
        if number % 1000 == 999:
            move("Reading texts", number + 1, len(held.texts))


def _keywords(held: Collection, move: Move) -> Run:
    index = Keywords(f"{title} {text}" for title, text in held.texts)
    found: Run = {}
    for done, (question, text) in enumerate(held.questions.items(), 1):
        found[question] = [(held.names[row], score) for row, score in index.best(text, DEEPEST)]
        move("Asking keywords alone", done, len(held.questions))
    return found


def _read(corpus: Path, queries: Path, qrels: Path) -> Collection:
    texts = dict(_rows(corpus, ("_id", "text"), _text_of))
    questions = dict(_rows(queries, ("_id", "text"), _question_of))
    gains: dict[str, dict[str, float]] = {}
    columns = ("query-id", "corpus-id", "score")
    for question, (name, gain) in _rows(qrels, columns, lambda cells, _: _judgement(cells, questions)):
        gains.setdefault(question, {})[name] = gain
    judged = {one: text for one, text in questions.items() if any(g > 0 for g in gains.get(one, {}).values())}
    if not judged:
        raise FileBroken(
            f"{qrels.name}: no question of {queries.name} has a text of {corpus.name} judged to answer it. "
            "Check that the three files belong together and that scores above 0 mean relevant."
        )
    if lost := sum(name not in texts for question in judged for name in gains[question]):
        err.print(
            f"{qrels.name}: {lost:,} judgements are of texts that {corpus.name} does not have. "
            "They count as not found.",
            markup=False,
        )
    if few := len(questions) - len(judged):
        err.print(f"{queries.name}: {few:,} questions that no text answers were left out.", markup=False)
    return Collection(list(texts), list(texts.values()), judged, gains)


def _rows(path: Path, needed: tuple[str, ...], read: Callable[..., Any]) -> Iterator[Any]:
    """Each usable row, read; the first few others are named with the reason, the rest counted."""
    broken, seen = 0, set[Any]()
    try:
        table = open_table(path)
        if missing := [name for name in needed if name not in table.columns]:
            raise FileBroken(f"the column '{missing[0]}' is not in it. It needs {', '.join(needed)}.")
        for line in table.lines:
            try:
                found = _one(line, seen, read)
            except RowBroken as problem:
                broken += 1
                if broken <= NAMED:
                    err.print(f"{path.name}, row {line.number}: {problem} It was left out.", markup=False)
            else:
                yield found
    except FileBroken as problem:
        raise FileBroken(f"{path.name}: {problem}") from problem
    if broken > NAMED:
        err.print(f"{path.name}: {broken - NAMED:,} more rows were left out.", markup=False)


def _one(line: Line, seen: set[Any], read: Callable[..., Any]) -> Any:
    if line.fault:
        raise RowBroken(line.fault)
    return read({name: value.strip() for name, value in line.cells.items()}, seen)


def _once(name: str, seen: set[Any]) -> str:
    if not name:
        raise RowBroken("it has no _id. Give each row one.")
    if name in seen:
        raise RowBroken(f"the _id '{name}' stands in it twice. Give each row its own.")
    seen.add(name)
    return name


def _text_of(cells: dict[str, str], seen: set[Any]) -> tuple[str, tuple[str, str]]:
    title, text = cells.get("title", ""), cells["text"]
    if not title and not text:
        raise RowBroken("it has neither title nor text.")
    return _once(cells["_id"], seen), (title, text)


def _question_of(cells: dict[str, str], seen: set[Any]) -> tuple[str, str]:
    if not cells["text"]:
        raise RowBroken("it has no text.")
    return _once(cells["_id"], seen), cells["text"]


def _judgement(cells: dict[str, str], questions: dict[str, str]) -> tuple[str, tuple[str, float]]:
    question, name = cells["query-id"], cells["corpus-id"]
    if question not in questions:
        raise RowBroken(f"there is no question '{question}'.")
    try:
        gain = float(cells["score"])
    except ValueError as problem:
        raise RowBroken(f"the score '{cells['score']}' is no number.") from problem
    if not math.isfinite(gain):
        raise RowBroken(f"the score '{cells['score']}' is no number.")
    return question, (name, gain)


def _write(out: Path, run: Run, name: str) -> None:
    """Write a run as TREC tools read it: question, Q0, answer, position, score, name."""
    try:
        with out.open("w", encoding="utf-8") as file:
            for question, answers in run.items():
                file.writelines(
                    f"{question} Q0 {answer} {place} {score:.6f} {name}\n"
                    for place, (answer, score) in enumerate(answers, 1)
                )
    except OSError as problem:
        raise FileBroken(f"--run {out}: it cannot be written: {problem.strerror}.") from problem
