"""Static word vectors, read from the files of an installed package without importing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import metadata
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer, normalizers

from alongside.backends.encoders.base import Encoder, EncoderProblem, State, Vectors, pooled, rarity
from alongside.backends.words import sayable

PACKAGE = "wordllama"
TABLE = "l2_supercat_256.safetensors"
WORDS = "l2_supercat_tokenizer_config.json"
LONGEST = 1024  # words of a text that count; a need or an offer has far fewer
TOGETHER = 512  # texts split into words in one go
SPACE = "▁"  # stands for a space, and before every text
CHUNK = re.compile(f"{SPACE}*[^{SPACE}\n]+|{SPACE}+|\n")


def package_file(name: str) -> Path | None:
    """Find a file of the package by its name, or None when the package or the file is not there."""
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.name == name:
            found = Path(str(file.locate()))
            return found if found.is_file() else None
    return None


def is_installed() -> bool:
    """Say whether both files of the word vectors are there."""
    return package_file(TABLE) is not None and package_file(WORDS) is not None


@lru_cache(maxsize=1)
def _shipped() -> tuple[Vectors, Any]:
    """Read the table and the splitter of words once a process. Raises: EncoderProblem."""
    table, words = package_file(TABLE), package_file(WORDS)
    if table is None or words is None:
        raise EncoderProblem(
            f"The word vectors are missing: the package '{PACKAGE}' is not installed or lacks the "
            f"files {TABLE} and {WORDS}. Install it, or choose 'latent' and run: alongside index rebuild"
        )
    vectors = np.ascontiguousarray(next(iter(load_file(str(table)).values())), dtype=np.float32)
    vectors.flags.writeable = False
    splitter = Tokenizer.from_file(str(words))
    splitter.no_padding()
    splitter.enable_truncation(LONGEST)
    return vectors, splitter


@lru_cache(maxsize=1)
def _bare() -> Any:
    """Give the splitter without what it does to a text first: for chunks to which it is done."""
    splitter = Tokenizer.from_str(_shipped()[1].to_str())
    splitter.normalizer = normalizers.Sequence([])
    return splitter


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str] | None:
    """Give what a text may not hold to be split chunk by chunk, or None if none may be.

    No word of the package has a space in it but at its start, nor the end of a line; so a text is split as
    its chunks are. What may not be cut are the marks with a meaning of their own, such as "<s>".
    """
    _, splitter = _shipped()
    if any(SPACE in word.lstrip(SPACE) or "\n" in word for word in splitter.get_vocab()):
        return None
    marks = [mark.content for mark in splitter.get_added_tokens_decoder().values()]
    return re.compile("|".join(map(re.escape, [SPACE, *marks])))


@lru_cache(maxsize=200_000)
def _in_chunk(chunk: str) -> tuple[int, ...]:
    """Split a chunk; most have been met before."""
    return tuple(_bare().encode(chunk, add_special_tokens=False).ids)


def words_in(text: str) -> list[int]:
    """Split a text into the package's words, by number: as its own splitter does, chunk by chunk."""
    plain = sayable(text).lower()
    odd = _whole()
    if not plain or odd is None or odd.search(plain):
        whole: list[int] = _shipped()[1].encode(plain, add_special_tokens=False).ids
        return whole
    told = SPACE + plain.replace(" ", SPACE)
    return list(islice(chain.from_iterable(map(_in_chunk, CHUNK.findall(told))), LONGEST))


class StaticEncoder:
    """Weighted mean of static word vectors; the weight of a word is its rarity in the corpus.

    Until it is fitted all words weigh the same. Cost: O(words × dimensions) a text.
    """

    def __init__(self, weights: Vectors | None = None) -> None:
        self._table, _ = _shipped()
        self._weights = np.ones(len(self._table), dtype=np.float32) if weights is None else weights
        if self._weights.shape != (len(self._table),):
            raise EncoderProblem(
                f"The kept word weights are {self._weights.shape[0]} but the package has {len(self._table)} "
                "words: the package has changed since the index was built. Run: alongside index rebuild"
            )

    @property
    def name(self) -> str:
        """Name it is kept under."""
        return "static"

    @property
    def dimensions(self) -> int:
        """Length of a row."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give each text its unit row, or zeros when it has no words.

        Shapes: n texts to n × dimensions. Order: as given.
        """
        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), TOGETHER):
            part = [words_in(text) for text in texts[start : start + TOGETHER]]
            result[start : start + len(part)] = pooled(self._table, self._weights, part)
        return result

    def knows(self, word: str) -> bool:
        """Say whether a word stands in the table whole; most common words of English do."""
        return len(words_in(word)) == 1

    def fitted(self, texts: Iterable[str]) -> Encoder:
        """Give an encoder whose words weigh by their rarity in `texts`; of no texts, all the same."""
        found_in = np.zeros(len(self._table), dtype=np.int64)
        count = 0
        for part in _parts(texts):
            for text in part:
                found_in[list(set(words_in(text)))] += 1
            count += len(part)
        return StaticEncoder(rarity(found_in, count)) if count else StaticEncoder()

    def state(self) -> State:
        """Give the weights of the words."""
        return {"weights": self._weights}


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    source = iter(texts)
    while part := list(islice(source, TOGETHER)):
        yield part
