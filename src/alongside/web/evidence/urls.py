"""The addresses of this room, a list for each of its parts."""

from django.urls import URLPattern, path

from . import views
from .building.urls import BUILDING
from .claims.urls import CLAIMS
from .evaluations.urls import EVALUATIONS
from .measures.urls import MEASURES
from .results.urls import RESULTS
from .standards.urls import STANDARDS
from .terms.urls import TERMS

# What begins with a word stands before what begins with a ref.
PATTERNS: list[URLPattern] = [
    path("cases/", views.index, name="cases"),
    *MEASURES,
    *EVALUATIONS,
    *CLAIMS,
    *STANDARDS,
    *BUILDING,
    *TERMS,
    path("cases/<str:ref>/sharing/", views.share, name="case-sharing"),
    path("cases/<str:ref>/withdraw/", views.withdraw, name="case-withdraw"),
    *RESULTS,
]
