"""An index of each test's own, with nothing remembered of another test's subjects."""

import pytest


@pytest.fixture
def indexed(home, settings):
    """Build the index of what the test has made; return what builds it again."""
    from alongside.exchange.analyses import indexing, matching, searching, tagging

    settings.ENCODER = "latent"
    for kept in (tagging._rules_at, matching._names_at, matching._index_at, searching._index_at):
        kept.cache_clear()
    yield indexing.rebuild
    for kept in (tagging._rules_at, matching._names_at, matching._index_at, searching._index_at):
        kept.cache_clear()
