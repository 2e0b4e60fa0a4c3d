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
def carer(db):
    """The word that means two things; the rules are read afresh for it and after it."""
    from alongside.exchange.analyses import matching, tagging
    from alongside.exchange.directory.models import AmbiguousWord
    from tests._support import rows

    kept = (matching._names_at, tagging._rules_at)
    for cache in kept:
        cache.cache_clear()
    choices = [rows.subject("unpaid-carers", "Unpaid carers"), rows.subject("care-workers", "Care workers")]
    yield AmbiguousWord.objects.create(
        word="carer",
        question="Unpaid carers or care workers?",
        choices=[choice.code for choice in choices],
        dataset=rows.dataset(),
    )
    for cache in kept:
        cache.cache_clear()


@pytest.fixture
def no_index(settings, tmp_path):
    """A home where no index has been built."""
    settings.INDEX_PATH = tmp_path / "none"
