"""The web server's way in."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = get_wsgi_application()

from alongside.exchange.analyses.matching import IndexProblem, open_index  # noqa: E402 (Django first)

with suppress(IndexProblem):  # a first index may still be in the making
    open_index()
