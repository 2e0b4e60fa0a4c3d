import builtins

import numpy as np
import pytest

from alongside.backends.encoders import EncoderProblem, LatentEncoder, choose, restore, static

TEXTS = [
    "Help for older people who are lonely",
    "Befriending for isolated pensioners",
    "Roof repairs",
    "Diabetes clinics",
    "",
    "🙂 ***",
]
CORPUS = [f"{a} {b}" for a in TEXTS[:4] for b in TEXTS[:4]] * 3
NAMES = ["static", "latent"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fitted", [False, True])
def test_rows_have_length_one_or_nothing(name, fitted):
    encoder = choose(name).fitted(CORPUS if fitted else [])
    rows = encoder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimensions)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows[:4], axis=1), 1, atol=1e-5)
    assert not rows[4].any()
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("name", NAMES)
def test_a_row_depends_on_its_text_alone(name):
    encoder = choose(name).fitted(CORPUS)
    together = encoder.encode(TEXTS)
    for row, text in zip(together, TEXTS, strict=True):
        assert np.array_equal(encoder.encode([text])[0], row)
    assert np.array_equal(encoder.encode(TEXTS[::-1])[::-1], together)


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_encoder_comes_back_the_same(name):
    encoder = choose(name).fitted(CORPUS)
    again = restore(encoder.name, encoder.state())
    assert np.array_equal(again.encode(TEXTS), encoder.encode(TEXTS))
    assert np.array_equal(choose(name).fitted(CORPUS).encode(TEXTS), encoder.encode(TEXTS))


@pytest.mark.parametrize("name", NAMES)
def test_fitting_leaves_the_encoder_as_it_was(name):
    encoder = choose(name)
    before = encoder.encode(TEXTS)
    encoder.fitted(CORPUS)
    assert np.array_equal(encoder.encode(TEXTS), before)


def test_static_vectors_know_words_of_like_meaning():
    doctor, physician, roof = choose("static").encode(["doctor", "physician", "roof"])
    assert doctor @ physician > doctor @ roof + 0.1


def test_latent_vectors_learn_which_words_stand_together():
    corpus = ["asthma inhaler"] * 5 + ["inhaler breathing"] * 5 + ["rent arrears"] * 5 + ["arrears debt"] * 5
    asthma, breathing, debt = LatentEncoder().fitted(corpus).encode(["asthma", "breathing", "debt"])
    assert asthma @ breathing > asthma @ debt + 0.1


def test_the_package_is_never_imported(monkeypatch):
    genuine = builtins.__import__

    def watched(name, *rest):
        assert not name.startswith(static.PACKAGE)
        return genuine(name, *rest)

    monkeypatch.setattr(builtins, "__import__", watched)
    static._shipped.cache_clear()
    choose("static").encode(["warm homes"])


def test_without_the_package_the_corpus_itself_must_do(monkeypatch):
    monkeypatch.setattr(static, "PACKAGE", "no-such-package")
    static._shipped.cache_clear()
    assert choose("auto").name == "latent"
    with pytest.raises(EncoderProblem, match="not installed.*'latent'.*alongside index rebuild"):
        choose("static")


def test_with_the_package_its_vectors_are_chosen():
    assert choose("auto").name == "static"


def test_an_unknown_encoder_is_refused_with_the_names_there_are():
    with pytest.raises(EncoderProblem, match="auto, static, latent"):
        choose("word2vec")
    with pytest.raises(EncoderProblem, match="alongside index rebuild"):
        restore("word2vec", {})


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("static", {"weights": np.ones(3, dtype=np.float32)}),
        ("static", {}),
        ("latent", {"table": np.ones((2, 2)), "weights": np.ones(2)}),
    ],
)
def test_a_state_of_another_table_is_refused(name, state):
    with pytest.raises(EncoderProblem, match="alongside index rebuild"):
        restore(name, state)


def test_chunk_by_chunk_a_text_is_split_as_the_packages_own_splitter_splits_it():
    own = static._shipped()[1]
    odd = [
        "",
        " two  spaces ",
        "line\n\nline\n",
        " \n a",
        "x <s> y</s>",
        "▁under ▁▁",
        "é" * 50,
        "🙂 ***",
        "\r\n\t",
    ]
    chance = np.random.default_rng(4)
    odd += ["".join(chance.choice(list(" \n\tab<s>/é▁.…’0Z🙂"), 25)) for _ in range(200)]
    odd += ["warm homes " * 800, *TEXTS]
    for text in odd:
        assert static.words_in(text) == own.encode(text.lower(), add_special_tokens=False).ids
