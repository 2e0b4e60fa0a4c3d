import os

import numpy as np
import pytest

from alongside.backends.encoders import LatentEncoder
from alongside.backends.index import Writer, segment_builder
from tests.backends.index.worlds import document

WORDS = ("lonely", "older", "people", "diabetes", "warm", "homes", "walking", "groups")


def vectors(path, monkeypatch, **settings):
    for name, value in settings.items():
        monkeypatch.setattr(segment_builder, name, value)
    texts = (" ".join(WORDS[(n * k) % 8] for k in (1, 3, 5)) for n in range(1, 40))
    with Writer.open(path, LatentEncoder()) as writer:
        writer.rebuild([document(n, text) for n, text in enumerate(texts, 1)], 1)
    (folder,) = (path / "segments").iterdir()
    names = ("vectors.npy", "shrink.npy", "sketch.npy", "loud.npy", "records.npy")
    return [np.load(folder / name) for name in names]


def test_in_what_portions_rows_are_read_and_encoded_changes_no_byte(tmp_path, monkeypatch):
    whole = vectors(tmp_path / "whole", monkeypatch)
    pieces = vectors(tmp_path / "pieces", monkeypatch, BATCH=7, READ=3)
    assert all(np.array_equal(one, other) for one, other in zip(whole, pieces, strict=True))


@pytest.mark.long
def test_two_processes_encode_what_one_does(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    alone = vectors(tmp_path / "alone", monkeypatch, BATCH=7)
    shared = vectors(tmp_path / "shared", monkeypatch, SHARED_FROM=1)
    assert all(np.array_equal(one, other) for one, other in zip(alone, shared, strict=True))
