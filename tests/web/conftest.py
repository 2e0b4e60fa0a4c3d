"""The rows that tests of the pages stand on, and an index of them."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests._support import town as towns


@pytest.fixture
def town(db):
    """A few rows, and no index."""
    return towns.settle()


@pytest.fixture
def indexed_town(town, settings):
    """A few rows with an index of their own."""
    from alongside.exchange.analyses import indexing

    folder = Path(tempfile.mkdtemp(prefix="alongside-web-"))
    settings.ENCODER = "latent"
    settings.INDEX_PATH = folder / "index"
    indexing.rebuild()
    yield town
    shutil.rmtree(folder)


@pytest.fixture
def no_index(settings, tmp_path):
    """A home where no index has been built."""
    settings.INDEX_PATH = tmp_path / "none"
