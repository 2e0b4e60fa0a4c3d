"""Read from the words of needs and offers what they are about."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from alongside.engines.matching.subjects import SHIELD, Ambiguous, Question, Row, Rules, questions, tag
from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.queries import feed_head
from alongside.exchange.directory import queries as directory
from alongside.exchange.needs import queries as needs
from alongside.exchange.needs import services as need_services
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers import services as offer_services

TAGGER = Doer(process="tagging")
BATCH = 2000


@lru_cache(maxsize=2)
def _rules_at(version: tuple[int, int]) -> tuple[Rules, dict[str, int]]:
    rows = directory.subjects()
    phrases: list[Row] = [(row.code, row.label, tuple(row.synonyms), ()) for row in rows]
    phrases += [
        (code or SHIELD, "", tuple(more), tuple(unless)) for code, more, unless in directory.subject_rules()
    ]
    words = [
        Ambiguous(word, question, tuple(choices)) for word, question, choices in directory.ambiguous_words()
    ]
    return Rules.from_rows(phrases, words), {row.code: row.pk for row in rows}


def rules() -> tuple[Rules, dict[str, int]]:
    """The rules of the loaded taxonomy, and each code's id."""
    return _rules_at(directory.subjects_version())


def subjects_in(text: str, *, wanted: bool = False, version: tuple[int, int] | None = None) -> dict[int, str]:
    """The subjects that a text speaks of, by id, each with the words that showed it.

    `wanted`: the text tells what is needed, so "no transport" is about transport.
    `version`: that of the subjects now, from whoever has just asked for it.
    """
    compiled, ids = rules() if version is None else _rules_at(version)
    tags = tag(text, compiled, keep_denied=wanted)
    return {ids[found.code]: ", ".join(dict.fromkeys(found.words)) for found in tags if found.code in ids}


def subjects_of_texts(texts: Sequence[str]) -> list[frozenset[int]]:
    """The subjects that each text speaks of; kept, as the same remits are compared again and again."""
    version = directory.subjects_version()
    return [_spoken_of(text, version) for text in texts]


@lru_cache(maxsize=8192)
def _spoken_of(text: str, version: tuple[int, int]) -> frozenset[int]:
    compiled, ids = _rules_at(version)
    return frozenset(ids[found.code] for found in tag(text, compiled) if found.code in ids)


def open_question(text: str) -> tuple[Question, dict[str, str]] | None:
    """The first word in a text that could mean two things, and the labels of what it could mean."""
    compiled, _ = rules()
    asked = questions(text, compiled)
    if not asked:
        return None
    labels = {row.code: row.label for row in directory.subjects()}
    return asked[0], {code: labels[code] for code in asked[0].choices if code in labels}


def tag_needs(ids: Sequence[int]) -> None:
    """Tag these needs again."""
    for batch in _batches(ids):
        _tag(needs.texts_for_tagging(batch), need_services.set_subjects, wanted=True)


def tag_offers(ids: Sequence[int]) -> None:
    """Tag these offers again."""
    for batch in _batches(ids):
        _tag(offers.texts_for_tagging(batch), offer_services.set_subjects)


def tag_everything() -> int:
    """Tag every need and offer again, after the taxonomy has changed; return the feed's number."""
    tag_needs(needs.all_ids())
    tag_offers(offers.all_ids())
    return feed_head()


def _tag(texts: list[tuple[int, str]], keep: Callable[..., int], *, wanted: bool = False) -> None:
    if texts:
        keep(found={row: subjects_in(text, wanted=wanted) for row, text in texts}, by=TAGGER)


def _batches(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield list(ids[start : start + BATCH])
