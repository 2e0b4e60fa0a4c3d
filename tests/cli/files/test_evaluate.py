"""`alongside evaluate`: three files in, measures out, no database."""

import gzip
import json

import pytest

from alongside.cli.files.evaluate import beside
from alongside.engines.matching.judging import ndcg

CORPUS = [
    {"_id": "d1", "title": "Dementia café", "text": "Tea and singing for people with dementia and families"},
    {"_id": "d2", "title": "Walking group", "text": "Slow walks in the park for older people"},
    {"_id": "d3", "title": "", "text": "Repairs of bicycles"},
    {"_id": "d4", "title": "Singing", "text": "A choir for families living with memory loss"},
]
QUERIES = [
    {"_id": "q1", "text": "dementia"},
    {"_id": "q2", "text": "walk"},
    {"_id": "q3", "text": "unjudged"},
]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td4\t1\nq2\td2\t1\nq2\td3\t0\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, CORPUS)))
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, QUERIES)))
    (tmp_path / "qrels.tsv").write_text(QRELS)
    return tmp_path


@pytest.fixture
def evaluate(folder, alongside):
    def run(*more, corpus="corpus.jsonl", qrels="qrels.tsv"):
        files = [str(folder / name) for name in (corpus, "queries.jsonl", qrels)]
        named = zip(("--corpus", "--queries", "--qrels"), files, strict=True)
        return alongside("evaluate", *[word for pair in named for word in pair], *more)

    return run


def test_the_object_is_the_one_that_is_promised(evaluate):
    done = evaluate("--json")
    found = done.json()
    assert done.code == 0 and list(found) == ["alongside", "bm25", "queries"] and found["queries"] == 2
    for system in ("alongside", "bm25"):
        assert list(found[system]) == ["ndcg@10", "recall@100", "mrr"]
        assert all(0 <= low <= value <= high <= 1 for value, low, high in found[system].values())
    assert found["bm25"]["mrr"][0] == 1
    assert (
        found["alongside"]["recall@100"][0] > found["bm25"]["recall@100"][0]
    )  # memory loss is near dementia
    assert "1 questions that no text answers" in done.err


def test_runs_are_written_for_other_tools_and_give_the_same_measure(evaluate, folder):
    done = evaluate("--run", str(folder / "run.txt"), "--json")
    for file, name in ((folder / "run.txt", "alongside"), (beside(folder / "run.txt"), "bm25")):
        lines = [line.split() for line in file.read_text().splitlines()]
        assert {line[5] for line in lines} == {name} and {line[1] for line in lines} == {"Q0"}
        q1 = [line for line in lines if line[0] == "q1"]
        assert [int(line[3]) for line in q1] == list(range(1, len(q1) + 1))
        scores = [float(line[4]) for line in q1]
        assert scores == sorted(scores, reverse=True)
        q2 = [line[2] for line in lines if line[0] == "q2"]
        mean = (ndcg([line[2] for line in q1], {"d1": 2, "d4": 1}) + ndcg(q2, {"d2": 1})) / 2
        assert done.json()[name]["ndcg@10"][0] == pytest.approx(mean, abs=1e-4)


def test_packed_files_are_read_and_people_get_a_table(evaluate, folder):
    packed = gzip.compress((folder / "corpus.jsonl").read_bytes())
    (folder / "corpus.jsonl.gz").write_bytes(packed)
    done = evaluate(corpus="corpus.jsonl.gz")
    assert done.code == 0 and "ndcg@10" in done.out and "BM25 alone" in done.out


def test_bad_rows_are_named_and_left_out(evaluate, folder):
    with (folder / "corpus.jsonl").open("a") as file:
        file.write('\n{"_id": "d1", "text": "again"}\n{"_id": "d9"}\nno object\n')
    with (folder / "qrels.tsv").open("a") as file:
        file.write("q1\td77\t1\nq9\td1\t1\nq1\td2\tmuch\n")
    done = evaluate("--json")
    assert done.json()["queries"] == 2
    for said in (
        "corpus.jsonl, row 5: the _id 'd1' stands in it twice",
        "row 6: it has neither title nor text",
        "row 7: the line is not a JSON object",
        "there is no question 'q9'",
        "the score 'much' is no number",
        "1 judgements are of texts that corpus.jsonl does not have",
    ):
        assert said in done.err


@pytest.mark.parametrize(
    "qrels, why",
    [
        ("query\tcorpus-id\tscore\nq1\td1\t1\n", "the column 'query-id' is not in it"),
        ("query-id\tcorpus-id\tscore\nq1\td1\t0\n", "no question of queries.jsonl has a text"),
    ],
)
def test_files_that_do_not_belong_together_are_refused_in_a_sentence(evaluate, folder, qrels, why):
    (folder / "bad.tsv").write_text(qrels)
    done = evaluate(qrels="bad.tsv")
    assert done.code == 2 and why in done.err
    assert evaluate(corpus="absent.jsonl").code == 2
