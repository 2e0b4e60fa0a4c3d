"""The addresses of this room, a list for each of its parts."""

import importlib
import sys

from django.urls import URLPattern, path

from . import views

# What begins with a word stands before what begins with a ref. (While the room is being built: a part that
# cannot be imported yet is left out and named on stderr; the lead puts plain imports here at the end.)
PARTS = {
    "measures": "MEASURES",
    "evaluations": "EVALUATIONS",
    "claims": "CLAIMS",
    "standards": "STANDARDS",
    "building": "BUILDING",
    "terms": "TERMS",
    "results": "RESULTS",
}


def _of(part: str, name: str) -> list[URLPattern]:
    try:
        found: list[URLPattern] = getattr(importlib.import_module(f"{__package__}.{part}.urls"), name)
    except Exception as wrong:
        print(f"evidence/{part}: {wrong}", file=sys.stderr)
        return []
    return found


PATTERNS: list[URLPattern] = [
    path("cases/", views.index, name="cases"),
    path("cases/<str:ref>/sharing/", views.share, name="case-sharing"),
    path("cases/<str:ref>/withdraw/", views.withdraw, name="case-withdraw"),
]
for part, name in PARTS.items():
    PATTERNS += _of(part, name)
