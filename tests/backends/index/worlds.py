"""Small worlds for the index, and the slow, obvious way to search them."""

import math
from collections import Counter

import numpy as np
from hypothesis import strategies as st

from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import KINDS, STAGES, STANDINGS, Document, Query
from alongside.backends.words import stems

WORDS = ("lonely", "older", "people", "diabetes", "warm", "homes", "walking", "groups", "carers", "café")
TOKENS = ("public", "members", "circle:1", "party:7")


class Frozen(LatentEncoder):
    """The latent encoder as it starts; it stays so, whatever it is fitted on."""

    def fitted(self, texts):
        for _ in texts:
            pass
        return self


def document(identifier, text="warm homes", **changes):
    """Give an open offer of the real world, with changes."""
    plain = dict(
        id=identifier,
        version=identifier,
        title=text,
        text=text,
        audiences=("public",),
        world="real",
        kind="support",
        standing="open",
    )
    return Document(**(plain | changes))


def texts(longest):
    return st.lists(st.sampled_from(WORDS), max_size=longest).map(" ".join)


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=len(values))


@st.composite
def documents(draw, ids=st.integers(1, 2**40)):  # noqa: B008
    return Document(
        id=draw(ids),
        version=draw(st.integers(0, 9)),
        title=draw(texts(3)),
        text=draw(texts(6)),
        audiences=tuple(draw(some(TOKENS))),
        world=draw(st.sampled_from(("real", "practice"))),
        kind=draw(st.sampled_from(KINDS[:3])),
        standing=draw(st.sampled_from(STANDINGS)),
        stages=tuple(draw(some(STAGES[:3]))),
        subjects=tuple(draw(some(range(4)))),
        reach=tuple(draw(some(range(4)))),
        groups=tuple(draw(some(("carers", "young")))),
        lat=draw(st.sampled_from((math.nan, 51.5))),
        capacity=draw(st.sampled_from((math.nan, 0.5))),
        actor=draw(st.integers(-1, 3)),
        confirmed=draw(st.sampled_from((0, 739000))),
        evidence=draw(st.integers(-1, 4)),
    )


def worlds(most=12):
    return st.lists(documents(), max_size=most, unique_by=lambda one: one.id)


@st.composite
def queries(draw, limit=300):
    return Query(
        text=draw(texts(5)),
        audiences=frozenset(draw(some(TOKENS))),
        world="real",
        kinds=frozenset(draw(some(KINDS[:3]))),
        stages=frozenset(draw(some(STAGES[:3]))),
        standings=frozenset(draw(some(STANDINGS))),
        limit=limit,
    )


class Slow:
    """Reads every document for every question."""

    def __init__(self, held, encoder):
        self.held, self.encoder = held, encoder

    def seen(self, query):
        return [
            one
            for one in self.held
            if set(one.audiences) & query.audiences
            and one.world == query.world
            and (not query.standings or one.standing in query.standings)
        ]

    def right_kind(self, one, query):
        return not query.kinds or one.kind in query.kinds

    def right_stage(self, one, query):
        return not query.stages or not one.stages or bool(query.stages & set(one.stages))

    def weights(self, query):
        """Rarity of each word of the query among the open documents of the world."""
        opened = [
            set(words(one)) for one in self.held if "public" in one.audiences and one.world == query.world
        ]
        found = {word: sum(word in one for one in opened) for word in dict.fromkeys(stems(query.text))}
        return {word: math.log(1 + (len(opened) - n + 0.5) / (n + 0.5)) for word, n in found.items()}

    def mean_length(self, query):
        lengths = [
            len(words(one)) for one in self.held if "public" in one.audiences and one.world == query.world
        ]
        return max(sum(lengths) / len(lengths), 1) if lengths else 1

    def lexical(self, one, query):
        counts, mean = Counter(words(one)), self.mean_length(query)
        dampening = 1.2 * (1 - 0.75 + 0.75 * len(words(one)) / mean)
        return sum(
            weight * 2.2 * counts[word] / (counts[word] + dampening)
            for word, weight in self.weights(query).items()
        )

    def coverage(self, one, query):
        weights = self.weights(query)
        said = sum(weight for word, weight in weights.items() if word in words(one))
        return said / sum(weights.values()) if weights else 0

    def semantic(self, one, query):
        rows = self.encoder.encode([f"{one.title}\n{one.text}", query.text])
        return float(rows[0] @ rows[1])

    def search(self, query):
        """Give the candidates' ids when the limit does not bind, and the counts of what was left out."""
        spoken = bool(stems(query.text))
        seen = [one for one in self.seen(query) if spoken]
        said = [one for one in seen if self.lexical(one, query) > 0]
        right = [one for one in said if self.right_kind(one, query)]
        excluded = {
            "kind": len(said) - len(right),
            "stage": sum(not self.right_stage(one, query) for one in right),
        }
        found = [one for one in seen if self.right_kind(one, query) and self.right_stage(one, query)]
        return sorted(found, key=lambda one: one.id), excluded


def words(one):
    return stems(one.title) * 2 + stems(one.text)


def same(one, other):
    """Say whether two answers are equal to the last bit."""
    for name in one.__slots__:
        mine, theirs = getattr(one, name), getattr(other, name)
        if name in ("groups", "excluded") or mine is None or theirs is None:
            if mine != theirs:
                return False
        elif isinstance(mine, tuple):
            if not all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True)):
                return False
        elif not np.array_equal(mine, theirs, equal_nan=mine.dtype.kind == "f"):
            return False
    return True
