"""Sign-in tests count tries of their own."""

import pytest


@pytest.fixture(autouse=True)
def own_counts(settings, request):
    """Each test starts with no tries made, and leaves none in the home of the suite."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": request.node.nodeid,
        }
    }
